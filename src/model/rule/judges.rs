//! 评委打分

use super::Range;

/// 评委打分: a list under `scores`, each `{judge, points}` or `{judge, recused: true}`.
#[derive(Clone, Debug)]
pub struct Judges {
    /// What a judge may give.
    pub range: Range,
    /// Mean or median of those that count.
    pub average: Average,
    /// 去掉最高分: how many of the highest are dropped.
    pub drop_high: u32,
    /// 去掉最低分: how many of the lowest are dropped.
    pub drop_low: u32,
    /// Whether judges are dropped by their points here or by their total over the rubric.
    pub drop_on: DropOn,
    /// Fewer judges than this is a fault; recused ones do not count. One more than are dropped if not said.
    pub min_judges: u32,
}

/// Mean or median.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Average {
    /// 平均分
    Mean,
    /// 中位数
    Median,
}

/// By which number judges are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropOn {
    /// Each criterion drops its own highest and lowest.
    Criterion,
    /// The judges with the highest and lowest weighted sum over all such criteria are dropped everywhere.
    Total,
}
