//! What a notice of its kind must have: each thing that is missing is a fault of its own, with what a
//! lawful notice says there. A thing is there as a placeholder, or in words of the office's own; whether
//! such words agree with the data is for `audit/` to say.

use super::placeholders::braces;
use super::{Around, named, objecting, period};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contact, Holds, Notice, NoticeKind, Piece, Placeholder, TrackId};

/// Reports everything that the text lacks.
pub(super) fn check(notice: &Notice, all: &[Notice], around: Around<'_>, faults: &mut Diagnostics) {
    let said = Said::of(notice);
    match notice.kind {
        NoticeKind::Publicity => {
            faults.push_some(basis(notice, &said));
            list(notice, &said, faults);
            faults.push_some(period::missing(notice, &said));
            objecting::check(notice, &said, around, faults);
            faults.push_some(contact(notice, &said, around));
        }
        NoticeKind::Correction => {
            faults.push_some(original(notice, all, &said));
            faults.push_some(corrections(notice, &said));
            faults.push_some(restart(notice, &said));
            if notice.correction.as_ref().is_some_and(|c| c.restarts) {
                objecting::check(notice, &said, around, faults);
            }
            faults.push_some(contact(notice, &said, around));
        }
        NoticeKind::Objection | NoticeKind::Result => {
            faults.push_some(original(notice, all, &said));
            faults.push_some(objections(notice, &said));
            faults.push_some(period::missing(notice, &said).filter(|_| notice.kind == NoticeKind::Result));
            faults.push_some(contact(notice, &said, around));
        }
        NoticeKind::Commendation => {
            faults.push_some(basis(notice, &said));
            list(notice, &said, faults);
        }
        NoticeKind::Circular | NoticeKind::Plan | NoticeKind::News => {}
    }
}

/// What the text says, for looking things up in it.
pub(super) struct Said {
    placeholders: Vec<Placeholder>,
    /// The words without blanks and emphasis.
    pub(super) words: String,
}

impl Said {
    fn of(notice: &Notice) -> Self {
        let mut words = String::with_capacity(notice.prose.markdown().len());
        let mut placeholders: Vec<Placeholder> = notice.prose.placeholders().collect();
        for piece in notice.prose.pieces() {
            if let Piece::Text(_, text) = piece {
                // One that is mistyped is reported as that, and is not missing as well.
                placeholders.extend(braces(text).filter_map(|b| Placeholder::parse(b.inner)));
                words.extend(text.chars().filter(|c| !c.is_whitespace() && *c != '*'));
            }
        }
        Self { placeholders, words }
    }

    /// Whether one of these placeholders is there.
    pub(super) fn has(&self, any: &[Placeholder]) -> bool {
        self.placeholders.iter().any(|p| any.contains(p))
    }

    /// Whether one of these words is there.
    pub(super) fn says(&self, any: &[&str]) -> bool {
        any.iter().any(|word| self.words.contains(word))
    }
}

/// A fault at the beginning of the text.
pub(super) fn missing(notice: &Notice, code: Code, what: Text, expected: Text, cure: Text) -> Diagnostic {
    let (kind, what_zh, what_en) = (named(notice.kind), what.zh, what.en);
    let (zh, en) = (kind.zh, kind.en);
    let message = text!("{zh}没有写{what_zh}", "{en} does not say {what_en}");
    Diagnostic::error(code, notice.prose.head(), message).expected(expected).hint(cure)
}

fn basis(notice: &Notice, said: &Said) -> Option<Diagnostic> {
    let rests = |word: &str| {
        said.words.match_indices(word).any(|(at, _)| {
            let sentence = said.words[at..].split('。').next().unwrap_or_default();
            sentence.contains(['《', '〔'])
        })
    };
    if said.has(&[Placeholder::Basis]) || ["根据", "依据", "按照", "遵照"].into_iter().any(rests) {
        return None;
    }
    Some(missing(
        notice,
        Code::MissingBasis,
        text!("依据", "what it rests on"),
        text!("根据《文件名》（发文字号）……", "根据《document》（number）……"),
        text!(
            "写 根据{{{{依据}}}}，依据取自 contest.yaml 的 basis，或信息区的 basis",
            "write 根据{{{{依据}}}}: it comes from `basis` in contest.yaml, or before the text"
        ),
    ))
}

