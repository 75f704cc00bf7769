//! A rubric (评分细则): a tree of groups and criteria, each criterion with one typed rule.
//!
//! The semantics stand in `spec/scoring.md`; this file is their shape.

use std::sync::Arc;

use jiff::civil::Date;

use super::rule::Rule;
use super::{CriterionId, Facts, GateId, GroupId, RubricId};
use crate::number::{Exact, Number, Rounding};
use crate::source::Span;

/// A whole rubric. Its groups and criteria are reached through `root`.
#[derive(Clone, Debug)]
pub struct Rubric {
    /// Unique in the contest.
    pub id: RubricId,
    /// 劳动竞赛先进集体评分细则
    pub title: String,
    /// Where the plan prints it (附件1).
    pub source: String,
    /// The base score's maximum (满分), before bonus groups.
    pub points: Number,
    /// How points are published.
    pub rounding: Rounding,
    /// What the total adds up.
    pub total_of: TotalOf,
    /// What thresholds look at.
    pub compare: Compare,
    /// A ceiling for the total, bonuses included, if the plan sets one.
    pub cap: Option<Number>,
    /// What the total does not fall below, penalties included, if the plan sets it.
    pub floor: Option<Number>,
    /// The tree. Its own id is `total`.
    pub root: Group,
    /// Facts that override the score (一票否决).
    pub gates: Vec<Gate>,
    /// Whole score sheets that must hold.
    pub examples: Vec<Example>,
    /// Where it is written.
    pub span: Span,
}

/// What a total adds up (N3). A required field: it changes the last digit, so the page says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotalOf {
    /// The published items: a citizen who adds up the page gets the total.
    Published,
    /// The exact items, rounded once at the end.
    Exact,
}

/// What thresholds compare (N4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// The exact value: 89.996% is below 90% though it prints as 90.00%.
    Exact,
    /// The value as it would be published, with these decimal places of the percentage or number.
    Published(Rounding),
}

/// A group (考核项目): sums or weighs its items.
#[derive(Clone, Debug)]
pub struct Group {
    /// Unique in the rubric.
    pub id: GroupId,
    /// 工作成效
    pub title: String,
    /// Maximum, if the plan prints one; the linter compares it with the parts.
    pub points: Number,
    /// How items become the group's points.
    pub combine: Combine,
    /// Ceiling below the sum of the parts, if the plan sets one.
    pub cap: Option<Number>,
    /// 加分项: outside the base score, not part of `points` above it.
    pub extra: bool,
    /// Share in a weighing parent; children of a weighing group all have one.
    pub weight: Option<Number>,
    /// Sub-groups and criteria, in the order of the plan.
    pub items: Vec<Item>,
    /// Where it is written.
    pub span: Span,
}

/// How a group combines its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// Adds them up.
    Sum,
    /// Adds up weight × item; the weights add up to exactly 1.
    Weighted,
}

/// A node of the tree.
#[derive(Clone, Debug)]
pub enum Item {
    /// A sub-group.
    Group(Group),
    /// A leaf.
    Criterion(Box<Criterion>),
}

/// A criterion (考核内容): one typed rule, its clause, its evidence.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Unique in the rubric.
    pub id: CriterionId,
    /// 自然资源综合监测监管图斑核实反馈
    pub title: String,
    /// Maximum of this criterion (分值).
    pub points: Number,
    /// The words of the plan.
    pub clause: String,
    /// What must be handed in as proof (佐证材料清单).
    pub evidence: Vec<String>,
    /// Who provides the facts (数据来源), if the plan says.
    pub provider: Option<String>,
    /// Cut-off of the facts (统计截止时间).
    pub as_of: Option<Date>,
    /// How an ambiguous clause was read, shown on the page (口径).
    pub reading: Option<String>,
    /// How points follow from facts.
    pub rule: Rule,
    /// What a missing fact means.
    pub missing: Missing,
    /// Share in a weighing parent.
    pub weight: Option<Number>,
    /// Facts → points that must hold.
    pub examples: Vec<Example>,
    /// Where it is written.
    pub span: Span,
}

/// What a missing fact means (N5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A fault of the record. The default.
    Error,
    /// No points.
    Zero,
    /// The criterion does not count; the rest is rescaled to the full score (缺项).
    Exclude,
    /// The nomination is not ranked.
    Ineligible,
}

/// Facts and the points they must give; the build fails when they do not (N7).
#[derive(Clone, Debug)]
pub struct Example {
    /// For a criterion: facts under its id. For a rubric: a whole sheet.
    pub facts: Facts,
    /// The published points.
    pub points: Number,
    /// The exact points, when the example states them (`401549/4560`).
    pub exact: Option<Exact>,
    /// What it shows.
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// A gate (一票否决): a recorded fact that overrides the score. Scores are still shown.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Unique in the rubric; nominations state the fact under `gates:`.
    pub id: GateId,
    /// 竞赛期间发生安全事故
    pub title: String,
    /// The words of the plan.
    pub clause: String,
    /// What happens when the fact is true.
    pub effect: GateEffect,
    /// The group it acts on; the whole score if none.
    pub group: Option<GroupId>,
    /// Where it is written.
    pub span: Span,
}

/// What a gate does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GateEffect {
    /// 取消评选资格: keeps its score, gets no rank and no award.
    Disqualify,
    /// 不得分
    Zero,
    /// At most this many points.
    CapAt(Number),
}

impl Rubric {
    /// All criteria in the order of the plan.
    #[must_use]
    pub fn criteria(&self) -> Vec<&Criterion> {
        let mut out = Vec::new();
        self.root.collect_criteria(&mut out);
        out
    }

    /// All groups below the root, in the order of the plan: a group before those in it.
    #[must_use]
    pub fn groups(&self) -> Vec<&Group> {
        let mut out = Vec::new();
        self.root.collect_groups(&mut out);
        out
    }

    /// The criterion of an id.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria().into_iter().find(|c| c.id.as_str() == id)
    }
}

impl Group {
    fn collect_groups<'a>(&'a self, out: &mut Vec<&'a Self>) {
        for item in &self.items {
            if let Item::Group(group) = item {
                out.push(group);
                group.collect_groups(out);
            }
        }
    }

    fn collect_criteria<'a>(&'a self, out: &mut Vec<&'a Criterion>) {
        for item in &self.items {
            match item {
                Item::Group(group) => group.collect_criteria(out),
                Item::Criterion(criterion) => out.push(criterion),
            }
        }
    }
}

/// A short shared text (fact names, sources): the same word in many records is stored once.
pub type Name = Arc<str>;
