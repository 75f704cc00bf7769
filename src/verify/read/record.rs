//! `record.json`, gongshi-records/1: whom there is, and their facts.

use std::borrow::Cow;

use rayon::prelude::*;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::json::{Json, Map};
use super::key::{Fault, Read, Wrong, each, find, flag, maybe_text, text, wrong};
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
///
/// Its facts stay the text that they are: as values, those of a large contest would fill the memory.
#[derive(Debug)]
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
    /// All of it.
    text: Box<str>,
}

/// The facts and gates of a nomination.
#[derive(Default)]
pub(in crate::verify) struct Given<'r> {
    pub(in crate::verify) facts: Map<'r>,
    pub(in crate::verify) gates: Map<'r>,
}

#[derive(Deserialize)]
struct File<'t> {
    #[serde(borrow)]
    format: Option<Json<'t>>,
    #[serde(borrow)]
    contest: Option<Json<'t>>,
    #[serde(borrow)]
    nominations: Option<&'t RawValue>,
}

/// Everyone, in the order of the file: that of the ids.
pub(in crate::verify) fn records(file: &str) -> Result<(String, Vec<Record>), Fault> {
    let file: File<'_> = serde_json::from_str(file)?;
    let said = |value: &Option<Json<'_>>| value.as_ref().and_then(Json::as_str).map(str::to_owned);
    if said(&file.format).as_deref() != Some("gongshi-records/1") {
        return Err(Wrong("format".to_owned()).into());
    }
    let all = file.nominations.and_then(|list| serde_json::from_str::<Vec<&RawValue>>(list.get()).ok());
    let Some(all) = all else { return Err(Wrong("nominations".to_owned()).into()) };
    let one =
        |(at, text): (usize, &&RawValue)| record(text.get()).map_err(|w| w.below(&format!("nominations/{}", at + 1)));
    let all: Vec<Read<Record>> = all.par_iter().enumerate().map(one).collect();
    let all = all.into_iter().collect::<Read<Vec<Record>>>()?;
    match (all.windows(2).find(|two| two[0].id >= two[1].id), said(&file.contest)) {
        (Some(two), _) => Err(Wrong(format!("nominations/{}", two[1].id)).into()),
        (None, None) => Err(Wrong("contest".to_owned()).into()),
        (None, Some(contest)) => Ok((contest, all)),
    }
}

fn record(whole: &str) -> Read<Record> {
    let value: &Json<'_> = &serde_json::from_str(whole).or_else(|_| wrong(""))?;
    for key in ["facts", "gates"] {
        value.get(key).and_then(Json::as_map).map_or_else(|| wrong(key), Ok)?;
    }
    let award = |pair: &Json<'_>| match pair.as_list() {
        Some([Json::Text(award), Json::Text(tier)]) => Ok((award.to_string(), tier.to_string())),
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
        text: whole.into(),
    })
}

impl Record {
    /// Its facts and gates.
    pub(in crate::verify) fn given(&self) -> Given<'_> {
        let mut given = Given::default();
        let whole = serde_json::from_str(&self.text).ok();
        for (key, value) in whole.and_then(Json::into_map).into_iter().flatten() {
            match (&*key, value.into_map()) {
                ("facts", Some(facts)) => given.facts = facts,
                ("gates", Some(gates)) => given.gates = gates,
                _ => {}
            }
        }
        given
    }

    /// Whether two records say the same, however they are written.
    pub(in crate::verify) fn says_what(&self, other: &Self) -> bool {
        let read = |text| serde_json::from_str::<Json<'_>>(text).ok();
        self.text == other.text
            || read(&self.text).zip(read(&other.text)).is_some_and(|(one, other)| one.says_what(&other))
    }
}

impl Given<'_> {
    /// The facts as the engine takes them.
    pub(in crate::verify) fn facts(&self, rubric: &Rubric) -> Read<Facts> {
        let known = rubric.criteria();
        let criterion = |(id, value): &(Cow<'_, str>, Json<'_>)| {
            let chosen = known.iter().any(|c| c.id.as_str() == id && matches!(c.rule, Rule::Choice(_)));
            let given = criterion(value, chosen).map_err(|w| w.below(id))?;
            Ok((CriterionId::new(id.as_ref()), given))
        };
        let gate = |(id, value): &(Cow<'_, str>, Json<'_>)| {
            let value = flag(value, "value").map_err(|w| w.below(id))?;
            Ok((GateId::new(id.as_ref()), GateFact { value, source: None, span: nowhere() }))
        };
        Ok(Facts {
            criteria: self.facts.iter().map(criterion).collect::<Read<_>>()?,
            gates: self.gates.iter().map(gate).collect::<Read<_>>()?,
        })
    }

    /// The rows of the table `facts`, without the nomination: criterion, fact, value, source, as_of, evidence.
    pub(in crate::verify) fn fact_rows(&self, put: &mut dyn FnMut([&str; 6])) {
        for (id, facts) in &self.facts {
            let said = |key: &str| facts.get(key).map(plain).unwrap_or_default();
            let [source, as_of, evidence] = PROVENANCE.map(said);
            let values = facts.as_map().into_iter().flatten();
            for (name, value) in values.filter(|(name, _)| !PROVENANCE.contains(&name.as_ref())) {
                flat(name, value, &mut |path, value| put([id, path, value, &source, &as_of, &evidence]));
            }
        }
        for (id, gate) in &self.gates {
            let said = |key: &str| gate.get(key).map(plain).unwrap_or_default();
            put([id, "value", &said("value"), &said("source"), "", ""]);
        }
    }

    /// A fact that is a plain number, for the tie chain.
    pub(in crate::verify) fn number(&self, criterion: &str, fact: &str) -> Option<Number> {
        let (_, facts) = self.facts.iter().find(|(id, _)| id == criterion)?;
        Number::parse(facts.get(fact)?.as_str()?).ok()
    }
}

