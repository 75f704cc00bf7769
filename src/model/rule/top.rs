//! 取前若干

use super::Range;

/// 取前若干: the best `k` of a list under `members`, each `{member, points}`.
#[derive(Clone, Debug)]
pub struct Top {
    /// How many count.
    pub k: u32,
    /// What becomes of them.
    pub combine: TopCombine,
    /// What a member's points may be.
    pub range: Range,
    /// What fewer than `k` members mean.
    pub fewer: Fewer,
}

/// What becomes of the best k.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopCombine {
    /// Their sum.
    Sum,
    /// Their mean.
    Mean,
}

/// What fewer than `k` members mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fewer {
    /// A fault of the record. The default.
    Error,
    /// The missing ones count 0.
    Zero,
    /// Only those present count (the mean divides by their number).
    Present,
}
