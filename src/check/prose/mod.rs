//! What the prose of notices and plans says that can be held against a table: the order of a list,
//! the day of a deadline, the numbers of a plan, who is asked to be written to.

mod contacts;
mod deadlines;
mod numbers;
mod orders;

use crate::calendar::Calendar;
use crate::diag::Diagnostics;
use crate::model::{Contest, DaysOff, StrokesEntry};
use crate::order::Strokes;

/// Looks at every notice of the site.
pub(super) fn check<'c>(
    contests: impl Iterator<Item = &'c Contest>,
    days: &DaysOff,
    entries: &[StrokesEntry],
    faults: &mut Diagnostics,
) {
    let (calendar, strokes) = (Calendar::with(days), Strokes::with(entries));
    for (contest, notice) in contests.flat_map(|contest| contest.notices.iter().map(move |notice| (contest, notice))) {
        orders::check(notice, &strokes, faults);
        deadlines::check(notice, &calendar, faults);
        numbers::check(notice, faults);
        contacts::check(notice, &contest.publicity, faults);
    }
}
