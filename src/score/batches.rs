//! Several batches become one ratio: the mean of their ratios, or pooled numerators over pooled
//! denominators. Which one must be said by the rubric; it decides 10 or 6 in one real case.

use super::criterion::Desk;
use super::fault::{FaultKind, ScoreFault};
use super::measure::{Measured, RatioOf, division, rate_within, within, zero_fault};
use super::say;
use crate::lang::text;
use crate::model::FactRow;
use crate::model::rule::{Aggregate, OnZero};
use crate::number::Exact;

/// One batch.
enum Batch {
    /// Counted above and below the line.
    Counted(Exact, Exact),
    /// Given as a rate.
    Rate(Exact),
}

/// Reads the batches of a measure.
pub(super) fn read(of: RatioOf<'_>, aggregate: Aggregate, desk: &mut Desk<'_>) -> Result<Measured, ScoreFault> {
    let rows = desk.rows("batches")?;
    let mut batches = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        batches.push(read_one(of, aggregate, desk, row, index)?);
    }
    if batches.is_empty() {
        let message = text!("没有一个批次", "there is no batch");
        return Err(desk.fault(FaultKind::TooFew, message));
    }
    match aggregate {
        Aggregate::Mean => mean(of, desk, &batches),
        Aggregate::Pooled => Ok(pooled(of, desk, &batches)),
    }
}

fn read_one<'a>(
    of: RatioOf<'_>,
    aggregate: Aggregate,
    desk: &mut Desk<'a>,
    row: &'a FactRow,
    index: usize,
) -> Result<Batch, ScoreFault> {
    let (done, total) = (desk.row_number(row, "done")?, desk.row_number(row, "total")?);
    let rate = desk.row_number(row, "rate")?;
    let number = index.saturating_add(1);
    let title = || text!("第 {number} 批", "batch {number}");
    let name = format!("batches[{number}]");
    if let Some(rate) = rate {
        if done.is_some() || total.is_some() || aggregate == Aggregate::Pooled {
            let message = text!(
                "合并计算的批次要填 `done` 和 `total`，并且不能同时填 `rate`",
                "pooled batches need `done` and `total`, and `rate` cannot stand beside them"
            );
            return Err(desk.fault(FaultKind::Contradiction, message));
        }
        desk.notes.input(&name, || (title(), say::both(rate.to_string())));
        return rate_within(of, desk, rate).map(Batch::Rate);
    }
    let done = desk.need_in_row(done, "done")?;
    let total = desk.need_in_row(total, "total")?;
    desk.notes.input(&name, || (title(), say::both(format!("{done} ÷ {total}"))));
    let (done, total) = within(of, desk, done, total)?;
    Ok(Batch::Counted(done, total))
}

/// The mean of the ratios. A batch with a zero denominator counts 100%, 0% or not at all, as
/// `on_zero` says; when all of them are zero, `on_zero` decides for the criterion as a whole.
fn mean(of: RatioOf<'_>, desk: &mut Desk<'_>, batches: &[Batch]) -> Result<Measured, ScoreFault> {
    let (mut ratios, mut zeros) = (Vec::with_capacity(batches.len()), 0_usize);
    for batch in batches {
        match batch {
            Batch::Rate(rate) => ratios.push(rate.clone()),
            Batch::Counted(done, total) => {
                if let Some(ratio) = done.checked_div(total) {
                    desk.notes.step("ratio", &ratio, || division(done, total, &ratio, of.is_share()));
                    ratios.push(ratio);
                } else {
                    zeros = zeros.saturating_add(1);
                }
            }
        }
    }
    if zeros > 0 && of.on_zero == OnZero::Error {
        return Err(zero_fault(desk));
    }
    if zeros == batches.len() {
        return Ok(Measured::Zero(of.on_zero));
    }
    fill_zeros(of, desk, &mut ratios, zeros);
    let sum = Exact::sum(&ratios);
    let Some(value) = sum.checked_div(&Exact::count(ratios.len())) else { return Ok(Measured::Zero(of.on_zero)) };
    if ratios.len() == 1 {
        return Ok(Measured::Reading(of.reading(value)));
    }
    desk.notes.step("mean", &value, || {
        let n = ratios.len();
        let terms: Vec<String> = ratios.iter().map(|r| say::either(r, of.is_share()).text).collect();
        let (terms, result) = (terms.join(" + "), say::either(&value, of.is_share()).equals());
        text!("各批平均：({terms}) ÷ {n} {result}", "mean of the batches: ({terms}) ÷ {n} {result}")
    });
    Ok(Measured::Reading(of.reading(value)))
}

/// Batches with a zero denominator, as far as they take part in the mean.
fn fill_zeros(of: RatioOf<'_>, desk: &mut Desk<'_>, ratios: &mut Vec<Exact>, zeros: usize) {
    let stand_in = match of.on_zero {
        OnZero::Full => Exact::ONE,
        OnZero::Zero => Exact::ZERO,
        OnZero::Exclude | OnZero::Error => return,
    };
    for _ in 0..zeros {
        desk.notes.step("zero-denominator", &stand_in, || {
            let counts = say::either(&stand_in, of.is_share()).text;
            text!("分母为 0 的批次按 {counts} 计", "a batch with denominator 0 counts as {counts}")
        });
        ratios.push(stand_in.clone());
    }
}

/// Sum of the numerators over sum of the denominators.
fn pooled(of: RatioOf<'_>, desk: &mut Desk<'_>, batches: &[Batch]) -> Measured {
    let parts = |above: bool| -> Vec<Exact> {
        let part = |batch: &Batch| match batch {
            Batch::Counted(done, total) => Some(if above { done.clone() } else { total.clone() }),
            Batch::Rate(_) => None,
        };
        batches.iter().filter_map(part).collect()
    };
    let (done, total) = (parts(true), parts(false));
    let Some(value) = Exact::sum(&done).checked_div(&Exact::sum(&total)) else { return Measured::Zero(of.on_zero) };
    desk.notes.step("pooled", &value, || {
        let (done, total) = (say::sum(&done).text, say::sum(&total).text);
        let result = say::either(&value, of.is_share()).equals();
        text!("合并计算：({done}) ÷ ({total}) {result}", "pooled: ({done}) ÷ ({total}) {result}")
    });
    Measured::Reading(of.reading(value))
}
