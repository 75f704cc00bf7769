//! Where a nomination stands (申报、审核、推荐、公示、异议、撤销、递补、表彰): by what happened to it,
//! and on the day that the site was built for also by the stages and the periods.

use serde::Serialize;

use crate::lang::{Text, text};
use crate::model::{EventKind, NominationId, NoticeKind};
use crate::page::world::ContestWorld;
use crate::page::{World, status};

/// A state.
#[derive(Debug, Serialize)]
pub(in crate::page) struct StateView {
    /// `out`, `objection`, `publicity`, `substituted`, `commended` or `stage`.
    kind: &'static str,
    text: String,
}

/// The state of a nomination; none where nothing happened and the day is not known.
pub(in crate::page) fn state(world: &World<'_>, contest: &ContestWorld<'_>, n: usize) -> Option<StateView> {
    let id = &contest.contest.nominations[n].id;
    let (kind, text) = out(contest, id)
        .or_else(|| contest.under_objection(id).then(|| ("objection", text!("异议核查中", "Objection open"))))
        .or_else(|| in_publicity(world, contest, n))
        .or_else(|| commended(world, contest, n))
        .or_else(|| substituted(contest, n))
        .or_else(|| in_stage(world, contest))?;
    Some(StateView { kind, text: text.get(world.lang).to_owned() })
}

/// 撤销
fn out(contest: &ContestWorld<'_>, id: &NominationId) -> Option<(&'static str, Text)> {
    let text = match contest.contest.taken_out(id)?.kind {
        EventKind::Withdrawal(_) => text!("已撤回", "Withdrawn"),
        EventKind::Rejection(_) => text!("不予受理", "Refused"),
        _ => text!("已取消资格", "Disqualified"),
    };
    Some(("out", text))
}

fn in_publicity(world: &World<'_>, contest: &ContestWorld<'_>, n: usize) -> Option<(&'static str, Text)> {
    let now = world.config.now?;
    let track = &contest.contest.nominations[n].track;
    let won = |award: &crate::model::AwardId| {
        contest.standings[n].wins.iter().any(|(at, _)| contest.contest.awards[*at].id == *award)
    };
    let lists =
        |n: &crate::model::Notice| n.tracks.contains(track) && (n.awards.is_empty() || n.awards.iter().any(won));
    let mut open = contest.contest.notices.iter().zip(&contest.periods);
    let open = open.any(|(notice, period)| {
        world.shows(notice) && lists(notice) && period.as_ref().is_some_and(|p| status::is_open(p, now))
    });
    open.then(|| ("publicity", text!("公示中", "Open for objections")))
}

/// 表彰: it won an award that a published decision commends.
fn commended(world: &World<'_>, contest: &ContestWorld<'_>, n: usize) -> Option<(&'static str, Text)> {
    let wins = &contest.standings[n].wins;
    let mut notices = contest.contest.notices.iter();
    let passed = |day| world.config.now.is_none_or(|now| now.date() >= day);
    let by = notices.any(|notice| {
        let won = || wins.iter().any(|(at, _)| notice.awards.contains(&contest.contest.awards[*at].id));
        notice.kind == NoticeKind::Commendation && !notice.draft && passed(notice.published) && won()
    });
    by.then(|| ("commended", text!("已表彰", "Commended")))
}

/// 递补
fn substituted(contest: &ContestWorld<'_>, n: usize) -> Option<(&'static str, Text)> {
    contest.substitution(n).map(|_| ("substituted", text!("递补", "Substitute")))
}

/// The stage that the contest is in.
fn in_stage(world: &World<'_>, contest: &ContestWorld<'_>) -> Option<(&'static str, Text)> {
    let now = world.config.now?;
    let running = contest.contest.stages.iter().filter(|s| status::state(s, now) == "now");
    let titles: Vec<_> = running.map(|s| s.title.as_str()).collect();
    let title = titles.join(" · ");
    (!titles.is_empty()).then(|| ("stage", text!("{title}", "{title}")))
}
