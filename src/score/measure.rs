//! A measure: one number out of the facts (a value, a ratio, several batches), that a ladder,
//! an interpolation or a comparison then grades.

use super::criterion::{Desk, Worked};
use super::fault::{FaultKind, ScoreFault};
use super::{batches, say};
use crate::lang::{Text, text};
use crate::model::rule::{Measure, OnZero, Over};
use crate::number::{Exact, Number};

/// What a measure comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Measured {
    /// A number to grade.
    Reading(Reading),
    /// The denominator is zero, and the rule says what that means.
    Zero(OnZero),
}

/// A number to grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// What thresholds look at.
    pub(super) value: Exact,
    /// What `proportional` multiplies with: the ratio, or value ÷ max where a value has a maximum.
    pub(super) share: Exact,
    /// Whether it is printed as a percentage.
    pub(super) percent: bool,
    /// Whether it is a ratio, which is always compared as a percentage.
    pub(super) ratio: bool,
}

/// Titles and policies of a ratio.
#[derive(Clone, Copy)]
pub(super) struct RatioOf<'a> {
    pub(super) done: &'a str,
    pub(super) total: &'a str,
    pub(super) over: Over,
    pub(super) on_zero: OnZero,
}

/// Reads the facts of a measure.
pub(super) fn read(measure: &Measure, desk: &mut Desk<'_>) -> Result<Measured, ScoreFault> {
    match measure {
        Measure::Value { title, min, max, .. } => plain_value(title, min.as_ref(), max.as_ref(), desk),
        Measure::Ratio { done, total, over, on_zero, aggregate, .. } => {
            let of = RatioOf { done, total, over: *over, on_zero: *on_zero };
            match aggregate {
                None => one_ratio(of, desk),
                Some(aggregate) => batches::read(of, *aggregate, desk),
            }
        }
    }
}

/// Reads and grades: zero denominators are dealt with here, once for every kind.
pub(super) fn graded<'a>(
    measure: &Measure,
    desk: &mut Desk<'a>,
    grade: impl FnOnce(&mut Desk<'a>, &Reading) -> Result<Exact, ScoreFault>,
) -> Result<Worked, ScoreFault> {
    match read(measure, desk)? {
        Measured::Reading(reading) => grade(desk, &reading).map(Worked::Points),
        Measured::Zero(OnZero::Full) => {
            let points = desk.points().clone();
            desk.notes.step("zero-denominator", &points, || {
                let full = say::plain(&points);
                text!("分母为 0，按规定得满分 {full}", "the denominator is 0: full points {full} by rule")
            });
            Ok(Worked::Points(points))
        }
        Measured::Zero(OnZero::Zero) => {
            desk.notes.step("zero-denominator", &Exact::ZERO, || {
                text!("分母为 0，按规定得 0 分", "the denominator is 0: 0 points by rule")
            });
            Ok(Worked::Points(Exact::ZERO))
        }
        Measured::Zero(OnZero::Exclude) => {
            desk.notes.remark("zero-denominator", || {
                text!("分母为 0，按缺项处理，不计入满分", "the denominator is 0: left out of the full score by rule")
            });
            Ok(Worked::Excluded)
        }
        Measured::Zero(OnZero::Error) => Err(zero_fault(desk)),
    }
}

fn plain_value(
    title: &str,
    min: Option<&Number>,
    max: Option<&Number>,
    desk: &mut Desk<'_>,
) -> Result<Measured, ScoreFault> {
    let number = desk.number("value", title)?;
    let value = number.value().clone();
    if min.is_some_and(|min| value < *min.value()) || max.is_some_and(|max| value > *max.value()) {
        let (low, high) = (bound_text(min, "−∞"), bound_text(max, "∞"));
        let message =
            text!("{title} {number} 不在 {low} 至 {high} 之内", "{title} {number} is not within {low} to {high}");
        return Err(desk.fault(FaultKind::OutOfRange, message));
    }
    let share = match max {
        None => value.clone(),
        Some(max) => value.checked_div(max.value()).ok_or_else(|| zero_fault(desk))?,
    };
    Ok(Measured::Reading(Reading { value, share, percent: number.is_percent(), ratio: false }))
}

