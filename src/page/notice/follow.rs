//! What follows a 公示: the chain of notices, old and new, what became of objections.

use jiff::civil::Date;
use serde::Serialize;

use crate::lang::{Lang, Text, text};
use crate::model::{NoticeKind, ObjectionCase};
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
