//! Awards: who gets one, which ties are open, which seats stay empty, how far the ceiling is used.
//!
//! 1. [`score`] or [`decision`] finds the winners by what the award follows,
//! 2. [`overrides`] applies recorded decisions that give or refuse an award against that,
//! 3. [`seats`] counts what is empty, [`cap`] what the ceiling allows.

mod cap;
mod decision;
mod fill;
mod overrides;
mod parts;
mod score;
mod seats;

use std::collections::BTreeMap;

use super::AwardResult;
use super::field::Field;
use crate::model::{Award, AwardBasis, Contest, NominationId};
use fill::Fill;

pub use parts::unmet;
pub use seats::{Slot, slots};

/// The result of one award.
pub(super) fn award(contest: &Contest, field: &Field, award: &Award) -> AwardResult {
    let mut fill = match award.basis {
        AwardBasis::Score => score::fill(contest, field, award),
        AwardBasis::Decision => decision::fill(contest, field, award),
    };
    let overridden = overrides::apply(contest, award, &mut fill.winners);
    sort(field, award, &mut fill);
    let vacancies = seats::vacancies(contest, field, award, &fill);
    let cap = cap::used(contest, award, fill.winners.len());
    AwardResult {
        award: award.id.clone(),
        winners: fill.winners,
        pending: fill.pending,
        settled: fill.settled,
        overridden,
        vacancies,
        cap,
    }
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
