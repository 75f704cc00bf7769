//! The order of lists, and how they divide by unit and by award.

use super::world::{ContestWorld, Judged, Standing};
use crate::model::{Contest, Unit};
use crate::rank::WhyUnranked;

/// The lists of one track, as positions of nominations.
#[derive(Debug, Default)]
pub(crate) struct TrackIndex<'a> {
    /// Those that stand, in the order that the contest asks for.
    pub(crate) main: Vec<usize>,
    /// Those that were taken out, by id.
    pub(crate) out: Vec<usize>,
    /// `main`, by recommending unit, where that divides it usefully.
    pub(crate) by_unit: Vec<(&'a Unit, Vec<usize>)>,
    /// Winners in `main`, by position of the award.
    pub(crate) by_award: Vec<(usize, Vec<usize>)>,
}

/// What became of each nomination, in the order of the nominations.
pub(super) fn standings<'a>(contest: &'a Contest, judged: &'a Judged) -> Vec<Standing<'a>> {
    let position = |id: &str| contest.nominations.binary_search_by(|n| n.id.as_str().cmp(id)).ok();
    let track_of = |id: &str| contest.tracks.iter().position(|t| t.id.as_str() == id).unwrap_or(0);
    let mut standings: Vec<Standing<'a>> = contest
        .nominations
        .iter()
        .map(|n| Standing { track: track_of(n.track.as_str()), ..Standing::default() })
        .collect();
    for track in &judged.results.tracks {
        for place in &track.places {
            if let Some(at) = position(place.nomination.as_str()) {
                standings[at].place = Some(place);
            }
        }
        for unranked in &track.unranked {
            if let Some(at) = position(unranked.nomination.as_str()) {
                standings[at].why = Some(&unranked.why);
            }
        }
    }
    for result in &judged.results.awards {
        let Some(award) = contest.awards.iter().position(|a| a.id == result.award) else { continue };
        for winner in &result.winners {
            if let Some(at) = position(winner.nomination.as_str()) {
                standings[at].wins.push((award, winner));
            }
        }
    }
    standings
}

impl<'a> TrackIndex<'a> {
    pub(super) fn new(world: &ContestWorld<'a>, track: usize) -> Self {
        let stands = |n: &usize| !matches!(world.standings[*n].why, Some(why) if *why != WhyUnranked::NoRubric);
        let members = (0..world.standings.len()).filter(|n| world.standings[*n].track == track);
        let (mut main, out): (Vec<_>, Vec<_>) = members.partition(stands);
        let facts = &world.contest.tracks[track];
        world.desk.arrange(&mut main, facts, facts.order);
        let by_unit = divide_by_unit(world, &main);
        let by_award = divide_by_award(world, track, &main);
        Self { main, out, by_unit, by_award }
    }
}

/// By recommending unit, in the order of the records. A facet whose every part has one row, or
/// that has one part, says no more than the list.
fn divide_by_unit<'a>(world: &ContestWorld<'a>, main: &[usize]) -> Vec<(&'a Unit, Vec<usize>)> {
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); world.contest.units.len()];
    for n in main {
        if let Some((at, _)) = world.unit(&world.contest.nominations[*n].recommended_by) {
            parts[at].push(*n);
        }
    }
    let units = world.contest.units.iter();
    let parts: Vec<_> = units.zip(parts).filter(|(_, rows)| !rows.is_empty()).collect();
    if parts.len() > 1 && parts.len() < main.len() { parts } else { Vec::new() }
}

fn divide_by_award(world: &ContestWorld<'_>, track: usize, main: &[usize]) -> Vec<(usize, Vec<usize>)> {
    let awards = world.contest.awards.iter().enumerate();
    let of_track = awards.filter(|(_, a)| a.track == world.contest.tracks[track].id);
    of_track
        .map(|(award, _)| {
            let won = |n: &usize| world.standings[*n].wins.iter().any(|(a, _)| *a == award);
            (award, main.iter().copied().filter(won).collect::<Vec<_>>())
        })
        .filter(|(_, rows)| !rows.is_empty())
        .collect()
}
