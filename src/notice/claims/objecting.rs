//! What prose says of objections: none, or how many, and whether they were true.

use std::ops::Range;

use super::frame::back_over;
use super::known::{Known, Objected};
use super::numeral::numeral;
use super::silence::none;
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::{Claim, Contradiction};
use crate::model::Outcome;

/// Words that count some of the objections: by who sends them, or how.
pub(super) const QUALIFIED: &[&str] = &["匿名", "实名", "署名", "书面", "口头", "网上", "网络", "当面"];

/// Words before 属实 that make it a question or a rule.
const OPEN: &[&str] = &["是否", "如", "若", "凡", "一经", "查实", "对"];

const MEASURES: &[&str] = &["件", "条", "起", "项", "个", "份"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(objected) = known.objections else { return };
    for at in 0..stream.chars.len() {
        found.extend(outcome(stream, at, objected));
        if objected.settled && objected.inside > 0 {
            found.extend(none(stream, at, objected, known).map(|end| wrong(stream, at..end, received(objected))));
        }
        if let Some(end) = another_number(stream, at, objected) {
            found.push(wrong(stream, at..end, received(objected)));
        }
    }
}

/// Words that make 意见 no objection.
const ADVICE: &[&str] = &["建议", "修改", "征求", "咨询", "评审", "专家"];

/// Where a number of objections that is not the right one ends.
fn another_number(stream: &Stream, at: usize, objected: Objected) -> Option<usize> {
    let n = numeral(&stream.chars[at..]).filter(|_| at == 0 || numeral(&stream.chars[at - 1..]).is_none())?;
    let end = at + n.length;
    stream.longest(end, MEASURES)?;
    let clause = stream.text(stream.start_of(at, CLAUSE)..at);
    // Of 收到咨询2件、异议1件 each for itself.
    let item = clause.rsplit('、').next().unwrap_or_default();
    let objections = ["异议", "反映", "举报"];
    let behind = stream.longest(end + 1, &objections).is_some();
    let came = |words: &str| ["收到", "接到"].iter().any(|w| words.contains(w));
    let filed = ["异议", "异议申请", "异议材料", "异议申请共", "异议共"];
    let advice = !ADVICE.iter().any(|w| stream.text(stream.start_of(at, SENTENCE)..at).contains(w));
    let received = came(&clause) && objections.iter().any(|w| item.contains(w))
        || ["收到", "接到"].iter().any(|w| clause.ends_with(w))
            && (behind || advice && stream.at(end + 1, "意见") && stream.end_of(end, CLAUSE) == end + 3)
        || clause.contains("受理") && filed.iter().any(|w| clause.ends_with(w))
        // 异议2件
        || ["异议", "异议共", "异议共计"].contains(&clause.as_str())
        // 上述2件异议
        || ["上述", "以上"].iter().any(|w| clause.ends_with(w)) && behind;
    let during = ["公示期内", "公示期间", "公示期"].iter().any(|w| clause.contains(w));
    let fits = |count: usize| usize::try_from(n.value) == Ok(count);
    let some = QUALIFIED.iter().any(|w| item.contains(w)) && usize::try_from(n.value).is_ok_and(|n| n <= objected.all);
    let right = some || fits(objected.inside) || !during && fits(objected.all);
    (received && !right && !clause.contains("其中")).then_some(end + 1)
}

pub(super) fn received(objected: Objected) -> String {
    match objected.inside {
        0 => "未收到异议".to_owned(),
        count => format!("收到异议{count}件"),
    }
}

/// What was found, as words that stand at a position say it, from where to where: 属实, 部分属实, 异议不成立, 反映情况失实.
fn said_found(stream: &Stream, at: usize) -> Option<(Outcome, Range<usize>)> {
    let subject = |start: usize| {
        let words = ["均", "都", "全部", "情况", "问题", "内容", "事项", "线索", "的"];
        stream.longest_before(back_over(stream, start, &words), &["反映", "异议", "举报", "投诉"]).is_some()
    };
    if let Some(word) = stream.longest(at, &["属实", "成立"]) {
        let before = stream.longest_before(at, &["部分", "不", "未", "并不"]).unwrap_or_default();
        let (start, end) = (at - before.chars().count(), at + word.chars().count());
        let outcome = match before {
            "" => Outcome::Upheld,
            "部分" => Outcome::Partly,
            _ => Outcome::Unfounded,
        };
        // 成立核查组
        let closed = stream.end_of(at, CLAUSE) == end || stream.at(end, "的");
        return (word == "属实" || subject(start) && closed).then_some((outcome, start..end));
    }
    let word = stream.longest(at, &["与事实不符", "与实际不符", "失实", "不实", "查无实据", "查无此事"])?;
    let end = at + word.chars().count();
    (subject(at) && !stream.at(end, "事")).then_some((Outcome::Unfounded, at..end))
}

/// 经核查属实, 1件属实, 部分属实2件, 均不属实, where that many were not found so.
fn outcome(stream: &Stream, at: usize, objected: Objected) -> Option<Contradiction> {
    let (outcome, Range { start, end }) = said_found(stream, at)?;
    let (upheld, partly, unfounded) = objected.found;
    let count = match outcome {
        Outcome::Upheld => upheld,
        Outcome::Partly => partly,
        Outcome::Unfounded => unfounded,
    };
    let clause = stream.text(stream.start_of(start, CLAUSE)..start);
    let sentence = stream.text(stream.start_of(at, SENTENCE)..stream.end_of(at, SENTENCE));
    let number = |at: usize| {
        let n = numeral(stream.chars.get(at..)?)?;
        stream.longest(at + n.length, MEASURES).map(|_| (n.value, at..at + n.length + 1))
    };
    // 属实0件 needs no subject.
    let speaks = ["异议", "反映", "举报"].iter().any(|w| sentence.contains(w)) || number(end).is_some();
    // 核查属实的，取消资格 is a rule, and says nothing of what was found.
    if !speaks || stream.at(end, "的") || stream.at(end, "后") || OPEN.iter().any(|w| clause.contains(w)) {
        return None;
    }
    let before = || {
        let from = stream.start_of(start, CLAUSE)..start;
        from.filter_map(number).find(|(_, place)| place.end == start)
    };
    let said = number(end).or_else(before);
    let every = stream.longest_before(start, &["均", "都", "全部", "全"]).is_some();
    let fits = match said {
        Some((n, _)) => usize::try_from(n) == Ok(count),
        None => count > 0 && !(every && count < upheld + partly + unfounded),
    };
    let right = format!("属实{upheld}件、部分属实{partly}件、不属实{unfounded}件");
    let whole = said.map_or(start..end, |(_, place)| start.min(place.start)..end.max(place.end));
    (!fits).then(|| wrong(stream, whole, right))
}

pub(super) fn wrong(stream: &Stream, range: Range<usize>, right: String) -> Contradiction {
    Contradiction {
        place: stream.place(range.clone()),
        said: stream.text(range),
        right: vec![right],
        placeholder: "{{异议情况}}".to_owned(),
        claim: Claim::Objections,
    }
}
