//! `gates: {major-incident: {value: false, source: 自治区竞赛组委会}}`: each gate is answered.

use super::sheet::Sheet;
use super::word;
use crate::check::fields::Fields;
use crate::check::intern::Pool;
use crate::check::read::wrong_type;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Gate, GateFact, GateId};
use crate::source::Span;

/// Reads the gate facts of a record that begins at `head`.
pub(in crate::check) fn gates(
    node: Option<&Node>,
    sheet: &Sheet<'_>,
    head: Span,
    pool: &mut Pool,
    faults: &mut Diagnostics,
) -> Vec<(GateId, GateFact)> {
    let mut read = Vec::new();
    let Some(node) = node else {
        sheet.gates.iter().for_each(|gate| faults.push(unanswered(gate, head)));
        return read;
    };
    let Some(mut f) = Fields::open(node, faults) else { return read };
    for gate in sheet.gates {
        match f.node(gate.id.as_str()) {
            Some(node) => read.extend(fact(node, gate, pool, f.faults).map(|fact| (gate.id.clone(), fact))),
            None => f.faults.push(unanswered(gate, head)),
        }
    }
    for entry in f.unknown() {
        if let Some(ids) = sheet.ids.filter(|ids| !ids.gates.has(&entry.key.value)) {
            ids.gates.unknown_reference(&entry.key.value, entry.key.span, f.faults);
        }
    }
    read
}

fn fact(node: &Node, gate: &Gate, pool: &mut Pool, faults: &mut Diagnostics) -> Option<GateFact> {
    if !matches!(node.kind, NodeKind::Map(_)) {
        faults.push(bare(node, gate));
        return None;
    }
    let mut f = Fields::open(node, faults)?;
    let value = f.need("value");
    let source = f.node("source").map(|node| word(node, pool, f.faults));
    if source.is_none() {
        let message = text!("没有写明由谁认定", "it is not said who found so");
        let fault = Diagnostic::error(Code::MissingSource, f.head, message);
        f.faults.push(fault.expected(text!("source: 认定的部门", "source: the office that found so")));
    }
    let span = f.head;
    f.finish();
    Some(GateFact { value: value?, source: source.flatten(), span })
}

/// The fault of an answer without who gave it, such as `accident: false`.
fn bare(node: &Node, gate: &Gate) -> Diagnostic {
    let id = &gate.id;
    let given = match &node.kind {
        NodeKind::Scalar { text, .. } => &**text,
        _ => "",
    };
    let yes = match given {
        "true" | "是" | "有" | "1" | "发生" => "true",
        "false" | "否" | "无" | "0" | "没有" | "未发生" => "false",
        _ => "true | false",
    };
    let fault = wrong_type(
        node,
        text!("{id}: {{value: {yes}, source: 认定的部门}}", "{id}: {{value: {yes}, source: the office that found so}}"),
    );
    fault.clause(gate.clause.clone()).hint(text!(
        "发生了写 value: true，没有发生写 value: false，再用 source 写明由谁认定",
        "write value: true where it happened, value: false where not, and in source who found so"
    ))
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
