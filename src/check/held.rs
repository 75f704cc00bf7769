//! What a unit filed and held: `filed` and `held` of units.yaml.

use jiff::civil::Date;

use super::fields::Fields;
use super::index::Index;
use super::read::{Read, blank};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Filed, FiledWhat, FilingId, Held, PartId};

/// What a unit filed: a day, 无, or days by part, for each filing.
pub(super) fn filed(node: &Node, index: &Index, faults: &mut Diagnostics) -> Vec<Filed> {
    let NodeKind::Map(entries) = &node.kind else {
        let message = text!("报送情况按项写", "what was filed is written filing by filing");
        let expected = text!("{{报送项: 日期}}，没有报的写 无", "{{<filing>: <day>}}, 无 where nothing was filed");
        faults.push(Diagnostic::error(Code::WrongType, node.span, message).expected(expected));
        return Vec::new();
    };
    let mut read = Vec::new();
    for entry in entries {
        let key: &str = &entry.key.value;
        if !index.filings.has(key) {
            index.filings.unknown_reference(key, entry.key.span, faults);
            continue;
        }
        if let Some(what) = what(key, &entry.value, index, faults) {
            read.push(Filed { filing: FilingId::new(key), what, span: entry.key.span });
        }
    }
    read
}

fn what(filing: &str, node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<FiledWhat> {
    let NodeKind::Map(entries) = &node.kind else {
        return day(node, faults).map(|day| day.map_or(FiledWhat::Nothing, FiledWhat::Whole));
    };
    let known = index.parts.get(filing);
    let mut parts = Vec::new();
    for entry in entries {
        let key: &str = &entry.key.value;
        match known {
            Some(ids) if !ids.has(key) => ids.unknown_reference(key, entry.key.span, faults),
            _ => parts.extend(day(&entry.value, faults).map(|day| (PartId::new(key), day))),
        }
    }
    Some(FiledWhat::Parts(parts))
}

/// A day, or 无.
#[allow(clippy::option_option, reason = "not read, none, a day")]
fn day(node: &Node, faults: &mut Diagnostics) -> Option<Option<Date>> {
    if matches!(node.kind, NodeKind::Null) {
        let expected =
            text!("日期，如 2023-09-25；没有报的写 无", "a day such as 2023-09-25; 无 where nothing was filed");
        faults.push(blank(node, expected).hint(text!("没有报就写 无", "write 无 if nothing was filed")));
        return None;
    }
    if is_none(node) { Some(None) } else { Date::read(node, faults).map(Some) }
}

/// The contests that a unit held: one, a list of them, or 无.
pub(super) fn held(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Vec<Held>> {
    match &node.kind {
        _ if is_none(node) => Some(Vec::new()),
        NodeKind::Null => {
            let expected =
                text!("开展的竞赛；没有开展的写 held: 无", "the contests held; held: 无 where there was none");
            faults.push(blank(node, expected).hint(text!("没有开展就写 无", "write 无 if there was none")));
            None
        }
        NodeKind::List(nodes) if nodes.is_empty() => {
            let message = text!("没有开展竞赛的，写 无", "write 无 where no contest was held");
            faults.push(Diagnostic::error(Code::EmptyList, node.span, message).expected(text!("held: 无", "held: 无")));
            None
        }
        NodeKind::List(nodes) => Some(nodes.iter().filter_map(|n| one(n, index, faults)).collect()),
        _ => one(node, index, faults).map(|held| vec![held]),
    }
}

fn one(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Held> {
    let mut f = Fields::open(node, faults)?;
    let title = f.line("title");
    let area = f.find_ref("area", &index.areas);
    let kind = f.find("kind");
    let (from, to): (Option<Date>, Option<Date>) = (f.need("from"), f.need("to"));
    let (participants, source) = (f.need("participants"), f.need("source"));
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        let message =
            text!("竞赛结束于 {to}，早于开始的 {from}", "the contest ends on {to}, before it begins on {from}");
        let fault = Diagnostic::error(Code::HeldDays, f.at("to"), message)
            .related(f.at("from"), text!("开始在这里", "it begins here"))
            .expected(text!("{from} 或以后的日期", "{from} or a later day"));
        f.faults.push(fault);
    }
    let span = f.head;
    f.finish();
    Some(Held { title: title?, area, kind, from: from?, to: to?, participants: participants?, source: source?, span })
}

/// Whether a node says 无.
pub(super) fn is_none(node: &Node) -> bool {
    matches!(&node.kind, NodeKind::Scalar { text, .. } if text.trim() == "无")
}
