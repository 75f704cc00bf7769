//! What is known, for holding prose against it: how many of what, who comes first, from when to when.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use super::times::Times;
use crate::calendar::Period;
use crate::model::{CountingUnit, Outcome, TrackKind};
use crate::notice::Objections;

/// What prose of a notice can agree with.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Titles of tracks, awards and tiers.
    pub nouns: Vec<Noun>,
    /// The lists: what their members are, and their names in order.
    pub lists: Vec<(TrackKind, Vec<String>)>,
    /// Which titles those in the lists have, by name: that of the track, of the award, of the tier.
    pub held: BTreeMap<String, Vec<String>>,
    /// Scores and ranks by name; none where nobody may say them.
    pub marks: BTreeMap<String, Mark>,
    /// Of a correction: the totals before and after it, by name, where they differ.
    pub rescored: BTreeMap<String, (String, String)>,
    /// The ids of their tracks, where there are several to tell apart.
    pub tracks: Vec<String>,
    /// Titles of documents, in which another year is another document: that of the contest.
    pub title: String,
    /// The short title of the contest.
    pub short_title: String,
    /// Names of nominations that stand in none of the lists.
    pub others: Vec<String>,
    /// How many of each list are of a unit, by its names: those that it has, recommends, or has below it.
    pub shares: BTreeMap<String, Vec<usize>>,
    /// Names of the units that those who are named belong to, by name: first what a list would say, then others
    /// that the text has.
    pub homes: BTreeMap<String, Vec<String>>,
    /// Years that the text may speak of as this one.
    pub years: Vec<u64>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The periods that the notice speaks of.
    pub periods: Vec<KnownPeriod>,
    /// Documents on which the contest or the notice rests: title and number.
    pub bases: Vec<(String, String)>,
    /// Periods before these, which a correction let start again: they may be told too.
    pub past: Vec<KnownPeriod>,
    /// Which objections there were; none where the notice does not speak of them.
    pub objections: Option<Objected>,
    /// Who issues the notice.
    pub issuers: Vec<String>,
    /// Whether a correction lets the period start again; none where the notice is no correction.
    pub restarts: Option<bool>,
    /// Whom a correction is about, by name; none where the notice is no correction.
    pub corrected: Option<Vec<String>>,
    /// What the list was before a correction.
    pub was: Option<Box<Self>>,
    /// The other notices of the contest that may be spoken of.
    pub earlier: Vec<Cited>,
    /// How the lists differ from those that were made public, in words; none where they do not.
    pub moved: Option<String>,
}

/// A notice that another one may cite.
#[derive(Clone, Debug)]
pub struct Cited {
    /// Its title, as it is read in prose.
    pub title: String,
    /// When it was published.
    pub published: Date,
    /// Its document number.
    pub number: Option<String>,
    /// Whether it is a correction.
    pub corrects: bool,
    /// Whether the citing notice follows it.
    pub followed: bool,
}

/// What a nomination reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its total, as published.
    pub total: Option<String>,
    /// Its rank in its track.
    pub rank: Option<u32>,
}

/// Objections as a notice can count them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Objected {
    /// Raised during the period.
    pub inside: usize,
    /// Raised at all.
    pub all: usize,
    /// Found true, found true in part, found untrue.
    pub found: (usize, usize, usize),
    /// How many came as letters, by phone, in person: those that came so alone, and those that came so too.
    pub came: Option<[(usize, usize); 3]>,
    /// Whether the notice speaks of what came of the period, and not of what may come.
    pub settled: bool,
}

impl Objected {
    /// The numbers of some objections.
    #[must_use]
    pub fn of(objections: &Objections<'_>) -> Self {
        let all = objections.all();
        let found = |outcome| all.iter().filter(|c| c.finding.is_some_and(|(_, o, _)| o == outcome)).count();
        Self {
            inside: objections.inside.len(),
            all: all.len(),
            found: (found(Outcome::Upheld), found(Outcome::Partly), found(Outcome::Unfounded)),
            came: Some(super::letters::came(&all)),
            settled: true,
        }
    }
}

/// A title that a number can stand with.
#[derive(Clone, Debug)]
pub struct Noun {
    /// 先进集体
    pub title: String,
    /// How many there are: one number for each way to read the title. Empty for what this notice does not list.
    pub counts: Vec<usize>,
    /// What to write instead of a number.
    pub placeholder: String,
}

