//! In a weighing group every child has a weight, and the weights add up to exactly 1; elsewhere there are none.

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
        let mut weights = Vec::new();
        for item in &group.items {
            let (child, weight, title) = match item {
                Item::Group(inner) if inner.extra => continue,
                Item::Group(inner) => (groups.get(inner.id.as_str()), &inner.weight, &inner.title),
                Item::Criterion(inner) => (criteria.get(inner.id.as_str()), &inner.weight, &inner.title),
            };
            let place = |key: &str| child.map_or(group.span, |child| at(child, key));
            weights.extend(weight.as_ref());
            alone(group, weight.as_ref(), title, &place, faults);
        }
        sum(group, &weights, at(node, "combine"), faults);
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

fn sum(group: &Group, weights: &[&Number], place: Span, faults: &mut Diagnostics) {
    let sum = Exact::sum(weights.iter().map(|w| w.value()));
    if group.combine == Combine::Sum || sum == Exact::ONE || weights.is_empty() {
        return;
    }
    let (title, percent) = (&group.title, shown(&sum.times(&Exact::int(100))));
    let message = text!(
        "「{title}」各部分的权重之和是 {percent}%，不是 100%",
        "the weights in {title} add up to {percent}%, not to 100%"
    );
    let fault = Diagnostic::error(Code::Weights, place, message).expected(text!("恰好 100%", "exactly 100%"));
    let forgotten = weights.iter().find(|w| !w.is_percent() && *w.value() > Exact::ONE);
    faults.push(match forgotten {
        Some(weight) => {
            fault.hint(text!("是不是漏了百分号：{weight}%？", "was the percent sign forgotten: {weight}%?"))
        }
        None => fault,
    });
}
