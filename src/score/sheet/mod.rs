//! A whole score sheet: the tree of groups, what is left out, bonus groups, caps, gates, rounding.
//!
//! Two numbers travel up the tree side by side: the exact one, and the one that is printed. With
//! `total_of: published` a printed group adds up printed items; with `total_of: exact` it is the
//! exact group, rounded once.

mod combine;

use super::criterion::{Setting, Worked, work};
use super::fault::{FaultKind, ScoreFault};
use super::notes::Notes;
use super::{Context, CriterionTrace, GroupTrace, Outcome, Points, Score, Standing, Trace, TraceStep, gate, say};
use crate::lang::text;
use crate::model::{Criterion, CriterionId, Facts, Gate, Group, NominationId, Rubric, TotalOf};
use crate::number::{Exact, Number};

/// The score of one nomination.
///
/// # Errors
/// Facts that `check/` would have refused; the engine never panics on them.
pub fn score(
    rubric: &Rubric,
    facts: &Facts,
    context: &Context,
    nomination: &NominationId,
) -> Result<Score, ScoreFault> {
    let sheet = Walk::new(rubric, facts, context, nomination, false).sheet()?;
    Ok(Score {
        criteria: sheet.criteria.into_iter().map(|c| c.outcome).collect(),
        groups: sheet.groups.into_iter().map(|g| g.outcome).collect(),
        total: sheet.total,
        standing: sheet.standing,
    })
}

/// The same, with every step of the way.
///
/// # Errors
/// The same as [`score`].
pub fn trace(
    rubric: &Rubric,
    facts: &Facts,
    context: &Context,
    nomination: &NominationId,
) -> Result<Trace, ScoreFault> {
    Walk::new(rubric, facts, context, nomination, true).sheet()
}

/// One criterion of a sheet by itself: for examples in rubrics, which state the facts of one
/// criterion only.
///
/// # Errors
/// The same as [`score`].
pub fn criterion(
    rubric: &Rubric,
    criterion: &Criterion,
    facts: &Facts,
    context: &Context,
    nomination: &NominationId,
) -> Result<CriterionTrace, ScoreFault> {
    let mut walk = Walk::new(rubric, facts, context, nomination, true);
    walk.criterion(criterion)?;
    let nothing = || ScoreFault::of_sheet(FaultKind::NothingScored, text!("没有得分", "there is no score"));
    walk.criteria.pop().ok_or_else(nothing)
}

/// Points on their way up.
struct Node {
    exact: Exact,
    printed: Exact,
    /// What could have been reached: the maximum without what is left out.
    available: Exact,
    /// Whether anything is left out that has not been made up for yet.
    lacking: bool,
}

/// One pass over the rubric.
struct Walk<'a> {
    setting: Setting<'a>,
    record: bool,
    criteria: Vec<CriterionTrace>,
    groups: Vec<GroupTrace>,
    /// Bonus groups, wherever they stand.
    extra: Vec<Node>,
    ineligible: Option<CriterionId>,
}

impl<'a> Walk<'a> {
    const fn new(
        rubric: &'a Rubric,
        facts: &'a Facts,
        context: &'a Context,
        nomination: &'a NominationId,
        record: bool,
    ) -> Self {
        let setting = Setting { rubric, context, nomination, facts };
        Self { setting, record, criteria: Vec::new(), groups: Vec::new(), extra: Vec::new(), ineligible: None }
    }

    fn sheet(mut self) -> Result<Trace, ScoreFault> {
        let rubric = self.setting.rubric;
        let mut notes = Notes::new(self.record);
        let Some(mut total) = self.combined(&rubric.root, &rubric.points, true, &mut notes)? else {
            let message = text!("全部考核内容都按缺项处理，没有得分", "everything is left out, there is no score");
            return Err(ScoreFault::of_sheet(FaultKind::NothingScored, message));
        };
        self.add_extra(&mut total, &mut notes);
        self.cap(&mut total, rubric.cap.as_ref(), &mut notes);
        self.floor(&mut total, rubric.floor.as_ref(), &mut notes);
        self.close_gates(&mut total, None, &mut notes);
        let points = self.published(&total, &mut notes)?;
        if rubric.total_of == TotalOf::Published && points.exact != rubric.rounding.apply(&total.printed) {
            notes.step("exact", &points.exact, || {
                let (fraction, shown) = (&points.exact, say::number(&points.exact));
                let value = if shown.whole { shown.text } else { format!("{fraction} {}", shown.equals()) };
                text!("不修约的精确总分：{value}", "exact total, without any rounding: {value}")
            });
        }
        Ok(Trace {
            standing: self.standing(),
            criteria: self.criteria,
            groups: self.groups,
            gates: if self.record { gate::traces(rubric, self.setting.facts) } else { Vec::new() },
            total_steps: notes.steps,
            total: points,
        })
    }

