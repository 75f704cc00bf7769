//! Gates (一票否决): a recorded fact that overrides the score.

use super::places::{EFFECT, GATE};
use super::tree::not_reserved;
use crate::check::ids::Ids;
use crate::check::index::SheetIds;
use crate::check::read::{Read, choices};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Gate, GateEffect, GateId};

/// Reads one gate.
pub(super) fn gate(node: &Node, ids: Option<&SheetIds>, faults: &mut Diagnostics) -> Option<Gate> {
    let mut f = GATE.open(node, faults)?;
    let (id, title): (Option<GateId>, _) = (f.need("id"), f.line("title"));
    not_reserved(id.as_ref().map(GateId::as_str), &mut f);
    let clause = f.need("clause");
    let effect = f.need("effect");
    let groups = ids.map_or_else(|| Ids::unknown(text!("考核项目", "group")), |i| i.groups.clone());
    let group = f.find_ref("group", &groups);
    let span = f.head;
    GATE.finish(f);
    Some(Gate { id: id?, title: title?, clause: clause?, effect: effect?, group, span })
}

/// `disqualify`, `zero`, or `{cap_at: 60}`.
impl Read for GateEffect {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        if let NodeKind::Scalar { text: given, .. } = &node.kind
            && !matches!(&**given, "disqualify" | "zero")
        {
            let hint = text!(
                "取消资格写 disqualify，计 0 分写 zero，最多得 60 分写 {{cap_at: 60}}；扣分的不是一票否决，写一项 {{kind: deduct, start: 0, floor: -10, …}}",
                "disqualify takes out, zero gives 0 points, {{cap_at: 60}} gives 60 at most; what takes points away is no gate but a criterion {{kind: deduct, start: 0, floor: -10, …}}"
            );
            let message = text!("「{given}」不是一票否决的后果", "`{given}` is no effect of a gate");
            let expected = text!("disqualify | zero | {{cap_at: …}}", "disqualify | zero | {{cap_at: …}}");
            faults.push(Diagnostic::error(Code::UnknownValue, node.span, message).expected(expected).hint(hint));
            return None;
        }
        if !matches!(node.kind, NodeKind::Map(_)) {
            return choices(node, &[("disqualify", Self::Disqualify), ("zero", Self::Zero)], faults);
        }
        let mut f = EFFECT.open(node, faults)?;
        let limit = f.points("cap_at");
        EFFECT.finish(f);
        limit.map(Self::CapAt)
    }
}
