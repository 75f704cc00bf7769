//! What prose says of objections: none, or how many, and whether they were true.

use std::ops::Range;

use super::known::{Known, Objected};
use super::numeral::numeral;
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::{Claim, Contradiction};

/// Words that say that nothing came in.
const NOT_RECEIVED: &[&str] = &["未收到", "没有收到", "未接到", "没有接到", "未接获", "无人反映", "没有人反映", "未有"];

/// Words that say that nothing more came in, and that nothing came in later.
const MORE: &[&str] = &["其他", "其它", "新的", "别的"];
const LATER: &[&str] = &["除", "此后", "其后", "之后", "期满后", "更正后", "更正公示", "重新公示", "再次公示"];

/// What did not come in.
const OBJECTION: &[&str] = &["异议", "反映", "举报", "意见", "来信", "来电", "来访", "投诉", "质疑"];

/// Words that say that nobody objects.
const NO_OBJECTION: &[&str] = &[
    "无异议",
    "无任何异议",
    "没有异议",
    "没有任何异议",
    "无不同意见",
    "没有不同意见",
    "未提出异议",
    "无人提出异议",
    "没有人提出异议",
];

/// What has to stand in the sentence, so that this is said of the publicity.
const PUBLIC: &[&str] = &["公示", "社会各界", "群众", "表彰对象", "名单"];

/// Words before 无异议, in its clause, that make it a condition, or say it of something else, of some of
/// the list, or of a later time.
const OTHERWISE: &[&str] = &["如", "若", "凡", "是否", "有无", "结论", "结果", "答复", "处理", "其他", "其余"];

/// Words anywhere before it in its sentence that make it another publicity, or leave somebody out.
const OF_OTHERS: &[&str] = &[
    "更正公示",
    "重新公示",
    "再次公示",
    "递补公示",
    "级公示",
    "单位公示",
    "车间公示",
    "所在单位",
    "本单位",
    "各单位",
    "各车间",
    "各市",
    "各县",
    "除",
];

/// Words before 属实 that make it a question or a rule.
const OPEN: &[&str] = &["是否", "如", "若", "凡", "一经", "查实", "对"];

const MEASURES: &[&str] = &["件", "条", "起", "项", "个"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(objected) = known.objections else { return };
    for at in 0..stream.chars.len() {
        if stream.at(at, "属实") {
            found.extend(outcome(stream, at, objected));
        }
        if objected.settled && objected.inside > 0 {
            found.extend(none(stream, at).map(|end| wrong(stream, at..end, received(objected))));
        }
        if let Some(end) = another_number(stream, at, objected) {
            found.push(wrong(stream, at..end, received(objected)));
        }
    }
}

/// Where words end that say at a position that there was no objection.
fn none(stream: &Stream, at: usize) -> Option<usize> {
    let sentence = stream.text(stream.start_of(at, SENTENCE)..stream.end_of(at, SENTENCE));
    if let Some(word) = stream.longest(at, NOT_RECEIVED) {
        let clause = stream.text(at..stream.end_of(at, CLAUSE));
        let before = stream.text(stream.start_of(at, SENTENCE)..at);
        let rest = MORE.iter().any(|w| clause.contains(w)) || LATER.iter().any(|w| before.contains(w));
        return (!rest && OBJECTION.iter().any(|w| clause.contains(w))).then(|| at + word.chars().count());
    }
    let word = stream.longest(at, NO_OBJECTION)?;
    let end = at + word.chars().count();
    let before = |marks| stream.text(stream.start_of(at, marks)..at);
    let (clause, sentence_before) = (before("，,。；！？\n|："), before(SENTENCE));
    let otherwise = stream.longest(end, &["后", "的", "则", "方可", "再"]).is_some()
        || OTHERWISE.iter().any(|w| clause.contains(w))
        || OF_OTHERS.iter().any(|w| sentence_before.contains(w));
    (PUBLIC.iter().any(|w| sentence.contains(w)) && !otherwise).then_some(end)
}

/// Where a number of objections that is not the right one ends.
fn another_number(stream: &Stream, at: usize, objected: Objected) -> Option<usize> {
    let n = numeral(&stream.chars[at..]).filter(|_| at == 0 || numeral(&stream.chars[at - 1..]).is_none())?;
    let end = at + n.length;
    let clause = stream.text(stream.start_of(at, CLAUSE)..at);
    let came = ["收到", "接到"];
    let objections = ["异议", "反映", "举报"];
    let received = came.iter().any(|w| clause.contains(w)) && objections.iter().any(|w| clause.contains(w))
        || came.iter().any(|w| clause.ends_with(w)) && stream.longest(end + 1, &objections).is_some()
        // 异议2件
        || ["异议", "异议共", "异议共计"].contains(&clause.as_str())
        // 上述2件异议
        || ["上述", "以上"].iter().any(|w| clause.ends_with(w)) && stream.longest(end + 1, &objections).is_some();
    let measured = stream.longest(end, MEASURES).is_some();
    let during = ["公示期内", "公示期间", "公示期"].iter().any(|w| clause.contains(w));
    let fits = |count: usize| usize::try_from(n.value) == Ok(count);
    let right = fits(objected.inside) || !during && fits(objected.all);
    (received && measured && !right && !clause.contains("其中")).then_some(end + 1)
}

pub(super) fn received(objected: Objected) -> String {
    match objected.inside {
        0 => "未收到异议".to_owned(),
        count => format!("收到异议{count}件"),
    }
}

/// 经核查属实, 1件属实, 部分属实2件, 均不属实, where that many were not found so.
fn outcome(stream: &Stream, at: usize, objected: Objected) -> Option<Contradiction> {
    let (upheld, partly, unfounded) = objected.found;
    let word = stream.longest_before(at, &["部分", "不", "未", "并不"]).unwrap_or_default();
    let start = at - word.chars().count();
    let count = match word {
        "" => upheld,
        "部分" => partly,
        _ => unfounded,
    };
    let clause = stream.text(stream.start_of(start, CLAUSE)..start);
    let sentence = stream.text(stream.start_of(at, SENTENCE)..stream.end_of(at, SENTENCE));
    let end = at + 2;
    let number =
        |at: usize| numeral(stream.chars.get(at..)?).filter(|n| stream.longest(at + n.length, MEASURES).is_some());
    // 属实0件 needs no subject.
    let speaks = ["异议", "反映", "举报"].iter().any(|w| sentence.contains(w)) || number(end).is_some();
    // 核查属实的，取消资格 is a rule, and says nothing of what was found.
    if !speaks || stream.at(end, "的") || stream.at(end, "后") || OPEN.iter().any(|w| clause.contains(w)) {
        return None;
    }
    let said = number(end).or_else(|| {
        let from = (stream.start_of(start, CLAUSE)..start)
            .find(|from| number(*from).is_some_and(|n| from + n.length + 1 == start))?;
        number(from)
    });
    let every = stream.longest_before(start, &["均", "都", "全部", "全"]).is_some();
    let fits = match said {
        Some(n) => usize::try_from(n.value) == Ok(count),
        None => count > 0 && !(every && count < upheld + partly + unfounded),
    };
    let right = format!("属实{upheld}件、部分属实{partly}件、不属实{unfounded}件");
    (!fits).then(|| wrong(stream, start..end, right))
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
