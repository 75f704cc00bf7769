//! A full bundle, computed again from its record, its rules and its rubrics alone (E60 2 and 3).

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::awards::{awards, quotas};
use super::bundle::Bundle;
use super::events::{self, events};
use super::findings::{Findings, Layer, Rows};
use super::house::{House, house};
use super::ranks::{Ranks, bests, ranks, results};
use super::read::Record;
use super::sheet::{Sheet, Tables, sheets};
use super::table::{How, Lines, Table};
use crate::lang::{Text, text};
use crate::model::{Gate, GateEffect, GroupId, Item, Rubric};

const NOMINATIONS: &[&str] = &["nomination", "track", "name", "unit", "recommended_by", "rubric", "out"];
const FACTS: &[&str] = &["nomination", "criterion", "fact", "value", "source", "as_of", "evidence"];
const CRITERIA: &[&str] = &["rubric", "item", "kind", "parent", "title", "points", "rule", "clause"];
const DERIVATION: &[&str] = &["nomination", "item", "step", "op", "formula", "numerator", "denominator", "published"];
const SCORES: &[&str] = &["nomination", "item", "kind", "numerator", "denominator", "published"];
const RESULTS: &[&str] = &["nomination", "track", "standing", "total", "numerator", "denominator", "rank", "shared"];
const AWARDS: &[&str] = &["award", "tier", "nomination", "by_event"];
const QUOTAS: &[&str] = &["table", "column", "unit", "allowed", "used"];

/// What was computed.
pub(super) struct Computed {
    pub(super) house: House,
    pub(super) sheets: Vec<Option<Sheet>>,
    pub(super) ranks: Ranks,
}

/// Every table: its name and its columns.
const TABLES: [(&str, &[&str]); 9] = [
    ("nominations", NOMINATIONS),
    ("facts", FACTS),
    ("scores", SCORES),
    ("derivation", DERIVATION),
    ("results", RESULTS),
    ("criteria", CRITERIA),
    ("awards", AWARDS),
    ("quotas", QUOTAS),
    ("events", events::COLUMNS),
];

/// Computes a full bundle again and compares its tables.
pub(super) fn recompute(bundle: &Bundle<'_>) -> (Option<Computed>, Findings) {
    let mut findings = Findings::default();
    let Some(house) = house(bundle, &mut findings) else { return (None, findings) };
    let file = |(name, _): &(&str, _)| bundle.bytes(&format!("data/tables/{name}.csv")).and_then(Result::ok);
    let files: Vec<Option<Vec<u8>>> = TABLES.par_iter().map(file).collect();
    for ((name, _), _) in TABLES.iter().zip(&files).filter(|(_, file)| file.is_none()) {
        let place = bundle.place(&format!("data/tables/{name}.csv"));
        let what = text!("缺少这个文件，或读不出来", "the file is missing or cannot be read");
        findings.wrong(Layer::Tables, place, what);
    }
    let Some((tables, rest)) = read(&files, bundle, &mut findings) else { return (None, findings) };
    criteria(&house.contest.rubrics, &rest[0], bundle, &mut findings);
    strangers(&house, &tables, bundle, &mut findings);
    let (sheets, found) = sheets(&house, &tables, bundle);
    findings.add(found);
    let ranks = ranks(&house, &sheets);
    findings.add(results(&house, &sheets, &ranks, &tables, bundle));
    findings.add(bests(&house, bundle));
    findings.add(awards(&house, &sheets, &ranks, &rest[1], bundle));
    findings.add(quotas(&house, &rest[1], &rest[2], &bundle.place("data/tables/quotas.csv")));
    findings.add(events(&house, &rest[3], bundle));
    subjects(&house, bundle, &mut findings);
    (Some(Computed { house, sheets, ranks }), findings)
}

/// Says of each difference in a row of a nomination's whose it is, by name.
fn subjects(house: &House, bundle: &Bundle<'_>, findings: &mut Findings) {
    let before = bundle.place("data/tables/");
    for one in &mut findings.differences {
        let Some((table, row)) = one.place.strip_prefix(&before).and_then(|rest| rest.split_once(' ')) else {
            continue;
        };
        let (id, rest) = row.split_once(' ').unwrap_or((row, ""));
        let rest = format!("{table} {rest}").trim_end().to_owned();
        let of = |record: &Record| Rows {
            release: bundle.name.clone(),
            nomination: id.to_owned(),
            name: record.name.clone(),
            rest,
        };
        one.subject = house.record(id).map(of);
    }
}

