//! Groups and criteria, in the order of the plan: sub-groups before criteria.

use super::Around;
use super::criterion::criterion;
use super::places::SECTION;
use crate::check::fields::Fields;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Combine, Group, Item};

/// Deeper rubrics exist in no plan and on no page.
const DEEPEST: usize = 8;

/// The items of a rubric or group.
pub(super) fn items(f: &mut Fields<'_, '_>, around: Around<'_>) -> Vec<Item> {
    items_at(f, around, 1)
}

fn items_at(f: &mut Fields<'_, '_>, around: Around<'_>, depth: usize) -> Vec<Item> {
    let before = f.faults.errors();
    let mut items: Vec<Item> =
        f.each("sections", |n, faults| group(n, around, depth, faults)).into_iter().map(Item::Group).collect();
    items.extend(
        f.each("criteria", |n, faults| criterion(n, around, faults)).into_iter().map(|c| Item::Criterion(Box::new(c))),
    );
    if items.is_empty() && f.faults.errors() == before {
        f.missing(
            "criteria",
            text!("criteria（考核内容）或 sections（下级项目），至少一项", "criteria or sections, at least one"),
        );
    }
    items
}

/// Pages and tables call the total and the rank by these ids (spec/evidence.md E50).
pub(super) fn not_reserved(id: Option<&str>, f: &mut Fields<'_, '_>) {
    let message = match id {
        Some("total") => text!("total 是总分自用的标识", "total is the id of the total itself"),
        Some("rank") => text!("rank 是名次自用的标识", "rank is the id of the rank itself"),
        _ => return,
    };
    let fault = Diagnostic::error(Code::ReservedName, f.at("id"), message);
    f.faults.push(fault.hint(text!("换一个标识", "choose another id")));
}

pub(super) fn group(node: &Node, around: Around<'_>, depth: usize, faults: &mut Diagnostics) -> Option<Group> {
    if depth > DEEPEST {
        let message = text!("评分项目的层次超过 {DEEPEST} 层", "sections are nested more than {DEEPEST} deep");
        faults.push(Diagnostic::error(Code::WrongType, node.span, message));
        return None;
    }
    let mut f = SECTION.open(node, faults)?;
    let id: Option<crate::model::GroupId> = f.need("id");
    not_reserved(id.as_ref().map(crate::model::GroupId::as_str), &mut f);
    let title = f.line("title");
    let points = f.points("points");
    let combine = f.find("combine").unwrap_or(Combine::Sum);
    let (cap, weight) = (f.find_points("cap"), f.find("weight"));
    let extra = f.find("extra").unwrap_or(false);
    let items = items_at(&mut f, around, depth + 1);
    let span = f.head;
    SECTION.finish(f);
    // The group stands without its title: its criteria are still worth checking.
    Some(Group { id: id?, title: title.unwrap_or_default(), points: points?, combine, cap, extra, weight, items, span })
}
