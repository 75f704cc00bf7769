//! From scores to ranks, awards and quotas. Ties are data, never broken by list order or name.
//!
//! Pure: no io, no clock, no random, no float, no hash order. What officials decided (draws,
//! decisions) is input and is validated against what was open to decide.

#![deny(clippy::float_arithmetic, clippy::float_cmp, clippy::arithmetic_side_effects)]

mod allocate;
mod award;
mod bars;
mod coverage;
mod field;
mod filing;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "a test that overflows fails, as it should")]
pub(crate) mod fixture;
mod limit;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "a test that overflows fails, as it should")]
mod lost_tests;
mod mark;
mod place;
mod quota;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "a test that overflows fails, as it should")]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::Text;
use crate::model::{Award, AwardId, Contest, Event, EventId, NominationId, TierId, TrackId, UnitId};
use crate::number::Exact;
use crate::score::ScoreBook;

pub use award::{Slot, lost, slots, unmet};
pub use bars::{Bars, WithoutContest};
pub use coverage::{CoverageResult, CoverageRow, has_held};
pub use filing::{Came, FilingResult, UnitFiling};
pub use limit::LimitUse;

/// All results of a contest from its scores: what is recorded in history.yaml is applied where it
/// answers a tie that is really open; audit/ reports what answers none.
#[must_use]
pub fn results(contest: &Contest, book: &ScoreBook) -> Results {
    let fields: BTreeMap<&str, _> =
        contest.tracks.iter().map(|t| (t.id.as_str(), field::field(contest, book, t))).collect();
    let mut awards: Vec<AwardResult> = Vec::new();
    for award in &contest.awards {
        let Some(field) = fields.get(award.track.as_str()) else { continue };
        let result = award::award(contest, field, award, &taken(award, &awards));
        awards.push(result);
    }
    let tracks = fields_in_order(contest, &fields).map(|f| place::track(contest, f, &awards)).collect();
    Results {
        tracks,
        quotas: quota::uses(contest, &awards),
        allocations: allocate::allocations(contest),
        filings: filing::filings(contest),
        coverage: coverage::coverage(contest),
        limits: limit::limits(contest, &awards),
        awards,
    }
}

/// Who has an award whose winners another one leaves out, now or when it was published: they are not considered for it.
fn taken(award: &Award, earlier: &[AwardResult]) -> BTreeSet<NominationId> {
    let before = earlier.iter().filter(|result| award.unless_won.contains(&result.award));
    before.flat_map(|r| r.winners.iter().chain(&r.published)).map(|w| w.nomination.clone()).collect()
}

fn fields_in_order<'a, 'f>(
    contest: &'f Contest,
    fields: &'f BTreeMap<&str, field::Field<'a>>,
) -> impl Iterator<Item = &'f field::Field<'a>> {
    contest.tracks.iter().filter_map(|t| fields.get(t.id.as_str()))
}

/// All results of one contest.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// By track, in the order of the contest.
    pub tracks: Vec<TrackResult>,
    /// By award, in the order of the contest.
    pub awards: Vec<AwardResult>,
    /// By quota table and column.
    pub quotas: Vec<QuotaUse>,
    /// Allocations recomputed, by table and column.
    pub allocations: Vec<AllocationResult>,
    /// Who filed what, by filing, in the order of the contest.
    pub filings: Vec<FilingResult>,
    /// Which share of the units held contests, where the contest has targets.
    pub coverage: Option<CoverageResult>,
    /// Limits on winners, in the order of the contest.
    pub limits: Vec<LimitUse>,
}

/// The ranking of one track.
#[derive(Clone, Debug)]
pub struct TrackResult {
    /// The track.
    pub track: TrackId,
    /// Ranked nominations, best first; equal ones in the order of their ids. Empty without a rubric.
    pub places: Vec<Place>,
    /// Nominations without a rank, in the order of their ids, and why.
    pub unranked: Vec<Unranked>,
}

/// A place in a ranking. Standard competition: 1, 2, 2, 4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Who.
    pub nomination: NominationId,
    /// From 1.
    pub rank: u32,
    /// Others at the same rank after the tie chain.
    pub shared: bool,
    /// What put it before or after others with the same total, in words, if anything did.
    pub tie_note: Option<Text>,
}

/// A nomination that is not ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unranked {
    /// Who.
    pub nomination: NominationId,
    /// Why.
    pub why: WhyUnranked,
}

/// Why a nomination has no rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyUnranked {
    /// It has no score, because its track is reviewed without scores.
    NoRubric,
    /// A gate took it out.
    Gate(crate::model::GateId),
    /// A required fact is missing.
    Ineligible(crate::model::CriterionId),
    /// It was withdrawn.
    Withdrawn(EventId),
    /// It was refused, for it should not have been filed.
    Rejected(EventId),
    /// It was disqualified by decision.
    Disqualified(EventId),
}

