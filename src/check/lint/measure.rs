//! A measure must suit its rule: what is in proportion needs something to be in proportion to, and
//! a comparison needs one number for each.

use super::spot::Spot;
use crate::diag::{Code, Diagnostics};
use crate::lang::text;
use crate::model::rule::{Measure, Rule, StepAward};

/// Checks the measure of a rule.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    let (measure, proportional) = match &spot.criterion.rule {
        Rule::Ratio(rule) if rule.steps.is_empty() => (&rule.measure, Some("rule".to_owned())),
        Rule::Ratio(rule) => (&rule.measure, step(&rule.steps)),
        Rule::Bands(rule) => (&rule.measure, step(&rule.steps)),
        Rule::Interpolate(rule) => (&rule.measure, None),
        Rule::Relative(rule) => {
            one_number(spot, &rule.measure, faults);
            (&rule.measure, None)
        }
        _ => return,
    };
    let Measure::Value { min, max, .. } = measure else { return };
    if let (Some(min), Some(max)) = (min, max)
        && min.value() >= max.value()
    {
        let message = text!("取值从 {min} 到 {max}，范围是空的", "from {min} to {max} there is nothing");
        faults.push(
            spot.error(Code::RangeStep, "rule/measure/max", message).expected(text!("大于 {min}", "above {min}")),
        );
    }
    let whole = max.as_ref().is_some_and(|max| !max.value().is_negative() && !max.value().is_zero());
    if let Some(route) = proportional.filter(|_| !whole) {
        let message = text!("按比例得分要有整体：这个数值没有上限", "in proportion to what? The value has no maximum");
        let hint = text!(
            "最高的得满分、其余按比例的，用 kind: relative，如 {{kind: relative, measure: {{value: …}}, best: highest, scope: track}}；有固定满值的，给 measure 写明 max；两个数相比的，写 done 和 total",
            "where the best gets full points and the others in proportion use kind: relative, such as {{kind: relative, measure: {{value: …}}, best: highest, scope: track}}; where full is a fixed value give the measure a max; for a ratio write done and total"
        );
        faults.push(spot.error(Code::Proportional, &route, message).hint(hint));
    }
}

fn step(steps: &[crate::model::rule::Step]) -> Option<String> {
    let at = steps.iter().position(|s| s.award == StepAward::Proportional)?;
    Some(format!("rule/steps/{at}/award"))
}

fn one_number(spot: &Spot<'_>, measure: &Measure, faults: &mut Diagnostics) {
    let Measure::Ratio { aggregate, .. } = measure else { return };
    if aggregate.is_some() {
        let message =
            text!("相对评分不能用批次：每条申报只有一个数参与比较", "a comparison takes one number each, not batches");
        let hint = text!("删掉 aggregate", "delete aggregate");
        faults.push(spot.error(Code::MeasureMisused, "rule/measure/aggregate", message).hint(hint));
    }
}
