//! Quota tables (名额分配表).

use super::{TrackId, UnitId};
use crate::source::{Span, Spanned};

/// A table of quotas by unit and column.
#[derive(Clone, Debug)]
pub struct QuotaTable {
    /// Unique in the contest.
    pub id: String,
    /// 推荐名额分配表
    pub title: String,
    /// Where the plan prints it (附件2).
    pub source: String,
    /// Columns in the order of the plan.
    pub columns: Vec<QuotaColumn>,
    /// Rows in the order of the plan.
    pub rows: Vec<QuotaRow>,
    /// Remarks of the plan (备注).
    pub remarks: Vec<String>,
    /// Where it is written.
    pub span: Span,
}

/// A column: who may be recommended.
#[derive(Clone, Debug)]
pub struct QuotaColumn {
    /// Unique in the table.
    pub id: String,
    /// 先进集体（县级）
    pub title: String,
    /// The track whose nominations use it up.
    pub track: TrackId,
    /// The printed 合计; differs from the sum only as an error.
    pub printed_total: Spanned<u32>,
    /// How many are chosen of those recommended (选取), if the plan says.
    pub selected: Option<u32>,
    /// How the numbers were shared out, if the plan says or they were recomputed.
    pub allocation: Option<Allocation>,
}

/// A row: one recommending unit.
#[derive(Clone, Debug)]
pub struct QuotaRow {
    /// The recommending unit.
    pub unit: UnitId,
    /// Seats in the order of the columns.
    pub seats: Vec<Spanned<u32>>,
}

/// A proportional allocation that a column is checked against.
#[derive(Clone, Debug)]
pub struct Allocation {
    /// By which method.
    pub method: AllocationMethod,
    /// Seats to share out.
    pub seats: u32,
    /// Weight of each row (number of county-level units), in the order of the rows.
    pub weights: Vec<u32>,
    /// What the weights count (县级单位数).
    pub weight_title: String,
    /// For a tie at the last seats: who got them, by whose decision; published.
    pub tie_decision: Option<TieDecision>,
    /// Where it is written.
    pub span: Span,
}

/// The recorded decision on an allocation tie.
#[derive(Clone, Debug)]
pub struct TieDecision {
    /// Who got a seat.
    pub winners: Vec<UnitId>,
    /// The reason or source.
    pub reason: String,
}

/// How seats follow from weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllocationMethod {
    /// 最大余数法 (Hamilton)
    LargestRemainder,
    /// D'Hondt: divisors 1, 2, 3…
    DHondt,
    /// Sainte-Laguë: divisors 1, 3, 5…
    SainteLague,
}
