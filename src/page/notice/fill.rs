//! What stands in the place of placeholders: words as words, blocks as marks.

use super::follow;
use super::list::ListView;
use super::{basis, period_words, periods_words};
use crate::lang::{Lang, Text, text};
use crate::model::{Notice, NoticeKind, Piece, Placeholder, Postmark, Publicity};
use crate::notice;
use crate::page::world::ContestWorld;
use crate::page::{World, format, words};

/// Stands for a block in the Markdown, between the two marks; `render/` puts the block there.
/// A private-use character, which `check/` keeps out of records.
pub(super) const BLOCK: &str = "\u{E000}";

/// Replaces the placeholders.
pub(super) fn expand(world: &World<'_>, contest: &ContestWorld<'_>, n: usize, lists: &[ListView<'_>]) -> String {
    let notice = &contest.contest.notices[n];
    let mut out = String::with_capacity(notice.prose.markdown().len() * 2);
    for piece in notice.prose.pieces() {
        match piece {
            Piece::Text(_, words) => out.push_str(words),
            Piece::Placeholder(_, _, Some(known)) => one(&mut out, &known, world, contest, n, lists),
            // `check/` refuses unknown names; one that slips through is shown as it was typed.
            Piece::Placeholder(_, inner, None) => out.push_str(&literal(&format!("{{{{{inner}}}}}"))),
        }
    }
    out
}

fn one(
    out: &mut String,
    placeholder: &Placeholder,
    world: &World<'_>,
    contest: &ContestWorld<'_>,
    n: usize,
    lists: &[ListView<'_>],
) {
    let (facts, lang) = (contest.contest, world.lang);
    let notice = &facts.notices[n];
    match placeholder {
        Placeholder::List(None) => block(out, "list", ""),
        Placeholder::List(Some(id)) => block(out, "list", id),
        Placeholder::Contact => block(out, "contact", ""),
        Placeholder::Oversight => block(out, "contact", "oversight"),
        Placeholder::Prizes => block(out, "prizes", ""),
        Placeholder::Corrections => block(out, "corrections", ""),
        Placeholder::Objections => block(out, "objections", ""),
        Placeholder::Attachments => block(out, "attachments", ""),
        Placeholder::Original => out.push_str(&original(contest, notice, lang)),
        Placeholder::Objecting => paragraph(out, &objecting(&notice.period.over(&facts.publicity), lang)),
        Placeholder::Amount(id) => {
            let counts: Vec<_> = of(lists, id.as_deref()).map(|l| l.amount.as_str()).collect();
            out.push_str(&literal(&counts.join("、")));
        }
        Placeholder::Total(id) => {
            let counts: Vec<_> = of(lists, id.as_deref()).map(|l| l.count.as_str()).collect();
            out.push_str(&literal(&counts.join("、")));
        }
        Placeholder::Tiers(id) => {
            let tiers: Vec<_> = of(lists, id.as_deref()).map(|l| l.tiers.as_str()).collect();
            out.push_str(&literal(&tiers.join("、")));
        }
        Placeholder::First(id) => {
            let first = of(lists, id.as_deref()).find_map(|l| l.rows.first()).map(|r| r.name);
            out.push_str(&literal(first.unwrap_or_default()));
        }
        Placeholder::Basis => out.push_str(&literal(&joined(basis(contest, notice)))),
        Placeholder::Procedure => out.push_str(&literal(&procedure(contest, notice, lang))),
        Placeholder::Number => out.push_str(&literal(notice.number.as_ref().map_or("", |n| &n.value))),
        Placeholder::Issuers => out.push_str(&literal(&notice.issuers.join("、"))),
        Placeholder::Contest => out.push_str(&literal(&facts.title)),
        Placeholder::Published => out.push_str(&literal(&format::date(notice.published, lang))),
        Placeholder::Period => out.push_str(&literal(&whole_period(contest, n, lang))),
        Placeholder::Length | Placeholder::WorkingDays | Placeholder::Deadline => {
            out.push_str(&literal(&of_the_period(placeholder, contest, n, lang)));
        }
        Placeholder::Moved => out.push_str(&literal(&follow::moved(contest, n, lang))),
        Placeholder::Restart => out.push_str(&literal(&restart(contest, n, lang))),
    }
}

/// The list of an id; without one those of all tracks.
fn of<'l, 'w>(lists: &'l [ListView<'w>], id: Option<&'l str>) -> impl Iterator<Item = &'l ListView<'w>> {
    lists.iter().filter(move |l| id.map_or(l.is_main(), |id| l.key == id))
}

/// What a placeholder says of the periods that the notice speaks of: each once.
fn of_the_period(placeholder: &Placeholder, contest: &ContestWorld<'_>, n: usize, lang: Lang) -> String {
    let mut said: Vec<String> = Vec::new();
    for m in notice::periods_of(contest.contest, n) {
        let words = match placeholder {
            Placeholder::Length => length(&contest.contest.notices[m].period.over(&contest.contest.publicity), lang),
            Placeholder::WorkingDays => working_days(contest, m),
            Placeholder::Deadline => deadline(contest, m, lang),
            _ => period_words(contest, m, lang),
        };
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said.join("、")
}

/// When the 公示 that a notice is about was open: from its beginning, also where a correction let it start
/// again. A notice that opens a period speaks of that one, and so does a correction.
fn whole_period(contest: &ContestWorld<'_>, n: usize, lang: Lang) -> String {
    let facts = contest.contest;
    let notice = &facts.notices[n];
    if notice::opens(notice) || notice.kind == NoticeKind::Correction {
        return of_the_period(&Placeholder::Period, contest, n, lang);
    }
    periods_words(contest, &notice::roots(facts, n), notice.published, lang)
}

/// `5个工作日`
fn length(publicity: &Publicity, lang: Lang) -> String {
    words::length(publicity).get(lang).to_owned()
}

/// How many days of a period are worked, whatever days it counts. Nothing where that is not known.
fn working_days(contest: &ContestWorld<'_>, n: usize) -> String {
    let Some(period) = &contest.periods[n] else { return String::new() };
    let kinds: Option<Vec<_>> = period.days.iter().filter(|d| d.number.is_some()).map(|d| d.kind.as_ref()).collect();
    kinds.map(|kinds| kinds.iter().filter(|k| k.is_worked()).count().to_string()).unwrap_or_default()
}

/// `2023年10月20日17:00`
fn deadline(contest: &ContestWorld<'_>, n: usize, lang: Lang) -> String {
    let Some(period) = &contest.periods[n] else { return String::new() };
    let time = period.until.map(format::time).unwrap_or_default();
    match lang {
        Lang::Zh => format!("{}{time}", format::date(period.last, lang)),
        Lang::En => format!("{} {time}", format::date(period.last, lang)).trim_end().to_owned(),
    }
}

/// Whether a correction lets the period start again.
fn restart(contest: &ContestWorld<'_>, n: usize, lang: Lang) -> String {
    let period = of_the_period(&Placeholder::Period, contest, n, lang);
    let notice = &contest.contest.notices[n];
    let words = if notice::opens(notice) {
        let plan = &contest.contest.publicity;
        let own = notice.period.over(plan);
        let from = if own.count_first_day { "之日" } else { "次日" };
        let (own, plan) = (words::length(&own), words::length(plan));
        let Text { zh: first, en: first_en } = if own.zh == plan.zh {
            text!("", "")
        } else {
            let (zh, en) = (plan.zh, plan.en);
            text!("；首次公示为{zh}", "; the first one was {en}")
        };
        text!(
            "公示期自本更正公示发布{from}起重新计算，为{period}{first}",
            "The period starts again with this correction: {period}{first_en}"
        )
    } else {
        text!("公示期不重新计算，仍为{period}", "The period does not start again: {period}")
    };
    words.get(lang).to_owned()
}

/// `《甲》（文号）和《乙》`; a document that has no brackets of its own gets them.
fn joined(basis: &[String]) -> String {
    let named: Vec<String> =
        basis.iter().map(|b| if b.contains(['《', '〔']) { b.clone() } else { format!("《{b}》") }).collect();
    match named.as_slice() {
        [all @ .., last] if !all.is_empty() => format!("{}和{last}", all.join("、")),
        _ => named.concat(),
    }
}

/// 经组织申报、组织审核、推荐上报、开展评选: what the notice says, or the stages that were over.
fn procedure(contest: &ContestWorld<'_>, notice: &Notice, lang: Lang) -> String {
    if let Some(own) = &notice.procedure {
        return own.clone();
    }
    let over = contest.contest.stages.iter().filter(|s| s.to < notice.published && !s.title.contains("公示"));
    let over = over.map(|s| s.title.as_str());
    let (zh, en) = (over.clone().collect::<Vec<_>>().join("、"), over.collect::<Vec<_>>().join(", "));
    text!("经{zh}", "after {en}").get(lang).to_owned()
}

/// `[《关于…的公示》](slug.html)（2023年10月16日发布）`
fn original(contest: &ContestWorld<'_>, notice: &Notice, lang: Lang) -> String {
    let earlier = notice.about.iter().filter_map(|l| contest.contest.notices.iter().find(|n| n.slug == l.value));
    let link = |n: &Notice| {
        let (title, day, slug) = (literal(&n.title), format::date(n.published, lang), &n.slug);
        let number = n.number.as_ref().map(|n| format!("{}，", literal(&n.value))).unwrap_or_default();
        text!("[《{title}》]({slug}.html)（{number}{day}发布）", "[{title}]({slug}.html) ({number}published {day})")
            .get(lang)
            .to_owned()
    };
    earlier.map(link).collect::<Vec<_>>().join("、")
}

/// The standard words on objecting: by which ways, under which name, until when.
fn objecting(publicity: &Publicity, lang: Lang) -> String {
    let contact = &publicity.contact;
    let mut ways: Vec<(&str, &str)> = Vec::new();
    let mut offer = |given: bool, zh, en| {
        if given {
            ways.push((zh, en));
        }
    };
    offer(contact.phone.is_some(), "电话", "telephone");
    offer(contact.address.is_some(), "信函", "letter");
    offer(contact.email.is_some(), "电子邮件", "e-mail");
    offer(contact.address.is_some(), "来访", "visit");
    let zh = ways.iter().map(|w| w.0).collect::<Vec<_>>().join("、");
    let en = ways.iter().map(|w| w.1).collect::<Vec<_>>().join(", ");
    let also = publicity.oversight.as_ref().map(|_| ("，也可以向监督部门反映", ", or to the oversight office"));
    let (also_zh, also_en) = also.unwrap_or_default();
    let (post_zh, post_en) = match publicity.postmark {
        Some(Postmark::Sent) => ("信函以发信地邮戳日期为准。", " A letter is in time by the postmark of its sending."),
        Some(Postmark::Received) => {
            ("信函以到达地邮戳日期为准。", " A letter is in time by the postmark of its arrival.")
        }
        None => ("", ""),
    };
    text!(
        "公示期内，任何单位和个人对公示内容有异议的，可以通过{zh}的方式向受理部门反映{also_zh}。以单位名义反映的，应当加盖单位公章，写明联系人和联系电话；以个人名义反映的，应当署真实姓名，写明联系方式。反映情况应当实事求是、客观公正，写清事实和依据，不得捏造事实、诬告陷害。{post_zh}受理部门对反映人的信息严格保密。",
        "During the period anybody may object, by {en}, to the office named below{also_en}. Units write under their seal and name a contact; persons write under their real name and say how they can be reached. Objections must be truthful and give facts.{post_en} The office keeps the identity of those who object confidential."
    )
    .get(lang)
    .to_owned()
}

/// A block of its own, outside the paragraphs.
fn block(out: &mut String, name: &str, of: &str) {
    let colon = if of.is_empty() { "" } else { ":" };
    out.extend(["\n\n", BLOCK, name, colon, of, BLOCK, "\n\n"]);
}

/// Words that are a paragraph.
fn paragraph(out: &mut String, words: &str) {
    out.extend(["\n\n", &literal(words), "\n\n"]);
}

/// Words as Markdown that means just these words.
pub(super) fn literal(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_joined_as_a_sentence() {
        let all = |basis: &[&str]| joined(&basis.iter().map(|b| (*b).to_owned()).collect::<Vec<_>>());
        assert_eq!(all(&["《甲》（示发〔2023〕1号）", "乙方案"]), "《甲》（示发〔2023〕1号）和《乙方案》");
        assert_eq!(all(&["《甲》", "《乙》", "《丙》"]), "《甲》、《乙》和《丙》");
        assert_eq!(all(&[]), "");
    }
}
