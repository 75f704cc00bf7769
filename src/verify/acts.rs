//! What each event allows (E4): the order of events, their reasons, the rubrics that were locked before them.

use super::bundle::Bundle;
use super::findings::{Findings, Layer};
use crate::bag::{RELEASE, ReleaseRecord};
use crate::evidence::{self, Differences, Refusal, Telling};
use crate::lang::{Text, text};
use crate::model::{Impact, ReleaseChange, ReleaseEvent};
use crate::tlog::Log;

/// Each release by itself: its reason, and whether its event can be the first full one.
pub(super) fn alone(bundles: &[Bundle<'_>], findings: &mut Findings) {
    for (bundle, record) in bundles.iter().filter_map(|bundle| Some((bundle, bundle.record.as_ref()?))) {
        // Where its own word was taken out, the log tells its event, and nobody its reason.
        if bundle.has(RELEASE) && evidence::needs_reason(record.event) && !evidence::says_why(record.reason.as_deref())
        {
            wrong(bundle, &Refusal::NoReason(record.event).message(), findings);
        }
        let first = record.supersedes.is_none();
        let publishes = record.event == ReleaseEvent::Publication;
        if bundle.is_full() && first != publishes {
            let what = text!(
                "一项竞赛只公示一次，公示是它第一份完整的发布版本",
                "a contest is published once, and that is its first full release"
            );
            wrong(bundle, &what, findings);
        }
    }
}

/// The releases of each contest after each other, in the order of their numbers.
pub(super) fn sequence(bundles: &[Bundle<'_>], findings: &mut Findings) {
    let recorded: Vec<(&Bundle<'_>, &ReleaseRecord)> =
        bundles.iter().filter_map(|bundle| Some((bundle, bundle.record.as_ref()?))).collect();
    for (at, (bundle, record)) in recorded.iter().enumerate() {
        let same = |(_, other): &&(&Bundle<'_>, &ReleaseRecord)| other.contest == record.contest;
        let before: Vec<_> = recorded[..at].iter().filter(same).collect();
        match record.event {
            ReleaseEvent::RubricLocked if before.iter().any(|(bundle, _)| bundle.is_full()) => {
                let what = text!("公示之后又锁定评分细则", "rubrics are locked after the publication");
                wrong(bundle, &what, findings);
            }
            ReleaseEvent::Publication if record.supersedes.is_none() => {
                locked(bundle, before.last().map(|(bundle, _)| *bundle), findings);
            }
            _ => {}
        }
    }
}

/// What is published has the rubrics of the release before it, which locked them.
fn locked(bundle: &Bundle<'_>, before: Option<&Bundle<'_>>, findings: &mut Findings) {
    let (name, old) = (&bundle.name, before.map(|before| before.name.as_str()).unwrap_or_default());
    let Some(rubrics) = bundle.rubrics() else { return unread(name, findings) };
    let Some(before) = before else {
        if !rubrics.is_empty() {
            let what = text!("公示之前没有锁定评分细则", "its rubrics were not locked before");
            wrong(bundle, &what, findings);
        }
        return;
    };
    let Some(earlier) = before.rubrics() else { return unread(old, findings) };
    if !evidence::same_rubrics(&earlier, &rubrics) {
        let what = text!("评分细则与 {old} 锁定的不同", "its rubrics are not those that {old} locked");
        wrong(bundle, &what, findings);
    }
}

fn unread(name: &str, findings: &mut Findings) {
    findings.notes.push(text!(
        "{name} 的评分细则不全（有遮盖）或读不出来，没有与锁定的比较",
        "rubrics of {name} are redacted or unreadable, and were not compared with the locked ones"
    ));
}

/// By E4, with places as `release.json` has them.
fn permits(event: ReleaseEvent, found: &Differences) -> Result<(), Refusal> {
    let change = |c: &ReleaseChange| {
        let place = &c.place;
        text!("{place}", "{place}")
    };
    let impact = |i: &Impact| {
        let id = &i.nomination;
        text!("nomination/{id}", "nomination/{id}")
    };
    evidence::permits(event, found, Telling { change: &change, impact: &impact })
}

/// An event against all that has changed since the release before.
pub(super) fn permitted(bundle: &Bundle<'_>, record: &ReleaseRecord, found: &Differences, findings: &mut Findings) {
    if let Err(refusal) = permits(record.event, found) {
        wrong(bundle, &refusal.message(), findings);
    }
}

/// The same where files are gone: what the release says, and what the files that are there say. That something is
/// missing from them proves nothing.
pub(super) fn permitted_in_part(
    bundle: &Bundle<'_>,
    record: &ReleaseRecord,
    found: &Differences,
    findings: &mut Findings,
) {
    let told = Differences { changes: record.changes.clone(), impact: record.impact.clone() };
    let told = permits(record.event, &told).err();
    let seen = permits(record.event, found).err();
    let proves = |refusal: &Refusal| matches!(refusal, Refusal::Changes(..) | Refusal::Moves(_));
    if let Some(refusal) = told.or_else(|| seen.filter(proves)) {
        wrong(bundle, &refusal.message(), findings);
    }
}

/// A log whose days go back from one contest to another: allowed (E30 binds each contest alone), and worth a look.
pub(super) fn days(log: &Log, findings: &mut Findings) {
    let back = log.entries().windows(2).filter(|two| two[1].on < two[0].on);
    let back: Vec<String> = back
        .map(|two| {
            let [a, b] = [&two[0], &two[1]].map(|e| format!("{}/{} {}", e.contest, e.release, e.on));
            format!("{a} → {b}")
        })
        .collect();
    if let Some(first) = back.first() {
        let n = back.len();
        findings.notes.push(text!(
            "日志里日期往回走 {n} 处（不同竞赛之间），如 {first}",
            "the days of the log go back at {n} places, from one contest to another, such as {first}"
        ));
    }
}

fn wrong(bundle: &Bundle<'_>, what: &Text, findings: &mut Findings) {
    findings.wrong(Layer::History, bundle.place(RELEASE), what.clone());
}
