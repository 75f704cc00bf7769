//! A rubric as data, with the keys of docs/records.md: what another program needs to score by it.
//!
//! Numbers are texts, as they were typed: `9.50`, `97.25%`. Defaults are written out.

use serde_json::{Map, Value, json};

use super::rule;
use crate::model::{Combine, Compare, Criterion, Gate, GateEffect, Group, Item, Missing, Rubric, TotalOf};
use crate::number::{Mode, Number, Rounding};

pub(super) type Object = Map<String, Value>;

/// The whole rubric, as it is published (gongshi-rubric/1).
#[must_use]
pub fn json(rubric: &Rubric) -> Value {
    let mut out = object(json!({
        "format": "gongshi-rubric/1",
        "rubric": rubric.id.as_str(),
        "title": rubric.title,
        "source": rubric.source,
        "points": text(&rubric.points),
        "rounding": rounding(rubric.rounding),
        "total_of": match rubric.total_of { TotalOf::Published => "published", TotalOf::Exact => "exact" },
        "compare": match rubric.compare { Compare::Exact => json!("exact"), Compare::Published(r) => rounding(r) },
        "gates": rubric.gates.iter().map(gate).collect::<Vec<_>>(),
    }));
    put(&mut out, "cap", rubric.cap.as_ref().map(text));
    put(&mut out, "floor", rubric.floor.as_ref().map(text));
    items(&mut out, &rubric.root);
    Value::Object(out)
}

/// The keys of a literal map.
pub(super) fn object(value: Value) -> Object {
    if let Value::Object(map) = value { map } else { Object::new() }
}

/// A number as it was typed.
pub(super) fn text(number: &Number) -> Value {
    Value::String(number.to_string())
}

/// A key, where there is a value.
pub(super) fn put(out: &mut Object, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        out.insert(key.to_owned(), value);
    }
}

fn rounding(rounding: Rounding) -> Value {
    let mode = match rounding.mode {
        Mode::HalfUp => "half_up",
        Mode::HalfEven => "half_even",
        Mode::Down => "down",
        Mode::Up => "up",
    };
    json!({ "places": rounding.places, "mode": mode })
}

fn gate(gate: &Gate) -> Value {
    let effect = match &gate.effect {
        GateEffect::Disqualify => json!("disqualify"),
        GateEffect::Zero => json!("zero"),
        GateEffect::CapAt(points) => json!({ "cap_at": text(points) }),
    };
    let mut out = object(json!({
        "id": gate.id.as_str(), "title": gate.title, "clause": gate.clause, "effect": effect,
    }));
    put(&mut out, "group", gate.group.as_ref().map(|g| json!(g.as_str())));
    Value::Object(out)
}

/// What stands in a group, sub-groups first, as records write it.
fn items(out: &mut Object, group: &Group) {
    let combine = match group.combine {
        Combine::Sum => "sum",
        Combine::Weighted => "weighted",
    };
    let (mut sections, mut criteria) = (Vec::new(), Vec::new());
    for item in &group.items {
        match item {
            Item::Group(group) => sections.push(section(group)),
            Item::Criterion(one) => criteria.push(criterion(one)),
        }
    }
    out.insert("combine".to_owned(), json!(combine));
    out.insert("sections".to_owned(), Value::Array(sections));
    out.insert("criteria".to_owned(), Value::Array(criteria));
}

fn section(group: &Group) -> Value {
    let mut out = object(json!({
        "id": group.id.as_str(), "title": group.title, "points": text(&group.points), "extra": group.extra,
    }));
    put(&mut out, "cap", group.cap.as_ref().map(text));
    put(&mut out, "weight", group.weight.as_ref().map(text));
    items(&mut out, group);
    Value::Object(out)
}

fn criterion(criterion: &Criterion) -> Value {
    let missing = match criterion.missing {
        Missing::Error => "error",
        Missing::Zero => "zero",
        Missing::Exclude => "exclude",
        Missing::Ineligible => "ineligible",
    };
    let mut out = object(json!({
        "id": criterion.id.as_str(),
        "title": criterion.title,
        "points": text(&criterion.points),
        "clause": criterion.clause,
        "evidence": criterion.evidence,
        "missing": missing,
        "rule": rule::json(&criterion.rule),
    }));
    put(&mut out, "provider", criterion.provider.as_ref().map(|p| json!(p)));
    put(&mut out, "as_of", criterion.as_of.map(|d| json!(d.to_string())));
    put(&mut out, "reading", criterion.reading.as_ref().map(|r| json!(r)));
    put(&mut out, "weight", criterion.weight.as_ref().map(text));
    Value::Object(out)
}
