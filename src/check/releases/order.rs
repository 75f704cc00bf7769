//! The releases of a contest against each other.

use std::collections::BTreeMap;

use super::{Court, Read, restore};
use crate::bag;
use crate::diag::Code;
use crate::lang::text;
use crate::model::ReleaseEvent;

/// Numbers without gaps, days in order, each full release in the place of the one before it.
pub(super) fn order<'a>(
    names: impl Iterator<Item = (&'a str, &'a str)>,
    read: &BTreeMap<&str, Vec<Read>>,
    court: &mut Court<'_>,
) {
    let mut last: BTreeMap<&str, u32> = BTreeMap::new();
    let mut there: BTreeMap<&str, usize> = BTreeMap::new();
    for (contest, name) in names {
        *there.entry(contest).or_default() += 1;
        let before = last.insert(contest, bag::number(name).unwrap_or_default()).unwrap_or_default();
        let (next, path) = (before + 1, format!("releases/{contest}/{name}"));
        if bag::number(name) != Some(next) {
            let message = text!("{name} 前面缺 r{next:04}", "r{next:04} is missing before {name}");
            court.fault(Code::ReleaseOrder, &path, message, restore());
        }
    }
    // Between releases of which one cannot be read, nobody knows what takes the place of what.
    for (contest, releases) in read.iter().filter(|(contest, all)| there.get(*contest) == Some(&all.len())) {
        let mut full: Option<u32> = None;
        for (at, Read { release, .. }) in releases.iter().enumerate() {
            let path = format!("releases/{contest}/{}/{}", release.id(), bag::RELEASE);
            let earlier = at.checked_sub(1).and_then(|at| releases.get(at)).map(|r| r.release.on);
            if earlier.is_some_and(|day| day > release.on) {
                let on = release.on;
                let message = text!("日期 {on} 早于前一个版本", "its day {on} is before that of the release before it");
                court.fault(Code::ReleaseOrder, &path, message, restore());
            }
            let expected = full.filter(|_| release.is_full());
            if release.supersedes != expected {
                let message =
                    text!("取代的不是前一个完整的版本", "it does not take the place of the full release before it");
                court.fault(Code::ReleaseOrder, &path, message, restore());
            }
            let wrong = match release.event {
                ReleaseEvent::RubricLocked | ReleaseEvent::Publication => full.is_some(),
                _ => full.is_none(),
            };
            if wrong {
                let message = text!(
                    "公示发布只有一次，细则锁定在它之前",
                    "there is one publication, and rubrics are locked before it"
                );
                court.fault(Code::ReleaseOrder, &path, message, restore());
            }
            if release.is_full() {
                full = Some(release.number);
            }
        }
    }
}
