//! The printed seats against the declared method of sharing them out.

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Allocation, AllocationMethod, Contest, QuotaColumn, QuotaTable, TieDecision, UnitId};
use crate::rank::{AllocatedRow, AllocationResult, Results};
use crate::source::Spanned;

/// A column, and what its declared method gives.
#[derive(Clone, Copy)]
struct Split<'a> {
    contest: &'a Contest,
    table: &'a QuotaTable,
    /// Which column of the table it is.
    at: usize,
    column: &'a QuotaColumn,
    allocation: &'a Allocation,
    result: &'a AllocationResult,
}

/// Every column that says how its seats were shared out.
pub(super) fn audit(contest: &Contest, results: &Results, faults: &mut Diagnostics) {
    for table in &contest.quotas {
        for (at, column) in table.columns.iter().enumerate() {
            let of_column = |r: &&AllocationResult| r.table == table.id && r.column == column.id;
            let Some(allocation) = &column.allocation else { continue };
            let Some(result) = results.allocations.iter().find(of_column) else { continue };
            let split = Split { contest, table, at, column, allocation, result };
            faults.push_some(tie(split));
            faults.push_some(difference(split));
        }
    }
}

/// A tie without a decision, a decision without a tie, or one that names the wrong units.
fn tie(split: Split) -> Option<Diagnostic> {
    let Split { contest, table, allocation, result, .. } = split;
    let (message, expected) = match (&result.tie, &allocation.tie_decision) {
        (None, Some(_)) => (
            text!(
                "名额分配没有并列，tie_decision 没有对象",
                "the allocation has no tie, so tie_decision decides nothing"
            ),
            text!("不写 tie_decision", "no tie_decision"),
        ),
        (Some((tied, seats)), None) => {
            let (Text { zh, en }, places) = (units(contest, tied), say::count(*seats, "seat"));
            let message = text!(
                "{zh}并列，争最后 {seats} 个名额，没有记录给了谁",
                "{en} tie for the last {places}, and no decision is recorded"
            );
            (
                message,
                text!("tie_decision: 写明给了哪 {seats} 个单位和理由", "tie_decision: which {seats} of them, and why"),
            )
        }
        (Some((tied, seats)), Some(decision)) if !fits(tied, *seats, decision) => {
            let Text { zh, en } = units(contest, tied);
            let message = text!(
                "tie_decision 应从并列的{zh}中选定 {seats} 个",
                "tie_decision must name {seats} of those that tie: {en}"
            );
            (message, text!("winners: {seats} 个", "winners: {seats} of them"))
        }
        (None, None) | (Some(_), Some(_)) => return None,
    };
    let fault =
        Diagnostic::error(Code::AllocationTie, allocation.span, message).expected(expected).clause(&table.source);
    Some(match &result.tie {
        Some((tied, _)) => {
            let yaml = format!("tie_decision: {{winners: {}, reason: …}}", say::yaml_list(tied));
            fault.hint(text!(
                "在 allocation 里记录，winners 只留得到名额的：{yaml}",
                "record it in `allocation`, leaving those that got a seat in `winners`: {yaml}"
            ))
        }
        None => fault.hint(text!("删去 tie_decision", "delete tie_decision")),
    })
}

/// Whether a decision names as many of the tied as there are seats, each once.
fn fits(tied: &[UnitId], seats: u32, decision: &TieDecision) -> bool {
    let named = tied.iter().filter(|u| decision.winners.contains(u)).count();
    named == decision.winners.len() && named == seats as usize
}

/// Rows whose printed seats the method does not give. Rows of an undecided tie are left out.
fn difference(split: Split) -> Option<Diagnostic> {
    let Split { contest, table, allocation, result, .. } = split;
    let rows = result.rows.iter().zip(table.rows.iter().filter_map(|row| row.seats.get(split.at)));
    let wrong: Vec<(&AllocatedRow, &Spanned<u32>)> =
        rows.filter(|(row, cell)| row.seats != cell.value && !split.is_open(&row.unit)).collect();
    let (first, cell) = wrong.first()?;
    let Text { zh, en } = say::join(wrong.iter().map(|(row, cell)| {
        let (unit, quota, seats, printed) =
            (say::unit(contest, &row.unit), say::decimal(&row.exact, 3), row.seats, cell.value);
        text!("{unit}应为 {seats}（{quota}），表中 {printed}", "{unit} {seats} ({quota}) instead of {printed}")
    }));
    let (title, method) = (&split.column.title, method(allocation.method));
    let (Text { zh: method, en: method_en }, weight) = (method, &allocation.weight_title);
    let message = text!(
        "「{title}」与按{weight}用{method}分配的结果不同：{zh}",
        "{title} differs from {method_en} by {weight}: {en}"
    );
    let seats = first.seats;
    let fault = Diagnostic::error(Code::AllocationDiffers, cell.span, message)
        .expected(text!("{seats}", "{seats}"))
        .clause(&table.source)
        .hint(text!(
            "对照{weight}（weight）和印发的表；方案不是这样分配的，删去 allocation",
            "compare the weights and the printed table; if the plan did not share them out so, delete `allocation`"
        ));
    Some(wrong.iter().skip(1).fold(fault, |fault, (row, cell)| {
        let seats = row.seats;
        fault.related(cell.span, text!("应为 {seats}", "should be {seats}"))
    }))
}

impl Split<'_> {
    /// Whether a unit takes part in a tie that nobody has decided.
    fn is_open(self, unit: &UnitId) -> bool {
        let Some((tied, seats)) = &self.result.tie else { return false };
        let decided = self.allocation.tie_decision.as_ref().is_some_and(|d| fits(tied, *seats, d));
        tied.contains(unit) && !decided
    }
}

fn units(contest: &Contest, ids: &[UnitId]) -> Text {
    say::join(ids.iter().map(|id| {
        let unit = say::unit(contest, id);
        text!("{unit}", "{unit}")
    }))
}

fn method(method: AllocationMethod) -> Text {
    match method {
        AllocationMethod::LargestRemainder => text!("最大余数法", "largest remainders"),
        AllocationMethod::DHondt => text!("洪德法", "D'Hondt"),
        AllocationMethod::SainteLague => text!("圣拉古法", "Sainte-Laguë"),
    }
}
