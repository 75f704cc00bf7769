//! Rows of the table `events`: what happened, in the words that are published (E20). Who raised an
//! objection has no place in the model, and so none here.

use crate::export::Put;
use crate::model::{Change, Compared, Contest, Event, EventId, EventKind, Ground, NominationId};

/// What only some kinds say; a field that a kind does not have stays empty.
#[derive(Default)]
struct Said<'e> {
    nominations: String,
    award: &'e str,
    replaces: &'e str,
    /// The event that it answers, or rests on.
    ground: &'e str,
    clause: &'e str,
    outcome: &'e str,
    measure: &'e str,
    channel: &'e str,
    witness: &'e str,
    changes: String,
}

/// The events in the order of their days.
pub(super) fn row(contest: &Contest, at: usize, put: Put<'_>) {
    let event = &contest.history[at];
    let said = said(event);
    put(&[
        event.id.as_str(),
        &event.on.to_string(),
        event.kind.as_str(),
        &said.nominations,
        said.award,
        said.replaces,
        said.ground,
        said.clause,
        said.outcome,
        said.measure,
        said.channel,
        said.witness,
        &said.changes,
        &event.reason,
        &event.by,
    ]);
}

fn said(event: &Event) -> Said<'_> {
    let all = |ids: &[&NominationId]| ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join("；");
    let mut said = Said { nominations: all(&event.nominations()), ..Said::default() };
    match &event.kind {
        EventKind::Withdrawal(_) | EventKind::Rejection(_) => {}
        EventKind::Disqualification { ground: Ground::Event(id), .. } => said.ground = id.as_str(),
        EventKind::Disqualification { ground: Ground::Clause(clause), .. } => said.clause = clause,
        EventKind::Draw { award, witness, .. } => (said.award, said.witness) = (award.as_str(), witness),
        EventKind::Decision { award, .. } | EventKind::Override { award, .. } => said.award = award.as_str(),
        EventKind::Objection { channel, .. } => said.channel = channel,
        EventKind::Finding { objection, outcome, measure, .. } => {
            (said.ground, said.outcome, said.measure) = (objection.as_str(), outcome.as_str(), measure.as_str());
        }
        EventKind::Substitution { award, nomination, replaces } => {
            (said.award, said.replaces) = (award.as_str(), replaces.as_str());
            said.nominations = all(&[nomination]);
        }
        EventKind::Correction { changes, ground, .. } => {
            said.ground = ground.as_ref().map_or("", EventId::as_str);
            said.changes = changes.iter().map(change).collect::<Vec<_>>().join("；");
        }
        EventKind::Review { nominations, finding } => {
            said.nominations = nominations.iter().map(compared).collect::<Vec<_>>().join("；");
            said.outcome = finding.as_str();
        }
    }
    said
}

/// `facts.care.done: 12 → 15`
fn change(change: &Change) -> String {
    let Change { field, from, to } = change;
    format!("{field}: {from} → {to}")
}

/// `yq-04`, or `tianjin-2024/s-17`.
fn compared(one: &Compared) -> String {
    let id = one.nomination.as_str();
    one.contest.as_ref().map_or_else(|| id.to_owned(), |contest| format!("{contest}/{id}"))
}
