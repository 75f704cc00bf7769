//! A track of random entries, scored and ranked.

use std::collections::BTreeMap;

use gongshi::export::workbook::{Entry, Scored};
use gongshi::load::{Node, yaml};
use gongshi::model::rule::{Best, Measure, Over, Rule};
use gongshi::model::{
    AwardId, ContestId, Criterion, CriterionId, Facts, NominationId, RankOn, Ranking, Rubric, TieBreak, TieFallback,
    TierId,
};
use gongshi::number::Exact;
use gongshi::score::{self, Context, Elsewhere, Outcome, Points, Score, Standing};
use gongshi::source::Sources;
use serde_json::Value;

use crate::dice::Random;
use crate::{make, read, vary};

/// Entries of a track, at most.
const ENTRIES: usize = 7;

/// What stands beside facts and decides nothing (N11).
const PROVENANCE: [&str; 3] = ["source", "as_of", "evidence"];

/// A rubric, and everybody scored by it.
pub(crate) struct Track {
    title: String,
    rubric: Rubric,
    ranking: Ranking,
    elsewhere: Elsewhere,
    entries: Vec<One>,
}

struct One {
    id: String,
    name: String,
    facts: Facts,
    score: Score,
    out: bool,
    rank: Option<u32>,
}

impl Track {
    /// A track; `None` where the engine takes none of its facts.
    pub(crate) fn random(dice: &mut Random) -> Option<Self> {
        let case = make::case(dice);
        let rubric = read::rubric(&node(&case["rubric"]));
        let elsewhere = elsewhere(&case["context"]);
        let mut sheets = vec![facts(&case["facts"], &case["gates"])];
        for _ in 0..ENTRIES * 6 {
            sheets.push(facts(&vary::facts(&case["facts"], dice), &vary::gates(&case["gates"], dice)));
        }
        let alone = Context::with_bests([], &elsewhere);
        let scored = |facts: &Facts, context: &Context| score::score(&rubric, facts, context, &nobody()).ok();
        let mut sheets: Vec<(Facts, Score)> =
            sheets.into_iter().filter_map(|facts| Some((facts.clone(), scored(&facts, &alone)?))).collect();
        sheets.truncate(ENTRIES);
        let out: Vec<bool> = sheets.iter().map(|_| dice.chance(8)).collect();
        let standing = sheets.iter().zip(&out).filter(|((_, score), out)| !**out && score.standing == Standing::Ranked);
        let standing: Vec<&Facts> = standing.map(|((facts, _), _)| facts).collect();
        let bests = rubric.criteria().into_iter().filter_map(|c| Some((c.id.clone(), best(c, &standing)?)));
        let context = Context::with_bests(bests.collect::<Vec<_>>(), &elsewhere);
        let mut entries = Vec::new();
        for (no, ((facts, _), out)) in sheets.into_iter().zip(out).enumerate() {
            let score = scored(&facts, &context)?;
            entries.push(One { id: format!("n{no}"), name: format!("=示例{no}"), facts, score, out, rank: None });
        }
        if entries.is_empty() {
            return None;
        }
        let ranking = ranking(&rubric, dice);
        rank(&rubric, &ranking, &mut entries);
        Some(Self { title: "示例".to_owned(), rubric, ranking, elsewhere, entries })
    }

    pub(crate) fn scored(&self) -> Scored<'_> {
        Scored {
            title: self.title.clone(),
            rubric: &self.rubric,
            ranking: &self.ranking,
            elsewhere: &self.elsewhere,
            entries: self.entries.iter().map(One::entry).collect(),
        }
    }
}

impl One {
    fn entry(&self) -> Entry<'_> {
        Entry {
            id: &self.id,
            name: &self.name,
            unit: "示例单位",
            recommended_by: "示例市".to_owned(),
            facts: &self.facts,
            score: &self.score,
            out: self.out.then_some("撤回"),
            rank: self.rank,
            award: String::new(),
        }
    }
}

fn nobody() -> NominationId {
    NominationId::new("n")
}

