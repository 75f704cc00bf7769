//! A gate that caps must cap below what it acts on, at a number that can be published.

use super::spot::at;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Gate, GateEffect, GroupId, Item, Rubric};
use crate::number::Number;

/// Checks the gates of a rubric.
pub(super) fn check(rubric: &Rubric, node: &Node, faults: &mut Diagnostics) {
    for (n, gate) in rubric.gates.iter().enumerate() {
        let place = at(node, &format!("gates/{n}/effect/cap_at"));
        if let (GateEffect::CapAt(limit), Some(full)) = (&gate.effect, acted_on(gate, rubric)) {
            if limit.value() >= full.value() || limit.value().is_negative() {
                let message = text!(
                    "封顶 {limit} 分没有作用：满分是 {full}",
                    "capping at {limit} does nothing: full points are {full}"
                );
                let fault = Diagnostic::error(Code::NumberOutOfRange, place, message).clause(gate.clause.clone());
                faults.push(fault.expected(text!("0 以上、低于 {full}", "0 or more, below {full}")));
            } else if !rubric.rounding.is_exact(limit.value()) {
                let places = rubric.rounding.places;
                let message = text!(
                    "{limit} 不能以 {places} 位小数公布",
                    "{limit} cannot be published with {places} decimal places"
                );
                faults.push(Diagnostic::error(Code::OffGrid, place, message).clause(gate.clause.clone()));
            }
        }
    }
}

/// The full points of the group that a gate acts on, or of the whole.
fn acted_on<'r>(gate: &Gate, rubric: &'r Rubric) -> Option<&'r Number> {
    match &gate.group {
        None => Some(&rubric.points),
        Some(id) => points_of(id, &rubric.root.items),
    }
}

fn points_of<'r>(id: &GroupId, items: &'r [Item]) -> Option<&'r Number> {
    items.iter().find_map(|item| match item {
        Item::Group(group) if group.id == *id => Some(&group.points),
        Item::Group(group) => points_of(id, &group.items),
        Item::Criterion(_) => None,
    })
}
