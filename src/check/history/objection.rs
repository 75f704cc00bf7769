//! Objections (异议) and what was found of them. Who objected is not published, so there is no key
//! for it, and keys that look like one are refused with the reason.

use std::collections::BTreeMap;

use super::{Around, Book};
use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::index::{Index, word};
use crate::diag::{Code, Diagnostic};
use crate::lang::text;
use crate::load::Node;
use crate::model::{EventId, EventKind, Measure, NominationId, Outcome};

/// Parts of keys under which somebody might write down who objected.
const OBJECTOR: [&str; 15] = [
    "objector",
    "by_whom",
    "complain",
    "informant",
    "whistle",
    "reporter",
    "phone",
    "mobile",
    "contact",
    "id_number",
    "异议人",
    "举报人",
    "反映人",
    "投诉人",
    "电话",
];

/// The ids of the objections among events.
pub(super) fn gather(nodes: &[Node]) -> Ids {
    // Repeated ids were reported among those of all events.
    let mut twice = crate::diag::Diagnostics::new();
    Ids::gather(text!("异议事件", "objection"), objections(nodes), "id", &mut twice)
}

/// Which nomination each objection is about.
pub(super) fn about(nodes: &[Node]) -> BTreeMap<String, String> {
    objections(nodes).filter_map(|n| Some((word(n, "id")?, word(n, "nomination")?))).collect()
}

fn objections(nodes: &[Node]) -> impl Iterator<Item = &Node> {
    nodes.iter().filter(|n| word(n, "kind").as_deref() == Some("objection"))
}

/// 异议
pub(super) fn objection(f: &mut Fields<'_, '_>, index: &Index) -> Option<EventKind> {
    let nomination = f.refer("nomination", &index.nominations);
    let channel = f.line("channel");
    for entry in f.unknown() {
        let key: &str = &entry.key.value;
        if !OBJECTOR.iter().any(|part| key.to_lowercase().contains(part)) {
            continue;
        }
        // From now on it counts as known: one fault is enough.
        let _ = f.node(key);
        let message = text!(
            "不能登记提出异议的人：「{key}」没有这个栏目",
            "who objected is not recorded: there is no key `{key}`"
        );
        f.faults.push(Diagnostic::error(Code::Objector, entry.key.span, message).hint(text!(
            "提出异议的个人或单位受保护，公开的只有件数和结果；这一行删掉，来信人的姓名和电话留在受理部门的案卷里",
            "whoever objects is protected, and only counts and outcomes are published; delete the line and keep names and numbers in the office's own files"
        )));
    }
    Some(EventKind::Objection { nomination: nomination?, channel: channel? })
}

/// `by` of an objection: the body that took it. A person's name is none of those that the contest
/// knows, and so can never stand here.
pub(super) fn taken_by(f: &mut Fields<'_, '_>, around: Around<'_>) -> Option<String> {
    let by = f.line("by")?;
    let Some(bodies) = around.bodies.filter(|b| !b.contains(by.as_str())) else { return Some(by) };
    let message = text!(
        "「{by}」不是本竞赛登记过的机构：异议的 by 写受理的部门，不写提出异议的人",
        "`{by}` is no body that the contest names: `by` of an objection is the office that took it, not who raised it"
    );
    let offices = bodies.iter().take(6).copied().collect::<Vec<_>>();
    let (zh, en) = (offices.join("、"), offices.join(", "));
    let fault = Diagnostic::error(Code::Objector, f.at("by"), message);
    f.faults.push(fault.expected(text!(
        "contest.yaml 的主办单位或受理部门，或 units.yaml 的单位，如：{zh}",
        "a host or office of contest.yaml or a unit of units.yaml, such as: {en}"
    )));
    None
}

/// 异议核查结论
pub(super) fn finding(f: &mut Fields<'_, '_>, book: &Book<'_>) -> Option<EventKind> {
    let objection: Option<EventId> = f.refer("objection", &book.objections);
    let (outcome, measure): (Option<Outcome>, Option<Measure>) = (f.need("outcome"), f.need("measure"));
    let objection = objection?;
    // An objection that names no nomination is reported where it stands.
    let nomination = NominationId::new(book.about.get(objection.as_str())?.as_str());
    Some(EventKind::Finding { objection, nomination, outcome: outcome?, measure: measure? })
}
