//! `<contest>/releases/r0001.html`: one release, with its files.

use serde::Serialize;

use super::release::ReleaseView;
use crate::lang::text;
use crate::model::{Fingerprint, ReleaseFile};
use crate::page::head::Head;
use crate::page::view::Body;
use crate::page::world::ContestWorld;
use crate::page::{PageKey, World, format};

/// How many changes and moves the page tells; the rest stands in the bundle's release.json.
const MOST: usize = 400;

/// The page.
#[derive(Debug, Serialize)]
pub(in crate::page) struct OneView<'w> {
    title: String,
    release: ReleaseView<'w>,
    /// Notices that it holds.
    notices: Vec<NoticeLink<'w>>,
    /// The bundle, from the root of the site.
    folder: String,
    files: Vec<FileView<'w>>,
}

#[derive(Debug, Serialize)]
struct NoticeLink<'w> {
    title: &'w str,
    href: String,
}

#[derive(Debug, Serialize)]
struct FileView<'w> {
    path: &'w str,
    bytes: u64,
    sha256: String,
    /// The release that took it out: its id.
    redacted_by: Option<String>,
}

pub(in crate::page) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
    at: usize,
) -> (Head, Body<'w>) {
    let (facts, release) = (contest.contest, &contest.contest.releases[at]);
    let (id, event) = (release.id(), super::words::event(release.event));
    let (zh, en, on) = (event.zh, event.en, format::date(release.on, world.lang));
    let title = text!("发布版本 {id}：{on} {zh}", "Release {id}: {en}, {on}").get(world.lang).to_owned();
    let notices = facts.notices.iter().filter(|n| world.shows(n) && release.notices.contains(&n.slug));
    let page = OneView {
        title: title.clone(),
        release: ReleaseView::with(facts, release, MOST, world.lang),
        notices: notices.map(|n| NoticeLink { title: &n.title, href: format!("notices/{}.html", n.slug) }).collect(),
        folder: format!("evidence/{}/{id}/", facts.id),
        files: release.files.iter().map(file).collect(),
    };
    let description = format!("{}：{title}", facts.title);
    let head = Head::new(world, key, "evidence", &title, description);
    let evidence = text!("存证与核验", "Evidence");
    let head = head.crumb(world, PageKey::Evidence(contest.at), evidence.get(world.lang));
    (head, Body::Release(Box::new(page)))
}

fn file(file: &ReleaseFile) -> FileView<'_> {
    FileView {
        path: &file.path,
        bytes: file.bytes,
        sha256: Fingerprint(file.sha256).grouped(),
        redacted_by: file.redacted_by.map(|number| format!("r{number:04}")),
    }
}
