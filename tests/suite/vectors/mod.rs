//! The conformance vectors of `spec/vectors/`, one test for all: every difference is reported.

mod read;
mod records;
mod rules;

use std::fs;
use std::path::{Path, PathBuf};

use gongshi::load::{Node, yaml};
use gongshi::model::{AwardId, ContestId, CriterionId, Facts, NominationId, Rubric, TierId};
use gongshi::number::Number;
use gongshi::score::{self, Context, Elsewhere, Outcome, Score, Standing};
use gongshi::source::Sources;

use read::{entries, items, list, text, word};

#[test]
fn the_engine_agrees_with_every_vector() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("spec/vectors");
    let (count, differences) = run(&folder);
    assert!(count >= 200, "only {count} vectors");
    assert!(differences.is_empty(), "{} of {count} differ:\n{}", differences.len(), differences.join("\n"));
}

/// Vectors of one's own, in the same format: another implementation's output, for example.
#[test]
fn the_engine_agrees_with_vectors_from_elsewhere() {
    let Ok(folder) = std::env::var("GONGSHI_VECTORS") else { return };
    let (count, differences) = run(Path::new(&folder));
    assert!(differences.is_empty(), "{} of {count} differ:\n{}", differences.len(), differences.join("\n"));
}

fn run(folder: &Path) -> (usize, Vec<String>) {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    files.sort();
    let (mut count, mut differences) = (0, Vec::new());
    for path in files {
        let root = parse(&path);
        for vector in list(root.get("vectors").unwrap()) {
            count += 1;
            let place = format!("{}: {}", path.file_name().unwrap().display(), word(vector, "name"));
            differences.extend(difference(&root, vector).map(|difference| format!("{place}: {difference}")));
        }
    }
    (count, differences)
}

fn parse(path: &Path) -> Node {
    node(&fs::read_to_string(path).unwrap())
}

/// A rubric from its text.
pub(crate) fn rubric_of(yaml: &str) -> Rubric {
    read::rubric(&node(yaml))
}

/// A rubric with one criterion `c`, from the text of its rule.
pub(crate) fn criterion_of(points: &str, rule: &str) -> Rubric {
    read::rubric_of(&node(&format!("criterion: {{points: {points}, rule: {rule}}}")))
}

/// The facts of the criterion `c`, from their text.
pub(crate) fn facts_of(yaml: &str) -> Facts {
    read::facts(vec![("c", &node(yaml))], None)
}

fn node(content: &str) -> Node {
    let (node, faults) = yaml::parse(content, Sources::default().add("test.yaml", content));
    assert!(!faults.has_errors(), "{content}: {:?}", faults.sorted());
    node.unwrap()
}

/// The vectors of a file: name, rubric, facts, context.
pub(crate) fn vectors_of(file: &str) -> Vec<(String, Rubric, Facts, Context)> {
    let root = parse(&Path::new(env!("CARGO_MANIFEST_DIR")).join("spec/vectors").join(file));
    let one = |vector: &Node| {
        let (rubric, facts) = sheet(&root, vector);
        (word(vector, "name").to_owned(), rubric, facts, context(vector.get("context")))
    };
    list(root.get("vectors").unwrap()).iter().map(one).collect()
}

/// The rubric and the facts of a vector.
fn sheet(root: &Node, vector: &Node) -> (Rubric, Facts) {
    let facts = vector.get("facts").unwrap();
    match vector.get("rubric") {
        Some(name) => {
            let rubric = read::rubric(root.get("rubrics").and_then(|r| r.get(text(name))).unwrap());
            (rubric, read::facts(entries(facts), vector.get("gates")))
        }
        None => (read::rubric_of(vector), read::facts(vec![("c", facts)], None)),
    }
}