/// A period.
#[derive(Clone, Debug)]
pub struct KnownPeriod {
    /// First day that counts.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// Hour, if one was set.
    pub until: Option<Time>,
    /// How many days count.
    pub count: u32,
    /// Which days count.
    pub unit: CountingUnit,
    /// How many of its days are worked, where that is known.
    pub worked: Option<usize>,
}

impl KnownPeriod {
    /// The same, from the calendar.
    #[must_use]
    pub fn of(period: &Period) -> Self {
        let counted = period.days.iter().filter(|d| d.number.is_some());
        let worked: Option<Vec<bool>> =
            counted.map(|d| d.kind.as_ref().map(crate::calendar::DayKind::is_worked)).collect();
        Self {
            first: period.first,
            last: period.last,
            until: period.until,
            count: period.count,
            unit: period.unit,
            worked: worked.map(|days| days.into_iter().filter(|worked| *worked).count()),
        }
    }
}

impl Known {
    /// All names: those of the lists, and the others.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().flat_map(|(_, rows)| rows).chain(&self.others).map(String::as_str)
    }

    /// The lists whose rows all have one of some titles, all lists where none has; nothing where only some of a
    /// list have one.
    pub(super) fn lists_with(&self, titles: &[&str]) -> Option<Vec<usize>> {
        let has = |row: &String| {
            self.held.get(row).is_some_and(|held| titles.iter().any(|title| held.iter().any(|own| own == title)))
        };
        let mut lists = Vec::new();
        for (at, (_, rows)) in self.lists.iter().enumerate() {
            match rows.iter().filter(|row| has(row)).count() {
                0 => {}
                all if all == rows.len() => lists.push(at),
                _ => return None,
            }
        }
        Some(if lists.is_empty() { (0..self.lists.len()).collect() } else { lists })
    }

    /// What tells its time from another.
    pub(super) fn times(&self) -> Times<'_> {
        Times { years: &self.years, title: &self.title }
    }

    /// Whether the notice is one of a level: by its title, by who issues it, or by what it lists.
    pub(super) fn is_of(&self, level: &str, place: &str) -> bool {
        let listed = |noun: &Noun| !noun.counts.is_empty() && noun.title.contains(level);
        self.title.contains(place) || self.issuers.iter().any(|i| i.contains(place)) || self.nouns.iter().any(listed)
    }

    /// Whether the contest may be called so: its title, or its short one, with words left out.
    pub(super) fn is_called(&self, name: &str) -> bool {
        [&self.title, &self.short_title].into_iter().any(|title| {
            let mut rest = title.chars();
            name.chars().all(|c| rest.any(|t| t == c))
        })
    }

    /// Whether it lists both collectives and people.
    pub(super) fn has_both_kinds(&self) -> bool {
        let has = |kind| self.lists.iter().any(|(k, _)| *k == kind);
        has(TrackKind::Collective) && has(TrackKind::Individual)
    }

    /// Whether what it lists falls into parts that have their own titles.
    pub(super) fn is_divided(&self) -> bool {
        let all: usize = self.lists.iter().map(|(_, rows)| rows.len()).sum();
        self.nouns.iter().any(|noun| noun.counts.iter().any(|n| *n < all))
    }

    /// What names the first of a list: where there are several, that of its track.
    pub(super) fn first_of(&self, list: Option<usize>) -> String {
        match list.and_then(|at| self.tracks.get(at)).filter(|_| self.lists.len() > 1) {
            Some(track) => format!("{{{{首位:{track}}}}}"),
            None => "{{首位}}".to_owned(),
        }
    }

    /// What counts a list, in the same way.
    pub(super) fn amount_of(&self, list: usize) -> String {
        match self.tracks.get(list).filter(|_| self.lists.len() > 1) {
            Some(track) => format!("{{{{数量:{track}}}}}"),
            None => "{{数量}}".to_owned(),
        }
    }

    /// Numbers that the whole can be: each list, and all of them together.
    pub(super) fn totals(&self, fits: impl Fn(TrackKind) -> bool) -> Vec<usize> {
        let mut counts: Vec<usize> = self.lists.iter().filter(|(kind, _)| fits(*kind)).map(|(_, l)| l.len()).collect();
        if counts.len() > 1 {
            counts.push(counts.iter().sum());
        }
        counts.dedup();
        counts
    }
}
