//! What a citizen reads: rules in words, boundary examples, and the trace of a score, in both
//! languages, whole. `GONGSHI_BLESS=1` writes the expectations anew, for a person to read.

use std::fmt::Write;
use std::path::Path;

use gongshi::lang::Text;
use gongshi::model::{Criterion, NominationId, Rubric};
use gongshi::score::{self, Trace, TraceStep};

use super::vectors::vectors_of;

/// How many rules of each kind are shown.
const RULES: usize = 4;

/// The first vector of each rule in these files.
const KINDS: [&str; 12] = [
    "points.yaml",
    "checklist.yaml",
    "choice.yaml",
    "bands.yaml",
    "ratio.yaml",
    "count.yaml",
    "deduct.yaml",
    "bonus.yaml",
    "judges.yaml",
    "interpolate.yaml",
    "relative.yaml",
    "top.yaml",
];

#[test]
fn every_kind_explains_itself() {
    let mut page = String::new();
    for file in KINDS {
        writeln!(page, "## {file}\n").unwrap();
        let mut shown = Vec::new();
        for (name, rubric, facts, context) in vectors_of(file) {
            let rules: Vec<Vec<Text>> =
                rubric.criteria().into_iter().map(|c| score::words::rule(c, &|_, _, _| None)).collect();
            let Ok(trace) = score::trace(&rubric, &facts, &context, &NominationId::new("n")) else { continue };
            if shown.len() < RULES && !shown.contains(&rules) {
                for criterion in rubric.criteria() {
                    rule(&mut page, &rubric, criterion);
                }
                sheet(&mut page, &name, &trace);
                shown.push(rules);
            }
        }
    }
    expect("kinds.txt", &page);
}

#[test]
fn a_whole_sheet_can_be_followed() {
    let mut page = String::new();
    for (name, rubric, facts, context) in vectors_of("guangxi.yaml").into_iter().take(2) {
        let trace = score::trace(&rubric, &facts, &context, &NominationId::new("n")).expect("no fault");
        sheet(&mut page, &name, &trace);
    }
    for (name, rubric, facts, context) in vectors_of("groups.yaml").into_iter().chain(vectors_of("gates.yaml")) {
        let Ok(trace) = score::trace(&rubric, &facts, &context, &NominationId::new("n")) else { continue };
        writeln!(page, "{name}").unwrap();
        groups(&mut page, &trace);
    }
    expect("sheets.txt", &page);
}

fn rule(page: &mut String, rubric: &Rubric, criterion: &Criterion) {
    for Text { zh, en } in score::words::rule(criterion, &|_, _, _| None) {
        writeln!(page, "  {zh}\n      {en}").unwrap();
    }
    for edge in score::boundaries(rubric, criterion) {
        writeln!(page, "  · {} → {}\n      {}", edge.facts.zh, edge.points.published, edge.formula.zh).unwrap();
    }
}

fn sheet(page: &mut String, name: &str, trace: &Trace) {
    writeln!(page, "\n  {name}").unwrap();
    for criterion in &trace.criteria {
        for input in &criterion.inputs {
            writeln!(page, "    {} {} = {}", input.name, input.title.zh, input.value.zh).unwrap();
        }
        steps(page, criterion.id.as_str(), &criterion.steps);
    }
    groups(page, trace);
}

fn groups(page: &mut String, trace: &Trace) {
    for group in &trace.groups {
        steps(page, group.id.as_str(), &group.steps);
    }
    steps(page, "total", &trace.total_steps);
    for gate in trace.gates.iter().filter(|gate| gate.closed) {
        writeln!(page, "    {}: {} | {}", gate.id, gate.effect.zh, gate.effect.en).unwrap();
    }
    writeln!(page, "    = {}\n", trace.total.published).unwrap();
}

fn steps(page: &mut String, of: &str, steps: &[TraceStep]) {
    for step in steps {
        let value = step.value.as_ref().map_or_else(String::new, |value| format!(" [{value}]"));
        let Text { zh, en } = &step.formula;
        let en = if en == zh { String::new() } else { format!(" | {en}") };
        writeln!(page, "    {of} {}: {zh}{en}{value}", step.op).unwrap();
    }
}

/// Compares with the expectation beside this file.
#[track_caller]
fn expect(name: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/traces").join(name);
    if std::env::var_os("GONGSHI_BLESS").is_some() {
        assert!(std::env::var_os("CI").is_none(), "expectations are never written in CI");
        std::fs::write(&path, page).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    for (number, (found, wanted)) in page.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, wanted, "{name}:{}", number + 1);
    }
    assert_eq!(page.lines().count(), expected.lines().count(), "{name} ends elsewhere");
}
