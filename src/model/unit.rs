//! Units (单位): who nominates, recommends, and is nominated.

use super::{Filed, Held, UnitId};
use crate::source::Span;

/// A unit of units.yaml, in the order of the file (行政区划 order).
#[derive(Clone, Debug)]
pub struct Unit {
    /// Unique in the contest.
    pub id: UnitId,
    /// Full name.
    pub name: String,
    /// Short name for tables (南宁市).
    pub short_name: String,
    /// The unit above it.
    pub parent: Option<UnitId>,
    /// 市级, 县级… as the contest names them.
    pub level: String,
    /// Properties that rules look at (规上国企, 非公, 小微…).
    pub tags: Vec<String>,
    /// What it handed in, filing by filing.
    pub filed: Vec<Filed>,
    /// Contests that it held; empty where it says 无, `None` where it says nothing.
    pub held: Option<Vec<Held>>,
    /// Where it is written.
    pub span: Span,
}
