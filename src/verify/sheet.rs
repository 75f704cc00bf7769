//! Recomputation (E60 2): every score from the facts, against the tables of the bundle.

use std::sync::Arc;

use rayon::prelude::*;

use super::bundle::Bundle;
use super::findings::{Findings, Layer, Looked};
use super::house::House;
use super::read::{Given, Record, Tie};
use super::table::{How, Lines, Row, Table};
use crate::lang::text;
use crate::model::{Nomination, Rubric};
use crate::number::{Exact, Number};
use crate::score::{self, Outcome, Points, Standing, Trace, TraceStep};

/// What was computed for one nomination, as far as others need it.
pub(super) struct Sheet {
    /// `ranked`, `out`, `disqualified`, `ineligible`, `unscored`.
    pub(super) standing: &'static str,
    /// Items and their published points, the total last; nothing where an item is left out.
    pub(super) points: Vec<(String, Option<Points>)>,
    /// What the track ranks by, the first one most.
    pub(super) marks: Vec<Mark>,
}

/// One number of the ranking; what is greater goes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// Goes last.
    None,
    /// The more the better.
    High(Exact),
    /// The less the better.
    Low(std::cmp::Reverse<Exact>),
}

/// Tables that have rows for each nomination.
pub(super) struct Tables<'b> {
    pub(super) nominations: Table<'b>,
    pub(super) facts: Table<'b>,
    pub(super) scores: Table<'b>,
    pub(super) derivation: Table<'b>,
    pub(super) results: Table<'b>,
}

/// Computes every nomination and holds its rows against what was computed. In the order of the records.
pub(super) fn sheets(house: &House, tables: &Tables<'_>, bundle: &Bundle<'_>) -> (Vec<Option<Sheet>>, Findings) {
    let same_program =
        bundle.record.as_ref().is_some_and(|r| r.software == concat!("gongshi ", env!("CARGO_PKG_VERSION")));
    let one = |(record, nomination): (&Record, &Arc<Nomination>)| {
        let mut desk = Desk { house, tables, bundle, same_program, findings: Findings::default() };
        let sheet = desk.nomination(record, nomination);
        (sheet, desk.findings)
    };
    let all: Vec<_> = house.records.par_iter().zip(&house.contest.nominations).map(one).collect();
    let mut findings = Findings::default();
    let sheets = all.into_iter().map(|(sheet, found)| {
        findings.add(found);
        sheet
    });
    (sheets.collect(), findings)
}

struct Desk<'a> {
    house: &'a House,
    tables: &'a Tables<'a>,
    bundle: &'a Bundle<'a>,
    same_program: bool,
    findings: Findings,
}

impl Desk<'_> {
    fn place(&self, table: &str) -> String {
        self.bundle.place(&format!("data/tables/{table}.csv"))
    }

    fn nomination(&mut self, record: &Record, nomination: &Nomination) -> Option<Sheet> {
        self.findings.count(Looked::Nominations, 1);
        let given = record.given();
        self.plain_rows(record, &given);
        let rubric = record.rubric.as_deref().and_then(|id| self.house.contest.rubric(id));
        let context = self.house.contexts.get(&record.track);
        let Some((rubric, context)) = rubric.zip(context) else {
            self.rows(&record.id, &Lines::default(), &Lines::default());
            let standing = if record.out { "out" } else { "unscored" };
            return Some(Sheet { standing, points: Vec::new(), marks: Vec::new() });
        };
        let trace = match score::trace(rubric, &nomination.facts, context, &nomination.id) {
            Ok(trace) => trace,
            Err(fault) => {
                let (place, why) =
                    (self.bundle.place(&format!("data/record.json nominations/{}", record.id)), fault.message);
                let (zh, en) = (why.zh, why.en);
                self.findings.wrong(Layer::Recomputation, place, text!("不能计分：{zh}", "it cannot be scored: {en}"));
                return None;
            }
        };
        let points = points(rubric, &trace);
        self.findings.count(Looked::Numbers, points.len());
        let scores = score_rows(&record.id, rubric, &points);
        let steps = derivation(&record.id, rubric, &trace);
        self.rows(&record.id, &scores, &steps);
        let standing = match trace.standing {
            _ if record.out => "out",
            Standing::Ranked => "ranked",
            Standing::Disqualified(_) => "disqualified",
            Standing::Ineligible(_) => "ineligible",
        };
        let marks = self.marks(record, &given, &points);
        Some(Sheet { standing, points, marks })
    }

    /// Rows that repeat the record.
    fn plain_rows(&mut self, record: &Record, given: &Given<'_>) {
        let Record { id, track, name, unit, recommended_by, rubric, out, .. } = record;
        let rubric = rubric.as_deref().unwrap_or_default();
        let mut row = Lines::default();
        row.put(&[id, track, name, unit, recommended_by, rubric, if *out { "true" } else { "false" }]);
        let place = self.place("nominations");
        let how = How { place: &place, keys: 1, layer: Layer::Tables };
        self.tables.nominations.compare(id, &row, how, &mut self.findings);
        let mut facts = Lines::default();
        given.fact_rows(&mut |[criterion, fact, value, source, as_of, evidence]| {
            facts.put(&[id, criterion, fact, value, source, as_of, evidence]);
        });
        let place = self.place("facts");
        let how = How { place: &place, keys: 3, layer: Layer::Tables };
        self.tables.facts.compare(id, &facts, how, &mut self.findings);
    }

    /// Rows that were computed.
    fn rows(&mut self, id: &str, scores: &Lines, steps: &Lines) {
        let layer = Layer::Recomputation;
        let place = self.place("scores");
        let how = How { place: &place, keys: 2, layer };
        self.tables.scores.compare(id, scores, how, &mut self.findings);
        self.findings.count(Looked::Steps, steps.len());
        let (place, table) = (self.place("derivation"), &self.tables.derivation);
        let how = How { place: &place, keys: 3, layer };
        if self.same_program {
            table.compare(id, steps, how, &mut self.findings);
        } else {
            // Another version may take other steps, in other words; where they lead must be the same.
            table.compare_rows(&told(table.rows(id)), &told(steps.rows()), how, &mut self.findings);
        }
    }

    fn marks(&self, record: &Record, given: &Given<'_>, points: &[(String, Option<Points>)]) -> Vec<Mark> {
        let Some(track) = self.house.rule.tracks.iter().find(|t| t.track == record.track) else { return Vec::new() };
        let item = |id: &str| {
            let found = points.iter().find(|(item, _)| item == id).and_then(|(_, points)| points.as_ref());
            found.map_or(Mark::None, |p| {
                Mark::High(if track.published { Exact::from(p.published) } else { p.exact.clone() })
            })
        };
        let mark = |tie: &Tie| match tie {
            Tie::Total => item("total"),
            Tie::Item(id) => item(id),
            Tie::Fact { criterion, fact, ascending } => {
                let value = given.number(criterion, fact).as_ref().map(Number::value).cloned();
                match (value, ascending) {
                    (None, _) => Mark::None,
                    (Some(value), true) => Mark::Low(std::cmp::Reverse(value)),
                    (Some(value), false) => Mark::High(value),
                }
            }
        };
        track.ties.iter().map(mark).collect()
    }
}

