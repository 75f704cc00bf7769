//! 按数量计分

use crate::model::Name;
use crate::number::Number;

/// 按数量计分: points per unit, up to the criterion's points. A fact per item id.
#[derive(Clone, Debug)]
pub struct Count {
    /// What is counted; a rule with one thing to count names its item `count`.
    pub items: Vec<CountItem>,
}

/// One thing that is counted.
#[derive(Clone, Debug)]
pub struct CountItem {
    /// Name of the fact.
    pub id: Name,
    /// 开展特色竞赛活动
    pub title: String,
    /// Unit to print (个, 次, 项).
    pub unit: Option<String>,
    /// Points per `per`.
    pub each: Number,
    /// How many make one `each` (每10人1分 is `per: 10`); 1 if not said.
    pub per: Number,
    /// What happens to a started `per`.
    pub count: Partial,
    /// Whether the rubric says that the amount may have decimals.
    pub decimals: bool,
    /// Most points from this item, if the plan limits it.
    pub max: Option<Number>,
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
