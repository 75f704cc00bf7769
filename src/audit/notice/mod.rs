//! Notices against the data: what they claim, whether they come too early, what they leave unsaid.

mod changed;
mod claims;
mod conclude;
pub(super) mod period;

use crate::calendar::Calendar;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::model::{Contest, Notice};
use crate::notice::Roll;
use crate::rank::Results;

/// Everything that can be said against the notices of a computed contest, with their lists as they
/// were on their days.
#[must_use]
pub fn notices(contest: &Contest, results: &Results, rolls: &[Vec<Roll>], calendar: &Calendar) -> Diagnostics {
    let mut faults = Diagnostics::new();
    for (n, rolls) in rolls.iter().enumerate() {
        claims::audit(contest, n, rolls, calendar, &mut faults);
        conclude::audit(contest, results, n, calendar, &mut faults);
    }
    changed::audit(contest, rolls, &mut faults);
    faults
}

/// A fault of a draft, which is not published yet, is a warning.
fn of(notice: &Notice, fault: Diagnostic) -> Diagnostic {
    if notice.draft { Diagnostic { severity: Severity::Warning, ..fault } } else { fault }
}
