//! The objections that a notice can know of, in its period and outside.

use jiff::civil::Date;

use super::{effective, roots};
use crate::calendar::Period;
use crate::model::{Contest, ObjectionCase};

/// The objections to the 公示 that a notice is about, as they stood on some day.
#[derive(Clone, Debug, Default)]
pub struct Objections<'a> {
    /// Those raised from its day of publication to the end of the period that counts.
    pub inside: Vec<ObjectionCase<'a>>,
    /// Those raised before or after.
    pub outside: Vec<ObjectionCase<'a>>,
}

impl<'a> Objections<'a> {
    /// All of them, in the order of their days.
    #[must_use]
    pub fn all(&self) -> Vec<ObjectionCase<'a>> {
        let mut all: Vec<_> = self.inside.iter().chain(&self.outside).copied().collect();
        sort(&mut all);
        all
    }
}

/// The objections that a notice can know of: as they stood on its day. `periods` are those of all notices.
#[must_use]
pub fn objections<'a>(contest: &'a Contest, periods: &[Option<Period>], n: usize) -> Objections<'a> {
    objections_by(contest, periods, n, contest.notices[n].published)
}

/// The same, as they stood on some day: what was raised later is not there, what was found later is open.
#[must_use]
pub fn objections_by<'a>(contest: &'a Contest, periods: &[Option<Period>], n: usize, day: Date) -> Objections<'a> {
    let mut found = Objections::default();
    for root in roots(contest, n) {
        let first = contest.notices[root].published;
        // Where the table of working days ends, nobody can say that it is over.
        let last = periods[effective(contest, root, day)].as_ref().map(|p| p.last);
        for case in contest.objections_to(&contest.notices[root]).filter(|c| c.objection.on <= day) {
            if found.all().iter().any(|c| c.objection.id == case.objection.id) {
                continue;
            }
            let on = case.objection.on;
            let case = ObjectionCase { finding: case.finding.filter(|(event, ..)| event.on <= day), ..case };
            let inside = first <= on && last.is_none_or(|last| on <= last);
            if inside { found.inside.push(case) } else { found.outside.push(case) }
        }
    }
    sort(&mut found.inside);
    sort(&mut found.outside);
    found
}

fn sort(cases: &mut [ObjectionCase<'_>]) {
    cases.sort_by(|a, b| (a.objection.on, &a.objection.id).cmp(&(b.objection.on, &b.objection.id)));
}
