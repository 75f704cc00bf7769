//! 按数量计分

use super::TallyItem;

/// 按数量计分: points per unit, up to the criterion's points.
#[derive(Clone, Debug)]
pub struct Count {
    /// What is counted; a rule with one thing to count names its item `count`.
    pub items: Vec<TallyItem>,
}
