//! The lists of a notice: who stands in them, and in which order.

use std::collections::{HashMap, HashSet};

use crate::model::{Award, Contest, Notice, TrackId};
use crate::order::Desk;
use crate::rank::{Results, WhyUnranked};

/// The list of one track.
#[derive(Clone, Debug)]
pub struct Roll {
    /// Position of the track.
    pub track: usize,
    /// Positions of the awards whose winners it lists; empty where it lists all that stand.
    pub awards: Vec<usize>,
    /// Its rows, in the order of the list.
    pub rows: Vec<Row>,
}

/// A row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Position of the nomination.
    pub nomination: usize,
    /// Position of the award, and of the tier in it.
    pub won: Option<(usize, usize)>,
}

/// The lists of a notice, in the order of its tracks.
#[must_use]
pub fn rolls(contest: &Contest, results: &Results, desk: &Desk<'_>, notice: &Notice) -> Vec<Roll> {
    let at = |id: &TrackId| contest.tracks.iter().position(|t| t.id == *id);
    notice.tracks.iter().filter_map(at).map(|track| roll(contest, results, desk, notice, track)).collect()
}

/// The list of one track: winners of the awards that the notice names, or all that stand.
fn roll(contest: &Contest, results: &Results, desk: &Desk<'_>, notice: &Notice, track: usize) -> Roll {
    let facts = &contest.tracks[track];
    let named = |a: &Award| a.track == facts.id && notice.awards.contains(&a.id);
    let awards: Vec<usize> = (0..contest.awards.len()).filter(|at| named(&contest.awards[*at])).collect();
    let mut won: HashMap<&str, (usize, usize)> = HashMap::new();
    for at in &awards {
        let award = &contest.awards[*at];
        let winners = results.awards.iter().filter(|r| r.award == award.id).flat_map(|r| &r.winners);
        for winner in winners {
            let tier = award.tiers.iter().position(|t| t.id == winner.tier).unwrap_or_default();
            won.entry(winner.nomination.as_str()).or_insert((*at, tier));
        }
    }
    let unranked = results.tracks.iter().filter(|t| t.track == facts.id).flat_map(|t| &t.unranked);
    let out: HashSet<&str> =
        unranked.filter(|u| u.why != WhyUnranked::NoRubric).map(|u| u.nomination.as_str()).collect();
    let listed = |n: &usize| {
        let nomination = &contest.nominations[*n];
        let id = nomination.id.as_str();
        nomination.track == facts.id && !out.contains(id) && (awards.is_empty() || won.contains_key(id))
    };
    let mut rows: Vec<usize> = (0..contest.nominations.len()).filter(listed).collect();
    desk.arrange(&mut rows, facts, notice.order.unwrap_or(facts.order));
    let row = |n: usize| Row { nomination: n, won: won.get(contest.nominations[n].id.as_str()).copied() };
    Roll { track, awards, rows: rows.into_iter().map(row).collect() }
}
