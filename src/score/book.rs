//! The scores of a whole contest, on all cores, always in the same order.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Context, Elsewhere, Score, ScoreBook, ScoreFault, score};
use crate::model::{Contest, Nomination, NominationId, Rubric, TrackId};

/// Scores every nomination of every track that has a rubric.
///
/// # Errors
/// Every nomination that cannot be scored, and why, in the order of the nominations.
pub fn book(contest: &Contest, elsewhere: &Elsewhere) -> Result<ScoreBook, Vec<(NominationId, ScoreFault)>> {
    let tracks: Vec<(&TrackId, &Rubric, Context)> = contest
        .tracks
        .par_iter()
        .filter_map(|track| {
            let rubric = contest.rubric_of(track)?;
            Some((&track.id, rubric, Context::of(contest, track, elsewhere)))
        })
        .collect();
    let score_one = |nomination: &Arc<Nomination>| -> Option<(NominationId, Result<Score, ScoreFault>)> {
        let (_, rubric, around) = tracks.iter().find(|(track, ..)| **track == nomination.track)?;
        Some((nomination.id.clone(), score(rubric, &nomination.facts, around, &nomination.id)))
    };
    let results: Vec<_> = contest.nominations.par_iter().filter_map(score_one).collect();
    let (mut scores, mut faults) = (Vec::with_capacity(results.len()), Vec::new());
    for (id, result) in results {
        match result {
            Ok(score) => scores.push((id, score)),
            Err(fault) => faults.push((id, fault)),
        }
    }
    if faults.is_empty() { Ok(ScoreBook::new(scores)) } else { Err(faults) }
}
