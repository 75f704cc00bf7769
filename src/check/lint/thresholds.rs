//! Thresholds and anchors lie within what the measure can be: 90 instead of 90% is never reached.

use super::spot::{Spot, at, shown};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::rule::{Bound, Measure, Rule, Step};
use crate::number::{Exact, Number};

/// Lowest and highest value of a measure, where there are such.
pub(super) fn domain(measure: &Measure) -> (Option<Exact>, Option<Exact>) {
    match measure {
        Measure::Ratio { .. } => (Some(Exact::ZERO), Some(Exact::ONE)),
        Measure::Value { min, max, .. } => {
            let value = |n: &Option<Number>| n.as_ref().map(|n| n.value().clone());
            (value(min), value(max))
        }
    }
}

/// Checks the bounds of a ladder and the anchors of an interpolation.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    let (measure, numbers) = match &spot.criterion.rule {
        Rule::Bands(rule) => (&rule.measure, bounds(&rule.steps)),
        Rule::Ratio(rule) => (&rule.measure, bounds(&rule.steps)),
        Rule::Interpolate(rule) => {
            let anchors = rule.anchors.iter().enumerate().map(|(n, (at, _))| (format!("rule/anchors/{n}/at"), at));
            (&rule.measure, anchors.collect())
        }
        _ => return,
    };
    for (route, number) in numbers {
        if let Some(fault) = outside(number, measure, spot, &route) {
            faults.push(fault);
        }
    }
}

/// The bounds of steps with their routes.
pub(super) fn bounds(steps: &[Step]) -> Vec<(String, &Number)> {
    let mut found = Vec::new();
    for (n, step) in steps.iter().enumerate() {
        match &step.bound {
            Some(Bound::AtLeast(number)) => found.push((format!("rule/steps/{n}/at_least"), number)),
            Some(Bound::Above(number)) => found.push((format!("rule/steps/{n}/above"), number)),
            Some(Bound::AtMost(number)) => found.push((format!("rule/steps/{n}/at_most"), number)),
            Some(Bound::Below(number)) => found.push((format!("rule/steps/{n}/below"), number)),
            None => {}
        }
    }
    found
}

fn outside(number: &Number, measure: &Measure, spot: &Spot<'_>, route: &str) -> Option<Diagnostic> {
    if let Measure::Value { min, max, .. } = measure
        && min.iter().chain(max).any(|end| !end.is_written_like(number))
    {
        // `percent` reports it; 90 is not even meant to be beyond 100%.
        return None;
    }
    let (min, max) = domain(measure);
    let below = min.as_ref().is_some_and(|min| number.value() < min);
    let above = max.as_ref().is_some_and(|max| number.value() > max);
    if !below && !above {
        return None;
    }
    let side = |end: &Option<Exact>| match (end, measure) {
        (Some(end), Measure::Ratio { .. }) => format!("{}%", shown(&end.times(&Exact::int(100)))),
        (Some(end), Measure::Value { .. }) => shown(end),
        (None, _) => "…".to_owned(),
    };
    let (low, high) = (side(&min), side(&max));
    let message =
        text!("{number} 超出取值范围：只能是 {low} 至 {high}", "{number} is outside the measure's {low} to {high}");
    let fault =
        Diagnostic::error(Code::ThresholdDomain, at(spot.node, route), message).clause(spot.criterion.clause.clone());
    let forgotten =
        matches!(measure, Measure::Ratio { .. }) && !number.is_percent() && *number.value() <= Exact::int(100);
    Some(if forgotten {
        fault.hint(text!("是不是漏了百分号：{number}%？", "was the percent sign forgotten: {number}%?"))
    } else {
        fault
    })
}