/// The list of every track, and how many they are.
fn list(notice: &Notice, said: &Said, faults: &mut Diagnostics) {
    let attached = |track: &TrackId| notice.attachments.iter().any(|a| a.holds == Holds::List(track.clone()));
    let named = |track: &TrackId| {
        said.has(&[Placeholder::List(Some(track.to_string()))])
            || said
                .placeholders
                .iter()
                .any(|p| matches!(p, Placeholder::List(Some(id)) if !notice.tracks.iter().any(|t| t.as_str() == id)))
    };
    if !said.has(&[Placeholder::List(None)]) {
        for track in notice.tracks.iter().filter(|t| !attached(t) && !named(t)) {
            faults.push(missing(
                notice,
                Code::MissingList,
                text!("赛道 {track} 的名单", "the list of track {track}"),
                text!("正文或附件里的名单", "the list, in the text or attached"),
                text!(
                    "在正文写 {{{{名单}}}}，或者 attachments: [{{title: 名单, list: {track}}}]",
                    "write {{{{名单}}}}, or attachments: [{{title: 名单, list: {track}}}]"
                ),
            ));
        }
    }
    let counted = said
        .placeholders
        .iter()
        .any(|p| matches!(p, Placeholder::Amount(_) | Placeholder::Total(_) | Placeholder::Prizes));
    if !counted && !has_count(&said.words) {
        faults.push(missing(
            notice,
            Code::MissingList,
            text!("名单的数量", "how many there are"),
            text!("共几个（名、项）", "how many"),
            text!("写 {{{{数量}}}}，由程序数", "write {{{{数量}}}}: it is counted"),
        ));
    }
}

/// Whether a number with a measure word stands anywhere.
fn has_count(words: &str) -> bool {
    let numeral =
        |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十百千两〇零".contains(c);
    let mut before = ' ';
    words.chars().any(|c| {
        let found = "个名人项家件位".contains(c) && numeral(before);
        before = c;
        found
    })
}

fn contact(notice: &Notice, said: &Said, around: Around<'_>) -> Option<Diagnostic> {
    let own = around.publicity.map(|p| &p.contact).is_some_and(|c| {
        let ways = [&c.email, &c.address];
        let way = ways.iter().any(|way| way.as_ref().is_some_and(|w| said.words.contains(w)));
        said.words.contains(&c.office) && (way || c.phone.as_ref().is_some_and(|phone| has_phone(&said.words, phone)))
    });
    if own || said.has(&[Placeholder::Contact]) {
        return None;
    }
    if let Some(wrong) = around.publicity.and_then(|p| other_contact(notice, said, &p.contact)) {
        return Some(wrong);
    }
    Some(missing(
        notice,
        Code::MissingContact,
        text!("受理部门和联系方式", "the office and how to reach it"),
        text!("受理部门的名称，以及电话、地址、邮箱中的至少一样", "the office, and a phone, an address or a mailbox"),
        text!(
            "写 {{{{联系方式}}}}，取自 contest.yaml 的 publicity.contact",
            "write {{{{联系方式}}}}: it comes from publicity.contact"
        ),
    ))
}

/// Whether a phone stands in a text, however its parts are set off: 0771-0000000, （0771）0000000; without the
/// area code too, which is another matter (GS0742).
pub(in crate::check) fn has_phone(words: &str, phone: &str) -> bool {
    let local = phone.rsplit(|c: char| !c.is_ascii_digit()).find(|part| part.len() >= 7);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    words.contains(phone) || local.map_or_else(|| words.contains(&digits(phone)), |local| words.contains(local))
}

