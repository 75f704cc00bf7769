//! Nominations as data, with the keys of docs/records.md: the facts that scores follow from.
//!
//! Only what the model holds is written, and the model holds nothing private.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::pieces::{Pieces, pieces};
use crate::model::{Contest, CriterionFacts, FactRow, FactValue, Facts, GateFact, NominationId};
use crate::page::ContestWorld;

/// Every nomination of a contest, in the order of their ids, one a line.
pub(super) fn json<'w>(world: &'w ContestWorld<'_>) -> Pieces<'w> {
    let contest = world.contest;
    pieces(head(world), contest.nominations.len(), |at, out| nomination(world, at, out), FOOT)
}

/// What stands before the nominations.
pub(crate) fn head(world: &ContestWorld<'_>) -> Vec<u8> {
    let id = &world.contest.id;
    format!("{{\"format\":\"gongshi-records/1\",\"contest\":\"{id}\",\"nominations\":[").into_bytes()
}

/// One nomination, on a line of its own.
pub(crate) fn nomination(world: &ContestWorld<'_>, at: usize, out: &mut Vec<u8>) {
    out.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
    // Writing texts and flags into memory cannot fail.
    let _ = serde_json::to_writer(out, &Record::of(world, at));
}

/// What stands behind them.
pub(crate) const FOOT: &str = "\n]}\n";

#[derive(serde::Serialize)]
struct Record<'a> {
    nomination: &'a str,
    track: &'a str,
    name: &'a str,
    unit: &'a str,
    recommended_by: &'a str,
    rubric: Option<&'a str>,
    out: bool,
    #[serde(serialize_with = "criteria")]
    facts: &'a Facts,
    #[serde(serialize_with = "gates")]
    gates: &'a Facts,
    /// Award and tier of each award that it won: what another contest's bonus points may ask for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    awards: Vec<(&'a str, &'a str)>,
}

impl<'a> Record<'a> {
    fn of(world: &'a ContestWorld<'_>, at: usize) -> Self {
        let (contest, nomination) = (world.contest, &world.contest.nominations[at]);
        let won = world.standings[at].wins.iter();
        let track = contest.track(nomination.track.as_str());
        Self {
            nomination: nomination.id.as_str(),
            track: nomination.track.as_str(),
            name: &nomination.name.value,
            unit: nomination.unit.as_str(),
            recommended_by: nomination.recommended_by.as_str(),
            rubric: track.and_then(|t| t.rubric.as_ref()).map(crate::model::RubricId::as_str),
            out: is_out(contest, &nomination.id),
            facts: &nomination.facts,
            gates: &nomination.facts,
            awards: won.map(|(award, w)| (contest.awards[*award].id.as_str(), w.tier.as_str())).collect(),
        }
    }
}

/// Taken out by history.yaml: it keeps its score and has no rank.
fn is_out(contest: &Contest, id: &NominationId) -> bool {
    contest.history.iter().any(|event| event.takes_out() == Some(id))
}

fn criteria<S: Serializer>(facts: &Facts, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(facts.criteria.iter().map(|(id, facts)| (id.as_str(), Criterion(facts))))
}

fn gates<S: Serializer>(facts: &Facts, to: S) -> Result<S::Ok, S::Error> {
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
