//! Corrections undone: a record as it read before one. What no list and no score shows stays as it is.

use crate::model::{Contributor, FactValue, Name, Nomination, PublicField, ShowcaseRules, UnitId};
use crate::number::Number;
use crate::source::Spanned;

/// What a field says that says nothing.
const NOTHING: &str = "无";

/// Whether lists of notices show a field.
#[must_use]
pub fn shows(field: &str) -> bool {
    let whole = matches!(
        field,
        "name"
            | "unit"
            | "recommended_by"
            | "fields.工作单位"
            | "fields.职务"
            | "contributors"
            | "showcase.type"
            | "showcase.scope"
    );
    whole || field.starts_with("contributors.") && !field.ends_with(".contribution")
}

/// Puts what a field said back into a record. Whether it scores as it did then.
pub(super) fn put_back(record: &mut Nomination, rules: Option<&ShowcaseRules>, field: &str, old: &str) -> bool {
    let (head, rest) = field.split_once('.').unwrap_or((field, ""));
    match head {
        "facts" => return fact(record, rest, old),
        "gates" | "track" => return false,
        "name" => old.clone_into(&mut record.name.value),
        "unit" => record.unit = UnitId::new(old),
        "recommended_by" => record.recommended_by = UnitId::new(old),
        "fields" => public(&mut record.fields, rest, old),
        "contributors" => contributor(&mut record.contributors, rest, old),
        "showcase" => showcase(record, rules, rest, old),
        _ => {}
    }
    true
}

fn public(fields: &mut Vec<PublicField>, title: &str, old: &str) {
    match fields.iter_mut().find(|f| f.title == title) {
        Some(field) => old.clone_into(&mut field.value),
        None => fields.push(PublicField { title: title.to_owned(), value: old.to_owned() }),
    }
}

/// All of them at once, the one of a number, or a cell of that one.
fn contributor(all: &mut Vec<Contributor>, path: &str, old: &str) {
    let named = |name: &str| Contributor { name: name.to_owned(), contribution: String::new() };
    if path.is_empty() {
        let names: Vec<&str> = old.split('、').filter(|name| *name != NOTHING).collect();
        let known = |name: &str| all.iter().find(|c| c.name == name).cloned();
        *all = names.into_iter().map(|name| known(name).unwrap_or_else(|| named(name))).collect();
        return;
    }
    let (number, cell) = path.split_once('.').unwrap_or((path, ""));
    let Some(at) = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1)) else { return };
    match (all.get_mut(at), cell) {
        (Some(_), "") if old == NOTHING => drop(all.remove(at)),
        (Some(one), "" | "name") => old.clone_into(&mut one.name),
        (Some(one), "contribution") => old.clone_into(&mut one.contribution),
        (None, "") if old != NOTHING => all.push(named(old)),
        _ => {}
    }
}

/// The cells of a result that lists show.
fn showcase(record: &mut Nomination, rules: Option<&ShowcaseRules>, cell: &str, old: &str) {
    let (Some(result), Some(rules)) = (record.showcase.as_deref_mut(), rules) else { return };
    match cell {
        "type" => result.kind = rules.types.iter().position(|t| t.title == old).unwrap_or(result.kind),
        "scope" => result.scope = rules.scopes.iter().copied().find(|s| s.title() == old).unwrap_or(result.scope),
        _ => {}
    }
}

/// A plain fact of a criterion; what lies deeper is not put back.
fn fact(record: &mut Nomination, path: &str, old: &str) -> bool {
    let Some((criterion, name)) = path.split_once('.') else { return false };
    if matches!(name, "source" | "as_of") || name.split('.').next() == Some("evidence") {
        return true;
    }
    let found = record.facts.criteria.iter_mut().find(|(id, _)| id.as_str() == criterion);
    let Some((_, facts)) = found.filter(|_| !name.contains('.')) else { return false };
    let Some(at) = facts.values.iter().position(|(known, _)| &**known == name) else {
        // It said something once, and says nothing now.
        let (span, value) = (facts.span, guess(old));
        facts.values.extend(value.clone().map(|value| (Name::from(name), Spanned::new(value, span))));
        return value.is_some();
    };
    if old == NOTHING {
        facts.values.remove(at);
        return true;
    }
    let value = &mut facts.values[at].1.value;
    let read = match value {
        FactValue::Number(_) => Number::parse(old).ok().map(FactValue::Number),
        FactValue::Flag(_) => old.parse().ok().map(FactValue::Flag),
        FactValue::Word(_) => Some(FactValue::Word(old.into())),
        FactValue::Words(_) | FactValue::Rows(_) => None,
    };
    let is_read = read.is_some();
    if let Some(read) = read {
        *value = read;
    }
    is_read
}

/// What a fact that is gone can have been.
fn guess(old: &str) -> Option<FactValue> {
    let number = Number::parse(old).ok().map(FactValue::Number);
    number.or_else(|| old.parse().ok().map(FactValue::Flag))
}
