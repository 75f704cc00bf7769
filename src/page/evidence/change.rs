//! What a release changed, and whom it moved, as lines.

use std::borrow::Cow;

use serde::Serialize;

use super::words;
use crate::lang::{Lang, Text, text};
use crate::model::{Contest, Impact, Release, ReleaseChange};

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
    /// Of a notice: its text before and after, from the root of the site, as far as they are there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    texts: Vec<TextView>,
}

/// The text of a notice in a bundle.
#[derive(Debug, Serialize)]
struct TextView {
    release: String,
    href: String,
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
    from: Cow<'w, str>,
    to: Cow<'w, str>,
}

impl<'w> ChangeView<'w> {
    pub(super) fn new(contest: &'w Contest, change: &'w ReleaseChange, lang: Lang) -> Self {
        let plain = words::has_value(&change.place);
        let value = |text: &'w Option<String>| text.as_deref().filter(|_| plain).map(|text| words::value(text, lang));
        Self {
            who: words::of_nomination(&change.place).map(|(id, _)| who(contest, id)),
            what: words::place(contest, change, lang),
            from: value(&change.from),
            to: value(&change.to),
            texts: Vec::new(),
        }
    }

    /// Those of a release, a line for each thing that changed: a decision stands in several places.
    pub(super) fn all(contest: &'w Contest, release: &Release, changes: &'w [ReleaseChange], lang: Lang) -> Vec<Self> {
        let mut lines: Vec<Self> = Vec::new();
        // What an event decided is said where the event is.
        let told = |change: &&ReleaseChange| {
            let decided = change.place.strip_prefix("contest/decided/").and_then(|rest| rest.split('/').next());
            !decided.is_some_and(|id| changes.iter().any(|other| other.place == format!("event/{id}")))
        };
        let line = |change| Self { texts: texts(contest, release, change), ..Self::new(contest, change, lang) };
        for line in changes.iter().filter(told).map(line) {
            let bare = line.who.is_none() && line.from.is_none() && line.to.is_none();
            if !(bare && lines.last().is_some_and(|last| last.what == line.what)) {
                lines.push(line);
            }
        }
        lines
    }

    /// The same on the page of the nomination itself.
    pub(super) fn here(self) -> Self {
        Self { who: None, ..self }
    }
}

impl<'w> ImpactView<'w> {
    pub(super) fn new(contest: &'w Contest, impact: &'w Impact, lang: Lang) -> Self {
        let told = |pair: &'w Option<(String, String)>, word: &dyn Fn(&'w str) -> Cow<'w, str>| {
            let dash = |text: &'w str| if text.is_empty() { "—".into() } else { word(text) };
            pair.as_ref().map(|(from, to)| Pair { from: dash(from), to: dash(to) })
        };
        Self {
            who: who(contest, impact.nomination.as_str()),
            total: told(&impact.total, &|text| text.into()),
            rank: told(&impact.rank, &|text| text.into()),
            standing: told(&impact.standing, &|text| words::standing(text, lang).into()),
            awards: told(&impact.awards, &|text| words::awards(contest, text).into()),
        }
    }
}

/// Where the text of a changed notice stands, before and after.
fn texts(contest: &Contest, release: &Release, change: &ReleaseChange) -> Vec<TextView> {
    let (Some(slug), Some(_), Some(_)) = (change.place.strip_prefix("notice/"), &change.from, &change.to) else {
        return Vec::new();
    };
    let path = format!("data/notices/{slug}.txt");
    let before = contest.releases.iter().find(|r| Some(r.number) == release.supersedes);
    let there = |r: &&Release| r.files.iter().any(|f| f.path == path && f.redacted_by.is_none());
    let view = |r: &Release| {
        let (release, contest) = (r.id(), &contest.id);
        TextView { href: format!("evidence/{contest}/{release}/{path}"), release }
    };
    before.into_iter().chain([release]).filter(there).map(view).collect()
}

