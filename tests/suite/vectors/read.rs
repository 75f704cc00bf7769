//! Vectors into the engine's types, without any check: vectors also hold facts that `check/` would
//! refuse, so that the engine's own faults are seen.

use gongshi::load::{Node, NodeKind};
use gongshi::model::rule::{Aggregate, Measure, OnZero, Over, Range};
use gongshi::model::{
    Combine, Compare, Criterion, CriterionFacts, CriterionId, FactRow, FactValue, Facts, Gate, GateEffect, GateFact,
    GateId, Group, GroupId, Item, Missing, Name, Rubric, RubricId, TotalOf,
};
use gongshi::number::{Mode, Number, Rounding};
use gongshi::source::Spanned;

use super::rules;

/// The text of a scalar.
pub(super) fn text(node: &Node) -> &str {
    match &node.kind {
        NodeKind::Scalar { text, .. } => text,
        other => panic!("a scalar was expected, not {other:?}"),
    }
}

pub(super) fn list(node: &Node) -> &[Node] {
    match &node.kind {
        NodeKind::List(items) => items,
        other => panic!("a list was expected, not {other:?}"),
    }
}

/// Keys and values of a map.
pub(super) fn entries(node: &Node) -> Vec<(&str, &Node)> {
    match &node.kind {
        NodeKind::Map(entries) => entries.iter().map(|e| (&*e.key.value, &e.value)).collect(),
        other => panic!("a map was expected, not {other:?}"),
    }
}

pub(super) fn word<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).map_or_else(|| panic!("`{key}` is missing"), text)
}

pub(super) fn word_or<'n>(node: &'n Node, key: &str, default: &'n str) -> &'n str {
    node.get(key).map_or(default, text)
}

pub(super) fn number(node: &Node, key: &str) -> Number {
    maybe_number(node, key).unwrap_or_else(|| panic!("`{key}` is missing"))
}

pub(super) fn number_or(node: &Node, key: &str, default: &str) -> Number {
    maybe_number(node, key).unwrap_or_else(|| Number::parse(default).unwrap())
}

pub(super) fn maybe_number(node: &Node, key: &str) -> Option<Number> {
    node.get(key).map(|n| Number::parse(text(n)).unwrap_or_else(|e| panic!("{key}: {} {e:?}", text(n))))
}

pub(super) fn items(node: &Node, key: &str) -> Vec<Node> {
    node.get(key).map_or_else(Vec::new, |n| list(n).to_vec())
}

pub(super) fn rounding(node: &Node) -> Rounding {
    let mode = match word(node, "mode") {
        "half_up" => Mode::HalfUp,
        "half_even" => Mode::HalfEven,
        "down" => Mode::Down,
        "up" => Mode::Up,
        other => panic!("mode {other}"),
    };
    Rounding { places: word(node, "places").parse().unwrap(), mode }
}

/// A rubric of the record format.
pub(super) fn rubric(node: &Node) -> Rubric {
    let points = number(node, "points");
    Rubric {
        id: RubricId::new(word(node, "rubric")),
        title: word(node, "title").to_owned(),
        source: word(node, "source").to_owned(),
        rounding: rounding(node.get("rounding").unwrap()),
        total_of: if word(node, "total_of") == "exact" { TotalOf::Exact } else { TotalOf::Published },
        compare: compare(node.get("compare")),
        cap: maybe_number(node, "cap"),
        floor: maybe_number(node, "floor"),
        root: Group { cap: None, ..group(node, "total", points.clone()) },
        gates: items(node, "gates").iter().map(gate).collect(),
        examples: Vec::new(),
        span: node.span,
        points,
    }
}

pub(super) fn compare(node: Option<&Node>) -> Compare {
    match node {
        Some(node) if matches!(node.kind, NodeKind::Map(_)) => Compare::Published(rounding(node)),
        _ => Compare::Exact,
    }
}

fn group(node: &Node, id: &str, points: Number) -> Group {
    let inner = items(node, "sections")
        .iter()
        .map(|n| Item::Group(group(n, word(n, "id"), number(n, "points"))))
        .collect::<Vec<_>>();
    let leaves = items(node, "criteria")
        .iter()
        .map(|n| Item::Criterion(Box::new(criterion(n, word(n, "id")))))
        .collect::<Vec<_>>();
    Group {
        id: GroupId::new(id),
        title: id.to_owned(),
        points,
        combine: if word_or(node, "combine", "sum") == "weighted" { Combine::Weighted } else { Combine::Sum },
        cap: maybe_number(node, "cap"),
        extra: word_or(node, "extra", "false") == "true",
        weight: maybe_number(node, "weight"),
        items: inner.into_iter().chain(leaves).collect(),
        span: node.span,
    }
}

