//! 扣分

use super::Partial;
use crate::model::Name;
use crate::number::Number;

/// 扣分: from a start value down to a floor (扣完为止). A fact per item id.
#[derive(Clone, Debug)]
pub struct Deduct {
    /// Where it starts: the criterion's points if not said, 0 for a pure penalty.
    pub start: Number,
    /// Where it stops; negative for a penalty that reduces the total.
    pub floor: Number,
    /// What costs points.
    pub items: Vec<DeductItem>,
}

/// One ground for deduction.
#[derive(Clone, Debug)]
pub struct DeductItem {
    /// Name of the fact; where two things are counted, what their names begin with.
    pub id: Name,
    /// 逾期报送
    pub title: String,
    /// What is graded is a ratio of two counts, instead of one number of the record.
    pub counts: Option<Counts>,
    /// Unit to print.
    pub unit: Option<String>,
    /// Points lost per `per`.
    pub each: Number,
    /// How much makes one `each`; 1 if not said. `1%` for 每低1个百分点.
    pub per: Number,
    /// What happens to a started `per`.
    pub count: Partial,
    /// Whether the rubric says that the amount may have decimals.
    pub decimals: bool,
    /// Most points this item can cost.
    pub max: Option<Number>,
    /// Counted is the distance beyond a target instead of the fact itself.
    pub target: Option<Target>,
}

/// Two counts and their quotient (覆盖率 = 覆盖单位数 ÷ 应覆盖单位数). More done than there is, and nothing
/// to divide by, are faults of the record.
#[derive(Clone, Debug)]
pub struct Counts {
    /// Name of the fact above the line (`coverage-done`), and what is counted there.
    pub done: (Name, String),
    /// Name of the fact below the line (`coverage-total`), and what is counted there.
    pub total: (Name, String),
}

impl Counts {
    /// The counts of the item `id`, with their titles.
    #[must_use]
    pub fn new(id: &str, done: String, total: String) -> Self {
        Self { done: (format!("{id}-done").into(), done), total: (format!("{id}-total").into(), total) }
    }

    /// The names of both facts.
    #[must_use]
    pub fn names(&self) -> [&Name; 2] {
        [&self.done.0, &self.total.0]
    }
}

/// A target that a deduction measures the distance to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// 每低1个百分点扣…: distance under it.
    Under(Number),
    /// 每超1天扣…: distance over it.
    Over(Number),
}