fn one_ratio(of: RatioOf<'_>, desk: &mut Desk<'_>) -> Result<Measured, ScoreFault> {
    let (done, total, rate) = (desk.has("done"), desk.has("total"), desk.has("rate"));
    if rate && (done || total) {
        let message = text!("`rate` 与 `done`、`total` 不能同时填写", "`rate` cannot stand beside `done` or `total`");
        return Err(desk.fault(FaultKind::Contradiction, message));
    }
    if rate {
        let number = desk.number("rate", &format!("{} ÷ {}", of.done, of.total))?;
        let value = rate_within(of, desk, number)?;
        return Ok(Measured::Reading(of.reading(value)));
    }
    let (done, total) = (desk.number("done", of.done)?, desk.number("total", of.total)?);
    let (done, total) = within(of, desk, done, total)?;
    let Some(value) = done.checked_div(&total) else { return Ok(Measured::Zero(of.on_zero)) };
    desk.notes.step("ratio", &value, || division(&done, &total, &value, of.is_share()));
    Ok(Measured::Reading(of.reading(value)))
}

/// A given rate: checked, clamped, or as it is.
pub(super) fn rate_within(of: RatioOf<'_>, desk: &mut Desk<'_>, rate: &Number) -> Result<Exact, ScoreFault> {
    let value = rate.value();
    if value.is_negative() || (*value > Exact::ONE && of.over == Over::Error) {
        let message = text!("比率 {rate} 不在 0 至 100% 之内", "the rate {rate} is not within 0 to 100%");
        return Err(desk.fault(FaultKind::OutOfRange, message));
    }
    if *value > Exact::ONE && of.over == Over::Clamp {
        desk.notes.step("clamp", &Exact::ONE, || text!("{rate} 超过 100%，按 100% 计", "{rate} counts as 100%"));
        return Ok(Exact::ONE);
    }
    Ok(value.clone())
}

/// Numerator and denominator: checked, clamped, or as they are.
pub(super) fn within(
    of: RatioOf<'_>,
    desk: &mut Desk<'_>,
    done: &Number,
    total: &Number,
) -> Result<(Exact, Exact), ScoreFault> {
    let (d, t) = (done.value(), total.value());
    if d.is_negative() || t.is_negative() || (d > t && of.over == Over::Error) {
        let (dt, tt) = (of.done, of.total);
        let message = text!("{dt} {done} 与 {tt} {total} 不相容", "{dt} {done} and {tt} {total} do not go together");
        return Err(desk.fault(FaultKind::OutOfRange, message));
    }
    if d > t && of.over == Over::Clamp {
        let title = of.done;
        desk.notes.step("clamp", t, || {
            text!("{title} {done} 超过 {total}，按 {total} 计", "{title} {done} counts as {total}")
        });
        return Ok((t.clone(), t.clone()));
    }
    Ok((d.clone(), t.clone()))
}

/// `231 ÷ 256 = 90.234375%`, `4800 ÷ 120 = 40`
pub(super) fn division(done: &Exact, total: &Exact, value: &Exact, percent: bool) -> Text {
    say::both(format!("{} ÷ {} {}", say::plain(done), say::plain(total), say::either(value, percent).equals()))
}

/// The fault of a zero denominator that the rule does not provide for.
pub(super) fn zero_fault(desk: &Desk<'_>) -> ScoreFault {
    let message = text!(
        "分母为 0，而规则没有规定这时怎样计分",
        "the denominator is 0, and the rule does not say what that means"
    );
    desk.fault(FaultKind::ZeroDenominator, message)
}

impl RatioOf<'_> {
    /// Whether the quotient is a share of something: 人均 is none.
    pub(super) fn is_share(self) -> bool {
        self.over != Over::Allow
    }

    pub(super) fn reading(self, value: Exact) -> Reading {
        let share = self.is_share();
        Reading { share: value.clone(), value, percent: share, ratio: share }
    }
}

fn bound_text(bound: Option<&Number>, open: &str) -> String {
    bound.map_or_else(|| open.to_owned(), ToString::to_string)
}
