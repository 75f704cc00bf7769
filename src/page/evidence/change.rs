//! What a release changed, and whom it moved, as lines.

use serde::Serialize;

use super::words;
use crate::lang::Lang;
use crate::model::{Contest, Impact, ReleaseChange};

/// A changed place.
#[derive(Debug, Serialize)]
pub(in crate::page) struct ChangeView<'w> {
    /// Whose record it is of; none for rubrics, notices, settings.
    who: Option<WhoView<'w>>,
    what: String,
    /// None where it is new.
    from: Option<&'w str>,
    /// None where it is gone.
    to: Option<&'w str>,
}

/// A nomination.
#[derive(Debug, Serialize)]
struct WhoView<'w> {
    name: &'w str,
    /// From the contest's folder; none where its page is gone.
    href: Option<String>,
}

/// Whom a release moved: pairs of before and after, those that differ.
#[derive(Debug, Serialize)]
pub(in crate::page) struct ImpactView<'w> {
    who: WhoView<'w>,
    total: Option<Pair<'w>>,
    rank: Option<Pair<'w>>,
    standing: Option<Pair<'w>>,
    awards: Option<Pair<'w>>,
}

#[derive(Debug, Serialize)]
struct Pair<'w> {
    from: &'w str,
    to: &'w str,
}

impl<'w> ChangeView<'w> {
    pub(super) fn new(contest: &'w Contest, change: &'w ReleaseChange, lang: Lang) -> Self {
        Self {
            who: words::of_nomination(&change.place).map(|(id, _)| who(contest, id)),
            what: words::place(contest, &change.place, lang),
            from: change.from.as_deref().filter(|text| !is_hash(text)),
            to: change.to.as_deref().filter(|text| !is_hash(text)),
        }
    }

    /// The same on the page of the nomination itself.
    pub(super) fn here(self) -> Self {
        Self { who: None, ..self }
    }
}

/// A notice is compared by its hash, which says nothing to a reader.
fn is_hash(text: &str) -> bool {
    text.starts_with("sha256:")
}

impl<'w> ImpactView<'w> {
    pub(super) fn new(contest: &'w Contest, impact: &'w Impact, lang: Lang) -> Self {
        let dash = |text: &'w str| if text.is_empty() { "—" } else { text };
        let pair = |pair: &'w Option<(String, String)>| {
            pair.as_ref().map(|(from, to)| Pair { from: dash(from), to: dash(to) })
        };
        let standing = impact
            .standing
            .as_ref()
            .map(|(from, to)| Pair { from: dash(words::standing(from, lang)), to: dash(words::standing(to, lang)) });
        Self {
            who: who(contest, impact.nomination.as_str()),
            total: pair(&impact.total),
            rank: pair(&impact.rank),
            standing,
            awards: pair(&impact.awards),
        }
    }
}

fn who<'w>(contest: &'w Contest, id: &'w str) -> WhoView<'w> {
    let found = contest.nomination(id);
    WhoView { name: found.map_or(id, |n| &n.name.value), href: found.map(|_| format!("n/{id}.html")) }
}
