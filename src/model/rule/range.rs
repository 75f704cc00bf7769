//! 直接赋分, and the range of points that a person may give (also of `choice`, `judges` and `top`).

use crate::number::Number;

/// A closed range of points a person may give, on a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// Lowest.
    pub min: Number,
    /// Highest.
    pub max: Number,
    /// Points are `min` plus a multiple of this; any value if none.
    pub step: Option<Number>,
}

/// 直接赋分: a reviewer's points under `points`.
#[derive(Clone, Debug)]
pub struct Points {
    /// What may be given.
    pub range: Range,
}
