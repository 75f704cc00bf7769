//! Notices against the data: what they claim, whether they come too early, what they leave unsaid.

mod announced;
mod changed;
mod claims;
mod conclude;
mod late;
mod objections;
pub(super) mod period;
mod planned;
mod told;
mod unseen;

pub(super) use claims::corrected_list;

use crate::calendar::{Calendar, Period};
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::model::{Contest, Notice};
use crate::notice::Printed;
use crate::rank::Results;

/// What notices are held against.
#[derive(Clone, Copy)]
struct Noticed<'a> {
    contest: &'a Contest,
    /// What each notice printed.
    printed: &'a [Printed],
    /// The period that each notice opens.
    periods: &'a [Option<Period>],
}

/// Everything that can be said against the notices of a computed contest, with what they printed
/// on their days.
#[must_use]
pub fn notices(contest: &Contest, results: &Results, printed: &[Printed], calendar: &Calendar) -> Diagnostics {
    let mut faults = Diagnostics::new();
    let periods = crate::notice::periods(calendar, contest);
    let site = Noticed { contest, printed, periods: &periods };
    for n in 0..printed.len() {
        claims::audit(site, n, &mut faults);
        announced::audit(site, n, &mut faults);
        conclude::audit(site, results, n, &mut faults);
        late::audit(contest, n, &mut faults);
        unseen::audit(site, n, &mut faults);
    }
    planned::audit(contest, &mut faults);
    changed::audit(site, results, &mut faults);
    objections::audit(contest, &periods, &mut faults);
    faults
}

/// A fault of a draft, which is not published yet, is a warning.
fn of(notice: &Notice, fault: Diagnostic) -> Diagnostic {
    if notice.draft { Diagnostic { severity: Severity::Warning, ..fault } } else { fault }
}
