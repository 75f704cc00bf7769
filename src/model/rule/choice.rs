//! 等级赋分

use super::Range;
use crate::model::Name;
use crate::number::Number;

/// 等级赋分: a level under `level`; where the level has a range, also `points`.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Levels, best first.
    pub levels: Vec<Level>,
}

/// A level of a choice.
#[derive(Clone, Debug)]
pub struct Level {
    /// What the record says.
    pub id: Name,
    /// 优秀
    pub title: String,
    /// What it gives.
    pub award: LevelAward,
}

/// What a level gives.
#[derive(Clone, Debug)]
pub enum LevelAward {
    /// These points.
    Fixed(Number),
    /// The reviewer's points within a range.
    Range(Range),
}
