//! Stages of the plan. Both days of a window belong to it.

use jiff::civil::Date;

use crate::check::fields::Fields;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::Stage;

/// Reads one stage.
pub(super) fn stage(node: &Node, faults: &mut Diagnostics) -> Option<Stage> {
    let mut f = Fields::open(node, faults)?;
    let id = f.need("id");
    let title = f.line("title");
    let (from, to): (Option<Date>, Option<Date>) = (f.need("from"), f.need("to"));
    let actor = f.line("actor");
    let clause: Option<String> = f.need("clause");
    let publicity = f.find("publicity").unwrap_or(false);
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        let message = text!("阶段结束于 {to}，早于开始的 {from}", "the stage ends on {to}, before it begins on {from}");
        let fault = Diagnostic::error(Code::StageOrder, f.at("to"), message)
            .related(f.at("from"), text!("开始在这里", "it begins here"))
            .expected(text!("{from} 或以后的日期", "{from} or a later day"));
        let fault = match &clause {
            Some(clause) => fault.clause(clause.clone()),
            None => fault,
        };
        f.faults.push(fault);
    }
    let span = f.head;
    f.finish();
    Some(Stage { id: id?, title: title?, from: from?, to: to?, actor: actor?, clause: clause?, publicity, span })
}
