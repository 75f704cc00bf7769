//! The nominations of a track in the order of their lists.

use std::collections::HashMap;
use std::sync::Arc;

use super::{By, Strokes};
use crate::model::{Contest, ListOrder, Nomination, RowOrder, Track};
use crate::rank::Results;

/// What lists of a contest are put in order with.
#[derive(Debug)]
pub struct Desk<'a> {
    contest: &'a Contest,
    strokes: Arc<Strokes>,
    /// Units by id, in the order of units.yaml.
    units: HashMap<&'a str, usize>,
    /// Ranks by nomination.
    ranks: HashMap<&'a str, u32>,
    /// The best tier of each winner: position of the award, then of the tier.
    tiers: HashMap<&'a str, (usize, usize)>,
}

impl<'a> Desk<'a> {
    /// Looks up what orders ask for.
    #[must_use]
    pub fn new(contest: &'a Contest, results: &'a Results, strokes: Arc<Strokes>) -> Self {
        let units = contest.units.iter().enumerate().map(|(at, unit)| (unit.id.as_str(), at)).collect();
        let places = results.tracks.iter().flat_map(|track| &track.places);
        let ranks = places.map(|place| (place.nomination.as_str(), place.rank)).collect();
        let mut tiers: HashMap<&str, (usize, usize)> = HashMap::new();
        for (at, award) in contest.awards.iter().enumerate() {
            let won = results.awards.iter().filter(|result| result.award == award.id).flat_map(|r| &r.winners);
            for winner in won {
                let tier = award.tiers.iter().position(|tier| tier.id == winner.tier).unwrap_or(usize::MAX);
                let best = tiers.entry(winner.nomination.as_str()).or_insert((at, tier));
                *best = (*best).min((at, tier));
            }
        }
        Self { contest, strokes, units, ranks, tiers }
    }

    /// Puts nominations of a track (positions in the contest) into an order. By tier, those without
    /// an award come last. Equal rows follow each other by id.
    pub fn arrange(&self, rows: &mut [usize], track: &Track, order: ListOrder) {
        rows.sort_unstable();
        let nomination = |at: &usize| &self.contest.nominations[*at];
        match (By::of(order.rows, track.kind), order.rows) {
            (Some(by), _) => rows.sort_by_cached_key(|at| self.strokes.key(by, &nomination(at).name.value)),
            (None, RowOrder::Score) => rows.sort_by_key(|at| self.rank(nomination(at))),
            (None, RowOrder::Region) => rows.sort_by_key(|at| self.region(nomination(at))),
            (None, _) => {}
        }
        if order.by_tier {
            rows.sort_by_key(|at| self.tier(nomination(at)));
        }
    }

    /// The rank of a nomination by its position; none where it has none.
    #[must_use]
    pub fn rank_of(&self, at: usize) -> Option<u32> {
        self.ranks.get(self.contest.nominations.get(at)?.id.as_str()).copied()
    }

    /// The place of a nomination in the order of units: that of its recommending unit, then of its unit.
    #[must_use]
    pub fn region_of(&self, at: usize) -> (usize, usize) {
        self.contest.nominations.get(at).map_or((usize::MAX, usize::MAX), |nomination| self.region(nomination))
    }

    fn rank(&self, nomination: &Nomination) -> u32 {
        self.ranks.get(nomination.id.as_str()).copied().unwrap_or(u32::MAX)
    }

    /// The place in the order of units (行政区划): by recommending unit, then unit.
    fn region(&self, nomination: &Nomination) -> (usize, usize) {
        let unit = |id: &str| self.units.get(id).copied().unwrap_or(usize::MAX);
        (unit(nomination.recommended_by.as_str()), unit(nomination.unit.as_str()))
    }

    fn tier(&self, nomination: &Nomination) -> (usize, usize) {
        self.tiers.get(nomination.id.as_str()).copied().unwrap_or((usize::MAX, usize::MAX))
    }
}
