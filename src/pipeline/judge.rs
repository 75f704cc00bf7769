//! From checked contests to scores, ranks and awards. A contest whose bonus points lean on another's
//! awards is judged after it.

use std::collections::BTreeSet;

use crate::audit::{self, Tables};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{AwardId, Contest, ContestId, CriterionId, NominationId, Site, TierId};
use crate::notice;
use crate::page::Judged;
use crate::rank;
use crate::score::{self, Elsewhere, FaultKind, ScoreFault};
use crate::similar;

/// What was computed for each contest, in the order of the site; `None` if a score cannot be computed.
/// Adds what the audit has to say to `faults`.
pub(super) fn all(site: &Site, faults: &mut Diagnostics) -> Option<Vec<Judged>> {
    let tables = Tables::of(site);
    let mut judged: Vec<Option<Judged>> = site.contests.iter().map(|_| None).collect();
    let mut elsewhere = Elsewhere::default();
    for at in order(&site.contests) {
        judged[at] = one(&site.contests[at], &elsewhere, &tables, faults);
        elsewhere = Elsewhere::new(wins(&site.contests, &judged));
    }
    let couples = similar::couples(site);
    faults.extend(audit::similar(site, &couples));
    faults.extend(audit::claims(site));
    let mut judged: Vec<Judged> = judged.into_iter().collect::<Option<_>>()?;
    for couple in couples {
        for home in BTreeSet::from([couple.later.contest, couple.earlier.contest]) {
            if let Some(judged) = judged.get_mut(home) {
                judged.couples.push(couple.clone());
            }
        }
    }
    Some(judged)
}

fn one(contest: &Contest, elsewhere: &Elsewhere, tables: &Tables, faults: &mut Diagnostics) -> Option<Judged> {
    match score::book(contest, elsewhere) {
        Ok(book) => {
            let results = rank::results(contest, &book);
            let printed = notice::printed(contest, &results, elsewhere, &tables.strokes);
            faults.extend(audit::audit(contest, &book, &results, elsewhere, tables));
            faults.extend(audit::notices(contest, &results, &printed, &tables.calendar));
            faults.extend(audit::marks(contest, &book, &results, &printed));
            Some(Judged { book, results, elsewhere: elsewhere.clone(), couples: Vec::new(), printed, drifted: false })
        }
        Err(unscorable) => {
            unscorable.iter().filter_map(|(id, fault)| unscored(contest, id, fault)).for_each(|d| faults.push(d));
            None
        }
    }
}

/// Positions of the contests, each after those it needs. Checks have refused circles; if there were
/// one, its contests would come last, in the order of the site.
fn order(contests: &[Contest]) -> Vec<usize> {
    let (mut order, mut known) = (Vec::with_capacity(contests.len()), BTreeSet::new());
    let mut left: Vec<usize> = (0..contests.len()).collect();
    let exists = |id: &ContestId| contests.iter().any(|c| c.id == *id);
    while !left.is_empty() {
        let is_ready = |at: &usize, known: &BTreeSet<ContestId>| {
            Elsewhere::needed_by(&contests[*at]).iter().all(|id| known.contains(id) || !exists(id))
        };
        let next = left.iter().position(|at| is_ready(at, &known)).unwrap_or_default();
        let at = left.remove(next);
        known.insert(contests[at].id.clone());
        order.push(at);
    }
    order
}

/// All awards won so far.
fn wins<'a>(
    contests: &'a [Contest],
    judged: &'a [Option<Judged>],
) -> impl Iterator<Item = (ContestId, NominationId, AwardId, TierId)> + 'a {
    let done = contests.iter().zip(judged).filter_map(|(contest, judged)| Some((contest, judged.as_ref()?)));
    done.flat_map(|(contest, judged)| {
        judged.results.awards.iter().flat_map(|award| {
            let won = award.winners.iter();
            won.map(|w| (contest.id.clone(), w.nomination.clone(), award.award.clone(), w.tier.clone()))
        })
    })
}

/// A score that cannot be computed, at the facts that are to blame. `None` without the nomination,
/// which cannot be: the book was made from it.
fn unscored(contest: &Contest, id: &NominationId, fault: &ScoreFault) -> Option<Diagnostic> {
    let nomination = contest.nomination(id.as_str())?;
    let facts = |id: &CriterionId| nomination.facts.criteria.iter().find(|(c, _)| c == id).map(|(_, f)| f.span);
    let span = fault.criterion.as_ref().and_then(facts).unwrap_or(nomination.span);
    let Text { zh, en } = &fault.message;
    let (name, id) = (&nomination.name.value, &nomination.id);
    let message = text!("{name}（{id}）无法算分：{zh}", "{name} ({id}) cannot be scored: {en}");
    let hint = if fault.kind == FaultKind::NothingScored {
        text!(
            "至少给一项考核内容填数据；没有参加考核的，不写这份申报",
            "give facts for one criterion at least; leave the nomination out if it took no part"
        )
    } else {
        text!("改这一项的数据；细则写错的，改细则", "mend the facts of this criterion, or its rule in the rubric")
    };
    Some(Diagnostic::error(Code::Unscorable, span, message).hint(hint))
}
