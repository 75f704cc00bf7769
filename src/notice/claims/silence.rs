//! That nothing came in: 未收到异议, 没有异议; and of what else it may be said: 未收到来电, 其余对象没有异议.

use super::known::{Known, Objected};
use super::letters::{ALL_WAYS, ways};
use super::objecting::QUALIFIED;
use super::stream::{CLAUSE, SENTENCE, Stream};

/// Words that say that nothing came in.
const NOT_RECEIVED: &[&str] = &["未收到", "没有收到", "未接到", "没有接到", "未接获", "无人反映", "没有人反映", "未有"];

/// Words that say that nothing more came in, or that leave somebody out, and that nothing came in later.
const MORE: &[&str] = &["其他", "其它", "其余", "新的", "别的"];
const LATER: &[&str] =
    &["除", "此后", "其后", "之后", "期满后", "发布后", "更正后", "更正公示", "重新公示", "再次公示"];

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
    "无不良反映",
    "没有不良反映",
];

/// The same, which nobody says of anything but the publicity, unless it was a meeting.
const NOBODY: &[&str] = &["无人提出异议", "没有人提出异议"];
const MEETINGS: &[&str] = &["会上", "会议", "评委", "现场", "答辩"];

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

/// Where words end that say at a position that there was no objection, although there were some.
pub(super) fn none(stream: &Stream, at: usize, objected: Objected, known: &Known) -> Option<usize> {
    if let Some(word) = stream.longest(at, NOT_RECEIVED) {
        let end = at + word.chars().count();
        return not_received(stream, at, objected, known).then_some(end);
    }
    let nobody = stream.longest(at, NOBODY);
    let word = nobody.or_else(|| stream.longest(at, NO_OBJECTION))?;
    let end = at + word.chars().count();
    let sentence = stream.text(stream.start_of(at, SENTENCE)..stream.end_of(at, SENTENCE));
    let before = |marks| stream.text(stream.start_of(at, marks)..at);
    let (clause, sentence_before) = (before("，,。；！？\n|："), before(SENTENCE));
    let otherwise = stream.longest(end, &["后", "的", "则", "方可", "再"]).is_some()
        || OTHERWISE.iter().any(|w| clause.contains(w))
        || OF_OTHERS.iter().any(|w| sentence_before.contains(w))
        || of_some(&clause, known);
    let public = match nobody {
        Some(_) => MEETINGS.iter().all(|w| !sentence_before.contains(w)),
        None => PUBLIC.iter().any(|w| sentence.contains(w)),
    };
    (public && !otherwise).then_some(end)
}

fn not_received(stream: &Stream, at: usize, objected: Objected, known: &Known) -> bool {
    let what = stream.text(at..stream.end_of(at, CLAUSE));
    let before = unbracketed(&stream.text(stream.start_of(at, SENTENCE)..at));
    let clause = stream.text(stream.start_of(at, CLAUSE)..at);
    let rest = MORE.iter().any(|w| what.contains(w) || clause.contains(w))
        || LATER.iter().any(|w| before.contains(w))
        || QUALIFIED.iter().any(|w| what.contains(w))
        || of_some(&clause, known);
    if rest || !OBJECTION.iter().any(|w| what.contains(w)) {
        return false;
    }
    // 未收到来电、来访 says nothing of letters.
    let named = ways(&what);
    let all = named == ALL_WAYS;
    match objected.came {
        _ if !named.contains(&true) => true,
        None => all,
        Some(came) => named.iter().zip(came).any(|(named, (least, most))| *named && (least > 0 || all && most > 0)),
    }
}

/// Whether a clause names somebody of the list, and not all of it: 对甲的公示没有异议.
fn of_some(clause: &str, known: &Known) -> bool {
    let named = |name: &str| clause.split_once(name).is_some_and(|(_, behind)| !behind.contains('等'));
    known.names().any(named)
}

/// Words without what stands in brackets: 公示期满（9月27日）后.
fn unbracketed(words: &str) -> String {
    let mut depth = 0_usize;
    let mut keeps = |c: &char| {
        match c {
            '（' => depth += 1,
            '）' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    words.chars().filter(|c| keeps(c)).collect()
}
