//! Rules that grade a measure: ladders, straight lines, comparisons (spec/scoring.md, 3 and 4).

use super::Given;
use super::rule::{Facts, Query};
use super::text::{fraction, name, number, rounding};
use crate::model::rule::{
    Aggregate, Best, Bound, Interpolate, Measure, OnZero, Over, Relative, Rule, Scope, Step, StepAward,
};
use crate::model::{Compare, Criterion, Rubric};
use crate::number::Number;

/// The facts of a measure and its value; the value is NULL for a zero denominator.
pub(super) fn measure_of(measure: &Measure) -> (Facts, String) {
    match measure {
        Measure::Value { min, max, .. } => {
            let mut value = "num(_value)".to_owned();
            let limits = [(min, "lt(v, {})"), (max, "lt({}, v)")];
            for (limit, wrong) in limits.iter().filter_map(|(limit, test)| Some((limit.as_ref()?, test))) {
                let wrong = wrong.replace("{}", &number(limit));
                value = format!(
                    "list_transform([{value}], lambda v: CASE WHEN {wrong} THEN error('out-of-range') ELSE v END)[1]"
                );
            }
            if max.as_ref().is_some_and(|max| max.value().is_zero()) {
                value = format!("list_transform([{value}], lambda v: CASE WHEN v IS NULL THEN v END)[1]");
            }
            (Facts::Plain(vec!["value".into()]), value)
        }
        Measure::Ratio { over, aggregate, on_zero, .. } => {
            let over = match over {
                Over::Error => "'error'",
                Over::Clamp => "'clamp'",
                Over::Allow => "'allow'",
            };
            let Some(how) = aggregate else {
                let names = ["done", "total", "rate"].map(str::to_owned).to_vec();
                return (Facts::Plain(names), format!("ratio({{done: _done, total: _total, rate: _rate}}, {over})"));
            };
            let batches = match how {
                Aggregate::Pooled => format!("pooled(lines, {over})"),
                Aggregate::Mean => {
                    let zero = match on_zero {
                        OnZero::Error => "error('zero-denominator')",
                        OnZero::Full => "q(1, 1)",
                        OnZero::Zero => "q(0, 1)",
                        OnZero::Exclude => "NULL",
                    };
                    format!(
                        "list_transform([list_transform(lines, lambda b: ratio(b, {over}))], lambda l: CASE \
                         WHEN len(list_filter(l, lambda y: y IS NOT NULL)) = 0 THEN NULL ELSE \
                         mean(list_filter(list_transform(l, lambda y: CASE WHEN y IS NULL THEN {zero} ELSE y END), \
                         lambda y: y IS NOT NULL)) END)[1]"
                    )
                }
            };
            let value = format!("CASE WHEN len(lines) = 0 THEN error('too-few') ELSE {batches} END");
            (Facts::Rows("batches", &["done", "total", "rate"]), value)
        }
    }
}

const fn on_zero(measure: &Measure) -> OnZero {
    match measure {
        Measure::Value { .. } => OnZero::Error,
        Measure::Ratio { on_zero, .. } => *on_zero,
    }
}

pub(super) fn graded(rubric: &Rubric, one: &Criterion, given: &Given<'_>) -> Query {
    let points = number(&one.points);
    let mut join = None;
    let (measure, exact) = match &one.rule {
        Rule::Bands(rule) => (&rule.measure, ladder(rubric, &points, &rule.measure, &rule.steps)),
        Rule::Ratio(rule) if rule.steps.is_empty() => {
            (&rule.measure, format!("times({points}, {})", share(&rule.measure)))
        }
        Rule::Ratio(rule) => (&rule.measure, ladder(rubric, &points, &rule.measure, &rule.steps)),
        Rule::Interpolate(rule) => (&rule.measure, interpolate(rule)),
        Rule::Relative(rule) => {
            join = given.bests.is_none().then(|| {
                let by = if rule.scope == Scope::Track { "track" } else { "track, recommended_by" };
                format!("{} USING ({by})", name(&format!("b:{}", one.id)))
            });
            (&rule.measure, relative(rule, &points, &best(one, given)))
        }
        _ => return Query::plain(Vec::new(), "error('no measure')".to_owned()),
    };
    let zero = match on_zero(measure) {
        OnZero::Error => "error('zero-denominator')",
        OnZero::Full => points.as_str(),
        OnZero::Zero => "q(0, 1)",
        OnZero::Exclude => "NULL",
    };
    let (facts, value) = measure_of(measure);
    let steps = vec![("v", format!("CASE WHEN given > 0 THEN {value} END"))];
    Query { facts, steps, exact: format!("CASE WHEN v IS NULL THEN {zero} ELSE {exact} END"), join }
}

