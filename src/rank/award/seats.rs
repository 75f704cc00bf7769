//! Which seats an award has, and which stay empty.

use super::fill::Fill;
use crate::model::{Award, AwardBasis, Contest, TierId, UnitId};
use crate::rank::field::Field;
use crate::rank::{FreedSeat, Vacancy, Winner, quota};

/// Seats that have a number: of a tier, or of a recommending unit by its quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The tier. Seats by quota stand under the last tier.
    pub tier: TierId,
    /// Whose quota it is; winners of all tiers count then.
    pub unit: Option<UnitId>,
    /// How many seats.
    pub seats: u32,
}

impl Slot {
    /// The winners that sit here.
    pub fn held<'a>(&'a self, contest: &'a Contest, winners: &'a [Winner]) -> impl Iterator<Item = &'a Winner> {
        winners.iter().filter(move |w| match &self.unit {
            None => w.tier == self.tier,
            Some(unit) => contest.nomination(w.nomination.as_str()).is_some_and(|n| n.recommended_by == *unit),
        })
    }
}

/// The seats of an award: those of its tiers, and with a quota those of each unit instead of the
/// last tier's, whose number follows from the quota.
#[must_use]
pub fn slots(contest: &Contest, award: &Award) -> Vec<Slot> {
    let of_tier = |t: &crate::model::Tier| Some(Slot { tier: t.id.clone(), unit: None, seats: t.seats? });
    let (Some(quota), Some((last, upper))) = (&award.quota, award.tiers.split_last()) else {
        return award.tiers.iter().filter_map(of_tier).collect();
    };
    let of_unit = quota::seats(contest, quota).map(|(unit, seats)| Slot {
        tier: last.id.clone(),
        unit: Some(unit.clone()),
        seats,
    });
    upper.iter().filter_map(of_tier).chain(of_unit).collect()
}

/// Seats that stay empty. An award that has not been given yet (no nomination in its track, or no
/// decision declared) has none.
pub(super) fn vacancies(
    contest: &Contest,
    field: &Field,
    award: &Award,
    (fill, freed): (&Fill, &[FreedSeat]),
) -> Vec<Vacancy> {
    let not_given = match award.basis {
        AwardBasis::Score => field.classes.is_empty() && field.unranked.is_empty(),
        AwardBasis::Decision => fill.winners.is_empty(),
    };
    if not_given {
        return Vec::new();
    }
    slots(contest, award).into_iter().filter_map(|slot| vacancy(contest, (fill, freed), slot)).collect()
}

/// Seats that somebody lost after the list was published are not among them: they are told apart.
fn vacancy(contest: &Contest, (fill, freed): (&Fill, &[FreedSeat]), slot: Slot) -> Option<Vacancy> {
    let held = u32::try_from(slot.held(contest, &fill.winners).count()).unwrap_or(u32::MAX);
    let undrawn = fill.pending.iter().filter(|p| p.unit == slot.unit && (p.unit.is_some() || p.tier == slot.tier));
    let taken = undrawn.fold(held, |sum, p| sum.saturating_add(p.seats));
    let lost = freed
        .iter()
        .filter(|f| f.filled.is_none() && if slot.unit.is_some() { f.unit == slot.unit } else { f.tier == slot.tier });
    let seats = slot.seats.saturating_sub(taken).saturating_sub(u32::try_from(lost.count()).unwrap_or(u32::MAX));
    (seats > 0).then_some(Vacancy { tier: slot.tier, unit: slot.unit, seats })
}
