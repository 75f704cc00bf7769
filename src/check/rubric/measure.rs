//! Measures: the number that a ladder, a ratio or an interpolation grades.

use super::places::MEASURE;
use crate::check::fields::Fields;
use crate::check::read::{Read, words};
use crate::diag::Diagnostics;
use crate::load::Node;
use crate::model::rule::{Aggregate, Measure, OnZero, Over};

words! {
    Over { "error" => Error, "clamp" => Clamp, "allow" => Allow }
    OnZero { "error" => Error, "full" => Full, "zero" => Zero, "exclude" => Exclude }
    Aggregate { "mean" => Mean, "pooled" => Pooled }
}

/// `{value: …}` is a plain value, anything else a ratio.
impl Read for Measure {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = MEASURE.open(node, faults)?;
        let measure = if f.node("value").is_some() { value(&mut f) } else { ratio(&mut f) };
        MEASURE.finish(f);
        measure
    }
}

fn value(f: &mut Fields<'_, '_>) -> Option<Measure> {
    let title = f.line("value");
    let (unit, min, max) = (f.find("unit"), f.find("min"), f.find("max"));
    Some(Measure::Value { title: title?, unit, min, max })
}

/// The keys of a ratio; for the rule kind `ratio` they may stand directly in the rule.
pub(super) fn ratio(f: &mut Fields<'_, '_>) -> Option<Measure> {
    let (done, total) = (f.line("done"), f.line("total"));
    let over = f.find("over").unwrap_or(Over::Error);
    let on_zero = f.find("on_zero").unwrap_or(OnZero::Error);
    let aggregate = f.find("aggregate");
    let decimals = f.find("decimals").unwrap_or(false);
    Some(Measure::Ratio { done: done?, total: total?, over, on_zero, aggregate, decimals })
}
