//! What the page of a nomination recomputes its score from (spec/evidence.md E51), as JSON that can stand
//! in a script element.

use std::collections::BTreeMap;

use serde::Serialize;

use super::facts::{criteria, gates};
use super::world::ContestWorld;
use super::{PageKey, World, format};
use crate::lang::Lang;
use crate::model::rule::{BonusWorth, Rule, Scope};
use crate::model::{Facts, Nomination, NominationId, Release, Rubric};
use crate::score::{Outcome, Points, Score};

/// The sheet of a nomination.
#[derive(Serialize)]
struct Sheet<'a> {
    format: &'static str,
    contest: &'a str,
    nomination: &'a str,
    rubric: &'a str,
    #[serde(serialize_with = "criteria")]
    facts: &'a Facts,
    #[serde(serialize_with = "gates")]
    gates: &'a Facts,
    /// Awards of other contests that its bonus claims name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    won: Vec<Win<'a>>,
    /// Best values of the relative criteria, as exact numbers.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    bests: BTreeMap<&'a str, String>,
    /// Published points by item; what is left out is not there.
    scores: serde_json::Map<String, serde_json::Value>,
    release: Option<Bound>,
    /// All releases of the contest: whoever brings the fingerprint of one is told which it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    releases: Vec<Known>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Win<'a> {
    contest: &'a str,
    nomination: &'a str,
    award: &'a str,
    tier: &'a str,
}

/// The release that holds the facts of the page.
#[derive(Serialize)]
struct Bound {
    release: String,
    fingerprint: String,
}

/// A release of the contest.
#[derive(Serialize)]
struct Known {
    release: String,
    /// What it was made for, in words.
    event: String,
    fingerprint: String,
    /// The release that took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

/// The sheet of a page; none where the page shows no score.
pub(super) fn of(world: &World<'_>, key: &PageKey) -> Option<String> {
    let PageKey::Nomination(contest, n) = key else { return None };
    let contest = &world.contests[*contest];
    let nomination = &contest.contest.nominations[*n];
    let track = contest.standings[*n].track;
    let rubric = contest.contest.rubric_of(&contest.contest.tracks[track])?;
    let score = contest.judged.book.get(&nomination.id).filter(|_| !nomination.facts.criteria.is_empty())?;
    let sheet = Sheet {
        format: "gongshi-sheet/1",
        contest: contest.contest.id.as_str(),
        nomination: nomination.id.as_str(),
        rubric: rubric.id.as_str(),
        facts: &nomination.facts,
        gates: &nomination.facts,
        won: won(contest, rubric, nomination),
        bests: bests(contest, track, rubric, nomination),
        scores: scores(rubric, score),
        release: contest.contest.releases.iter().rev().find(|r| r.is_full()).map(bound),
        releases: known(&contest.contest.releases, world.lang),
    };
    // Nothing in it can end the element that it stands in.
    serde_json::to_string(&sheet).ok().map(|json| json.replace('<', "\\u003c"))
}

fn bound(release: &Release) -> Bound {
    Bound { release: release.id(), fingerprint: release.fingerprint.hex() }
}

fn known(releases: &[Release], lang: Lang) -> Vec<Known> {
    let view = |release: &Release| Known {
        release: release.id(),
        event: super::evidence::event(release.event).only(lang),
        fingerprint: release.fingerprint.hex(),
        by: releases.iter().find(|r| r.supersedes == Some(release.number)).map(Release::id),
    };
    releases.iter().map(view).collect()
}

fn scores(rubric: &Rubric, score: &Score) -> serde_json::Map<String, serde_json::Value> {
    let shown = |points: &Points| serde_json::Value::String(format::published(&points.published));
    let scored = |outcome: &Outcome| if let Outcome::Scored(points) = outcome { Some(shown(points)) } else { None };
    let criteria = rubric.criteria().into_iter().map(|c| c.id.to_string()).zip(&score.criteria);
    let groups = rubric.groups().into_iter().map(|g| g.id.to_string()).zip(&score.groups);
    let items = criteria.chain(groups).filter_map(|(id, outcome)| Some((id, scored(outcome)?)));
    items.chain([("total".to_owned(), shown(&score.total))]).collect()
}

/// The best values that its relative criteria are held against.
fn bests<'a>(
    contest: &'a ContestWorld<'_>,
    track: usize,
    rubric: &'a Rubric,
    nomination: &Nomination,
) -> BTreeMap<&'a str, String> {
    let relative = rubric.criteria().into_iter().filter_map(|c| match &c.rule {
        Rule::Relative(rule) => Some((c, rule.scope)),
        _ => None,
    });
    let best = |(criterion, scope): (&'a crate::model::Criterion, Scope)| {
        let by = (scope == Scope::Recommender).then_some(&nomination.recommended_by);
        let (_, _, best) = contest.context(track)?.bests().find(|(c, unit, _)| **c == criterion.id && *unit == by)?;
        Some((criterion.id.as_str(), best.to_string()))
    };
    relative.filter_map(best).collect()
}

/// What the nominations named in its claims won elsewhere, each once.
fn won<'a>(contest: &'a ContestWorld<'_>, rubric: &'a Rubric, nomination: &'a Nomination) -> Vec<Win<'a>> {
    let mut all = Vec::new();
    for criterion in rubric.criteria() {
        let Rule::Bonus(bonus) = &criterion.rule else { continue };
        let claims = nomination.facts.criterion(&criterion.id).and_then(|f| f.get("claims"));
        for claim in claims.and_then(|c| c.value.as_rows()).unwrap_or_default() {
            let word = |key: &str| claim.get(key).and_then(|fact| fact.value.as_word());
            let item = bonus.items.iter().find(|item| Some(&*item.id) == word("item"));
            let (Some(BonusWorth::AwardIn { contest: other, .. }), Some(named)) =
                (item.map(|i| &i.worth), word("nomination"))
            else {
                continue;
            };
            let wins = contest.judged.elsewhere.wins(other, &NominationId::new(named)).iter();
            all.extend(wins.map(|(award, tier)| Win {
                contest: other.as_str(),
                nomination: named,
                award: award.as_str(),
                tier: tier.as_str(),
            }));
        }
    }
    all.sort();
    all.dedup();
    all
}
