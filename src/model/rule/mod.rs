//! The closed set of rule kinds. No free expressions: each kind can be put in words, checked
//! statically, turned into a spreadsheet formula, and reimplemented in a page of code.
//!
//! One file a kind; its semantics, facts and examples stand in `spec/scoring.md` under its name.

mod bonus;
mod checklist;
mod choice;
mod count;
mod deduct;
mod interpolate;
mod judges;
mod ladder;
mod measure;
mod range;
mod relative;
mod tally;
mod top;

pub use bonus::{Bonus, BonusItem, BonusWorth, Stack};
pub use checklist::{Checklist, ChecklistItem};
pub use choice::{Choice, Level, LevelAward};
pub use count::Count;
pub use deduct::Deduct;
pub use interpolate::Interpolate;
pub use judges::{Average, DropOn, Judges};
pub use ladder::{Bands, Bound, Ratio, Step, StepAward};
pub use measure::{Aggregate, Measure, OnZero, Over};
pub use range::{Points, Range};
pub use relative::{Best, Relative, Scope};
pub use tally::{Counts, Partial, TallyItem, Target};
pub use top::{Fewer, Top, TopCombine};

/// How points follow from facts.
#[derive(Clone, Debug)]
pub enum Rule {
    /// 直接赋分
    Points(Points),
    /// 逐项核验
    Checklist(Checklist),
    /// 等级赋分
    Choice(Choice),
    /// 分段赋分
    Bands(Bands),
    /// 按比例得分
    Ratio(Ratio),
    /// 按数量计分
    Count(Count),
    /// 扣分
    Deduct(Deduct),
    /// 加分项
    Bonus(Bonus),
    /// 评委打分
    Judges(Judges),
    /// 线性插值
    Interpolate(Interpolate),
    /// 相对评分
    Relative(Relative),
    /// 取前若干
    Top(Top),
}

impl Rule {
    /// The word after `kind:`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Points(_) => "points",
            Self::Checklist(_) => "checklist",
            Self::Choice(_) => "choice",
            Self::Bands(_) => "bands",
            Self::Ratio(_) => "ratio",
            Self::Count(_) => "count",
            Self::Deduct(_) => "deduct",
            Self::Bonus(_) => "bonus",
            Self::Judges(_) => "judges",
            Self::Interpolate(_) => "interpolate",
            Self::Relative(_) => "relative",
            Self::Top(_) => "top",
        }
    }
}
