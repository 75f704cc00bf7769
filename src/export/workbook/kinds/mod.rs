//! Rule kinds as columns of the facts sheet and a formula over them.

mod bonus;
mod given;
mod ladder;
mod measure;
mod panel;
mod relative;
mod rows;
mod tally;

use super::Scored;
use super::formula::Out;
use super::plan::{At, Plan};
use crate::model::rule::{Measure, OnZero, Rule};
use crate::model::{Criterion, Missing};
use crate::number::Exact;

pub(super) use panel::Panel;

/// A criterion on the sheets.
pub(super) struct Planned {
    /// What it comes to.
    pub(super) out: Out,
    /// When it has no facts.
    pub(super) blank: String,
    /// Entries, by position, for which the formula cannot be told to hold.
    pub(super) doubtful: Vec<usize>,
}

/// What kinds look at beside their own criterion.
pub(super) struct Around<'a, 'b> {
    pub(super) field: &'a Scored<'a>,
    /// The column that says whether somebody takes part.
    pub(super) standing: At,
    pub(super) panel: Option<&'b mut Panel>,
}

/// Columns and formula of a criterion; `None` where no formula can say it.
pub(super) fn plan<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, around: &mut Around<'a, '_>) -> Option<Planned> {
    let compare = around.field.rubric.compare;
    let planned = match &criterion.rule {
        Rule::Points(_) => given::points(plan, criterion),
        Rule::Checklist(rule) => given::checklist(plan, criterion, rule),
        Rule::Choice(rule) => given::choice(plan, criterion, rule),
        Rule::Bands(rule) => ladder::climb(plan, criterion, (&rule.measure, &rule.steps), compare),
        Rule::Ratio(rule) if rule.steps.is_empty() => ladder::proportional(plan, criterion, &rule.measure),
        Rule::Ratio(rule) => ladder::climb(plan, criterion, (&rule.measure, &rule.steps), compare),
        Rule::Interpolate(rule) => ladder::interpolate(plan, criterion, rule),
        Rule::Count(rule) => tally::count(plan, criterion, rule),
        Rule::Deduct(rule) => tally::deduct(plan, criterion, rule),
        Rule::Bonus(rule) => bonus::bonus(plan, criterion, rule, around.field),
        Rule::Judges(rule) => rows::judges(plan, criterion, rule, around)?,
        Rule::Top(rule) => rows::top(plan, criterion, rule)?,
        Rule::Relative(rule) => relative::relative(plan, criterion, rule, around),
    };
    Some(with_missing(criterion, planned))
}

/// N14 and N12.
fn with_missing(criterion: &Criterion, planned: Planned) -> Planned {
    let out = planned.out;
    let blank = planned.blank.clone();
    let out = match criterion.missing {
        Missing::Error => out,
        Missing::Zero | Missing::Ineligible => Out::either(blank, Out::constant(&Exact::ZERO), out),
        Missing::Exclude => Out::either(blank, Out::Excluded, out),
    };
    Planned { out, ..planned }
}

/// No rule gives more than the criterion's points (N14); `reach` is the most that it could give, where
/// that is known.
fn capped(out: Out, criterion: &Criterion, reach: Option<&Exact>) -> Out {
    let most = criterion.points.value();
    out.map(&|term| if reach.is_some_and(|reach| reach <= most) { term } else { term.at_most(most, None) })
}

/// Whether a criterion may be left out.
pub(super) fn may_be_left_out(criterion: &Criterion) -> bool {
    let measure = match &criterion.rule {
        Rule::Bands(rule) => Some(&rule.measure),
        Rule::Ratio(rule) => Some(&rule.measure),
        Rule::Interpolate(rule) => Some(&rule.measure),
        Rule::Relative(rule) => Some(&rule.measure),
        _ => None,
    };
    criterion.missing == Missing::Exclude || matches!(measure, Some(Measure::Ratio { on_zero: OnZero::Exclude, .. }))
}

/// A condition on a cell.
fn is_empty(cell: &str) -> String {
    format!("{cell}=\"\"")
}
