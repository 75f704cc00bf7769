//! Measures: what `bands`, `ratio`, `interpolate` and `relative` grade.

use super::is_empty;
use crate::export::workbook::Entry;
use crate::export::workbook::formula::{Out, Term, float, quoted};
use crate::export::workbook::plan::{At, Look, Plan, Value, in_row};
use crate::model::Criterion;
use crate::model::rule::{Aggregate, Measure, OnZero, Over};
use crate::number::{Exact, Number};

/// A measure on the facts sheet.
pub(super) struct Graded {
    /// What thresholds look at.
    pub(super) value: Term,
    /// What `proportional` multiplies with.
    pub(super) share: Term,
    /// Above and below the line, where both are whole numbers: thresholds are compared without division.
    pub(super) counts: Option<(String, String)>,
    /// When there is nothing to divide by.
    pub(super) zero: Option<String>,
    /// What that means.
    pub(super) on_zero: OnZero,
    /// Whether it is compared as a percentage.
    pub(super) ratio: bool,
    /// When there are no facts.
    pub(super) blank: String,
}

/// What the facts of an entry come to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reading {
    Missing,
    Zero,
    Value(Exact),
}

#[derive(Clone, Copy)]
struct Policy {
    over: Over,
    on_zero: OnZero,
}

impl Graded {
    /// The measure graded, with what a zero denominator means.
    pub(super) fn or_zero(&self, out: Out, criterion: &Criterion) -> Out {
        let Some(zero) = &self.zero else { return out };
        let then = match self.on_zero {
            OnZero::Error => return out,
            OnZero::Full => Out::constant(criterion.points.value()),
            OnZero::Zero => super::capped(Out::constant(&Exact::ZERO), criterion, None),
            OnZero::Exclude => Out::Excluded,
        };
        Out::either(zero.clone(), then, out)
    }
}

/// The columns of a measure.
pub(super) fn columns<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, measure: &'a Measure) -> Graded {
    match measure {
        Measure::Value { title, max, .. } => {
            let at = plan.number(title, criterion, "value");
            let cell = plan.there(at);
            let value = Term::typed(cell.clone());
            let share = max.as_ref().map_or_else(|| value.clone(), |max| value.over(max.value()));
            let blank = is_empty(&cell);
            Graded { value, share, counts: None, zero: None, on_zero: OnZero::Error, ratio: false, blank }
        }
        Measure::Ratio { done, total, over, on_zero, aggregate, .. } => {
            let policy = Policy { over: *over, on_zero: *on_zero };
            match aggregate {
                None => single(plan, criterion, (done, total), policy),
                Some(Aggregate::Pooled) => pooled(plan, criterion, (done, total), policy),
                Some(Aggregate::Mean) => mean(plan, criterion, measure, (done, total), policy),
            }
        }
    }
}

fn single<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, (done, total): (&str, &str), policy: Policy) -> Graded {
    let entries = plan.entries;
    let has = |name: &str| entries.iter().any(|e| e.number(criterion, name).is_some());
    let (rated, counted) = (has("rate"), has("done") || has("total") || !has("rate"));
    let clamp = policy.over == Over::Clamp;
    if !counted {
        let at = plan.number(&format!("{done} ÷ {total}"), criterion, "rate");
        let cell = plan.there(at);
        let value = Term::typed(cell.clone());
        let value = if clamp { value.at_most(&Exact::ONE, None) } else { value };
        return of(value, None, None, policy, is_empty(&cell));
    }
    let first = plan.number(done, criterion, "done");
    let second = plan.number(total, criterion, "total");
    let (d, t) = (plan.there(first), plan.there(second));
    let above = if clamp { format!("MIN({d},{t})") } else { d.clone() };
    if !rated {
        let names = ["done", "total"];
        let whole = |e: &Entry<'a>| names.iter().all(|n| e.number(criterion, n).is_none_or(|n| n.value().is_integer()));
        let counts = entries.iter().all(whole).then(|| (above.clone(), t.clone()));
        let zero = Some(format!("{t}=0"));
        return of(Term::of(format!("{above}/{t}")), counts, zero, policy, is_empty(&d));
    }
    let third = plan.number(plan.word("比率（直接填报）", "rate as given"), criterion, "rate");
    let rate = plan.there(third);
    let blank = format!("COUNTA({})=0", plan.range(first, third));
    let zero = quoted(zero_word(plan));
    let given = if clamp { format!("MIN(1,{rate})") } else { rate.clone() };
    let formula = format!("IF({blank},\"\",IF(ISNUMBER({rate}),{given},IF({t}=0,{zero},{above}/{t})))");
    helper(plan, criterion, plan.word("比率", "ratio"), &formula, policy, blank)
}

/// A computed column that holds the ratio, or says that there is nothing to divide by.
fn helper<'a>(
    plan: &mut Plan<'a>,
    criterion: &'a Criterion,
    title: &str,
    formula: &str,
    policy: Policy,
    blank: String,
) -> Graded {
    let word = zero_word(plan);
    let measure = measure_of(criterion);
    let value = move |_: usize, e: &Entry<'a>| match measure.map(|m| read(m, criterion, e)) {
        Some(Reading::Value(value)) => Value::Number(float(&value)),
        Some(Reading::Zero) => Value::Text(word.to_owned()),
        _ => Value::Text(String::new()),
    };
    let at = plan.computed(title, Look::Percent(6), formula, value);
    let cell = plan.there(at);
    let zero = Some(format!("{cell}={}", quoted(word)));
    of(Term::call(cell), None, zero, policy, blank)
}

