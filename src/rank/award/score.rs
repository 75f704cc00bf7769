//! Awards that follow the ranking.
//!
//! Without a quota the tiers are filled from the whole ranking. With one, each recommending unit's
//! best fill its own seats first, and those chosen fill the tiers; the last tier takes the rest of
//! them, because how many there are was decided by the quotas.

use std::collections::{BTreeMap, BTreeSet};

use super::fill::{Class, Fill, Filling, Seats};
use super::parts::unmet;
use crate::model::{Award, Contest, Nomination, NominationId, Quota, UnitId};
use crate::number::Number;
use crate::rank::field::Entrant;
use crate::rank::{Winner, quota};

/// Fills an award by the ranking of its track.
pub(super) fn fill<'a>(contest: &'a Contest, award: &'a Award, classes: Vec<Class<'a>>) -> Fill {
    let whole = Filling { contest, award, unit: None };
    let tiers: Vec<Seats> =
        award.tiers.iter().map(|t| Seats { tier: &t.id, free: t.seats, min: t.min_score.as_ref() }).collect();
    let (Some(quota), Some((last, upper))) = (&award.quota, tiers.split_last()) else {
        return whole.run(classes, &tiers);
    };
    let mut chosen = by_unit(contest, award, quota, &classes, Seats { min: lowest(award), ..*last });
    if !upper.is_empty() {
        let by_quota: BTreeSet<&NominationId> = chosen.winners.iter().map(|w| &w.nomination).collect();
        let pool = classes.into_iter().map(|class| among(&by_quota, class)).filter(|c| !c.members.is_empty()).collect();
        let mut tiers = upper.to_vec();
        tiers.push(Seats { free: None, ..*last });
        place_in_tiers(&mut chosen, whole.run(pool, &tiers));
    }
    chosen
}

/// The ranking without those below the award's minimum, below what it asks of a part, or left out.
pub(super) fn eligible<'a>(
    contest: &Contest,
    classes: &[Vec<Entrant<'a>>],
    award: &Award,
    taken: &BTreeSet<NominationId>,
) -> Vec<Class<'a>> {
    let may = |e: &&Entrant<'a>| !taken.contains(&e.nomination.id) && unmet(contest, award, e.score).is_none();
    let class = |entrants: &Vec<Entrant<'a>>| Class {
        members: entrants.iter().filter(may).map(|e| e.nomination).collect(),
        total: entrants.first().and_then(|best| best.total().value()),
    };
    let classes = classes.iter().map(class);
    classes.filter(|c| !c.members.is_empty() && c.reaches(award.min_score.as_ref())).collect()
}

/// The total that some tier asks for at least; `None` where a tier asks for none.
fn lowest(award: &Award) -> Option<&Number> {
    let all: Option<Vec<&Number>> = award.tiers.iter().map(|t| t.min_score.as_ref()).collect();
    all?.into_iter().min_by_key(|min| min.value())
}

/// Each recommending unit's best, within its seats.
fn by_unit<'a>(contest: &'a Contest, award: &'a Award, quota: &Quota, classes: &[Class<'a>], last: Seats<'a>) -> Fill {
    let mut of_unit: BTreeMap<&UnitId, Vec<Class>> = BTreeMap::new();
    for class in classes {
        let mut split: BTreeMap<&UnitId, Vec<&Nomination>> = BTreeMap::new();
        for nomination in &class.members {
            split.entry(&nomination.recommended_by).or_default().push(nomination);
        }
        for (unit, members) in split {
            of_unit.entry(unit).or_default().push(Class { members, total: class.total.clone() });
        }
    }
    let mut all = Fill::default();
    for (unit, seats) in quota::seats(contest, quota) {
        let filling = Filling { contest, award, unit: Some(unit) };
        let fill = filling.run(of_unit.remove(unit).unwrap_or_default(), &[Seats { free: Some(seats), ..last }]);
        all.winners.extend(fill.winners);
        all.pending.extend(fill.pending);
        all.settled.extend(fill.settled);
    }
    all
}

/// Those of a class that their unit's quota chose.
fn among<'a>(by_quota: &BTreeSet<&NominationId>, class: Class<'a>) -> Class<'a> {
    let members = class.members.into_iter().filter(|n| by_quota.contains(&n.id)).collect();
    Class { members, ..class }
}

/// Gives those chosen the tiers that the second filling found; an open tie there leaves them without.
fn place_in_tiers(chosen: &mut Fill, tiers: Fill) {
    let mut placed: BTreeMap<NominationId, Winner> =
        tiers.winners.into_iter().map(|w| (w.nomination.clone(), w)).collect();
    let by_quota = std::mem::take(&mut chosen.winners);
    chosen.winners = by_quota
        .into_iter()
        .filter_map(|w| {
            let placed = placed.remove(&w.nomination)?;
            Some(Winner { by_event: placed.by_event.or(w.by_event), ..placed })
        })
        .collect();
    chosen.pending.extend(tiers.pending);
    chosen.settled.extend(tiers.settled);
}
