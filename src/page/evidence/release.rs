//! A release, as every page tells it.

use serde::Serialize;

use super::change::{ChangeView, ImpactView, weight};
use super::words;
use crate::lang::{Lang, text};
use crate::model::{Contest, Release, ReleaseEvent};
use crate::page::format;

/// How many changes and moves are told beside the other releases; a release's own page tells more.
const FEW: usize = 12;

/// A release.
#[derive(Debug, Serialize)]
pub(in crate::page) struct ReleaseView<'w> {
    id: String,
    /// Where a scanned code leads to.
    anchor: String,
    /// What is said to whoever brings its fingerprint.
    told: String,
    /// From the contest's folder.
    href: String,
    event: String,
    on: String,
    reason: Option<&'w str>,
    /// In groups of four.
    fingerprint: String,
    signed: bool,
    /// Whether it is the latest full one.
    current: bool,
    superseded_by: Option<Ref>,
    supersedes: Option<Ref>,
    downloads: Vec<Download>,
    changes: Vec<ChangeView<'w>>,
    impact: Vec<ImpactView<'w>>,
    /// How much is not told here.
    more: Option<String>,
}

/// Another release.
#[derive(Debug, Serialize)]
pub(super) struct Ref {
    id: String,
    href: String,
}

#[derive(Debug, Serialize)]
struct Download {
    /// A word of the theme.
    word: &'static str,
    /// From the root of the site.
    href: String,
}

impl<'w> ReleaseView<'w> {
    /// With few of its changes.
    pub(in crate::page) fn new(contest: &'w Contest, release: &'w Release, lang: Lang) -> Self {
        Self::with(contest, release, FEW, lang)
    }

    /// With at most `most` changes and `most` moves.
    pub(super) fn with(contest: &'w Contest, release: &'w Release, most: usize, lang: Lang) -> Self {
        let all = &contest.releases;
        let later = all.iter().find(|r| r.supersedes == Some(release.number));
        let mut moved: Vec<_> = release.impact.iter().collect();
        moved.sort_by_key(|impact| weight(impact));
        let impact = moved.into_iter().take(most).map(|i| ImpactView::new(contest, i, lang));
        let listed = &release.changes[..release.changes.len().min(most)];
        Self {
            id: release.id(),
            anchor: anchor(release),
            told: told(release, later, lang),
            href: href(release),
            event: words::event(release.event).get(lang).to_owned(),
            on: format::date(release.on, lang),
            reason: release.reason.as_deref(),
            fingerprint: release.fingerprint.grouped(),
            signed: release.signed,
            current: all.iter().rev().find(|r| r.is_full()).is_some_and(|r| r.number == release.number),
            superseded_by: later.map(reference),
            supersedes: all.iter().find(|r| Some(r.number) == release.supersedes).map(reference),
            downloads: downloads(contest, release),
            changes: ChangeView::all(contest, release, listed, lang),
            impact: impact.collect(),
            more: more(release, most, lang),
        }
    }
}

/// Where the page of a release stands, from the contest's folder.
pub(super) fn href(release: &Release) -> String {
    format!("releases/{}.html", release.id())
}

/// The fragment that a code on paper leads to: there is none for a fingerprint that was never published.
pub(super) fn anchor(release: &Release) -> String {
    format!("sha256-{}", release.fingerprint.hex())
}

/// Releases that changed what had been published, newest first.
pub(in crate::page) fn changing(contest: &Contest) -> impl Iterator<Item = &Release> {
    let changes = |r: &&Release| {
        !matches!(
            r.event,
            ReleaseEvent::RubricLocked
                | ReleaseEvent::Publication
                | ReleaseEvent::ObjectionSummary
                | ReleaseEvent::Final
        )
    };
    contest.releases.iter().rev().filter(changes)
}

/// 这是 r0002（2023年10月16日 公示发布）的指纹，64位相同。它已被 r0003 取代…
fn told(release: &Release, later: Option<&Release>, lang: Lang) -> String {
    let (id, event, on) = (release.id(), words::event(release.event), format::date(release.on, lang));
    let (zh, en) = (event.zh, event.en);
    let text = match later.map(Release::id) {
        Some(by) => text!(
            "这是 {id}（{on} {zh}）的指纹，64位相同。它已被 {by} 取代；此后改了什么、为什么改，见后来的各个版本。",
            "This is the fingerprint of {id} ({en}, {on}), all 64 digits of it. {by} has superseded it; the later releases say what changed since, and why."
        ),
        None => text!(
            "这是 {id}（{on} {zh}）的指纹，64位相同。",
            "This is the fingerprint of {id} ({en}, {on}), all 64 digits of it."
        ),
    };
    text.only(lang)
}

fn reference(release: &Release) -> Ref {
    Ref { id: release.id(), href: href(release) }
}

/// What a citizen may want first, as far as it is there.
fn downloads(contest: &Contest, release: &Release) -> Vec<Download> {
    let (id, folder) = (release.id(), format!("evidence/{}", contest.id));
    let whole = release.files.iter().all(|f| f.redacted_by.is_none());
    let file = |word, path: &str| {
        let there = release.files.iter().any(|f| f.path == path && f.redacted_by.is_none());
        there.then(|| Download { word, href: format!("{folder}/{id}/{path}") })
    };
    let zip = whole.then(|| Download { word: "zip", href: format!("{folder}/{id}.zip") });
    let receipt = Download { word: "receipt", href: format!("evidence/receipts/{}-{id}.txt", contest.id) };
    let files = [zip, file("workbook", "data/workbook.xlsx"), file("script", "data/verify/verify.py"), Some(receipt)];
    files.into_iter().flatten().collect()
}

fn more(release: &Release, most: usize, lang: Lang) -> Option<String> {
    if release.is_covered() {
        return Some(text!("改动说明已遮盖", "what it changed was taken out").get(lang).to_owned());
    }
    let rest = |all: usize| all.saturating_sub(most);
    let (changes, moves) = (rest(release.changes.len()), rest(release.impact.len()));
    let text = match (changes, moves) {
        (0, 0) => return None,
        (0, _) => {
            text!("还有{moves}份申报的得分或名次随之变动，这里没有列出", "{moves} more nominations moved with them")
        }
        (_, 0) => text!("还有{changes}处改动，这里没有列出", "{changes} more changes"),
        _ => text!(
            "还有{changes}处改动、{moves}份受影响的申报，这里没有列出",
            "{changes} more changes, {moves} more nominations"
        ),
    };
    Some(text.get(lang).to_owned())
}
