//! `<contest>/evidence.html`: all releases of a contest, newest first.

use serde::Serialize;

use super::release::ReleaseView;
use super::seal::{SealView, of_release};
use crate::lang::text;
use crate::page::head::Head;
use crate::page::view::Body;
use crate::page::world::ContestWorld;
use crate::page::{PageKey, World};

/// The page.
#[derive(Debug, Serialize)]
pub(in crate::page) struct EvidenceView<'w> {
    title: String,
    /// The current release, to be scanned or copied down.
    seal: Option<SealView>,
    releases: Vec<ReleaseView<'w>>,
}

pub(in crate::page) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
) -> (Head, Body<'w>) {
    let facts = contest.contest;
    let title = text!("存证与核验", "Evidence").get(world.lang).to_owned();
    let current = facts.releases.iter().rev().find(|r| r.is_full()).or(facts.releases.last());
    let page = EvidenceView {
        title: title.clone(),
        seal: current.map(|release| of_release(world, facts, release)),
        releases: facts.releases.iter().rev().map(|r| ReleaseView::new(facts, r, world.lang)).collect(),
    };
    let description = format!("{}：{title}", facts.title);
    (Head::new(world, key, "evidence", &title, description), Body::Evidence(Box::new(page)))
}
