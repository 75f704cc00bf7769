//! Coverage (覆盖率): which share of the units of a kind held a contest, and the plan's targets.

use jiff::civil::Date;

use super::{AreaId, TargetId, TrackId, Unit};
use crate::number::Number;
use crate::source::{Span, Spanned};

/// An area of the contest (竞赛内容): what units compete in, and by what.
#[derive(Clone, Debug)]
pub struct Area {
    /// Unique in the contest.
    pub id: AreaId,
    /// “安康杯”竞赛
    pub title: String,
    /// The words of the plan.
    pub clause: String,
    /// What is compared (八比, 五个一流…); empty where the plan lists nothing.
    pub criteria: Vec<String>,
}

/// The targets of a plan for how many units hold contests of their own.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The words of the plan.
    pub clause: String,
    /// First day on which a contest counts.
    pub from: Date,
    /// The day up to which it is counted (截至2023年底); it belongs to the period.
    pub as_of: Date,
    /// Whether the targets are met category by category or taken together. The plan leaves it open.
    pub goal: Goal,
    /// Kinds of contests that the plan names (生产型、技能型、智能型).
    pub kinds: Vec<String>,
    /// Categories, each with its target.
    pub targets: Vec<Target>,
    /// Categories taken together.
    pub pooled: Vec<Pooled>,
    /// What is closed to units that held no contest.
    pub bars: Option<CoverageBar>,
    /// Where it is written.
    pub span: Span,
}

/// Which shares decide whether the goal is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Each category by itself.
    Each,
    /// Categories taken together.
    Pooled,
}

/// A category of units and its target.
#[derive(Clone, Debug)]
pub struct Target {
    /// Unique among targets and pooled ones; the name of its page.
    pub id: TargetId,
    /// 规模以上国有企业
    pub title: String,
    /// The tag that its units carry.
    pub tag: Spanned<String>,
    /// 80%以上: 80% itself is enough.
    pub at_least: Number,
    /// Where it is written.
    pub span: Span,
}

/// Categories taken together: a unit that carries several of the tags is counted once.
#[derive(Clone, Debug)]
pub struct Pooled {
    /// Unique among targets and pooled ones; the name of its page.
    pub id: TargetId,
    /// 规模以上企业合计
    pub title: String,
    /// Which categories.
    pub of: Vec<TargetId>,
    /// 80%以上: 80% itself is enough.
    pub at_least: Number,
    /// Where it is written.
    pub span: Span,
}

/// Tracks that are closed to units without a contest of their own.
#[derive(Clone, Debug)]
pub struct CoverageBar {
    /// Which tracks.
    pub tracks: Vec<TrackId>,
    /// The words of the plan.
    pub clause: String,
}

/// A contest that a unit held.
#[derive(Clone, Debug)]
pub struct Held {
    /// What it was called.
    pub title: String,
    /// One of the contest's areas, if they are listed.
    pub area: Option<AreaId>,
    /// One of [`Coverage::kinds`], if they are listed.
    pub kind: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// How many took part (人次).
    pub participants: u32,
    /// What proves it (活动总结).
    pub source: String,
    /// Where it is written.
    pub span: Span,
}

impl Coverage {
    /// Whether any of the targets looks at a unit.
    #[must_use]
    pub fn concerns(&self, unit: &Unit) -> bool {
        self.targets.iter().any(|t| unit.tags.contains(&t.tag.value))
    }
}
