//! Numbers of a rule that are compared with one another have a percent sign all of them, or none:
//! `under: 90%` with `per: 1` would count hundreds of points as one.

use super::amounts::item_route;
use super::spot::Spot;
use super::thresholds::{bounds, key};
use crate::diag::{Code, Diagnostics};
use crate::lang::text;
use crate::model::rule::{Measure, Rule, Step, TallyItem};
use crate::number::Number;

/// Checks the numbers of a rule. Those of a ratio lie between 0 and 1, which `thresholds` looks at.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    match &spot.criterion.rule {
        Rule::Bands(rule) => ladder(spot, &rule.measure, &rule.steps, faults),
        Rule::Ratio(rule) => ladder(spot, &rule.measure, &rule.steps, faults),
        Rule::Interpolate(rule) => {
            let anchors = rule.anchors.iter().enumerate().map(|(n, (at, _))| (format!("rule/anchors/{n}/at"), at));
            of_measure(spot, &rule.measure, anchors.collect(), faults);
        }
        Rule::Relative(rule) => of_measure(spot, &rule.measure, Vec::new(), faults),
        Rule::Count(rule) => targets(spot, &rule.items, faults),
        Rule::Deduct(rule) => targets(spot, &rule.items, faults),
        _ => {}
    }
}

/// A target and what makes one step beside it.
fn targets(spot: &Spot<'_>, items: &[TallyItem], faults: &mut Diagnostics) {
    for (n, item) in items.iter().enumerate().filter(|(_, item)| item.counts.is_none()) {
        let Some(target) = &item.target else { continue };
        let route = item_route(spot, n);
        alike(
            spot,
            &[(format!("{route}/{}", key(target)), target.number()), (format!("{route}/per"), &item.per)],
            faults,
        );
    }
}

fn ladder(spot: &Spot<'_>, measure: &Measure, steps: &[Step], faults: &mut Diagnostics) {
    of_measure(spot, measure, bounds(steps), faults);
}

fn of_measure<'r>(spot: &Spot<'_>, measure: &'r Measure, numbers: Vec<(String, &'r Number)>, faults: &mut Diagnostics) {
    let Measure::Value { min, max, .. } = measure else { return };
    let mut numbers = numbers;
    let ends = [("rule/measure/min", min), ("rule/measure/max", max)];
    numbers.extend(ends.into_iter().filter_map(|(route, end)| Some((route.to_owned(), end.as_ref()?))));
    alike(spot, &numbers, faults);
}

/// Reports every number without a percent sign beside one that has it.
fn alike(spot: &Spot<'_>, numbers: &[(String, &Number)], faults: &mut Diagnostics) {
    let with = |n: &Number| n.is_percent() && !n.value().is_zero();
    let Some((_, model)) = numbers.iter().find(|(_, n)| with(n)) else { return };
    for (route, number) in numbers.iter().filter(|(_, n)| !n.is_written_like(model)) {
        let key = route.rsplit('/').next().unwrap_or(route);
        let message = text!(
            "{key} 是 {number}，没有百分号；同一条规则里的 {model} 有",
            "{key} is {number}, without a percent sign; {model} in the same rule has one"
        );
        let hint = text!("是不是漏了百分号：{key}: {number}%？", "was the percent sign forgotten: {key}: {number}%?");
        faults.push(spot.error(Code::MixedPercent, route, message).hint(hint));
    }
}
