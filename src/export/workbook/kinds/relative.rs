//! 相对评分: beside the best of those who take part.

use super::measure::{self, Reading};
use super::{Around, Planned, capped};
use crate::export::workbook::Entry;
use crate::export::workbook::formula::{Out, Term, float, quoted};
use crate::export::workbook::plan::{Look, Plan, Value};
use crate::model::Criterion;
use crate::model::rule::{Best, Relative, Scope};
use crate::number::Exact;

pub(super) fn relative<'a>(
    plan: &mut Plan<'a>,
    criterion: &'a Criterion,
    rule: &'a Relative,
    around: &Around<'a, '_>,
) -> Planned {
    let graded = measure::columns(plan, criterion, &rule.measure);
    let zero = graded.zero.as_ref().map(|zero| format!(",NOT({zero})")).unwrap_or_default();
    let takes_part = format!("{}={}", plan.there(around.standing), quoted(plan.word("参评", "ranked")));
    let value = graded.value.text().to_owned();
    let formula = format!("IF({takes_part},IF(AND(NOT({}){zero}),{value},\"\"),\"\")", graded.blank);
    let look = if graded.ratio { Look::Percent(6) } else { Look::Number };
    let compared: Vec<Option<Exact>> = plan.entries.iter().map(|e| compared(criterion, rule, e)).collect();
    let shown = compared.clone();
    let values = move |at: usize, _: &Entry<'a>| {
        shown.get(at).cloned().flatten().map_or_else(none, |v| Value::Number(float(&v)))
    };
    let own = plan.computed(plan.word("参加比较的数值", "value compared"), look, &formula, values);
    let whole = plan.whole(own);
    let best = best(plan, rule, &whole, look, compared);
    let best = plan.there(best);
    let points = criterion.points.value();
    let ends = |at: &Exact| capped(Out::constant(at), criterion, None);
    let (value, factor) = (graded.value.factor(), Term::constant(points).factor());
    let (over, quotient, at_zero) = match rule.best {
        Best::Highest => (format!("{best}=0"), format!("{factor}*{value}/{best}"), Exact::ZERO),
        Best::Lowest => (format!("{}=0", graded.value.text()), format!("{factor}*{best}/{value}"), points.clone()),
    };
    let compared = Out::either(over, ends(&at_zero), Out::Points(Term::of(quotient).at_most(points, None)));
    // Nobody to compare with: with itself.
    let alone = match rule.best {
        Best::Highest => Out::either(format!("{}=0", graded.value.text()), ends(&Exact::ZERO), ends(points)),
        Best::Lowest => ends(points),
    };
    let out = graded.or_zero(Out::either(format!("{best}=\"\""), alone, compared), criterion);
    Planned { out, blank: graded.blank, doubtful: Vec::new() }
}

fn none() -> Value {
    Value::Text(String::new())
}

/// The value of an entry that takes part.
fn compared(criterion: &Criterion, rule: &Relative, entry: &Entry<'_>) -> Option<Exact> {
    match measure::read(&rule.measure, criterion, entry) {
        Reading::Value(value) if entry.takes_part() => Some(value),
        _ => None,
    }
}

/// The column of best values.
fn best<'a>(plan: &mut Plan<'a>, rule: &Relative, whole: &str, look: Look, values: Vec<Option<Exact>>) -> usize {
    let (function, far) = match rule.best {
        Best::Highest => ("MAX", "-1E+99"),
        Best::Lowest => ("MIN", "1E+99"),
    };
    let (entries, highest, among) = (plan.entries, rule.best == Best::Highest, rule.scope == Scope::Recommender);
    let title = plan.word("最优值", "best");
    let pick = move |at: usize, e: &Entry<'a>| {
        let scope = entries.iter().zip(&values).filter(|(other, _)| !among || other.recommended_by == e.recommended_by);
        let all = scope.filter_map(|(_, value)| value.clone());
        let best = if highest { all.max() } else { all.min() };
        debug_assert!(at < entries.len());
        best.map_or_else(none, |best| Value::Number(float(&best)))
    };
    if rule.scope == Scope::Track {
        return plan.computed(title, look, &format!("IF(COUNT({whole})=0,\"\",{function}({whole}))"), pick);
    }
    let (unit, units) = (plan.there(3), plan.whole(3));
    let same = format!("({units}={unit})*ISNUMBER({whole})");
    let formula = format!("IF(SUMPRODUCT({same})=0,\"\",{function}(IF({same},{whole},{far})))");
    let at = plan.computed(title, look, &formula, pick);
    plan.as_array(at);
    at
}
