//! What order a text says its list has: 按姓氏笔画排序, 以姓名笔画为序, 按得分由高到低排列, 按行政区划排序.

use std::ops::Range;

use super::{By, Names, names};

/// The order that a text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// By strokes; of what, where the text says so (not in 按笔画为序).
    Strokes(Option<By>),
    /// By score or rank.
    Score,
    /// By the order of units (行政区划).
    Region,
}

/// A claim of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which order.
    pub order: Stated,
    /// Where it stands.
    pub at: Range<usize>,
}

/// What may follow 笔画 in a claim.
const ORDERS: &[&str] = &["为序", "排序", "排列", "顺序", "为先后", "先后", "多少", "序"];

/// What may precede it, and what is then compared.
const NAMES: &[(&str, By)] = &[
    ("姓氏", By::Surname),
    ("姓名", By::Name),
    ("名称", By::Title),
    ("单位名", By::Title),
    ("集体名", By::Title),
    ("单位", By::Title),
    ("集体", By::Title),
    ("成果", By::Title),
    ("项目", By::Title),
];

/// What rows may be compared by, beside strokes.
const OTHERS: &[(&str, Stated)] = &[
    ("得分", Stated::Score),
    ("总分", Stated::Score),
    ("评分", Stated::Score),
    ("分数", Stated::Score),
    ("成绩", Stated::Score),
    ("名次", Stated::Score),
    ("行政区划", Stated::Region),
    ("推荐单位", Stated::Region),
];

/// What may stand between the verb and these, and between these and the order.
const BEFORE: &[&str] = &["综合", "最终", "评审", "评选", "竞赛", "总"];
const BETWEEN: &[&str] = &[
    "的",
    "由高到低",
    "从高到低",
    "由高至低",
    "从高至低",
    "高低",
    "先后",
    "序列",
    "代码",
    "顺序",
    "次序",
    "依次",
    "名次",
];

/// Words that make 按得分排序 a step of the procedure: it says who is in the list, and not in which order.
const PROCEDURE: &[&str] =
    &["评选", "确定", "择优", "取前", "选取", "产生", "推荐表彰", "录取", "评出", "评定", "决出", "入选", "入围"];

/// Every claim of a text, in order.
#[must_use]
pub fn claims(text: &str) -> Vec<Claim> {
    let mut found: Vec<Claim> = ["笔画", "笔划"].iter().flat_map(|word| of_word(text, word)).collect();
    found.extend(OTHERS.iter().flat_map(|(word, order)| of_others(text, word, *order)));
    found.sort_by_key(|claim| claim.at.start);
    found
}

fn of_word<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Claim> + 't {
    text.match_indices(word).filter_map(move |(at, _)| {
        let (before, after) = (text[..at].trim_end_matches('的'), &text[at + word.len()..]);
        let order = ORDERS.iter().find(|order| after.trim_start_matches(['数', '的']).starts_with(**order))?;
        let (start, by) = match NAMES.iter().find(|(name, _)| before.ends_with(name)) {
            Some((name, by)) => (before.len() - name.len(), Some(*by)),
            None => (before.len(), None),
        };
        let verb = text[..start].chars().next_back().filter(|c| "按以依照据".contains(*c));
        let start = start - verb.map_or(0, char::len_utf8);
        // 不按姓氏笔画排序 claims nothing.
        if text[..start].ends_with(['不', '非', '未']) {
            return None;
        }
        let end = at + word.len() + (after.find(order)?) + order.len();
        Some(Claim { order: Stated::Strokes(by), at: start..end })
    })
}

/// （按得分由高到低排列）, 名单如下，按行政区划排序.
fn of_others<'t>(text: &'t str, word: &'t str, order: Stated) -> impl Iterator<Item = Claim> + 't {
    text.match_indices(word).filter_map(move |(at, _)| {
        let start = back_over(&text[..at], BEFORE).len();
        let verb = text[..start].chars().next_back().filter(|c| "按以依照据".contains(*c))?;
        let start = start - verb.len_utf8();
        let rest = over(&text[at + word.len()..], BETWEEN);
        let end = ORDERS.iter().chain(&["列示"]).find(|order| rest.starts_with(**order))?.len();
        let end = text.len() - rest.len() + end;
        let denied = text[..start].ends_with(['不', '非', '未']);
        (!denied && is_of_list(text, start, end)).then_some(Claim { order, at: start..end })
    })
}

/// Whether an order is said of a list, and not of how its members were found.
fn is_of_list(text: &str, start: usize, end: usize) -> bool {
    let stretch = |marks: &[char]| {
        let from = text[..start].rfind(marks).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let to = text[end..].find(marks).map_or(text.len(), |at| end + at);
        (from, to)
    };
    let (from, to) = stretch(&['（', '）', '(', ')', '。', '；', '\n']);
    let bracketed = text[..from].ends_with(['（', '(']);
    let (from, to) = if bracketed { (from, to) } else { stretch(&['。', '；', '\n']) };
    let words = &text[from..to];
    let listed = bracketed || ["名单", "如下", "下列", "以下"].iter().any(|w| words.contains(w));
    listed && PROCEDURE.iter().all(|w| !words.contains(w))
}

/// A text without some words at its beginning, and at its end.
fn over<'t>(text: &'t str, words: &[&str]) -> &'t str {
    words.iter().find_map(|w| text.strip_prefix(w)).map_or(text, |rest| over(rest, words))
}

