//! 扣分: from a start value, so many points per fault or per unit beyond a target, down to a floor.

use crate::lang::{Text, text};
use crate::model::rule::{Counts, Deduct, DeductItem, OnZero, Over, Target};
use crate::number::{Exact, Number};
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::{FaultKind, ScoreFault};
use crate::score::measure::{self, RatioOf};
use crate::score::{say, tally};

pub(super) fn work(rule: &Deduct, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    let mut left = rule.start.value().clone();
    let mut lost = Vec::with_capacity(rule.items.len());
    for item in &rule.items {
        let points = item_lost(item, desk)?;
        left = left.minus(&points);
        lost.push(points);
    }
    desk.notes.step("deduct", &left, || {
        let terms: Vec<String> = lost.iter().map(say::plain).collect();
        let (start, minus) = (&rule.start, terms.join(" − "));
        say::both(format!("{start} − {minus} {}", say::number(&left).equals()))
    });
    if left < *rule.floor.value() {
        left = rule.floor.value().clone();
        let floor = &rule.floor;
        desk.notes.step("floor", &left, || text!("扣完为止，得 {floor} 分", "not below {floor} points"));
    }
    Ok(Worked::Points(left))
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
    fn shown(&self, item: &DeductItem) -> String {
        match (self, &item.target) {
            (Self::Typed(number), _) => number.to_string(),
            (Self::Ratio(value), None) => say::percent(value).marked(),
            (Self::Ratio(value), Some(Target::Under(target) | Target::Over(target))) => {
                say::beside(value, target.value(), true).marked()
            }
        }
    }
}

fn graded<'a>(item: &DeductItem, desk: &mut Desk<'a>) -> Result<Graded<'a>, ScoreFault> {
    match &item.counts {
        None => desk.number(&item.id, &item.title).map(Graded::Typed),
        Some(counts) => ratio(counts, desk).map(Graded::Ratio),
    }
}

fn ratio(counts: &Counts, desk: &mut Desk<'_>) -> Result<Exact, ScoreFault> {
    let (done, total) = (&counts.done, &counts.total);
    let of = RatioOf { done: &done.1, total: &total.1, over: Over::Error, on_zero: OnZero::Error };
    let (above, below) = (desk.number(&done.0, of.done)?, desk.number(&total.0, of.total)?);
    let (above, below) = measure::within(of, desk, above, below)?;
    let value = above.checked_div(&below).ok_or_else(|| measure::zero_fault(desk))?;
    desk.notes.step("ratio", &value, || measure::division(&above, &below, &value));
    Ok(value)
}

fn item_lost(item: &DeductItem, desk: &mut Desk<'_>) -> Result<Exact, ScoreFault> {
    let title = &item.title;
    let fact = &graded(item, desk)?;
    let amount = match &item.target {
        Some(Target::Under(target)) => beyond(desk, item, target, fact, target.value().minus(fact.value())),
        Some(Target::Over(target)) => beyond(desk, item, target, fact, fact.value().minus(target.value())),
        None if fact.value().is_negative() => {
            let fact = fact.shown(item);
            let message = text!("{title} {fact} 小于 0", "{title} {fact} is below 0");
            return Err(desk.fault(FaultKind::OutOfRange, message));
        }
        None => fact.value().clone(),
    };
    let rate = tally::Rate { each: &item.each, per: &item.per, count: item.count, max: item.max.as_ref() };
    let tally = tally::tally(desk, &rate, &amount)?;
    desk.notes.step("lost", &tally.points, || {
        let (unit, Text { zh, en }) = (item.unit.as_deref().unwrap_or_default(), tally.formula(&rate, &amount));
        let (fact, lost) = (fact.shown(item), say::plain(&tally.points));
        text!("{title} {fact}{unit}：{zh}，扣 {lost} 分", "{title} {fact}{unit}: {en}, minus {lost}")
    });
    Ok(tally.points)
}

/// The distance beyond a target; 0 on its good side.
fn beyond(desk: &mut Desk<'_>, item: &DeductItem, target: &Number, fact: &Graded<'_>, distance: Exact) -> Exact {
    let distance = distance.max(Exact::ZERO);
    desk.notes.step("distance", &distance, || {
        let (title, fact, by) = (&item.title, fact.shown(item), say::either(&distance, target.is_percent()).marked());
        if distance.is_zero() {
            return text!("{title} {fact}，符合目标 {target}", "{title} {fact} meets the target {target}");
        }
        text!("{title} {fact}，与目标 {target} 相差 {by}", "{title} {fact}: {by} beyond the target {target}")
    });
    distance
}

pub(super) fn words(rule: &Deduct) -> Vec<Text> {
    let (start, floor) = (&rule.start, &rule.floor);
    let mut lines = vec![text!("从 {start} 分起扣", "starts at {start} points")];
    lines.extend(rule.items.iter().map(item_words));
    lines.push(text!("扣完为止，最低 {floor} 分", "never below {floor} points"));
    lines
}

fn item_words(item: &DeductItem) -> Text {
    let (title, each, unit) = (&item.title, &item.each, item.unit.as_deref().unwrap_or_default());
    let single = *item.per.value() == Exact::ONE && !item.per.is_percent();
    let per = match (single, unit) {
        (true, "") => "1".to_owned(),
        (true, unit) => unit.to_owned(),
        (false, unit) => format!("{}{unit}", item.per),
    };
    let mut parts = vec![match &item.target {
        Some(Target::Under(target)) => text!(
            "{title}低于 {target} 的，每低 {per} 扣 {each} 分",
            "{title}: minus {each} for every {per} under {target}"
        ),
        Some(Target::Over(target)) => text!(
            "{title}超过 {target} 的，每超 {per} 扣 {each} 分",
            "{title}: minus {each} for every {per} over {target}"
        ),
        None => text!("{title}：每 {per} 扣 {each} 分", "{title}: minus {each} for every {per}"),
    }];
    parts.extend(item.counts.as_ref().map(|counts| {
        let (done, total) = (&counts.done.1, &counts.total.1);
        say::both(format!("{title} = {done} ÷ {total}"))
    }));
    parts.extend(item.max.as_ref().map(|max| text!("最多扣 {max} 分", "at most {max}")));
    parts.extend(tally::partial_words(item.count, &item.per, unit));
    say::listed(&parts)
}
