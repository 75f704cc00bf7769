//! How many: a number, a measure word, and a noun that is tied to the lists of the notice.

use std::collections::BTreeSet;

use super::first::{self, names_before};
use super::frame::{FOR, Frame, OURS, back_over};
use super::known::Known;
use super::numeral::{Numeral, numeral};
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::won::{won_before, won_behind};
use super::words::{
    BEFORE_VERB, MEASURES, OTHER_MEASURES, WHOLE, What, commended, ends, foreign, named, noun_at, noun_before,
    numbered, quantity_before, title_at, title_before,
};
use super::{Claim, Contradiction};
use crate::model::TrackKind;

/// Words that sum up.
pub(super) const IN_ALL: &[&str] = &["共计", "总计", "合计", "一共", "共"];

/// Words between what a number was and what it is.
const BECOMES: &[&str] = &[
    "调整为",
    "更正为",
    "变更为",
    "修改为",
    "改为",
    "减少为",
    "减少到",
    "减为",
    "减至",
    "增加为",
    "增加到",
    "增为",
    "增至",
    "变为",
];

/// A number with its measure word, and what stands around it.
pub(super) struct Counted<'s> {
    pub(super) frame: Frame<'s>,
    numeral: Numeral,
    measure: char,
}

/// Looks at every number with a measure word.
pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let mut at = 0;
    while at < stream.chars.len() {
        let Some(numeral) = numeral(&stream.chars[at..]) else {
            // 「X等{{数量}}」 claims who comes first.
            first::before_placeholder(stream, at, known, found);
            at += 1;
            continue;
        };
        let behind = at + numeral.length;
        if let Some(counted) = counted(stream, at, numeral) {
            judge(&counted, known, found);
        }
        at = behind;
    }
}

fn counted(stream: &Stream, start: usize, numeral: Numeral) -> Option<Counted<'_>> {
    let behind = start + numeral.length;
    let measure = *stream.chars.get(behind).filter(|c| MEASURES.contains(**c))?;
    let end = behind + 1;
    let ordinal = start.checked_sub(1).is_some_and(|before| "第前近约逾超达之.%％-—".contains(stream.chars[before]));
    if ordinal || stream.longest(end, OTHER_MEASURES).is_some() {
        return None;
    }
    Some(Counted { frame: Frame::of(stream, start, end), numeral, measure })
}

fn judge(counted: &Counted<'_>, known: &Known, found: &mut Vec<Contradiction>) {
    let frame = &counted.frame;
    if frame.elsewhere(known) {
        return;
    }
    if let Some(was) = &known.was {
        found.extend(counted.changed(was));
    }
    let Some(tie) = first::tied(counted, known, found).or_else(|| counted.tie(known)) else { return };
    let fits = tie.counts.iter().any(|n| u64::try_from(*n) == Ok(counted.numeral.value));
    if fits || tie.counts.is_empty() {
        return;
    }
    // 甲、乙2名同志: as many as were named.
    let names = names_before(frame.stream, frame.start, known).len();
    if names > 0 && u64::try_from(names) == Ok(counted.numeral.value) {
        return;
    }
    // 甲、乙3名同志: not as many as the list either.
    let tie = if names > 1 { Tie { counts: vec![names], ..tie } } else { tie };
    let measure = counted.measure;
    let right: BTreeSet<usize> = tie.counts.into_iter().collect();
    found.push(Contradiction {
        place: frame.stream.place(frame.start..frame.end),
        said: frame.stream.text(frame.start..frame.end),
        right: right.iter().map(|n| format!("{n}{measure}")).collect(),
        placeholder: tie.placeholder,
        claim: Claim::Count,
    });
}

/// What a number is tied to.
pub(super) struct Tie {
    /// What it may be.
    pub(super) counts: Vec<usize>,
    /// What to write instead.
    pub(super) placeholder: String,
}

