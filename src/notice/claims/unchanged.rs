//! What prose says of the lists: that they did not change.

use super::known::Known;
use super::stream::{SENTENCE, Stream};
use super::{Claim, Contradiction};

/// Words that say so.
const SAME: &[&str] =
    &["没有变动", "没有变化", "没有改变", "未变动", "未作变动", "未做变动", "无变动", "无变化", "维持不变", "保持不变"];

/// What they are said of.
const LISTS: &[&str] =
    &["名单", "成果", "个人", "集体", "单位", "对象", "班组", "团队", "等次", "奖项", "作品", "项目"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(moved) = &known.moved else { return };
    for at in 0..stream.chars.len() {
        let Some(word) = stream.longest(at, SAME) else { continue };
        let before = stream.text(stream.start_of(at, SENTENCE)..at);
        // 其他名单没有变动: the rest, which is true.
        let rest = ["其他", "其它", "其余", "此外", "电话", "时间", "期限", "地址"].iter().any(|w| before.contains(w));
        if rest || !LISTS.iter().any(|w| before.contains(w)) {
            continue;
        }
        let end = at + word.chars().count();
        found.push(Contradiction {
            place: stream.place(at..end),
            said: stream.text(at..end),
            right: vec![moved.clone()],
            placeholder: "{{变动}}".to_owned(),
            claim: Claim::Unchanged,
        });
    }
}
