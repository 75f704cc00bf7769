//! The checked domain: what a contest is, once every check has passed.
//!
//! These types hold no YAML and open no file. Only `check/` makes them, so whoever holds a
//! [`Contest`] holds one without faults. Where a later stage may have to point at what the user
//! wrote (a declared total that differs), the value carries its place ([`Spanned`]).
//!
//! [`Spanned`]: crate::source::Spanned

mod award;
mod ban;
mod contest;
mod coverage;
mod facts;
mod filing;
mod form;
mod history;
mod id;
mod limit;
mod nomination;
mod notice;
mod placeholder;
mod plain;
mod prose;
mod quota;
mod reason;
mod release;
mod restart;
mod rubric;
pub mod rule;
mod showcase;
mod site;
mod unit;

pub use award::{Award, AwardBasis, Cap, CapRounding, Part, Quota, Requirement, SeatShare, TieAtCut, Tier, Vacated};
pub use ban::{Ban, BanException, BanKind, BanRule, SimilarRule};
pub use contest::{
    Choice, Contact, Contest, ContestKind, CountingUnit, Host, ListOrder, Postmark, Publicity, RankOn, Ranking,
    RowOrder, Stage, TieBreak, TieFallback, Track, TrackKind,
};
pub use coverage::{Area, Coverage, CoverageBar, Goal, Held, Pooled, Target};
pub use facts::{CriterionFacts, FactRow, FactValue, Facts, GateFact};
pub use filing::{Filed, FiledWhat, Filing, FilingPart, Who};
pub use form::{Cell, CellContent, CellRule, Form, KeptItem, ResultItem, characters};
pub use history::{Change, Compared, Event, EventKind, Ground, Measure, ObjectionCase, Outcome, Sameness};
pub use id::{
    AreaId, AwardId, ContestId, CriterionId, EventId, FilingId, GateId, GroupId, NominationId, PartId, RubricId,
    StageId, TargetId, TierId, TrackId, UnitId,
};
pub use limit::{Bound, FieldValue, Limit};
pub use nomination::{Contributor, Declared, Nomination, Opinion, Profile, PublicField};
pub use notice::{Attachment, Correction, Erratum, Holds, Notice, NoticeKind, OwnPeriod};
pub use placeholder::{PLACEHOLDERS, Placeholder};
pub use prose::{Piece, Prose};
pub use quota::{Allocation, AllocationMethod, QuotaColumn, QuotaRow, QuotaTable, TieDecision};
pub use reason::says_why;
pub use release::{Fingerprint, Impact, Release, ReleaseChange, ReleaseEvent, ReleaseFile};
pub use restart::restarts;
pub use rubric::{Combine, Compare, Criterion, Example, Gate, GateEffect, Group, Item, Missing, Name, Rubric, TotalOf};
pub use showcase::{
    Application, Condition, ConditionAnswer, ConditionAsk, Description, Entrant, Originality, Patent, Proof,
    ResultScope, ResultType, Section, Showcase, ShowcaseRules, Technologies, YearMonth,
};
pub use site::{DaysOff, Language, Site, StrokesEntry};
pub use unit::Unit;
