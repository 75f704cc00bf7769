//! 逐项核验

use crate::model::Name;
use crate::number::Number;

/// 逐项核验: each item met or not, a fact per item id.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// Items, in order.
    pub items: Vec<ChecklistItem>,
    /// 任一项不落实不得分: one unmet item zeroes the criterion.
    pub fail_any_zero: bool,
}

/// An item of a checklist.
#[derive(Clone, Debug)]
pub struct ChecklistItem {
    /// Name of the fact.
    pub id: Name,
    /// 制定工作方案
    pub text: String,
    /// Points when met.
    pub points: Number,
    /// The fact is the points given, from 0 to `points`, instead of yes or no.
    pub partial: bool,
    /// Several conditions for these points: each a yes/no fact, all must hold. Empty for a plain item.
    pub all_of: Vec<(Name, String)>,
}
