//! What prose of a plan or a circular claims: how many seats, when stages begin and end, until when
//! something is to be filed.
//!
//! 1. [`Planned::of`] gathers the seats, filings and stages of a contest,
//! 2. `seats` looks for numbers that are tied to a title, `dates` for days that are tied to a stage or a filing.
//!
//! Plans say much that no record holds; what is not plainly about one of these is left alone.

mod dates;
mod gather;
mod seats;

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use super::stream::Stream;
use crate::model::Prose;
use crate::source::Span;

/// What a plan can agree with.
#[derive(Clone, Debug, Default)]
pub struct Planned {
    /// Seats by title.
    pub seats: Vec<Seats>,
    /// What is to be filed.
    pub dues: Vec<Due>,
    /// When what happens.
    pub windows: Vec<Window>,
    /// Names of units, full and short: a number beside one may be its own.
    pub units: Vec<String>,
    /// The title of the contest, with its years.
    pub title: String,
}

/// How many there are of a title.
#[derive(Clone, Debug)]
pub struct Seats {
    /// 先进集体（县级）, 一等奖
    pub title: String,
    /// One number for each way to read it; empty where they are open.
    pub numbers: BTreeSet<u32>,
    /// Those of a recommending unit, by each of its names.
    pub shares: Vec<(String, u32)>,
    /// Whether persons are counted: 9人 beside a collective are its members.
    pub people: bool,
    /// Where they are written.
    pub span: Span,
}

/// Something that is to be filed.
#[derive(Clone, Debug)]
pub struct Due {
    /// 竞赛方案备案
    pub title: String,
    /// What prose may call it or its parts.
    pub names: Vec<String>,
    /// The last day, and whether it counts.
    pub by: (Date, bool),
    /// Where it is written.
    pub span: Span,
}

/// A stage.
#[derive(Clone, Debug)]
pub struct Window {
    /// 组织申报
    pub title: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Where it is written.
    pub span: Span,
}

/// A claim that the plan's own data contradict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplanned {
    /// Where it stands in the prose, in bytes.
    pub place: Range<usize>,
    /// What the prose says.
    pub said: String,
    /// Of what.
    pub title: String,
    /// What is right.
    pub right: Vec<String>,
    /// Where that is written; nowhere, where no single place is to blame.
    pub span: Option<Span>,
    /// Which claim it is.
    pub kind: Kind,
}

/// Which claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// How many seats.
    Seats,
    /// From when to when.
    Window,
    /// Until when something that is named is to be filed.
    Due,
    /// Until when, without a name: no stage and no filing has such a day.
    AnyDue,
}

/// All claims of a plan or a circular that the data contradict, in the order of the text.
#[must_use]
pub fn misplanned(prose: &Prose, planned: &Planned) -> Vec<Misplanned> {
    let stream = Stream::of(prose);
    let mut found = Vec::new();
    seats::find(&stream, planned, &mut found);
    dates::find(&stream, planned, &mut found);
    found.sort_by_key(|c| c.place.start);
    found
}
