//! Nominations as data, with the keys of docs/records.md: the facts that scores follow from.
//!
//! Only what the model holds is written, and the model holds nothing private.

use serde_json::{Map, Value, json};

use crate::model::{Contest, CriterionFacts, FactValue, Nomination, NominationId};

/// Every nomination of a contest, in the order of their ids. One at a time becomes a tree, so that
/// memory holds the text and not the trees.
pub(super) fn json(contest: &Contest) -> Vec<u8> {
    let mut out = format!("{{\"format\":\"gongshi-records/1\",\"contest\":\"{}\",\"nominations\":[", contest.id);
    for (at, one) in contest.nominations.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.push_str(&nomination(contest, one).to_string());
    }
    out.push_str("\n]}\n");
    out.into_bytes()
}

fn nomination(contest: &Contest, nomination: &Nomination) -> Value {
    let facts: Map<String, Value> =
        nomination.facts.criteria.iter().map(|(id, facts)| (id.to_string(), criterion(facts))).collect();
    let gates: Map<String, Value> = nomination
        .facts
        .gates
        .iter()
        .map(|(id, gate)| (id.to_string(), json!({ "value": gate.value, "source": gate.source.as_deref() })))
        .collect();
    json!({
        "nomination": nomination.id.as_str(),
        "track": nomination.track.as_str(),
        "name": nomination.name.value,
        "unit": nomination.unit.as_str(),
        "recommended_by": nomination.recommended_by.as_str(),
        "rubric": contest.track(nomination.track.as_str()).and_then(|t| t.rubric.as_ref()).map(|r| r.as_str().to_owned()),
        "out": is_out(contest, &nomination.id),
        "facts": facts,
        "gates": gates,
    })
}

/// Taken out by history.yaml: it keeps its score and has no rank.
fn is_out(contest: &Contest, id: &NominationId) -> bool {
    contest.history.iter().any(|event| event.takes_out() == Some(id))
}

fn criterion(facts: &CriterionFacts) -> Value {
    let mut out: Map<String, Value> =
        facts.values.iter().map(|(name, fact)| (name.to_string(), value(&fact.value))).collect();
    if let Some(source) = &facts.source {
        out.insert("source".to_owned(), json!(**source));
    }
    if let Some(as_of) = facts.as_of {
        out.insert("as_of".to_owned(), json!(as_of.to_string()));
    }
    let evidence: Vec<&str> = facts.evidence.iter().map(|e| &**e).collect();
    if !evidence.is_empty() {
        out.insert("evidence".to_owned(), json!(evidence));
    }
    Value::Object(out)
}

/// Numbers as they were typed, flags as `true` and `false`, lists as lists.
fn value(fact: &FactValue) -> Value {
    match fact {
        FactValue::Number(number) => Value::String(number.to_string()),
        FactValue::Flag(flag) => Value::Bool(*flag),
        FactValue::Word(word) => json!(**word),
        FactValue::Words(words) => words.iter().map(|w| json!(**w)).collect(),
        FactValue::Rows(rows) => rows
            .iter()
            .map(|row| row.values.iter().map(|(n, v)| (n.to_string(), value(&v.value))).collect::<Value>())
            .collect(),
    }
}
