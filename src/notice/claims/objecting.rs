//! What prose says of objections: none, or how many, and whether they were true.

use std::ops::Range;

use super::known::{Known, Objected};
use super::numeral::numeral;
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::{Claim, Contradiction};

/// Words that say that there was none.
const NONE: &[&str] =
    &["未收到", "没有收到", "未接到", "没有接到", "公示无异议", "期间无异议", "期内无异议", "期满无异议", "均无异议"];

/// Words before 属实 that make it a question or a rule.
const OPEN: &[&str] = &["是否", "如", "若", "凡", "一经", "查实", "对"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(objected) = known.objections else { return };
    for at in 0..stream.chars.len() {
        if stream.at(at, "属实") {
            found.extend(outcome(stream, at, objected));
        }
        if let Some(word) = stream.longest(at, NONE).filter(|_| objected.settled) {
            let end = stream.end_of(at, CLAUSE);
            let speaks = ["异议", "反映", "举报", "意见"].iter().any(|w| stream.text(at..end).contains(w));
            if objected.inside > 0 && speaks {
                found.push(wrong(stream, at..at + word.chars().count(), received(objected)));
            }
        }
        if let Some(end) = another_number(stream, at, objected) {
            found.push(wrong(stream, at..end, received(objected)));
        }
    }
}

/// Where a number of objections that is not the right one ends.
fn another_number(stream: &Stream, at: usize, objected: Objected) -> Option<usize> {
    let n = numeral(&stream.chars[at..]).filter(|_| at == 0 || !stream.chars[at - 1].is_ascii_digit())?;
    let end = at + n.length;
    let clause = stream.text(stream.start_of(at, CLAUSE)..at);
    let received = ["收到", "接到"].iter().any(|w| clause.contains(w))
        && ["异议", "反映", "举报"].iter().any(|w| clause.contains(w))
        || ["收到", "接到"].iter().any(|w| clause.ends_with(w))
            && stream.longest(end + 1, &["异议", "反映", "举报"]).is_some();
    let measured = stream.chars.get(end).is_some_and(|c| "件条起项个".contains(*c));
    let whole = !stream.chars[..at].last().is_some_and(|c| "〇一二三四五六七八九十百".contains(*c));
    let during = ["公示期内", "公示期间", "公示期"].iter().any(|w| clause.contains(w));
    let fits = |count: usize| usize::try_from(n.value) == Ok(count);
    let right = fits(objected.inside) || !during && fits(objected.all);
    (received && measured && whole && !right && !clause.contains("其中")).then_some(end + 1)
}

fn received(objected: Objected) -> String {
    match objected.inside {
        0 => "未收到异议".to_owned(),
        count => format!("收到异议{count}件"),
    }
}

/// 经核查属实, 1件属实, 部分属实2件, where that many were not found so.
fn outcome(stream: &Stream, at: usize, objected: Objected) -> Option<Contradiction> {
    let (upheld, partly, unfounded) = objected.found;
    let word = stream.longest_before(at, &["部分", "不", "未", "均不", "并不"]).unwrap_or_default();
    let start = at - word.chars().count();
    let count = match word {
        "" => upheld,
        "部分" => partly,
        _ => unfounded,
    };
    let clause = stream.text(stream.start_of(start, CLAUSE)..start);
    let sentence = stream.text(stream.start_of(at, SENTENCE)..stream.end_of(at, SENTENCE));
    let (end, speaks) = (at + 2, ["异议", "反映", "举报"].iter().any(|w| sentence.contains(w)));
    // 核查属实的，取消资格 is a rule, and says nothing of what was found.
    if !speaks || stream.at(end, "的") || stream.at(end, "后") || OPEN.iter().any(|w| clause.contains(w)) {
        return None;
    }
    let number = |at: usize| {
        numeral(stream.chars.get(at..)?)
            .filter(|n| stream.longest(at + n.length, &["件", "条", "起", "项", "个"]).is_some())
    };
    let said = number(end).or_else(|| {
        let from = (stream.start_of(start, CLAUSE)..start)
            .find(|from| number(*from).is_some_and(|n| from + n.length + 1 == start))?;
        number(from)
    });
    let fits = said.map_or(count > 0, |n| usize::try_from(n.value) == Ok(count));
    let right = format!("属实{upheld}件、部分属实{partly}件、不属实{unfounded}件");
    (!fits).then(|| wrong(stream, start..end, right))
}

fn wrong(stream: &Stream, range: Range<usize>, right: String) -> Contradiction {
    Contradiction {
        place: stream.place(range.clone()),
        said: stream.text(range),
        right: vec![right],
        placeholder: "{{异议情况}}".to_owned(),
        claim: Claim::Objections,
    }
}
