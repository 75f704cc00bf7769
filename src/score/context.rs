//! What a score may need to know beyond its own record: the best of the others (相对评分), and
//! awards won in other contests (加分).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::criterion::{Desk, Setting, given};
use super::{gate, measure};
use crate::model::rule::{Best, BonusWorth, Relative, Rule, Scope};
use crate::model::{
    AwardId, Contest, ContestId, Criterion, CriterionId, Event, Missing, Nomination, NominationId, Rubric, TierId,
    Track, UnitId,
};
use crate::number::Exact;

/// What each nomination of each contest won.
type Wins = BTreeMap<(ContestId, NominationId), Vec<(AwardId, TierId)>>;

/// The best value of a criterion: in the whole track, or of one recommending unit.
type Bests = BTreeMap<(CriterionId, Option<UnitId>), Exact>;

/// Awards won in other contests of the site: what a bonus item with `award_in` looks up.
/// Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere {
    wins: Arc<Wins>,
}

impl Elsewhere {
    /// Collects wins; their order plays no part.
    pub fn new(wins: impl IntoIterator<Item = (ContestId, NominationId, AwardId, TierId)>) -> Self {
        let mut map = Wins::new();
        for (contest, nomination, award, tier) in wins {
            map.entry((contest, nomination)).or_default().push((award, tier));
        }
        Self { wins: Arc::new(map) }
    }

    /// What a nomination won in a contest.
    #[must_use]
    pub fn wins(&self, contest: &ContestId, nomination: &NominationId) -> &[(AwardId, TierId)] {
        self.wins.get(&(contest.clone(), nomination.clone())).map_or(&[], Vec::as_slice)
    }

    /// The contests whose awards must be known before this one can be scored.
    #[must_use]
    pub fn needed_by(contest: &Contest) -> BTreeSet<ContestId> {
        let mut needed = BTreeSet::new();
        for criterion in contest.rubrics.iter().flat_map(Rubric::criteria) {
            let Rule::Bonus(bonus) = &criterion.rule else { continue };
            for item in &bonus.items {
                if let BonusWorth::AwardIn { contest, .. } = &item.worth {
                    needed.insert(contest.clone());
                }
            }
        }
        needed
    }
}

/// What the scores of one track need to know beyond their records.
#[derive(Clone, Debug, Default)]
pub struct Context {
    elsewhere: Elsewhere,
    bests: Bests,
    /// Who recommends whom; filled only where a criterion compares within a recommending unit.
    recommenders: BTreeMap<NominationId, UnitId>,
}

impl Context {
    /// The context of a track: looks at all its nominations that stand.
    ///
    /// A nomination stands unless history.yaml withdraws or disqualifies it, a disqualifying gate
    /// closes, or it lacks a fact that makes it ineligible: whoever is out must not move those who
    /// are in (spec/scoring.md, clause N71).
    #[must_use]
    pub fn of(contest: &Contest, track: &Track, elsewhere: &Elsewhere) -> Self {
        let mut built = Self { elsewhere: elsewhere.clone(), ..Self::default() };
        let Some(rubric) = contest.rubric_of(track) else { return built };
        let criteria = rubric.criteria();
        let relative: Vec<_> = criteria.iter().filter_map(|criterion| relative_rule(criterion)).collect();
        if relative.is_empty() {
            return built;
        }
        let out = out_by_history(contest);
        for nomination in contest.nominations_in(&track.id) {
            built.recommenders.insert(nomination.id.clone(), nomination.recommended_by.clone());
            if !out.contains(&nomination.id) && stands_by_facts(rubric, &criteria, nomination) {
                for (criterion, rule) in &relative {
                    compare(&mut built.bests, rubric, criterion, rule, nomination);
                }
            }
        }
        built
    }

    /// A context with given bests, for examples and conformance vectors.
    #[must_use]
    pub fn with_bests(bests: impl IntoIterator<Item = (CriterionId, Exact)>, elsewhere: &Elsewhere) -> Self {
        let bests = bests.into_iter().map(|(criterion, best)| ((criterion, None), best)).collect();
        Self { bests, elsewhere: elsewhere.clone(), ..Self::default() }
    }

    /// The best value in the scope of a nomination; `None` when nobody stands in it.
    pub(super) fn best(&self, criterion: &CriterionId, scope: Scope, nomination: &NominationId) -> Option<&Exact> {
        let unit = match scope {
            Scope::Track => None,
            Scope::Recommender => self.recommenders.get(nomination).cloned(),
        };
        self.bests.get(&(criterion.clone(), unit))
    }

    /// The best values of relative criteria, in the order of their ids: of the track, or of a recommending unit.
    pub fn bests(&self) -> impl Iterator<Item = (&CriterionId, Option<&UnitId>, &Exact)> {
        self.bests.iter().map(|((criterion, unit), best)| (criterion, unit.as_ref(), best))
    }

    /// Awards won in other contests.
    pub(super) const fn elsewhere(&self) -> &Elsewhere {
        &self.elsewhere
    }
}

fn relative_rule(criterion: &Criterion) -> Option<(&Criterion, &Relative)> {
    if let Rule::Relative(rule) = &criterion.rule { Some((criterion, rule)) } else { None }
}

fn out_by_history(contest: &Contest) -> BTreeSet<NominationId> {
    contest.history.iter().filter_map(Event::takes_out).cloned().collect()
}

fn stands_by_facts(rubric: &Rubric, criteria: &[&Criterion], nomination: &Nomination) -> bool {
    let facts = &nomination.facts;
    let ineligible = criteria.iter().any(|c| c.missing == Missing::Ineligible && given(facts, c).is_none());
    !ineligible && gate::disqualified(rubric, facts).is_none()
}

/// Keeps the better value. A nomination whose facts cannot be read is left out here; its own score
/// reports the fault.
fn compare(bests: &mut Bests, rubric: &Rubric, criterion: &Criterion, rule: &Relative, nomination: &Nomination) {
    let nobody = Context::default();
    let setting = Setting { rubric, context: &nobody, nomination: &nomination.id, facts: &nomination.facts };
    let Some(facts) = given(&nomination.facts, criterion) else { return };
    let mut desk = Desk::new(setting, criterion, facts, false);
    let Ok(measure::Measured::Reading(reading)) = measure::read(&rule.measure, &mut desk) else { return };
    if reading.value.is_negative() {
        return;
    }
    let unit = match rule.scope {
        Scope::Track => None,
        Scope::Recommender => Some(nomination.recommended_by.clone()),
    };
    let best = bests.entry((criterion.id.clone(), unit)).or_insert_with(|| reading.value.clone());
    let better = match rule.best {
        Best::Highest => reading.value > *best,
        Best::Lowest => reading.value < *best,
    };
    if better {
        *best = reading.value;
    }
}
