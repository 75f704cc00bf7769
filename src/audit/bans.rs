//! Nominations of those who may not file any more (data/bans.yaml), on the day on which they were filed.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Ban, BanKind, BanRule, Contest, Event, Nomination, TrackKind};

/// Every nomination of a contest that looks at the bans.
pub(super) fn audit(contest: &Contest, bans: &[Ban], faults: &mut Diagnostics) {
    let Some(rule) = contest.bans.as_ref().filter(|_| !bans.is_empty()) else { return };
    let out: BTreeSet<_> = contest.history.iter().filter_map(Event::takes_out).collect();
    for nomination in contest.nominations.iter().filter(|n| !out.contains(&n.id)) {
        let filed = filed(contest, nomination);
        let excepted = |ban: &&Ban| ban.except.iter().any(|e| e.contest == contest.id && e.nomination == nomination.id);
        for ban in bans.iter().filter(|ban| filed.is_none_or(|day| ban.covers(day))).filter(|ban| !excepted(ban)) {
            faults.push_some(hit(contest, nomination, ban, rule));
        }
    }
}

/// The day of filing: of the first opinion, or the first day of the contest.
fn filed(contest: &Contest, nomination: &Nomination) -> Option<Date> {
    nomination.opinions.first().map(|o| o.on).or_else(|| contest.stages.iter().map(|s| s.from).min())
}

fn hit(contest: &Contest, nomination: &Nomination, ban: &Ban, rule: &BanRule) -> Option<Diagnostic> {
    let unit = contest.unit(nomination.unit.as_str()).map_or("", |u| u.name.as_str());
    match ban.kind {
        BanKind::Unit if same(unit, &ban.name) => Some(banned(contest, nomination, ban, rule)),
        BanKind::Unit => None,
        BanKind::Person if !takes_part(contest, nomination, &ban.name) => None,
        BanKind::Person if ban.unit.as_ref().is_some_and(|u| same(u, unit)) => {
            Some(banned(contest, nomination, ban, rule))
        }
        BanKind::Person => Some(namesake(contest, nomination, ban, rule)),
    }
}

/// Whether somebody of that name stands in the record.
fn takes_part(contest: &Contest, nomination: &Nomination, name: &str) -> bool {
    let track = contest.track(nomination.track.as_str());
    let is_person = track.is_some_and(|t| t.kind == TrackKind::Individual);
    is_person && same(&nomination.name.value, name) || nomination.contributors.iter().any(|c| same(&c.name, name))
}

/// Names without blanks and dots.
fn same(a: &str, b: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(a) == letters(b)
}

fn banned(contest: &Contest, nomination: &Nomination, ban: &Ban, rule: &BanRule) -> Diagnostic {
    let Text { zh, en } = say::who(contest, &nomination.id);
    let (name, from, Text { zh: until, en: until_en }) = (&ban.name, ban.from, until(ban));
    let id = &nomination.id;
    let message = text!(
        "{zh}中的「{name}」自 {from} 起禁止申报（{until}）",
        "{name} of {en} may not file since {from} ({until_en})"
    );
    report(Diagnostic::error(Code::Banned, nomination.name.span, message), ban, rule).hint(text!(
        "在 history.yaml 记一条 kind: rejection，写明 nomination: {id} 和理由；确是同名的另一人，在这条禁令写 except",
        "record `kind: rejection` with nomination: {id} and the reason in history.yaml; if it is somebody else, give the ban an `except`"
    ))
}

fn namesake(contest: &Contest, nomination: &Nomination, ban: &Ban, rule: &BanRule) -> Diagnostic {
    let Text { zh, en } = say::who(contest, &nomination.id);
    let (name, unit) = (&ban.name, ban.unit.as_deref().unwrap_or_default());
    let (home, id) = (&contest.id, &nomination.id);
    let message = text!(
        "{zh}中的「{name}」与禁止申报的{unit}「{name}」同名，单位不同，请核实",
        "{name} of {en} has the name of somebody of {unit} who may not file: find out whether it is the same person"
    );
    report(Diagnostic::warning(Code::BanNamesake, nomination.name.span, message), ban, rule).hint(text!(
        "是同一人的，记 rejection；不是的，在这条禁令写 except: [{{contest: {home}, nomination: {id}, reason: …}}]",
        "if so, record a `rejection`; if not, give the ban `except: [{{contest: {home}, nomination: {id}, reason: …}}]`"
    ))
}

fn report(fault: Diagnostic, ban: &Ban, rule: &BanRule) -> Diagnostic {
    let (reason, by) = (&ban.reason, &ban.decided_by);
    fault.clause(&rule.clause).related(ban.span, text!("{by}：{reason}", "{by}: {reason}"))
}

/// 永久, 至 2026-11-30
fn until(ban: &Ban) -> Text {
    ban.until.map_or_else(|| text!("永久", "for good"), |day| text!("至 {day}", "until {day}"))
}
