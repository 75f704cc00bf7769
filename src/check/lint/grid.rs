//! Points, caps and awards lie on the grid on which points are published: `0.125` with two places
//! would be printed as another number than the plan's.

use std::collections::BTreeMap;

use super::spot::{Spot, at};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::rule::{BonusWorth, LevelAward, Range, Rule, Step, StepAward};
use crate::model::{Group, Item, Rubric};
use crate::number::{Number, Rounding};
use crate::source::Span;

/// Checks the numbers of a criterion.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    let mut numbers = vec![("points".to_owned(), &spot.criterion.points)];
    collect(&spot.criterion.rule, &mut numbers);
    for (route, number) in numbers {
        if let Some(fault) = off(number, spot.rounding, at(spot.node, &route)) {
            faults.push(fault.clause(spot.criterion.clause.clone()));
        }
    }
}

/// Checks the points and caps of the groups and of the whole.
pub(super) fn groups(rubric: &Rubric, node: &Node, nodes: &BTreeMap<String, &Node>, faults: &mut Diagnostics) {
    let mut check = |group: &Group, node: &Node| {
        let cap = group.cap.as_ref().or(rubric.cap.as_ref().filter(|_| group.id == rubric.root.id));
        let cap = cap.map(|cap| ("cap", cap));
        for (key, number) in [("points", &group.points)].into_iter().chain(cap) {
            if let Some(fault) = off(number, rubric.rounding, at(node, key)) {
                faults.push(fault);
            }
        }
    };
    check(&rubric.root, node);
    let mut open = vec![&rubric.root];
    while let Some(group) = open.pop() {
        for item in &group.items {
            let Item::Group(inner) = item else { continue };
            open.push(inner);
            if let Some(node) = nodes.get(inner.id.as_str()) {
                check(inner, node);
            }
        }
    }
}

pub(super) fn off(number: &Number, rounding: Rounding, place: Span) -> Option<Diagnostic> {
    if rounding.is_exact(number.value()) {
        return None;
    }
    let places = rounding.places;
    let message = text!(
        "{number} 不能以 {places} 位小数公布，印出来会变成另一个数",
        "{number} cannot be published with {places} decimal places: another number would be printed"
    );
    let hint = text!(
        "改这个数，或者把细则的 rounding.places 调大",
        "change the number, or raise rounding.places of the rubric"
    );
    let fault = Diagnostic::error(Code::OffGrid, place, message);
    Some(fault.expected(text!("最多 {places} 位小数", "at most {places} decimal places")).hint(hint))
}

/// The awards of a rule that are published as they stand.
fn collect<'r>(rule: &'r Rule, numbers: &mut Vec<(String, &'r Number)>) {
    match rule {
        Rule::Points(rule) => range("rule", &rule.range, numbers),
        Rule::Checklist(rule) => {
            numbers.extend(rule.items.iter().enumerate().map(|(n, i)| (format!("rule/items/{n}/points"), &i.points)));
        }
        Rule::Choice(rule) => {
            for (n, level) in rule.levels.iter().enumerate() {
                match &level.award {
                    LevelAward::Fixed(points) => numbers.push((format!("rule/levels/{n}/points"), points)),
                    LevelAward::Range(of) => range(&format!("rule/levels/{n}"), of, numbers),
                }
            }
        }
        Rule::Bands(rule) => steps(&rule.steps, numbers),
        Rule::Ratio(rule) => steps(&rule.steps, numbers),
        Rule::Interpolate(rule) => {
            numbers.extend(rule.anchors.iter().enumerate().map(|(n, (_, p))| (format!("rule/anchors/{n}/points"), p)));
        }
        Rule::Deduct(rule) => {
            numbers.extend([("rule/start".to_owned(), &rule.start), ("rule/floor".to_owned(), &rule.floor)]);
        }
        Rule::Bonus(rule) => {
            for (n, item) in rule.items.iter().enumerate() {
                match &item.worth {
                    BonusWorth::Each(points) => numbers.push((format!("rule/items/{n}/points"), points)),
                    BonusWorth::AwardIn { tiers, .. } => numbers.extend(
                        tiers.iter().enumerate().map(|(t, (_, _, p))| (format!("rule/items/{n}/tiers/{t}/points"), p)),
                    ),
                }
            }
        }
        // What these give is computed and then rounded: their own numbers are never published as points.
        Rule::Count(_) | Rule::Judges(_) | Rule::Relative(_) | Rule::Top(_) => {}
    }
}

fn range<'r>(route: &str, range: &'r Range, numbers: &mut Vec<(String, &'r Number)>) {
    let step = range.step.as_ref().map(|step| ("step", step));
    let all = [("min", &range.min), ("max", &range.max)].into_iter().chain(step);
    numbers.extend(all.map(|(key, number)| (format!("{route}/{key}"), number)));
}

fn steps<'r>(steps: &'r [Step], numbers: &mut Vec<(String, &'r Number)>) {
    let fixed = |(n, step): (usize, &'r Step)| match &step.award {
        StepAward::Points(points) => Some((format!("rule/steps/{n}/award"), points)),
        StepAward::Full | StepAward::Proportional => None,
    };
    numbers.extend(steps.iter().enumerate().filter_map(fixed));
}
