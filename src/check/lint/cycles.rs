//! Contests may lean on each other's awards (五小 awards as grounds for bonus points), but not in a circle:
//! none of them could be scored first.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::rule::{BonusWorth, Rule};
use crate::model::{Contest, ContestId, Rubric};
use crate::source::Span;

/// Looks for circles among the contests that could be read.
pub(in crate::check) fn check(contests: &BTreeMap<String, Contest>, faults: &mut Diagnostics) {
    for (start, contest) in contests {
        let mut path = vec![start.as_str()];
        // Each circle is reported once, from its first contest in the order of names.
        if let Some(place) = leads_back(start, contest, contests, &mut path) {
            if path.iter().any(|step| *step < start.as_str()) {
                continue;
            }
            path.push(start);
            let circle = path.join(" → ");
            let message = text!("竞赛之间互为加分依据：{circle}", "contests lean on each other's awards: {circle}");
            let hint = text!(
                "去掉其中一处 award_in：总要有一个竞赛能先算出结果",
                "remove one award_in: some contest must be scored first"
            );
            faults.push(Diagnostic::error(Code::AwardCycle, place, message).hint(hint));
        }
    }
}

/// The place in `contest` whose award leads back to `start`, with the way there in `path`.
fn leads_back<'c>(
    start: &str,
    contest: &'c Contest,
    contests: &'c BTreeMap<String, Contest>,
    path: &mut Vec<&'c str>,
) -> Option<Span> {
    for (next, place) in leans_on(contest) {
        if next.as_str() == start {
            return Some(place);
        }
        if path.contains(&next.as_str()) {
            continue;
        }
        let Some(other) = contests.get(next.as_str()) else { continue };
        path.push(next.as_str());
        if leads_back(start, other, contests, path).is_some() {
            return Some(place);
        }
        path.pop();
    }
    None
}

/// The contests that a contest takes awards from.
fn leans_on(contest: &Contest) -> Vec<(&ContestId, Span)> {
    let mut found = Vec::new();
    for criterion in contest.rubrics.iter().flat_map(Rubric::criteria) {
        let Rule::Bonus(bonus) = &criterion.rule else { continue };
        for item in &bonus.items {
            if let BonusWorth::AwardIn { contest, .. } = &item.worth {
                found.push((contest, criterion.span));
            }
        }
    }
    found
}
