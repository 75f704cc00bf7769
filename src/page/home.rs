//! The home page: the contests of the site, what is open for objections, the latest notices.

use std::cmp::Reverse;

use serde::Serialize;

use super::head::Head;
use super::view::Body;
use super::{PageKey, World, event, format, status, words};
use crate::lang::text;

/// How many notices the home page lists.
const LATEST: usize = 8;

/// The home page.
#[derive(Debug, Serialize)]
pub(super) struct HomeView<'w> {
    title: &'w str,
    organiser: &'w str,
    summary: &'w str,
    contests: Vec<ContestCard<'w>>,
    notices: Vec<NoticeLine<'w>>,
}

#[derive(Debug, Serialize)]
struct ContestCard<'w> {
    title: &'w str,
    summary: &'w str,
    href: String,
    status: Option<status::Status>,
    /// 4个类别，250个申报
    counts: String,
    /// Open objections and the latest change.
    news: Vec<event::NewsView>,
}

#[derive(Debug, Serialize)]
struct NoticeLine<'w> {
    title: &'w str,
    kind: String,
    date: String,
    contest: &'w str,
    href: String,
    /// The period of a publicity notice.
    period: Option<String>,
    /// Whether objections are open now.
    open: bool,
}

pub(super) fn view<'w>(world: &'w World<'_>, key: &PageKey) -> (Head, Body<'w>) {
    let site = world.site;
    let contests = world.contests.iter().map(|c| {
        let (tracks, nominations) = (c.contest.tracks.len(), c.contest.nominations.len());
        let counts = text!("{tracks}个类别，{nominations}份申报", "{tracks} tracks, {nominations} nominations");
        ContestCard {
            title: &c.contest.title,
            summary: &c.contest.summary,
            href: PageKey::Contest(c.at).path(world),
            status: status::of(c, world.config.now, world.lang),
            counts: counts.get(world.lang).to_owned(),
            news: event::news(c, world.lang),
        }
    });
    let page = HomeView {
        title: &site.title,
        organiser: &site.organiser,
        summary: &site.summary,
        contests: contests.collect(),
        notices: latest(world),
    };
    (Head::new(world, key, "home", &site.title, site.summary.clone()), Body::Home(page))
}

fn latest<'w>(world: &'w World<'_>) -> Vec<NoticeLine<'w>> {
    let all =
        world.contests.iter().flat_map(|c| c.contest.notices.iter().enumerate().map(move |(n, notice)| (c, n, notice)));
    let mut all: Vec<_> = all.filter(|(_, _, notice)| world.shows(notice)).collect();
    all.sort_by_key(|(_, _, notice)| Reverse(notice.published));
    let line = |(c, n, notice): (&'w super::world::ContestWorld<'_>, usize, &'w crate::model::Notice)| {
        let period = c.periods[n].as_ref();
        NoticeLine {
            title: &notice.title,
            kind: words::notice_kind(notice.kind).get(world.lang).to_owned(),
            date: format::date(notice.published, world.lang),
            contest: &c.contest.short_title,
            href: PageKey::Notice(c.at, n).path(world),
            period: crate::notice::opens(notice).then(|| super::notice::period_words(c, n, world.lang)),
            open: period.is_some_and(|p| world.config.now.is_some_and(|now| status::is_open(p, now))),
        }
    };
    all.into_iter().take(LATEST).map(line).collect()
}
