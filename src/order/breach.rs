//! The first pair of a list that is out of order.

use std::cmp::Ordering;

use super::{By, Strokes};
use crate::lang::{Text, text};

/// A pair out of order: the name to move, and where it belongs. Positions count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The name that stands in the wrong place.
    pub culprit: usize,
    /// Its neighbour that shows it.
    pub neighbour: usize,
    /// The name before which it belongs; none where it belongs to the end.
    pub before: Option<usize>,
    /// Why the two of the pair stand the other way round.
    pub why: Text,
}

/// The first pair of the names that is out of order. Namesakes may stand in either order.
#[must_use]
pub fn breach(strokes: &Strokes, by: By, names: &[&str]) -> Option<Breach> {
    let keys: Vec<_> = names.iter().map(|name| strokes.key(by, name)).collect();
    let key = |at: usize| keys[at].letters();
    let late = (1..keys.len()).find(|at| key(*at) < key(*at - 1))?;
    let early = late - 1;
    // The earlier one is to blame where the later one fits in without it, and it stands too early for
    // what follows as well: 丁 赵 王 李 is mended by moving 赵, not 王.
    let fits = early == 0 || key(early - 1) <= key(late);
    let alone = keys.len() > late + 1 && key(late + 1) < key(early) && key(late) <= key(late + 1);
    let (culprit, neighbour, before) = if fits && alone {
        (early, late, (late..keys.len()).find(|at| key(*at) > key(early)))
    } else {
        (late, early, (0..late).find(|at| key(*at) > key(late)))
    };
    Some(Breach { culprit, neighbour, before, why: strokes.why(by, names[late], names[early]) })
}

impl Strokes {
    /// Why `first` stands before `second`.
    fn why(&self, by: By, first: &str, second: &str) -> Text {
        let (a, b) = (self.key(by, first), self.key(by, second));
        let differ = a.letters().iter().zip(b.letters()).find(|(x, y)| x != y);
        match differ.map(|(x, y)| (x.character(), y.character())) {
            Some((Some(x), Some(y))) => self.compared(x, y),
            Some(_) => text!("同一姓氏单名在前", "within a surname, given names of one character come first"),
            None => text!("「{first}」字数少，在前", "`{first}` is shorter and comes first"),
        }
    }

    /// 「王」4画、「李」7画, or what decides at the same count.
    fn compared(&self, x: char, y: char) -> Text {
        let (Some(m), Some(n)) = (self.count(x), self.count(y)) else {
            return text!("「{x}」在「{y}」之前", "{x} comes before {y}");
        };
        match m.cmp(&n) {
            Ordering::Equal => text!(
                "「{x}」「{y}」同为{m}画，按笔顺「{x}」在前",
                "{x} and {y} both have {m} strokes, and by the kinds of strokes {x} comes first"
            ),
            _ => text!("「{x}」{m}画，「{y}」{n}画", "{x} has {m} strokes, {y} has {n}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(by: By, names: &str) -> Option<(usize, Option<usize>, String)> {
        let names: Vec<&str> = names.split('、').collect();
        breach(Strokes::builtin(), by, &names).map(|b| (b.culprit, b.before, b.why.zh))
    }

    #[test]
    fn a_list_in_order_has_none() {
        for names in ["", "丁甲", "丁甲、丁甲（女）、丁甲", "丁甲、王乙、李丙", "丁甲、丁一甲"]
        {
            assert_eq!(first(By::Surname, names), None, "{names}");
        }
    }

    #[test]
    fn the_one_that_stands_too_late_is_named() {
        let found = first(By::Surname, "丁甲、李乙、张丙、王丁");
        assert_eq!(found, Some((3, Some(1), "「王」4画，「张」7画".into())));
    }

    #[test]
    fn the_one_that_stands_too_early_is_named() {
        let found = first(By::Surname, "丁甲、赵乙、王丙、李丁、高丁");
        assert_eq!(found, Some((1, Some(4), "「王」4画，「赵」9画".into())));
        assert_eq!(first(By::Surname, "赵乙、王丙、李丁").map(|f| (f.0, f.1)), Some((0, None)));
    }

    #[test]
    fn why_at_the_same_count() {
        let why = |by, names: &str| first(by, names).map(|f| f.2).unwrap_or_default();
        assert_eq!(why(By::Surname, "张甲、李乙"), "「李」「张」同为7画，按笔顺「李」在前");
        assert_eq!(why(By::Surname, "田一甲、田富"), "同一姓氏单名在前");
        assert_eq!(why(By::Name, "田富、田一甲"), "「一」1画，「富」12画");
        assert_eq!(why(By::Name, "田一甲、田一"), "「田一」字数少，在前");
    }
}
