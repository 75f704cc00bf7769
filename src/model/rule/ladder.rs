//! 分段赋分, 按比例得分, and the ladder of both.

use super::Measure;
use crate::number::Number;

/// 分段赋分: a ladder over a measure.
#[derive(Clone, Debug)]
pub struct Bands {
    /// What is graded.
    pub measure: Measure,
    /// First step whose bound holds decides.
    pub steps: Vec<Step>,
}

/// 按比例得分: points × ratio, or a ladder with proportional steps.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// What is graded.
    pub measure: Measure,
    /// First step whose bound holds decides; empty: proportional everywhere.
    pub steps: Vec<Step>,
}

/// A step of a ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When it holds; `None` is the open last step.
    pub bound: Option<Bound>,
    /// What it gives.
    pub award: StepAward,
}

/// One side of a step, open or closed said by the word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// ≥ 达到、以上（含）
    AtLeast(Number),
    /// > 超过、高于
    Above(Number),
    /// ≤ 不超过、以内
    AtMost(Number),
    /// < 低于、不足
    Below(Number),
}

impl Bound {
    /// The limit.
    #[must_use]
    pub const fn number(&self) -> &Number {
        match self {
            Self::AtLeast(n) | Self::Above(n) | Self::AtMost(n) | Self::Below(n) => n,
        }
    }
}

/// What a step gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepAward {
    /// The criterion's points.
    Full,
    /// The criterion's points × the measure.
    Proportional,
    /// These points.
    Points(Number),
}