fn of(value: Term, counts: Option<(String, String)>, zero: Option<String>, policy: Policy, blank: String) -> Graded {
    Graded {
        share: value.clone(),
        value,
        counts,
        zero,
        on_zero: policy.on_zero,
        ratio: policy.over != Over::Allow,
        blank,
    }
}

const fn zero_word(plan: &Plan<'_>) -> &'static str {
    match plan.lang {
        crate::lang::Lang::Zh => "分母为0",
        crate::lang::Lang::En => "over 0",
    }
}

/// Columns for the rows of a list, side by side: as many as the longest list has.
pub(super) fn slots<'a>(
    plan: &mut Plan<'a>,
    criterion: &'a Criterion,
    list: &'a str,
    (name, title): (&'static str, &str),
) -> (At, At) {
    let most = plan.entries.iter().map(|e| e.rows(criterion, list).len()).max().unwrap_or(0).max(1);
    let first = plan.columns.len();
    for at in 0..most {
        let number = move |_: usize, e: &Entry<'a>| in_row(e.rows(criterion, list).get(at)?, name);
        plan.numbers(&format!("{title} {}", at + 1), number);
    }
    (first, first + most - 1)
}

fn pooled<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, (done, total): (&str, &str), policy: Policy) -> Graded {
    let above = slots(plan, criterion, "batches", ("done", done));
    let below = slots(plan, criterion, "batches", ("total", total));
    let (d, t) = (plan.range(above.0, above.1), plan.range(below.0, below.1));
    let blank = format!("COUNTA({d})=0");
    let summed = match policy.over {
        Over::Error | Over::Allow => format!("SUM({d})"),
        Over::Clamp => format!("SUMPRODUCT(({d}<{t})*{d}+({d}>={t})*{t})"),
    };
    let whole = |e: &Entry<'a>| {
        let rows = e.rows(criterion, "batches").iter();
        rows.flat_map(|row| [in_row(row, "done"), in_row(row, "total")]).flatten().all(|n| n.value().is_integer())
    };
    let counted = plan.entries.iter().all(whole);
    let clear = |text: String| if counted { text } else { format!("ROUND({text},10)") };
    let sum = |over: Over, pick: &'static str| {
        move |_: usize, e: &Entry<'a>| {
            let rows = e.rows(criterion, "batches");
            if rows.is_empty() {
                return Value::Text(String::new());
            }
            let part = |name: &str, row| in_row(row, name).map_or(Exact::ZERO, |n| n.value().clone());
            let one = |row| match over {
                Over::Clamp if pick == "done" => part("done", row).min(part("total", row)),
                _ => part(pick, row),
            };
            Value::Number(float(&rows.iter().map(one).fold(Exact::ZERO, |sum, part| sum.plus(&part))))
        }
    };
    let title = |plan: &Plan<'_>, of: &str| format!("{}{of}", plan.word("合计：", "sum: "));
    let (of_done, of_total) = (title(plan, done), title(plan, total));
    let formula = format!("IF({blank},\"\",{})", clear(summed));
    let d_all = plan.computed(of_done, Look::Number, &formula, sum(policy.over, "done"));
    let formula = format!("IF({blank},\"\",{})", clear(format!("SUM({t})")));
    let t_all = plan.computed(of_total, Look::Number, &formula, sum(policy.over, "total"));
    let (d, t) = (plan.there(d_all), plan.there(t_all));
    let zero = Some(format!("{t}=0"));
    of(Term::of(format!("{d}/{t}")), counted.then_some((d, t)), zero, policy, blank)
}

