//! Boundary examples, generated: just below, at and just above each threshold of a rule, scored by
//! the engine itself, so that the rubric's page can never promise something else (N7).

use super::{Context, Outcome, Points, TraceStep, edges, sheet};
use crate::lang::Text;
use crate::model::{Criterion, CriterionFacts, Facts, NominationId, Rubric};

/// An example at the edge of a threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// The facts, in words: `已核实反馈图斑数 8999，下发图斑数 10000`.
    pub facts: Text,
    /// What they give.
    pub points: Points,
    /// The way there.
    pub formula: Text,
}

/// Examples just below, at and just above each threshold of a criterion, in ascending order of
/// the fact. Empty for rules without thresholds.
#[must_use]
pub fn boundaries(rubric: &Rubric, criterion: &Criterion) -> Vec<Boundary> {
    edges::of(criterion).into_iter().filter_map(|(words, facts)| example(rubric, criterion, words, facts)).collect()
}

/// `None` where the facts are outside the rule's domain: such an edge cannot occur.
fn example(rubric: &Rubric, criterion: &Criterion, facts: Text, values: CriterionFacts) -> Option<Boundary> {
    let sheet = Facts { criteria: vec![(criterion.id.clone(), values)], gates: Vec::new() };
    let nobody = NominationId::new("example");
    let trace = sheet::criterion(rubric, criterion, &sheet, &Context::default(), &nobody).ok()?;
    let Outcome::Scored(points) = trace.outcome else { return None };
    Some(Boundary { facts, points, formula: one_line(&trace.steps) })
}

/// The formulas of several steps in one line.
#[must_use]
pub fn one_line(steps: &[TraceStep]) -> Text {
    let join = |pick: fn(&TraceStep) -> &str, between: &str| steps.iter().map(pick).collect::<Vec<_>>().join(between);
    Text { zh: join(|step| &step.formula.zh, "；"), en: join(|step| &step.formula.en, "; ") }
}
