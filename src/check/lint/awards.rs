//! What a rule awards must not be above the criterion's points: the rest would be cut off unseen.

use super::spot::{Spot, shown};
use crate::diag::{Code, Diagnostics};
use crate::lang::text;
use crate::model::rule::{BonusWorth, LevelAward, Rule, StepAward, TopCombine};
use crate::number::Exact;

/// Checks every award of a rule.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    for (route, award) in awards(&spot.criterion.rule) {
        if award <= *spot.full() {
            continue;
        }
        let (award, full) = (shown(&award), &spot.criterion.points);
        let message =
            text!("这里可得 {award} 分，高于本项分值 {full}", "{award} points are more than the criterion's {full}");
        let fault = match spot.criterion.rule {
            // 加分项 are often worth more each than all of them together may bring.
            Rule::Bonus(_) => {
                let hint = text!("得分封顶 {full}，超出的部分不计", "points end at {full}: the rest is not counted");
                spot.warning(Code::AwardAbovePoints, &route, message).hint(hint)
            }
            Rule::Top(_) => {
                let hint = text!(
                    "队员得分的上限 max 与本项分值要相配：取和时 k × max 不超过分值，取平均时 max 不超过分值",
                    "max and points must match: k × max for a sum, max for a mean"
                );
                spot.error(Code::AwardAbovePoints, &route, message).hint(hint)
            }
            Rule::Judges(_) => {
                let hint = text!(
                    "百分制打分折算成 {full} 分的，设一个下级项目 combine: weighted、points: {full}，里面这一项写 points: {award} 和 weight（{full} ÷ {award}，如 40%）",
                    "where {award} points of judges count for {full}, make a section combine: weighted, points: {full}, and in it this criterion with points: {award} and its weight ({full} ÷ {award}, such as 40%)"
                );
                spot.error(Code::AwardAbovePoints, &route, message)
                    .expected(text!("不超过 {full}", "at most {full}"))
                    .hint(hint)
            }
            _ => {
                let hint = text!("核对这里的得分和本项的 points", "compare this award with the criterion's points");
                spot.error(Code::AwardAbovePoints, &route, message)
                    .expected(text!("不超过 {full}", "at most {full}"))
                    .hint(hint)
            }
        };
        faults.push(fault);
    }
}

/// The awards of a rule with their routes.
fn awards(rule: &Rule) -> Vec<(String, Exact)> {
    let steps = |steps: &[crate::model::rule::Step]| -> Vec<(String, Exact)> {
        let fixed = |(n, award): (usize, &StepAward)| match award {
            StepAward::Points(points) => Some((format!("rule/steps/{n}/award"), points.value().clone())),
            StepAward::Full | StepAward::Proportional => None,
        };
        steps.iter().map(|s| &s.award).enumerate().filter_map(fixed).collect()
    };
    match rule {
        Rule::Points(rule) => vec![("rule/max".to_owned(), rule.range.max.value().clone())],
        Rule::Choice(rule) => rule
            .levels
            .iter()
            .enumerate()
            .map(|(n, level)| match &level.award {
                LevelAward::Fixed(points) => (format!("rule/levels/{n}/points"), points.value().clone()),
                LevelAward::Range(range) => (format!("rule/levels/{n}/max"), range.max.value().clone()),
            })
            .collect(),
        Rule::Bands(rule) => steps(&rule.steps),
        Rule::Ratio(rule) => steps(&rule.steps),
        Rule::Deduct(rule) => vec![("rule/start".to_owned(), rule.start.value().clone())],
        Rule::Judges(rule) => vec![("rule/max".to_owned(), rule.range.max.value().clone())],
        Rule::Interpolate(rule) => rule
            .anchors
            .iter()
            .enumerate()
            .map(|(n, (_, p))| (format!("rule/anchors/{n}/points"), p.value().clone()))
            .collect(),
        Rule::Top(rule) => {
            let times = if rule.combine == TopCombine::Sum { Exact::int(i64::from(rule.k)) } else { Exact::ONE };
            vec![("rule/max".to_owned(), rule.range.max.value().times(&times))]
        }
        Rule::Count(rule) => rule
            .items
            .iter()
            .enumerate()
            .filter_map(|(n, item)| Some((format!("rule/items/{n}/max"), item.max.as_ref()?.value().clone())))
            .collect(),
        Rule::Bonus(rule) => rule
            .items
            .iter()
            .enumerate()
            .flat_map(|(n, item)| match &item.worth {
                BonusWorth::Each(points) => vec![(format!("rule/items/{n}/points"), points.value().clone())],
                BonusWorth::AwardIn { tiers, .. } => tiers
                    .iter()
                    .enumerate()
                    .map(|(t, (_, _, points))| (format!("rule/items/{n}/tiers/{t}/points"), points.value().clone()))
                    .collect(),
            })
            .collect(),
        // Items of a checklist add up to the points exactly; a comparison gives at most full points.
        Rule::Checklist(_) | Rule::Relative(_) => Vec::new(),
    }
}
