//! How the facts of a rule are written: for messages that show the whole of it.

use crate::model::Criterion;
use crate::model::rule::{Bonus, BonusWorth, Checklist, Choice, LevelAward, Measure, Rule, TallyItem, Target};

/// The facts of a criterion as a record has them: `training: {count: 3, source: …}`.
pub(super) fn of(criterion: &Criterion) -> String {
    let facts = match &criterion.rule {
        Rule::Points(_) => "points: 8".to_owned(),
        Rule::Checklist(rule) => checklist(rule),
        Rule::Choice(rule) => choice(rule),
        Rule::Bands(rule) => measure(&rule.measure).to_owned(),
        Rule::Ratio(rule) => measure(&rule.measure).to_owned(),
        Rule::Interpolate(rule) => measure(&rule.measure).to_owned(),
        Rule::Relative(rule) => measure(&rule.measure).to_owned(),
        Rule::Count(rule) => tally(&rule.items),
        Rule::Deduct(rule) => tally(&rule.items),
        Rule::Bonus(rule) => bonus(rule),
        Rule::Judges(_) => "scores: {j1: 8.5, j2: 9, j3: 回避}".to_owned(),
        Rule::Top(_) => "members: {示例甲: 92, 示例乙: 88}".to_owned(),
    };
    format!("{}: {{{facts}, source: …}}", criterion.id)
}

const fn measure(measure: &Measure) -> &'static str {
    match measure {
        Measure::Value { .. } => "value: 92",
        Measure::Ratio { aggregate: Some(_), .. } => "batches: [{done: 19, total: 20}, {done: 8, total: 10}]",
        Measure::Ratio { .. } => "done: 45, total: 50",
    }
}

fn checklist(rule: &Checklist) -> String {
    let facts = rule.items.iter().flat_map(|item| {
        if item.partial {
            vec![format!("{}: {}", item.id, item.points)]
        } else if item.all_of.is_empty() {
            vec![format!("{}: true", item.id)]
        } else {
            item.all_of.iter().map(|(name, _)| format!("{name}: true")).collect()
        }
    });
    facts.collect::<Vec<_>>().join(", ")
}

fn choice(rule: &Choice) -> String {
    match rule.levels.first().map(|level| (&level.id, &level.award)) {
        Some((id, LevelAward::Range(range))) => format!("level: {id}, points: {}", range.max),
        Some((id, LevelAward::Fixed(_))) => format!("level: {id}"),
        None => "level: …".to_owned(),
    }
}

fn tally(items: &[TallyItem]) -> String {
    items.iter().map(tallied).collect::<Vec<_>>().join(", ")
}

fn tallied(item: &TallyItem) -> String {
    if let Some(counts) = &item.counts {
        return format!("{}: 45, {}: 50", counts.done.0, counts.total.0);
    }
    let compared = item.target.as_ref().map_or(&item.per, Target::number);
    format!("{}: {}", item.id, if compared.is_percent() { "85%" } else { "2" })
}

fn bonus(rule: &Bonus) -> String {
    match rule.items.first().map(|item| (&item.id, &item.worth)) {
        Some((id, BonusWorth::Each(_))) => format!("claims: [{{item: {id}, count: 1}}]"),
        Some((id, BonusWorth::AwardIn { .. })) => format!("claims: [{{item: {id}, nomination: …}}]"),
        None => "claims: 无".to_owned(),
    }
}
