//! 扣分: from a start value down to a floor.

use crate::check::fields::Fields;
use crate::model::rule::Deduct;
use crate::number::Number;

/// Reads a deduction.
pub(super) fn deduct(f: &mut Fields<'_, '_>, points: &Number) -> Option<Deduct> {
    let start = f.find_points("start").unwrap_or_else(|| points.clone());
    let floor = f.find_points("floor").unwrap_or_else(Number::zero);
    f.some("items").map(|items| Deduct { start, floor, items })
}
