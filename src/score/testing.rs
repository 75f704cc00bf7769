//! Small builders for the unit tests of this room. Whole rubrics are tested by `spec/vectors/`.

use crate::model::rule::{Aggregate, Bound, Measure, OnZero, Over, Range, Ratio, Rule, Step, StepAward};
use crate::model::{
    Combine, Compare, Criterion, CriterionFacts, CriterionId, FactValue, Facts, Group, GroupId, Item, Missing,
    NominationId, Rubric, RubricId, TotalOf,
};
use crate::number::{Mode, Number, Rounding};
use crate::source::{Sources, Span, Spanned};

/// A number from its literal text.
pub(crate) fn num(text: &str) -> Number {
    Number::parse(text).expect("a number")
}

/// Some place.
pub(crate) fn span() -> Span {
    Span::start_of(Sources::default().add("test.yaml", ""))
}

/// A criterion of a rule.
pub(crate) fn criterion(id: &str, points: &str, rule: Rule) -> Criterion {
    Criterion {
        id: CriterionId::new(id),
        title: id.to_owned(),
        points: num(points),
        clause: String::new(),
        evidence: Vec::new(),
        provider: None,
        as_of: None,
        reading: None,
        rule,
        missing: Missing::Error,
        weight: None,
        examples: Vec::new(),
        span: span(),
    }
}

/// `{kind: ratio, done: 完成, total: 全部}` with steps.
pub(crate) fn ratio(steps: Vec<Step>, on_zero: OnZero) -> Rule {
    Rule::Ratio(Ratio { measure: measure(on_zero, None), steps })
}

/// `{done: 完成, total: 全部}`
pub(crate) fn measure(on_zero: OnZero, aggregate: Option<Aggregate>) -> Measure {
    Measure::Ratio {
        done: "完成".into(), total: "全部".into(), over: Over::Error, on_zero, aggregate, decimals: true
    }
}

/// `{at_least: …, award: …}`
pub(crate) fn at_least(bound: &str, award: StepAward) -> Step {
    Step { bound: Some(Bound::AtLeast(num(bound))), award }
}

/// `{award: …}`
pub(crate) const fn otherwise(award: StepAward) -> Step {
    Step { bound: None, award }
}

/// From 0 to `max`.
pub(crate) fn up_to(max: &str, step: Option<&str>) -> Range {
    Range { min: num("0"), max: num(max), step: step.map(num) }
}

/// A group that adds up.
pub(crate) fn group(id: &str, points: &str, items: Vec<Item>) -> Group {
    Group {
        id: GroupId::new(id),
        title: id.to_owned(),
        points: num(points),
        combine: Combine::Sum,
        cap: None,
        extra: false,
        weight: None,
        items,
        span: span(),
    }
}

/// A rubric over items: two decimals, half up, total of published items.
pub(crate) fn rubric(points: &str, items: Vec<Item>) -> Rubric {
    Rubric {
        id: RubricId::new("r"),
        title: "r".to_owned(),
        source: String::new(),
        points: num(points),
        rounding: Rounding { places: 2, mode: Mode::HalfUp },
        total_of: TotalOf::Published,
        compare: Compare::Exact,
        cap: None,
        floor: None,
        root: group("total", points, items),
        gates: Vec::new(),
        examples: Vec::new(),
        span: span(),
    }
}

/// A rubric with one criterion.
pub(crate) fn rubric_of(criterion: Criterion) -> Rubric {
    let points = criterion.points.to_string();
    rubric(&points, vec![Item::Criterion(Box::new(criterion))])
}

/// Facts of criteria: `[("rate", &[("done", number("231"))])]`.
pub(crate) fn facts(criteria: &[(&str, &[(&str, FactValue)])]) -> Facts {
    let one = |(id, values): &(&str, &[(&str, FactValue)])| {
        let values = values.iter().map(|(name, value)| ((*name).into(), Spanned::new(value.clone(), span()))).collect();
        let facts = CriterionFacts { values, source: None, as_of: None, evidence: Vec::new(), span: span() };
        (CriterionId::new(*id), facts)
    };
    Facts { criteria: criteria.iter().map(one).collect(), gates: Vec::new() }
}

/// A number as a fact.
pub(crate) fn number(text: &str) -> FactValue {
    FactValue::Number(num(text))
}

/// Whoever.
pub(crate) fn nobody() -> NominationId {
    NominationId::new("nobody")
}
