//! Facts at the edges of a rule: real-looking numbers just below, at and just above a threshold.

use std::collections::BTreeSet;

use super::say;
use crate::lang::Text;
use crate::model::rule::{Bound, Counts, Measure, Over, Partial, Rule, Step, TallyItem, Target};
use crate::model::{Criterion, CriterionFacts, FactRow, FactValue, Name};
use crate::number::{Exact, Number};
use crate::source::{Span, Spanned};

/// Facts at the edges of a criterion's rule, in words and as data.
pub(super) fn of(criterion: &Criterion) -> Vec<(Text, CriterionFacts)> {
    match &criterion.rule {
        Rule::Bands(rule) => at_bounds(criterion, &rule.measure, &bounds(&rule.steps)),
        Rule::Ratio(rule) => at_bounds(criterion, &rule.measure, &bounds(&rule.steps)),
        Rule::Interpolate(rule) => {
            let anchors: Vec<&Number> = rule.anchors.iter().map(|(at, _)| at).collect();
            at_bounds(criterion, &rule.measure, &anchors)
        }
        Rule::Count(rule) => tallied(criterion, &rule.items, |item| count_edges(criterion, item)),
        Rule::Deduct(rule) => {
            let most = rule.start.value().minus(rule.floor.value());
            tallied(criterion, &rule.items, |item| beyond_edges(item, &most))
        }
        _ => Vec::new(),
    }
}

/// Each item along its edges, while the others give and cost nothing.
fn tallied(
    criterion: &Criterion,
    items: &[TallyItem],
    edges: impl Fn(&TallyItem) -> BTreeSet<Exact>,
) -> Vec<(Text, CriterionFacts)> {
    let still: Vec<_> = items.iter().map(|item| (Moved::of(item), harmless(item))).collect();
    items.iter().flat_map(|item| moved(criterion, &still, Moved::of(item), &edges(item))).collect()
}

fn bounds(steps: &[Step]) -> Vec<&Number> {
    steps.iter().filter_map(|step| step.bound.as_ref()).map(Bound::number).collect()
}

fn at_bounds(criterion: &Criterion, measure: &Measure, bounds: &[&Number]) -> Vec<(Text, CriterionFacts)> {
    match measure {
        Measure::Value { title, unit, .. } => {
            let unit = unit.as_deref().unwrap_or_default();
            let percent = bounds.iter().any(|bound| bound.is_percent());
            let values = around(bounds.iter().map(|bound| (bound.value().clone(), grain(bound, unit))));
            let facts = |value: &Exact| {
                let number = number(value, percent)?;
                let words = say::both(format!("{title} {number}{unit}"));
                Some((words, facts(criterion, vec![fact(criterion.span, "value", number)])))
            };
            values.iter().filter_map(facts).collect()
        }
        Measure::Ratio { done, total, aggregate, over, .. } => {
            let Some(size) = sample_size(bounds) else { return Vec::new() };
            let counts = around(bounds.iter().map(|bound| (bound.value().times(&size), Exact::ONE)));
            let facts = |count: &Exact| {
                let (above, below) = (number(count, false)?, number(&size, false)?);
                let words = say::both(format!("{done} {above}，{total} {below}"));
                let row = vec![fact(criterion.span, "done", above), fact(criterion.span, "total", below)];
                let values = if aggregate.is_some() { batch(criterion.span, row) } else { row };
                Some((words, facts(criterion, values)))
            };
            counts.iter().filter(|count| *over == Over::Allow || **count <= size).filter_map(facts).collect()
        }
    }
}

/// Round numbers of things that a ratio is shown with.
const SIZES: [i64; 5] = [10_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000];

/// 10,000, or the next power of ten in which every bound is a whole number.
fn sample_size(bounds: &[&Number]) -> Option<Exact> {
    SIZES.map(Exact::int).into_iter().find(|size| bounds.iter().all(|bound| bound.value().times(size).is_integer()))
}

/// How far "just below" is: 1 where things are counted, else one in the second decimal.
fn grain(bound: &Number, unit: &str) -> Exact {
    if say::is_whole_unit(unit) && bound.value().is_integer() {
        return Exact::ONE;
    }
    let fraction = if bound.is_percent() { 10_000 } else { 100 };
    Exact::ratio(1, fraction).unwrap_or_default()
}

/// Below, at and above each edge: ascending, each once, none below 0.
fn around(edges: impl IntoIterator<Item = (Exact, Exact)>) -> BTreeSet<Exact> {
    let three = |(at, by): (Exact, Exact)| [at.minus(&by), at.clone(), at.plus(&by)];
    edges.into_iter().flat_map(three).filter(|value| !value.is_negative()).collect()
}

