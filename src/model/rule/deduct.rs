//! 扣分

use super::TallyItem;
use crate::number::Number;

/// 扣分: from a start value down to a floor (扣完为止).
#[derive(Clone, Debug)]
pub struct Deduct {
    /// Where it starts: the criterion's points if not said, 0 for a pure penalty.
    pub start: Number,
    /// Where it stops; negative for a penalty that reduces the total.
    pub floor: Number,
    /// What costs points.
    pub items: Vec<TallyItem>,
}
