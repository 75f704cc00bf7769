//! 线性插值

use super::Measure;
use crate::number::Number;

/// 线性插值: between increasing anchors; constant outside.
#[derive(Clone, Debug)]
pub struct Interpolate {
    /// What is graded.
    pub measure: Measure,
    /// `(at, points)`, `at` strictly increasing.
    pub anchors: Vec<(Number, Number)>,
}
