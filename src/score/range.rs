//! A number that a person gives: within a closed range, on its grid.

use super::criterion::Desk;
use super::fault::{FaultKind, ScoreFault};
use crate::lang::text;
use crate::model::rule::Range;
use crate::number::{Exact, Number};

/// The number, if the range allows it.
pub(super) fn allowed(desk: &Desk<'_>, range: &Range, given: &Number) -> Result<Exact, ScoreFault> {
    let (min, max, value) = (&range.min, &range.max, given.value());
    if value < min.value() || value > max.value() {
        let message = text!("{given} 不在 {min} 至 {max} 之内", "{given} is not within {min} to {max}");
        return Err(desk.fault(FaultKind::OutOfRange, message));
    }
    let Some(step) = &range.step else { return Ok(value.clone()) };
    let Some(steps) = value.minus(min.value()).checked_div(step.value()) else {
        let message = text!("步长不能是 0", "the step cannot be 0");
        return Err(desk.fault(FaultKind::BrokenRule, message));
    };
    if steps.is_integer() {
        return Ok(value.clone());
    }
    let message = text!("{given} 不是从 {min} 起每 {step} 一档的数", "{given} is not {min} plus a multiple of {step}");
    Err(desk.fault(FaultKind::OffGrid, message))
}
