//! 取前若干: the best k members of a team.

use super::range::range;
use crate::check::fields::Fields;
use crate::check::read::words;
use crate::model::rule::{Fewer, Top, TopCombine};
use crate::number::Number;

words! {
    TopCombine { "sum" => Sum, "mean" => Mean }
    Fewer { "error" => Error, "zero" => Zero, "present" => Present }
}

/// Reads a team's rule.
pub(super) fn top(f: &mut Fields<'_, '_>, points: &Number) -> Option<Top> {
    let (k, combine) = (f.need("k"), f.need("combine"));
    let range = range(f, points);
    let fewer = f.find("fewer").unwrap_or(Fewer::Error);
    Some(Top { k: k?, combine: combine?, range: range?, fewer })
}
