//! What order a text says its list has: 按姓氏笔画排序, 以姓名笔画为序.

use std::ops::Range;

use super::{By, Names, names};

/// A claim of an order by strokes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What is compared; none where the text does not say (按笔画为序).
    pub by: Option<By>,
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

/// Every claim of a text, in order.
#[must_use]
pub fn claims(text: &str) -> Vec<Claim> {
    let mut found: Vec<Claim> = ["笔画", "笔划"].iter().flat_map(|word| of_word(text, word)).collect();
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
        Some(Claim { by, at: start..end })
    })
}

/// The lists of a text that a claim speaks of: those behind it, up to the next claim or to a
/// placeholder {{名单}}, which stands for a list of its own. Behind the first claim there may be
/// neither, and then the last list before it is meant.
#[must_use]
pub fn governed(text: &str, claims: &[Claim], at: usize) -> Vec<(By, Names)> {
    let Some(claim) = claims.get(at) else { return Vec::new() };
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
    if let Some(by) = claim.by {
        return lists(by);
    }
    let people = lists(By::Surname);
    if people.is_empty() { lists(By::Title) } else { people }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Option<By>, &str)> {
        claims(text).into_iter().map(|claim| (claim.by, &text[claim.at])).collect()
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
