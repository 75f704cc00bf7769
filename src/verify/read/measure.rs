//! What a rule grades, its ladder, and the range of points that a person may give.

use super::json::Json;
use super::key::{Read, each, find, maybe_number, maybe_text, number, text, word, wrong};
use crate::model::rule::{Aggregate, Bound, Measure, OnZero, Over, Range, Step, StepAward};
use crate::number::Number;

pub(super) fn range(value: &Json<'_>) -> Read<Range> {
    Ok(Range { min: number(value, "min")?, max: number(value, "max")?, step: maybe_number(value, "step")? })
}

/// Under the key `measure`.
pub(super) fn measure(rule: &Json<'_>) -> Read<Measure> {
    read(rule.get("measure").unwrap_or(&Json::Null)).map_err(|w| w.below("measure"))
}

fn read(value: &Json<'_>) -> Read<Measure> {
    if let Some(title) = maybe_text(value, "value")? {
        return Ok(Measure::Value {
            title: title.to_owned(),
            unit: maybe_text(value, "unit")?.map(str::to_owned),
            min: maybe_number(value, "min")?,
            max: maybe_number(value, "max")?,
        });
    }
    let on_zero =
        [("error", OnZero::Error), ("full", OnZero::Full), ("zero", OnZero::Zero), ("exclude", OnZero::Exclude)];
    let aggregate = [("mean", Aggregate::Mean), ("pooled", Aggregate::Pooled)];
    Ok(Measure::Ratio {
        done: text(value, "done")?.to_owned(),
        total: text(value, "total")?.to_owned(),
        over: word(value, "over", &[("error", Over::Error), ("clamp", Over::Clamp), ("allow", Over::Allow)])?,
        on_zero: word(value, "on_zero", &on_zero)?,
        aggregate: find(value, "aggregate").map(|_| word(value, "aggregate", &aggregate)).transpose()?,
        decimals: true,
    })
}

pub(super) fn steps(rule: &Json<'_>) -> Read<Vec<Step>> {
    each(rule, "steps", step)
}

/// One side of a step: the key, and what it makes of a number.
type Side = (&'static str, fn(Number) -> Bound);

fn step(value: &Json<'_>) -> Read<Step> {
    let kinds: [Side; 4] =
        [("at_least", Bound::AtLeast), ("above", Bound::Above), ("at_most", Bound::AtMost), ("below", Bound::Below)];
    let mut bound = None;
    for (key, make) in kinds {
        if let Some(number) = maybe_number(value, key)? {
            if bound.is_some() {
                return wrong(key);
            }
            bound = Some(make(number));
        }
    }
    let award = match text(value, "award")? {
        "full" => StepAward::Full,
        "proportional" => StepAward::Proportional,
        _ => StepAward::Points(number(value, "award")?),
    };
    Ok(Step { bound, award })
}
