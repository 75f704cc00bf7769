//! Recorded decisions that give or refuse an award against the computed result.
//!
//! The record says which: a nomination that declares the award is given it (in the declared tier),
//! one that does not is refused it. So an override whose ground has gone changes nothing, instead
//! of turning round.

use crate::model::{Award, AwardBasis, Contest, EventId, EventKind, Nomination, TierId};
use crate::rank::{Lost, Winner};

/// Applies the overrides of an award, in the order of the history. Returns those that changed it.
pub(super) fn apply(contest: &Contest, award: &Award, lost: &Lost<'_>, winners: &mut Vec<Winner>) -> Vec<EventId> {
    let mut changed = Vec::new();
    for event in contest.history.iter().filter(|_| award.basis == AwardBasis::Score) {
        let EventKind::Override { award: of, nomination } = &event.kind else { continue };
        let Some(record) = contest.nomination(nomination.as_str()) else { continue };
        let out = contest.taken_out(nomination).is_some() && !lost.contains_key(nomination);
        if *of != award.id || record.track != award.track || out {
            continue;
        }
        let tier = declared(award, record);
        if winners.iter().find(|w| w.nomination == *nomination).map(|w| &w.tier) == tier {
            continue;
        }
        winners.retain(|w| w.nomination != *nomination);
        let by_event = Some(event.id.clone());
        winners.extend(tier.map(|tier| Winner { nomination: nomination.clone(), tier: tier.clone(), by_event }));
        changed.push(event.id.clone());
    }
    changed
}

/// The tier of this award that a record declares.
fn declared<'a>(award: &Award, record: &'a Nomination) -> Option<&'a TierId> {
    let (id, tier) = &record.declared.award.as_ref()?.value;
    (*id == award.id && award.tiers.iter().any(|t| t.id == *tier)).then_some(tier)
}
