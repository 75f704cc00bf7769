//! From a rubric and facts to points, exactly, with a trace for every number.
//!
//! 1. each criterion's rule turns its facts into exact points (one rule kind a file in `rules/`),
//! 2. groups sum or weigh them; excluded criteria rescale the total, or the weights,
//! 3. bonus groups are added, caps applied, gates override, and say so,
//! 4. rounding happens once, where a number is published.
//!
//! [`score`] and [`trace`] are one computation; a trace is the same with the recorder on.
//! Pure: no io, no clock, no random, no float, no hash order. The semantics stand in
//! `spec/scoring.md`; where code and spec disagree, one of them has a bug.

#![deny(clippy::float_arithmetic, clippy::float_cmp, clippy::arithmetic_side_effects)]

mod amount;
mod batches;
mod book;
mod boundaries;
mod context;
mod criterion;
mod edges;
mod fault;
mod gate;
mod ladder;
mod measure;
mod notes;
mod panel;
mod range;
mod rules;
mod say;
mod sheet;
mod tally;
#[cfg(test)]
mod testing;
pub mod words;

use rust_decimal::Decimal;

use crate::lang::Text;
use crate::model::{CriterionId, GateId, GroupId, NominationId};
use crate::number::Exact;

pub use book::book;
pub use boundaries::{Boundary, boundaries, one_line};
pub use context::{Context, Elsewhere};
pub use fault::{FaultKind, ScoreFault};
pub use sheet::{criterion, score, trace};

/// Points before and after rounding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// As a fraction.
    pub exact: Exact,
    /// As printed.
    pub published: Decimal,
}

/// What became of a criterion or group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has points.
    Scored(Points),
    /// It does not count; the rest was rescaled.
    Excluded,
}

/// Whether a nomination takes part in the ranking, as far as its score decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Ranked,
    /// A gate took it out.
    Disqualified(GateId),
    /// A criterion with `missing: ineligible` has no facts.
    Ineligible(CriterionId),
}

/// The score of one nomination: compact, kept for every nomination. [`Trace`]s are made on demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Criteria in the order of the rubric.
    pub criteria: Vec<Outcome>,
    /// Groups in the order of the rubric, parents before children, without the root.
    pub groups: Vec<Outcome>,
    /// The total.
    pub total: Points,
    /// Whether it is ranked.
    pub standing: Standing,
}

/// How a score came about, in words and as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Criteria in the order of the rubric.
    pub criteria: Vec<CriterionTrace>,
    /// Groups in the order of the rubric, parents before children, without the root.
    pub groups: Vec<GroupTrace>,
    /// Gates that were looked at, in the order of the rubric.
    pub gates: Vec<GateTrace>,
    /// How the total came about.
    pub total_steps: Vec<TraceStep>,
    /// The same as [`Score::total`].
    pub total: Points,
    /// The same as [`Score::standing`].
    pub standing: Standing,
}

/// How a criterion's points came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionTrace {
    /// The criterion.
    pub id: CriterionId,
    /// The facts it used, in words, as they were written.
    pub inputs: Vec<TraceInput>,
    /// The way from the facts to the points.
    pub steps: Vec<TraceStep>,
    /// The result.
    pub outcome: Outcome,
}

/// A fact that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceInput {
    /// Its name in the record (`done`).
    pub name: String,
    /// What it is (已核实反馈图斑数).
    pub title: Text,
    /// Its value as written (`231`, `97.25%`, 是).
    pub value: Text,
}

/// One step of the arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceStep {
    /// What kind of step: `ratio`, `ladder`, `sum`, `round`… (listed in spec/scoring.md).
    pub op: &'static str,
    /// With the real numbers in it: `231 ÷ 256 = 90.234375% ≥ 90%，得满分 15`.
    pub formula: Text,
    /// The value after the step.
    pub value: Option<Exact>,
}

/// How a group's points came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupTrace {
    /// The group.
    pub id: GroupId,
    /// The sum or weighing, the cap, the rescaling.
    pub steps: Vec<TraceStep>,
    /// The result.
    pub outcome: Outcome,
}

/// What a gate found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateTrace {
    /// The gate.
    pub id: GateId,
    /// Whether it closed.
    pub closed: bool,
    /// What it did, in words.
    pub effect: Text,
}

/// The scores of one contest, by nomination, in the order of the nominations.
#[derive(Clone, Debug, Default)]
pub struct ScoreBook {
    scores: Vec<(NominationId, Score)>,
}

impl ScoreBook {
    /// A book of scores; they must be sorted by id.
    #[must_use]
    pub const fn new(scores: Vec<(NominationId, Score)>) -> Self {
        Self { scores }
    }

    /// The score of a nomination; `None` where its track has no rubric.
    #[must_use]
    pub fn get(&self, id: &NominationId) -> Option<&Score> {
        let at = self.scores.binary_search_by(|(n, _)| n.cmp(id)).ok()?;
        self.scores.get(at).map(|(_, s)| s)
    }
}
