//! What prose claims by hand, against what is known: counts (共39个, 39个先进集体, X等39个), periods
//! (10月16日至20日, 5个工作日), deadlines, the day of the document, objections.
//!
//! 1. `stream` reads the prose as the eye does,
//! 2. `count`, `first`, `period`, `day` and `objecting` look for claims that are tied to this notice, by the
//!    words around them,
//! 3. a claim that agrees is fine; one that does not is a [`Contradiction`].
//!
//! A number that is not plainly about the list is left alone: 下设3个小组, 第39名, 每市1个. A false
//! alarm would teach people to ignore the true ones.

mod count;
mod cue;
mod day;
mod deadline;
mod first;
mod frame;
mod gather;
mod known;
mod length;
mod members;
mod numeral;
mod objecting;
mod period;
mod stream;
#[cfg(test)]
mod tests;
mod unchanged;
mod weekday;
mod words;
mod year;

use std::ops::Range;

use self::stream::Stream;
use crate::model::Prose;

pub use known::{Known, KnownPeriod, Noun, Objected};

/// A claim that the data contradict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Where it stands in the prose, in bytes.
    pub place: Range<usize>,
    /// What the prose says.
    pub said: String,
    /// What is right; several where the words can be read in several ways.
    pub right: Vec<String>,
    /// What to write instead.
    pub placeholder: String,
    /// Which claim it is.
    pub claim: Claim,
}

/// Which claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// How many.
    Count,
    /// Who comes first in 「X等N个」.
    First,
    /// Which title somebody in the list has.
    Title,
    /// From when to when.
    Period,
    /// How long.
    Length,
    /// Until when.
    Deadline,
    /// Whether the period starts again.
    Restart,
    /// The day of the document.
    Published,
    /// The day of the week.
    Weekday,
    /// How many objections, and how they ended.
    Objections,
    /// The year of the contest.
    Year,
    /// That the lists did not change.
    Unchanged,
}

/// Claims of a title: how many, and of which year.
#[must_use]
pub fn in_title(title: &Prose, known: &Known) -> Vec<Contradiction> {
    let stream = Stream::of(title);
    let mut found = Vec::new();
    count::find(&stream, known, &mut found);
    year::anywhere(&stream, known, &mut found);
    found
}

/// All claims of a text that the data contradict, in the order of the text.
#[must_use]
pub fn contradictions(prose: &Prose, known: &Known) -> Vec<Contradiction> {
    let stream = Stream::of(prose);
    let mut found = Vec::new();
    count::find(&stream, known, &mut found);
    members::find(&stream, known, &mut found);
    period::find(&stream, known, &mut found);
    weekday::find(&stream, known, &mut found);
    day::find(&stream, known, &mut found);
    objecting::find(&stream, known, &mut found);
    year::of_basis(&stream, known, &mut found);
    unchanged::find(&stream, known, &mut found);
    found.sort_by_key(|c| (c.place.start, c.place.end));
    found.dedup();
    found
}