/// The office with a way to reach it that is not the one of contest.yaml.
fn other_contact(notice: &Notice, said: &Said, contact: &Contact) -> Option<Diagnostic> {
    let office = &contact.office;
    if !said.words.contains(office) || !said.says(&["电话", "邮箱", "地址", "传真"]) {
        return None;
    }
    let known = [("电话", &contact.phone), ("邮箱", &contact.email), ("地址", &contact.address)];
    let known: Vec<String> =
        known.into_iter().filter_map(|(what, way)| way.as_ref().map(|way| format!("{what} {way}"))).collect();
    let known = known.join("、");
    let place = notice.prose.pieces().find_map(|piece| match piece {
        Piece::Text(start, words) => {
            words.find(office.as_str()).map(|at| notice.prose.place(start + at..start + at + office.len()))
        }
        Piece::Placeholder(..) => None,
    });
    let message = text!(
        "「{office}」的联系方式与 contest.yaml 的 publicity.contact 不同",
        "how to reach {office} is not what publicity.contact in contest.yaml says"
    );
    let fault = Diagnostic::error(Code::MissingContact, place.unwrap_or(notice.prose.head()), message);
    Some(
        fault
            .expected(text!("{known}", "{known}"))
            .hint(text!("写 {{{{联系方式}}}}，或者两处改成一样", "write {{{{联系方式}}}}, or make both the same")),
    )
}

fn original(notice: &Notice, all: &[Notice], said: &Said) -> Option<Diagnostic> {
    let titles = notice.about.iter().filter_map(|link| all.iter().find(|n| n.slug == link.value)).map(|n| &n.title);
    let mut titles = titles.map(|t| t.chars().filter(|c| !c.is_whitespace()).collect::<String>());
    if said.has(&[Placeholder::Original]) || titles.all(|title| said.words.contains(&title)) {
        return None;
    }
    Some(missing(
        notice,
        Code::MissingOriginal,
        text!("接着的是哪一份公示", "which notice it follows"),
        text!("原公示的标题、发布日期和网址", "title, day and address of the earlier notice"),
        text!("写 {{{{原公示}}}}", "write {{{{原公示}}}}"),
    ))
}

fn corrections(notice: &Notice, said: &Said) -> Option<Diagnostic> {
    (!said.has(&[Placeholder::Corrections])).then(|| {
        missing(
            notice,
            Code::MissingOriginal,
            text!("更正前后的内容", "what it said before and what it says now"),
            text!("更正前、更正后的对照表", "a table of old and new"),
            text!(
                "写 {{{{更正表}}}}，取自 events 所指的经过和 changes",
                "write {{{{更正表}}}}: it comes from `events` and `changes`"
            ),
        )
    })
}

fn restart(notice: &Notice, said: &Said) -> Option<Diagnostic> {
    let own = said.says(&["重新公示", "重新计算", "不重新", "不再重新", "不另行公示"]);
    (!own && !said.has(&[Placeholder::Restart])).then(|| {
        missing(
            notice,
            Code::MissingPeriod,
            text!("公示期是否重新计算", "whether the period starts again"),
            text!(
                "重新计算的，新的起止日期；不重新计算的，写明不重新计算",
                "the new dates, or that the old ones stand"
            ),
            text!("写 {{{{期限说明}}}}", "write {{{{期限说明}}}}"),
        )
    })
}

fn objections(notice: &Notice, said: &Said) -> Option<Diagnostic> {
    let own =
        said.says(&["异议", "反映", "举报"]) && said.says(&["未收到", "没有收到", "未接到", "收到", "接到", "无异议"]);
    if own || said.has(&[Placeholder::Objections]) {
        return None;
    }
    Some(missing(
        notice,
        Code::MissingOriginal,
        text!("收到多少异议、怎样处理", "how many objections there were, and what became of them"),
        text!(
            "件数和核查结论，不写反映人；没有的写明无异议",
            "counts and outcomes without who objected; or that there were none"
        ),
        text!("写 {{{{异议情况}}}}，取自 history.yaml", "write {{{{异议情况}}}}: it comes from history.yaml"),
    ))
}
