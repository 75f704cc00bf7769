//! 评委打分: mean or median of the judges that count. A recused judge is absent, not 0.

use crate::lang::{Text, text};
use crate::model::rule::{Average, DropOn, Judges};
use crate::number::Exact;
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::{FaultKind, ScoreFault};
use crate::score::panel::{self, Vote};
use crate::score::{say, words};

pub(super) fn work(rule: &Judges, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    let mut votes = panel::votes(rule, desk)?;
    let drops = rule.drop_high.saturating_add(rule.drop_low);
    let present = u32::try_from(votes.len()).unwrap_or(u32::MAX);
    if present < rule.min_judges || present <= drops {
        let needed = rule.min_judges.max(drops.saturating_add(1));
        let message = text!(
            "只有 {present} 名评委打分，至少要 {needed} 名",
            "only {present} judges gave points, {needed} are needed"
        );
        return Err(desk.fault(FaultKind::TooFew, message));
    }
    match rule.drop_on {
        DropOn::Criterion => votes.sort_by(|a, b| (&a.points, a.judge).cmp(&(&b.points, b.judge))),
        DropOn::Total => panel::sort_by_total(desk, &mut votes)?,
    }
    let kept = without_extremes(rule, desk, &votes);
    average(rule.average, desk, &kept).map(Worked::Points)
}

/// The points that count; `votes` are in ascending order of what judges are dropped by.
fn without_extremes(rule: &Judges, desk: &mut Desk<'_>, votes: &[Vote<'_>]) -> Vec<Exact> {
    let low = usize::try_from(rule.drop_low).unwrap_or(usize::MAX);
    let high = usize::try_from(rule.drop_high).unwrap_or(usize::MAX);
    let until = votes.len().saturating_sub(high);
    let split = |from: usize, to: usize| votes.get(from..to).unwrap_or_default();
    let (lowest, kept, highest) = (split(0, low), split(low, until), split(until, votes.len()));
    let kept: Vec<Exact> = kept.iter().map(|vote| vote.points.clone()).collect();
    if low.saturating_add(high) > 0 {
        desk.notes.remark("drop", || {
            let list = |votes: &[Vote<'_>]| {
                let shown: Vec<String> =
                    votes.iter().map(|v| format!("{} {}", v.judge, say::plain(&v.points))).collect();
                if shown.is_empty() { "—".to_owned() } else { shown.join("、") }
            };
            let (highest, lowest) = (list(highest), list(lowest));
            text!("去掉最高：{highest}；去掉最低：{lowest}", "highest dropped: {highest}; lowest dropped: {lowest}")
        });
    }
    kept
}

fn average(average: Average, desk: &mut Desk<'_>, kept: &[Exact]) -> Result<Exact, ScoreFault> {
    let mut sorted = kept.to_vec();
    sorted.sort();
    let counted = match average {
        Average::Mean => sorted.as_slice(),
        Average::Median => middle(&sorted),
    };
    let Some(result) = Exact::sum(counted).checked_div(&Exact::count(counted.len())) else {
        return Err(desk.fault(FaultKind::TooFew, text!("没有评委打分", "no judge gave points")));
    };
    desk.notes.step(if average == Average::Mean { "mean" } else { "median" }, &result, || {
        let (terms, n, equals) = (say::sum(counted).text, counted.len(), say::number(&result).equals());
        match average {
            Average::Mean => text!("平均分：({terms}) ÷ {n} {equals}", "mean: ({terms}) ÷ {n} {equals}"),
            Average::Median => text!("中位数：({terms}) ÷ {n} {equals}", "median: ({terms}) ÷ {n} {equals}"),
        }
    });
    Ok(result)
}

/// The middle one of a sorted list, or the two of an even one.
fn middle(sorted: &[Exact]) -> &[Exact] {
    let upper = sorted.len().checked_div(2).unwrap_or_default();
    let lower = sorted.len().saturating_sub(1).checked_div(2).unwrap_or_default();
    sorted.get(lower..=upper).unwrap_or_default()
}

pub(super) fn words(rule: &Judges) -> Vec<Text> {
    let Text { zh, en } = words::range(&rule.range);
    let mut lines = vec![text!("每位评委{zh}打分", "each judge gives points {en}")];
    let (high, low) = (rule.drop_high, rule.drop_low);
    if high > 0 || low > 0 {
        lines.push(match rule.drop_on {
            DropOn::Criterion => {
                text!("本项去掉最高分 {high} 个、最低分 {low} 个", "dropped here: highest {high}, lowest {low}")
            }
            DropOn::Total => text!(
                "按评委的总分（对各项的打分按各项权重合计）去掉评委：最高 {high} 名、最低 {low} 名，其打分各项均不计",
                "judges dropped everywhere by their total, each criterion by its weight: highest {high}, lowest {low}"
            ),
        });
    }
    lines.push(match rule.average {
        Average::Mean => text!("取其余评委的平均分", "the mean of the judges that remain"),
        Average::Median => text!("取其余评委的中位数", "the median of the judges that remain"),
    });
    let min = rule.min_judges;
    lines.push(text!(
        "至少 {min} 名评委打分；回避的评委不计入",
        "judges needed: {min}; a recused judge is absent, not 0"
    ));
    lines
}
