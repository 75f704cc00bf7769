//! Amounts that become points: what 按数量计分 earns and 扣分 costs.

use crate::model::Name;
use crate::number::{Exact, Number};

/// One thing that is counted or measured, and the points for so much of it. A fact per item id.
#[derive(Clone, Debug)]
pub struct TallyItem {
    /// Name of the fact; where two things are counted, what their names begin with.
    pub id: Name,
    /// 开展特色竞赛活动, 逾期报送
    pub title: String,
    /// What is graded is a ratio of two counts, instead of one number of the record.
    pub counts: Option<Counts>,
    /// Unit to print (个, 次, 项).
    pub unit: Option<String>,
    /// Points per `per`.
    pub each: Number,
    /// How much makes one `each` (每10人1分 is `per: 10`); 1 if not said. `1%` for 每1个百分点.
    pub per: Number,
    /// What happens to a started `per`.
    pub count: Partial,
    /// Whether the rubric says that the amount may have decimals.
    pub decimals: bool,
    /// Most points from this item, if the plan limits it.
    pub max: Option<Number>,
    /// Counted is the distance beyond a target instead of the fact itself.
    pub target: Option<Target>,
}

/// What happens to a started unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Partial {
    /// Only whole units count (不足1个不计).
    Floor,
    /// A started unit counts whole (不足1个按1个计).
    Ceil,
    /// In proportion.
    Exact,
}

/// Two counts and their quotient (覆盖率 = 覆盖单位数 ÷ 应覆盖单位数). Nothing to divide by is a fault of
/// the record, and so is more done than there is, unless what lies above 100% is what counts.
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

/// A target that an item measures the distance to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// 每低1个百分点…: distance under it.
    Under(Number),
    /// 每超1个百分点…: distance over it.
    Over(Number),
}

impl Target {
    /// The number itself.
    #[must_use]
    pub const fn number(&self) -> &Number {
        match self {
            Self::Under(number) | Self::Over(number) => number,
        }
    }
}

impl TallyItem {
    /// The names of its facts.
    #[must_use]
    pub fn facts(&self) -> Vec<&Name> {
        self.counts.as_ref().map_or_else(|| vec![&self.id], |counts| counts.names().to_vec())
    }

    /// Whether more may be done than there is: 超额完成, every point above 100%, is what the item counts.
    #[must_use]
    pub fn may_exceed(&self) -> bool {
        matches!(&self.target, Some(Target::Over(target)) if *target.value() >= Exact::ONE)
    }
}
