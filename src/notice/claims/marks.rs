//! Scores and ranks of those who are named: 甲得分95分, 甲（95.5分）, 第一名为甲, 甲排名第二.

use std::ops::Range;

use super::first::QUOTES;
use super::frame::{Frame, back_over};
use super::known::Known;
use super::numeral::numeral;
use super::ranked::misplaced;
use super::stream::{SENTENCE, Stream};
use super::words::{ends, over};
use super::{Claim, Contradiction};

/// Words that say that a score of some kind is the total.
pub(super) const TOTALS: &[&str] =
    &["总得分", "总分", "得分", "总成绩", "综合得分", "综合成绩", "最终得分", "评审得分", "成绩", "得"];

/// Verbs between a name and its rank.
const RANKED: &[&str] = &["排名", "名列", "位列", "位居", "居", "列", "获得", "获", "荣获", "夺得", "取得", "为", "是"];

/// Words around a rank that leave it that of the whole: 总分第一名. 单项第一名 is another.
const WHOLE: &[&str] =
    &["总分", "总成绩", "得分", "综合", "排名", "名次", "竞赛", "本次", "其中", "全县", "全市", "经评分", "经评审"];

/// The same, and verbs: 获得第一名的是甲.
const BEFORE_RANK: &[&str] = &[
    "总分",
    "总成绩",
    "得分",
    "综合",
    "排名",
    "名次",
    "竞赛",
    "本次",
    "其中",
    "全县",
    "全市",
    "经评分",
    "经评审",
    "获得",
    "荣获",
    "获",
    "夺得",
    "取得",
];

/// Words before a score that is none any more.
const BEFORE: &[&str] = &["更正前", "调整前", "公示时", "原公示", "此前", "原得", "原总", "原为"];

/// Words behind it: the score that holds follows them, if they end in 为.
const CHANGED: &[&str] = &["更正为", "调整为", "变更为", "修正为", "改为", "应为", "现为", "有误", "错误"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    for at in 0..stream.chars.len() {
        if let Some((place, name, rank)) = misplaced(stream, at, known)
            && !Frame::of(stream, at, at).elsewhere(known)
        {
            found.push(wrong(stream, place..place + name.chars().count(), format!("{name}：第{rank}名")));
        }
    }
    for (Range { start, end }, name) in stream.occurrences(known.marks.keys().map(String::as_str)) {
        let Some(mark) = known.marks.get(name).filter(|_| !Frame::of(stream, start, end).elsewhere(known)) else {
            continue;
        };
        let behind = over(stream, end, QUOTES);
        if let (Some((said, place)), Some(total)) = (standing(stream, behind), &mark.total)
            && plain(&said) != plain(total)
        {
            found.push(wrong(stream, place, format!("{name}：{total}分")));
        }
        let rank = rank_before(stream, start).or_else(|| rank_behind(stream, behind, known));
        if let (Some((said, place)), Some(rank)) = (rank, mark.rank)
            && said != u64::from(rank)
        {
            found.push(wrong(stream, place, format!("{name}：第{rank}名")));
        }
    }
}

/// The score behind a name that is said to stand: 得分95分，更正为97分 says 97.
fn standing(stream: &Stream, at: usize) -> Option<(String, Range<usize>)> {
    let (said, place) = score(stream, at)?;
    let until = stream.end_of(place.end, SENTENCE).min(place.end + 4);
    let word = |from: usize| stream.longest(from, CHANGED).map(|word| from + word.chars().count());
    if let Some(from) = (place.end..until).find_map(word) {
        return points(stream, from);
    }
    let clause = stream.text(Frame::of(stream, at, at).clause..place.start);
    BEFORE.iter().all(|word| !clause.contains(word)).then_some((said, place))
}

/// The score behind a name, and where it stands.
fn score(stream: &Stream, at: usize) -> Option<(String, Range<usize>)> {
    let from = over(stream, at, &["的", "（"]);
    let behind = stream.longest(from, TOTALS).map(|word| from + word.chars().count());
    // 甲以95.5分获得一等奖, 甲以总分95.5分的成绩获得一等奖
    let with = stream.at(at, "以").then(|| over(stream, at + 1, &["总分", "总成绩", "综合得分"]));
    if let Some((said, place)) = with.and_then(|from| points(stream, from)) {
        let end = over(stream, place.end, &["的成绩", "的总分", "的总成绩", "的得分", "总分"]);
        return stream.longest(end, RANKED).map(|_| (said, place));
    }
    // 甲（95.5分）
    let from = behind.or_else(|| stream.at(at, "（").then_some(from))?;
    points(stream, over(stream, from, &["为", "是", "：", "达", "共"]))
}

/// 95.5分
pub(super) fn points(stream: &Stream, from: usize) -> Option<(String, Range<usize>)> {
    let number: String = stream.chars[from..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
    let end = from + number.len();
    let other = ["分钟", "分之", "分以", "分值"].iter().any(|w| stream.at(end, w));
    (!number.is_empty() && stream.at(end, "分") && !other).then(|| (number, from..end + 1))
}

/// 第一名为甲, 得分最高的是甲, where nothing else is said before it.
fn rank_before(stream: &Stream, start: usize) -> Option<(u64, Range<usize>)> {
    let quoted = back_over(stream, start, QUOTES);
    let end = back_over(stream, quoted, &["为", "是", "：", "的"]);
    let clause = Frame::of(stream, start, start).clause;
    let (rank, from) = if let Some(word) =
        stream.longest_before(end, &["得分最高", "总分最高", "排名第一", "得分第一", "总分第一"])
    {
        (1, end - word.chars().count())
    } else {
        let digits = back_over(stream, end, &["名", "位"]);
        let from = (clause..digits).rev().find(|at| stream.at(*at, "第"))?;
        let n = numeral(&stream.chars[from + 1..]).filter(|n| digits < end && from + 1 + n.length == digits)?;
        (n.value, from)
    };
    // 第一名甲 needs 名; 获得第一名的是甲.
    let said = end < quoted || stream.longest_before(end, &["名", "位"]).is_some();
    (said && back_over(stream, from, BEFORE_RANK) <= clause).then_some((rank, from..end))
}

/// 甲排名第一, 甲获第二名.
fn rank_behind(stream: &Stream, behind: usize, known: &Known) -> Option<(u64, Range<usize>)> {
    let verb = over(stream, behind, WHOLE);
    let verbs = over(stream, verb, RANKED);
    let from = over(stream, verbs, WHOLE);
    let n = numeral(stream.chars.get(from + 1..)?).filter(|_| stream.at(from, "第") && from > behind)?;
    let end = over(stream, from + 1 + n.length, &["名", "位"]);
    ends(stream, end, known).then_some((n.value, from..end))
}

/// A number without zeros that say nothing: 95.50 is 95.5.
pub(super) fn plain(number: &str) -> &str {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number }
}

pub(super) fn wrong(stream: &Stream, range: Range<usize>, right: String) -> Contradiction {
    Contradiction {
        place: stream.place(range.clone()),
        said: stream.text(range),
        right: vec![right],
        placeholder: String::new(),
        claim: Claim::Mark,
    }
}
