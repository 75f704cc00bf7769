//! 成果展示: the gallery of innovation results, whole and by type, scope, award, originality and unit.

use serde::Serialize;

use super::gallery::{Facet, FacetKind};
use super::head::Head;
use super::key::{GALLERY, GalleryKey};
use super::list::award_titles;
use super::plan::parts;
use super::profiles::opening;
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World, words};
use crate::lang::{Lang, text};
use crate::model::TrackKind;

/// One part of the gallery.
#[derive(Debug, Serialize)]
pub(super) struct ShowcasesView<'w> {
    title: String,
    /// 共24项
    count: String,
    facets: Vec<FacetView<'w>>,
    parts: Vec<PartView>,
    cards: Vec<CardView<'w>>,
}

#[derive(Debug, Serialize)]
struct FacetView<'w> {
    title: String,
    links: Vec<FacetLink<'w>>,
}

#[derive(Debug, Serialize)]
struct FacetLink<'w> {
    title: &'w str,
    count: usize,
    href: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct PartView {
    title: String,
    href: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct CardView<'w> {
    name: &'w str,
    unit: &'w str,
    kind: &'w str,
    scope: &'static str,
    originality: &'w str,
    award: Option<String>,
    /// 示例甲等3人
    people: String,
    opening: String,
    href: String,
}

pub(super) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
    at: GalleryKey,
) -> (Head, Body<'w>) {
    let lang = world.lang;
    let whole = text!("成果展示", "Innovation results").get(lang).to_owned();
    let facet = at.facet.and_then(|facet| contest.gallery.facets.get(facet));
    let title = facet.map_or_else(|| whole.clone(), |f| format!("{whole} · {}", f.title));
    let rows = facet.map_or(&contest.gallery.all, |f| &f.rows);
    let count = words::counted(rows.len(), TrackKind::Showcase);
    let (zh, en) = (&count.zh, &count.en);
    let page = ShowcasesView {
        title: title.clone(),
        count: text!("共{zh}", "{en} in all").get(lang).to_owned(),
        facets: FacetKind::ALL.into_iter().filter_map(|kind| facet_view(contest, at, kind, lang)).collect(),
        parts: part_links(contest, at, rows.len()),
        cards: rows.iter().skip(at.part * GALLERY).take(GALLERY).filter_map(|n| card(contest, *n, lang)).collect(),
    };
    let description = format!("{}：{title}，{}", contest.contest.title, page.count);
    let mut head = Head::new(world, key, "showcases", &title, description);
    if at.facet.is_some() {
        head = head.crumb(world, PageKey::Showcases(GalleryKey { facet: None, part: 0, ..at }), &whole);
    }
    (head, Body::Showcases(page))
}

fn facet_view<'w>(contest: &'w ContestWorld<'_>, at: GalleryKey, kind: FacetKind, lang: Lang) -> Option<FacetView<'w>> {
    let link = |(facet, f): (usize, &'w Facet)| FacetLink {
        title: &f.title,
        count: f.rows.len(),
        href: GalleryKey { facet: Some(facet), part: 0, ..at }.local(contest),
        current: at.facet == Some(facet),
    };
    let all = contest.gallery.facets.iter().enumerate().filter(|(_, f)| f.kind == kind);
    let links: Vec<_> = all.map(link).collect();
    (!links.is_empty()).then(|| FacetView { title: kind.title().get(lang).to_owned(), links })
}

fn part_links(contest: &ContestWorld<'_>, at: GalleryKey, rows: usize) -> Vec<PartView> {
    let count = parts(rows, GALLERY);
    let part = |part: usize| PartView {
        title: format!("{}–{}", part * GALLERY + 1, rows.min((part + 1) * GALLERY)),
        href: GalleryKey { part, ..at }.local(contest),
        current: part == at.part,
    };
    if count > 1 { (0..count).map(part).collect() } else { Vec::new() }
}

fn card<'w>(contest: &'w ContestWorld<'_>, n: usize, lang: Lang) -> Option<CardView<'w>> {
    let nomination = &contest.contest.nominations[n];
    let showcase = nomination.showcase.as_deref()?;
    let rules = contest.contest.tracks[contest.standings[n].track].showcase.as_ref()?;
    let first = nomination.contributors.first().map_or("", |c| c.name.as_str());
    let people = match nomination.contributors.len() {
        0 | 1 => first.to_owned(),
        many => text!("{first}等{many}人", "{first} and others ({many})").get(lang).to_owned(),
    };
    let prose = showcase.description.as_ref().map(|d| opening(&d.markdown));
    Some(CardView {
        name: &nomination.name.value,
        unit: contest.unit_name(&nomination.unit),
        kind: rules.types.get(showcase.kind).map_or("", |t| &t.title),
        scope: showcase.scope.title(),
        originality: rules.originality.get(showcase.originality).map_or("", |o| &o.title),
        award: award_titles(contest, n),
        people,
        opening: nomination.summary.clone().or(prose).unwrap_or_default(),
        href: format!("n/{}.html", nomination.id),
    })
}
