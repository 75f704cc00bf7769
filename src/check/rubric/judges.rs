//! 评委打分: a panel.

use super::range::range;
use crate::check::fields::Fields;
use crate::check::read::words;
use crate::model::rule::{Average, DropOn, Judges};
use crate::number::Number;

words! {
    Average { "mean" => Mean, "median" => Median }
    DropOn { "criterion" => Criterion, "total" => Total }
}

/// Reads a panel's rule.
pub(super) fn judges(f: &mut Fields<'_, '_>, points: &Number) -> Option<Judges> {
    let range = range(f, points);
    let average = f.need("average");
    let drop_high: u32 = f.find("drop_high").unwrap_or(0);
    let drop_low: u32 = f.find("drop_low").unwrap_or(0);
    let drop_on = f.find("drop_on").unwrap_or(DropOn::Criterion);
    let min_judges = f.find("min_judges").unwrap_or_else(|| drop_high.saturating_add(drop_low).saturating_add(1));
    Some(Judges { range: range?, average: average?, drop_high, drop_low, drop_on, min_judges })
}
