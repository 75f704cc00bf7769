//! How much an item of `count` or `deduct` counts: a fact, a ratio of two, or the distance beyond a target.

use super::criterion::Desk;
use super::fault::{FaultKind, ScoreFault};
use super::measure::{self, RatioOf};
use super::say;
use crate::lang::text;
use crate::model::rule::{Counts, OnZero, Over, TallyItem, Target};
use crate::number::{Exact, Number};

/// How much an item counts, and the fact behind it in words.
pub(super) struct Amount {
    pub(super) value: Exact,
    pub(super) shown: String,
}

/// The amount of an item.
pub(super) fn amount(item: &TallyItem, desk: &mut Desk<'_>) -> Result<Amount, ScoreFault> {
    let fact = graded(item, desk)?;
    let shown = fact.shown(item);
    let value = match &item.target {
        Some(target @ Target::Under(at)) => beyond(desk, item, target, &shown, at.value().minus(fact.value())),
        Some(target @ Target::Over(at)) => beyond(desk, item, target, &shown, fact.value().minus(at.value())),
        None if fact.value().is_negative() => {
            let title = &item.title;
            let message = text!("{title} {shown} 小于 0", "{title} {shown} is below 0");
            return Err(desk.fault(FaultKind::OutOfRange, message));
        }
        None => fact.value().clone(),
    };
    Ok(Amount { value, shown })
}

/// What an item grades: a number of the record, or the ratio of two.
enum Graded<'a> {
    Typed(&'a Number),
    Ratio(Exact),
}

impl Graded<'_> {
    fn value(&self) -> &Exact {
        match self {
            Self::Typed(number) => number.value(),
            Self::Ratio(value) => value,
        }
    }

    /// In words; a ratio with as many digits as it takes not to look like the target.
    fn shown(&self, item: &TallyItem) -> String {
        match (self, &item.target) {
            (Self::Typed(number), _) => number.to_string(),
            (Self::Ratio(value), None) => say::percent(value).marked(),
            (Self::Ratio(value), Some(target)) => say::beside(value, target.number().value(), true).marked(),
        }
    }
}

fn graded<'a>(item: &TallyItem, desk: &mut Desk<'a>) -> Result<Graded<'a>, ScoreFault> {
    match &item.counts {
        None => desk.number(&item.id, &item.title).map(Graded::Typed),
        Some(counts) => {
            let over = if item.may_exceed() { Over::Allow } else { Over::Error };
            ratio(counts, over, desk).map(Graded::Ratio)
        }
    }
}

fn ratio(counts: &Counts, over: Over, desk: &mut Desk<'_>) -> Result<Exact, ScoreFault> {
    let (done, total) = (&counts.done, &counts.total);
    let of = RatioOf { done: &done.1, total: &total.1, over, on_zero: OnZero::Error };
    let (above, below) = (desk.number(&done.0, of.done)?, desk.number(&total.0, of.total)?);
    let (above, below) = measure::within(of, desk, above, below)?;
    let value = above.checked_div(&below).ok_or_else(|| measure::zero_fault(desk))?;
    desk.notes.step("ratio", &value, || measure::division(&above, &below, &value, true));
    Ok(value)
}

/// The distance beyond a target; 0 on its other side.
fn beyond(desk: &mut Desk<'_>, item: &TallyItem, target: &Target, fact: &str, distance: Exact) -> Exact {
    let distance = distance.max(Exact::ZERO);
    desk.notes.step("distance", &distance, || {
        let (title, number) = (&item.title, target.number());
        let by = say::either(&distance, number.is_percent()).marked();
        match target {
            Target::Under(_) if distance.is_zero() => {
                text!("{title} {fact}，不低于 {number}", "{title} {fact}: not under {number}")
            }
            Target::Over(_) if distance.is_zero() => {
                text!("{title} {fact}，不超过 {number}", "{title} {fact}: not over {number}")
            }
            Target::Under(_) => text!("{title} {fact}，低于 {number}，差 {by}", "{title} {fact}: {by} under {number}"),
            Target::Over(_) => text!("{title} {fact}，超过 {number}，多 {by}", "{title} {fact}: {by} over {number}"),
        }
    });
    distance
}
