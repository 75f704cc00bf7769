//! Gates (一票否决): a recorded fact that overrides the score.

use super::tree::not_reserved;
use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::index::SheetIds;
use crate::check::read::{Read, choices};
use crate::diag::Diagnostics;
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Gate, GateEffect, GateId};

/// Reads one gate.
pub(super) fn gate(node: &Node, ids: Option<&SheetIds>, faults: &mut Diagnostics) -> Option<Gate> {
    let mut f = Fields::open(node, faults)?;
    let (id, title): (Option<GateId>, _) = (f.need("id"), f.line("title"));
    not_reserved(id.as_ref().map(GateId::as_str), &mut f);
    let clause = f.need("clause");
    let effect = f.need("effect");
    let groups = ids.map_or_else(|| Ids::unknown(text!("考核项目", "group")), |i| i.groups.clone());
    let group = f.find_ref("group", &groups);
    let span = f.head;
    f.finish();
    Some(Gate { id: id?, title: title?, clause: clause?, effect: effect?, group, span })
}

/// `disqualify`, `zero`, or `{cap_at: 60}`.
impl Read for GateEffect {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        if !matches!(node.kind, NodeKind::Map(_)) {
            return choices(node, &[("disqualify", Self::Disqualify), ("zero", Self::Zero)], faults);
        }
        let mut f = Fields::open(node, faults)?;
        let limit = f.need("cap_at");
        f.finish();
        limit.map(Self::CapAt)
    }
}
