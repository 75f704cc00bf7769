//! A rule as data: the word after `kind:` and its keys, defaults written out.

use serde_json::{Value, json};

use super::rubric::{Object, object, put, text};
use crate::model::rule::{
    Aggregate, Average, Best, BonusItem, BonusWorth, Bound, ChecklistItem, Count, Deduct, DropOn, Fewer, Judges, Level,
    LevelAward, Measure, OnZero, Over, Partial, Range, Rule, Scope, Stack, Step, StepAward, TallyItem, Target, Top,
    TopCombine,
};
use crate::model::{AwardId, TierId};
use crate::number::Number;

/// A rule with its `kind`.
pub(super) fn json(rule: &Rule) -> Value {
    let mut out = object(match rule {
        Rule::Points(points) => range(&points.range),
        Rule::Checklist(list) => json!({
            "fail_any": list.fail_any_zero.then_some("zero"),
            "items": list.items.iter().map(checklist_item).collect::<Vec<_>>(),
        }),
        Rule::Choice(choice) => json!({ "levels": choice.levels.iter().map(level).collect::<Vec<_>>() }),
        Rule::Bands(bands) => json!({ "measure": measure(&bands.measure), "steps": steps(&bands.steps) }),
        Rule::Ratio(ratio) => json!({ "measure": measure(&ratio.measure), "steps": steps(&ratio.steps) }),
        Rule::Count(count) => self::count(count),
        Rule::Deduct(deduct) => self::deduct(deduct),
        Rule::Bonus(bonus) => json!({
            "stack": match bonus.stack { Stack::Sum => "sum", Stack::Highest => "highest" },
            "items": bonus.items.iter().map(bonus_item).collect::<Vec<_>>(),
        }),
        Rule::Judges(judges) => self::judges(judges),
        Rule::Interpolate(line) => json!({
            "measure": measure(&line.measure),
            "anchors": line.anchors.iter().map(|(at, points)| json!({ "at": text(at), "points": text(points) })).collect::<Vec<_>>(),
        }),
        Rule::Relative(relative) => json!({
            "measure": measure(&relative.measure),
            "best": match relative.best { Best::Highest => "highest", Best::Lowest => "lowest" },
            "scope": match relative.scope { Scope::Track => "track", Scope::Recommender => "recommender" },
        }),
        Rule::Top(top) => top_rule(top),
    });
    out.retain(|_, value| !value.is_null());
    out.insert("kind".to_owned(), json!(rule.kind()));
    Value::Object(out)
}

fn range(range: &Range) -> Value {
    json!({ "min": text(&range.min), "max": text(&range.max), "step": range.step.as_ref().map(text) })
}

fn checklist_item(item: &ChecklistItem) -> Value {
    let all_of: Object = item.all_of.iter().map(|(id, text)| (id.to_string(), json!(text))).collect();
    json!({ "id": *item.id, "text": item.text, "points": text(&item.points), "partial": item.partial, "all_of": all_of })
}

fn level(level: &Level) -> Value {
    let mut out = object(json!({ "id": *level.id, "title": level.title }));
    match &level.award {
        LevelAward::Fixed(points) => put(&mut out, "points", Some(text(points))),
        LevelAward::Range(limits) => out.extend(object(range(limits))),
    }
    out.retain(|_, value| !value.is_null());
    Value::Object(out)
}

fn measure(measure: &Measure) -> Value {
    let mut out = object(match measure {
        Measure::Value { title, unit, min, max } => {
            json!({ "value": title, "unit": unit, "min": min.as_ref().map(text), "max": max.as_ref().map(text) })
        }
        Measure::Ratio { done, total, over, on_zero, aggregate, .. } => json!({
            "done": done,
            "total": total,
            "over": match over { Over::Error => "error", Over::Clamp => "clamp", Over::Allow => "allow" },
            "on_zero": match on_zero {
                OnZero::Error => "error",
                OnZero::Full => "full",
                OnZero::Zero => "zero",
                OnZero::Exclude => "exclude",
            },
            "aggregate": aggregate.map(|a| match a { Aggregate::Mean => "mean", Aggregate::Pooled => "pooled" }),
        }),
    });
    out.retain(|_, value| !value.is_null());
    Value::Object(out)
}