fn back_over<'t>(text: &'t str, words: &[&str]) -> &'t str {
    words.iter().find_map(|w| text.strip_suffix(w)).map_or(text, |rest| back_over(rest, words))
}

/// The lists of a text that a claim speaks of: those behind it, up to the next claim or to a
/// placeholder {{名单}}, which stands for a list of its own. Behind the first claim there may be
/// neither, and then the last list before it is meant. Only an order by strokes can be seen in names alone.
#[must_use]
pub fn governed(text: &str, claims: &[Claim], at: usize) -> Vec<(By, Names)> {
    let Some(claim) = claims.get(at) else { return Vec::new() };
    let Stated::Strokes(stated) = claim.order else { return Vec::new() };
    let next = claims.get(at + 1).map_or(text.len(), |next| next.at.start);
    let made = text[claim.at.end..next].find("{{名单");
    let room = claim.at.end..made.map_or(next, |made| claim.at.end + made);
    let lists = |by: By| {
        let lists = names(text, by);
        let behind = |list: &Names| list.iter().all(|name| room.start <= name.start && name.end <= room.end);
        let before = |list: &Names| list.iter().all(|name| name.end <= claim.at.start);
        let mut found: Vec<Names> = lists.iter().filter(|list| behind(list)).cloned().collect();
        if found.is_empty() && at == 0 && made.is_none() {
            found.extend(lists.into_iter().rfind(before));
        }
        if by == By::Title {
            // Any other list could be one of titles: only the nearest is.
            found.truncate(1);
        }
        found.into_iter().map(|list| (by, list)).collect::<Vec<_>>()
    };
    if let Some(by) = stated {
        return lists(by);
    }
    let people = lists(By::Surname);
    if people.is_empty() { lists(By::Title) } else { people }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Option<By>, &str)> {
        let by = |claim: &Claim| match claim.order {
            Stated::Strokes(by) => by,
            other => panic!("{other:?}"),
        };
        claims(text).into_iter().map(|claim| (by(&claim), &text[claim.at])).collect()
    }

    #[test]
    fn orders_by_score_and_by_region() {
        let found = |text: &'static str| -> Vec<(Stated, &str)> {
            claims(text).into_iter().map(|claim| (claim.order, &text[claim.at])).collect()
        };
        for (text, order, words) in [
            ("现予以公示（按得分由高到低排列）。", Stated::Score, "按得分由高到低排列"),
            ("名单如下，按综合得分高低排序：", Stated::Score, "按综合得分高低排序"),
            ("以下名单按名次排列。", Stated::Score, "按名次排列"),
            ("（以行政区划为序）", Stated::Region, "以行政区划为序"),
            ("名单（按行政区划顺序排列）：", Stated::Region, "按行政区划顺序排列"),
            ("名单按推荐单位的顺序排列。", Stated::Region, "按推荐单位的顺序排列"),
            ("名单如下（共2个），按得分由高到低排列：", Stated::Score, "按得分由高到低排列"),
            ("经评选，拟表彰先进集体（按得分由高到低排列）。", Stated::Score, "按得分由高到低排列"),
        ] {
            assert_eq!(found(text), [(order, words)], "{text}");
        }
        for text in [
            "按得分由高到低排序，确定2个先进集体，现将名单公示如下。",
            "（按得分由高到低排序，取前2名）",
            "评委评分后，按总分排序。",
            "名单不按得分排序。",
            "名单如下，得分排序另见附件。",
            "按得分给予奖励的名单。",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn as_notices_say_it() {
        for (text, by, words) in [
            ("名单（按姓氏笔画排序）：", Some(By::Surname), "按姓氏笔画排序"),
            ("以姓氏笔划为序", Some(By::Surname), "以姓氏笔划为序"),
            ("（按姓氏笔画为序排列）", Some(By::Surname), "按姓氏笔画为序"),
            ("按姓名笔画顺序排列", Some(By::Name), "按姓名笔画顺序"),
            ("以单位名称笔画为序", Some(By::Title), "名称笔画为序"),
            ("按笔画多少排列", None, "按笔画多少"),
            ("依姓氏的笔画数排列", Some(By::Surname), "依姓氏的笔画数排列"),
        ] {
            assert_eq!(found(text), [(by, words)], "{text}");
        }
    }

    #[test]
    fn a_claim_speaks_of_the_lists_behind_it() {
        let lists = |text: &str, at: usize| -> Vec<Vec<String>> {
            let name = |range: Range<usize>| text[range].to_owned();
            let found = governed(text, &claims(text), at).into_iter();
            found.map(|(_, list)| list.into_iter().map(name).collect()).collect()
        };
        let two = "按姓氏笔画排序：\n\n丁甲 王乙\n\n按姓名笔画排序：\n\n- 李丙\n- 张丁\n\n其余：\n\n- 何甲\n- 余乙\n";
        assert_eq!(lists(two, 0), [["丁甲", "王乙"]]);
        assert_eq!(lists(two, 1), [["李丙", "张丁"], ["何甲", "余乙"]]);
        assert_eq!(lists("丁甲、王乙\n\n（按姓氏笔画排序）\n", 0), [["丁甲", "王乙"]]);
        // {{名单}} is the list; what follows is something else.
        let made = "以单位名称笔画为序：\n\n{{名单}}\n\n1. 来信\n2. 电话\n";
        assert_eq!(lists(made, 0), Vec::<Vec<String>>::new());
    }

    #[test]
    fn what_claims_nothing() {
        for text in ["笔画简单", "不按姓氏笔画排序", "排名不分先后", "楷书笔画练习"] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
