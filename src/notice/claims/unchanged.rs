//! What prose says of the lists: that they did not change.

use super::known::Known;
use super::stream::{CLAUSE, SENTENCE, Stream};
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
        let Some(word) = said(stream, at) else { continue };
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

/// The words at a position that say it.
fn said(stream: &Stream, at: usize) -> Option<&'static str> {
    let before = |marks| stream.text(stream.start_of(at, marks)..at);
    let (sentence, clause) = (before(SENTENCE), before(CLAUSE));
    // 其他名单没有变动: the rest, which is true.
    let rest = ["其他", "其它", "其余", "此外", "除"].iter().any(|w| sentence.contains(w));
    if let Some(word) = stream.longest(at, SAME) {
        let of_other = ["电话", "时间", "期限", "地址"].iter().any(|w| sentence.contains(w));
        return (!rest && !of_other && LISTS.iter().any(|w| sentence.contains(w))).then_some(word);
    }
    // 公示名单不变, 与公示名单一致, 按公示名单表彰
    let directly = stream.longest(at, &["不变", "未变"]).filter(|_| stream.longest_before(at, LISTS).is_some());
    let alike = || {
        let with_published = ["与公示", "与原公示", "同公示", "和公示"].iter().any(|w| clause.contains(w));
        stream.longest(at, &["一致", "相同"]).filter(|_| with_published)
    };
    let as_published = || stream.longest(at, &["按公示名单", "按照公示名单", "按公示的名单", "以公示名单为准"]);
    directly.or_else(alike).or_else(as_published).filter(|_| !rest)
}
