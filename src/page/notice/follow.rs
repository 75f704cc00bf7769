//! What follows a 公示: the chain of notices, old and new, what became of objections.

use jiff::civil::Date;
use serde::Serialize;

use crate::lang::{Lang, Text, text};
use crate::model::{Change, Event, EventKind, NominationId, Notice, NoticeKind, ObjectionCase};
use crate::notice;
use crate::page::event::words as event;
use crate::page::world::ContestWorld;
use crate::page::{World, format, words};

/// A notice in its chain.
#[derive(Debug, Serialize)]
pub(super) struct Step<'w> {
    kind: String,
    title: &'w str,
    date: String,
    /// Beside this page.
    href: String,
    /// Whether it is this page.
    here: bool,
}

/// One line of a correction.
#[derive(Debug, Serialize)]
pub(super) struct CorrectionRow {
    pub(super) what: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) reason: String,
}

/// What became of objections, without who raised them.
#[derive(Debug, Serialize)]
pub(super) struct ObjectionsView {
    /// One sentence.
    pub(super) summary: String,
    pub(super) rows: Vec<ObjectionRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct ObjectionRow {
    pub(super) about: String,
    pub(super) subject: String,
    pub(super) outcome: String,
    pub(super) measure: String,
}

/// A notice as a step of the chain of notice `here`.
pub(super) fn step<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>, n: usize, here: usize) -> Step<'w> {
    let notice = &contest.contest.notices[n];
    Step {
        kind: words::notice_kind(notice.kind).get(world.lang).to_owned(),
        title: &notice.title,
        date: format::date(notice.published, world.lang),
        href: format!("{}.html", notice.slug),
        here: n == here,
    }
}

/// What a correction changes: what the events say, then misprints.
pub(super) fn corrections(contest: &ContestWorld<'_>, notice: &Notice, lang: Lang) -> Vec<CorrectionRow> {
    let Some(correction) = &notice.correction else { return Vec::new() };
    let events: Vec<&Event> = correction.events.iter().filter_map(|id| contest.contest.event(&id.value)).collect();
    // Who was taken out by an event of its own need not be told again by who takes the place.
    let out: Vec<&NominationId> = events.iter().filter_map(|e| e.takes_out()).collect();
    let mut rows: Vec<_> = events.iter().flat_map(|e| of_event(contest, e, &out, lang)).collect();
    rows.extend(correction.errata.iter().map(|e| CorrectionRow {
        what: e.what.clone(),
        from: e.from.clone(),
        to: e.to.clone(),
        reason: correction.reason.clone(),
    }));
    rows
}

/// What an event changed: fields of a record, or who is listed.
fn of_event(contest: &ContestWorld<'_>, event: &Event, out: &[&NominationId], lang: Lang) -> Vec<CorrectionRow> {
    let name = |id: &NominationId| event::name(contest.contest, id);
    let row = |id: &NominationId, from: Text, to: Text| CorrectionRow {
        what: name(id),
        from: from.get(lang).to_owned(),
        to: to.get(lang).to_owned(),
        reason: event.reason.clone(),
    };
    let listed = || text!("列入名单", "listed");
    match &event.kind {
        EventKind::Withdrawal(id) => vec![row(id, listed(), text!("撤回，不再列入", "withdrawn, no longer listed"))],
        EventKind::Rejection(id) => vec![row(id, listed(), text!("不予受理，不再列入", "rejected, no longer listed"))],
        EventKind::Disqualification { nomination, .. } => {
            vec![row(nomination, listed(), text!("取消资格，不再列入", "disqualified, no longer listed"))]
        }
        EventKind::Substitution { nomination, replaces, .. } => {
            let (into, left) = (name(nomination), name(replaces));
            let taken_out = out.contains(&replaces);
            let leaves =
                row(replaces, listed(), text!("不再列入，由{into}递补", "no longer listed; {into} takes the place"));
            let comes = row(
                nomination,
                text!("未列入", "not listed"),
                text!("递补列入（接替{left}）", "listed in the place of {left}"),
            );
            [(!taken_out).then_some(leaves), Some(comes)].into_iter().flatten().collect()
        }
        EventKind::Override { nomination, .. } => {
            vec![row(
                nomination,
                text!("按评分结果", "by score"),
                text!("按组委会的决定", "by decision of the committee"),
            )]
        }
        EventKind::Correction { nomination, changes, .. } => {
            let of = name(nomination);
            let field = |change: &Change| CorrectionRow {
                what: format!("{of}：{}", event::field(contest.contest, nomination, &change.field).get(lang)),
                from: change.from.clone(),
                to: change.to.clone(),
                reason: event.reason.clone(),
            };
            changes.iter().map(field).collect()
        }
        EventKind::Draw { .. }
        | EventKind::Decision { .. }
        | EventKind::Objection { .. }
        | EventKind::Finding { .. }
        | EventKind::Review { .. } => Vec::new(),
    }
}

/// What became of the objections to the 公示 that a notice is about, as far as it was known on its
/// day; none where it is about none.
pub(super) fn objections(contest: &ContestWorld<'_>, n: usize, lang: Lang) -> Option<ObjectionsView> {
    let notice = &contest.contest.notices[n];
    if !matches!(notice.kind, NoticeKind::Objection | NoticeKind::Result | NoticeKind::Commendation) {
        return None;
    }
    Some(objections_to(contest, n, notice.published, lang))
}

/// The same, as far as it was known on some day.
pub(super) fn objections_to(contest: &ContestWorld<'_>, n: usize, day: Date, lang: Lang) -> ObjectionsView {
    let cases = notice::objections_by(contest.contest, n, day);
    let rows = cases.iter().map(|case| row(contest, case, lang)).collect();
    ObjectionsView { summary: summary(&cases).get(lang).to_owned(), rows }
}

/// How many objections there were, and how they ended.
fn summary(cases: &[ObjectionCase<'_>]) -> Text {
    let event::Tally { all, upheld, partly, unfounded, open } = event::Tally::of(&cases.iter().copied());
    if all == 0 {
        return text!("公示期内未收到异议。", "No objection was raised during the period.");
    }
    if open > 0 {
        return text!(
            "公示期内共收到异议{all}件，其中属实{upheld}件、部分属实{partly}件、不属实{unfounded}件，尚在核查{open}件。",
            "{all} objections were raised: {upheld} upheld, {partly} in part, {unfounded} unfounded, {open} still open."
        );
    }
    text!(
        "公示期内共收到异议{all}件，已全部核查完毕，其中属实{upheld}件、部分属实{partly}件、不属实{unfounded}件。",
        "{all} objections were raised and all were looked into: {upheld} upheld, {partly} in part, {unfounded} unfounded."
    )
}

fn row(contest: &ContestWorld<'_>, case: &ObjectionCase<'_>, lang: Lang) -> ObjectionRow {
    let about = contest.contest.nomination(case.nomination.as_str());
    let say = |text: Text| text.get(lang).to_owned();
    let (outcome, measure) = match case.finding {
        None => (text!("核查中", "open"), text!("", "")),
        Some((_, outcome, measure)) => (event::outcome(outcome), event::measure(measure)),
    };
    ObjectionRow {
        about: about.map_or_else(|| case.nomination.to_string(), |n| n.name.value.clone()),
        subject: case.objection.reason.clone(),
        outcome: say(outcome),
        measure: say(measure),
    }
}
