//! What an award asks of single parts of the score (理论和实操均不低于60分).

use crate::model::{Award, Contest, Group, Item, Part, RankOn, Requirement};
use crate::number::Exact;
use crate::score::{Outcome, Score};

/// The first part that has fewer points than the award asks for, and how many it has; `None` for the
/// points of a part that is left out (缺项).
#[must_use]
pub fn unmet<'a>(contest: &Contest, award: &'a Award, score: &Score) -> Option<(&'a Requirement, Option<Exact>)> {
    award.requires.iter().find_map(|asked| {
        let points = points(contest, award, &asked.part, score);
        let enough = points.as_ref().is_some_and(|p| p >= asked.at_least.value());
        (!enough).then_some((asked, points))
    })
}

/// The points of a part, as the track ranks.
fn points(contest: &Contest, award: &Award, part: &Part, score: &Score) -> Option<Exact> {
    let track = contest.track(award.track.as_str())?;
    let rubric = contest.rubric_of(track)?;
    let outcome = match part {
        Part::Criterion(id) => score.criteria.get(rubric.criteria().iter().position(|c| c.id == *id)?)?,
        Part::Group(id) => {
            let mut at = 0;
            score.groups.get(place(&rubric.root, id.as_str(), &mut at)?)?
        }
    };
    let Outcome::Scored(points) = outcome else { return None };
    Some(match track.ranking.on {
        RankOn::Published => Exact::from(points.published),
        RankOn::Exact => points.exact.clone(),
    })
}

/// The position of a group in the order of [`Score::groups`]: parents before children.
fn place(parent: &Group, id: &str, at: &mut usize) -> Option<usize> {
    for item in &parent.items {
        let Item::Group(group) = item else { continue };
        let here = *at;
        if group.id.as_str() == id {
            return Some(here);
        }
        *at = here.saturating_add(1);
        if let Some(found) = place(group, id, at) {
            return Some(found);
        }
    }
    None
}
