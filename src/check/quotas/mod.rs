//! quotas.yaml: tables of seats by recommending unit, whose sums must be those that were printed.

mod awards;
mod column;
mod sums;

pub(super) use awards::against_awards;

use super::fields::Fields;
use super::index::Index;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{QuotaRow, QuotaTable, UnitId};
use crate::source::{Span, Spanned};

/// Reads quotas.yaml.
pub(super) fn tables(node: &Node, index: &Index, faults: &mut Diagnostics) -> Vec<QuotaTable> {
    let Some(mut f) = Fields::open(node, faults) else { return Vec::new() };
    let tables = f.some_of("tables", |n, faults| table(n, index, faults)).unwrap_or_default();
    f.finish();
    tables
}

fn table(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<QuotaTable> {
    let before = faults.errors();
    let mut f = Fields::open(node, faults)?;
    let id = f.need::<crate::model::StageId>("id").map(|id| id.as_str().to_owned());
    let (title, source) = (f.line("title"), f.line("source"));
    let columns: Option<Vec<column::Column>> = f.some_of("columns", |n, faults| column::column(n, index, faults));
    let names: Vec<String> = columns.iter().flatten().map(|c| c.id.clone()).collect();
    let weighed = columns.iter().flatten().any(|c| c.allocation.is_some());
    let rows = f.some_of("rows", |n, faults| row(n, &names, weighed, index, faults));
    let remarks = f.list("remarks");
    let span = f.head;
    f.finish();
    let (columns, rows) = (columns?, rows?);
    units_once(&rows, faults);
    let weights: Vec<u32> = rows.iter().filter_map(|r| r.weight).collect();
    let columns = columns.into_iter().map(|c| c.with_weights(&weights)).collect();
    let rows = rows.into_iter().map(|r| QuotaRow { unit: r.unit.value, seats: r.seats }).collect();
    let table = QuotaTable { id: id?, title: title?, source: source?, columns, rows, remarks, span };
    // A row that could not be read is missing from every sum.
    if faults.errors() == before {
        sums::check(&table, faults);
    }
    Some(table)
}

/// A row, before its weight is handed to the columns.
struct Row {
    unit: Spanned<UnitId>,
    seats: Vec<Spanned<u32>>,
    weight: Option<u32>,
}

fn row(node: &Node, columns: &[String], weighed: bool, index: &Index, faults: &mut Diagnostics) -> Option<Row> {
    let mut f = Fields::open(node, faults)?;
    let at = f.at("unit");
    let unit = f.refer::<UnitId>("unit", &index.units).map(|id| Spanned::new(id, at));
    let seats: Vec<Option<Spanned<u32>>> = columns.iter().map(|column| f.need(column)).collect();
    let weight = if weighed { f.need("weight") } else { f.find("weight") };
    f.finish();
    Some(Row { unit: unit?, seats: seats.into_iter().collect::<Option<_>>()?, weight })
}

fn units_once(rows: &[Row], faults: &mut Diagnostics) {
    let mut seen = std::collections::BTreeMap::<&UnitId, Span>::new();
    for row in rows {
        let id = &row.unit.value;
        if let Some(first) = seen.insert(id, row.unit.span) {
            let message = text!("单位「{id}」在表里出现了两次", "unit `{id}` has two rows");
            let fault = Diagnostic::error(Code::DuplicateId, row.unit.span, message);
            faults.push(fault.related(first, text!("另一行在这里", "the other row is here")));
        }
    }
}
