//! `verify.html`: how to check what the site publishes, and what each way shows.

use serde::Serialize;

use crate::lang::text;
use crate::model::Release;
use crate::page::head::Head;
use crate::page::view::Body;
use crate::page::{PageKey, World};

/// The page. What it says stands in the words of the theme.
#[derive(Debug, Serialize)]
pub(in crate::page) struct HowView<'w> {
    title: String,
    /// Contests with releases.
    contests: Vec<ContestLine<'w>>,
    /// For the example commands.
    example: Example,
}

/// A release of the site, by the names that its files have.
#[derive(Debug, Serialize)]
struct Example {
    /// From the root of the site: `evidence/guangxi-2023/r0002.zip`.
    zip: String,
    /// The same when it was saved: `r0002.zip`.
    saved: String,
    /// `guangxi-2023-r0002.txt`
    receipt: String,
}

#[derive(Debug, Serialize)]
struct ContestLine<'w> {
    title: &'w str,
    /// From the root of the site.
    href: String,
    release: String,
    fingerprint: String,
}

pub(in crate::page) fn view<'w>(world: &'w World<'_>, key: &PageKey) -> (Head, Body<'w>) {
    let title = text!("怎样核验", "How to check").get(world.lang).to_owned();
    let line = |c: &'w crate::page::ContestWorld<'_>| {
        let release = c.contest.releases.iter().rev().find(|r| r.is_full()).or(c.contest.releases.last())?;
        Some(ContestLine {
            title: &c.contest.title,
            href: PageKey::Evidence(c.at).path(world),
            release: release.id(),
            fingerprint: release.fingerprint.grouped(),
        })
    };
    let first = world.contests.iter().find(|c| !c.contest.releases.is_empty()).or(world.contests.first());
    let contest = first.map_or("contest", |c| c.contest.id.as_str());
    let id = first.and_then(|c| c.contest.releases.last()).map_or_else(|| "r0001".to_owned(), Release::id);
    let example = Example {
        zip: format!("evidence/{contest}/{id}.zip"),
        saved: format!("{id}.zip"),
        receipt: format!("{contest}-{id}.txt"),
    };
    let page = HowView { title: title.clone(), contests: world.contests.iter().filter_map(line).collect(), example };
    let description = format!("{}：{title}", world.site.title);
    (Head::new(world, key, "verify", &title, description), Body::Verify(page))
}
