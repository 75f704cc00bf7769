//! What a ranking compares: a total, then the links of the tie chain.

use std::fmt;

use rust_decimal::Decimal;

use crate::model::{Group, Item, RankOn, Rubric, TieBreak, Track};
use crate::number::Exact;
use crate::score::{Outcome, Points, Score};

/// One number of a comparison; the higher one goes first. All marks of a track are of one sort,
/// save that a criterion which does not count for a nomination has no points and goes last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// Excluded from the score.
    None,
    /// As printed, where the track ranks on published points.
    Published(Decimal),
    /// As a fraction, where it ranks on exact points.
    Exact(Exact),
}

impl Mark {
    fn of(points: &Points, on: RankOn) -> Self {
        match on {
            RankOn::Published => Self::Published(points.published),
            RankOn::Exact => Self::Exact(points.exact.clone()),
        }
    }

    /// The number, for a comparison with a bound; `None` where there is none.
    pub(super) fn value(&self) -> Option<Exact> {
        match self {
            Self::None => None,
            Self::Published(points) => Some(Exact::from(*points)),
            Self::Exact(points) => Some(points.clone()),
        }
    }
}

/// `36.50`, `401549/4560`, `—`
impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("—"),
            Self::Published(points) => write!(f, "{points}"),
            Self::Exact(points) => write!(f, "{points}"),
        }
    }
}

/// How a track compares: where each link of its chain is found in a [`Score`], and its title.
pub(super) struct Chain<'a> {
    on: RankOn,
    links: Vec<(Found, &'a str)>,
}

/// Where a link's points stand in a score.
#[derive(Clone, Copy)]
enum Found {
    Criterion(usize),
    Group(usize),
}

impl<'a> Chain<'a> {
    pub(super) fn new(track: &Track, rubric: &'a Rubric) -> Self {
        let (criteria, groups) = (rubric.criteria(), groups(&rubric.root));
        let find = |link: &TieBreak| match link {
            TieBreak::Criterion(id) => {
                let at = criteria.iter().position(|c| &c.id == id)?;
                Some((Found::Criterion(at), criteria.get(at)?.title.as_str()))
            }
            TieBreak::Group(id) => {
                let at = groups.iter().position(|g| &g.id == id)?;
                Some((Found::Group(at), groups.get(at)?.title.as_str()))
            }
        };
        Self { on: track.ranking.on, links: track.ranking.tie_breaks.iter().filter_map(find).collect() }
    }

    /// The total, then one mark for each link.
    pub(super) fn marks(&self, score: &Score) -> Vec<Mark> {
        let total = Mark::of(&score.total, self.on);
        std::iter::once(total).chain(self.links.iter().map(|(found, _)| self.mark(score, *found))).collect()
    }

    fn mark(&self, score: &Score, found: Found) -> Mark {
        let outcome = match found {
            Found::Criterion(at) => score.criteria.get(at),
            Found::Group(at) => score.groups.get(at),
        };
        match outcome {
            Some(Outcome::Scored(points)) => Mark::of(points, self.on),
            Some(Outcome::Excluded) | None => Mark::None,
        }
    }

    /// Titles of the links, in order.
    pub(super) fn titles(&self) -> impl Iterator<Item = &'a str> {
        self.links.iter().map(|(_, title)| *title)
    }
}

/// Groups in the order of [`Score::groups`]: parents before children, without the root.
fn groups(parent: &Group) -> Vec<&Group> {
    let mut out = Vec::new();
    for item in &parent.items {
        if let Item::Group(group) = item {
            out.push(group);
            out.extend(groups(group));
        }
    }
    out
}
