//! The period of a notice, and the one that counts in the end.

use jiff::civil::Date;

use super::{corrected_by, roots};
use crate::calendar::{BeyondTable, Calendar, Period};
use crate::model::{Contest, Notice, NoticeKind};

/// Whether a notice opens a period: a 公示, or a correction that lets it start again.
#[must_use]
pub fn opens(notice: &Notice) -> bool {
    notice.kind == NoticeKind::Publicity || notice.correction.as_ref().is_some_and(|c| c.restarts)
}

/// The period that a notice opens, from its day of publication; none where it opens none.
///
/// # Errors
/// The table of working days ends before the period does.
pub fn period(calendar: &Calendar, contest: &Contest, notice: &Notice) -> Result<Option<Period>, BeyondTable> {
    if !opens(notice) {
        return Ok(None);
    }
    calendar.period(notice.published, &notice.period.over(&contest.publicity)).map(Some)
}

/// The periods of all notices, in their order; none where a notice opens none, or the table of working
/// days ends before it does.
#[must_use]
pub fn periods(calendar: &Calendar, contest: &Contest) -> Vec<Option<Period>> {
    contest.notices.iter().map(|n| period(calendar, contest, n).ok().flatten()).collect()
}

/// The notice whose period counts for a 公示, as far as is known on some day: its last correction that
/// lets it start again, or itself. Drafts do not count.
#[must_use]
pub fn effective(contest: &Contest, root: usize, day: Date) -> usize {
    let mut last = root;
    let mut open = vec![root];
    let mut seen = Vec::new();
    while let Some(n) = open.pop() {
        if seen.contains(&n) {
            continue;
        }
        seen.push(n);
        let known = |m: &usize| !contest.notices[*m].draft && contest.notices[*m].published <= day;
        for m in corrected_by(contest, n).into_iter().filter(known) {
            if opens(&contest.notices[m]) && m > last {
                last = m;
            }
            open.push(m);
        }
    }
    last
}

/// The notices whose periods a notice speaks of: its own where it opens one, else those that count
/// on its day for the 公示 it is about.
#[must_use]
pub fn periods_of(contest: &Contest, n: usize) -> Vec<usize> {
    if opens(&contest.notices[n]) {
        return vec![n];
    }
    let day = contest.notices[n].published;
    let mut periods: Vec<usize> = roots(contest, n).into_iter().map(|root| effective(contest, root, day)).collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}
