//! Rules in words, for the rubric's page. What the engine does and what it says it does stand in
//! the same file of `rules/`; here are the phrases that several kinds share.

use super::{rules, say};
use crate::lang::{Text, text};
use crate::model::rule::{Aggregate, Bound, Measure, OnZero, Over, Range, Step, StepAward};
use crate::model::{AwardId, ContestId, Criterion, Missing, TierId};

/// What an award of another contest and its tier are called; nothing where that is not known.
pub type Titles<'a> = &'a dyn Fn(&ContestId, &AwardId, &TierId) -> Option<String>;

/// The rule of a criterion in words: what is looked at, how points follow, what happens at the
/// edges. One sentence a line.
#[must_use]
pub fn rule(criterion: &Criterion, titles: Titles<'_>) -> Vec<Text> {
    let mut lines = rules::words(criterion, titles);
    lines.extend(missing(criterion.missing));
    lines
}

fn missing(missing: Missing) -> Option<Text> {
    match missing {
        Missing::Error => None,
        Missing::Zero => Some(text!("未填报数据的，得 0 分", "without facts: 0 points")),
        Missing::Exclude => Some(text!(
            "未填报数据的，按缺项处理，总分折算为满分制",
            "without facts: left out, the rest is rescaled to the full score"
        )),
        Missing::Ineligible => Some(text!("未填报数据的，不参加排名", "without facts: not ranked")),
    }
}

/// `在 0 至 5 分之间、以 0.5 分为一档`
pub(super) fn range(range: &Range) -> Text {
    let (min, max) = (&range.min, &range.max);
    match &range.step {
        None => text!("在 {min} 至 {max} 分之间", "from {min} to {max}"),
        Some(step) => text!("在 {min} 至 {max} 分之间以 {step} 分为一档", "from {min} to {max} in steps of {step}"),
    }
}

/// What a measure is called in a formula.
pub(super) fn name(measure: &Measure) -> Text {
    match measure {
        Measure::Value { title, max: Some(max), .. } => say::both(format!("{title} ÷ {max}")),
        Measure::Value { title, .. } => say::both(title.as_str()),
        Measure::Ratio { done, total, aggregate: None, .. } => say::both(format!("({done} ÷ {total})")),
        Measure::Ratio { aggregate: Some(_), .. } => text!("各批次比率", "the batches' ratio"),
    }
}

/// What is looked at, and its edges.
pub(super) fn measure(measure: &Measure) -> Vec<Text> {
    match measure {
        Measure::Value { title, unit, min, max } => {
            let unit = unit.as_deref().unwrap_or_default();
            vec![match (min, max) {
                (Some(min), Some(max)) => {
                    text!("依据：{title}（{min} 至 {max}{unit}）", "looks at: {title} ({min} to {max}{unit})")
                }
                _ => text!("依据：{title}", "looks at: {title}"),
            }]
        }
        Measure::Ratio { done, total, over, on_zero, aggregate, .. } => {
            let mut lines = vec![text!("依据：{done} ÷ {total}", "looks at: {done} ÷ {total}")];
            lines.extend(aggregate.map(|aggregate| match aggregate {
                Aggregate::Mean => text!("各批次分别计算比率，再取平均", "the mean of the batches' ratios"),
                Aggregate::Pooled => text!(
                    "各批次分子、分母分别相加后计算比率",
                    "pooled: the sum of all numerators over the sum of all denominators"
                ),
            }));
            lines.push(match over {
                Over::Error => text!("比率不得超过 100%", "a ratio above 100% is an error"),
                Over::Clamp => text!("超过 100% 的按 100% 计", "a ratio above 100% counts as 100%"),
                Over::Allow => text!("商可以大于 1，按实数计", "the quotient may be above 1 and counts as it is"),
            });
            lines.push(match on_zero {
                OnZero::Error => text!("分母为 0 的不能计分", "a denominator of 0 is an error"),
                OnZero::Full => text!("分母为 0 的得满分", "a denominator of 0 gives full points"),
                OnZero::Zero => text!("分母为 0 的得 0 分", "a denominator of 0 gives 0 points"),
                OnZero::Exclude => text!(
                    "分母为 0 的按缺项处理，总分折算为满分制",
                    "a denominator of 0 leaves the criterion out, the rest is rescaled to the full score"
                ),
            });
            lines
        }
    }
}

/// The steps of a ladder, in order.
pub(super) fn ladder(steps: &[Step], of: &Measure, criterion: &Criterion) -> Vec<Text> {
    let before = |at: usize| at.checked_sub(1).and_then(|at| steps.get(at)).and_then(|step| step.bound.as_ref());
    let line = |(at, step): (usize, &Step)| one_step(step, before(at), of, criterion);
    let mut lines: Vec<Text> = steps.iter().enumerate().map(line).collect();
    if steps.last().is_some_and(|step| step.bound.is_some()) {
        lines.push(text!("不在以上档次之内的，0 分", "on none of these steps: 0 points"));
    }
    lines
}

/// `达到 60%（含）、低于 90%（不含）：按比例得分`: the step's own bound and the one missed before it.
fn one_step(step: &Step, before: Option<&Bound>, of: &Measure, criterion: &Criterion) -> Text {
    let Text { zh: award_zh, en: award_en } = award(&step.award, of, criterion);
    let bounds = [step.bound.as_ref().map(met), before.map(|bound| met(&missed(bound)))];
    let bounds: Vec<Text> = bounds.into_iter().flatten().collect();
    if bounds.is_empty() {
        return text!("一律{award_zh}", "always {award_en}");
    }
    let join = |pick: fn(&Text) -> &str, between: &str| bounds.iter().map(pick).collect::<Vec<_>>().join(between);
    let (when_zh, when_en) = (join(|text| &text.zh, "、"), join(|text| &text.en, " and "));
    text!("{when_zh}：{award_zh}", "{when_en}: {award_en}")
}

fn award(award: &StepAward, of: &Measure, criterion: &Criterion) -> Text {
    match award {
        StepAward::Full => {
            let points = &criterion.points;
            text!("得满分 {points} 分", "full points, {points}")
        }
        StepAward::Points(number) => {
            let en = say::points(number);
            text!("得 {number} 分", "{en}")
        }
        StepAward::Proportional => {
            let (points, Text { zh, en }) = (&criterion.points, name(of));
            text!("按比例得分，{zh} × {points}", "in proportion, {en} × {points}")
        }
    }
}

fn met(bound: &Bound) -> Text {
    match bound {
        Bound::AtLeast(n) => text!("达到 {n}（含）", "at least {n}"),
        Bound::Above(n) => text!("超过 {n}（不含）", "above {n}"),
        Bound::AtMost(n) => text!("不超过 {n}（含）", "at most {n}"),
        Bound::Below(n) => text!("低于 {n}（不含）", "below {n}"),
    }
}

/// What holds for whoever misses a bound.
fn missed(bound: &Bound) -> Bound {
    match bound {
        Bound::AtLeast(n) => Bound::Below(n.clone()),
        Bound::Above(n) => Bound::AtMost(n.clone()),
        Bound::AtMost(n) => Bound::Above(n.clone()),
        Bound::Below(n) => Bound::AtLeast(n.clone()),
    }
}
