//! Names that no record has, where somebody is commended: 决定授予甲先进个人称号, 先进个人：甲、乙, 甲荣获先进个人称号.
//!
//! Nobody can tell every name from every phrase. A stretch between a verb and a title is taken for a name
//! only where it looks like that of a person, of a unit, or stands in quotes.

mod records;

use self::records::Records;
use crate::notice::claims::first::{Name, QUOTES, fault};
use crate::notice::claims::frame::{Frame, back_over};
use crate::notice::claims::known::Known;
use crate::notice::claims::members::{ARE, NOT, OPEN};
use crate::notice::claims::stream::{CLAUSE, PLACE, Stream};
use crate::notice::claims::words::{
    BEFORE_VERB, PEOPLE, WHOLE, ends, named, noun_at, numbered, over, quantity_before, title_at, title_before,
};
use crate::notice::claims::{Contradiction, told};

/// Verbs whose object gets a title, or is commended.
const VERBS: &[&str] = &[
    "授予",
    "拟授予",
    "表彰",
    "拟表彰",
    "命名",
    "拟命名",
    "评定",
    "确定",
    "通报表扬",
    "表扬",
    "给予",
    "评选",
    "推选",
    "对",
    "将",
];

/// What is done to what stands behind 对 or 将.
const DONE: &[&str] = &["予以表彰", "给予表彰", "进行表彰", "予以公示", "评为", "确定为", "命名为"];

/// Words that go on from a name.
const VERBAL: &[&str] = &[
    "等", "共", "荣获", "获得", "获", "被", "均", "评为", "为", "曾", "再次", "还", "也", "先后", "连续", "同时", "已",
    "未", "没有", "不",
];

/// Ends a name.
const BREAKS: &str = "、，,。；：！？\n|（）“”「」‘’《》";

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    if known.lists.is_empty() {
        return;
    }
    let records = Records::of(known);
    let inline = (0..stream.chars.len()).flat_map(|at| {
        [behind_verb(stream, at, known), behind_title(stream, at, known), before_title(stream, at, known)]
    });
    for (start, end) in inline.flatten().chain(under_titles(stream, known)).flatten() {
        let name = stream.text(start..end);
        let quoted = start > 0 && "“「《".contains(stream.chars[start - 1]);
        if records.lack(&name, quoted) && !has_own(stream, start, end) && !told(found, &stream.place(start..end)) {
            let place = Name { start, end, name: &name };
            found.push(fault(stream, &place, Vec::new(), "{{名单}}".to_owned()));
        }
    }
}

/// 示例局1名选手获二等奖 is said of one of its people.
fn has_own(stream: &Stream, start: usize, end: usize) -> bool {
    let number = numbered(stream, end);
    number > end && end - start > 3 && "名人位项件".contains(stream.chars[number - 1])
}

/// Stretches that may be names.
type Stretches = Vec<(usize, usize)>;

/// 决定授予甲、乙先进个人称号; 决定表彰甲等5名同志; 对甲予以表彰.
fn behind_verb(stream: &Stream, at: usize, known: &Known) -> Option<Stretches> {
    let verb = stream.longest(at, VERBS).filter(|_| at == 0 || !"被获受".contains(stream.chars[at - 1]))?;
    // 拟授予 begins at its first character.
    if stream.longest_before(at + verb.chars().count(), VERBS) != Some(verb) {
        return None;
    }
    let clause = stream.start_of(at, CLAUSE);
    let issuers: Vec<&str> = known.issuers.iter().map(String::as_str).collect();
    let subject = back_over(stream, back_over(stream, at, BEFORE_VERB), &issuers);
    let decided = stream.text(clause..at).contains("决定");
    let given = verb == "授予" && gives(stream, at, known);
    if subject > clause && !decided && !given || stream.longest_before(at, NOT).is_some() {
        return None;
    }
    let (names, end) = stretches(stream, at + verb.chars().count(), known);
    let last = names.last()?.1;
    let clause_end = stream.end_of(last, CLAUSE);
    let closed = match verb {
        "对" | "将" => stream.longest(end, DONE).is_some(),
        _ if given => end >= clause_end || ends(stream, end, known),
        _ => {
            let titled = title_at(stream, over(stream, end, QUOTES), known)
                .is_some_and(|(noun, title)| !noun.counts.is_empty() && ends(stream, title, known));
            titled
                || named(stream, end, known).is_some()
                || verb.contains('表') && (end >= clause_end || ends(stream, end, known))
        }
    };
    let frame = Frame::of(stream, names.first()?.0, last);
    (closed && !frame.elsewhere(known) && !is_open(stream, clause..at)).then_some(names)
}

