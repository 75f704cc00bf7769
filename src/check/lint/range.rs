//! Ranges are not empty, and a step divides them, so that both ends can be given.

use super::spot::Spot;
use crate::diag::{Code, Diagnostics};
use crate::lang::text;
use crate::model::rule::{LevelAward, Range, Rule};
use crate::number::Exact;

/// Checks the ranges of a rule.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    match &spot.criterion.rule {
        Rule::Points(rule) => one(spot, "rule", &rule.range, faults),
        Rule::Judges(rule) => one(spot, "rule", &rule.range, faults),
        Rule::Top(rule) => one(spot, "rule", &rule.range, faults),
        Rule::Choice(rule) => {
            for (n, level) in rule.levels.iter().enumerate() {
                if let LevelAward::Range(range) = &level.award {
                    one(spot, &format!("rule/levels/{n}"), range, faults);
                }
            }
        }
        _ => {}
    }
}

fn one(spot: &Spot<'_>, route: &str, range: &Range, faults: &mut Diagnostics) {
    let Range { min, max, step } = range;
    if min.value() >= max.value() {
        let message = text!("从 {min} 到 {max}，没有可给的分", "from {min} to {max} no points can be given");
        faults.push(
            spot.error(Code::RangeStep, &format!("{route}/min"), message).expected(text!("低于 {max}", "below {max}")),
        );
        return;
    }
    let Some(step) = step else { return };
    let route = format!("{route}/step");
    if *step.value() <= Exact::ZERO {
        let message = text!("每档 {step} 分没有意义", "a step of {step} makes no sense");
        faults.push(spot.error(Code::RangeStep, &route, message).expected(text!("大于 0", "above 0")));
        return;
    }
    let steps = max.value().minus(min.value()).checked_div(step.value());
    if steps.is_some_and(|steps| !steps.is_integer()) {
        let message = text!(
            "从 {min} 起每 {step} 一档，到不了 {max}",
            "from {min} in steps of {step} one never arrives at {max}"
        );
        faults.push(
            spot.error(Code::RangeStep, &route, message)
                .expected(text!("能整除 {max} − {min} 的数", "a divisor of {max} − {min}")),
        );
    }
}
