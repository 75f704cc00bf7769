//! 更正和变更: everything that happened in a contest, newest first, and how objections ended.

use serde::Serialize;

use super::EventView;
use super::words::Tally;
use crate::lang::{Lang, text};
use crate::page::evidence::{ReleaseView, changing};
use crate::page::head::Head;
use crate::page::key::EVENTS;
use crate::page::plan::parts;
use crate::page::view::Body;
use crate::page::world::ContestWorld;
use crate::page::{PageKey, World, format};

/// One part of the page.
#[derive(Debug, Serialize)]
pub(in crate::page) struct CorrectionsView<'w> {
    title: String,
    /// How many objections there were and how they ended; none where there were none.
    objections: Option<String>,
    parts: Vec<PartView>,
    events: Vec<EventView<'w>>,
    /// Releases that changed what had been published, newest first; on the first part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    releases: Vec<ReleaseView<'w>>,
}

#[derive(Debug, Serialize)]
struct PartView {
    title: String,
    href: String,
    current: bool,
}

/// What the home page and the page of a contest say of the latest changes.
#[derive(Debug, Serialize)]
pub(in crate::page) struct NewsView {
    text: String,
    /// From the root of the site.
    href: String,
    /// Whether somebody waits for an answer.
    open: bool,
}

pub(in crate::page) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
    part: usize,
) -> (Head, Body<'w>) {
    let title = text!("更正和变更", "Corrections and changes").get(world.lang).to_owned();
    let all = contest.contest.history.iter().rev();
    let events = all.skip(part * EVENTS).take(EVENTS).map(|e| EventView::new(contest, e, None, world.lang));
    let (size, count) = (contest.contest.history.len(), parts(contest.contest.history.len(), EVENTS));
    let releases = changing(contest.contest).map(|r| ReleaseView::new(contest.contest, r, world.lang));
    let link = |p: usize| PartView {
        title: format!("{}–{}", p * EVENTS + 1, size.min((p + 1) * EVENTS)),
        href: file(p),
        current: p == part,
    };
    let page = CorrectionsView {
        title: title.clone(),
        objections: objections(contest, world.lang),
        parts: if count > 1 { (0..count).map(link).collect() } else { Vec::new() },
        events: events.collect(),
        releases: releases.filter(|_| part == 0).collect(),
    };
    let description = format!("{}：{title}", contest.contest.title);
    (Head::new(world, key, "corrections", &title, description), Body::Corrections(page))
}

/// The file of a part, from the contest's folder.
pub(in crate::page) fn file(part: usize) -> String {
    if part == 0 { "corrections.html".to_owned() } else { format!("corrections-{}.html", part + 1) }
}

/// 收到异议3件：属实1件，部分属实0件，不属实1件，核查中1件
fn objections(contest: &ContestWorld<'_>, lang: Lang) -> Option<String> {
    let cases: Vec<_> = contest.contest.objections().collect();
    let Tally { all, upheld, partly, unfounded, open } = Tally::of(&cases.iter().copied());
    let text = text!(
        "收到异议{all}件：属实{upheld}件，部分属实{partly}件，不属实{unfounded}件，核查中{open}件。提出异议的人不公开。",
        "{all} objections: {upheld} upheld, {partly} in part, {unfounded} unfounded, {open} open. Who raised them is not published."
    );
    (all > 0).then(|| text.get(lang).to_owned())
}

/// Open objections, and the latest correction or change of who is listed.
pub(in crate::page) fn news(contest: &ContestWorld<'_>, lang: Lang) -> Vec<NewsView> {
    let href = |anchor: &str| format!("{}/{}{anchor}", contest.contest.id, file(0));
    let open = contest.contest.open_objections().count();
    let waiting = (open > 0).then(|| NewsView {
        text: text!("异议核查中：{open}件", "Open objections: {open}").get(lang).to_owned(),
        href: href(""),
        open: true,
    });
    let changed = |e: &'_ crate::model::Event| {
        super::words::changed(contest.contest, e, lang).map(|what| (e.on, e.id.clone(), what))
    };
    let latest = contest.contest.history.iter().rev().find_map(changed).map(|(on, id, what)| {
        let on = format::date(on, lang);
        NewsView {
            text: text!("最近变更（{on}）：{what}", "Latest change ({on}): {what}").get(lang).to_owned(),
            href: href(&format!("#{id}")),
            open: false,
        }
    });
    waiting.into_iter().chain(latest).collect()
}