/// The last rows of each item that carry a published number, without step, operation and words.
fn told(rows: Vec<Row>) -> Vec<Row> {
    let last = rows.into_iter().filter(|row| row.get(7).is_some_and(|published| !published.is_empty()));
    last.map(|mut row| {
        row[2..5].iter_mut().for_each(String::clear);
        row
    })
    .collect()
}

fn scored(outcome: &Outcome) -> Option<Points> {
    if let Outcome::Scored(points) = outcome { Some(points.clone()) } else { None }
}

/// Criteria, groups, total, as the tables order them.
fn points(rubric: &Rubric, trace: &Trace) -> Vec<(String, Option<Points>)> {
    let criteria =
        rubric.criteria().into_iter().zip(&trace.criteria).map(|(c, t)| (c.id.to_string(), scored(&t.outcome)));
    let groups = rubric.groups().into_iter().zip(&trace.groups).map(|(g, t)| (g.id.to_string(), scored(&t.outcome)));
    criteria.chain(groups).chain([("total".to_owned(), Some(trace.total.clone()))]).collect()
}

fn fraction(value: Option<&Exact>) -> [String; 2] {
    value.map(Exact::parts).map(|(above, below)| [above, below]).unwrap_or_default()
}

fn score_rows(id: &str, rubric: &Rubric, points: &[(String, Option<Points>)]) -> Lines {
    let (criteria, groups) = (rubric.criteria().len(), rubric.groups().len());
    let mut rows = Lines::default();
    for (at, (item, points)) in points.iter().enumerate() {
        let kind = if at < criteria {
            "criterion"
        } else if at < criteria + groups {
            "group"
        } else {
            "total"
        };
        let [above, below] = fraction(points.as_ref().map(|p| &p.exact));
        let published = points.as_ref().map(|p| p.published.to_string()).unwrap_or_default();
        rows.put(&[id, item, kind, &above, &below, &published]);
    }
    rows
}

fn derivation(id: &str, rubric: &Rubric, trace: &Trace) -> Lines {
    let mut rows = Lines::default();
    for (criterion, one) in rubric.criteria().into_iter().zip(&trace.criteria) {
        steps(id, criterion.id.as_str(), &one.steps, scored(&one.outcome).as_ref(), &mut rows);
    }
    for (group, one) in rubric.groups().into_iter().zip(&trace.groups) {
        steps(id, group.id.as_str(), &one.steps, scored(&one.outcome).as_ref(), &mut rows);
    }
    steps(id, "total", &trace.total_steps, Some(&trace.total), &mut rows);
    rows
}

fn steps(id: &str, item: &str, steps: &[TraceStep], points: Option<&Points>, rows: &mut Lines) {
    let rounds = steps.iter().rposition(|step| step.op == "round");
    let told = rounds.or_else(|| steps.iter().rposition(|step| step.op != "exact"));
    for (at, step) in steps.iter().enumerate() {
        let [above, below] = fraction(step.value.as_ref());
        let published = points.filter(|_| told == Some(at)).map(|p| p.published.to_string()).unwrap_or_default();
        rows.put(&[id, item, &(at + 1).to_string(), step.op, &step.formula.zh, &above, &below, &published]);
    }
}
