//! Awards (奖项): how many, of whom, by what.

use super::{AwardId, CriterionId, GroupId, TierId, TrackId};
use crate::number::{Exact, Mode, Number, Rounding};
use crate::source::Span;

/// An award for one track.
#[derive(Clone, Debug)]
pub struct Award {
    /// Unique in the contest.
    pub id: AwardId,
    /// 先进集体
    pub title: String,
    /// The track it chooses from.
    pub track: TrackId,
    /// By score, or by decision of the committee.
    pub basis: AwardBasis,
    /// Tiers, highest first; filled from the top.
    pub tiers: Vec<Tier>,
    /// Seats are cut separately for each recommending unit, by a quota column.
    pub quota: Option<Quota>,
    /// Below this total nobody is awarded.
    pub min_score: Option<Number>,
    /// Who is awarded has at least so many points in each of these parts (理论和实操均不低于60分).
    pub requires: Vec<Requirement>,
    /// Awards whose winners it does not consider (鼓励奖 for those without 优秀奖).
    pub unless_won: Vec<AwardId>,
    /// Whether seats may stay empty (宁缺毋滥); if not, an empty seat is an error.
    pub allow_vacant: bool,
    /// What happens to a tie at the cut.
    pub tie_at_cut: TieAtCut,
    /// What becomes of a seat whose winner is taken out after the list was published. Needed as soon
    /// as that happens.
    pub vacated: Option<Vacated>,
    /// How many are shown as the reserve (备选): of each recommending unit where there is a quota.
    pub reserve: Option<u32>,
    /// The ceiling over all tiers (不超过参与总数的35%).
    pub cap: Option<Cap>,
    /// The words of the plan.
    pub clause: String,
    /// Where it is written.
    pub span: Span,
}

/// What an award follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwardBasis {
    /// The ranking.
    Score,
    /// The committee's decision, declared in each record and checked against quotas and caps.
    Decision,
}

/// Points that a part of the score must have for an award.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Which part.
    pub part: Part,
    /// As the track ranks: published or exact points.
    pub at_least: Number,
}

/// A part of a score sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// 考核内容
    Criterion(CriterionId),
    /// 考核项目
    Group(GroupId),
}

/// A tier (等次).
#[derive(Clone, Debug)]
pub struct Tier {
    /// Unique in the award.
    pub id: TierId,
    /// 一等奖
    pub title: String,
    /// How many; `None` where seats follow from the quota or are open (鼓励奖).
    pub seats: Option<u32>,
    /// The share of the participants that the seats were computed from (一等奖10%), where it is one.
    pub share: Option<SeatShare>,
    /// Below this total nobody is in this tier, but perhaps in the next (优秀：90分以上).
    pub min_score: Option<Number>,
    /// Most people on one nomination (获奖人数不超过9人).
    pub headcount_cap: Option<u32>,
}

/// Seats as a share of the participants.
#[derive(Clone, Debug)]
pub struct SeatShare {
    /// 10%
    pub share: Number,
    /// How a fraction of a seat is rounded.
    pub rounding: CapRounding,
}

/// Seats by recommending unit, from a column of a quota table.
#[derive(Clone, Debug)]
pub struct Quota {
    /// The table's id.
    pub table: String,
    /// The column's id.
    pub column: String,
}

/// What happens to a tie at the cut. Must be declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieAtCut {
    /// All of them are awarded, beyond the seats.
    All,
    /// None of them is.
    None,
    /// Lots; the recorded draw is input.
    Lots,
    /// The committee's recorded decision.
    Decision,
}

/// What becomes of a seat whose winner is taken out after the list was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vacated {
    /// 递补: it goes to the next of the reserve, by a recorded substitution.
    Reserve,
    /// 空缺: it stays empty.
    Vacant,
    /// 顺延: winners are computed anew, as if the one who left had never filed.
    Recompute,
}

/// A ceiling as a share of the participants.
#[derive(Clone, Debug)]
pub struct Cap {
    /// 35%
    pub share: Number,
    /// How a fractional seat is rounded. 39 of 111 is 35.135%: only `Nearest` allows it.
    pub rounding: CapRounding,
    /// The words of the plan.
    pub clause: String,
}

/// How a share becomes seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapRounding {
    /// 不超过, read strictly. The default.
    Floor,
    /// 四舍五入
    Nearest,
    /// 进一
    Ceil,
}

impl CapRounding {
    /// `share` of `participants` as whole seats; `None` beyond what a seat count can hold.
    #[must_use]
    pub fn seats(self, share: &Number, participants: u32) -> Option<(Exact, u32)> {
        let exact = share.value().times(&Exact::int(i64::from(participants)));
        let seats = match self {
            Self::Floor => exact.floor(),
            Self::Nearest => Rounding { places: 0, mode: Mode::HalfUp }.apply(&exact),
            Self::Ceil => exact.ceil(),
        };
        let seats = u32::try_from(seats.to_i64()?).ok()?;
        Some((exact, seats))
    }
}
