//! What prose claims by hand, against what is known: how many, who and with which title, scores and
//! ranks, the period, days, objections.
//!
//! 1. `stream` reads the prose as the eye does, `numeral` and `day` read numbers and days in it,
//! 2. `words` knows what may stand around a number (quantity and noun), `tiers` titles that are said together, `frame` and `times` of which list,
//!    level and time a clause speaks, `cue` whether a day is said of the period of this notice,
//! 3. `count`, `first`, `members`, `placed`, `marks` (with `ranked`), `period`, `restart`, `length`, `deadline`, `weekday` and `objecting` (with `silence`)
//!    look for claims, each of one kind; a claim that agrees is fine, one that does not is a [`Contradiction`].
//!
//! What is not plainly about the list is left alone: 下设3个小组, 第39名, 每市1个. A false alarm would teach
//! people to ignore the true ones.

mod cited;
mod corrected;
mod count;
mod cue;
mod day;
mod deadline;
mod first;
mod frame;
mod gather;
mod known;
mod length;
mod letters;
mod marks;
mod members;
mod moved;
mod numeral;
mod objecting;
mod period;
mod placed;
mod planned;
mod ranked;
mod rescored;
mod restart;
mod shares;
mod signed;
mod silence;
mod strangers;
mod stream;
#[cfg(test)]
mod tests;
mod tiers;
mod times;
mod unchanged;
mod weekday;
mod won;
mod words;
mod year;

use std::collections::BTreeSet;
use std::ops::Range;

use self::stream::Stream;
use crate::model::Prose;

pub use gather::named;
pub use known::{Cited, Known, KnownPeriod, Mark, Noun, Objected};
pub use planned::{Due, Kind, Misplanned, Planned, Seats, Window, misplanned};
pub use stream::plain;

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
    /// Whom a correction is about.
    Corrected,
    /// When a notice that is cited was published.
    CitedDay,
    /// The document number of a notice that is cited.
    CitedNumber,
    /// Which title somebody in the list has.
    Title,
    /// Which score or rank somebody has.
    Mark,
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
    /// A day that no calendar has.
    NoDay,
    /// The day of the week.
    Weekday,
    /// How many objections, and how they ended.
    Objections,
    /// The year of the contest.
    Year,
    /// Another contest than its own, in a title.
    OtherContest,
    /// That the lists did not change.
    Unchanged,
    /// That they did.
    Moved,
    /// That somebody leaves the lists who stands there.
    Stays,
    /// That somebody comes into them who does not.
    Absent,
}

/// Scores and ranks of a text that are not those of `known`.
#[must_use]
pub fn marks(prose: &Prose, known: &Known) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let stream = Stream::of(prose);
    marks::find(&stream, known, &mut found);
    rescored::find(&stream, known, &mut found);
    found
}

/// Claims of a title: how many, and of which year.
#[must_use]
pub fn in_title(title: &Prose, known: &Known) -> Vec<Contradiction> {
    let stream = Stream::of(title);
    let mut found = Vec::new();
    count::find(&stream, known, &mut found);
    year::anywhere(&stream, known, &mut found);
    year::of_title(&stream, known, &mut found);
    found
}

/// Which of some names, as they are read in prose, a text has anywhere; none within a longer one.
#[must_use]
pub fn mentioned<'n>(prose: &Prose, names: impl Iterator<Item = &'n str>) -> BTreeSet<&'n str> {
    Stream::of(prose).occurrences(names).into_iter().map(|(_, name)| name).collect()
}

/// All claims of a text that the data contradict, in the order of the text.
#[must_use]
pub fn contradictions(prose: &Prose, known: &Known) -> Vec<Contradiction> {
    let stream = Stream::of(prose);
    let mut found = Vec::new();
    count::find(&stream, known, &mut found);
    shares::find(&stream, known, &mut found);
    members::find(&stream, known, &mut found);
    strangers::find(&stream, known, &mut found);
    placed::find(&stream, known, &mut found);
    period::find(&stream, known, &mut found);
    restart::find(&stream, known, &mut found);
    weekday::find(&stream, known, &mut found);
    signed::find(&stream, known, &mut found);
    day::find(&stream, known, &mut found);
    objecting::find(&stream, known, &mut found);
    letters::find(&stream, known, &mut found);
    year::of_basis(&stream, known, &mut found);
    unchanged::find(&stream, known, &mut found);
    corrected::find(&stream, known, &mut found);
    moved::find(&stream, known, &mut found);
    cited::find(&stream, known, &mut found);
    found.sort_by_key(|c| (c.place.start, c.place.end));
    found.dedup_by(|b, a| a.place == b.place && a.claim == b.claim && a.said == b.said && a.right == b.right);
    found
}

/// Whether something was found in a place already.
fn told(found: &[Contradiction], place: &Range<usize>) -> bool {
    found.iter().any(|c| c.place.start < place.end && place.start < c.place.end)
}
