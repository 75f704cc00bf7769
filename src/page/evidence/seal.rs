//! The fingerprint that leaves the server on paper, its code, and what became of the text beside it (E52).

use serde::Serialize;

use super::release::{anchor, href};
use super::words;
use crate::lang::{Lang, text};
use crate::model::{Contest, Notice, Release};
use crate::page::qr::Qr;
use crate::page::{World, format};

/// A fingerprint to print.
#[derive(Debug, Serialize)]
pub(in crate::page) struct SealView {
    release: String,
    /// From the contest's folder.
    href: String,
    /// In groups of four.
    fingerprint: String,
    /// Where the site shows it, as far as the site knows its own address.
    address: Option<String>,
    qr: Option<Qr>,
}

/// What the page of a notice says of a release that changed its text.
#[derive(Debug, Serialize)]
pub(in crate::page) struct RewordedView<'w> {
    /// 本文的文字在 r0003（2023年10月23日 更正）中更改过
    text: String,
    /// From the contest's folder.
    href: String,
    reason: Option<&'w str>,
}

/// Of the release since which a notice says what it says now.
pub(in crate::page) fn seal(world: &World<'_>, contest: &Contest, notice: &Notice) -> Option<SealView> {
    Some(of_release(world, contest, since(contest, &notice.slug)?))
}

/// Releases that changed the text of a notice, newest first.
pub(in crate::page) fn reworded<'w>(contest: &'w Contest, slug: &str, lang: Lang) -> Vec<RewordedView<'w>> {
    let place = format!("notice/{slug}");
    let changed = |r: &&Release| r.changes.iter().any(|c| c.place == place && c.from.is_some() && c.to.is_some());
    let view = |release: &'w Release| {
        let (id, event, on) = (release.id(), words::event(release.event), format::date(release.on, lang));
        let (zh, en) = (event.zh, event.en);
        let text = text!("本文的文字在 {id}（{on} {zh}）中更改过", "{id} ({en}, {on}) changed the text of this notice");
        RewordedView { text: text.only(lang), href: href(release), reason: release.reason.as_deref() }
    };
    contest.releases.iter().rev().filter(changed).map(view).collect()
}

/// The first of the latest full releases that hold a notice with the same text.
pub(super) fn since<'c>(contest: &'c Contest, slug: &str) -> Option<&'c Release> {
    let path = format!("data/notices/{slug}.txt");
    let text = |r: &Release| r.files.iter().find(|f| f.path == path).map(|f| f.sha256);
    let full = contest.releases.iter().rev().filter(|r| r.is_full());
    let mut held = full.map_while(|r| Some((r, text(r)?))).peekable();
    let (_, now) = *held.peek()?;
    held.take_while(|(_, text)| *text == now).last().map(|(release, _)| release)
}

/// Of a release.
pub(super) fn of_release(world: &World<'_>, contest: &Contest, release: &Release) -> SealView {
    let base = world.config.base_url.as_deref().map(|base| base.trim_end_matches('/'));
    let address = base.map(|base| format!("{base}/{}/evidence.html", contest.id));
    // Where the site has no address, the code says what a reader may paste into the page of releases.
    let code = match &address {
        Some(page) => format!("{page}#{}", anchor(release)),
        None => format!("gongshi:{}/{}:{}", contest.id, release.id(), release.fingerprint.hex()),
    };
    SealView {
        release: release.id(),
        href: href(release),
        fingerprint: release.fingerprint.grouped(),
        address,
        qr: Qr::of(code),
    }
}
