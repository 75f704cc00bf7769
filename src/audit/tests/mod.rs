//! Each audit, brought about on a contest made by hand. Messages are compared whole: they are what
//! a clerk acts on.

mod awards;
mod quotas;
mod schedule;

use std::sync::Arc;

use super::Tables;
use crate::calendar::Calendar;
use crate::diag::{Code, Diagnostic, Severity};
use crate::model::{
    Allocation, AllocationMethod, AwardBasis, AwardId, Cap, CapRounding, Contributor, CountingUnit, CriterionFacts,
    CriterionId, EventKind, Example, FactValue, Facts, GateId, Item, NominationId, Notice, NoticeKind, Stage, StageId,
    TieAtCut, TieDecision, Unit, UnitId,
};
use crate::number::Exact;
use crate::order::Strokes;
use crate::rank::fixture::{self, Case, ids, number, span};
use crate::score::{Elsewhere, Standing};
use crate::source::Spanned;

fn faults(case: &Case) -> Vec<Diagnostic> {
    let tables = Tables {
        calendar: Calendar::builtin().clone(),
        strokes: Arc::new(Strokes::builtin().clone()),
        bans: Vec::new(),
    };
    super::audit(&case.contest, &case.book(), &case.results(), &Elsewhere::default(), &tables).sorted()
}

/// The only fault of a case.
#[track_caller]
fn the_fault(case: &Case) -> Diagnostic {
    let mut faults = faults(case);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    faults.remove(0)
}

#[track_caller]
fn assert_fault(case: &Case, code: Code, message: &str) -> Diagnostic {
    let fault = the_fault(case);
    assert_eq!((fault.code, fault.message.zh.as_str()), (code, message));
    assert!(!fault.message.en.is_empty() && fault.hint.is_some(), "{fault:?}");
    fault
}

fn hint(fault: &Diagnostic) -> &str {
    fault.hint.as_ref().map_or("", |h| &h.zh)
}

/// Totals 80, 75, 75, 70; two seats, the second of them tied.
fn four(tie_at_cut: TieAtCut, seats: u32) -> Case {
    Case::new()
        .entrant("a", "u", "50", "30")
        .entrant("b", "u", "45", "30")
        .entrant("c", "v", "40", "35")
        .entrant("d", "v", "40", "30")
        .award(&[Some(seats)], tie_at_cut)
}

fn with_total(total: &str) -> Case {
    let mut case = Case::new().entrant("a", "u", "50.25", "30.5");
    case.nomination("a").declared.total = Some(Spanned::new(number(total), span(900)));
    case
}

fn overrule(id: &str) -> EventKind {
    EventKind::Override { award: AwardId::new("a"), nomination: NominationId::new(id) }
}

fn with_example(given: &str, stated: &str, exact: Option<Exact>) -> Case {
    let mut case = Case::new();
    let values = vec![("points".into(), Spanned::new(FactValue::Number(number(given)), span(70)))];
    let facts = CriterionFacts { values, source: None, as_of: None, evidence: Vec::new(), span: span(70) };
    let facts = Facts { criteria: vec![(CriterionId::new("care"), facts)], gates: Vec::new() };
    let example = Example { facts, points: number(stated), exact, note: None, span: span(71) };
    let Some(Item::Criterion(last)) = case.contest.rubrics[0].root.items.last_mut() else { panic!("a criterion") };
    last.examples.push(example);
    case
}

#[test]
fn rubric_examples_must_hold() {
    assert_eq!(faults(&with_example("12.5", "12.50", Exact::ratio(25, 2))), []);
    let fault = assert_fault(
        &with_example("12.5", "13", None),
        Code::RubricExample,
        "「考核care」的算例写的是 13，按细则得 12.50（精确值 25/2），相差 0.5",
    );
    assert_eq!(fault.clause.as_deref(), Some("示例条文"));
    let message = "「考核care」的算例写的是 12.5（精确值 1/3），按细则得 12.50（精确值 25/2）";
    assert_fault(&with_example("12.5", "12.5", Exact::ratio(1, 3)), Code::RubricExample, message);
    let impossible = the_fault(&with_example("41", "41", None));
    assert!(impossible.message.zh.starts_with("「考核care」的算例无法计算："), "{}", impossible.message.zh);
}
