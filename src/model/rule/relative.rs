//! 相对评分

use super::Measure;

/// 相对评分: points × value / best of the scope. One correction can move everyone.
#[derive(Clone, Debug)]
pub struct Relative {
    /// What is compared; always a plain value or a ratio without batches.
    pub measure: Measure,
    /// Whether the largest or the smallest is best.
    pub best: Best,
    /// Among whom.
    pub scope: Scope,
}

/// Which end of a scale is best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Best {
    /// points × value / largest
    Highest,
    /// points × smallest / value
    Lowest,
}

/// Among whom a relative criterion compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All nominations of the track that stand.
    Track,
    /// Those of the same track recommended by the same unit.
    Recommender,
}
