//! The table `criteria`: what is scored, by which rule, after which words of the plan.

use crate::export::Put;
use crate::model::{Gate, GateEffect, GroupId, Item, Rubric};

/// A group before its items, then the total, then the gates.
pub(super) fn rows(rubric: &Rubric, put: Put<'_>) {
    items(rubric.id.as_str(), "total", &rubric.root.items, put);
    put(&[rubric.id.as_str(), "total", "total", "", &rubric.title, &rubric.points.to_string(), "", ""]);
    rubric.gates.iter().for_each(|gate| self::gate(rubric.id.as_str(), gate, put));
}

fn items(rubric: &str, parent: &str, all: &[Item], put: Put<'_>) {
    for item in all {
        match item {
            Item::Group(g) => {
                put(&[rubric, g.id.as_str(), "group", parent, &g.title, &g.points.to_string(), "", ""]);
                items(rubric, g.id.as_str(), &g.items, put);
            }
            Item::Criterion(c) => {
                let kind = c.rule.kind();
                put(&[rubric, c.id.as_str(), "criterion", parent, &c.title, &c.points.to_string(), kind, &c.clause]);
            }
        }
    }
}

fn gate(rubric: &str, gate: &Gate, put: Put<'_>) {
    let (effect, cap) = match &gate.effect {
        GateEffect::Disqualify => ("disqualify", String::new()),
        GateEffect::Zero => ("zero", String::new()),
        GateEffect::CapAt(points) => ("cap_at", points.to_string()),
    };
    let parent = gate.group.as_ref().map_or("total", GroupId::as_str);
    put(&[rubric, gate.id.as_str(), "gate", parent, &gate.title, &cap, effect, &gate.clause]);
}
