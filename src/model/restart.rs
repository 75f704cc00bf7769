//! The words by which a correction says whether the period of 公示 starts again. One check asks that they are
//! there, another that they are true.

use std::ops::Range;

/// What is said to stand or to start again.
const PERIODS: &[&str] = &[
    "公示期",
    "公示时间",
    "公示日期",
    "公示时限",
    "公示天数",
    "公示截止",
    "公示的截止",
    "公示仍",
    "截止时间",
    "截止日期",
    "受理时间",
    "受理期",
    "受理截止",
];

/// Words that let it start again or last longer, or not, where one of [`NOT`] stands before them.
const AGAIN: &[&str] =
    &["重新计算", "重新起算", "重新开始", "另行计算", "另行起算", "从头计算", "延长", "顺延", "延期", "顺移"];

const NOT: &[&str] = &["不", "不再", "不作", "不做", "不予", "不用", "不必", "不需", "不会", "无需", "未", "没有"];

/// Words that let it stand.
const STANDS: &[&str] = &[
    "不变",
    "未变",
    "不作调整",
    "不做调整",
    "不予调整",
    "不调整",
    "不再调整",
    "未作调整",
    "无调整",
    "不作变更",
    "不变更",
    "不作变动",
    "不变动",
    "不作改变",
    "不改变",
    "没有变化",
    "无变化",
    "没有变动",
    "不受影响",
    "继续有效",
    "依然有效",
    "照旧",
    "照常",
    "按原",
    "维持",
    "保持",
];

/// The same before it: 不影响公示期.
const LEAVES: &[&str] = &["不影响", "不涉及", "不改变", "不调整", "不变更"];

/// Words before it in its clause that leave open what happens.
const OPEN: &[&str] = &["如", "若", "是否", "凡", "视"];

/// What a sentence says of the period: whether it starts again, or lasts longer, and where it says so.
/// `None` where it says neither. Blanks and emphasis must have been taken out.
///
/// That the period starts again wins: 公示期限不变，仍为5个工作日，自今日起重新计算.
#[must_use]
pub fn restarts(sentence: &str) -> Option<(bool, Range<usize>)> {
    let mut at = 0;
    let mut found: Option<(bool, Range<usize>)> = None;
    for clause in sentence.split(['，', ',', '；', '|']) {
        if let Some((again, place)) = in_clause(clause)
            && !found.as_ref().is_some_and(|(before, _)| *before)
        {
            found = Some((again, at + place.start..at + place.end));
        }
        at += clause.len() + sentence[at + clause.len()..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

fn in_clause(clause: &str) -> Option<(bool, Range<usize>)> {
    if let Some(anew) = anew(clause) {
        return Some(anew);
    }
    let (period, name) = first(clause, PERIODS)?;
    let before = &clause[..period];
    if OPEN.iter().any(|word| before.contains(word)) {
        return None;
    }
    let behind = period + name.len();
    let rest = &clause[behind..];
    if let Some((at, word)) = first(rest, AGAIN).filter(|(at, _)| !OPEN.iter().any(|word| rest[..*at].contains(word))) {
        let not = NOT.iter().filter(|not| rest[..at].ends_with(**not)).map(|not| not.len()).max();
        let start = behind + at - not.unwrap_or(0);
        return Some((not.is_none(), start..behind + at + word.len()));
    }
    if let Some((at, word)) = first(rest, STANDS) {
        return Some((false, behind + at..behind + at + word.len()));
    }
    let (at, _) = first(before, LEAVES)?;
    Some((false, at..behind))
}

/// 重新公示5个工作日, 重新公示至27日; 不再重新公示.
fn anew(clause: &str) -> Option<(bool, Range<usize>)> {
    let word = "重新公示";
    let at = clause.find(word)?;
    let (before, behind) = (&clause[..at], &clause[at + word.len()..]);
    let counted = |c: char| c.is_ascii_digit() || "至到一二三四五六七八九十".contains(c);
    let not = NOT.iter().filter(|not| before.ends_with(**not)).map(|not| not.len()).max();
    let open = OPEN.iter().any(|word| before.contains(word));
    let said = not.is_some() || behind.starts_with(counted);
    (said && !open).then(|| (not.is_none(), at - not.unwrap_or(0)..at + word.len()))
}

/// The first of some words in a text, the longest of those that begin there.
fn first<'a>(text: &str, words: &[&'a str]) -> Option<(usize, &'a str)> {
    let found = words.iter().filter_map(|word| Some((text.find(word)?, *word)));
    found.min_by_key(|(at, word)| (*at, usize::MAX - word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(sentence: &str) -> Option<(bool, &str)> {
        restarts(sentence).map(|(again, place)| (again, &sentence[place]))
    }

    #[test]
    fn that_the_period_stands() {
        for (sentence, words) in [
            ("公示期不变", "不变"),
            ("公示截止时间不变（9月27日）", "不变"),
            ("名单不变，公示截止时间不变", "不变"),
            ("截止时间不变", "不变"),
            ("公示期不延长", "不延长"),
            ("公示期按原定时间执行，于9月27日结束，不再延长", "按原"),
            ("本次更正不影响公示期", "不影响公示期"),
            ("公示时间不作调整", "不作调整"),
            ("公示期不顺延、不重新起算", "不顺延"),
            ("公示期不另行计算", "不另行计算"),
            ("公示期限继续按原公示执行", "按原"),
            ("原公示期继续有效", "继续有效"),
            ("公示期不再重新计算", "不再重新计算"),
            ("公示期维持不变", "维持"),
            ("不再重新公示", "不再重新公示"),
        ] {
            assert_eq!(said(sentence), Some((false, words)), "{sentence}");
        }
    }

    #[test]
    fn that_it_starts_again() {
        for (sentence, words) in [
            ("公示期重新计算", "重新计算"),
            ("公示期从更正之日起重新计算5个工作日", "重新计算"),
            ("公示期延长3天", "延长"),
            ("公示时间顺延", "顺延"),
            ("自本更正公示发布之日起重新公示5个工作日", "重新公示"),
            ("公示期限不变，公示期自今日起重新计算", "重新计算"),
        ] {
            assert_eq!(said(sentence), Some((true, words)), "{sentence}");
        }
    }

    #[test]
    fn that_neither_is_said() {
        for sentence in [
            "名单不变",
            "公示期是否重新计算",
            "如公示期重新计算",
            "公示期视情况重新计算",
            "公示期间收到异议1件",
            "公示期为5个工作日",
            "需要重新公示的另行公告",
            "更正后的分数重新计算",
        ] {
            assert_eq!(said(sentence), None, "{sentence}");
        }
    }
}
