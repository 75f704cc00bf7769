//! A case through the engine.

use gongshi::export::{rubric_json, sql};
use gongshi::load::{Node, yaml};
use gongshi::model::{AwardId, ContestId, CriterionId, Facts, NominationId, TierId};
use gongshi::number::{Exact, Number};
use gongshi::score::{self, Context, Elsewhere, Outcome, Points, Standing};
use gongshi::source::Sources;
use serde_json::{Map, Value, json};

use crate::read;

/// What stands beside facts and decides nothing (N11).
const PROVENANCE: [&str; 3] = ["source", "as_of", "evidence"];

/// The case's rubric as gongshi publishes it, and the engine's answer.
pub(crate) fn published(case: &Value) -> (Value, Value) {
    let rubric = read::rubric(&node(&case["rubric"]));
    let facts = facts(case);
    let context = context(&case["context"]);
    let answer = match score::score(&rubric, &facts, &context, &NominationId::new("n")) {
        Ok(score) => {
            let criteria = rubric.criteria().into_iter().map(|c| c.id.to_string()).zip(&score.criteria);
            let groups = rubric.groups().into_iter().map(|g| g.id.to_string()).zip(&score.groups);
            let standing = match score.standing {
                Standing::Ranked => "ranked",
                Standing::Disqualified(_) => "disqualified",
                Standing::Ineligible(_) => "ineligible",
            };
            let mut answer = points(&score.total);
            answer["points"] = answer["published"].take();
            answer["standing"] = json!(standing);
            answer["criteria"] = criteria.map(|(id, outcome)| (id, self::outcome(outcome))).collect();
            answer["groups"] = groups.map(|(id, outcome)| (id, self::outcome(outcome))).collect();
            answer.as_object_mut().expect("an object").retain(|_, value| !value.is_null());
            answer
        }
        Err(fault) => json!({ "fault": fault.kind.as_str() }),
    };
    (rubric_json(&rubric), answer)
}

fn points(points: &Points) -> Value {
    json!({ "exact": points.exact.to_string(), "published": points.published.to_string() })
}

fn outcome(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Scored(scored) => points(scored),
        Outcome::Excluded => Value::Null,
    }
}

/// JSON is YAML: the reader of the vectors reads it.
fn node(value: &Value) -> Node {
    let text = value.to_string();
    let (node, faults) = yaml::parse(&text, Sources::default().add("case.json", text.as_str()));
    assert!(!faults.has_errors(), "a case can be read");
    node.expect("a case is not empty")
}

fn facts(case: &Value) -> Facts {
    let stripped: Map<String, Value> = object(&case["facts"])
        .into_iter()
        .map(|(id, facts)| {
            let kept = object(&facts).into_iter().filter(|(name, _)| !PROVENANCE.contains(&name.as_str()));
            (id, Value::Object(kept.collect()))
        })
        .collect();
    let (criteria, gates) = (node(&Value::Object(stripped)), node(&Value::Object(object(&case["gates"]))));
    read::facts(read::entries(&criteria), Some(&gates))
}

/// The DuckDB script of the case's rubric.
pub(crate) fn sql(case: &Value) -> Value {
    let rubric = read::rubric(&node(&case["rubric"]));
    let (won, bests) = (won(&case["context"]), bests(&case["context"]));
    json!(sql::sheet(&rubric, &sql::Given { won: &won, bests: Some(&bests) }))
}

fn context(value: &Value) -> Context {
    Context::with_bests(bests(value), &Elsewhere::new(won(value)))
}

fn won(context: &Value) -> Vec<sql::Win> {
    let win = |row: &Value| {
        let word = |key: &str| row[key].as_str().expect("a word").to_owned();
        let award = (AwardId::new(word("award")), TierId::new(word("tier")));
        (ContestId::new(word("contest")), NominationId::new(word("nomination")), award.0, award.1)
    };
    context["won"].as_array().map_or(&[][..], Vec::as_slice).iter().map(win).collect()
}

fn bests(context: &Value) -> Vec<(CriterionId, Exact)> {
    let best = |(id, best): (String, Value)| (CriterionId::new(id), exact(best.as_str().expect("a number")));
    object(&context["bests"]).into_iter().map(best).collect()
}

/// What is not said is empty.
fn object(value: &Value) -> Map<String, Value> {
    if value.is_null() { Map::new() } else { value.as_object().expect("an object").clone() }
}

/// `7/9`, or a literal.
fn exact(text: &str) -> Exact {
    let whole = |text: &str| text.parse::<i64>().expect("a whole number");
    match text.split_once('/') {
        Some((above, below)) => Exact::ratio(whole(above), whole(below)).expect("no zero below"),
        None => Number::parse(text).expect("a number").value().clone(),
    }
}