impl Counted<'_> {
    /// By the noun behind it, the noun before it, a verb that commends, or the words that sum up.
    fn tie(&self, known: &Known) -> Option<Tie> {
        if let Some(unit) = self.unit(known) {
            return self.of_unit(unit, known);
        }
        self.ours(known)
            .or_else(|| self.after(known))
            .or_else(|| self.before(known))
            .or_else(|| self.object(known))
            .or_else(|| self.in_all(known))
    }

    /// The unit right before it.
    fn unit<'k>(&self, known: &'k Known) -> Option<&'k str> {
        let Frame { stream, start, .. } = self.frame;
        let units: Vec<&str> = known.shares.keys().map(String::as_str).collect();
        stream
            .longest_before(back_over(stream, start, &["有", "共", "的"]), &units)
            .and_then(|unit| known.shares.get_key_value(unit))
            .map(|(unit, _)| unit.as_str())
    }

    /// 示例局2名选手获奖 counts its own; with a title, or where nothing says that they won, it says nothing that is
    /// known.
    fn of_unit(&self, unit: &str, known: &Known) -> Option<Tie> {
        let Frame { stream, end, .. } = self.frame;
        let (_, behind) = noun_at(stream, end, known)?;
        let titles: Vec<&str> = named(stream, behind, known).iter().map(|noun| noun.title.as_str()).collect();
        let counts = of_kind(unit, &titles, self.measure, known)?;
        // One that has no winner at all may stand for the whole: 示例市6名选手获奖.
        let own = commended(stream, behind, known) && counts.iter().any(|n| *n > 0);
        own.then(|| Tie { counts, placeholder: String::new() })
    }

    /// 39个先进集体; 表彰39个集体; 39个集体拟表彰.
    fn after(&self, known: &Known) -> Option<Tie> {
        let Frame { stream, start, end, .. } = self.frame;
        let (what, behind) = noun_at(stream, end, known)?;
        // 一个先进集体, 两个集体: as often an article as a number, but not behind a verb: 表彰一个先进集体.
        let verb = back_over(stream, start, &["了", "共", "仅", "只"]);
        let counts = verb < start || stream.longest_before(verb, FOR).is_some();
        // 授予5名同志先进个人称号
        let kind = matches!(what, What::Kind(_));
        if kind && foreign(stream, behind, known) {
            return None;
        }
        let titled = kind && title_at(stream, behind, known).is_some();
        let won = kind && (won_before(stream, start) && !stream.at(behind, "代表") || won_behind(stream, start, end));
        let closed = titled || ends(stream, behind, known) || won && won_before(stream, start);
        if self.numeral.chinese && self.numeral.value <= 2 && !counts || !closed {
            return None;
        }
        // 2项成果获二等奖, 获二等奖的2项成果: as many as have that title.
        let of_title = |known| {
            let (noun, _) = title_before(stream, back_over(stream, start, &["的"]), known)?;
            (matches!(what, What::Kind(TrackKind::Showcase)) && stream.at(start.checked_sub(1)?, "的")).then_some(noun)
        };
        let titled = named(stream, behind, known).or_else(|| of_title(known));
        let what = titled.map_or(what, What::Title);
        self.of(&what, start, won || commended(stream, self.together(behind, known), known), known)
    }

    /// Behind 、5名个人 of 3个集体、5名个人拟表彰.
    fn together(&self, behind: usize, known: &Known) -> usize {
        let stream = self.frame.stream;
        let mut at = behind;
        while let Some(mark) = stream.longest(at, &["、", "和", "及", "以及", "与"]) {
            let from = at + mark.chars().count();
            let number = numbered(stream, from);
            match noun_at(stream, number, known).filter(|_| number > from) {
                Some((_, end)) => at = end,
                None => break,
            }
        }
        at
    }

    /// 先进集体39个; 先进集体（县级）共39个; 拟表彰集体39个; 先进集体总数为39个.
    fn before(&self, known: &Known) -> Option<Tie> {
        let Frame { stream, start, end, .. } = self.frame;
        if !ends(stream, end, known) {
            return None;
        }
        let (what, at) = noun_before(stream, start, known)?;
        self.of(&what, at, matches!(what, What::Kind(_)) && won_before(stream, at), known)
    }

    /// The numbers that a noun allows, if the words before a position let it be said of the list.
    fn of(&self, what: &What<'_>, until: usize, commended: bool, known: &Known) -> Option<Tie> {
        let title = !matches!(what, What::Kind(_));
        if !self.frame.speaks_for_the_list(until, known, title || commended) {
            return None;
        }
        Some(match what {
            What::Title(noun) => Tie { counts: noun.counts.clone(), placeholder: noun.placeholder.clone() },
            What::Titles(all) => Tie { counts: all.counts.clone(), placeholder: all.placeholder.clone() },
            What::Kind(kind) => whole(known, |k| k == *kind),
            What::All => whole(known, |kind| measures(self.measure, kind)),
        })
    }

    /// 拟表彰39个; 先进集体由38个调整为39个. What else may be commended is not looked for.
    fn object(&self, known: &Known) -> Option<Tie> {
        let Frame { stream, start, end, clause } = self.frame;
        let at = back_over(stream, start, &["了", "共", "共计", "："]);
        let verb = stream.longest_before(at, FOR).filter(|_| ends(stream, end, known))?;
        let at = at - verb.chars().count();
        if let Some(before) = quantity_before(stream, at) {
            let (what, noun) = noun_before(stream, back_over(stream, before, &["由", "从", "原"]), known)?;
            return self.of(&what, noun, true, known);
        }
        let mut subject = back_over(stream, at, BEFORE_VERB);
        if let Some(year) =
            known.years.iter().map(|y| format!("{y}年")).find(|y| stream.longest_before(subject, &[y]).is_some())
        {
            subject -= year.chars().count();
        }
        (subject <= clause).then(|| whole(known, |kind| measures(self.measure, kind)))
    }

    /// The 7名 of 先进个人由7名调整为5名, against the list that is corrected.
    fn changed(&self, was: &Known) -> Option<Contradiction> {
        let Frame { stream, start, end, .. } = self.frame;
        let from = back_over(stream, start, &["由", "从", "原来的", "原来", "原"]);
        stream.longest(end, BECOMES).filter(|_| from < start)?;
        let counts = match noun_before(stream, from, was) {
            Some((What::Title(noun), _)) => noun.counts.clone(),
            Some((What::Titles(all), _)) => all.counts,
            Some((What::Kind(kind), _)) => was.totals(|k| k == kind),
            Some((What::All, _)) => was.totals(|kind| measures(self.measure, kind)),
            None => return None,
        };
        let fits = counts.iter().any(|n| u64::try_from(*n) == Ok(self.numeral.value));
        (!fits && !counts.is_empty()).then(|| Contradiction {
            place: stream.place(start..end),
            said: stream.text(start..end),
            right: counts.iter().map(|n| format!("{n}{}", self.measure)).collect(),
            placeholder: "{{更正表}}".to_owned(),
            claim: Claim::Count,
        })
    }

    /// 全市共表彰80个，其中我县39个.
    fn ours(&self, known: &Known) -> Option<Tie> {
        let Frame { stream, start, end, clause } = self.frame;
        let at = back_over(stream, start, &["有", "占", "共", "入选", "获评", "获表彰", "："]);
        let place = at - stream.longest_before(at, OURS)?.chars().count();
        let tied = back_over(stream, place, &["其中", "有"]) <= clause && ends(stream, end, known);
        tied.then(|| whole(known, |kind| measures(self.measure, kind)))
    }

    /// 现将名单公示如下，共39个; 先进集体甲类20个、乙类19个，合计39个.
    fn in_all(&self, known: &Known) -> Option<Tie> {
        let Frame { stream, start, end, clause } = self.frame;
        let at = start - stream.longest_before(start, IN_ALL)?.chars().count();
        if !ends(stream, end, known) {
            return None;
        }
        // What 共 speaks of stands right before it, or in the clause before.
        let (from, to) = if at > clause {
            (clause, at)
        } else {
            let end = at.checked_sub(1)?;
            if SENTENCE.contains(stream.chars[end]) {
                return None;
            }
            (stream.start_of(end, CLAUSE), end)
        };
        let subject = stream.text(from..to);
        // 予以公示（共计39个）
        let subject = subject.trim_end_matches('（');
        let own = || known.nouns.iter().filter(|n| !n.counts.is_empty()).map(|n| n.title.as_str());
        let ends = own().chain(WHOLE.iter().copied()).chain(["如下", "予以公示", "公示如下", "予以表彰", "名单如下"]);
        let sums = || {
            subject.ends_with(self.measure)
                && (own().any(|word| subject.contains(word)) || WHOLE.iter().any(|word| subject.starts_with(word)))
                && Frame { start: to, clause: from, ..self.frame }.speaks_for_the_list(to, known, true)
        };
        // 先进集体：甲、乙（共2个）
        let named =
            || stream.at(at.saturating_sub(1), "（") && own().any(|title| subject.contains(&format!("{title}：")));
        let tied = subject == "以上" || ends.into_iter().any(|word| subject.ends_with(word)) || sums() || named();
        tied.then(|| whole(known, |kind| measures(self.measure, kind)))
    }
}

/// How many of a unit a measure word can count: of each list that it fits, and of all of them; of those with some
/// titles, where all of a list have them.
pub(super) fn of_kind(unit: &str, titles: &[&str], measure: char, known: &Known) -> Option<Vec<usize>> {
    let lists = known.lists_with(titles)?;
    let shares = known.shares.get(unit)?;
    let fits = lists.into_iter().filter(|list| measures(measure, known.lists[*list].0));
    let mut counts: Vec<usize> = fits.filter_map(|list| shares.get(list).copied()).collect();
    counts.push(counts.iter().sum());
    counts.dedup();
    Some(counts)
}

/// Whether a measure word counts things of a kind.
pub(super) fn measures(measure: char, kind: TrackKind) -> bool {
    match kind {
        TrackKind::Collective => "个家".contains(measure),
        TrackKind::Individual => "名人位个".contains(measure),
        TrackKind::Showcase => "项件个".contains(measure),
    }
}

/// The whole of what is listed, of some kinds.
fn whole(known: &Known, fits: impl Fn(TrackKind) -> bool) -> Tie {
    Tie { counts: known.totals(fits), placeholder: "{{数量}}".to_owned() }
}
