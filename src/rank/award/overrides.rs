//! Recorded decisions that give or refuse an award against the computed result.
//!
//! The record says which: a nomination that declares the award is given it (in the declared tier),
//! one that does not is refused it. So an override whose ground has gone changes nothing, instead
//! of turning round.

use crate::model::{Award, AwardBasis, Contest, EventKind, TierId};
use crate::rank::Winner;
use crate::rank::field::taken_out;

/// Applies the overrides of an award, in the order of the history.
pub(super) fn apply(contest: &Contest, award: &Award, winners: &mut Vec<Winner>) {
    if award.basis == AwardBasis::Decision {
        return;
    }
    for event in &contest.history {
        let EventKind::Override { award: of, nomination } = &event.kind else { continue };
        let Some(record) = contest.nomination(nomination.as_str()).filter(|n| n.track == award.track) else { continue };
        if *of != award.id || contest.history.iter().any(|e| taken_out(e) == Some(nomination)) {
            continue;
        }
        let declared = record.declared.award.as_ref().map(|d| &d.value).filter(|(id, _)| *id == award.id);
        let Some(tier) = given(award, declared.map(|(_, tier)| tier)) else {
            winners.retain(|w| w.nomination != *nomination);
            continue;
        };
        if winners.iter().any(|w| w.nomination == *nomination && w.tier == *tier) {
            continue;
        }
        winners.retain(|w| w.nomination != *nomination);
        let by_event = Some(event.id.clone());
        winners.push(Winner { nomination: nomination.clone(), tier: tier.clone(), by_event });
    }
}

/// The declared tier, if the award has it.
fn given<'a>(award: &Award, declared: Option<&'a TierId>) -> Option<&'a TierId> {
    declared.filter(|tier| award.tiers.iter().any(|t| t.id == **tier))
}
