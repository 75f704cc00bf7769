//! Rows of the tables that follow from records and results.

use crate::export::Put;
use crate::model::{Rubric, RubricId};
use crate::number::Exact;
use crate::page::ContestWorld;
use crate::rank::WhyUnranked;
use crate::score::{Outcome, Points};

pub(super) const fn flag(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// Numerator and denominator in lowest terms.
pub(super) fn fraction(value: &Exact) -> (String, String) {
    let whole = value.to_string();
    match whole.split_once('/') {
        Some((numerator, denominator)) => (numerator.to_owned(), denominator.to_owned()),
        None => (whole, "1".to_owned()),
    }
}

pub(super) fn rubric_of<'w>(contest: &'w ContestWorld<'_>, at: usize) -> Option<&'w Rubric> {
    contest.contest.rubric_of(&contest.contest.tracks[contest.standings[at].track])
}

pub(super) fn nomination(contest: &ContestWorld<'_>, at: usize, put: Put<'_>) {
    let n = &contest.contest.nominations[at];
    let (unit, by) = (n.unit.as_str(), n.recommended_by.as_str());
    let rubric = contest.contest.tracks[contest.standings[at].track].rubric.as_ref().map_or("", RubricId::as_str);
    let out = flag(contest.contest.taken_out(&n.id).is_some());
    put(&[n.id.as_str(), n.track.as_str(), &n.name.value, unit, by, rubric, out]);
}

/// One score sheet: criteria, groups, total.
pub(super) fn scores(contest: &ContestWorld<'_>, at: usize, put: Put<'_>) {
    let id = &contest.contest.nominations[at].id;
    let Some((rubric, score)) = rubric_of(contest, at).zip(contest.judged.book.get(id)) else { return };
    let mut line = |item: &str, kind: &str, points: Option<&Points>| {
        let (numerator, denominator) = points.map(|p| fraction(&p.exact)).unwrap_or_default();
        let published = points.map(|p| p.published.to_string()).unwrap_or_default();
        put(&[id.as_str(), item, kind, &numerator, &denominator, &published]);
    };
    for (criterion, outcome) in rubric.criteria().into_iter().zip(&score.criteria) {
        line(criterion.id.as_str(), "criterion", scored(outcome));
    }
    for (group, outcome) in rubric.groups().into_iter().zip(&score.groups) {
        line(group.id.as_str(), "group", scored(outcome));
    }
    line("total", "total", Some(&score.total));
}

/// The points, where the item counts.
pub(super) const fn scored(outcome: &Outcome) -> Option<&Points> {
    if let Outcome::Scored(points) = outcome { Some(points) } else { None }
}

pub(super) fn result(contest: &ContestWorld<'_>, at: usize, put: Put<'_>) {
    let (n, standing) = (&contest.contest.nominations[at], &contest.standings[at]);
    let score = contest.judged.book.get(&n.id);
    let total = score.map(|s| s.total.published.to_string()).unwrap_or_default();
    let (numerator, denominator) = score.map(|s| fraction(&s.total.exact)).unwrap_or_default();
    let rank = standing.place.map(|p| p.rank.to_string()).unwrap_or_default();
    let shared = flag(standing.place.is_some_and(|p| p.shared));
    let words = standing.why.map_or("ranked", standing_word);
    put(&[n.id.as_str(), n.track.as_str(), words, &total, &numerator, &denominator, &rank, shared]);
}

const fn standing_word(why: &WhyUnranked) -> &'static str {
    match why {
        WhyUnranked::NoRubric => "unscored",
        WhyUnranked::Gate(_) => "disqualified",
        WhyUnranked::Ineligible(_) => "ineligible",
        WhyUnranked::Withdrawn(_) | WhyUnranked::Rejected(_) | WhyUnranked::Disqualified(_) => "out",
    }
}

pub(super) fn awards(contest: &ContestWorld<'_>, at: usize, put: Put<'_>) {
    let id = contest.contest.nominations[at].id.as_str();
    for (award, winner) in &contest.standings[at].wins {
        let event = winner.by_event.as_ref().map_or("", |e| e.as_str());
        put(&[contest.contest.awards[*award].id.as_str(), winner.tier.as_str(), id, event]);
    }
}

pub(super) fn quota(contest: &ContestWorld<'_>, at: usize, put: Put<'_>) {
    let q = &contest.judged.results.quotas[at];
    put(&[&q.table, &q.column, q.unit.as_str(), &q.allowed.to_string(), &q.used.to_string()]);
}