/// 将先进个人称号授予甲
fn gives(stream: &Stream, verb: usize, known: &Known) -> bool {
    let end = back_over(stream, verb, &["”", "」", "称号", "荣誉称号", "荣誉"]);
    let Some((noun, title)) = title_before(stream, end, known) else { return false };
    let before = back_over(stream, title, QUOTES);
    !noun.counts.is_empty() && stream.longest_before(before, &["将", "把"]).is_some()
}

/// 先进个人：甲、乙; 先进个人分别为甲、乙; 先进个人（2名）：甲、乙.
fn behind_title(stream: &Stream, at: usize, known: &Known) -> Option<Stretches> {
    let before = at.checked_sub(1).filter(|n| "：为是有".contains(stream.chars[*n]))?;
    let mark = back_over(stream, before + 1, ARE);
    let counted = || {
        let quantity = quantity_before(stream, back_over(stream, mark, &["）"]))?;
        title_before(stream, back_over(stream, quantity, &["（", "共"]), known)
    };
    let (noun, title) = title_before(stream, mark, known).or_else(counted)?;
    let (names, end) = stretches(stream, at, known);
    let (first, last) = (names.first()?.0, names.last()?.1);
    // 先进个人：具备……: all of it is names, or none is.
    let closed = end >= stream.chars.len() || "。；\n（|".contains(stream.chars[end]);
    let frame = Frame::of(stream, first, last);
    let fits =
        !noun.counts.is_empty() && closed && frame.speaks_for_the_list(title, known, true) && !frame.elsewhere(known);
    (fits && !is_open(stream, frame.clause..first)).then_some(names)
}

/// 甲荣获先进个人称号, where nothing else is said in the clause.
fn before_title(stream: &Stream, at: usize, known: &Known) -> Option<Stretches> {
    if at > 0 && !CLAUSE.contains(stream.chars[at - 1]) {
        return None;
    }
    let clause = stream.text(at..stream.end_of(at, CLAUSE));
    if !known.nouns.iter().any(|noun| !noun.counts.is_empty() && clause.contains(&noun.title)) {
        return None;
    }
    let (names, end) = stretches(stream, at, known);
    let noun = named(stream, end, known).filter(|noun| !noun.counts.is_empty())?;
    let (first, last) = (names.first()?.0, names.last()?.1);
    let frame = Frame::of(stream, first, last);
    let fits = !noun.counts.is_empty() && !frame.elsewhere(known);
    fits.then_some(names)
}

/// Lines of names under 二、先进个人（5名）.
fn under_titles(stream: &Stream, known: &Known) -> Vec<Stretches> {
    let (mut found, mut titled, mut start) = (Vec::new(), false, 0);
    for line in stream.chars.split(|c| *c == '\n') {
        let end = start + line.len();
        if let Some(listed) = heads(stream, start, end, known) {
            titled = listed && !Frame::of(stream, start, end).elsewhere(known);
        } else if titled && !line.is_empty() {
            // Behind 1. and -.
            let marks = line.iter().take_while(|c| c.is_ascii_digit() || ".、-（）".contains(**c)).count();
            let (names, _) = stretches(stream, start + marks, known);
            // A line that is no list of names ends it.
            let closed = |last: usize| last == end || "（。；".contains(stream.chars[last]);
            titled = line[0] != '#' && names.last().is_some_and(|(_, last)| closed(*last));
            found.extend(titled.then_some(names));
        }
        start = end + 1;
    }
    found
}

