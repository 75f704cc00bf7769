//! The judges of a criterion, and their totals where judges are dropped by them.

use std::collections::{BTreeMap, BTreeSet};

use super::criterion::{Desk, given};
use super::fault::{FaultKind, ScoreFault};
use super::{range, say};
use crate::lang::text;
use crate::model::rule::{DropOn, Judges, Rule};
use crate::model::{Combine, Criterion, Group, Item};
use crate::number::{Exact, Number};

/// The points of a judge who is not recused.
pub(super) struct Vote<'a> {
    pub(super) judge: &'a str,
    pub(super) points: Exact,
}

/// The votes on the desk, in the order of the record.
pub(super) fn votes<'a>(rule: &Judges, desk: &mut Desk<'a>) -> Result<Vec<Vote<'a>>, ScoreFault> {
    let rows = desk.rows("scores")?;
    let mut votes: Vec<Vote<'a>> = Vec::with_capacity(rows.len());
    let mut seen = BTreeSet::new();
    for row in rows {
        let judge = desk.need_in_row(desk.row_word(row, "judge")?, "judge")?;
        if !seen.insert(judge) {
            let message = text!("评委 {judge} 出现两次", "the judge {judge} is listed twice");
            return Err(desk.fault(FaultKind::Duplicate, message));
        }
        let recused = desk.row_flag(row, "recused")?.unwrap_or(false);
        let points = desk.row_number(row, "points")?;
        if recused && points.is_some() {
            let message = text!("评委 {judge} 已回避，不能又打分", "the recused judge {judge} cannot give points");
            return Err(desk.fault(FaultKind::Contradiction, message));
        }
        if recused {
            desk.notes.input("scores", || (say::both(judge), text!("回避", "recused")));
            continue;
        }
        let points = desk.need_in_row(points, "points")?;
        desk.notes.input("scores", || (say::both(judge), say::both(points.to_string())));
        votes.push(Vote { judge, points: range::allowed(desk, &rule.range, points)? });
    }
    Ok(votes)
}

/// What puts a judge in order (N66): the total, then the points one criterion after the other.
/// Never the judge's name: judges with equal keys gave the same points everywhere.
type Rank = (Exact, Vec<Exact>);

/// Sorts votes by their judge's total over all criteria that drop by total, the lowest first.
/// The points weigh in a judge's total what they weigh in the nomination's.
pub(super) fn sort_by_total(desk: &Desk<'_>, here: &mut [Vote<'_>]) -> Result<(), ScoreFault> {
    let mut ranks: BTreeMap<&str, Rank> = here.iter().map(|vote| (vote.judge, Rank::default())).collect();
    let mut criteria = Vec::new();
    weigh(&desk.setting.rubric.root, &Exact::ONE, &mut criteria);
    for (criterion, weight) in criteria {
        let Some(rule) = dropping_by_total(criterion) else { continue };
        let Some(facts) = given(desk.setting.facts, criterion) else { continue };
        let mut other = Desk::new(desk.setting, criterion, facts, false);
        let others = votes(rule, &mut other)?;
        let same = others.len() == ranks.len() && others.iter().all(|vote| ranks.contains_key(vote.judge));
        if !same {
            return Err(uneven(desk, criterion));
        }
        for vote in others {
            if let Some((total, points)) = ranks.get_mut(vote.judge) {
                *total = total.plus(&vote.points.times(&weight));
                points.push(vote.points);
            }
        }
    }
    here.sort_by(|a, b| ranks.get(a.judge).cmp(&ranks.get(b.judge)));
    Ok(())
}

/// The criteria below a group, in the order of the plan, each with its share in the total: the product of
/// the weights above it. A bonus group counts whole, wherever it stands (N85).
fn weigh<'a>(group: &'a Group, share: &Exact, found: &mut Vec<(&'a Criterion, Exact)>) {
    let weighs = group.combine == Combine::Weighted;
    let below = |weight: Option<&Number>| match weight {
        Some(part) if weighs => share.times(part.value()),
        _ => share.clone(),
    };
    for item in &group.items {
        match item {
            Item::Group(group) if group.extra => weigh(group, &Exact::ONE, found),
            Item::Group(group) => weigh(group, &below(group.weight.as_ref()), found),
            Item::Criterion(criterion) => found.push((criterion, below(criterion.weight.as_ref()))),
        }
    }
}

fn dropping_by_total(criterion: &Criterion) -> Option<&Judges> {
    match &criterion.rule {
        Rule::Judges(rule) if rule.drop_on == DropOn::Total => Some(rule),
        _ => None,
    }
}

fn uneven(desk: &Desk<'_>, other: &Criterion) -> ScoreFault {
    let (here, there) = (&desk.criterion.title, &other.title);
    let message = text!(
        "按总分去掉评委时，「{here}」与「{there}」的评委必须相同",
        "where judges are dropped by their total, the same judges must score “{here}” and “{there}”"
    );
    desk.fault(FaultKind::UnevenPanel, message)
}
