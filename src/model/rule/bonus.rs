//! 加分项

use crate::model::{AwardId, ContestId, Name, TierId};
use crate::number::Number;

/// 加分项: claims under `claims`, each naming an item, with evidence. Capped by the criterion's points.
#[derive(Clone, Debug)]
pub struct Bonus {
    /// What may be claimed.
    pub items: Vec<BonusItem>,
    /// How several claims add up.
    pub stack: Stack,
}

/// How bonus claims add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stack {
    /// 累加
    Sum,
    /// 就高不累加
    Highest,
}

/// Something that earns a bonus.
#[derive(Clone, Debug)]
pub struct BonusItem {
    /// What a claim names as `item`.
    pub id: Name,
    /// 获国家发明专利
    pub title: String,
    /// What it is worth.
    pub worth: BonusWorth,
    /// Most points from this item, if the plan limits it.
    pub max: Option<Number>,
}

/// What a bonus item is worth.
#[derive(Clone, Debug)]
pub enum BonusWorth {
    /// Points for each claim, times its `count` if it gives one.
    Each(Number),
    /// Points by the award that the claim's `nomination` won in another contest of this site.
    AwardIn {
        /// The other contest.
        contest: ContestId,
        /// Its award, tier and the points they are worth.
        tiers: Vec<(AwardId, TierId, Number)>,
    },
}
