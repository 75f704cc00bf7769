//! Reviews of nominations that look alike (查重认定).

use super::Around;
use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::read::text_of;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Compared, ContestId, EventKind, NominationId};
use crate::source::Spanned;

/// 查重认定: at least two different nominations, `id` here or `contest/id` elsewhere, one of them here.
pub(super) fn review(f: &mut Fields<'_, '_>, around: Around<'_>) -> Option<EventKind> {
    let place = f.at("nominations");
    let compared: Option<Vec<Spanned<Compared>>> =
        f.some_of("nominations", |n, faults| compared(n, around, faults).map(|c| Spanned::new(c, n.span)));
    let finding = f.need("finding");
    let written = f.node("nominations").map_or(0, |n| match &n.kind {
        NodeKind::List(nodes) => nodes.len(),
        _ => 0,
    });
    // References that lead nowhere were reported; without them nothing can be counted.
    let compared = compared.filter(|read| read.len() == written)?;
    for (at, one) in compared.iter().enumerate() {
        if let Some(first) = compared[..at].iter().find(|c| c.value == one.value) {
            let who = &one.value.nomination;
            let message = text!("「{who}」写了两次", "`{who}` is listed twice");
            let fault = Diagnostic::error(Code::ReviewOfOne, one.span, message);
            f.faults.push(fault.related(first.span, text!("第一次在这里", "first listed here")));
        }
    }
    let here = compared.iter().filter(|c| c.value.contest.is_none()).count();
    if compared.len() < 2 || here == 0 {
        let message = text!("没有可以比较的两份申报", "there are no two nominations to compare");
        let fault = Diagnostic::error(Code::ReviewOfOne, place, message);
        f.faults.push(fault.expected(text!(
            "至少两份，其中至少一份属于本竞赛：[{{本竞赛的标识}}, {{别的竞赛/标识}}]",
            "at least two, one of them of this contest: [id, other-contest/id]"
        )));
        return None;
    }
    Some(EventKind::Review { nominations: compared.into_iter().map(|c| c.value).collect(), finding: finding? })
}

/// `east-1`, or `tianjin-2024/s-17`.
fn compared(node: &Node, around: Around<'_>, faults: &mut Diagnostics) -> Option<Compared> {
    let scalar = match &node.kind {
        NodeKind::Scalar { text, .. } => text.as_ref(),
        _ => text_of(node, faults)?,
    };
    let Some((contest, id)) = scalar.split_once('/') else {
        let nomination = around.index.nominations.refer(node, faults)?;
        return Some(Compared { contest: None, nomination });
    };
    let known = Ids::of(text!("竞赛", "contest"), around.contests.keys(), node.span);
    let Some(index) = around.contests.get(contest) else {
        known.unknown_reference(contest, node.span, faults);
        return None;
    };
    if !index.nominations.has(id) {
        index.nominations.unknown_reference(id, node.span, faults);
        return None;
    }
    let own = std::ptr::eq(index, around.index);
    let contest = (!own).then(|| ContestId::new(contest));
    Some(Compared { contest, nomination: NominationId::new(id) })
}