fn steps(steps: &[Step]) -> Value {
    let step = |step: &Step| {
        let award = match &step.award {
            StepAward::Full => json!("full"),
            StepAward::Proportional => json!("proportional"),
            StepAward::Points(points) => text(points),
        };
        let mut out = object(json!({ "award": award }));
        let bound = step.bound.as_ref().map(|bound| match bound {
            Bound::AtLeast(n) => ("at_least", n),
            Bound::Above(n) => ("above", n),
            Bound::AtMost(n) => ("at_most", n),
            Bound::Below(n) => ("below", n),
        });
        if let Some((word, number)) = bound {
            out.insert(word.to_owned(), text(number));
        }
        Value::Object(out)
    };
    steps.iter().map(step).collect()
}

const fn partial(count: Partial) -> &'static str {
    match count {
        Partial::Floor => "floor",
        Partial::Ceil => "ceil",
        Partial::Exact => "exact",
    }
}

fn tally(item: &TallyItem) -> Value {
    let mut out = object(json!({
        "id": *item.id, "title": item.title, "unit": item.unit, "each": text(&item.each), "per": text(&item.per),
        "count": partial(item.count), "max": item.max.as_ref().map(text),
    }));
    out.retain(|_, value| !value.is_null());
    if let Some(counts) = &item.counts {
        put(&mut out, "done", Some(json!(counts.done.1)));
        put(&mut out, "total", Some(json!(counts.total.1)));
    }
    match &item.target {
        Some(Target::Under(target)) => put(&mut out, "under", Some(text(target))),
        Some(Target::Over(target)) => put(&mut out, "over", Some(text(target))),
        None => {}
    }
    Value::Object(out)
}

fn count(count: &Count) -> Value {
    json!({ "items": count.items.iter().map(tally).collect::<Vec<_>>() })
}

fn deduct(deduct: &Deduct) -> Value {
    json!({
        "start": text(&deduct.start),
        "floor": text(&deduct.floor),
        "items": deduct.items.iter().map(tally).collect::<Vec<_>>(),
    })
}

fn bonus_item(item: &BonusItem) -> Value {
    let mut out = object(json!({ "id": *item.id, "title": item.title }));
    match &item.worth {
        BonusWorth::Each(points) => put(&mut out, "points", Some(text(points))),
        BonusWorth::AwardIn { contest, tiers } => {
            let tier = |(award, tier, points): &(AwardId, TierId, Number)| json!({ "award": award.as_str(), "tier": tier.as_str(), "points": text(points) });
            put(&mut out, "award_in", Some(json!(contest.as_str())));
            put(&mut out, "tiers", Some(tiers.iter().map(tier).collect()));
        }
    }
    put(&mut out, "max", item.max.as_ref().map(text));
    Value::Object(out)
}

fn judges(judges: &Judges) -> Value {
    let mut out = object(range(&judges.range));
    out.extend(object(json!({
        "average": match judges.average { Average::Mean => "mean", Average::Median => "median" },
        "drop_high": judges.drop_high,
        "drop_low": judges.drop_low,
        "drop_on": match judges.drop_on { DropOn::Criterion => "criterion", DropOn::Total => "total" },
        "min_judges": judges.min_judges,
    })));
    Value::Object(out)
}

fn top_rule(top: &Top) -> Value {
    let mut out = object(range(&top.range));
    out.extend(object(json!({
        "k": top.k,
        "combine": match top.combine { TopCombine::Sum => "sum", TopCombine::Mean => "mean" },
        "fewer": match top.fewer { Fewer::Error => "error", Fewer::Zero => "zero", Fewer::Present => "present" },
    })));
    Value::Object(out)
}
