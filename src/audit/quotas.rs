//! Nominations against the quota tables.

use std::collections::{BTreeMap, BTreeSet};

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Award, AwardBasis, Contest, Event, Nomination, QuotaColumn, QuotaTable, UnitId};
use crate::rank::{QuotaUse, Results};
use crate::source::Span;

/// Every cell of every table, and every unit that nominated without having a row.
pub(super) fn audit(contest: &Contest, results: &Results, faults: &mut Diagnostics) {
    for table in &contest.quotas {
        for (at, column) in table.columns.iter().enumerate() {
            let nominated = nominated(contest, column);
            for row in &table.rows {
                let Some(cell) = row.seats.get(at) else { continue };
                let Some(used) = find(results, table, column, &row.unit) else { continue };
                let recommended = nominated.get(&row.unit).map(Vec::as_slice).unwrap_or_default();
                if used.used > used.allowed && binding(contest, table, column) {
                    faults.push(exceeded(contest, table, column, used, (cell.span, recommended)));
                }
                if cell.value > 0 && recommended.is_empty() && !nominated.is_empty() {
                    faults.push(unused(contest, table, column, used, cell.span));
                }
            }
            strangers(contest, table, column, &nominated, faults);
        }
    }
}

fn find<'a>(results: &'a Results, table: &QuotaTable, column: &QuotaColumn, unit: &UnitId) -> Option<&'a QuotaUse> {
    results.quotas.iter().find(|u| u.table == table.id && u.column == column.id && u.unit == *unit)
}

/// The award that is cut by a column.
fn award<'a>(contest: &'a Contest, table: &QuotaTable, column: &QuotaColumn) -> Option<&'a Award> {
    let cut = |a: &&Award| a.quota.as_ref().is_some_and(|q| q.table == table.id && q.column == column.id);
    contest.awards.iter().find(cut)
}

/// Whether too many are a fault: a ranking cannot exceed its quota but by a rule or an override.
fn binding(contest: &Contest, table: &QuotaTable, column: &QuotaColumn) -> bool {
    award(contest, table, column).is_none_or(|a| a.basis == AwardBasis::Decision)
}

/// The nominations of the column's track that were not taken back, by who recommends them.
fn nominated<'a>(contest: &'a Contest, column: &'a QuotaColumn) -> BTreeMap<&'a UnitId, Vec<&'a Nomination>> {
    let out: BTreeSet<_> = contest.history.iter().filter_map(Event::takes_out).collect();
    let mut by_unit: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for nomination in contest.nominations_in(&column.track).filter(|n| !out.contains(&n.id)) {
        by_unit.entry(&nomination.recommended_by).or_default().push(nomination);
    }
    by_unit
}

fn exceeded(
    contest: &Contest,
    table: &QuotaTable,
    column: &QuotaColumn,
    used: &QuotaUse,
    (cell, recommended): (Span, &[&Nomination]),
) -> Diagnostic {
    let (unit, title) = (say::unit(contest, &used.unit), &column.title);
    let (seats, count) = (used.allowed, used.used);
    let (over, places) = (count.saturating_sub(seats), say::count(seats, "seat"));
    let message = match award(contest, table, column) {
        Some(_) => text!(
            "{unit}「{title}」名额 {seats} 个，公布了 {count} 个获奖，多 {over} 个",
            "{unit} has {places} of {title} and {count} declared winners, {over} too many"
        ),
        None => text!(
            "{unit}「{title}」名额 {seats} 个，推荐了 {count} 个，多 {over} 个",
            "{unit} has a quota of {seats} for {title} and recommends {count}, {over} too many"
        ),
    };
    let fault = Diagnostic::error(Code::QuotaExceeded, cell, message)
        .clause(&table.source)
        .expected(text!("至多 {seats} 个", "at most {seats}"))
        .hint(text!(
            "撤下多出的申报（history.yaml 里记 withdrawal），或改正记录的 recommended_by",
            "take back what is too much (a withdrawal in history.yaml), or mend `recommended_by` of a record"
        ));
    recommended.iter().fold(fault, |fault, n| fault.related(n.span, text!("占用名额", "uses the quota")))
}

fn unused(contest: &Contest, table: &QuotaTable, column: &QuotaColumn, used: &QuotaUse, cell: Span) -> Diagnostic {
    let (unit, title, seats) = (say::unit(contest, &used.unit), &column.title, used.allowed);
    let own = contest.nominations_in(&column.track).filter(|n| n.recommended_by == used.unit);
    let left: Vec<_> = own.filter_map(|n| Some((n, contest.taken_out(&n.id)?))).collect();
    if !left.is_empty() {
        let Text { zh, en } = say::all(contest, left.iter().map(|(n, _)| &n.id));
        let message = text!(
            "{unit}「{title}」有 {seats} 个名额，申报的{zh}都退出了",
            "{unit} has a quota of {seats} for {title}, and all that it nominated left: {en}"
        );
        let fault = Diagnostic::warning(Code::QuotaUnused, cell, message).clause(&table.source);
        let fault = left.iter().fold(fault, |f, (_, event)| f.related(event.span, text!("在这里退出", "left here")));
        return fault.hint(text!("不再推荐的，不用改", "fine if nobody follows"));
    }
    let message = text!(
        "{unit}「{title}」有 {seats} 个名额，没有申报",
        "{unit} has a quota of {seats} for {title} and no nomination"
    );
    Diagnostic::warning(Code::QuotaUnused, cell, message).clause(&table.source).hint(text!(
        "确系没有推荐的，不用改；否则看记录是否漏交，recommended_by 是否写对",
        "fine if it recommends nobody; else a record is missing or has another `recommended_by`"
    ))
}

/// Units that recommend somebody for a column in which they have no row.
fn strangers(
    contest: &Contest,
    table: &QuotaTable,
    column: &QuotaColumn,
    nominated: &BTreeMap<&UnitId, Vec<&Nomination>>,
    faults: &mut Diagnostics,
) {
    for (unit, nominations) in nominated {
        let Some(first) = nominations.first().filter(|_| !table.rows.iter().any(|r| r.unit == **unit)) else {
            continue;
        };
        let (name, title, count) = (say::unit(contest, unit), &column.title, nominations.len());
        let source = &table.title;
        let message = text!(
            "{name}推荐了 {count} 个「{title}」，但《{source}》里没有它",
            "{name} recommends {count} for {title}, but has no row in {source}"
        );
        let fault = Diagnostic::error(Code::QuotaExceeded, first.name.span, message)
            .clause(&table.source)
            .related(table.span, text!("名额表", "the quota table"))
            .hint(text!(
                "recommended_by 应写名额表里的推荐单位；方案另有规定的，给它加一行",
                "`recommended_by` names a unit of the table; if the plan allows others, add a row"
            ));
        faults.push(fault);
    }
}