/// Those whose standing, awards or total changed come before those who only moved up or down.
pub(super) fn weight(impact: &Impact) -> u8 {
    match (&impact.standing, &impact.awards, &impact.total) {
        (Some(_), _, _) => 0,
        (None, Some(_), _) => 1,
        (None, None, Some(_)) => 2,
        _ => 3,
    }
}

/// What a change is of, in words: 示例集体（a-1）隐患整改（完成数）.
pub(crate) fn change_place(contest: &Contest, change: &ReleaseChange) -> Text {
    let of = |lang: Lang| {
        let what = words::place(contest, change, lang);
        match words::of_nomination(&change.place) {
            Some((id, _)) => format!("{} {what}", named(contest, id, change.from.as_deref(), lang)),
            None => what,
        }
    };
    Text { zh: of(Lang::Zh), en: of(Lang::En) }
}

/// A change in one line, as the pages tell it: 示例集体（a-1）隐患整改（完成数）：46 → 45.
pub(crate) fn change_line(contest: &Contest, change: &ReleaseChange) -> Text {
    if let (Some((id, "")), from, to) = (words::of_nomination(&change.place), &change.from, &change.to) {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| named(contest, id, from.as_deref().or(to.as_deref()), lang));
        return match to {
            None => text!("申报 {zh} 没有了", "the nomination {en} is gone"),
            Some(_) => text!("新增申报 {zh}", "new nomination {en}"),
        };
    }
    let Text { zh, en } = change_place(contest, change);
    if !words::has_value(&change.place) {
        return Text { zh, en };
    }
    let shown = |value: Option<&str>, lang: Lang| match (value, lang) {
        (None, Lang::Zh) => "（没有）".to_owned(),
        (None, Lang::En) => "(nothing)".to_owned(),
        (Some(""), Lang::Zh) => "（空）".to_owned(),
        (Some(""), Lang::En) => "(empty)".to_owned(),
        (Some(value), lang) => words::value(value, lang).to_owned(),
    };
    let [zh_from, zh_to] = [&change.from, &change.to].map(|v| shown(v.as_deref(), Lang::Zh));
    let [en_from, en_to] = [&change.from, &change.to].map(|v| shown(v.as_deref(), Lang::En));
    text!("{zh}：{zh_from} → {zh_to}", "{en}: {en_from} → {en_to}")
}

/// Whom a release moved and how, in one line: 示例集体（a-1）总分 95.20 → 94.00，名次 1 → 2.
pub(crate) fn impact_line(contest: &Contest, impact: &Impact) -> Text {
    let line = |lang: Lang| {
        let view = ImpactView::new(contest, impact, lang);
        let pairs = [
            (text!("总分", "total"), view.total),
            (text!("名次", "rank"), view.rank),
            (text!("资格", "standing"), view.standing),
            (text!("奖项", "awards"), view.awards),
        ];
        let told = pairs.iter().filter_map(|(what, pair)| {
            let Pair { from, to } = pair.as_ref()?;
            Some(format!("{} {from} → {to}", what.get(lang)))
        });
        let told = told.collect::<Vec<_>>().join(if lang == Lang::Zh { "，" } else { ", " });
        format!("{} {told}", named(contest, impact.nomination.as_str(), None, lang))
    };
    Text { zh: line(Lang::Zh), en: line(Lang::En) }
}

/// A nomination by name and id; one that is gone by the name that was published.
fn named(contest: &Contest, id: &str, was: Option<&str>, lang: Lang) -> String {
    let name = contest.nomination(id).map(|n| n.name.value.as_str()).or(was.filter(|_| !id.is_empty()));
    match name.filter(|name| *name != id) {
        Some(name) => text!("{name}（{id}）", "{name} ({id})").get(lang).to_owned(),
        None => id.to_owned(),
    }
}

fn who<'w>(contest: &'w Contest, id: &'w str) -> WhoView<'w> {
    let found = contest.nomination(id);
    WhoView { name: found.map_or(id, |n| &n.name.value), href: found.map(|_| format!("n/{id}.html")) }
}
