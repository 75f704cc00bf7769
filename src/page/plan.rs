//! The list of all pages.

use super::key::{CoverageKey, EVENTS, GALLERY, GalleryKey, ListKey, PROFILES, ROWS, Scope};
use super::notice::statement;
use super::world::ContestWorld;
use super::{PageKey, World, coverage, filings};

/// Every page of the site, in a fixed order.
#[must_use]
pub fn plan(world: &World<'_>) -> Vec<PageKey> {
    let mut keys = vec![PageKey::Home, PageKey::NotFound, PageKey::Verify];
    for (at, contest) in world.contests.iter().enumerate() {
        plan_contest(world, at, contest, &mut keys);
    }
    keys
}

fn plan_contest(world: &World<'_>, at: usize, contest: &ContestWorld<'_>, keys: &mut Vec<PageKey>) {
    let facts = contest.contest;
    keys.push(PageKey::Contest(at));
    if !facts.choices.is_empty() {
        keys.push(PageKey::Choices(at));
    }
    if contest.has_quotas() {
        keys.push(PageKey::Quotas(at));
    }
    plan_coverage(at, contest, keys);
    keys.extend((0..parts(filings::due(contest).len(), ROWS)).map(|part| PageKey::Filings(at, part)));
    keys.extend((0..parts(facts.history.len(), EVENTS)).map(|part| PageKey::Corrections(at, part)));
    if !facts.releases.is_empty() {
        keys.push(PageKey::Evidence(at));
    }
    keys.extend((0..facts.releases.len()).map(|release| PageKey::Release(at, release)));
    keys.push(PageKey::Data(at));
    keys.extend((0..facts.rubrics.len()).map(|r| PageKey::Rubric(at, r)));
    keys.extend((0..facts.notices.len()).filter(|n| world.shows(&facts.notices[*n])).map(|n| PageKey::Notice(at, n)));
    let concluded = |n: &usize| statement::outcome(world, contest, *n).is_some();
    keys.extend((0..facts.notices.len()).filter(concluded).map(|n| PageKey::Statement(at, n)));
    for track in 0..facts.tracks.len() {
        plan_track(at, track, contest, keys);
    }
    keys.extend((0..parts(contest.profiles.len(), PROFILES)).map(|part| PageKey::Profiles(at, part)));
    plan_gallery(at, contest, keys);
    keys.extend((0..facts.nominations.len()).map(|n| PageKey::Nomination(at, n)));
}

fn plan_gallery(at: usize, contest: &ContestWorld<'_>, keys: &mut Vec<PageKey>) {
    let mut part = |facet, rows: &[usize]| {
        let key = |part| PageKey::Showcases(GalleryKey { contest: at, facet, part });
        keys.extend((0..parts(rows.len(), GALLERY)).map(key));
    };
    part(None, &contest.gallery.all);
    for (facet, of) in contest.gallery.facets.iter().enumerate() {
        part(Some(facet), &of.rows);
    }
}

/// The list of all units, and that of each category.
fn plan_coverage(at: usize, contest: &ContestWorld<'_>, keys: &mut Vec<PageKey>) {
    let facts = contest.contest.coverage.as_ref().zip(contest.judged.results.coverage.as_ref());
    let Some((targets, result)) = facts else { return };
    for row in std::iter::once(None).chain((0..result.rows.len()).map(Some)) {
        let (held, without) = coverage::split(contest, targets, result, row);
        let count = parts(held.len() + without.len(), ROWS).max(1);
        keys.extend((0..count).map(|part| PageKey::Coverage(at, CoverageKey { row, part })));
    }
}

fn plan_track(at: usize, track: usize, contest: &ContestWorld<'_>, keys: &mut Vec<PageKey>) {
    let index = &contest.tracks[track];
    let mut list = |scope, rows: usize| {
        let key = ListKey { contest: at, track, scope, part: 0 };
        keys.extend((0..parts(rows, ROWS).max(1)).map(|part| PageKey::List(key.with_part(part))));
    };
    list(Scope::All, index.main.len());
    for (facet, (_, rows)) in index.by_unit.iter().enumerate() {
        list(Scope::Unit(facet), rows.len());
    }
    for (facet, (_, rows)) in index.by_award.iter().enumerate() {
        list(Scope::Award(facet), rows.len());
    }
}

/// How many pages `rows` rows take.
pub(super) fn parts(rows: usize, page: usize) -> usize {
    rows.div_ceil(page)
}