/// `batches[1].done` and its value, for every plain fact below. A list without rows is an empty one (E20).
fn flat(path: &str, value: &Json<'_>, put: &mut dyn FnMut(&str, &str)) {
    match value {
        Json::List(rows) if rows.iter().any(|row| row.as_map().is_some()) => {
            for (at, row) in (1..).zip(rows) {
                for (name, value) in row.as_map().into_iter().flatten() {
                    flat(&format!("{path}[{at}].{name}"), value, put);
                }
            }
        }
        other => put(path, &plain(other)),
    }
}

/// A text as it is, several words as one.
fn plain<'v>(value: &'v Json<'_>) -> Cow<'v, str> {
    match value {
        Json::Text(text) => Cow::Borrowed(text),
        Json::Bool(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        Json::List(words) => words.iter().map(plain).collect::<Vec<_>>().join("；").into(),
        Json::Number(number) => number.to_string().into(),
        Json::Null => Cow::Borrowed(""),
        Json::Map(_) => format!("{value:?}").into(),
    }
}

fn criterion(value: &Json<'_>, chosen: bool) -> Read<CriterionFacts> {
    let Some(map) = value.as_map() else { return wrong("") };
    let facts = map.iter().filter(|(name, _)| !PROVENANCE.contains(&name.as_ref()));
    let fact = |(name, value): &(Cow<'_, str>, Json<'_>)| {
        let is_word = chosen && name == "level";
        let read = fact(value, is_word).map_err(|w| w.below(name))?;
        Ok((name.as_ref().into(), Spanned::new(read, nowhere())))
    };
    Ok(CriterionFacts {
        values: facts.map(fact).collect::<Read<_>>()?,
        source: None,
        as_of: None,
        evidence: Vec::new(),
        span: nowhere(),
    })
}

fn fact(value: &Json<'_>, is_word: bool) -> Read<FactValue> {
    Ok(match value {
        Json::Bool(flag) => FactValue::Flag(*flag),
        Json::Text(text) if is_word => FactValue::Word(text.as_ref().into()),
        Json::Text(text) => {
            Number::parse(text).map_or_else(|_| FactValue::Word(text.as_ref().into()), FactValue::Number)
        }
        Json::List(rows) if rows.len() > MOST_ROWS => return wrong(""),
        Json::List(words) if !words.is_empty() && words.iter().all(|word| word.as_str().is_some()) => {
            FactValue::Words(words.iter().filter_map(Json::as_str).map(Name::from).collect())
        }
        Json::List(rows) => FactValue::Rows(rows.iter().map(row).collect::<Read<_>>()?),
        _ => return wrong(""),
    })
}

fn row(value: &Json<'_>) -> Read<FactRow> {
    let Some(map) = value.as_map() else { return wrong("") };
    let cell = |(name, value): &(Cow<'_, str>, Json<'_>)| {
        let read = fact(value, WORDS.contains(&name.as_ref())).map_err(|w| w.below(name))?;
        Ok((name.as_ref().into(), Spanned::new(read, nowhere())))
    };
    Ok(FactRow { values: map.iter().map(cell).collect::<Read<_>>()?, span: nowhere() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_stay_what_they_are() {
        let line = r#"{"nomination":"a","track":"t","name":"甲","unit":"u","recommended_by":"u","rubric":null,"out":false,
            "facts":{"x":{"done":"1.50","batches":[{"done":"1","total":"2"},{"ok":true}],"claims":[],"evidence":["证-1","证-2"]}},
            "gates":{"g":{"value":false,"source":"省厅"}}}"#;
        let file = |nomination: &str| {
            format!(r#"{{"format":"gongshi-records/1","contest":"c","nominations":[{nomination}]}}"#)
        };
        let (contest, all) = records(&file(line)).unwrap();
        let given = all[0].given();
        let mut rows = Vec::new();
        given.fact_rows(&mut |row| rows.push(row.join(" ").trim_end().to_owned()));
        let expected = [
            "x done 1.50   证-1；证-2",
            "x batches[1].done 1   证-1；证-2",
            "x batches[1].total 2   证-1；证-2",
            "x batches[2].ok true   证-1；证-2",
            "x claims    证-1；证-2",
            "g value false 省厅",
        ];
        assert_eq!((contest.as_str(), rows), ("c", expected.map(str::to_owned).to_vec()));
        assert_eq!(given.number("x", "done").map(|n| n.to_string()).as_deref(), Some("1.50"));
        let again = |to: &str| records(&file(&line.replace("\"t\"", to))).unwrap().1;
        assert!(all[0].says_what(&again(" \"\\u0074\" ")[0]) && !all[0].says_what(&again("\"s\"")[0]));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (file, way) in [
            (r#"{"format":"gongshi-records/2"}"#, "format"),
            (r#"{"format":"gongshi-records/1","contest":"c","nominations":{}}"#, "nominations"),
            (r#"{"format":"gongshi-records/1","nominations":[]}"#, "contest"),
            (r#"{"format":"gongshi-records/1","contest":"c","nominations":[{"facts":[]}]}"#, "nominations/1/facts"),
        ] {
            let Err(Fault::Wrong(Wrong(found))) = records(file) else { panic!("{file}") };
            assert_eq!(found, way);
        }
        assert!(matches!(records("{"), Err(Fault::Json(_))));
    }
}
