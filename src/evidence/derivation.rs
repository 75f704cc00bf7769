//! The table `derivation`: every step from the facts to every number.

use super::rows::{fraction, scored};
use crate::export::Put;
use crate::page::ContestWorld;
use crate::score::{Points, TraceStep};

/// Criteria, groups, total, each with its steps.
pub(super) fn rows(contest: &ContestWorld<'_>, at: usize, put: Put<'_>) {
    let id = contest.contest.nominations[at].id.as_str();
    let Some(trace) = contest.trace(at) else { return };
    for one in &trace.criteria {
        steps(id, one.id.as_str(), &one.steps, scored(&one.outcome), put);
    }
    for one in &trace.groups {
        steps(id, one.id.as_str(), &one.steps, scored(&one.outcome), put);
    }
    steps(id, "total", &trace.total_steps, Some(&trace.total), put);
}

fn steps(nomination: &str, item: &str, steps: &[TraceStep], points: Option<&Points>, put: Put<'_>) {
    let rounds = steps.iter().rposition(|step| step.op == "round");
    let told = rounds.or_else(|| steps.iter().rposition(|step| step.op != "exact"));
    for (at, step) in steps.iter().enumerate() {
        let (numerator, denominator) = step.value.as_ref().map(fraction).unwrap_or_default();
        let here = points.filter(|_| told == Some(at));
        let published = here.map(|p| p.published.to_string()).unwrap_or_default();
        let number = (at + 1).to_string();
        put(&[nomination, item, &number, step.op, &step.formula.zh, &numerator, &denominator, &published]);
    }
}