fn share(measure: &Measure) -> String {
    match measure {
        Measure::Value { max: Some(max), .. } => format!("over(v, {})", number(max)),
        _ => "v".to_owned(),
    }
}

/// N30 to N33: the first step that holds decides.
fn ladder(rubric: &Rubric, points: &str, measure: &Measure, steps: &[Step]) -> String {
    let line = |step: &Step| {
        let award = match &step.award {
            StepAward::Full => points.to_owned(),
            StepAward::Proportional => format!("times({points}, {})", share(measure)),
            StepAward::Points(award) => number(award),
        };
        let holds = step.bound.as_ref().map_or("true".to_owned(), |bound| holds(rubric, measure, bound));
        format!("\n      WHEN {holds} THEN {award}")
    };
    let lines: String = steps.iter().map(line).collect();
    if lines.is_empty() { "q(0, 1)".to_owned() } else { format!("CASE{lines} ELSE q(0, 1) END") }
}

fn holds(rubric: &Rubric, measure: &Measure, bound: &Bound) -> String {
    let percent = measure.is_share() || bound.number().is_percent();
    let value = match rubric.compare {
        Compare::Exact => "v".to_owned(),
        Compare::Published(how) if percent => {
            format!("over(rounded(times(v, q(100, 1)), {}), q(100, 1))", rounding(how))
        }
        Compare::Published(how) => format!("rounded(v, {})", rounding(how)),
    };
    let limit = number(bound.number());
    match bound {
        Bound::AtLeast(_) => format!("NOT lt({value}, {limit})"),
        Bound::Above(_) => format!("lt({limit}, {value})"),
        Bound::AtMost(_) => format!("NOT lt({limit}, {value})"),
        Bound::Below(_) => format!("lt({value}, {limit})"),
    }
}

/// N68.
fn interpolate(rule: &Interpolate) -> String {
    let increase = rule.anchors.windows(2).all(|two| matches!(two, [(a, _), (b, _)] if a.value() < b.value()));
    let Some(((first, start), (_, end))) = rule.anchors.first().zip(rule.anchors.last()).filter(|_| increase) else {
        return "error('broken-rule')".to_owned();
    };
    let line = |two: &[(Number, Number)]| {
        let [(x0, y0), (x1, y1)] = two else { return String::new() };
        let (slope, x0, x1, y0) = (slope((x0, y0), (x1, y1)), number(x0), number(x1), number(y0));
        format!("\n      WHEN NOT lt({x1}, v) THEN plus({y0}, times(minus(v, {x0}), {slope}))")
    };
    let lines: String = rule.anchors.windows(2).map(line).collect();
    format!("CASE WHEN NOT lt({}, v) THEN {}{lines} ELSE {} END", number(first), number(start), number(end))
}

/// (y₁ − y₀) ÷ (x₁ − x₀)
fn slope((x0, y0): (&Number, &Number), (x1, y1): (&Number, &Number)) -> String {
    format!("over(minus({}, {}), minus({}, {}))", number(y1), number(y0), number(x1), number(x0))
}

fn best(one: &Criterion, given: &Given<'_>) -> String {
    let Some(bests) = &given.bests else { return "coalesce(best, v)".to_owned() };
    bests.iter().find(|(id, _)| *id == one.id).map_or("v".to_owned(), |(_, best)| fraction(best))
}

/// N70.
fn relative(rule: &Relative, points: &str, best: &str) -> String {
    let quotient = match rule.best {
        Best::Highest => format!("CASE WHEN ({best}).n = 0 THEN q(0, 1) ELSE over(v, {best}) END"),
        Best::Lowest => format!("CASE WHEN v.n = 0 THEN q(1, 1) ELSE over({best}, v) END"),
    };
    format!("CASE WHEN v.n < 0 THEN error('out-of-range') ELSE times({points}, at_most({quotient}, q(1, 1))) END")
}
