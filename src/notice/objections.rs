//! The objections that a notice can know of.

use jiff::civil::Date;

use super::roots;
use crate::model::{Contest, ObjectionCase};

/// The objections to the 公示 that a notice is about, as they stood on its day: what was raised
/// later is not there, what was found later is open.
#[must_use]
pub fn objections(contest: &Contest, n: usize) -> Vec<ObjectionCase<'_>> {
    objections_by(contest, n, contest.notices[n].published)
}

/// The same, as they stood on some day.
#[must_use]
pub fn objections_by(contest: &Contest, n: usize, day: Date) -> Vec<ObjectionCase<'_>> {
    let mut cases: Vec<ObjectionCase<'_>> = Vec::new();
    for root in roots(contest, n) {
        for case in contest.objections_to(&contest.notices[root]).filter(|c| c.objection.on <= day) {
            if !cases.iter().any(|c| c.objection.id == case.objection.id) {
                cases.push(ObjectionCase { finding: case.finding.filter(|(event, ..)| event.on <= day), ..case });
            }
        }
    }
    cases.sort_by(|a, b| (a.objection.on, &a.objection.id).cmp(&(b.objection.on, &b.objection.id)));
    cases
}
