//! 逐项核验: items met or not.

use super::places::CHECK_ITEM;
use crate::check::fields::Fields;
use crate::check::read::{Read, choices};
use crate::check::site::pairs;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::rule::{Checklist, ChecklistItem};
use crate::model::{Name, StageId};

/// Reads a checklist.
pub(super) fn checklist(f: &mut Fields<'_, '_>) -> Option<Checklist> {
    let fail_any = f.node("fail_any").map(|n| choices(n, &[("zero", true)], f.faults));
    let items = f.some("items");
    Some(Checklist { items: items?, fail_any_zero: fail_any.flatten().unwrap_or(false) })
}

impl Read for ChecklistItem {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = CHECK_ITEM.open(node, faults)?;
        let id = fact_name(&mut f);
        let text: Option<String> = f.need("text");
        let points = f.points("points");
        let partial = f.find("partial").unwrap_or(false);
        let conditions = f.node("all_of").map(|n| pairs(n, f.faults)).unwrap_or_default();
        if partial && !conditions.is_empty() {
            let message = text!("partial 与 all_of 不能同时用", "partial and all_of exclude each other");
            let hint = text!(
                "all_of 的条件全部具备才得分，没有部分得分",
                "the points of all_of are given when all conditions hold, never in part"
            );
            let fault = Diagnostic::error(Code::WrongType, f.at("partial"), message).hint(hint);
            f.faults.push(fault);
        }
        CHECK_ITEM.finish(f);
        let all_of = conditions.into_iter().map(|(name, text)| (Name::from(name), text)).collect();
        Some(Self { id: id?, text: text?, points: points?, partial, all_of })
    }
}

/// The id of an item, which is the name of its fact.
pub(super) fn fact_name(f: &mut Fields<'_, '_>) -> Option<Name> {
    f.need::<StageId>("id").map(|id| Name::from(id.as_str()))
}
