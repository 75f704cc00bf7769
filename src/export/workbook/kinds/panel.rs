//! Judges who are dropped by their totals (N66): the block of columns that puts them in order.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::export::workbook::Entry;
use crate::export::workbook::formula::Term;
use crate::export::workbook::plan::{At, Look, Owner, Plan, Value, number};
use crate::model::rule::{DropOn, Rule};
use crate::model::{Combine, Criterion, FactRow, Group, Item, Rubric};
use crate::number::{Exact, Number};

/// The block: for each judge a total and a place among the judges.
pub(in super::super) struct Panel {
    totals: (At, At),
    pub(super) places: (At, At),
    /// The columns of points of each criterion, and what they weigh.
    pub(super) points: Vec<((At, At), Exact)>,
}

/// What a row says of a judge.
pub(super) fn vote(row: &FactRow) -> Option<(&str, Option<&Number>)> {
    let judge = row.get("judge")?.value.as_word()?;
    let recused = row.get("recused").and_then(|v| v.value.as_flag()).unwrap_or(false);
    let points = row.get("points").and_then(|v| v.value.as_number()).filter(|_| !recused);
    Some((judge, points))
}

/// The judges of a criterion who gave points, by name.
pub(super) fn votes<'r>(entry: &Entry<'r>, criterion: &Criterion) -> BTreeMap<&'r str, &'r Number> {
    entry
        .rows(criterion, "scores")
        .iter()
        .filter_map(vote)
        .filter_map(|(judge, points)| Some((judge, points?)))
        .collect()
}

/// Criteria that drop by total, with what they weigh in the nomination's total.
pub(super) fn weighed(rubric: &Rubric) -> Vec<(&Criterion, Exact)> {
    let mut found = Vec::new();
    weigh(&rubric.root, &Exact::ONE, &mut found);
    found.retain(|(criterion, _)| matches!(&criterion.rule, Rule::Judges(rule) if rule.drop_on == DropOn::Total));
    found
}

fn weigh<'a>(group: &'a Group, share: &Exact, found: &mut Vec<(&'a Criterion, Exact)>) {
    let weighs = group.combine == Combine::Weighted;
    let below = |weight: Option<&Number>| match weight {
        Some(part) if weighs => share.times(part.value()),
        _ => share.clone(),
    };
    for item in &group.items {
        match item {
            Item::Group(group) if group.extra => weigh(group, &Exact::ONE, found),
            Item::Group(group) => weigh(group, &below(group.weight.as_ref()), found),
            Item::Criterion(criterion) => found.push((criterion, below(criterion.weight.as_ref()))),
        }
    }
}

impl Panel {
    /// Reserves the columns; `None` where nobody is dropped by total.
    pub(in super::super) fn reserve<'a>(plan: &mut Plan<'a>, rubric: &'a Rubric) -> Option<Self> {
        let criteria = weighed(rubric);
        let seats = |e: &Entry<'a>| criteria.iter().map(|(c, _)| votes(e, c).len()).max().unwrap_or(0);
        let most = plan.entries.iter().map(seats).max().unwrap_or(0).max(1);
        if criteria.is_empty() {
            return None;
        }
        plan.open(Owner::Panel);
        let mut block = |zh, en| {
            let first = plan.columns.len();
            for at in 1..=most {
                let title = format!("{} {at}", plan.word(zh, en));
                plan.computed(title, Look::Number, "", |_, _| Value::Empty);
            }
            (first, first + most - 1)
        };
        let totals = block("评委总分", "judge's total");
        let places = block("评委位次（从低到高）", "judge's place, lowest first");
        Some(Self { totals, places, points: Vec::new() })
    }

    /// Fills the columns once the criteria have theirs.
    pub(in super::super) fn settle<'a>(self, plan: &mut Plan<'a>, rubric: &'a Rubric) {
        let (first, last) = self.totals;
        let panels: Arc<Vec<Vec<Judge>>> = Arc::new(plan.entries.iter().map(|e| seated(rubric, e)).collect());
        for seat in 0..=last - first {
            let cells: Vec<String> = self.points.iter().map(|((from, _), _)| plan.there(from + seat)).collect();
            let parts = self.points.iter().zip(&cells);
            let parts =
                parts.map(|((_, weight), cell)| Term::call(format!("N({cell})")).times(weight).text().to_owned());
            let sum = parts.collect::<Vec<_>>().join("+");
            let formula = format!("IF(COUNT({})=0,\"\",ROUND({sum},10))", cells.join(","));
            let panel = Arc::clone(&panels);
            let total = move |n: usize, _: &Entry<'a>| panel[n].get(seat).map(|judge| number(&judge.total));
            plan.settle(first + seat, &formula, move |n, e| total(n, e).unwrap_or_else(|| Value::Text(String::new())));
            let panel = Arc::clone(&panels);
            let place = move |n: usize, _: &Entry<'a>| number(&Exact::count(place_among(&panel[n], seat)));
            plan.settle(self.places.0 + seat, &self.place(plan, seat), place);
        }
    }

    /// How many judges come before one, and one more; 0 for an empty seat.
    fn place(&self, plan: &Plan<'_>, seat: usize) -> String {
        let all = |(from, to): (At, At)| plan.range(from, to);
        let mut keys = vec![(all(self.totals), plan.there(self.totals.0 + seat))];
        keys.extend(self.points.iter().map(|((from, to), _)| (all((*from, *to)), plan.there(from + seat))));
        let lower = keys.iter().rev().fold(String::new(), |rest, (range, cell)| {
            if rest.is_empty() {
                format!("({range}<{cell})")
            } else {
                format!("(({range}<{cell})+({range}={cell})*{rest})")
            }
        });
        let total = &keys[0];
        let mut formula = format!("1+SUMPRODUCT(ISNUMBER({})*{lower})", total.0);
        if seat > 0 {
            let ends = |(from, _): (At, At)| plan.range(from, from + seat - 1);
            let mut equal = vec![format!("ISNUMBER({})", ends(self.totals))];
            let blocks = std::iter::once(self.totals).chain(self.points.iter().map(|(block, _)| *block));
            equal.extend(blocks.map(|block| format!("({}={})", ends(block), plan.there(block.0 + seat))));
            formula = format!("{formula}+SUMPRODUCT({})", equal.join("*"));
        }
        format!("IF(ISNUMBER({}),{formula},0)", total.1)
    }
}

/// A judge in a seat.
struct Judge {
    total: Exact,
    points: Vec<Exact>,
}

/// The judges of an entry by name, with what puts them in order.
fn seated(rubric: &Rubric, entry: &Entry<'_>) -> Vec<Judge> {
    let mut judges: BTreeMap<&str, Judge> = BTreeMap::new();
    for (criterion, weight) in weighed(rubric) {
        for (name, points) in votes(entry, criterion) {
            let judge = judges.entry(name).or_insert_with(|| Judge { total: Exact::ZERO, points: Vec::new() });
            judge.total = judge.total.plus(&points.value().times(&weight));
            judge.points.push(points.value().clone());
        }
    }
    judges.into_values().collect()
}

/// The place of a seat among the judges, from 1; 0 where nobody sits there.
pub(super) fn place_of(rubric: &Rubric, entry: &Entry<'_>, seat: usize) -> usize {
    place_among(&seated(rubric, entry), seat)
}

fn place_among(judges: &[Judge], seat: usize) -> usize {
    let key = |at: usize| (&judges[at].total, &judges[at].points, at);
    if seat >= judges.len() {
        return 0;
    }
    (0..judges.len()).filter(|at| key(*at) < key(seat)).count() + 1
}
