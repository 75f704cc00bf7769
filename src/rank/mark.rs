//! What a ranking compares: a total, then the links of the tie chain.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;

use crate::model::rule::Best;
use crate::model::{CriterionId, Facts, Group, Item, RankOn, Rubric, TieBreak, Track};
use crate::number::{Exact, Number};
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
    /// A fact.
    Fact(Fact),
}

/// A fact that is compared. Only its value counts, not how it was written: 9.5 equals 9.50.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    value: Number,
    best: Best,
}

impl Ord for Fact {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = self.value.value().cmp(other.value.value());
        if self.best == Best::Lowest { order.reverse() } else { order }
    }
}

impl PartialOrd for Fact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Fact {}

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
            Self::Fact(fact) => Some(fact.value.value().clone()),
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
            Self::Fact(fact) => write!(f, "{}", fact.value),
        }
    }
}

/// How a track compares: where each link of its chain is found in a [`Score`], and its title.
pub(super) struct Chain<'a> {
    on: RankOn,
    links: Vec<(Found<'a>, Title<'a>)>,
}

/// Where a link's number stands.
#[derive(Clone, Copy)]
enum Found<'a> {
    Criterion(usize),
    Group(usize),
    Fact(&'a CriterionId, &'a str, Best),
}

/// What a link compares.
#[derive(Clone, Copy)]
pub(super) struct Title<'a> {
    pub(super) text: &'a str,
    /// Points, or a fact with no unit of its own.
    pub(super) is_points: bool,
}

impl<'a> Chain<'a> {
    pub(super) fn new(track: &'a Track, rubric: &'a Rubric) -> Self {
        let (criteria, groups) = (rubric.criteria(), groups(&rubric.root));
        let points = |text| Title { text, is_points: true };
        let find = |link: &'a TieBreak| match link {
            TieBreak::Criterion(id) => {
                let at = criteria.iter().position(|c| &c.id == id)?;
                Some((Found::Criterion(at), points(criteria.get(at)?.title.as_str())))
            }
            TieBreak::Group(id) => {
                let at = groups.iter().position(|g| &g.id == id)?;
                Some((Found::Group(at), points(groups.get(at)?.title.as_str())))
            }
            TieBreak::Fact { criterion, fact, best } => {
                let found = criteria.iter().find(|c| &c.id == criterion)?;
                let known = found.rule.plain_numbers().into_iter().find(|(name, _)| **name == *fact.value);
                let text = known.and_then(|(_, title)| title).unwrap_or(&found.title);
                Some((Found::Fact(criterion, &fact.value, *best), Title { text, is_points: false }))
            }
        };
        Self { on: track.ranking.on, links: track.ranking.tie_breaks.iter().filter_map(find).collect() }
    }

    /// The total, then one mark for each link.
    pub(super) fn marks(&self, score: &Score, facts: &Facts) -> Vec<Mark> {
        let total = Mark::of(&score.total, self.on);
        let links = self.links.iter().map(|(found, _)| self.mark(score, facts, *found));
        std::iter::once(total).chain(links).collect()
    }

    fn mark(&self, score: &Score, facts: &Facts, found: Found) -> Mark {
        let outcome = match found {
            Found::Criterion(at) => score.criteria.get(at),
            Found::Group(at) => score.groups.get(at),
            Found::Fact(criterion, name, best) => return fact(facts, criterion, name, best),
        };
        match outcome {
            Some(Outcome::Scored(points)) => Mark::of(points, self.on),
            Some(Outcome::Excluded) | None => Mark::None,
        }
    }

    /// Titles of the links, in order.
    pub(super) fn titles(&self) -> impl Iterator<Item = Title<'a>> {
        self.links.iter().map(|(_, title)| *title)
    }
}

/// The value of a fact; without it a nomination goes last.
fn fact(facts: &Facts, criterion: &CriterionId, name: &str, best: Best) -> Mark {
    let found = facts.criterion(criterion).and_then(|f| f.get(name)).and_then(|v| v.value.as_number());
    found.map_or(Mark::None, |value| Mark::Fact(Fact { value: value.clone(), best }))
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