pub(super) fn criterion(node: &Node, id: &str) -> Criterion {
    let points = number(node, "points");
    Criterion {
        id: CriterionId::new(id),
        title: id.to_owned(),
        clause: String::new(),
        evidence: Vec::new(),
        provider: None,
        as_of: None,
        reading: None,
        rule: rules::rule(node.get("rule").unwrap(), &points),
        missing: match word_or(node, "missing", "error") {
            "error" => Missing::Error,
            "zero" => Missing::Zero,
            "exclude" => Missing::Exclude,
            "ineligible" => Missing::Ineligible,
            other => panic!("missing {other}"),
        },
        weight: maybe_number(node, "weight"),
        examples: Vec::new(),
        span: node.span,
        points,
    }
}

/// The short form of a vector: one criterion `c` in a rubric that publishes two decimals.
pub(super) fn rubric_of(vector: &Node) -> Rubric {
    let node = vector.get("criterion").unwrap();
    let criterion = criterion(node, "c");
    let points = criterion.points.clone();
    let root = Group {
        id: GroupId::new("total"),
        title: String::new(),
        points: points.clone(),
        combine: Combine::Sum,
        cap: None,
        extra: false,
        weight: None,
        items: vec![Item::Criterion(Box::new(criterion))],
        span: node.span,
    };
    Rubric {
        id: RubricId::new("c"),
        title: String::new(),
        source: String::new(),
        rounding: vector.get("rounding").map_or(Rounding { places: 2, mode: Mode::HalfUp }, rounding),
        total_of: TotalOf::Published,
        compare: compare(vector.get("compare")),
        cap: None,
        floor: None,
        root,
        gates: Vec::new(),
        examples: Vec::new(),
        span: node.span,
        points,
    }
}

fn gate(node: &Node) -> Gate {
    let effect = node.get("effect").unwrap();
    Gate {
        id: GateId::new(word(node, "id")),
        title: word(node, "id").to_owned(),
        clause: String::new(),
        effect: match &effect.kind {
            NodeKind::Map(_) => GateEffect::CapAt(number(effect, "cap_at")),
            _ if text(effect) == "zero" => GateEffect::Zero,
            _ => GateEffect::Disqualify,
        },
        group: node.get("group").map(|g| GroupId::new(text(g))),
        span: node.span,
    }
}

pub(super) fn range(node: &Node, points: &Number) -> Range {
    Range {
        min: number_or(node, "min", "0"),
        max: maybe_number(node, "max").unwrap_or_else(|| points.clone()),
        step: maybe_number(node, "step"),
    }
}

/// A measure under `measure:`, or the keys of a ratio directly in the rule.
pub(super) fn measure(rule: &Node) -> Measure {
    let node = rule.get("measure").unwrap_or(rule);
    if node.get("value").is_some() {
        return Measure::Value {
            title: word(node, "value").to_owned(),
            unit: node.get("unit").map(|n| text(n).to_owned()),
            min: maybe_number(node, "min"),
            max: maybe_number(node, "max"),
        };
    }
    Measure::Ratio {
        done: word(node, "done").to_owned(),
        total: word(node, "total").to_owned(),
        over: match word_or(node, "over", "error") {
            "error" => Over::Error,
            "clamp" => Over::Clamp,
            "allow" => Over::Allow,
            other => panic!("over {other}"),
        },
        on_zero: match word_or(node, "on_zero", "error") {
            "error" => OnZero::Error,
            "full" => OnZero::Full,
            "zero" => OnZero::Zero,
            "exclude" => OnZero::Exclude,
            other => panic!("on_zero {other}"),
        },
        aggregate: node.get("aggregate").map(|n| if text(n) == "pooled" { Aggregate::Pooled } else { Aggregate::Mean }),
        decimals: true,
    }
}

/// Facts of a whole sheet, by criterion, and gate facts.
pub(super) fn facts(criteria: Vec<(&str, &Node)>, gates: Option<&Node>) -> Facts {
    let one = |(id, node): (&str, &Node)| {
        let facts =
            CriterionFacts { values: values(node), source: None, as_of: None, evidence: Vec::new(), span: node.span };
        (CriterionId::new(id), facts)
    };
    let gate = |(id, node): (&str, &Node)| {
        (GateId::new(id), GateFact { value: text(node) == "true", source: None, span: node.span })
    };
    Facts {
        criteria: criteria.into_iter().map(one).collect(),
        gates: gates.map_or_else(Vec::new, entries).into_iter().map(gate).collect(),
    }
}

fn values(node: &Node) -> Vec<(Name, Spanned<FactValue>)> {
    entries(node).into_iter().map(|(name, node)| (name.into(), Spanned::new(value(node), node.span))).collect()
}

fn value(node: &Node) -> FactValue {
    match &node.kind {
        NodeKind::List(rows) => {
            FactValue::Rows(rows.iter().map(|row| FactRow { values: values(row), span: row.span }).collect())
        }
        _ => match text(node) {
            "true" => FactValue::Flag(true),
            "false" => FactValue::Flag(false),
            typed => Number::parse(typed).map_or_else(|_| FactValue::Word(typed.into()), FactValue::Number),
        },
    }
}