/// Whether a line is made of a title, or of 公示对象, and whether the notice lists it: 二、先进个人（5名）, ## 先进集体：,
/// 先进个人（按姓氏笔画为序）.
fn heads(stream: &Stream, start: usize, end: usize, known: &Known) -> Option<bool> {
    let from = over(stream, start, &["#", "一", "二", "三", "四", "五", "六", "、", "（", "）", "拟授予", "拟表彰的"]);
    let (listed, title) = match title_at(stream, over(stream, from, &["拟表彰", "表彰"]), known) {
        Some((noun, title)) => (!noun.counts.is_empty(), title),
        None => (true, from + stream.longest(from, WHOLE)?.chars().count()),
    };
    let rest = stream.text(title..end);
    let rest = rest.trim_end_matches('：').trim_start_matches("名单").trim_end_matches("名单");
    let head = rest.is_empty() || rest.starts_with('（') && rest.ends_with('）') || numbered(stream, title) >= end;
    head.then_some(listed)
}

/// Words in a clause that make it a wish, a question or a condition.
fn is_open(stream: &Stream, clause: std::ops::Range<usize>) -> bool {
    let clause = stream.text(clause);
    OPEN.iter().any(|w| clause.contains(w))
}

/// The stretches that begin at a position, one behind the other, and where what belongs to them ends: 甲、乙等2名同志.
fn stretches(stream: &Stream, start: usize, known: &Known) -> (Stretches, usize) {
    let (mut found, mut at) = (Vec::new(), over(stream, start, QUOTES));
    loop {
        let quoted = at > 0 && "“「‘《".contains(stream.chars[at - 1]);
        let end = name_end(stream, at, quoted, known);
        if end == at || stream.chars[at..end].contains(&PLACE) {
            break;
        }
        found.push((at, end));
        let behind = over(stream, end, QUOTES);
        let Some(mark) = stream.longest(behind, &["、", "和", "及", "以及", "与"]) else {
            at = behind;
            break;
        };
        at = over(stream, behind + mark.chars().count(), QUOTES);
    }
    let mut end = over(stream, at, &["等"]);
    let number = numbered(stream, end);
    if number > end {
        end = noun_at(stream, number, known)
            .filter(|_| !starts_title(stream, number, known))
            .map_or(number, |(_, noun)| noun);
    }
    (found, over(stream, end, PEOPLE))
}

fn starts_title(stream: &Stream, at: usize, known: &Known) -> bool {
    title_at(stream, over(stream, at, QUOTES), known).is_some()
}

/// Where the name at a position ends: at a mark, a title, 同志, a number, or what is done to it.
fn name_end(stream: &Stream, start: usize, quoted: bool, known: &Known) -> usize {
    if numbered(stream, start) > start || starts_title(stream, start, known) {
        return start;
    }
    let stops = |at: usize| {
        let mark = BREAKS.contains(stream.chars[at])
            || at > start && !quoted && "和与及".contains(stream.chars[at]) && !in_name(stream, at, known);
        let word = at > start + 1
            && !quoted
            && (stream.longest(at, PEOPLE).is_some()
                || stream.longest(at, VERBAL).is_some()
                || stream.longest(at, DONE).is_some()
                || numbered(stream, at) > at
                || starts_title(stream, at, known));
        mark || word
    };
    // No name is longer.
    let most = stream.chars.len().min(start + 60);
    (start..most).find(|at| stops(*at)).unwrap_or(most)
}

/// Whether a known name runs over a position: 示例工程与技术中心.
fn in_name(stream: &Stream, at: usize, known: &Known) -> bool {
    let from = at.saturating_sub(20);
    let names: Vec<&str> = known.names().collect();
    (from..at).any(|start| stream.longest(start, &names).is_some_and(|name| start + name.chars().count() > at))
}
