//! How many letters, calls and visits came: 来信2封, 来电1次.

use super::Contradiction;
use super::known::{Known, Objected};
use super::numeral::numeral;
use super::objecting::{received, wrong};
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::words::over;
use crate::model::{EventKind, ObjectionCase};

/// The ways to object, and what each is called.
const WAYS: [&[&str]; 3] = [&["来信", "信函", "信件", "邮件"], &["来电", "电话"], &["来访", "走访"]];

pub(super) const ALL_WAYS: [bool; 3] = [true; 3];

/// Which of the ways some words name.
pub(super) fn ways(words: &str) -> [bool; 3] {
    WAYS.map(|names| names.iter().any(|name| words.contains(name)))
}

/// What a channel is called in a record.
const CHANNELS: [&[char]; 3] = [&['信', '函', '书', '邮'], &['电'], &['访']];

const MEASURES: &[&str] = &["封", "件", "次", "起", "个", "人次", "人", "批", "条", "通"];

/// Words that make them letters of another kind, or several of one objection.
const OTHERWISE: &[&str] = &["咨询", "建议", "表扬", "感谢", "同一", "重复", "合并", "并案", "每", "不超过"];

/// How many objections came each way: alone, and at all.
pub(super) fn came(cases: &[ObjectionCase<'_>]) -> [(usize, usize); 3] {
    let channels: Vec<&str> = cases
        .iter()
        .map(|case| match &case.objection.kind {
            EventKind::Objection { channel, .. } => channel.as_str(),
            _ => "",
        })
        .collect();
    let ways = |channel: &str| CHANNELS.iter().filter(|signs| channel.contains(**signs)).count();
    CHANNELS.map(|signs| {
        let so: Vec<&&str> = channels.iter().filter(|c| c.contains(signs)).collect();
        (so.iter().filter(|c| ways(c) == 1).count(), so.len())
    })
}

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some((objected, came)) = known.objections.and_then(|o| Some((o, o.came?))) else { return };
    for at in 0..stream.chars.len() {
        for (way, (least, most)) in WAYS.iter().zip(came) {
            if let Some((said, range)) = number(stream, at, way)
                && !(least..=most).contains(&said)
            {
                found.push(wrong(stream, range, right(objected, way[0], least)));
            }
        }
    }
}

fn right(objected: Objected, way: &str, count: usize) -> String {
    format!("{}，其中{way}{count}件", received(objected))
}

/// The number behind a way, and where it stands.
fn number(stream: &Stream, at: usize, way: &[&str]) -> Option<(usize, std::ops::Range<usize>)> {
    let word = stream.longest(at, way)?;
    let from =
        over(stream, at + word.chars().count(), &["共", "计", "为", "：", "举报", "反映", "群众", "职工", "人员"]);
    let n = numeral(stream.chars.get(from..)?)?;
    let measure = stream.longest(from + n.length, MEASURES)?;
    let sentence = stream.text(stream.start_of(at, SENTENCE)..stream.end_of(at, SENTENCE));
    let clause = stream.text(stream.start_of(at, CLAUSE)..at);
    // 来信来电3次 counts both.
    let joined = WAYS.iter().flat_map(|w| w.iter()).any(|w| stream.longest_before(at, &[w]).is_some());
    let speaks = ["收到", "接到", "公示期", "来信", "其中"].iter().any(|w| sentence.contains(w));
    if joined || !speaks || OTHERWISE.iter().any(|w| sentence.contains(w)) || clause.contains("联系") {
        return None;
    }
    Some((usize::try_from(n.value).ok()?, from..from + n.length + measure.chars().count()))
}
