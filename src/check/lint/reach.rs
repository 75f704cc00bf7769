//! Full points can be reached. A rule whose best falls short is often a mistyped number.

use super::spot::{Spot, shown};
use crate::diag::{Code, Diagnostics};
use crate::lang::text;
use crate::model::rule::{LevelAward, Rule, Step, StepAward, TopCombine};
use crate::number::Exact;

/// Compares the best that a rule can give with the criterion's points.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    let Some(best) = best(spot).filter(|best| best < spot.full()) else { return };
    let (best, full) = (shown(&best), &spot.criterion.points);
    let message = text!(
        "按这条规则最多得 {best} 分，到不了本项分值 {full}",
        "the rule gives at most {best}, the criterion has {full} points"
    );
    let hint = text!("核对规则里的分数和本项的 points", "compare the numbers of the rule with the criterion's points");
    faults.push(spot.warning(Code::Unreachable, "points", message).hint(hint));
}

/// The best that a rule can give; `None` where it is open or always full.
fn best(spot: &Spot<'_>) -> Option<Exact> {
    match &spot.criterion.rule {
        Rule::Points(rule) => Some(rule.range.max.value().clone()),
        Rule::Choice(rule) => rule
            .levels
            .iter()
            .map(|level| match &level.award {
                LevelAward::Fixed(points) => points.value().clone(),
                LevelAward::Range(range) => range.max.value().clone(),
            })
            .max(),
        Rule::Bands(rule) => ladder(&rule.steps, spot),
        Rule::Ratio(rule) => ladder(&rule.steps, spot),
        Rule::Interpolate(rule) => rule.anchors.iter().map(|(_, points)| points.value().clone()).max(),
        Rule::Judges(rule) => Some(rule.range.max.value().clone()),
        Rule::Top(rule) => {
            let times = if rule.combine == TopCombine::Sum { Exact::int(i64::from(rule.k)) } else { Exact::ONE };
            Some(rule.range.max.value().times(&times))
        }
        Rule::Deduct(rule) => Some(rule.start.value().clone()),
        Rule::Count(rule) => {
            let limits: Option<Vec<&Exact>> =
                rule.items.iter().map(|i| i.max.as_ref().map(crate::number::Number::value)).collect();
            limits.map(Exact::sum)
        }
        Rule::Checklist(_) | Rule::Bonus(_) | Rule::Relative(_) => None,
    }
}

fn ladder(steps: &[Step], spot: &Spot<'_>) -> Option<Exact> {
    let worth = |step: &Step| match &step.award {
        StepAward::Points(points) => points.value().clone(),
        StepAward::Full | StepAward::Proportional => spot.full().clone(),
    };
    steps.iter().map(worth).max()
}
