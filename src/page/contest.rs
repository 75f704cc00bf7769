//! The page of a contest: where it stands, its stages, notices, results at a glance.

use serde::Serialize;

use super::award::{self, AwardView};
use super::head::Head;
use super::key::{ListKey, Scope};
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World, chart, event, format, status, words};
use crate::lang::text;
use crate::model::{Area, ContestKind, Notice, Stage, Track};
use crate::notice;
use crate::number::Exact;

/// The page of a contest.
#[derive(Debug, Serialize)]
pub(super) struct ContestView<'w> {
    title: &'w str,
    summary: &'w str,
    status: Option<status::Status>,
    /// Open objections and the latest change.
    news: Vec<event::NewsView>,
    hosts: Vec<HostView<'w>>,
    basis: &'w [String],
    stages: Vec<StageView<'w>>,
    areas: Vec<AreaView<'w>>,
    notices: Vec<NoticeView<'w>>,
    tracks: Vec<TrackView<'w>>,
    awards: Vec<AwardView<'w>>,
    rubrics: Vec<RubricLink<'w>>,
    choices: usize,
    profiles: usize,
    /// Results in the gallery.
    showcases: usize,
    /// Shown without a contest.
    gallery: bool,
    quotas: bool,
}

#[derive(Debug, Serialize)]
struct HostView<'w> {
    role: &'w str,
    name: &'w str,
}

#[derive(Debug, Serialize)]
struct StageView<'w> {
    title: &'w str,
    dates: String,
    actor: &'w str,
    clause: &'w str,
    publicity: bool,
    /// `past`, `now` or `next`, where the day is known.
    state: Option<&'static str>,
    /// Offset and length on the common scale of days.
    x: i64,
    w: i64,
}

/// What units compete in (竞赛内容).
#[derive(Debug, Serialize)]
struct AreaView<'w> {
    title: &'w str,
    clause: &'w str,
    criteria: &'w [String],
}

#[derive(Debug, Serialize)]
struct NoticeView<'w> {
    title: &'w str,
    kind: String,
    date: String,
    href: String,
    period: Option<String>,
    open: bool,
    draft: bool,
}

#[derive(Debug, Serialize)]
struct TrackView<'w> {
    title: &'w str,
    href: String,
    /// 申报111个
    count: String,
    scored: bool,
    /// 最高98.25分，最低52.10分
    range: Option<String>,
    distribution: Vec<StepView>,
    criteria: &'w [String],
}

/// Totals of one tenth of the scale.
#[derive(Debug, Serialize)]
struct StepView {
    /// 90–100
    label: String,
    count: usize,
    bar: i64,
}

#[derive(Debug, Serialize)]
struct RubricLink<'w> {
    title: &'w str,
    source: &'w str,
    points: String,
    href: String,
}

pub(super) fn view<'w>(world: &'w World<'_>, key: &PageKey, contest: &'w ContestWorld<'_>) -> (Head, Body<'w>) {
    let facts = contest.contest;
    let page = ContestView {
        title: &facts.title,
        summary: &facts.summary,
        status: status::of(contest, world.config.now, world.lang),
        news: event::news(contest, world.lang),
        hosts: facts.hosts.iter().map(|h| HostView { role: &h.role, name: &h.name }).collect(),
        basis: &facts.basis,
        stages: stages(world, contest),
        areas: facts.areas.iter().map(area).collect(),
        notices: notices(world, contest),
        tracks: (0..facts.tracks.len()).map(|t| track_view(world, contest, t)).collect(),
        awards: award::views(world, contest),
        rubrics: rubrics(contest),
        choices: facts.choices.len(),
        profiles: contest.profiles.len(),
        showcases: contest.gallery.all.len(),
        gallery: facts.kind == ContestKind::Gallery,
        quotas: contest.has_quotas(),
    };
    let mut head = Head::new(world, key, "contest", &facts.short_title, facts.summary.clone());
    head.title.clone_from(&facts.title);
    (head, Body::Contest(Box::new(page)))
}

fn stages<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>) -> Vec<StageView<'w>> {
    let stages = &contest.contest.stages;
    let first = stages.iter().map(|s| s.from).min();
    let last = stages.iter().map(|s| s.to).max();
    let line = |stage: &'w Stage| {
        let scale = (first.unwrap_or(stage.from), last.unwrap_or(stage.to));
        let (x, w) = chart::window(stage.from, stage.to, scale);
        StageView {
            title: &stage.title,
            dates: format::dates(stage.from, stage.to, world.lang),
            actor: &stage.actor,
            clause: &stage.clause,
            publicity: stage.publicity,
            state: world.config.now.map(|now| status::state(stage, now)),
            x,
            w,
        }
    };
    stages.iter().map(line).collect()
}

