//! data/bans.yaml: who may not file any more (禁止今后再参与项目申报), and since when.

use jiff::civil::Date;

use super::{ContestId, NominationId};
use crate::source::Span;

/// A ban. Its page is that of the nomination that it stopped: the list itself is not published.
#[derive(Clone, Debug)]
pub struct Ban {
    /// Unique in the list.
    pub id: String,
    /// Whom it concerns.
    pub kind: BanKind,
    /// Full name of the unit, or name of the person.
    pub name: String,
    /// A person's unit: names are shared.
    pub unit: Option<String>,
    /// Why.
    pub reason: String,
    /// The first day.
    pub from: Date,
    /// The last day; `None` for 永久.
    pub until: Option<Date>,
    /// The contest that it comes from, in words or as an id.
    pub contest: String,
    /// Who decided it.
    pub decided_by: String,
    /// Nominations of somebody else of the same name.
    pub except: Vec<BanException>,
    /// Where it is written.
    pub span: Span,
}

/// Whom a ban concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BanKind {
    /// A contributor or an individual.
    Person,
    /// A unit that files.
    Unit,
}

/// A nomination of somebody else of the same name.
#[derive(Clone, Debug)]
pub struct BanException {
    /// Its contest.
    pub contest: ContestId,
    /// Which.
    pub nomination: NominationId,
    /// How that was found.
    pub reason: String,
}

/// That a contest looks at the list of bans.
#[derive(Clone, Debug)]
pub struct BanRule {
    /// The words of the plan.
    pub clause: String,
}

/// That a contest compares its results with all others.
#[derive(Clone, Debug)]
pub struct SimilarRule {
    /// From which likeness on a couple is reported: 60%.
    pub threshold: crate::number::Number,
    /// The words of the plan.
    pub clause: String,
}

impl Ban {
    /// Whether it is in force on a day.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}
