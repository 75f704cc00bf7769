//! 查重认定: results that looked like this one, side by side, and what was decided.

use serde::Serialize;

use super::world::ContestWorld;
use super::{World, format};
use crate::lang::text;
use crate::model::{Event, Nomination, Sameness};
use crate::similar::{Couple, Place};

/// One decided comparison. Suspicions that nobody has decided about are no matter for a page.
#[derive(Debug, Serialize)]
pub(super) struct ReviewView<'w> {
    name: &'w str,
    unit: &'w str,
    /// From the root of the site.
    href: String,
    ours: String,
    theirs: String,
    /// 综合相似75%：标题2×12÷30=80%，完成人相同1÷2=50%
    score: String,
    finding: String,
    reason: &'w str,
    by: &'w str,
    on: String,
}

pub(super) fn views<'w>(world: &'w World<'_>, contest: &'w ContestWorld<'_>, n: usize) -> Vec<ReviewView<'w>> {
    let here = Place { contest: contest.at, nomination: n };
    let other = |c: &Couple| if c.later == here { Some(c.earlier) } else { (c.earlier == here).then_some(c.later) };
    let couples = contest.judged.couples.iter().filter_map(|c| Some((c, other(c)?)));
    couples.filter_map(|(couple, other)| view(world, &contest.contest.nominations[n], couple, other)).collect()
}

fn view<'w>(world: &'w World<'_>, nomination: &Nomination, couple: &Couple, other: Place) -> Option<ReviewView<'w>> {
    let decided = couple.decided.as_ref()?;
    let event: &'w Event =
        world.contests.get(decided.contest)?.contest.history.iter().find(|e| e.id == decided.event)?;
    let home = world.contests.get(other.contest)?;
    let theirs = &home.contest.nominations[other.nomination];
    let finding = match decided.finding {
        Sameness::Distinct => text!("认定不重复", "found to be no duplicate"),
        Sameness::Duplicate => text!("认定重复", "found to be a duplicate"),
    };
    Some(ReviewView {
        name: &theirs.name.value,
        unit: home.unit_name(&theirs.unit),
        href: format!("{}/n/{}.html", home.contest.id, theirs.id),
        ours: people(nomination),
        theirs: people(theirs),
        score: score(world, couple),
        finding: finding.get(world.lang).to_owned(),
        reason: &event.reason,
        by: &event.by,
        on: format::date(event.on, world.lang),
    })
}

fn people(nomination: &Nomination) -> String {
    nomination.contributors.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join("、")
}

fn score(world: &World<'_>, couple: &Couple) -> String {
    let likeness = &couple.likeness;
    let (score, title, people) = (likeness.score(), likeness.title(), likeness.people());
    let (score, title, people) = (format::percent(&score), format::percent(&title), format::percent(&people));
    let (common, bigrams, same, fewest) = (likeness.common, likeness.bigrams, likeness.people, likeness.fewest);
    let text = text!(
        "综合相似 {score}（标题占七成、完成人占三成）：标题相邻两字相同 2×{common}÷{bigrams}={title}，完成人相同 {same}÷{fewest}={people}",
        "{score} alike (70% title, 30% people): 2×{common}÷{bigrams} = {title} of the pairs of words, {same}÷{fewest} = {people} of the people"
    );
    text.get(world.lang).to_owned()
}