fn area(area: &Area) -> AreaView<'_> {
    AreaView { title: &area.title, clause: &area.clause, criteria: &area.criteria }
}

/// Newest first.
fn notices<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>) -> Vec<NoticeView<'w>> {
    let line = |(n, notice): (usize, &'w Notice)| {
        let period = contest.periods[n].as_ref();
        let shown = notice::opens(notice);
        NoticeView {
            title: &notice.title,
            kind: words::notice_kind(notice.kind).get(world.lang).to_owned(),
            date: format::date(notice.published, world.lang),
            href: format!("notices/{}.html", notice.slug),
            period: shown.then(|| super::notice::period_words(contest, n, world.lang)),
            open: period.is_some_and(|p| world.config.now.is_some_and(|now| status::is_open(p, now))),
            draft: notice.draft,
        }
    };
    let shown = contest.contest.notices.iter().enumerate().filter(|(_, n)| world.shows(n));
    let mut lines: Vec<_> = shown.collect();
    lines.sort_by_key(|(_, n)| std::cmp::Reverse(n.published));
    lines.into_iter().map(line).collect()
}

fn track_view<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>, at: usize) -> TrackView<'w> {
    let track: &'w Track = &contest.contest.tracks[at];
    let index = &contest.tracks[at];
    let count = words::counted(index.main.len() + index.out.len(), track.kind);
    let (zh, en) = (&count.zh, &count.en);
    // Charts and ranges are of those that take part.
    let out = words::counted(index.out.len(), track.kind);
    let (out_zh, out_en) = (&out.zh, index.out.len());
    let count = if contest.contest.kind == ContestKind::Gallery {
        text!("展示{zh}", "{en} on show")
    } else if index.out.is_empty() {
        text!("申报{zh}", "{en} nominated")
    } else {
        text!("申报{zh}（其中{out_zh}不参评）", "{en} nominated, {out_en} of them not ranked")
    };
    let (range, distribution) = totals(world, contest, at);
    TrackView {
        title: &track.title,
        href: ListKey { contest: contest.at, track: at, scope: Scope::All, part: 0 }.local(contest),
        count: count.get(world.lang).to_owned(),
        scored: track.rubric.is_some(),
        range,
        distribution,
        criteria: &track.criteria,
    }
}

/// How the totals of a track lie: the ends in words, and tenths of the scale from the top down to
/// the lowest that is taken.
fn totals(world: &World<'_>, contest: &ContestWorld<'_>, track: usize) -> (Option<String>, Vec<StepView>) {
    let Some(rubric) = contest.contest.rubric_of(&contest.contest.tracks[track]) else {
        return (None, Vec::new());
    };
    let rows = contest.tracks[track].main.iter().map(|n| &contest.contest.nominations[*n].id);
    let scores: Vec<_> = rows.filter_map(|id| contest.judged.book.get(id)).map(|s| &s.total).collect();
    let (Some(best), Some(least)) =
        (scores.iter().map(|p| p.published).max(), scores.iter().map(|p| p.published).min())
    else {
        return (None, Vec::new());
    };
    let range = text!("最高 {best} 分，最低 {least} 分", "highest {best}, lowest {least}");
    let max = rubric.points.value();
    let steps = chart::distribution(scores.iter().map(|p| &p.exact), max);
    let most = steps.iter().copied().max().unwrap_or(0);
    let step = |(at, count): (usize, &usize)| {
        let tenth = |n: usize| {
            let part = max.times(&Exact::count(n)).checked_div(&Exact::int(10));
            part.map(|x| format::exact(&x)).unwrap_or_default()
        };
        StepView { label: format!("{}–{}", tenth(at), tenth(at + 1)), count: *count, bar: chart::share(*count, most) }
    };
    let taken = steps.iter().enumerate().skip_while(|(_, count)| **count == 0);
    let mut views: Vec<_> = taken.map(step).collect();
    views.reverse();
    (Some(range.get(world.lang).to_owned()), views)
}

fn rubrics<'w>(contest: &'w ContestWorld<'_>) -> Vec<RubricLink<'w>> {
    let link = |r: &'w crate::model::Rubric| RubricLink {
        title: &r.title,
        source: &r.source,
        points: r.points.to_string(),
        href: format!("rubrics/{}.html", r.id),
    };
    contest.contest.rubrics.iter().map(link).collect()
}
