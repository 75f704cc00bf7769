//! 按数量计分, 扣分: amounts into points.

use super::{Planned, capped, is_empty};
use crate::export::workbook::formula::{Out, Term, literal};
use crate::export::workbook::plan::Plan;
use crate::model::Criterion;
use crate::model::rule::{Count, Deduct, DeductItem, Partial, Target};
use crate::number::{Exact, Number};

/// So many points for each so much.
struct Rate<'r> {
    each: &'r Number,
    per: &'r Number,
    count: Partial,
    max: Option<&'r Number>,
    /// Whether amounts are whole numbers.
    whole: bool,
}

/// The points for an amount.
fn tally(amount: &Term, rate: &Rate<'_>) -> Term {
    let single = *rate.per.value() == Exact::ONE;
    let units = amount.over(rate.per.value());
    let cleared = || units.clear(10).text().to_owned();
    let counted = match rate.count {
        Partial::Exact => units,
        Partial::Floor | Partial::Ceil if single && rate.whole => units,
        Partial::Floor => Term::call(format!("INT({})", cleared())),
        Partial::Ceil => Term::call(format!("ROUNDUP({},0)", cleared())),
    };
    let points = counted.times(rate.each.value());
    match rate.max {
        Some(max) => points.at_most(max.value(), None),
        None => points,
    }
}

/// Whether a fact is a whole number in every record.
fn is_whole<'a>(plan: &Plan<'a>, criterion: &'a Criterion, name: &str) -> bool {
    plan.entries.iter().all(|e| e.number(criterion, name).is_none_or(|n| n.value().is_integer()))
}

pub(super) fn count<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, rule: &'a Count) -> Planned {
    let (mut terms, mut blank, mut reach) = (Vec::new(), None, Some(Exact::ZERO));
    for item in &rule.items {
        let unit = item.unit.as_deref().map(|unit| format!("（{unit}）")).unwrap_or_default();
        let at = plan.number(&format!("{}{unit}", item.title), criterion, &item.id);
        let cell = plan.there(at);
        blank.get_or_insert_with(|| is_empty(&cell));
        let whole = is_whole(plan, criterion, &item.id);
        let max = item.max.as_ref();
        let rate = Rate { each: &item.each, per: &item.per, count: item.count, max, whole };
        terms.push(tally(&Term::typed(cell), &rate));
        reach = reach.zip(max).map(|(reach, max)| reach.plus(max.value()));
    }
    let sum = match terms.as_slice() {
        [one] => one.clone(),
        _ => Term::of(terms.iter().map(|t| t.text().to_owned()).collect::<Vec<_>>().join("+")),
    };
    let out = capped(Out::Points(sum), criterion, reach.as_ref());
    Planned { out, blank: blank.unwrap_or_else(|| "FALSE".to_owned()), doubtful: Vec::new() }
}

pub(super) fn deduct<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, rule: &'a Deduct) -> Planned {
    let (mut text, mut blank) = (literal(rule.start.value()), None);
    let mut gains = false;
    for item in &rule.items {
        let (amount, first, whole) = amount(plan, criterion, item);
        blank.get_or_insert_with(|| is_empty(&first));
        let rate = Rate { each: &item.each, per: &item.per, count: item.count, max: item.max.as_ref(), whole };
        text = format!("{text}-{}", tally(&amount, &rate).factor());
        gains |= item.each.value().is_negative() || item.max.as_ref().is_some_and(|m| m.value().is_negative());
    }
    let left = Term::of(text).at_least(rule.floor.value(), None);
    let highest = rule.start.value().max(rule.floor.value());
    let out = capped(Out::Points(left), criterion, (!gains).then_some(highest));
    Planned { out, blank: blank.unwrap_or_else(|| "FALSE".to_owned()), doubtful: Vec::new() }
}

/// The amount of an item, its first cell, and whether it is a whole number.
fn amount<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, item: &'a DeductItem) -> (Term, String, bool) {
    let unit = item.unit.as_deref().map(|unit| format!("（{unit}）")).unwrap_or_default();
    let (fact, first, mut whole) = match &item.counts {
        None => {
            let at = plan.number(&format!("{}{unit}", item.title), criterion, &item.id);
            let cell = plan.there(at);
            (Term::typed(cell.clone()), cell, is_whole(plan, criterion, &item.id))
        }
        Some(counts) => {
            let above = plan.number(&counts.done.1, criterion, &counts.done.0);
            let below = plan.number(&counts.total.1, criterion, &counts.total.0);
            let (d, t) = (plan.there(above), plan.there(below));
            (Term::of(format!("{d}/{t}")), d, false)
        }
    };
    let distance = match &item.target {
        None => return (fact, first, whole),
        Some(Target::Under(target)) => {
            whole &= target.value().is_integer();
            format!("{}-{}", literal(target.value()), fact.factor())
        }
        Some(Target::Over(target)) => {
            whole &= target.value().is_integer();
            format!("{}-{}", fact.factor(), Term::constant(target.value()).factor())
        }
    };
    (Term::call(format!("MAX(0,{distance})")), first, whole)
}
