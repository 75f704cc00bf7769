//! 按数量计分, 扣分: amounts into points.

use super::{Planned, capped, is_empty};
use crate::export::workbook::formula::{Out, Term, literal};
use crate::export::workbook::plan::Plan;
use crate::model::Criterion;
use crate::model::rule::{Count, Deduct, Partial, TallyItem, Target};
use crate::number::Exact;

/// An amount on the facts sheet.
struct Amount {
    value: Term,
    /// When there are no facts.
    blank: String,
    /// Whether it is a whole number in every record.
    whole: bool,
}

/// The points for an amount.
fn tally(item: &TallyItem, amount: &Amount) -> Term {
    let single = *item.per.value() == Exact::ONE;
    let units = amount.value.over(item.per.value());
    let cleared = || units.clear(10).text().to_owned();
    let counted = match item.count {
        Partial::Exact => units,
        Partial::Floor | Partial::Ceil if single && amount.whole => units,
        Partial::Floor => Term::call(format!("INT({})", cleared())),
        Partial::Ceil => Term::call(format!("ROUNDUP({},0)", cleared())),
    };
    let points = counted.times(item.each.value());
    match &item.max {
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
        let amount = amount(plan, criterion, item);
        terms.push(tally(item, &amount));
        blank.get_or_insert(amount.blank);
        reach = reach.zip(item.max.as_ref()).map(|(reach, max)| reach.plus(max.value()));
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
        let amount = amount(plan, criterion, item);
        text = format!("{text}-{}", tally(item, &amount).factor());
        blank.get_or_insert(amount.blank);
        gains |= item.each.value().is_negative() || item.max.as_ref().is_some_and(|m| m.value().is_negative());
    }
    let left = Term::of(text).at_least(rule.floor.value(), None);
    let highest = rule.start.value().max(rule.floor.value());
    let out = capped(Out::Points(left), criterion, (!gains).then_some(highest));
    Planned { out, blank: blank.unwrap_or_else(|| "FALSE".to_owned()), doubtful: Vec::new() }
}

fn amount<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, item: &'a TallyItem) -> Amount {
    let unit = item.unit.as_deref().map(|unit| format!("（{unit}）")).unwrap_or_default();
    let fact = match &item.counts {
        None => {
            let at = plan.number(&format!("{}{unit}", item.title), criterion, &item.id);
            let cell = plan.there(at);
            let whole = is_whole(plan, criterion, &item.id);
            Amount { blank: is_empty(&cell), value: Term::typed(cell), whole }
        }
        Some(counts) => {
            let above = plan.number(&counts.done.1, criterion, &counts.done.0);
            let below = plan.number(&counts.total.1, criterion, &counts.total.0);
            let (d, t) = (plan.there(above), plan.there(below));
            Amount { value: Term::of(format!("{d}/{t}")), blank: is_empty(&d), whole: false }
        }
    };
    let Some(target) = &item.target else { return fact };
    let whole = fact.whole && target.number().value().is_integer();
    let distance = match target {
        Target::Under(target) => format!("{}-{}", literal(target.value()), fact.value.factor()),
        Target::Over(target) => format!("{}-{}", fact.value.factor(), Term::constant(target.value()).factor()),
    };
    Amount { value: Term::call(format!("MAX(0,{distance})")), whole, ..fact }
}
