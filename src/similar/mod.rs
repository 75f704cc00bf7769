//! Results that look alike: titles and contributors compared, in a contest and across all contests of the site.
//!
//! 1. [`title`] turns a title into pairs of neighbouring words (`bigrams`),
//! 2. [`join`] finds the few couples that can reach the threshold, without comparing everything with
//!    everything: by rare bigrams, and by shared people,
//! 3. [`Likeness`] is the score of a couple: 70% title (Dice) and 30% contributors, as exact fractions.
//!
//! It says what looks alike, never what is a duplicate: people decide that (history.yaml, `review`).
//! Pure: no io, no float, no hash order.

#![deny(clippy::float_arithmetic, clippy::float_cmp)]

mod join;
mod title;

use crate::model::{Contest, EventId, EventKind, NominationId, Sameness, Site};
use crate::number::Exact;

/// Two results that look alike; positions in the site and in the contest's nominations.
#[derive(Clone, Debug)]
pub struct Couple {
    /// The one that comes later: in a later contest of the site, or with a later id.
    pub later: Place,
    /// The one before it.
    pub earlier: Place,
    /// How alike they are.
    pub likeness: Likeness,
    /// The recorded review that decided about them, and the contest that recorded it.
    pub decided: Option<Decided>,
}

/// Where a nomination stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Position of the contest in the site.
    pub contest: usize,
    /// Position in its nominations.
    pub nomination: usize,
}

/// A recorded review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Position of the contest that recorded it.
    pub contest: usize,
    /// The event.
    pub event: EventId,
    /// What it found.
    pub finding: Sameness,
}

/// How alike two results are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Bigrams that both titles have.
    pub common: u32,
    /// Bigrams of both titles together.
    pub bigrams: u32,
    /// People that both have.
    pub people: u32,
    /// People of the one that has fewer.
    pub fewest: u32,
}

impl Likeness {
    /// Dice's coefficient of the titles: 2 × common ÷ all.
    #[must_use]
    pub fn title(&self) -> Exact {
        Exact::ratio(i64::from(self.common) * 2, i64::from(self.bigrams)).unwrap_or(Exact::ZERO)
    }

    /// Shared people ÷ people of the one that has fewer.
    #[must_use]
    pub fn people(&self) -> Exact {
        Exact::ratio(i64::from(self.people), i64::from(self.fewest)).unwrap_or(Exact::ZERO)
    }

    /// 70% × title + 30% × people.
    #[must_use]
    pub fn score(&self) -> Exact {
        let part = |percent, of: &Exact| Exact::ratio(percent, 100).unwrap_or(Exact::ZERO).times(of);
        part(70, &self.title()).plus(&part(30, &self.people()))
    }
}

/// All couples of the site that reach the threshold of one of their contests, later ones in order,
/// the most alike first.
#[must_use]
pub fn couples(site: &Site) -> Vec<Couple> {
    let thresholds: Vec<Option<&Exact>> =
        site.contests.iter().map(|c| c.similar.as_ref().map(|rule| rule.threshold.value())).collect();
    let Some(lowest) = thresholds.iter().flatten().min() else { return Vec::new() };
    let entries: Vec<join::Entry> = site.contests.iter().enumerate().flat_map(|(at, c)| entries(at, c)).collect();
    let mut couples: Vec<Couple> = join::join(&entries, lowest)
        .into_iter()
        .filter(|(later, earlier, likeness)| {
            let limits = [later, earlier].map(|e| thresholds.get(e.contest).copied().flatten());
            limits.into_iter().flatten().any(|limit| likeness.score() >= *limit)
        })
        .map(|(later, earlier, likeness)| Couple { later, earlier, likeness, decided: decided(site, later, earlier) })
        .collect();
    couples.sort_by_cached_key(|c| (c.later, std::cmp::Reverse(c.likeness.score()), c.earlier));
    couples
}

/// The results of a contest.
fn entries(at: usize, contest: &Contest) -> impl Iterator<Item = join::Entry> {
    let results = contest.nominations.iter().enumerate().filter(|(_, n)| n.showcase.is_some());
    results.map(move |(nomination, n)| join::Entry {
        place: Place { contest: at, nomination },
        tokens: title::tokens(&n.name.value),
        people: title::people(n.contributors.iter().map(|c| c.name.as_str())),
    })
}

/// The last review that names both.
fn decided(site: &Site, a: Place, b: Place) -> Option<Decided> {
    let mut homes = vec![a.contest];
    if b.contest != a.contest {
        homes.push(b.contest);
    }
    homes.into_iter().find_map(|home| {
        let contest = site.contests.get(home)?;
        let names = |compared: &crate::model::Compared, place: Place| {
            let other = site.contests.get(place.contest)?;
            let id: &NominationId = &other.nominations.get(place.nomination)?.id;
            let here = compared.contest.as_ref().map_or(place.contest == home, |c| *c == other.id);
            Some(here && compared.nomination == *id)
        };
        contest.history.iter().rev().find_map(|event| {
            let EventKind::Review { nominations, finding } = &event.kind else { return None };
            let has = |place| nominations.iter().any(|c| names(c, place) == Some(true));
            (has(a) && has(b)).then(|| Decided { contest: home, event: event.id.clone(), finding: *finding })
        })
    })
}