/// All tables: those about nominations, then criteria, awards, quotas and events.
fn read<'f>(
    files: &'f [Option<Vec<u8>>],
    bundle: &Bundle<'_>,
    findings: &mut Findings,
) -> Option<(Tables<'f>, [Table<'f>; 4])> {
    let table = |((_, columns), file): (&(&str, &'static [&'static str]), &'f Option<Vec<u8>>)| {
        let together = |table: Table<'f>| if columns[0] == "nomination" { table.together() } else { Ok(table) };
        Table::read(file.as_deref().unwrap_or_default(), columns).and_then(together)
    };
    let read: Vec<Result<Table<'f>, Text>> = TABLES.par_iter().zip(files).map(table).collect();
    let mut tables = TABLES.iter().zip(read).map(|((name, _), table)| {
        let place = bundle.place(&format!("data/tables/{name}.csv"));
        table.map_err(|what| findings.wrong(Layer::Tables, place, what)).ok()
    });
    let mut next = || tables.next().flatten();
    let [nominations, facts, scores, derivation, results] = [next(), next(), next(), next(), next()];
    let [criteria, awards, quotas, events] = [next(), next(), next(), next()];
    let tables = Tables {
        nominations: nominations?,
        facts: facts?,
        scores: scores?,
        derivation: derivation?,
        results: results?,
    };
    Some((tables, [criteria?, awards?, quotas?, events?]))
}

/// Rows of nominations that the record does not have.
fn strangers(house: &House, tables: &Tables<'_>, bundle: &Bundle<'_>, findings: &mut Findings) {
    let known: BTreeSet<&str> = house.records.iter().map(|record| record.id.as_str()).collect();
    let all = [
        ("nominations", &tables.nominations),
        ("facts", &tables.facts),
        ("scores", &tables.scores),
        ("derivation", &tables.derivation),
        ("results", &tables.results),
    ];
    for (name, table) in all {
        for id in table.firsts().filter(|id| !known.contains(id)) {
            let place = bundle.place(&format!("data/tables/{name}.csv {id}"));
            findings.wrong(
                Layer::Tables,
                place,
                text!("record.json 里没有这份申报", "record.json has no such nomination"),
            );
        }
    }
}

/// The table `criteria`, from the rubrics.
pub(super) fn criteria(rubrics: &[Rubric], table: &Table<'_>, bundle: &Bundle<'_>, findings: &mut Findings) {
    let mut rows = Lines::default();
    for rubric in rubrics {
        items(rubric.id.as_str(), "total", &rubric.root.items, &mut rows);
        rows.put(&[rubric.id.as_str(), "total", "total", "", &rubric.title, &rubric.points.to_string(), "", ""]);
        rubric.gates.iter().for_each(|one| gate(rubric.id.as_str(), one, &mut rows));
    }
    let place = bundle.place("data/tables/criteria.csv");
    let how = How { place: &place, keys: 2, layer: Layer::Tables };
    table.compare_all(&rows, how, findings);
}

fn items(rubric: &str, parent: &str, all: &[Item], rows: &mut Lines) {
    for item in all {
        match item {
            Item::Group(g) => {
                rows.put(&[rubric, g.id.as_str(), "group", parent, &g.title, &g.points.to_string(), "", ""]);
                items(rubric, g.id.as_str(), &g.items, rows);
            }
            Item::Criterion(c) => {
                let (id, points) = (c.id.as_str(), c.points.to_string());
                rows.put(&[rubric, id, "criterion", parent, &c.title, &points, c.rule.kind(), &c.clause]);
            }
        }
    }
}

fn gate(rubric: &str, gate: &Gate, rows: &mut Lines) {
    let (effect, cap) = match &gate.effect {
        GateEffect::Disqualify => ("disqualify", String::new()),
        GateEffect::Zero => ("zero", String::new()),
        GateEffect::CapAt(points) => ("cap_at", points.to_string()),
    };
    let parent = gate.group.as_ref().map_or("total", GroupId::as_str);
    rows.put(&[rubric, gate.id.as_str(), "gate", parent, &gate.title, &cap, effect, &gate.clause]);
}

/// A bundle of rubrics alone: they can be read, and the table `criteria` says the same.
pub(super) fn rubrics_alone(bundle: &Bundle<'_>) -> Findings {
    let mut findings = Findings::default();
    let rubrics = super::house::rubrics(bundle, &mut findings);
    let place = bundle.place("data/tables/criteria.csv");
    let bytes = bundle.bytes("data/tables/criteria.csv").and_then(Result::ok).unwrap_or_default();
    match (rubrics, Table::read(&bytes, CRITERIA)) {
        (Some(rubrics), Ok(table)) => criteria(&rubrics, &table, bundle, &mut findings),
        (_, Err(what)) => findings.wrong(Layer::Tables, place, what),
        (None, Ok(_)) => {}
    }
    findings
}
