//! Awards: who gets one, which ties are open, which seats stay empty, how far the ceiling is used.
//!
//! 1. [`score`] or [`decision`] finds the winners by what the award follows,
//! 2. [`overrides`] applies recorded decisions that give or refuse an award against that,
//! 3. [`lost`] frees the seats of those who were taken out after publication, and fills them as recorded,
//! 4. [`seats`] counts what is empty, [`cap`] what the ceiling allows.

mod cap;
mod decision;
mod fill;
mod lost;
mod overrides;
mod parts;
mod score;
mod seats;

use std::collections::{BTreeMap, BTreeSet};

use super::field::Field;
use super::{AwardResult, FreedSeat, Lost, Misfit, Reserve};
use crate::model::{Award, AwardBasis, Contest, Event, EventId, NominationId, Vacated};
use fill::Fill;
use lost::Succession;

pub use lost::lost;
pub use parts::unmet;
pub use seats::{Slot, slots};

/// The result of one award, without those that `taken` leaves out.
pub(super) fn award(contest: &Contest, field: &Field, award: &Award, taken: &BTreeSet<NominationId>) -> AwardResult {
    let mut lost = lost(contest, award);
    let (mut fill, mut overridden) = filled(contest, field, award, (&lost, taken));
    sort(field, award, &mut fill);
    let published = if lost.is_empty() { Vec::new() } else { fill.winners.clone() };
    if award.vacated == Some(Vacated::Recompute) && !lost.is_empty() {
        lost.clear();
        (fill, overridden) = filled(contest, field, award, (&lost, taken));
    }
    let (freed, reserve, misfits) = succession(contest, field, award, (&mut fill, &overridden, &lost, taken));
    sort(field, award, &mut fill);
    let vacancies = seats::vacancies(contest, field, award, (&fill, &freed));
    let cap = cap::used(contest, award, fill.winners.len());
    AwardResult {
        award: award.id.clone(),
        winners: fill.winners,
        published,
        pending: fill.pending,
        settled: fill.settled,
        overridden,
        freed,
        reserve,
        misfits,
        vacancies,
        cap,
    }
}

/// Whom the rules and overrides award, with `lost` among those that stand.
fn filled<'a>(
    contest: &'a Contest,
    field: &Field<'a>,
    award: &'a Award,
    (lost, taken): (&Lost<'_>, &BTreeSet<NominationId>),
) -> (Fill, Vec<EventId>) {
    let mut fill = match award.basis {
        AwardBasis::Score => {
            score::fill(contest, award, score::eligible(contest, &field.classes_with(lost), award, taken))
        }
        AwardBasis::Decision => decision::fill(contest, field, award, lost),
    };
    let overridden = overrides::apply(contest, award, lost, &mut fill.winners);
    (fill, overridden)
}

/// What [`Succession`] makes of the published winners; it leaves those that hold a seat now in `fill`.
fn succession(
    contest: &Contest,
    field: &Field,
    award: &Award,
    (fill, overridden, lost, taken): (&mut Fill, &[EventId], &Lost<'_>, &BTreeSet<NominationId>),
) -> (Vec<FreedSeat>, Vec<Reserve>, Vec<Misfit>) {
    let won = |id: &NominationId| fill.winners.iter().any(|w| w.nomination == *id);
    let refused = contest.history.iter().filter(|e| overridden.contains(&e.id)).flat_map(Event::nominations);
    let refused: BTreeSet<NominationId> = refused.filter(|id| !won(id)).cloned().collect();
    let mut succession = Succession {
        contest,
        award,
        classes: score::eligible(contest, &field.classes_with(lost), award, taken),
        gone: BTreeSet::new(),
        refused,
        winners: std::mem::take(&mut fill.winners),
        settled: std::mem::take(&mut fill.settled),
        pending: std::mem::take(&mut fill.pending),
        freed: Vec::new(),
        misfits: Vec::new(),
    };
    succession.run(lost);
    let reserve = succession.reserve();
    let Succession { winners, settled, pending, freed, misfits, .. } = succession;
    *fill = Fill { winners, pending, settled };
    (freed, reserve, misfits)
}

/// Highest tier first, then by rank, then as it was drawn, then by id.
fn sort(field: &Field, award: &Award, fill: &mut Fill) {
    let classes = field.classes.iter().enumerate();
    let class: BTreeMap<&NominationId, usize> =
        classes.flat_map(|(at, class)| class.iter().map(move |e| (&e.nomination.id, at))).collect();
    let drawn: BTreeMap<&NominationId, usize> =
        fill.settled.iter().flat_map(|tie| tie.order.iter().enumerate().map(|(at, id)| (id, at))).collect();
    fill.winners.sort_by_cached_key(|w| {
        let tier = award.tiers.iter().position(|t| t.id == w.tier);
        let rank = class.get(&w.nomination).copied().unwrap_or(usize::MAX);
        (tier, rank, drawn.get(&w.nomination).copied(), w.nomination.clone())
    });
}
