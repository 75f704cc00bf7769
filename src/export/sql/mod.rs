//! A contest's numbers as a DuckDB script that computes them again from the tables of its bundle
//! (spec/scoring.md, spec/evidence.md). Written from the specification; of the engine it uses only the
//! shape of a rubric.
//!
//! Arithmetic is on fractions of 128-bit integers. What does not fit makes DuckDB stop; it never gives
//! another number.

mod contest;
mod graded;
mod listed;
mod rule;
mod text;
mod tree;

use crate::model::{AwardId, ContestId, CriterionId, NominationId, Rubric, TierId};
use crate::number::Exact;

pub(crate) use contest::recompute;

const MACROS: &str = include_str!("macros.sql");
const LOAD: &str = include_str!("load.sql");
const FACTS: &str = include_str!("facts.sql");

/// A win in another contest: where, who, which award and tier.
pub type Win = (ContestId, NominationId, AwardId, TierId);

/// What scores depend on beside the facts (N73).
#[derive(Debug, Default)]
pub struct Given<'a> {
    /// Awards won in other contests.
    pub won: &'a [Win],
    /// Best values of relative criteria; none where they are to be found among the nominations.
    pub bests: Option<&'a [(CriterionId, Exact)]>,
}

/// The script of one rubric over tables `nominations` and `raw_facts` that somebody else fills: makes
/// `recomputed` and `standings`. For tests of the script by random cases.
#[must_use]
pub fn sheet(rubric: &Rubric, given: &Given<'_>) -> String {
    format!("{MACROS}{FACTS}{}", tree::scores(rubric, given))
}
