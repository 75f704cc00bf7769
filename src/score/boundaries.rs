//! Boundary examples, generated: just below, at and just above each threshold of a rule, scored by
//! the engine itself, so that the rubric's page can never promise something else (N7).

use super::{Context, Outcome, Points, TraceStep, edges, sheet};
use crate::lang::Text;
use crate::model::{Criterion, CriterionFacts, Facts, NominationId, Rubric};

/// An example at the edge of a threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// The facts, in words: `已核实反馈图斑数 8999，下发图斑数 10000`.
    pub facts: Text,
    /// What they give.
    pub points: Points,
    /// The way there.
    pub formula: Text,
}

/// Examples just below, at and just above each threshold of a criterion, in ascending order of
/// the fact. Empty for rules without thresholds.
#[must_use]
pub fn boundaries(rubric: &Rubric, criterion: &Criterion) -> Vec<Boundary> {
    edges::of(criterion).into_iter().filter_map(|(words, facts)| example(rubric, criterion, words, facts)).collect()
}

/// `None` where the facts are outside the rule's domain: such an edge cannot occur.
fn example(rubric: &Rubric, criterion: &Criterion, facts: Text, values: CriterionFacts) -> Option<Boundary> {
    let sheet = Facts { criteria: vec![(criterion.id.clone(), values)], gates: Vec::new() };
    let nobody = NominationId::new("example");
    let trace = sheet::criterion(rubric, criterion, &sheet, &Context::default(), &nobody).ok()?;
    let Outcome::Scored(points) = trace.outcome else { return None };
    Some(Boundary { facts, points, formula: one_line(&trace.steps) })
}

/// The formulas of several steps in one line.
#[must_use]
pub fn one_line(steps: &[TraceStep]) -> Text {
    let join = |pick: fn(&TraceStep) -> &str, between: &str| steps.iter().map(pick).collect::<Vec<_>>().join(between);
    Text { zh: join(|step| &step.formula.zh, "；"), en: join(|step| &step.formula.en, "; ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::rule::{Measure, OnZero, Over, Ratio, Rule, StepAward};
    use crate::score::testing::{at_least, criterion, measure, num, otherwise, ratio, rubric_of};

    /// The feedback rate of Guangxi's rubric: what a citizen reads at its edges.
    #[test]
    fn a_ladder_shows_both_sides_of_every_threshold() {
        let steps = vec![
            at_least("90%", StepAward::Full),
            at_least("60%", StepAward::Proportional),
            otherwise(StepAward::Points(num("0"))),
        ];
        let rubric = rubric_of(criterion("rate", "15", ratio(steps, OnZero::Exclude)));
        let lines: Vec<String> = boundaries(&rubric, rubric.criteria()[0])
            .iter()
            .map(|b| format!("{} | {} | {}", b.facts.zh, b.points.published, b.formula.zh))
            .collect();
        let expected = [
            "完成 5999，全部 10000 | 0.00 | 5999 ÷ 10000 = 59.99%；59.99% < 60%，得 0 分",
            "完成 6000，全部 10000 | 9.00 | 6000 ÷ 10000 = 60%；60% < 90%，≥ 60%，按比例得分；15 × 60% = 9",
            "完成 6001，全部 10000 | 9.00 | 6001 ÷ 10000 = 60.01%；60.01% < 90%，≥ 60%，按比例得分；15 × 60.01% = 9.0015；9.0015 四舍五入保留 2 位小数：9.00",
            "完成 8999，全部 10000 | 13.50 | 8999 ÷ 10000 = 89.99%；89.99% < 90%，≥ 60%，按比例得分；15 × 89.99% = 13.4985；13.4985 四舍五入保留 2 位小数：13.50",
            "完成 9000，全部 10000 | 15.00 | 9000 ÷ 10000 = 90%；90% ≥ 90%，得满分 15",
            "完成 9001，全部 10000 | 15.00 | 9001 ÷ 10000 = 90.01%；90.01% ≥ 90%，得满分 15",
        ];
        assert_eq!(lines, expected);
    }

    /// No share is above the whole; so much for each head has no end.
    #[test]
    fn edges_end_where_the_measure_does() {
        let edges = |bound: &str, over: Over| -> Vec<String> {
            let steps = vec![at_least(bound, StepAward::Full), otherwise(StepAward::Points(num("0")))];
            let mut measure = measure(OnZero::Exclude, None);
            if let Measure::Ratio { over: own, .. } = &mut measure {
                *own = over;
            }
            let rule = Rule::Ratio(Ratio { measure, steps });
            let rubric = rubric_of(criterion("rate", "15", rule));
            boundaries(&rubric, rubric.criteria()[0]).into_iter().map(|edge| edge.facts.zh).collect()
        };
        assert_eq!(edges("100%", Over::Error), ["完成 9999，全部 10000", "完成 10000，全部 10000"]);
        assert_eq!(edges("40", Over::Allow).last().map(String::as_str), Some("完成 400001，全部 10000"));
    }
}