    fn standing(&self) -> Standing {
        if let Some(gate) = gate::disqualified(self.setting.rubric, self.setting.facts) {
            return Standing::Disqualified(gate.clone());
        }
        self.ineligible.clone().map_or(Standing::Ranked, Standing::Ineligible)
    }

    /// A criterion; `None` when it is left out.
    fn criterion(&mut self, criterion: &Criterion) -> Result<Option<Node>, ScoreFault> {
        let finding = work(self.setting, criterion, self.record)?;
        if finding.ineligible && self.ineligible.is_none() {
            self.ineligible = Some(criterion.id.clone());
        }
        let mut notes = finding.notes;
        let (outcome, node) = match finding.worked {
            Worked::Excluded => (Outcome::Excluded, None),
            Worked::Points(exact) => {
                let available = criterion.points.value().clone();
                let mut node = Node { printed: exact.clone(), exact, available, lacking: false };
                let points = self.published(&node, &mut notes)?;
                node.printed = self.setting.rubric.rounding.apply(&node.exact);
                (Outcome::Scored(points), Some(node))
            }
        };
        let (inputs, steps) = (notes.inputs, notes.steps);
        self.criteria.push(CriterionTrace { id: criterion.id.clone(), inputs, steps, outcome });
        Ok(node)
    }

    /// A group and its line in the sheet; `None` when all of it is left out.
    fn group(&mut self, group: &Group, settles: bool) -> Result<Option<Node>, ScoreFault> {
        let at = self.groups.len();
        self.groups.push(GroupTrace { id: group.id.clone(), steps: Vec::new(), outcome: Outcome::Excluded });
        let mut notes = Notes::new(self.record);
        let Some(mut node) = self.combined(group, &group.points, settles, &mut notes)? else {
            notes.remark("excluded", || text!("全部缺项，不计入满分", "all of it is left out of the full score"));
            self.finish(at, notes.steps, Outcome::Excluded);
            return Ok(None);
        };
        self.close_gates(&mut node, Some(group), &mut notes);
        let points = self.published(&node, &mut notes)?;
        node.printed = self.setting.rubric.rounding.apply(self.told(&node));
        self.finish(at, notes.steps, Outcome::Scored(points));
        Ok(Some(node))
    }

    fn finish(&mut self, at: usize, steps: Vec<TraceStep>, outcome: Outcome) {
        if let Some(trace) = self.groups.get_mut(at) {
            (trace.steps, trace.outcome) = (steps, outcome);
        }
    }

    fn add_extra(&self, total: &mut Node, notes: &mut Notes) {
        for node in &self.extra {
            let before = self.told(total).clone();
            total.exact = total.exact.plus(&node.exact);
            total.printed = total.printed.plus(&node.printed);
            notes.step("extra", self.told(total), || {
                let terms = say::sum([&before, self.told(node)]).text;
                let result = say::number(self.told(total)).equals();
                text!("加分项：{terms} {result}", "bonus: {terms} {result}")
            });
        }
    }

    fn cap(&self, node: &mut Node, cap: Option<&Number>, notes: &mut Notes) {
        let Some(cap) = cap else { return };
        let before = self.told(node).clone();
        for value in [&mut node.exact, &mut node.printed, &mut node.available] {
            if *value > *cap.value() {
                *value = cap.value().clone();
            }
        }
        if before > *cap.value() {
            notes.step("cap", cap.value(), || {
                let before = say::plain(&before);
                text!("{before} 超过上限，按 {cap} 分计", "{before} is above the ceiling, {cap} points count")
            });
        }
    }

    fn floor(&self, total: &mut Node, floor: Option<&Number>, notes: &mut Notes) {
        let Some(floor) = floor else { return };
        let before = self.told(total).clone();
        for value in [&mut total.exact, &mut total.printed] {
            if *value < *floor.value() {
                *value = floor.value().clone();
            }
        }
        if before < *floor.value() {
            notes.step("floor", floor.value(), || {
                let before = say::plain(&before);
                text!("{before} 低于下限，按 {floor} 分计", "{before} is below the floor, {floor} points count")
            });
        }
    }

    fn close_gates(&self, node: &mut Node, group: Option<&Group>, notes: &mut Notes) {
        let acting = gate::acting(self.setting.rubric, self.setting.facts, group.map(|g| &g.id));
        let acting: Vec<&Gate> = acting.collect();
        for gate in acting {
            node.exact = gate::after(gate, &node.exact);
            node.printed = gate::after(gate, &node.printed);
            let points = self.told(node);
            notes.step("gate", points, || gate::step_words(gate, points));
        }
    }