/// Who got an award.
#[derive(Clone, Debug)]
pub struct AwardResult {
    /// The award.
    pub award: AwardId,
    /// Winners, highest tier first, then by rank, then by id.
    pub winners: Vec<Winner>,
    /// Winners as they were published; empty where nobody has been taken out since.
    pub published: Vec<Winner>,
    /// Ties at a cut that nobody has decided yet.
    pub pending: Vec<LotsRequired>,
    /// Ties at a cut that a recorded draw or decision settled.
    pub settled: Vec<SettledTie>,
    /// Overrides that changed the result.
    pub overridden: Vec<EventId>,
    /// Seats that somebody lost after the list was published, in the order in which they fell free.
    pub freed: Vec<FreedSeat>,
    /// Who would follow (备选), where the award asks for it.
    pub reserve: Vec<Reserve>,
    /// Substitutions that changed nothing, and why.
    pub misfits: Vec<Misfit>,
    /// Seats that stay empty: where (recommending unit under a quota), tier, how many.
    pub vacancies: Vec<Vacancy>,
    /// The ceiling and how far it is used.
    pub cap: Option<CapUse>,
}

/// A winner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Winner {
    /// Who.
    pub nomination: NominationId,
    /// Which tier.
    pub tier: TierId,
    /// The draw or decision that gave it, if one did.
    pub by_event: Option<EventId>,
}

/// Whoever was taken out after the winners of an award were published, and by which event.
pub type Lost<'a> = BTreeMap<NominationId, &'a Event>;

/// A seat that somebody lost after the list was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreedSeat {
    /// Who had it.
    pub nomination: NominationId,
    /// The tier.
    pub tier: TierId,
    /// Within which recommending unit's quota.
    pub unit: Option<UnitId>,
    /// The event that took its holder out, or moved it up to a higher tier.
    pub event: EventId,
    /// The substitution that filled it, and who sits there now.
    pub filled: Option<(EventId, NominationId)>,
    /// While it is free: who comes next; several where nothing sets them apart, none where nobody can.
    pub next: Vec<NominationId>,
}

/// The reserve (备选) of an award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserve {
    /// Within which recommending unit's quota.
    pub unit: Option<UnitId>,
    /// Best first; equals together.
    pub order: Vec<Vec<NominationId>>,
}

/// A substitution that changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The substitution.
    pub event: EventId,
    /// Why.
    pub why: WhyMisfit,
}

/// Why a substitution changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyMisfit {
    /// The award does not fill lost seats from its reserve.
    NotByReserve,
    /// Whoever it replaces lost no seat, or the seat is taken.
    NothingFreed,
    /// It comes before the event by which the seat was lost.
    TooEarly(EventId),
    /// Another one is next: one of these; nobody where it is empty.
    NotNext(Vec<NominationId>),
    /// The committee decides this award, and the substitute's record does not declare the seat.
    Undeclared,
}

/// A tie at a cut that needs lots or a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotsRequired {
    /// The tier at whose cut it stands.
    pub tier: TierId,
    /// Within which recommending unit's quota, if seats are cut by quota.
    pub unit: Option<UnitId>,
    /// Who is tied, in the order of their ids.
    pub tied: Vec<NominationId>,
    /// How many of them get a seat.
    pub seats: u32,
}

/// A tie at a cut, and the recorded draw or decision that settled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledTie {
    /// The draw or decision.
    pub event: EventId,
    /// The tier at whose cut it stood.
    pub tier: TierId,
    /// Within which recommending unit's quota, if seats are cut by quota.
    pub unit: Option<UnitId>,
    /// Who was tied, in the order that was drawn or decided.
    pub order: Vec<NominationId>,
    /// How many of them got a seat at that cut.
    pub seats: u32,
}

/// Empty seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vacancy {
    /// The tier.
    pub tier: TierId,
    /// Within which recommending unit's quota.
    pub unit: Option<UnitId>,
    /// How many.
    pub seats: u32,
}

/// A ceiling as a share, and how far it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapUse {
    /// Share × participants, exactly (777/20).
    pub exact: Exact,
    /// After the declared rounding.
    pub allowed: u32,
    /// Winners.
    pub used: u32,
    /// Winners ÷ participants, exactly (13/37).
    pub share_used: Exact,
    /// Whether the share itself, unrounded, is exceeded: the page must say so.
    pub exceeds_unrounded: bool,
}

/// How far a unit's quota is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaUse {
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
    /// The recommending unit.
    pub unit: UnitId,
    /// Seats.
    pub allowed: u32,
    /// Nominations that stand for them: chosen (awarded) ones where the column belongs to an award
    /// that is cut by this quota, recommended ones elsewhere.
    pub used: u32,
}

/// A column's seats as the declared method gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationResult {
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
    /// Seats by row, in the order of the rows, and the exact quota of each (468/111).
    pub rows: Vec<AllocatedRow>,
    /// Rows that tie for the last seats: who, and for how many.
    pub tie: Option<(Vec<UnitId>, u32)>,
}

/// One row of an allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocatedRow {
    /// The unit.
    pub unit: UnitId,
    /// weight × seats ÷ sum of weights.
    pub exact: Exact,
    /// Seats.
    pub seats: u32,
}