fn node(value: &Value) -> Node {
    let text = value.to_string();
    let (node, faults) = yaml::parse(&text, Sources::default().add("case.json", text.as_str()));
    assert!(!faults.has_errors(), "a case can be read");
    node.expect("a case is not empty")
}

fn facts(facts: &Value, gates: &Value) -> Facts {
    let mut bare = facts.clone();
    for facts in bare.as_object_mut().into_iter().flat_map(|all| all.values_mut()).filter_map(Value::as_object_mut) {
        PROVENANCE.iter().for_each(|name| drop(facts.remove(*name)));
    }
    let (facts, gates) = (node(&bare), node(gates));
    read::facts(read::entries(&facts), Some(&gates))
}

fn elsewhere(context: &Value) -> Elsewhere {
    let win = |row: &Value| {
        let word = |key: &str| row[key].as_str().expect("a word").to_owned();
        let (contest, nomination) = (ContestId::new(word("contest")), NominationId::new(word("nomination")));
        (contest, nomination, AwardId::new(word("award")), TierId::new(word("tier")))
    };
    Elsewhere::new(context["won"].as_array().map_or(&[][..], Vec::as_slice).iter().map(win))
}

/// The best value of a relative criterion among those that stand (N71).
fn best(criterion: &Criterion, standing: &[&Facts]) -> Option<Exact> {
    let Rule::Relative(rule) = &criterion.rule else { return None };
    let value = |facts: &&Facts| {
        let facts = facts.criterion(&criterion.id)?;
        let number = |name: &str| Some(facts.get(name)?.value.as_number()?.value().clone());
        let Measure::Ratio { over, .. } = &rule.measure else { return number("value") };
        let ratio = number("rate").or_else(|| number("done")?.checked_div(&number("total")?))?;
        Some(if *over == Over::Clamp { ratio.min(Exact::ONE) } else { ratio })
    };
    let values = standing.iter().filter_map(value).filter(|value| !value.is_negative());
    if rule.best == Best::Highest { values.max() } else { values.min() }
}

fn ranking(rubric: &Rubric, dice: &mut Random) -> Ranking {
    let mut tie_breaks = Vec::new();
    for criterion in rubric.criteria() {
        if dice.chance(25) {
            tie_breaks.push(TieBreak::Criterion(criterion.id.clone()));
        }
    }
    tie_breaks.extend(rubric.groups().first().filter(|_| dice.chance(40)).map(|g| TieBreak::Group(g.id.clone())));
    let on = if dice.chance(25) { RankOn::Exact } else { RankOn::Published };
    Ranking { on, tie_breaks, then: TieFallback::Shared }
}

/// Standard competition ranks by the total and the tie chain.
fn rank(rubric: &Rubric, ranking: &Ranking, entries: &mut [One]) {
    let number = |points: &Points| match ranking.on {
        RankOn::Published => Exact::from(points.published),
        RankOn::Exact => points.exact.clone(),
    };
    let outcome = |outcome: &Outcome| match outcome {
        Outcome::Scored(points) => Some(number(points)),
        Outcome::Excluded => None,
    };
    let criteria: BTreeMap<CriterionId, usize> =
        rubric.criteria().into_iter().enumerate().map(|(at, c)| (c.id.clone(), at)).collect();
    let key = |score: &Score| {
        let mut key = vec![Some(number(&score.total))];
        for link in &ranking.tie_breaks {
            key.push(match link {
                TieBreak::Criterion(id) => outcome(&score.criteria[criteria[id]]),
                _ => outcome(&score.groups[0]),
            });
        }
        key
    };
    let stands = |one: &One| !one.out && one.score.standing == Standing::Ranked;
    let keys: Vec<_> = entries.iter().map(|one| stands(one).then(|| key(&one.score))).collect();
    for at in 0..entries.len() {
        let ahead = keys.iter().filter(|other| keys[at].is_some() && **other > keys[at]).count();
        entries[at].rank = keys[at].as_ref().map(|_| u32::try_from(ahead).expect("few") + 1);
    }
}
