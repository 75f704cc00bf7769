//! The printed 合计 must be the sum of the column; the seats that are shared out must be that sum too.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{QuotaColumn, QuotaTable};

/// Checks the sums of a table.
pub(super) fn check(table: &QuotaTable, faults: &mut Diagnostics) {
    for (at, column) in table.columns.iter().enumerate() {
        let seats = || table.rows.iter().filter_map(|row| row.seats.get(at));
        let sum: u64 = seats().map(|s| u64::from(s.value)).sum();
        if sum != u64::from(column.printed_total.value) {
            faults.push(difference(table, column, sum, seats().count()));
        }
        allocation(column, faults);
    }
}

fn difference(table: &QuotaTable, column: &QuotaColumn, sum: u64, rows: usize) -> Diagnostic {
    let (title, printed, source) = (&column.title, column.printed_total.value, &table.source);
    let message = text!(
        "「{title}」各行相加是 {sum}，与印发的合计 {printed} 不符",
        "the rows of {title} add up to {sum}, not to the printed {printed}"
    );
    let hint = text!(
        "对照{source}核对这一列的 {rows} 行和合计，看是漏了一行还是抄错了数",
        "compare the {rows} rows and the total with {source}: a row may be missing or a number mistyped"
    );
    Diagnostic::error(Code::QuotaSum, column.printed_total.span, message)
        .expected(text!("{sum}，或改正某一行", "{sum}, or a mended row"))
        .clause(source.clone())
        .hint(hint)
}

fn allocation(column: &QuotaColumn, faults: &mut Diagnostics) {
    let Some(allocation) = &column.allocation else { return };
    let (seats, printed) = (allocation.seats, column.printed_total.value);
    if seats != printed {
        let message = text!(
            "分配的名额是 {seats}，与合计 {printed} 不符",
            "{seats} seats are shared out, the total is {printed}"
        );
        faults.push(
            Diagnostic::error(Code::QuotaSum, allocation.span, message)
                .expected(text!("seats: {printed}", "seats: {printed}")),
        );
    }
    if !allocation.weights.is_empty() && allocation.weights.iter().all(|w| *w == 0) {
        let title = &allocation.weight_title;
        let message =
            text!("各行的权数（{title}）全是 0，无法分配", "all weights ({title}) are 0: nothing can be shared out");
        faults.push(Diagnostic::error(Code::QuotaSum, allocation.span, message));
    }
}
