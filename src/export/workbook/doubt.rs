//! Where 15 digits may not be enough: numbers that a spreadsheet cannot hold, and results that lie so
//! close beside a boundary of the rounding that floating point cannot be trusted to see it.

use super::Entry;
use super::formula::Grid;
use crate::model::{Criterion, FactValue, TotalOf};
use crate::number::{Exact, Mode, Number};
use crate::score::Outcome;

/// Significant digits that a cell holds.
const DIGITS: usize = 15;
/// Decimal places that formulas keep apart.
const PLACES: usize = 10;

/// Whether a fact of a criterion has more digits than a spreadsheet.
pub(super) fn too_long(entry: &Entry<'_>, criterion: &Criterion) -> bool {
    let Some(facts) = entry.given(criterion) else { return false };
    facts.values.iter().any(|(_, value)| value_is_long(&value.value))
}

fn value_is_long(value: &FactValue) -> bool {
    match value {
        FactValue::Number(number) => is_long(number),
        FactValue::Rows(rows) => rows.iter().flat_map(|row| &row.values).any(|(_, v)| value_is_long(&v.value)),
        FactValue::Flag(_) | FactValue::Word(_) | FactValue::Words(_) => false,
    }
}

fn is_long(number: &Number) -> bool {
    let typed = number.to_string();
    let digits = typed.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    digits > DIGITS || usize::from(number.scale()) + if number.is_percent() { 2 } else { 0 } > PLACES
}

/// Whether a number before rounding lies just beside a boundary.
pub(super) fn near(exact: &Exact, grid: Grid) -> bool {
    let rounding = grid.rounding;
    if !grid.is_safe() {
        return !rounding.is_exact(exact);
    }
    let halves = matches!(rounding.mode, Mode::HalfUp | Mode::HalfEven);
    let units = 10_i64.pow(u32::from(rounding.places)) * if halves { 2 } else { 1 };
    let scaled = exact.times(&Exact::int(units));
    let half = Exact::ratio(1, 2).unwrap_or(Exact::ZERO);
    let nearest = scaled.plus(&half).floor();
    // In halves of the last place: only odd ones are boundaries.
    if halves && nearest.to_i64().is_some_and(|n| n % 2 == 0) {
        return false;
    }
    let beside = scaled.minus(&nearest);
    let noise = Exact::ratio(4 * units, 10_i64.pow(u32::from(grid.clear))).unwrap_or(Exact::ZERO);
    !beside.is_zero() && beside < noise && beside.plus(&noise) > Exact::ZERO
}

/// What of an entry's score is not certain to come out again.
pub(super) struct Doubts {
    pub(super) criteria: Vec<bool>,
    pub(super) groups: Vec<bool>,
    pub(super) total: bool,
}

pub(super) fn doubts(
    entry: &Entry<'_>,
    criteria: &[&Criterion],
    grid: Grid,
    (total_of, known): (TotalOf, &dyn Fn(usize) -> bool),
) -> Doubts {
    let outcome = |outcome: Option<&Outcome>| match outcome {
        Some(Outcome::Scored(points)) => near(&points.exact, grid),
        _ => false,
    };
    let one = |(at, criterion): (usize, &&Criterion)| {
        known(at) || too_long(entry, criterion) || outcome(entry.score.criteria.get(at))
    };
    let criteria: Vec<bool> = criteria.iter().enumerate().map(one).collect();
    let any = criteria.contains(&true) || !grid.is_safe();
    let exact = total_of == TotalOf::Exact;
    let groups = entry.score.groups.iter().map(|g| any || (exact && outcome(Some(g)))).collect();
    let total = any || (exact && near(&entry.score.total.exact, grid));
    Doubts { criteria, groups, total }
}
