//! A fact is written like the numbers that its rule compares it with: 77.78 under a target of 90%
//! would be far above it, without a word.

use super::desk::Desk;
use crate::check::fields::Fields;
use crate::diag::Code;
use crate::lang::text;
use crate::model::rule::{Bound, Measure, Rule, Step, TallyItem, Target};
use crate::number::{Exact, Number};
use crate::source::Spanned;

/// Whether a fact and a number of its rule agree about the percent sign; reports it if they do not.
pub(super) fn agrees(
    fact: &Spanned<Number>,
    rule: Option<&Number>,
    f: &mut Fields<'_, '_>,
    desk: &Desk<'_, '_>,
) -> bool {
    let Some(rule) = rule.filter(|rule| !fact.value.is_written_like(rule)) else { return true };
    let value = &fact.value;
    let (message, hint) = if value.is_percent() {
        let bare = value.to_string().replace('%', "");
        let message =
            text!("{value} 有百分号，规则里的 {rule} 没有", "{value} has a percent sign, {rule} in the rule has none");
        let hint = text!(
            "是不是多了百分号：{bare}？或者细则里的 {rule} 漏了百分号",
            "is the percent sign too much: {bare}? or was that of {rule} in the rubric forgotten"
        );
        (message, hint)
    } else {
        let message =
            text!("{value} 没有百分号，规则里的 {rule} 有", "{value} has no percent sign, {rule} in the rule has one");
        (message, forgotten(value))
    };
    let fault = desk.fault(Code::FactPercent, fact.span, message);
    f.faults.push(fault.hint(hint));
    false
}

/// 0.5 may have been meant as 0.5% or as 50%.
fn forgotten(value: &Number) -> crate::lang::Text {
    if *value.value() < Exact::ONE {
        text!("写成百分数，如一半写 50%", "write a percentage: one half is 50%")
    } else {
        text!("是不是漏了百分号：{value}%？", "was the percent sign forgotten: {value}%?")
    }
}

/// What the value of a measure is compared with: the first number of the rule that is not 0.
pub(super) fn of_value(rule: &Rule) -> Option<&Number> {
    match rule {
        Rule::Bands(rule) => steps(&rule.steps).or_else(|| ends(&rule.measure)),
        Rule::Ratio(rule) => steps(&rule.steps).or_else(|| ends(&rule.measure)),
        Rule::Interpolate(rule) => first(rule.anchors.iter().map(|(at, _)| at)).or_else(|| ends(&rule.measure)),
        Rule::Relative(rule) => ends(&rule.measure),
        _ => None,
    }
}

/// What a ratio is compared with, as [`of_value`].
pub(super) fn of_ratio(rule: &Rule) -> Option<&Number> {
    match rule {
        Rule::Bands(rule) => steps(&rule.steps),
        Rule::Ratio(rule) => steps(&rule.steps),
        Rule::Interpolate(rule) => first(rule.anchors.iter().map(|(at, _)| at)),
        _ => None,
    }
}

/// What the fact of an item is compared with: its target, or what makes one `each`.
pub(super) fn of_item(item: &TallyItem) -> Option<&Number> {
    first(item.target.iter().map(Target::number).chain([&item.per]))
}

fn steps(steps: &[Step]) -> Option<&Number> {
    first(steps.iter().filter_map(|step| step.bound.as_ref()).map(Bound::number))
}

fn ends(measure: &Measure) -> Option<&Number> {
    match measure {
        Measure::Value { min, max, .. } => first(min.iter().chain(max)),
        Measure::Ratio { .. } => None,
    }
}

fn first<'r>(mut numbers: impl Iterator<Item = &'r Number>) -> Option<&'r Number> {
    numbers.find(|number| !number.value().is_zero())
}
