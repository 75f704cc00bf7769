//! A ladder: the first step whose bound holds decides.

use super::criterion::Desk;
use super::measure::Reading;
use super::say;
use crate::lang::{Text, text};
use crate::model::Compare;
use crate::model::rule::{Bound, Step, StepAward};
use crate::number::{Exact, Number};

/// The points of the first step that holds; 0 where none does.
pub(super) fn climb(desk: &mut Desk<'_>, steps: &[Step], reading: &Reading) -> Exact {
    let compare = desk.compare();
    let holds = |step: &Step| step.bound.as_ref().is_none_or(|bound| holds(bound, reading, compare));
    let at = steps.iter().position(holds).unwrap_or(steps.len());
    let place = Place { steps, at, reading };
    match steps.get(at).map(|step| &step.award) {
        Some(StepAward::Full) => {
            let points = desk.points().clone();
            note(desk, &place, &points, || {
                let full = say::plain(&points);
                text!("得满分 {full}", "full points {full}")
            });
            points
        }
        Some(StepAward::Points(number)) => {
            let points = number.value().clone();
            note(desk, &place, &points, || {
                let en = say::points(number);
                text!("得 {number} 分", "{en}")
            });
            points
        }
        Some(StepAward::Proportional) => {
            note(desk, &place, &reading.share, || text!("按比例得分", "points in proportion"));
            proportional(desk, reading)
        }
        None => {
            note(desk, &place, &Exact::ZERO, || text!("不在任何档次之内，得 0 分", "on no step, 0 points"));
            Exact::ZERO
        }
    }
}

/// The criterion's points × the share.
pub(super) fn proportional(desk: &mut Desk<'_>, reading: &Reading) -> Exact {
    let full = desk.points();
    let points = full.times(&reading.share);
    desk.notes.step("proportional", &points, || {
        let share = if reading.ratio || reading.share != reading.value {
            say::percent(&reading.share)
        } else {
            say::either(&reading.share, reading.percent)
        };
        let sign = say::sign(share.whole && say::number(&points).whole);
        say::both(format!("{} × {} {sign} {}", say::plain(full), share.text, say::plain(&points)))
    });
    points
}

/// Whether a value is on the good side of a bound.
pub(super) fn holds(bound: &Bound, reading: &Reading, compare: Compare) -> bool {
    let limit = bound.number().value();
    let value = compared(reading, bound.number(), compare);
    match bound {
        Bound::AtLeast(_) => value >= *limit,
        Bound::Above(_) => value > *limit,
        Bound::AtMost(_) => value <= *limit,
        Bound::Below(_) => value < *limit,
    }
}

/// N4: the value that meets the bound. With `compare: published` a ratio, and whatever meets a
/// bound written with `%`, is rounded as a percentage.
fn compared(reading: &Reading, bound: &Number, compare: Compare) -> Exact {
    let Compare::Published(rounding) = compare else { return reading.value.clone() };
    if !(reading.ratio || bound.is_percent()) {
        return rounding.apply(&reading.value);
    }
    let hundred = Exact::int(100);
    let rounded = rounding.apply(&reading.value.times(&hundred));
    rounded.checked_div(&hundred).unwrap_or_default()
}

/// Where a reading stands on a ladder: at one of its steps, or past the last.
struct Place<'a> {
    steps: &'a [Step],
    at: usize,
    reading: &'a Reading,
}

/// Writes down which step decided and between which bounds the value lies:
/// `75% < 90%，≥ 60%，按比例得分`.
fn note(desk: &mut Desk<'_>, place: &Place<'_>, value: &Exact, verdict: impl FnOnce() -> Text) {
    let compare = desk.compare();
    let reading = place.reading;
    desk.notes.step("ladder", value, || {
        let verdict = verdict();
        let bounds = place.telling();
        let shown: Vec<_> = bounds.iter().map(|bound| seen(bound, reading, compare)).collect();
        let Some(widest) = shown.iter().max_by_key(|shown| shown.text.len()) else { return verdict };
        let relation = |b: &&Bound| format!("{} {}", sign(b, holds(b, reading, compare)), b.number());
        let relations: Vec<String> = bounds.iter().map(relation).collect();
        let (value, exact) = (&widest.text, widest.whole);
        let (zh, en) = (relations.join("，"), relations.join(", "));
        let how = match compare {
            Compare::Exact if exact => text!("", ""),
            Compare::Exact => text!("（按精确值比较）", " (exact values are compared)"),
            Compare::Published(rounding) => {
                let Text { zh, en } = say::rounding(rounding);
                text!("（{zh}后比较）", " (compared after being {en})")
            }
        };
        let (how_zh, how_en, verdict_zh, verdict_en) = (how.zh, how.en, verdict.zh, verdict.en);
        text!("{value} {zh}{how_zh}，{verdict_zh}", "{value} {en}{how_en}: {verdict_en}")
    });
}

impl<'a> Place<'a> {
    /// The bounds that tell why: that of the step before, which was missed, and the step's own.
    fn telling(&self) -> Vec<&'a Bound> {
        let before = self.at.checked_sub(1).and_then(|before| self.steps.get(before));
        [before, self.steps.get(self.at)].into_iter().flatten().filter_map(|step| step.bound.as_ref()).collect()
    }
}

fn seen(bound: &Bound, reading: &Reading, compare: Compare) -> say::Shown {
    let as_percent = reading.percent || bound.number().is_percent();
    say::beside(&compared(reading, bound.number(), compare), bound.number().value(), as_percent)
}

/// The sign between a value and the limit, when the bound holds and when it does not.
const fn sign(bound: &Bound, holds: bool) -> &'static str {
    match (bound, holds) {
        (Bound::AtLeast(_), true) | (Bound::Below(_), false) => "≥",
        (Bound::Above(_), true) | (Bound::AtMost(_), false) => ">",
        (Bound::AtMost(_), true) | (Bound::Above(_), false) => "≤",
        (Bound::Below(_), true) | (Bound::AtLeast(_), false) => "<",
    }
}