fn mean<'a>(
    plan: &mut Plan<'a>,
    criterion: &'a Criterion,
    measure: &'a Measure,
    (done, total): (&str, &str),
    policy: Policy,
) -> Graded {
    let above = slots(plan, criterion, "batches", ("done", done));
    let below = slots(plan, criterion, "batches", ("total", total));
    let rated = plan.entries.iter().flat_map(|e| e.rows(criterion, "batches")).any(|row| row.get("rate").is_some());
    let rates = rated.then(|| slots(plan, criterion, "batches", ("rate", plan.word("比率", "rate"))));
    let last = rates.map_or(below.1, |rates| rates.1);
    let blank = format!("COUNTA({})=0", plan.range(above.0, last));
    let (zero_counts, most) = (stand_in(policy.on_zero), above.1 - above.0 + 1);
    let first = plan.columns.len();
    for at in 0..most {
        let (d, t) = (plan.there(above.0 + at), plan.there(below.0 + at));
        let above = if policy.over == Over::Clamp { format!("MIN({d},{t})") } else { d };
        let counts = zero_counts.as_ref().map_or("\"\"".to_owned(), ToString::to_string);
        let mut formula = format!("IF(ISNUMBER({t}),IF({t}=0,{counts},{above}/{t}),\"\")");
        if let Some(rates) = rates {
            let rate = plan.there(rates.0 + at);
            let given = if policy.over == Over::Clamp { format!("MIN(1,{rate})") } else { rate.clone() };
            formula = format!("IF(ISNUMBER({rate}),{given},{formula})");
        }
        let title = format!("{} {}", plan.word("批次比率", "ratio of batch"), at + 1);
        let value = move |_: usize, e: &Entry<'a>| {
            let row = e.rows(criterion, "batches").get(at);
            let ratio = row.and_then(|row| batch(row, policy.over).in_mean(policy.on_zero));
            ratio.map_or_else(|| Value::Text(String::new()), |r| Value::Number(float(&r)))
        };
        plan.computed(title, Look::Percent(4), &formula, value);
    }
    let ratios = plan.range(first, first + most - 1);
    let none = match rates {
        Some(rates) => {
            format!("AND(SUM({})=0,COUNT({})=0)", plan.range(below.0, below.1), plan.range(rates.0, rates.1))
        }
        None => format!("SUM({})=0", plan.range(below.0, below.1)),
    };
    let zero = quoted(zero_word(plan));
    let formula = format!("IF({blank},\"\",IF({none},{zero},AVERAGE({ratios})))");
    debug_assert!(measure_of(criterion) == Some(measure));
    helper(plan, criterion, plan.word("各批平均", "mean of the batches"), &formula, policy, blank)
}

/// What a batch with nothing to divide by counts as in a mean.
const fn stand_in(on_zero: OnZero) -> Option<Exact> {
    match on_zero {
        OnZero::Full => Some(Exact::ONE),
        OnZero::Zero => Some(Exact::ZERO),
        OnZero::Exclude | OnZero::Error => None,
    }
}

/// The measure of a criterion's rule.
pub(super) const fn measure_of(criterion: &Criterion) -> Option<&Measure> {
    use crate::model::rule::Rule;
    match &criterion.rule {
        Rule::Bands(rule) => Some(&rule.measure),
        Rule::Ratio(rule) => Some(&rule.measure),
        Rule::Interpolate(rule) => Some(&rule.measure),
        Rule::Relative(rule) => Some(&rule.measure),
        _ => None,
    }
}

/// What the facts come to, as the engine reads them (N20 to N27).
pub(super) fn read(measure: &Measure, criterion: &Criterion, entry: &Entry<'_>) -> Reading {
    let Some(facts) = entry.given(criterion) else { return Reading::Missing };
    let number = |name: &str| facts.get(name).and_then(|v| v.value.as_number());
    match measure {
        Measure::Value { .. } => number("value").map_or(Reading::Missing, |n| Reading::Value(n.value().clone())),
        Measure::Ratio { over, aggregate: None, .. } => ratio(number("done"), number("total"), number("rate"), *over),
        Measure::Ratio { over, on_zero, aggregate: Some(Aggregate::Mean), .. } => {
            let ratios: Vec<Reading> = entry.rows(criterion, "batches").iter().map(|row| batch(row, *over)).collect();
            if ratios.iter().all(|ratio| *ratio == Reading::Zero) {
                return Reading::Zero;
            }
            let ratios: Vec<Exact> = ratios.into_iter().filter_map(|ratio| ratio.in_mean(*on_zero)).collect();
            Exact::sum(&ratios).checked_div(&Exact::count(ratios.len())).map_or(Reading::Zero, Reading::Value)
        }
        Measure::Ratio { over, aggregate: Some(Aggregate::Pooled), .. } => {
            let (mut above, mut below) = (Exact::ZERO, Exact::ZERO);
            for row in entry.rows(criterion, "batches") {
                let part = |name: &str| in_row(row, name).map_or(Exact::ZERO, |n| n.value().clone());
                let (done, total) = (part("done"), part("total"));
                above = above.plus(if *over == Over::Clamp { (&done).min(&total) } else { &done });
                below = below.plus(&total);
            }
            above.checked_div(&below).map_or(Reading::Zero, Reading::Value)
        }
    }
}

fn batch(row: &crate::model::FactRow, over: Over) -> Reading {
    ratio(in_row(row, "done"), in_row(row, "total"), in_row(row, "rate"), over)
}

/// A ratio.
fn ratio(done: Option<&Number>, total: Option<&Number>, rate: Option<&Number>, over: Over) -> Reading {
    let clamped = |value: Exact| if over == Over::Clamp { value.min(Exact::ONE) } else { value };
    match (rate, done.zip(total)) {
        (Some(rate), _) => Reading::Value(clamped(rate.value().clone())),
        (None, Some((done, total))) => {
            done.value().checked_div(total.value()).map_or(Reading::Zero, |value| Reading::Value(clamped(value)))
        }
        (None, None) => Reading::Missing,
    }
}

impl Reading {
    /// What a batch counts as in a mean.
    fn in_mean(self, on_zero: OnZero) -> Option<Exact> {
        match self {
            Self::Value(value) => Some(value),
            Self::Zero => stand_in(on_zero),
            Self::Missing => None,
        }
    }
}
