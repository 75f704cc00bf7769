//! `record.json`, gongshi-records/1: whom there is, and their facts.

use serde_json::{Map, Value};

use super::key::{Read, Wrong, each, find, flag, format, maybe_text, text, wrong};
use super::rubric::nowhere;
use crate::model::rule::Rule;
use crate::model::{CriterionFacts, CriterionId, FactRow, FactValue, Facts, GateFact, GateId, Name, Rubric};
use crate::number::Number;
use crate::source::Spanned;

/// The most rows in one list of facts: fractions of more rows than that grow without end.
const MOST_ROWS: usize = 2000;
/// Beside the facts of a criterion.
const PROVENANCE: [&str; 3] = ["source", "as_of", "evidence"];
/// What rows name; everything else in them is a number, a flag or a list.
const WORDS: [&str; 4] = ["judge", "member", "item", "nomination"];

/// One nomination, as the record has it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::verify) struct Record {
    pub(in crate::verify) id: String,
    pub(in crate::verify) track: String,
    pub(in crate::verify) name: String,
    pub(in crate::verify) unit: String,
    pub(in crate::verify) recommended_by: String,
    pub(in crate::verify) rubric: Option<String>,
    pub(in crate::verify) out: bool,
    /// Pairs of award and tier.
    pub(in crate::verify) awards: Vec<(String, String)>,
    facts: Map<String, Value>,
    gates: Map<String, Value>,
}

/// Everyone, in the order of the file: that of the ids.
pub(in crate::verify) fn records(value: &Value) -> Read<(String, Vec<Record>)> {
    format(value, "gongshi-records/1")?;
    let all = each(value, "nominations", record)?;
    match all.windows(2).find(|two| two[0].id >= two[1].id) {
        Some(two) => Err(Wrong(format!("nominations/{}", two[1].id))),
        None => Ok((text(value, "contest")?.to_owned(), all)),
    }
}

fn record(value: &Value) -> Read<Record> {
    let map = |key: &str| value.get(key).and_then(Value::as_object).map_or_else(|| wrong(key), |map| Ok(map.clone()));
    let award = |pair: &Value| match pair.as_array().map(Vec::as_slice) {
        Some([Value::String(award), Value::String(tier)]) => Ok((award.clone(), tier.clone())),
        _ => wrong(""),
    };
    Ok(Record {
        id: text(value, "nomination")?.to_owned(),
        track: text(value, "track")?.to_owned(),
        name: text(value, "name")?.to_owned(),
        unit: text(value, "unit")?.to_owned(),
        recommended_by: text(value, "recommended_by")?.to_owned(),
        rubric: maybe_text(value, "rubric")?.map(str::to_owned),
        out: flag(value, "out")?,
        awards: find(value, "awards").map(|_| each(value, "awards", award)).transpose()?.unwrap_or_default(),
        facts: map("facts")?,
        gates: map("gates")?,
    })
}

impl Record {
    /// The facts as the engine takes them.
    pub(in crate::verify) fn facts(&self, rubric: &Rubric) -> Read<Facts> {
        let known = rubric.criteria();
        let criterion = |(id, value): (&String, &Value)| {
            let chosen = known.iter().any(|c| c.id.as_str() == id && matches!(c.rule, Rule::Choice(_)));
            let given = criterion(value, chosen).map_err(|w| w.below(id))?;
            Ok((CriterionId::new(id.as_str()), given))
        };
        let gate = |(id, value): (&String, &Value)| {
            let value = flag(value, "value").map_err(|w| w.below(id))?;
            Ok((GateId::new(id.as_str()), GateFact { value, source: None, span: nowhere() }))
        };
        Ok(Facts {
            criteria: self.facts.iter().map(criterion).collect::<Read<_>>()?,
            gates: self.gates.iter().map(gate).collect::<Read<_>>()?,
        })
    }

