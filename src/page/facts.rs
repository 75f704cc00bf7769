//! Facts as data, with the keys of docs/records.md (spec/evidence.md E13): in downloads, in releases, and
//! in the page that a citizen recomputes.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::model::{CriterionFacts, FactRow, FactValue, Facts, GateFact};

/// The facts of each criterion.
pub(crate) fn criteria<S: Serializer>(facts: &Facts, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(facts.criteria.iter().map(|(id, facts)| (id.as_str(), Criterion(facts))))
}

/// What each gate found.
pub(crate) fn gates<S: Serializer>(facts: &Facts, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(facts.gates.iter().map(|(id, fact)| (id.as_str(), Gate::of(fact))))
}

#[derive(serde::Serialize)]
struct Gate<'a> {
    value: bool,
    source: Option<&'a str>,
}

impl<'a> Gate<'a> {
    fn of(fact: &'a GateFact) -> Self {
        Self { value: fact.value, source: fact.source.as_deref() }
    }
}

/// The facts of a criterion by name, then who says so.
struct Criterion<'a>(&'a CriterionFacts);

impl Serialize for Criterion<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(facts) = self;
        let mut map = to.serialize_map(None)?;
        for (name, fact) in &facts.values {
            map.serialize_entry(&**name, &Fact(&fact.value))?;
        }
        if let Some(source) = &facts.source {
            map.serialize_entry("source", &**source)?;
        }
        if let Some(as_of) = facts.as_of {
            map.serialize_entry("as_of", &format_args!("{as_of}"))?;
        }
        if !facts.evidence.is_empty() {
            let evidence: Vec<&str> = facts.evidence.iter().map(|e| &**e).collect();
            map.serialize_entry("evidence", &evidence)?;
        }
        map.end()
    }
}

/// Numbers as they were typed, flags as `true` and `false`, lists as lists.
struct Fact<'a>(&'a FactValue);

impl Serialize for Fact<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            FactValue::Number(number) => to.collect_str(number),
            FactValue::Flag(flag) => to.serialize_bool(*flag),
            FactValue::Word(word) => to.serialize_str(word),
            FactValue::Words(words) => to.collect_seq(words.iter().map(|w| &**w)),
            FactValue::Rows(rows) => to.collect_seq(rows.iter().map(Row)),
        }
    }
}

struct Row<'a>(&'a FactRow);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.values.iter().map(|(name, fact)| (&**name, Fact(&fact.value))))
    }
}
