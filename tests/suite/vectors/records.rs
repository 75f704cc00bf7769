//! The same vectors as records of a site: through `load/` and `check/` to the engine. What a person
//! writes and what the vectors say must be one language.

use gongshi::check::check;
use gongshi::diag::Severity;
use gongshi::load::{Node, load};
use gongshi::score::{self, Elsewhere};

use super::read::{entries, items, list, text, word};
use crate::harness::Project;

/// What became of a vector that was written as a site.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    /// It was scored as expected.
    Scored,
    /// The facts were refused by `check/`, or by the engine where only the whole sheet shows it.
    Refused,
    /// `check/` asks more of a record than the specification does of facts ([`STRICTER`]).
    Stricter,
    /// The linter refused the rubric, which a vector may bend further than a real one.
    Unlawful,
}

/// More decimals than are published in points that a person gives; nobody in a team; points with a percent
/// sign.
const STRICTER: [&str; 3] = ["GS0508", "GS0514", "GS0525"];

/// Faults that only the whole sheet shows, so that `check/` leaves them to the engine.
const SHEETS: [&str; 2] = ["nothing-scored", "too-large"];

#[test]
fn vectors_are_scored_alike_when_they_are_written_as_records() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("spec/vectors");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    files.sort();
    let (mut fates, mut wrong) = (Vec::new(), Vec::new());
    for path in files {
        let content = std::fs::read_to_string(&path).unwrap();
        let root = super::node(&content);
        for vector in list(root.get("vectors").unwrap()).iter().filter(|vector| stands_alone(vector)) {
            match fate(&content, &root, vector) {
                Ok(fate) => fates.push(fate),
                Err(why) => {
                    let file = path.file_name().unwrap().display();
                    wrong.push(format!("{file}: {}: {why}", word(vector, "name")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    let scored = fates.iter().filter(|fate| **fate == Fate::Scored).count();
    assert!(scored >= 250, "only {scored} vectors were scored: {fates:?}");
}

/// Whether a vector needs no other nomination and no other contest.
fn stands_alone(vector: &Node) -> bool {
    let items = vector.get("criterion").and_then(|c| c.get("rule")).and_then(|rule| rule.get("items"));
    let elsewhere = items.is_some_and(|items| list(items).iter().any(|item| item.get("award_in").is_some()));
    vector.get("context").is_none() && !elsewhere
}

fn fate(content: &str, root: &Node, vector: &Node) -> Result<Fate, String> {
    let project = Project::small(0);
    project.write("data/small/rubrics/basic.yaml", &rubric(content, root, vector));
    project.write("data/small/nominations/n.yaml", &nomination(content, root, vector));
    let (raw, mut faults) = load(project.root()).unwrap();
    let (_, site) = check(raw, &mut faults);
    let expect = vector.get("expect").unwrap();
    let fault = expect.get("fault").map(text);
    let Some(site) = site else {
        let errors: Vec<_> = faults.sorted().into_iter().filter(|f| f.severity == Severity::Error).collect();
        let codes: Vec<&str> = errors.iter().map(|f| f.code.as_str()).collect();
        let all = |accepted: fn(&str) -> bool| codes.iter().all(|code| accepted(code));
        let shown =
            || errors.iter().map(|f| format!("{} {}", f.code.as_str(), f.message.en)).collect::<Vec<_>>().join("; ");
        return match fault {
            _ if all(|code| code.starts_with("GS04")) => Ok(Fate::Unlawful),
            Some(_) => Ok(Fate::Refused),
            None if all(|code| STRICTER.contains(&code)) => Ok(Fate::Stricter),
            None => Err(shown()),
        };
    };
    let book = score::book(&site.contests[0], &Elsewhere::default());
    match (book, fault) {
        (Ok(book), None) => {
            let total = &book.get(&gongshi::model::NominationId::new("n")).unwrap().total;
            let found = (total.published.to_string(), total.exact.to_string());
            let expected = (word(expect, "points").to_owned(), word(expect, "exact").to_owned());
            if found == expected { Ok(Fate::Scored) } else { Err(format!("{found:?}, not {expected:?}")) }
        }
        (Ok(_), Some(fault)) => Err(format!("nobody reports the fault {fault}")),
        (Err(faults), Some(fault)) if faults[0].1.kind.as_str() == fault && SHEETS.contains(&fault) => {
            Ok(Fate::Refused)
        }
        (Err(faults), fault) => Err(format!("check let {} through, expected {fault:?}", faults[0].1.kind.as_str())),
    }
}

/// The text of a node as it stands in the file.
fn slice<'c>(content: &'c str, node: &Node) -> &'c str {
    &content[node.span.start as usize..node.span.end as usize]
}

/// A flow map with more entries in front: `{a: 1, …}`.
fn with(front: &str, flow: &str) -> String {
    let inner = flow.trim().trim_start_matches('{');
    if inner.trim() == "}" { format!("{{{front}}}") } else { format!("{{{front}, {inner}") }
}

fn rubric(content: &str, root: &Node, vector: &Node) -> String {
    if let Some(name) = vector.get("rubric") {
        let rubric = root.get("rubrics").and_then(|r| r.get(text(name))).unwrap();
        let whole = slice(content, rubric);
        return dedent(whole)
            .replacen(&format!("rubric: {}", text(name)), "rubric: basic", 1)
            .replace("evidence: []", "evidence: [示例]");
    }
    let node = vector.get("criterion").unwrap();
    let points = word(node, "points");
    let of = |key: &str, default: &str| vector.get(key).map_or(default.to_owned(), |n| slice(content, n).to_owned());
    format!(
        "rubric: basic\ntitle: 示例\nsource: 示例\npoints: {points}\nrounding: {}\ncompare: {}\ntotal_of: published\n\
         sections:\n  - id: s\n    title: 示例\n    points: {points}\n    criteria:\n      - {}\n",
        of("rounding", "{places: 2, mode: half_up}"),
        of("compare", "exact"),
        with("id: c, title: 示例, clause: 示例, evidence: [示例]", slice(content, node)),
    )
}

/// The first line stands without its indentation, the others with it.
fn dedent(block: &str) -> String {
    block.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect::<Vec<_>>().join("\n") + "\n"
}

/// The record of a vector: every gate is answered, open ones with false.
fn nomination(content: &str, root: &Node, vector: &Node) -> String {
    let facts = vector.get("facts").unwrap();
    let source = "source: 示例台账";
    let lines: Vec<String> = if vector.get("rubric").is_some() {
        entries(facts)
            .into_iter()
            .map(|(id, node)| format!("  {id}: {}\n", with(source, slice(content, node))))
            .collect()
    } else if entries(facts).is_empty() {
        Vec::new()
    } else {
        vec![format!("  c: {}\n", with(source, slice(content, facts)))]
    };
    let rubric = vector.get("rubric").and_then(|name| root.get("rubrics").and_then(|r| r.get(text(name))));
    let closed = |id: &str| vector.get("gates").and_then(|g| g.get(id)).is_some_and(|value| text(value) == "true");
    let gate = |node: &Node| {
        let id = word(node, "id");
        format!("  {id}: {{value: {}, {source}}}\n", closed(id))
    };
    let gates: String = rubric.map_or_else(Vec::new, |r| items(r, "gates")).iter().map(gate).collect();
    let facts = if lines.is_empty() { "facts: {}\n".to_owned() } else { format!("facts:\n{}", lines.concat()) };
    let gates = if gates.is_empty() { gates } else { format!("gates:\n{gates}") };
    format!(
        "nomination: n\ntrack: teams\nname: 示例\nunit: u\nrecommended_by: u\nfields: {{集体性质: 机关}}\n{facts}{gates}"
    )
}
