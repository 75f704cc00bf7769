//! Rubric examples must hold (N7): a rubric that does not give what its own examples say is not
//! the rubric that people agreed on.

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, Criterion, Example, NominationId, Rubric};
use crate::number::Exact;
use crate::score::{self, Context, Outcome, Points, ScoreFault, TraceStep};

/// The examples of every criterion, and the whole sheets of every rubric.
#[must_use]
pub fn examples(contest: &Contest) -> Diagnostics {
    let mut faults = Diagnostics::new();
    let nobody = NominationId::new("example");
    for rubric in &contest.rubrics {
        for criterion in rubric.criteria() {
            for example in &criterion.examples {
                let trace = score::criterion(rubric, criterion, &example.facts, &Context::default(), &nobody);
                let computed = trace.map(|t| (t.outcome, t.steps));
                faults.push_some(compare(&of_criterion(criterion), example, computed));
            }
        }
        for example in &rubric.examples {
            let trace = score::trace(rubric, &example.facts, &Context::default(), &nobody);
            let computed = trace.map(|t| (Outcome::Scored(t.total), t.total_steps));
            faults.push_some(compare(&of_rubric(rubric), example, computed));
        }
    }
    faults
}

/// Whose example it is: its title, and the words of the plan.
struct Subject<'a> {
    title: &'a str,
    clause: &'a str,
}

fn of_criterion(criterion: &Criterion) -> Subject<'_> {
    Subject { title: &criterion.title, clause: &criterion.clause }
}

fn of_rubric(rubric: &Rubric) -> Subject<'_> {
    Subject { title: &rubric.title, clause: &rubric.source }
}

fn compare(
    subject: &Subject,
    example: &Example,
    computed: Result<(Outcome, Vec<TraceStep>), ScoreFault>,
) -> Option<Diagnostic> {
    let title = subject.title;
    let (message, hint) = match computed {
        Ok((Outcome::Scored(points), _)) if holds(example, &points) => return None,
        Ok((Outcome::Scored(points), steps)) => (difference(title, example, &points), way(&steps)),
        Ok((Outcome::Excluded, _)) => (
            text!("「{title}」的算例不计分（排除）", "an example of {title} is excluded instead of scored"),
            text!(
                "算例要给出得分，不能用于被排除的情形",
                "an example states points, so it cannot be of an excluded case"
            ),
        ),
        Err(fault) => {
            let Text { zh, en } = fault.message;
            (
                text!("「{title}」的算例无法计算：{zh}", "an example of {title} cannot be computed: {en}"),
                text!("改正算例的事实", "mend the facts of the example"),
            )
        }
    };
    let expected = &example.points;
    let fault = Diagnostic::error(Code::RubricExample, example.span, message)
        .expected(text!("points: {expected}", "points: {expected}"))
        .clause(subject.clause)
        .hint(hint);
    Some(fault)
}

fn holds(example: &Example, points: &Points) -> bool {
    let published = Exact::from(points.published) == *example.points.value();
    published && example.exact.as_ref().is_none_or(|exact| *exact == points.exact)
}

fn difference(title: &str, example: &Example, points: &Points) -> Text {
    let (stated, published, exact) = (&example.points, points.published, &points.exact);
    let gap = say::decimal(&say::size(&stated.value().minus(&Exact::from(published))), 12);
    if let Some(stated_exact) = example.exact.as_ref().filter(|e| **e != *exact) {
        return text!(
            "「{title}」的算例写的是 {stated}（精确值 {stated_exact}），按细则得 {published}（精确值 {exact}）",
            "an example of {title} says {stated} (exactly {stated_exact}), the rules give {published} (exactly {exact})"
        );
    }
    text!(
        "「{title}」的算例写的是 {stated}，按细则得 {published}（精确值 {exact}），相差 {gap}",
        "an example of {title} says {stated}, the rules give {published} (exactly {exact}), a difference of {gap}"
    )
}

/// How the engine came to its points.
fn way(steps: &[TraceStep]) -> Text {
    let Text { zh, en } = score::one_line(steps);
    text!("算法：{zh}。改正算例，或者改正规则", "computed as: {en}. Mend the example, or the rule")
}
