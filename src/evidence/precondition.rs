//! Whether a release may be made, and if not, why and what to do (E4, E30).

use jiff::civil::Date;

use super::compare::Differences;
use super::permits::{Telling, needs_reason, permits};
use super::refusal::Refusal;
use crate::model::{Contest, Impact, Notice, NoticeKind, Release, ReleaseChange, ReleaseEvent, says_why};
use crate::page::{change_line, impact_line};

/// A release that somebody asks for.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// Of which contest.
    pub contest: &'a Contest,
    /// What for.
    pub event: ReleaseEvent,
    /// Why.
    pub reason: Option<&'a str>,
    /// Files to take out: number of the release, path.
    pub redact: &'a [(u32, String)],
    /// What differs from the latest full release; none where there is none.
    pub found: Option<&'a Differences>,
    /// Whether the rubrics are those of the latest release.
    pub same_rubrics: bool,
    /// The last day of a publicity period that still runs on the day of the release.
    pub runs: Option<Date>,
}

/// Refuses what E4 and E30 do not allow.
///
/// # Errors
/// The first reason against it.
pub fn allowed(plan: Plan<'_>) -> Result<(), Refusal> {
    redactions(plan)?;
    if needs_reason(plan.event) && !plan.reason.is_some_and(says_why) {
        return Err(Refusal::NoReason(plan.event));
    }
    let published = plan.contest.releases.iter().find(|r| r.is_full());
    match (plan.event, published) {
        (ReleaseEvent::RubricLocked | ReleaseEvent::Publication, Some(release)) => {
            Err(Refusal::Published(plan.event, release.id()))
        }
        (ReleaseEvent::RubricLocked, None) => locks(plan),
        (ReleaseEvent::Publication, None) => publishes(plan),
        (event, None) => Err(Refusal::NotPublished(event)),
        (event, Some(_)) => follows(plan, event),
    }
}

/// Refuses a day before that of the last release, or after the day of the run (E30).
///
/// # Errors
/// The reason against it.
pub fn day(contest: &Contest, on: Date, today: Date) -> Result<(), Refusal> {
    if on > today {
        return Err(Refusal::AfterNow(on, today));
    }
    match contest.releases.last() {
        Some(last) if on < last.on => Err(Refusal::BeforeLast(on, last.id(), last.on)),
        _ => Ok(()),
    }
}

fn redactions(plan: Plan<'_>) -> Result<(), Refusal> {
    let is_redaction = plan.event == ReleaseEvent::Redaction;
    if is_redaction == plan.redact.is_empty() {
        return Err(Refusal::Redact(plan.event));
    }
    for (number, path) in plan.redact {
        let release: Option<&Release> = plan.contest.releases.iter().find(|r| r.number == *number);
        let there = release.is_some_and(|r| r.files.iter().any(|f| f.path == *path && f.redacted_by.is_none()));
        // A redaction proves what it took out: its own record stays.
        let proves = path == crate::bag::RELEASE && release.is_some_and(|r| r.event == ReleaseEvent::Redaction);
        let payload = path.starts_with("data/") && !proves;
        if !there || !payload {
            return Err(Refusal::NotRedactable(format!("r{number:04}:{path}")));
        }
    }
    Ok(())
}

fn locks(plan: Plan<'_>) -> Result<(), Refusal> {
    match plan.contest.releases.last() {
        _ if plan.contest.rubrics.is_empty() => Err(Refusal::NoRubric),
        Some(last) if plan.same_rubrics => Err(Refusal::LockedAlready(last.id())),
        _ => Ok(()),
    }
}

fn publishes(plan: Plan<'_>) -> Result<(), Refusal> {
    let locked = plan.contest.releases.last().is_some();
    if plan.contest.rubrics.is_empty() && !locked || locked && plan.same_rubrics {
        return Ok(());
    }
    Err(Refusal::NotLocked(locked))
}

/// What may follow a full release, and when.
fn follows(plan: Plan<'_>, event: ReleaseEvent) -> Result<(), Refusal> {
    let change = |c: &ReleaseChange| change_line(plan.contest, c);
    let impact = |i: &Impact| impact_line(plan.contest, i);
    let telling = Telling { change: &change, impact: &impact };
    permits(event, plan.found.unwrap_or(&Differences::default()), telling)?;
    match event {
        ReleaseEvent::ObjectionSummary => {
            settled(plan.contest)?;
            let told = |n: &Notice| n.kind == NoticeKind::Objection && !n.draft;
            let any = plan.contest.objections().next().is_some() || plan.contest.notices.iter().any(told);
            if any { Ok(()) } else { Err(Refusal::NoObjection) }
        }
        ReleaseEvent::Final => concludes(plan),
        _ => Ok(()),
    }
}

/// Every objection has its finding.
fn settled(contest: &Contest) -> Result<(), Refusal> {
    let open: Vec<String> = contest.open_objections().map(|case| case.objection.id.to_string()).collect();
    if open.is_empty() { Ok(()) } else { Err(Refusal::OpenObjections(open)) }
}

/// A final result comes once the matter is settled, and again only after something changed.
fn concludes(plan: Plan<'_>) -> Result<(), Refusal> {
    settled(plan.contest)?;
    let calm = |e: ReleaseEvent| matches!(e, ReleaseEvent::ObjectionSummary | ReleaseEvent::Final);
    let since = plan.contest.releases.iter().rev().take_while(|r| calm(r.event));
    if let Some(before) = since.into_iter().find(|r| r.event == ReleaseEvent::Final) {
        return Err(Refusal::FinalAlready(before.id()));
    }
    if let Some(last) = plan.runs {
        return Err(Refusal::PeriodRuns(last));
    }
    let there = |is: &dyn Fn(NoticeKind) -> bool| plan.contest.notices.iter().any(|n| !n.draft && is(n.kind));
    if there(&|kind| kind == NoticeKind::Publicity) && !there(&|kind| kind.concludes()) {
        return Err(Refusal::NoResult);
    }
    Ok(())
}