    /// The rows of the table `facts`, without the nomination: criterion, fact, value, source, as_of, evidence.
    pub(in crate::verify) fn fact_rows(&self) -> Vec<[String; 6]> {
        let mut rows = Vec::new();
        for (id, facts) in &self.facts {
            let said = |key: &str| facts.get(key).map(plain).unwrap_or_default();
            let beside = PROVENANCE.map(said);
            let values =
                facts.as_object().into_iter().flatten().filter(|(name, _)| !PROVENANCE.contains(&name.as_str()));
            for (name, value) in values {
                flat(name, value, &mut |path, value| {
                    let [source, as_of, evidence] = beside.clone();
                    rows.push([id.clone(), path, value, source, as_of, evidence]);
                });
            }
        }
        for (id, gate) in &self.gates {
            let said = |key: &str| gate.get(key).map(plain).unwrap_or_default();
            rows.push([id.clone(), "value".to_owned(), said("value"), said("source"), String::new(), String::new()]);
        }
        rows
    }

    /// A fact that is a plain number, for the tie chain.
    pub(in crate::verify) fn number(&self, criterion: &str, fact: &str) -> Option<Number> {
        Number::parse(self.facts.get(criterion)?.get(fact)?.as_str()?).ok()
    }
}

/// `batches[1].done` and its value, for every plain fact below.
fn flat(path: &str, value: &Value, put: &mut dyn FnMut(String, String)) {
    match value {
        Value::Array(rows) if rows.iter().any(Value::is_object) => {
            for (at, row) in (1..).zip(rows) {
                for (name, value) in row.as_object().into_iter().flatten() {
                    flat(&format!("{path}[{at}].{name}"), value, put);
                }
            }
        }
        Value::Array(rows) if rows.is_empty() => {}
        other => put(path.to_owned(), plain(other)),
    }
}

/// A text as it is, several words as one.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(words) => words.iter().map(plain).collect::<Vec<_>>().join("；"),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn criterion(value: &Value, chosen: bool) -> Read<CriterionFacts> {
    let Some(map) = value.as_object() else { return wrong("") };
    let facts = map.iter().filter(|(name, _)| !PROVENANCE.contains(&name.as_str()));
    let fact = |(name, value): (&String, &Value)| {
        let is_word = chosen && name == "level";
        let read = fact(value, is_word).map_err(|w| w.below(name))?;
        Ok((name.as_str().into(), Spanned::new(read, nowhere())))
    };
    Ok(CriterionFacts {
        values: facts.map(fact).collect::<Read<_>>()?,
        source: None,
        as_of: None,
        evidence: Vec::new(),
        span: nowhere(),
    })
}

fn fact(value: &Value, is_word: bool) -> Read<FactValue> {
    Ok(match value {
        Value::Bool(flag) => FactValue::Flag(*flag),
        Value::String(text) if is_word => FactValue::Word(text.as_str().into()),
        Value::String(text) => {
            Number::parse(text).map_or_else(|_| FactValue::Word(text.as_str().into()), FactValue::Number)
        }
        Value::Array(rows) if rows.len() > MOST_ROWS => return wrong(""),
        Value::Array(words) if !words.is_empty() && words.iter().all(Value::is_string) => {
            FactValue::Words(words.iter().filter_map(Value::as_str).map(Name::from).collect())
        }
        Value::Array(rows) => FactValue::Rows(rows.iter().map(row).collect::<Read<_>>()?),
        _ => return wrong(""),
    })
}

fn row(value: &Value) -> Read<FactRow> {
    let Some(map) = value.as_object() else { return wrong("") };
    let cell = |(name, value): (&String, &Value)| {
        let read = fact(value, WORDS.contains(&name.as_str())).map_err(|w| w.below(name))?;
        Ok((name.as_str().into(), Spanned::new(read, nowhere())))
    };
    Ok(FactRow { values: map.iter().map(cell).collect::<Read<_>>()?, span: nowhere() })
}
