//! What releases changed of a nomination or of a list since it was first published.

use std::collections::HashMap;

use serde::Serialize;

use super::change::{ChangeView, ImpactView};
use super::release::{changing, href};
use super::words;
use crate::lang::{Lang, text};
use crate::model::{Contest, Impact, NominationId, Release, ReleaseChange};
use crate::page::format;

/// A release, and what it changed of one nomination.
#[derive(Debug)]
pub(in crate::page) struct Amendment<'a> {
    release: &'a Release,
    changes: Vec<&'a ReleaseChange>,
    impact: Option<&'a Impact>,
}

/// Amendments by nomination, newest first.
#[derive(Debug, Default)]
pub(in crate::page) struct Amends<'a>(HashMap<&'a str, Vec<Amendment<'a>>>);

impl<'a> Amends<'a> {
    pub(in crate::page) fn new(contest: &'a Contest) -> Self {
        let mut all: HashMap<&str, Vec<Amendment<'_>>> = HashMap::new();
        for release in changing(contest) {
            for change in &release.changes {
                if let Some((id, _)) = words::of_nomination(&change.place) {
                    amendment(&mut all, id, release).changes.push(change);
                }
            }
            for impact in &release.impact {
                amendment(&mut all, impact.nomination.as_str(), release).impact = Some(impact);
            }
        }
        Self(all)
    }

    fn of(&self, id: &NominationId) -> &[Amendment<'a>] {
        self.0.get(id.as_str()).map_or(&[], Vec::as_slice)
    }
}

/// That of a nomination by a release: releases come one after the other.
fn amendment<'m, 'a>(
    all: &'m mut HashMap<&'a str, Vec<Amendment<'a>>>,
    id: &'a str,
    release: &'a Release,
) -> &'m mut Amendment<'a> {
    let list = all.entry(id).or_default();
    if list.last().is_none_or(|last| last.release.number != release.number) {
        list.push(Amendment { release, changes: Vec::new(), impact: None });
    }
    let last = list.len() - 1;
    &mut list[last]
}

/// What the page of a nomination says of a release that changed it.
#[derive(Debug, Serialize)]
pub(in crate::page) struct AmendedView<'w> {
    /// 本页数据在 r0003（2023年10月23日 更正）中更改过
    text: String,
    /// From the contest's folder.
    href: String,
    reason: Option<&'w str>,
    changes: Vec<ChangeView<'w>>,
    impact: Option<ImpactView<'w>>,
}

/// What a list says of a release that changed rows of it.
#[derive(Debug, Serialize)]
pub(in crate::page) struct ListAmendedView {
    text: String,
    href: String,
}

/// Newest first.
pub(in crate::page) fn amended<'w>(
    contest: &'w Contest,
    amends: &Amends<'w>,
    id: &NominationId,
    lang: Lang,
) -> Vec<AmendedView<'w>> {
    let view = |amendment: &Amendment<'w>| {
        let (id, event, on) = told(amendment.release, lang);
        let text = if amendment.changes.is_empty() {
            text!(
                "本页的得分或名次随 {id}（{on} {event}）变动",
                "{id} ({event}, {on}) moved the score or rank of this page"
            )
        } else {
            text!("本页数据在 {id}（{on} {event}）中更改过", "{id} ({event}, {on}) changed data of this page")
        };
        AmendedView {
            text: text.get(lang).to_owned(),
            href: href(amendment.release),
            reason: amendment.release.reason.as_deref(),
            changes: amendment.changes.iter().map(|c| ChangeView::new(contest, c, lang).here()).collect(),
            impact: amendment.impact.map(|i| ImpactView::new(contest, i, lang)),
        }
    };
    amends.of(id).iter().map(view).collect()
}

/// How many nominations of a list each release changed, newest first.
pub(in crate::page) fn amended_list<'w>(
    contest: &Contest,
    amends: &Amends<'_>,
    ids: impl Iterator<Item = &'w NominationId>,
    lang: Lang,
) -> Vec<ListAmendedView> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for amendment in ids.flat_map(|id| amends.of(id)) {
        *counts.entry(amendment.release.number).or_default() += 1;
    }
    let line = |release: &Release| {
        let count = counts.get(&release.number)?;
        let (id, event, on) = told(release, lang);
        let text = text!(
            "{id}（{on} {event}）更改过名单中{count}份申报的数据、得分或名次",
            "{id} ({event}, {on}) changed data, scores or ranks of {count} nominations of this list"
        );
        Some(ListAmendedView { text: text.get(lang).to_owned(), href: href(release) })
    };
    changing(contest).filter_map(line).collect()
}

fn told(release: &Release, lang: Lang) -> (String, String, String) {
    (release.id(), words::event(release.event).get(lang).to_owned(), format::date(release.on, lang))
}
