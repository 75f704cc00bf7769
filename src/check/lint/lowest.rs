//! How low a total can go. Where that is below zero, the rubric says whether it stays there: a
//! nomination with less than nothing could otherwise still win an empty seat.

use super::grid::off;
use super::spot::{at, shown};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::rule::{LevelAward, Rule, Step, StepAward, TopCombine};
use crate::model::{Combine, Criterion, Group, Item, Rubric};
use crate::number::{Exact, Number};

/// Checks the rubric's `floor`, or warns that there is none where one matters.
pub(super) fn check(rubric: &Rubric, node: &Node, faults: &mut Diagnostics) {
    match &rubric.floor {
        Some(floor) => sense(floor, rubric, node, faults),
        None => faults.push_some(open_below(rubric, node)),
    }
}

fn sense(floor: &Number, rubric: &Rubric, node: &Node, faults: &mut Diagnostics) {
    let most = rubric.cap.as_ref().unwrap_or(&rubric.points);
    if floor.value() >= most.value() {
        let message = text!("最低 {floor} 分不低于最高 {most} 分", "the floor {floor} is not below the most, {most}");
        let fault = Diagnostic::error(Code::NumberOutOfRange, at(node, "floor"), message);
        faults.push(fault.expected(text!("低于 {most}，通常是 0", "below {most}, usually 0")));
    } else {
        faults.push_some(off(floor, rubric.rounding, at(node, "floor")));
    }
}

fn open_below(rubric: &Rubric, node: &Node) -> Option<Diagnostic> {
    let lowest = of_group(&rubric.root);
    if !lowest.is_negative() {
        return None;
    }
    let lowest = shown(&lowest);
    let message = text!(
        "总分最低可到 {lowest} 分，细则没有说明是否低于 0 分也照算",
        "the total can go down to {lowest}, and the rubric does not say whether it may fall below 0"
    );
    let fault = Diagnostic::warning(Code::NegativeTotal, at(node, "points"), message).hint(text!(
        "写 floor: 0（最低 0 分）；确实可以是负分的，写 floor: {lowest}",
        "write floor: 0 (never below 0); where it may be negative, floor: {lowest}"
    ));
    let first = rubric.criteria().into_iter().find(|c| of_criterion(c).is_negative());
    Some(match first {
        Some(c) => {
            let title = &c.title;
            fault.clause(c.clause.clone()).related(c.span, text!("「{title}」可以是负分", "{title} can be negative"))
        }
        None => fault,
    })
}

/// The lowest points of a group, its bonus groups included.
fn of_group(group: &Group) -> Exact {
    let all = group.items.iter().map(|item| {
        let (points, weight, extra) = match item {
            Item::Group(inner) => (of_group(inner), &inner.weight, inner.extra),
            Item::Criterion(criterion) => (of_criterion(criterion), &criterion.weight, false),
        };
        match weight {
            Some(weight) if group.combine == Combine::Weighted && !extra => points.times(weight.value()),
            _ => points,
        }
    });
    let all: Vec<Exact> = all.collect();
    Exact::sum(all.iter())
}

/// The lowest points of a criterion.
fn of_criterion(criterion: &Criterion) -> Exact {
    let lowest = match &criterion.rule {
        Rule::Points(rule) => Some(rule.range.min.value().clone()),
        Rule::Choice(rule) => rule
            .levels
            .iter()
            .map(|level| match &level.award {
                LevelAward::Fixed(points) => points.value().clone(),
                LevelAward::Range(range) => range.min.value().clone(),
            })
            .min(),
        Rule::Bands(rule) => ladder(&rule.steps),
        Rule::Ratio(rule) => ladder(&rule.steps),
        Rule::Interpolate(rule) => rule.anchors.iter().map(|(_, points)| points.value().clone()).min(),
        Rule::Judges(rule) => Some(rule.range.min.value().clone()),
        Rule::Top(rule) => {
            let times = if rule.combine == TopCombine::Sum { Exact::int(i64::from(rule.k)) } else { Exact::ONE };
            Some(rule.range.min.value().times(&times))
        }
        Rule::Deduct(rule) => Some(rule.floor.value().clone()),
        Rule::Checklist(_) | Rule::Count(_) | Rule::Bonus(_) | Rule::Relative(_) => None,
    };
    lowest.filter(Exact::is_negative).unwrap_or(Exact::ZERO)
}

fn ladder(steps: &[Step]) -> Option<Exact> {
    let worth = |step: &Step| match &step.award {
        StepAward::Points(points) => Some(points.value().clone()),
        StepAward::Full | StepAward::Proportional => None,
    };
    steps.iter().filter_map(worth).min()
}
