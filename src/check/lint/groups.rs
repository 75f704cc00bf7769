//! Parts add up: criteria and sub-groups to their group, groups to the total. 加分项 (`extra`) stand outside.

use std::collections::BTreeMap;

use super::spot::{at, shown};
use super::weights;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Combine, Group, Item, Rubric};
use crate::number::{Exact, Number};

/// Checks the sums of a whole rubric.
pub(super) fn check(rubric: &Rubric, node: &Node, nodes: &BTreeMap<String, &Node>, faults: &mut Diagnostics) {
    let mut open = vec![(&rubric.root, node)];
    while let Some((group, node)) = open.pop() {
        // The root's ceiling is the rubric's, and stands above bonus groups too.
        let cap = if group.id == rubric.root.id { rubric.cap.as_ref() } else { group.cap.as_ref() };
        sum(group, cap, node, faults);
        for item in &group.items {
            if let Item::Group(inner) = item
                && let Some(node) = nodes.get(inner.id.as_str())
            {
                open.push((inner, node));
            }
        }
    }
}

fn sum(group: &Group, cap: Option<&Number>, node: &Node, faults: &mut Diagnostics) {
    let weighs = group.combine == Combine::Weighted;
    if weighs && weights::weighed(group).is_none() || weights::sum(group, group.span).is_some() {
        // `weights` says what is wrong.
        return;
    }
    let parts: Vec<(String, Exact)> = group.items.iter().filter_map(|item| part(item, group.combine)).collect();
    if parts.is_empty() {
        return;
    }
    let sum = Exact::sum(parts.iter().map(|(_, points)| points));
    let points = group.points.value();
    // A ceiling may stand below the sum of the parts; then the group is worth the ceiling.
    let capped = cap.is_some_and(|cap| cap.value() == points && sum >= *points);
    if sum == *points || capped {
        ceiling(group, cap, node, faults);
        return;
    }
    let (title, written, sum) = (&group.title, &group.points, shown(&sum));
    let terms = parts.iter().map(|(term, _)| term.as_str()).collect::<Vec<_>>().join(" + ");
    let message = text!(
        "「{title}」的各项相加是 {sum}（{terms}），与写明的 {written} 不符",
        "the parts of {title} add up to {sum} ({terms}), not to {written}"
    );
    let hint = match group.combine {
        Combine::Weighted => text!(
            "各项 points × weight 之和应等于 points；百分制打分在 {written} 分里占几成就写几成，如 points: 100、weight: 40%",
            "points × weight must add up to the points; where 100 points of judges count for 40, write points: 100, weight: 40%"
        ),
        Combine::Sum => text!(
            "核对各项的 points；如果原文规定封顶，写 cap: {written}；不计入基本分的加分项写 extra: true",
            "compare the points; where the plan sets a ceiling write cap: {written}; where it is a bonus, extra: true"
        ),
    };
    faults.push(
        Diagnostic::error(Code::PointsSum, at(node, "points"), message).expected(text!("{sum}", "{sum}")).hint(hint),
    );
}

/// What an item adds: its points, or weight × points. `None` for what stands outside the base score.
fn part(item: &Item, combine: Combine) -> Option<(String, Exact)> {
    let (points, weight) = match item {
        Item::Group(group) if group.extra => return None,
        Item::Group(group) => (&group.points, &group.weight),
        Item::Criterion(criterion) => (&criterion.points, &criterion.weight),
    };
    match combine {
        Combine::Sum => Some((points.to_string(), points.value().clone())),
        Combine::Weighted => {
            let weight = weight.as_ref()?;
            Some((format!("{points}×{weight}"), points.value().times(weight.value())))
        }
    }
}

/// A cap below the points, without a reason in the sum, cuts off what the plan promises.
fn ceiling(group: &Group, cap: Option<&Number>, node: &Node, faults: &mut Diagnostics) {
    let Some(cap) = cap.filter(|cap| cap.value() < group.points.value()) else { return };
    let points = &group.points;
    let message = text!("封顶 {cap} 低于写明的分值 {points}", "the cap {cap} is below the points {points}");
    faults.push(Diagnostic::error(Code::PointsSum, at(node, "cap"), message).expected(text!("{points}", "{points}")));
}
