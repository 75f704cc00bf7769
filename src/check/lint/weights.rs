//! In a weighing group every child has a weight, and with all full points they give the group's; elsewhere
//! there are none.

use std::collections::BTreeMap;

use super::spot::{at, shown};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Combine, Group, Item, Rubric};
use crate::number::{Exact, Number};
use crate::source::Span;

/// The trees of groups or criteria, by id.
type Nodes<'n> = BTreeMap<String, &'n Node>;

/// Checks the weights of a whole rubric.
pub(super) fn check(rubric: &Rubric, node: &Node, groups: &Nodes<'_>, criteria: &Nodes<'_>, faults: &mut Diagnostics) {
    let mut open = vec![(&rubric.root, node)];
    while let Some((group, node)) = open.pop() {
        for item in &group.items {
            let (child, weight, title) = match item {
                Item::Group(inner) if inner.extra => continue,
                Item::Group(inner) => (groups.get(inner.id.as_str()), &inner.weight, &inner.title),
                Item::Criterion(inner) => (criteria.get(inner.id.as_str()), &inner.weight, &inner.title),
            };
            let place = |key: &str| child.map_or(group.span, |child| at(child, key));
            alone(group, weight.as_ref(), title, &place, faults);
        }
        faults.push_some(sum(group, at(node, "combine")));
        open.extend(group.items.iter().filter_map(|item| match item {
            Item::Group(inner) => Some((inner, *groups.get(inner.id.as_str())?)),
            Item::Criterion(_) => None,
        }));
    }
}

/// A child without a weight in a weighing group, or with one elsewhere.
fn alone(group: &Group, weight: Option<&Number>, title: &str, place: &dyn Fn(&str) -> Span, faults: &mut Diagnostics) {
    let parent = &group.title;
    match (group.combine, weight) {
        (Combine::Weighted, None) => {
            let message = text!(
                "「{parent}」按权重汇总，「{title}」却没有权重",
                "{parent} weighs its parts, but {title} has no weight"
            );
            faults.push(
                Diagnostic::error(Code::Weights, place("id"), message).expected(text!("weight: 30%", "weight: 30%")),
            );
        }
        (Combine::Weighted, Some(weight)) if *weight.value() <= Exact::ZERO => {
            let message = text!("权重 {weight} 没有意义", "a weight of {weight} makes no sense");
            faults
                .push(Diagnostic::error(Code::Weights, place("weight"), message).expected(text!("大于 0", "above 0")));
        }
        (Combine::Sum, Some(_)) => {
            let message =
                text!("「{parent}」是直接相加，权重不起作用", "{parent} adds its parts up: the weight has no effect");
            let hint = text!(
                "删掉 weight，或者在「{parent}」写 combine: weighted",
                "delete weight, or write combine: weighted in {parent}"
            );
            faults.push(Diagnostic::error(Code::Weights, place("weight"), message).hint(hint));
        }
        _ => {}
    }
}

/// Weights that are wrong themselves: a percent sign was forgotten, or parts have as many points as the group
/// and weigh more or less than 1 together. Where parts have other points (a panel of 100 points that counts
/// for 40), weight × points need only give the group's, and `groups` says what else they give.
pub(super) fn sum(group: &Group, place: Span) -> Option<Diagnostic> {
    let parts = weighed(group)?;
    let points = group.points.value();
    let sum = Exact::sum(parts.iter().map(|(_, weight)| weight.value()));
    let given = Exact::sum(
        parts.iter().map(|(points, weight)| points.value().times(weight.value())).collect::<Vec<_>>().iter(),
    );
    let alike = parts.iter().all(|(of, _)| of.value() == points);
    let forgotten = parts.iter().map(|(_, weight)| weight).find(|w| !w.is_percent() && *w.value() > Exact::ONE);
    if given == *points || !(alike || forgotten.is_some()) {
        return None;
    }
    let (title, percent) = (&group.title, shown(&sum.times(&Exact::int(100))));
    let message = text!(
        "「{title}」各部分的权重之和是 {percent}%，不是 100%",
        "the weights in {title} add up to {percent}%, not to 100%"
    );
    let fault = Diagnostic::error(Code::Weights, place, message).expected(text!("恰好 100%", "exactly 100%"));
    Some(match forgotten {
        Some(weight) => {
            fault.hint(text!("是不是漏了百分号：{weight}%？", "was the percent sign forgotten: {weight}%?"))
        }
        None => fault,
    })
}

/// Points and weights of the parts of a weighing group; none where one has no weight.
pub(super) fn weighed(group: &Group) -> Option<Vec<(&Number, &Number)>> {
    let mut parts = Vec::new();
    for item in &group.items {
        match item {
            Item::Group(inner) if inner.extra => {}
            Item::Group(inner) => parts.push((&inner.points, inner.weight.as_ref()?)),
            Item::Criterion(inner) => parts.push((&inner.points, inner.weight.as_ref()?)),
        }
    }
    (group.combine == Combine::Weighted && !parts.is_empty()).then_some(parts)
}
