//! `gates: {major-incident: {value: false, source: 自治区竞赛组委会}}`: each gate is answered.

use super::sheet::{Given, Sheet};
use super::{Strictness, word};
use crate::check::fields::Fields;
use crate::check::intern::Pool;
use crate::check::read::Read;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Gate, GateFact, GateId};
use crate::source::Span;

/// Reads the gate facts of a record or an example.
pub(super) fn read(
    given: Given<'_>,
    sheet: &Sheet<'_>,
    pool: &mut Pool,
    faults: &mut Diagnostics,
) -> Vec<(GateId, GateFact)> {
    let Given { head, strictness, .. } = given;
    let mut read = Vec::new();
    let mut f = match given.gates {
        Some(node) => {
            let Some(f) = Fields::open(node, faults) else { return read };
            f
        }
        None => Fields::none(head, faults),
    };
    for gate in sheet.gates {
        match f.node(gate.id.as_str()) {
            Some(node) => {
                if let Some(fact) = fact(node, strictness, pool, f.faults) {
                    read.push((gate.id.clone(), fact));
                }
            }
            None if strictness == Strictness::Record => f.faults.push(unanswered(gate, head)),
            None => {}
        }
    }
    for entry in f.unknown() {
        if sheet.ids.is_none_or(|ids| !ids.gates.has(&entry.key.value)) {
            sheet.unknown_gate(&entry.key.value, entry.key.span, f.faults);
        }
    }
    read
}

fn fact(node: &Node, strictness: Strictness, pool: &mut Pool, faults: &mut Diagnostics) -> Option<GateFact> {
    if strictness == Strictness::Example && !matches!(node.kind, NodeKind::Map(_)) {
        return bool::read(node, faults).map(|value| GateFact { value, source: None, span: node.span });
    }
    let mut f = Fields::open(node, faults)?;
    let value = f.need("value");
    let source = match (strictness, f.node("source")) {
        (_, Some(node)) => word(node, pool, f.faults),
        (Strictness::Example, None) => None,
        (Strictness::Record, None) => {
            let message = text!("没有写明由谁认定", "it is not said who found so");
            let fault = Diagnostic::error(Code::MissingSource, f.head, message);
            f.faults.push(fault.expected(text!("source: 认定的部门", "source: the office that found so")));
            None
        }
    };
    let span = f.head;
    f.finish();
    Some(GateFact { value: value?, source, span })
}

fn unanswered(gate: &Gate, head: Span) -> Diagnostic {
    let (id, title) = (&gate.id, &gate.title);
    let message = text!("没有回答一票否决项「{title}」", "the gate {title} is not answered");
    Diagnostic::error(Code::MissingGateFact, head, message)
        .expected(text!(
            "gates 下写 {id}: {{value: false, source: 认定的部门}}",
            "under gates: {id}: {{value: false, source: …}}"
        ))
        .clause(gate.clause.clone())
        .hint(text!("没有发生的也要写 false，并写明由谁认定", "write false where it did not happen, and who found so"))
}
