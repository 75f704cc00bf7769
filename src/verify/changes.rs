//! What a release says has changed, and whom that moved, against what has (E32, E33): two bundles in,
//! everything that one of them leaves out or makes up.

use std::collections::{BTreeMap, BTreeSet};

use super::acts;
use super::bundle::Bundle;
use super::findings::{Findings, Layer, Looked};
use crate::bag::{RELEASE, ReleaseRecord};
use crate::evidence::{self, Differences, Files};
use crate::lang::text;
use crate::model::ReleaseEvent;

/// Each release that takes the place of another one.
pub(super) fn changes(bundles: &[Bundle<'_>], findings: &mut Findings) {
    let named: BTreeMap<&str, &Bundle<'_>> = bundles.iter().map(|bundle| (bundle.name.as_str(), bundle)).collect();
    for bundle in bundles {
        let Some(record) = &bundle.record else { continue };
        if !bundle.has(RELEASE) {
            let name = &bundle.name;
            findings.notes.push(text!(
                "{name} 的改动说明已遮盖，没有核对",
                "what {name} says it changed was redacted and was not checked"
            ));
            continue;
        }
        let Some(before) = record.supersedes.map(|number| format!("{}/r{number:04}", record.contest)) else {
            // The first of its contest: there is nothing that it could have changed.
            hold(bundle, record, &Differences::default(), findings);
            continue;
        };
        // That it is missing is said by the history.
        let Some(before) = named.get(before.as_str()) else { continue };
        let Some(Between { found, whole }) = between(before, bundle) else {
            unread(before, bundle, findings);
            continue;
        };
        if whole {
            acts::permitted(bundle, record, &found, findings);
            let covers = record.event == ReleaseEvent::Redaction;
            hold(bundle, record, &if covers { found.covered() } else { found }, findings);
        } else {
            unread(before, bundle, findings);
            acts::permitted_in_part(bundle, record, &found, findings);
        }
    }
}

fn unread(before: &Bundle<'_>, after: &Bundle<'_>, findings: &mut Findings) {
    let (old, new) = (&before.name, &after.name);
    let what = text!(
        "{new} 说的改动没有全部核对：它或 {old} 的文件不全（有遮盖）或读不出来",
        "the changes that {new} tells were not all checked: files of it or of {old} are redacted or unreadable"
    );
    findings.notes.push(what);
}

/// How two bundles differ, as far as their files are there.
struct Between {
    found: Differences,
    /// Whether none of them is gone.
    whole: bool,
}

/// What differs; nothing where a file that says what is published cannot be read.
fn between(before: &Bundle<'_>, after: &Bundle<'_>) -> Option<Between> {
    let (old, new) = (before.saying()?, after.saying()?);
    let both: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let gone = |path: &str| [&old, &new].iter().any(|files| files.get(path) == Some(&None));
    let whole = !both.iter().any(|path| gone(path));
    let (mut from, mut to) = (Files::new(), Files::new());
    for path in both.into_iter().filter(|path| !gone(path) && old.get(*path) != new.get(*path)) {
        for (bundle, paths, files) in [(before, &old, &mut from), (after, &new, &mut to)] {
            if paths.contains_key(path) {
                files.insert(path.clone(), bundle.bytes(path)?.ok()?);
            }
        }
    }
    Some(Between { found: evidence::differences(&from, &to)?, whole })
}

/// What is told is what is: no more and no less.
fn hold(bundle: &Bundle<'_>, record: &ReleaseRecord, found: &Differences, findings: &mut Findings) {
    let change = |c: &crate::model::ReleaseChange| (c.place.clone(), format!("{:?} → {:?}", c.from, c.to));
    let told: Vec<_> = record.changes.iter().map(change).collect();
    compare(bundle, "changes", &told, &found.changes.iter().map(change).collect::<Vec<_>>(), findings);
    let moved = |i: &crate::model::Impact| {
        let pairs = [("total", &i.total), ("rank", &i.rank), ("standing", &i.standing), ("awards", &i.awards)];
        let words =
            pairs.iter().filter_map(|(key, pair)| pair.as_ref().map(|(from, to)| format!("{key} {from} → {to}")));
        (i.nomination.to_string(), words.collect::<Vec<_>>().join(", "))
    };
    let told: Vec<_> = record.impact.iter().map(moved).collect();
    compare(bundle, "impact", &told, &found.impact.iter().map(moved).collect::<Vec<_>>(), findings);
    findings.count(Looked::Changes, found.changes.len() + found.impact.len());
}

type Told = [(String, String)];

fn compare(bundle: &Bundle<'_>, list: &str, told: &Told, found: &Told, findings: &mut Findings) {
    let [said, is]: [BTreeMap<&str, &str>; 2] =
        [told, found].map(|all| all.iter().map(|(place, what)| (place.as_str(), what.as_str())).collect());
    if said.len() != told.len() {
        let what = text!("同一处写了两次", "a place is told twice");
        findings.wrong(Layer::History, bundle.place(&format!("{RELEASE} {list}")), what);
    }
    let places: BTreeSet<&&str> = said.keys().chain(is.keys()).collect();
    for place in places {
        let [expected, found] = [&is, &said].map(|all| all.get(*place).copied().unwrap_or_default());
        if expected != found {
            findings.differs(Layer::History, bundle.place(&format!("{RELEASE} {list} {place}")), expected, found);
        }
    }
}
