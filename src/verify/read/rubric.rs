//! `rubrics/<id>.json`, gongshi-rubric/1.

use super::json::Json;
use super::key::{Read, Wrong, each, find, flag, format, maybe_number, number, text, word, wrong};
use super::rule;
use crate::model::{
    Combine, Compare, Criterion, CriterionId, Gate, GateEffect, GateId, Group, GroupId, Item, Missing, Rubric,
    RubricId, TotalOf,
};
use crate::number::{Mode, Number, Rounding};
use crate::source::{FileId, Span};

/// The model keeps where things are written; here nothing is.
pub(super) fn nowhere() -> Span {
    Span::start_of(FileId::default())
}

/// A whole rubric.
pub(in crate::verify) fn rubric(value: &Json<'_>) -> Read<Rubric> {
    format(value, "gongshi-rubric/1")?;
    let points = number(value, "points")?;
    let compare = match value.get("compare") {
        Some(Json::Text(exact)) if exact == "exact" => Compare::Exact,
        Some(how) => Compare::Published(rounding(how).map_err(|w| w.below("compare"))?),
        None => return wrong("compare"),
    };
    let rubric = Rubric {
        id: RubricId::new(text(value, "rubric")?),
        title: text(value, "title")?.to_owned(),
        source: text(value, "source")?.to_owned(),
        rounding: rounding(value.get("rounding").unwrap_or(&Json::Null)).map_err(|w| w.below("rounding"))?,
        total_of: word(value, "total_of", &[("published", TotalOf::Published), ("exact", TotalOf::Exact)])?,
        compare,
        cap: maybe_number(value, "cap")?,
        floor: maybe_number(value, "floor")?,
        root: group(value, "total", points.clone())?,
        gates: each(value, "gates", gate)?,
        examples: Vec::new(),
        span: nowhere(),
        points,
    };
    unique(&rubric)?;
    Ok(rubric)
}

/// Every item has an id of its own: tables and pages name items by it.
fn unique(rubric: &Rubric) -> Read<()> {
    let groups = rubric.groups().into_iter().map(|g| g.id.as_str().to_owned());
    let criteria = rubric.criteria().into_iter().map(|c| c.id.as_str().to_owned());
    let gates = rubric.gates.iter().map(|g| g.id.as_str().to_owned());
    let mut ids: Vec<String> =
        groups.chain(criteria).chain(gates).chain(["total", "rank"].map(str::to_owned)).collect();
    ids.sort();
    ids.windows(2).find(|two| two[0] == two[1]).map_or(Ok(()), |two| Err(Wrong(format!("id {}", two[0]))))
}

fn rounding(value: &Json<'_>) -> Read<Rounding> {
    let modes = [("half_up", Mode::HalfUp), ("half_even", Mode::HalfEven), ("down", Mode::Down), ("up", Mode::Up)];
    let places = value.get("places").and_then(Json::as_u64).and_then(|n| u8::try_from(n).ok());
    match places.filter(|places| *places <= Rounding::MAX_PLACES) {
        Some(places) => Ok(Rounding { places, mode: word(value, "mode", &modes)? }),
        None => wrong("places"),
    }
}

fn group(value: &Json<'_>, id: &str, points: Number) -> Read<Group> {
    let section = |value: &Json<'_>| {
        let mut inner = group(value, text(value, "id")?, number(value, "points")?)?;
        text(value, "title")?.clone_into(&mut inner.title);
        inner.extra = flag(value, "extra")?;
        inner.weight = maybe_number(value, "weight")?;
        inner.cap = maybe_number(value, "cap")?;
        Ok(Item::Group(inner))
    };
    let mut items = each(value, "sections", section)?;
    items.extend(each(value, "criteria", |value| Ok(Item::Criterion(Box::new(criterion(value)?))))?);
    Ok(Group {
        id: GroupId::new(id),
        title: String::new(),
        points,
        combine: word(value, "combine", &[("sum", Combine::Sum), ("weighted", Combine::Weighted)])?,
        cap: None,
        extra: false,
        weight: None,
        items,
        span: nowhere(),
    })
}

fn criterion(value: &Json<'_>) -> Read<Criterion> {
    let missing = [
        ("error", Missing::Error),
        ("zero", Missing::Zero),
        ("exclude", Missing::Exclude),
        ("ineligible", Missing::Ineligible),
    ];
    let points = number(value, "points")?;
    Ok(Criterion {
        id: CriterionId::new(text(value, "id")?),
        title: text(value, "title")?.to_owned(),
        clause: text(value, "clause")?.to_owned(),
        evidence: Vec::new(),
        provider: None,
        as_of: None,
        reading: None,
        rule: rule::rule(value.get("rule").unwrap_or(&Json::Null)).map_err(|w| w.below("rule"))?,
        missing: word(value, "missing", &missing)?,
        weight: maybe_number(value, "weight")?,
        examples: Vec::new(),
        span: nowhere(),
        points,
    })
}

fn gate(value: &Json<'_>) -> Read<Gate> {
    let effect = match value.get("effect") {
        Some(Json::Text(word)) if word == "disqualify" => GateEffect::Disqualify,
        Some(Json::Text(word)) if word == "zero" => GateEffect::Zero,
        Some(cap) => GateEffect::CapAt(number(cap, "cap_at").map_err(|w| w.below("effect"))?),
        None => return wrong("effect"),
    };
    Ok(Gate {
        id: GateId::new(text(value, "id")?),
        title: text(value, "title")?.to_owned(),
        clause: text(value, "clause")?.to_owned(),
        effect,
        group: find(value, "group").map(|_| text(value, "group")).transpose()?.map(GroupId::new),
        span: nowhere(),
    })
}