    /// The number that is printed in the end.
    fn published(&self, node: &Node, notes: &mut Notes) -> Result<Points, ScoreFault> {
        let (rounding, value) = (self.setting.rubric.rounding, self.told(node));
        let Some(published) = rounding.publish(value) else {
            let message = text!("数字过长，无法公布", "the number has too many digits to be published");
            return Err(ScoreFault::of_sheet(FaultKind::TooLarge, message));
        };
        if !rounding.is_exact(value) {
            notes.step("round", &rounding.apply(value), || {
                let (shown, how) = (say::before_rounding(value, rounding), say::rounding(rounding));
                let (zh, en) = (how.zh, how.en);
                text!("{shown} {zh}：{published}", "{shown} {en}: {published}")
            });
        }
        Ok(Points { exact: node.exact.clone(), published })
    }

    /// The number that the printed one comes from.
    const fn told<'n>(&self, node: &'n Node) -> &'n Exact {
        match self.setting.rubric.total_of {
            TotalOf::Published => &node.printed,
            TotalOf::Exact => &node.exact,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::rule::{OnZero, Points as Given, Rule, StepAward};
    use crate::model::{Item, Missing};
    use crate::score::testing::{
        at_least, criterion, facts, group, nobody, num, number, otherwise, ratio, rubric, up_to,
    };

    fn given(id: &str, points: &str) -> Item {
        Item::Criterion(Box::new(criterion(id, points, Rule::Points(Given { range: up_to(points, None) }))))
    }

    fn feedback() -> Item {
        let steps = vec![
            at_least("90%", StepAward::Full),
            at_least("60%", StepAward::Proportional),
            otherwise(StepAward::Points(num("0"))),
        ];
        Item::Criterion(Box::new(criterion("feedback", "15", ratio(steps, OnZero::Exclude))))
    }

    #[test]
    fn published_items_add_up_on_the_page_and_exact_ones_do_not_always() {
        let thirds = |total_of| {
            let mut rubric = rubric(
                "20",
                vec![
                    given("a", "10"),
                    Item::Criterion(Box::new(criterion("b", "10", ratio(Vec::new(), OnZero::Error)))),
                ],
            );
            rubric.total_of = total_of;
            rubric.rounding.places = 0;
            let facts = facts(&[("a", &[("points", number("4.5"))]), ("b", &[("rate", number("45%"))])]);
            score(&rubric, &facts, &Context::default(), &nobody()).expect("scores").total
        };
        assert_eq!(thirds(TotalOf::Published).published.to_string(), "10");
        assert_eq!(thirds(TotalOf::Exact).published.to_string(), "9");
        assert_eq!(thirds(TotalOf::Published).exact, Exact::int(9));
    }

    #[test]
    fn what_is_left_out_is_made_up_for_at_the_total_not_in_its_group() {
        let rubric = rubric(
            "40",
            vec![Item::Group(group("effect", "25", vec![feedback(), given("a", "10")])), given("b", "15")],
        );
        let facts = facts(&[
            ("feedback", &[("done", number("0")), ("total", number("0"))]),
            ("a", &[("points", number("8"))]),
            ("b", &[("points", number("12"))]),
        ]);
        let trace = trace(&rubric, &facts, &Context::default(), &nobody()).expect("scores");
        assert_eq!(trace.criteria[0].outcome, Outcome::Excluded);
        assert!(matches!(&trace.groups[0].outcome, Outcome::Scored(p) if p.exact == Exact::int(8)));
        assert_eq!(trace.total.exact, Exact::int(32));
        assert_eq!(trace.total_steps[1].formula.zh, "缺项折算：20 ÷ 25 × 40 = 32");
    }

    #[test]
    fn score_and_trace_are_one_computation() {
        let rubric = rubric("25", vec![Item::Group(group("effect", "25", vec![feedback(), given("a", "10")]))]);
        let facts = facts(&[
            ("feedback", &[("done", number("231")), ("total", number("256"))]),
            ("a", &[("points", number("8"))]),
        ]);
        let context = Context::default();
        let (score, trace) = (score(&rubric, &facts, &context, &nobody()), trace(&rubric, &facts, &context, &nobody()));
        let (score, trace) = (score.expect("scores"), trace.expect("scores"));
        assert_eq!(score.total, trace.total);
        assert_eq!(score.criteria, trace.criteria.iter().map(|c| c.outcome.clone()).collect::<Vec<_>>());
        assert_eq!(score.groups, trace.groups.iter().map(|g| g.outcome.clone()).collect::<Vec<_>>());
        assert!(!trace.criteria[0].steps.is_empty());
    }

    #[test]
    fn a_sheet_with_nothing_left_is_a_fault() {
        let mut only = criterion("a", "10", Rule::Points(Given { range: up_to("10", None) }));
        only.missing = Missing::Exclude;
        let rubric = rubric("10", vec![Item::Criterion(Box::new(only))]);
        let fault = score(&rubric, &Facts::default(), &Context::default(), &nobody()).expect_err("nothing is scored");
        assert_eq!(fault.kind, FaultKind::NothingScored);
    }
}
