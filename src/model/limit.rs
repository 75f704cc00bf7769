//! Limits on winners (结构比例、总量控制): how many at most, which share of whom at least.

use super::AwardId;
use crate::number::Number;
use crate::source::Span;

/// A limit on the winners of one or several awards together.
#[derive(Clone, Debug)]
pub struct Limit {
    /// 一线工作人员比例
    pub title: String,
    /// Whose winners are counted, taken together.
    pub awards: Vec<AwardId>,
    /// Whom it counts; everybody where absent.
    pub of: Option<FieldValue>,
    /// The least or the most.
    pub bound: Bound,
    /// A share of the winners (50%) or a number of them (150).
    pub amount: Number,
    /// The words of the rule.
    pub clause: String,
    /// Where it is written.
    pub span: Span,
}

/// A public field of the form with one of these values (一线工作人员: 是).
#[derive(Clone, Debug)]
pub struct FieldValue {
    /// The field's title.
    pub field: String,
    /// What it must say.
    pub values: Vec<String>,
}

/// Which side is forbidden. Both include the amount itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// 不低于
    AtLeast,
    /// 不超过
    AtMost,
}
