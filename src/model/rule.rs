//! The closed set of rule kinds. No free expressions: each kind can be put in words, checked
//! statically, turned into a spreadsheet formula, and reimplemented in a page of code.
//!
//! One struct a kind; its semantics, facts and examples stand in `spec/scoring.md` under its name.

use super::{AwardId, ContestId, TierId};
use crate::model::rubric::Name;
use crate::number::Number;

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

/// A closed range of points a person may give, on a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// Lowest.
    pub min: Number,
    /// Highest.
    pub max: Number,
    /// Points are `min` plus a multiple of this; any value if none.
    pub step: Option<Number>,
}

/// A number taken from the facts, that other kinds grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// One number under `value`.
    Value {
        /// What it is (满意度).
        title: String,
        /// Unit to print behind it (分, 天, 万元); none for percentages.
        unit: Option<String>,
        /// Lowest possible, if there is one.
        min: Option<Number>,
        /// Highest possible, if there is one.
        max: Option<Number>,
    },
    /// `done / total`, or the same as `rate`; with `aggregate`, a list of them under `batches`.
    Ratio {
        /// What is counted above the line (已核实反馈图斑数).
        done: String,
        /// What is counted below the line (下发图斑数).
        total: String,
        /// What done > total means.
        over: Over,
        /// What total = 0 means.
        on_zero: OnZero,
        /// How batches become one ratio. Must be said: it decides 10 or 6 in one real case.
        aggregate: Option<Aggregate>,
        /// Whether amounts may have decimals (公顷, 万元); if not, both are whole.
        decimals: bool,
    },
}

/// What a value above its domain means (N6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// A fault of the record. The default.
    Error,
    /// Counts as the limit, with a warning.
    Clamp,
}

/// What a zero denominator means (N5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnZero {
    /// A fault of the record. The default.
    Error,
    /// Full points.
    Full,
    /// No points.
    Zero,
    /// The criterion does not count; the rest is rescaled.
    Exclude,
}

/// How several batches (or judges) become one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// Mean of the ratios.
    Mean,
    /// Sum of `done` over sum of `total`.
    Pooled,
}

/// 直接赋分: a reviewer's points under `points`.
#[derive(Clone, Debug)]
pub struct Points {
    /// What may be given.
    pub range: Range,
}

/// 逐项核验: each item met or not, a fact per item id.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// Items, in order.
    pub items: Vec<ChecklistItem>,
    /// 任一项不落实不得分: one unmet item zeroes the criterion.
    pub fail_any_zero: bool,
}

/// An item of a checklist.
#[derive(Clone, Debug)]
pub struct ChecklistItem {
    /// Name of the fact.
    pub id: Name,
    /// 制定工作方案
    pub text: String,
    /// Points when met.
    pub points: Number,
    /// The fact is the points given, from 0 to `points`, instead of yes or no.
    pub partial: bool,
    /// Several conditions for these points: each a yes/no fact, all must hold. Empty for a plain item.
    pub all_of: Vec<(Name, String)>,
}

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

/// 扣分: from a start value down to a floor (扣完为止). A fact per item id.
#[derive(Clone, Debug)]
pub struct Deduct {
    /// Where it starts: the criterion's points if not said, 0 for a pure penalty.
    pub start: Number,
    /// Where it stops; negative for a penalty that reduces the total.
    pub floor: Number,
    /// What costs points.
    pub items: Vec<DeductItem>,
}

/// One ground for deduction.
#[derive(Clone, Debug)]
pub struct DeductItem {
    /// Name of the fact; where two things are counted, what their names begin with.
    pub id: Name,
    /// 逾期报送
    pub title: String,
    /// What is graded is a ratio of two counts, instead of one number of the record.
    pub counts: Option<Counts>,
    /// Unit to print.
    pub unit: Option<String>,
    /// Points lost per `per`.
    pub each: Number,
    /// How much makes one `each`; 1 if not said. `1%` for 每低1个百分点.
    pub per: Number,
    /// What happens to a started `per`.
    pub count: Partial,
    /// Whether the rubric says that the amount may have decimals.
    pub decimals: bool,
    /// Most points this item can cost.
    pub max: Option<Number>,
    /// Counted is the distance beyond a target instead of the fact itself.
    pub target: Option<Target>,
}

/// Two counts and their quotient (覆盖率 = 覆盖单位数 ÷ 应覆盖单位数). More done than there is, and nothing
/// to divide by, are faults of the record.
#[derive(Clone, Debug)]
pub struct Counts {
    /// Name of the fact above the line (`coverage-done`), and what is counted there.
    pub done: (Name, String),
    /// Name of the fact below the line (`coverage-total`), and what is counted there.
    pub total: (Name, String),
}

impl Counts {
    /// The counts of the item `id`, with their titles.
    #[must_use]
    pub fn new(id: &str, done: String, total: String) -> Self {
        Self { done: (format!("{id}-done").into(), done), total: (format!("{id}-total").into(), total) }
    }

    /// The names of both facts.
    #[must_use]
    pub fn names(&self) -> [&Name; 2] {
        [&self.done.0, &self.total.0]
    }
}

/// A target that a deduction measures the distance to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// 每低1个百分点扣…: distance under it.
    Under(Number),
    /// 每超1天扣…: distance over it.
    Over(Number),
}

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

/// 线性插值: between increasing anchors; constant outside.
#[derive(Clone, Debug)]
pub struct Interpolate {
    /// What is graded.
    pub measure: Measure,
    /// `(at, points)`, `at` strictly increasing.
    pub anchors: Vec<(Number, Number)>,
}

/// 相对评分: points × value / best of the scope. One correction can move everyone.
#[derive(Clone, Debug)]
pub struct Relative {
    /// What is compared; always a plain value or a ratio without batches.
    pub measure: Measure,
    /// Whether the largest or the smallest is best.
    pub best: Best,
    /// Among whom.
    pub scope: Scope,
}

/// Which end of a scale is best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Best {
    /// points × value / largest
    Highest,
    /// points × smallest / value
    Lowest,
}

/// Among whom a relative criterion compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All nominations of the track that stand.
    Track,
    /// Those of the same track recommended by the same unit.
    Recommender,
}

/// 取前若干: the best `k` of a list under `members`, each `{member, points}`.
#[derive(Clone, Debug)]
pub struct Top {
    /// How many count.
    pub k: u32,
    /// What becomes of them.
    pub combine: TopCombine,
    /// What a member's points may be.
    pub range: Range,
    /// What fewer than `k` members mean.
    pub fewer: Fewer,
}

/// What becomes of the best k.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopCombine {
    /// Their sum.
    Sum,
    /// Their mean.
    Mean,
}

/// What fewer than `k` members mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fewer {
    /// A fault of the record. The default.
    Error,
    /// The missing ones count 0.
    Zero,
    /// Only those present count (the mean divides by their number).
    Present,
}
