//! What follows a 公示: the chain of notices, old and new, what became of objections.

use jiff::civil::Date;
use serde::Serialize;

use crate::lang::{Lang, Text, text};
use crate::model::{Change, Event, EventKind, NominationId, NoticeKind, ObjectionCase};
use crate::notice::{self, Printed, Stand};
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
pub(super) fn corrections(contest: &ContestWorld<'_>, n: usize, lang: Lang) -> Vec<CorrectionRow> {
    let notice = &contest.contest.notices[n];
    let Some(correction) = &notice.correction else { return Vec::new() };
    let printed = &contest.judged.printed[n];
    let events: Vec<&Event> = correction.events.iter().filter_map(|id| contest.contest.event(&id.value)).collect();
    // Who was taken out by an event of its own need not be told again by who takes the place.
    let out: Vec<&NominationId> = events.iter().filter_map(|e| e.takes_out()).collect();
    let mut rows: Vec<_> = events.iter().flat_map(|e| of_event(contest, printed, (e, &out), lang)).collect();
    rows.extend(followed(contest, n, &events, lang));
    rows.extend(correction.errata.iter().map(|e| CorrectionRow {
        what: e.what.clone(),
        from: e.from.clone(),
        to: e.to.clone(),
        reason: correction.reason.clone(),
    }));
    rows
}

/// Who stands otherwise because of the events, without being named by one.
fn followed(contest: &ContestWorld<'_>, n: usize, events: &[&Event], lang: Lang) -> Vec<CorrectionRow> {
    let facts = contest.contest;
    let printed = &contest.judged.printed;
    let gone: Vec<&str> = events.iter().filter_map(|e| e.takes_out()).map(|id| printed[n].name(facts, id)).collect();
    let gone = gone.join("、");
    let reason = if gone.is_empty() {
        text!("按更正后的记录重新评定", "decided anew from the corrected records")
    } else {
        text!("{gone}退出后依次评定", "decided anew without {gone}")
    };
    let stand = |stand: Stand, absent: Text| match stand {
        Stand::Out => absent,
        Stand::In(None) => text!("列入名单", "listed"),
        Stand::In(Some((award, tier))) => {
            let title = facts.awards[award].tiers.get(tier).map_or("", |t| &t.title);
            text!("{title}", "{title}")
        }
    };
    let row = |shift: notice::Shift| CorrectionRow {
        what: printed[n].record(facts, shift.nomination).name.value.clone(),
        from: stand(shift.from, text!("未列入", "not listed")).only(lang),
        to: stand(shift.to, text!("不再列入", "no longer listed")).only(lang),
        reason: reason.get(lang).to_owned(),
    };
    notice::followed(facts, printed, n).into_iter().map(row).collect()
}

/// `名单没有变动`; `名单有变动：减少甲，增加乙（一等奖），丙由二等奖改为一等奖`.
pub(super) fn moved(contest: &ContestWorld<'_>, n: usize, lang: Lang) -> String {
    let (facts, printed) = (contest.contest, &contest.judged.printed);
    let shifts = notice::shifts_of(facts, printed, n);
    if shifts.is_empty() {
        return text!("名单没有变动", "the list has not changed").only(lang);
    }
    let tier = |(award, tier): (usize, usize)| facts.awards[award].tiers.get(tier).map_or("", |t| &t.title);
    let several = |(award, _): (usize, usize)| facts.awards[award].tiers.len() > 1;
    let part = |shift: &notice::Shift| {
        let name = &printed[n].record(facts, shift.nomination).name.value;
        match (shift.from, shift.to) {
            (_, Stand::Out) => text!("减少{name}", "without {name}"),
            (Stand::In(Some(from)), Stand::In(Some(to))) => {
                let (from, to) = (tier(from), tier(to));
                text!("{name}由{from}改为{to}", "{name} has {to} in the place of {from}")
            }
            (_, Stand::In(Some(to))) if several(to) => {
                let to = tier(to);
                text!("增加{name}（{to}）", "with {name} ({to})")
            }
            (_, Stand::In(_)) => text!("增加{name}", "with {name}"),
        }
    };
    let parts: Vec<String> = shifts.iter().map(|shift| part(shift).only(lang)).collect();
    let (zh, en) = (parts.join("，"), parts.join(", "));
    text!("名单有变动：{zh}", "the list has changed: {en}").only(lang)
}

/// What an event changed: fields of a record, or who is listed.
fn of_event(
    contest: &ContestWorld<'_>,
    printed: &Printed,
    (event, out): (&Event, &[&NominationId]),
    lang: Lang,
) -> Vec<CorrectionRow> {
    let name = |id: &NominationId| printed.name(contest.contest, id).to_owned();
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
                from: event::value(contest, &change.field, &change.from),
                to: event::value(contest, &change.field, &change.to),
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
    let objections = notice::objections_by(contest.contest, &contest.periods, n, day);
    let printed = &contest.judged.printed[n];
    let rows = objections.all().iter().map(|case| row(contest, printed, case, lang)).collect();
    let outside = outside(&objections.outside).only(lang);
    // A period that starts again adds to one that is over. With an hour the last day is over in the afternoon.
    let runs = |root: usize| {
        let period = contest.periods[root].as_ref();
        period.is_some_and(|p| day < p.last || day == p.last && p.until.is_none())
    };
    let inside = if notice::roots(contest.contest, n).into_iter().any(runs) {
        so_far(&objections.inside, &format::date(day, lang))
    } else {
        summary(&objections.inside)
    };
    ObjectionsView { summary: format!("{}{outside}", inside.get(lang)), rows }
}

/// How many there are while the period still runs: nobody can say yet how many there will be.
fn so_far(cases: &[ObjectionCase<'_>], day: &str) -> Text {
    let event::Tally { all, upheld, partly, unfounded, open } = event::Tally::of(&cases.iter().copied());
    if all == 0 {
        return text!(
            "公示期未满，截至{day}未收到异议。",
            "The period is not over; no objection was raised up to {day}."
        );
    }
    text!(
        "公示期未满，截至{day}收到异议{all}件，其中属实{upheld}件、部分属实{partly}件、不属实{unfounded}件，尚在核查{open}件。",
        "The period is not over; {all} objections were raised up to {day}: {upheld} upheld, {partly} in part, {unfounded} unfounded, {open} still open."
    )
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

/// Those that came before or after the period: they are counted apart.
fn outside(cases: &[ObjectionCase<'_>]) -> Text {
    let event::Tally { all, upheld, partly, unfounded, open } = event::Tally::of(&cases.iter().copied());
    if all == 0 {
        return text!("", "");
    }
    text!(
        "另在公示期外收到异议{all}件，其中属实{upheld}件、部分属实{partly}件、不属实{unfounded}件，尚在核查{open}件。",
        " Outside the period {all} came: {upheld} upheld, {partly} in part, {unfounded} unfounded, {open} open."
    )
}

fn row(contest: &ContestWorld<'_>, printed: &Printed, case: &ObjectionCase<'_>, lang: Lang) -> ObjectionRow {
    let say = |text: Text| text.get(lang).to_owned();
    let (outcome, measure) = match case.finding {
        None => (text!("核查中", "open"), text!("", "")),
        Some((_, outcome, measure)) => (event::outcome(outcome), event::measure(measure)),
    };
    ObjectionRow {
        about: printed.name(contest.contest, case.nomination).to_owned(),
        subject: case.objection.reason.clone(),
        outcome: say(outcome),
        measure: say(measure),
    }
}
