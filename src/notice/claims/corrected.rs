//! Whom a 更正公示 speaks of: 将甲的得分由95分更正为97分, where its events are about 乙.

use std::ops::Range;

use super::first::{Name, QUOTES, fault};
use super::known::Known;
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::words::over;
use super::{Claim, Contradiction};

/// What happens to those of whom a correction speaks.
const CHANGES: &[&str] = &[
    "更正为",
    "更正",
    "调整为",
    "变更为",
    "修改为",
    "改为",
    "应为",
    "有误",
    "误写",
    "误将",
    "误录",
    "误列",
    "撤回",
    "退出",
    "取消",
    "递补",
    "撤销",
    "替换",
    "不再列入",
    "降为",
    "升为",
    "增补",
];

/// Words right behind 更正 that make it the name of a time or a document.
const NAMES: &[&str] = &["后", "前", "公示", "公告", "说明", "期间"];

/// Words in the clause that leave somebody as he was.
const SAME: &[&str] = &[
    "不变",
    "未变",
    "没有变",
    "维持",
    "保持",
    "其他",
    "其余",
    "其它",
    "除",
    "仍",
    "没有",
    "未作",
    "不作",
    "无需",
    "无异议",
    "不影响",
];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(corrected) = &known.corrected else { return };
    for (Range { start, end }, name) in stream.occurrences(known.names()) {
        // A name of two is that of somebody else; and 甲 of 甲所在单位 is no 甲.
        if !corrected.iter().any(|c| c.contains(name)) && changes(stream, start, over(stream, end, QUOTES)) {
            let right = corrected.clone();
            let place = Name { start, end, name };
            found.push(Contradiction {
                claim: Claim::Corrected,
                ..fault(stream, &place, right, "{{更正表}}".to_owned())
            });
        }
    }
}

/// Whether the clause of a name says that something of it changes.
fn changes(stream: &Stream, start: usize, end: usize) -> bool {
    let clause = stream.start_of(start, CLAUSE)..stream.end_of(end, CLAUSE);
    let words = stream.text(clause.clone());
    let rest = stream.text(stream.start_of(start, SENTENCE)..clause.end);
    let is = |at: usize| {
        let word = stream.longest(at, CHANGES)?;
        let behind = at + word.chars().count();
        (word != "更正" || stream.longest(behind, NAMES).is_none()).then_some(())
    };
    clause.into_iter().any(|at| is(at).is_some()) && SAME.iter().all(|w| !words.contains(w)) && !rest.contains("其余")
}