/// Around one `per`, and around the amount that reaches the item's or the criterion's limit.
fn count_edges(criterion: &Criterion, item: &TallyItem) -> BTreeSet<Exact> {
    if item.target.is_some() {
        return beyond_edges(item, criterion.points.value());
    }
    let limit = item.max.as_ref().map_or(criterion.points.value(), |max| max.value().min(criterion.points.value()));
    let units = limit.checked_div(item.each.value()).unwrap_or_default();
    let whole = if item.count == Partial::Exact { units } else { units.ceil() };
    let reach = whole.times(item.per.value());
    around([item.per.value().clone(), reach].map(|edge| (edge, Exact::ONE)))
}

/// Around the target, or around 0; one `per` beyond it; and around the amount that takes or gives all.
fn beyond_edges(item: &TallyItem, most: &Exact) -> BTreeSet<Exact> {
    let per = item.per.value();
    let most = item.max.as_ref().map_or(most, |max| max.value().min(most));
    let units = most.checked_div(item.each.value()).unwrap_or_default();
    let all = units.ceil().times(per);
    let unit = item.unit.as_deref().unwrap_or_default();
    match &item.target {
        None => around([(per.clone(), per.clone()), (all, per.clone())]),
        Some(Target::Under(target)) => {
            let at = target.value();
            around([at.clone(), at.minus(per), at.minus(&all)].map(|edge| (edge, grain(target, unit))))
        }
        Some(Target::Over(target)) => {
            let at = target.value();
            around([at.clone(), at.plus(per), at.plus(&all)].map(|edge| (edge, grain(target, unit))))
        }
    }
}

/// A value of an item that costs nothing and gives nothing.
fn harmless(item: &TallyItem) -> Exact {
    match &item.target {
        None => Exact::ZERO,
        Some(Target::Under(target) | Target::Over(target)) => target.value().clone(),
    }
}

/// The fact that moves, and how it is printed.
#[derive(Clone, Copy)]
struct Moved<'a> {
    id: &'a Name,
    title: &'a str,
    unit: &'a str,
    percent: bool,
    counts: Option<&'a Counts>,
    exceeds: bool,
}

impl<'a> Moved<'a> {
    fn of(item: &'a TallyItem) -> Self {
        let unit = item.unit.as_deref().unwrap_or_default();
        let percent = item.target.as_ref().is_some_and(|target| target.number().is_percent());
        let (counts, exceeds) = (item.counts.as_ref(), item.may_exceed());
        Self { id: &item.id, title: &item.title, unit, percent, counts, exceeds }
    }

    /// The value in words and as facts; `None` where nobody could have recorded it.
    fn at(self, value: &Exact, span: Span) -> Option<(Text, Vec<Fact>)> {
        let Some(counts) = self.counts else {
            let number = number(value, self.percent)?;
            let words = say::both(format!("{} {number}{}", self.title, self.unit));
            return Some((words, vec![fact(span, self.id, number)]));
        };
        let size = SIZES.map(Exact::int).into_iter().find(|size| value.times(size).is_integer())?;
        let (above, below) = (number(&value.times(&size), false)?, number(&size, false)?);
        let [done, total] = [&counts.done, &counts.total];
        let words = say::both(format!("{} {above}，{} {below}", done.1, total.1));
        let facts = vec![fact(span, &done.0, above), fact(span, &total.0, below)];
        (self.exceeds || *value <= Exact::ONE).then_some((words, facts))
    }
}

/// One fact moved along its edges while the others stay harmless.
fn moved(
    criterion: &Criterion,
    others: &[(Moved<'_>, Exact)],
    item: Moved<'_>,
    edges: &BTreeSet<Exact>,
) -> Vec<(Text, CriterionFacts)> {
    let one = |value: &Exact| {
        let mut values = Vec::new();
        for (other, still) in others {
            let value = if other.id == item.id { value } else { still };
            values.extend(other.at(value, criterion.span)?.1);
        }
        let (words, _) = item.at(value, criterion.span)?;
        Some((words, facts(criterion, values)))
    };
    edges.iter().filter_map(one).collect()
}

/// The number as a person would have typed it; `None` for endless ones.
fn number(value: &Exact, percent: bool) -> Option<Number> {
    let shown = say::either(value, percent);
    Number::parse(&shown.text).ok().filter(|_| shown.whole)
}

/// A fact with its name.
type Fact = (Name, Spanned<FactValue>);

fn fact(span: Span, name: &str, number: Number) -> Fact {
    (name.into(), Spanned::new(FactValue::Number(number), span))
}

fn batch(span: Span, values: Vec<(Name, Spanned<FactValue>)>) -> Vec<(Name, Spanned<FactValue>)> {
    let rows = FactValue::Rows(vec![FactRow { values, span }]);
    vec![("batches".into(), Spanned::new(rows, span))]
}

fn facts(criterion: &Criterion, values: Vec<(Name, Spanned<FactValue>)>) -> CriterionFacts {
    CriterionFacts { values, source: None, as_of: None, evidence: Vec::new(), span: criterion.span }
}