fn difference(root: &Node, vector: &Node) -> Option<String> {
    let (rubric, facts) = sheet(root, vector);
    let context = context(vector.get("context"));
    let expect = vector.get("expect").unwrap();
    let nobody = NominationId::new("nobody");
    let score = score::score(&rubric, &facts, &context, &nobody);
    let traced = score::trace(&rubric, &facts, &context, &nobody);
    if score.as_ref().err() != traced.as_ref().err() {
        return Some("score and trace differ".to_owned());
    }
    match (score, expect.get("fault")) {
        (Ok(score), None) => compare(expect, &rubric, &score),
        (Ok(score), Some(fault)) => Some(format!("{} instead of the fault {}", score.total.published, text(fault))),
        (Err(found), Some(fault)) if found.kind.as_str() == text(fault) => None,
        (Err(found), _) => Some(format!("fault {}: {}", found.kind.as_str(), found.message.en)),
    }
}

fn context(node: Option<&Node>) -> Context {
    let wins = node.map_or_else(Vec::new, |n| items(n, "wins"));
    let win = |n: &Node| {
        let (award, tier) = (AwardId::new(word(n, "award")), TierId::new(word(n, "tier")));
        (ContestId::new(word(n, "contest")), NominationId::new(word(n, "nomination")), award, tier)
    };
    let elsewhere = Elsewhere::new(wins.iter().map(win));
    let bests = node.and_then(|n| n.get("bests")).map_or_else(Vec::new, entries);
    let best = |(id, n): (&str, &Node)| (CriterionId::new(id), Number::parse(text(n)).unwrap().value().clone());
    Context::with_bests(bests.into_iter().map(best), &elsewhere)
}

fn compare(expect: &Node, rubric: &Rubric, score: &Score) -> Option<String> {
    let mut found = vec![
        ("points".to_owned(), score.total.published.to_string(), word(expect, "points").to_owned()),
        ("exact".to_owned(), score.total.exact.to_string(), word(expect, "exact").to_owned()),
        ("standing".to_owned(), standing(&score.standing), expected_standing(expect)),
    ];
    let criteria = rubric.criteria().into_iter().map(|c| c.id.to_string()).zip(&score.criteria);
    found.extend(against(expect.get("criteria"), criteria));
    let mut groups = Vec::new();
    group_ids(&rubric.root, &mut groups);
    found.extend(against(expect.get("groups"), groups.into_iter().zip(&score.groups)));
    let wrong = found.into_iter().filter(|(_, found, expected)| found != expected);
    let wrong: Vec<String> = wrong.map(|(what, found, expected)| format!("{what} {found}, not {expected}")).collect();
    if wrong.is_empty() { None } else { Some(wrong.join("; ")) }
}

/// Name, found, expected of every outcome that the vector states.
fn against<'s>(
    expect: Option<&Node>,
    outcomes: impl Iterator<Item = (String, &'s Outcome)>,
) -> Vec<(String, String, String)> {
    let Some(expect) = expect else { return Vec::new() };
    let mut found = Vec::new();
    for (id, outcome) in outcomes {
        let shown = match outcome {
            Outcome::Scored(points) => points.published.to_string(),
            Outcome::Excluded => "excluded".to_owned(),
        };
        found.push((id.clone(), shown, word(expect, &id).to_owned()));
    }
    assert_eq!(found.len(), entries(expect).len(), "the vector states all of them or none");
    found
}

fn group_ids(group: &gongshi::model::Group, ids: &mut Vec<String>) {
    for item in &group.items {
        if let gongshi::model::Item::Group(inner) = item {
            ids.push(inner.id.to_string());
            group_ids(inner, ids);
        }
    }
}

fn standing(standing: &Standing) -> String {
    match standing {
        Standing::Ranked => "ranked".to_owned(),
        Standing::Disqualified(gate) => format!("disqualified {gate}"),
        Standing::Ineligible(criterion) => format!("ineligible {criterion}"),
    }
}

fn expected_standing(expect: &Node) -> String {
    let Some(node) = expect.get("standing") else { return "ranked".to_owned() };
    let (what, who) = entries(node)[0];
    format!("{what} {}", text(who))
}
