//! Corrections (更正): each names a field of a record, what it said and what it says. The record
//! itself already says the new; so the last correction of a field must agree with it, and each
//! earlier one with the next.

use std::collections::BTreeMap;

use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::index::{Index, list, word};
use crate::check::nearest::nearest;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind, RecordFile};
use crate::model::{Change, Event, EventId, EventKind, NominationId};
use crate::number::Number;
use crate::source::{Sources, Span};

/// What a field says that says nothing.
const NOTHING: &str = "无";

/// 更正
pub(super) fn correction(f: &mut Fields<'_, '_>, index: &Index, events: &Ids) -> Option<EventKind> {
    let nomination: Option<NominationId> = f.refer("nomination", &index.nominations);
    let ground: Option<EventId> = f.find_ref("ground", events);
    let changes: Option<Vec<Change>> = f.some_of("changes", change);
    Some(EventKind::Correction { nomination: nomination?, changes: changes?, ground })
}

fn change(node: &Node, faults: &mut Diagnostics) -> Option<Change> {
    let mut f = Fields::open(node, faults)?;
    let field = f.line("field");
    let (from, to) = (f.need_node("from").map(said), f.need_node("to").map(said));
    if let (Some(from), Some(to)) = (&from, &to)
        && same(from, to)
    {
        let message = text!("更正前后都是「{to}」，什么也没有改", "`{to}` before and after: nothing was corrected");
        let fault = Diagnostic::error(Code::CorrectionDiffers, f.at("from"), message);
        f.faults.push(fault.expected(text!("from 写更正前的内容", "`from` is what the record said before")));
    }
    if field.as_deref() == Some("nomination") {
        let message = text!("申报的标识不能更正", "the id of a nomination is not corrected");
        let fault = Diagnostic::error(Code::CorrectionField, f.at("field"), message);
        f.faults.push(fault.hint(text!(
            "标识一经使用就不再改，链接都指着它；写错的是名称的话，更正 name",
            "an id never changes, for links lead to it; correct `name` if the name was wrong"
        )));
    }
    f.finish();
    Some(Change { field: field?, from: from?, to: to? })
}

/// Holds every correction against what the records say now.
pub(in crate::check) fn against_records(
    node: &Node,
    events: &[Event],
    files: &[RecordFile],
    sources: &Sources,
    faults: &mut Diagnostics,
) {
    let corrected = |e: &Event| matches!(e.kind, EventKind::Correction { .. });
    if !events.iter().any(corrected) {
        return;
    }
    let places = places(node);
    let mut later: BTreeMap<(&NominationId, &str), (&EventId, &str)> = BTreeMap::new();
    let mut records = Records { files, sources, read: BTreeMap::new() };
    // From the last to the first: each must say what the next one found.
    for event in events.iter().rev() {
        let EventKind::Correction { nomination, changes, .. } = &event.kind else { continue };
        for change in changes.iter().rev() {
            let place = places.get(&(event.id.as_str(), change.field.as_str())).copied().unwrap_or(event.span);
            let key = (nomination, change.field.as_str());
            match later.insert(key, (&event.id, &change.from)) {
                Some((next, from)) => faults.push_some(broken(change, next, from, place)),
                None => faults.push_some(records.disagree(nomination, change, place)),
            }
        }
    }
}

/// Where each change of each event is written.
fn places(node: &Node) -> BTreeMap<(&str, &str), Span> {
    let events = list(Some(node), "events").unwrap_or_default();
    let text = |n: &'_ Node, key: &str| -> Option<Span> { n.get(key).map(|n| n.span) };
    let mut places = BTreeMap::new();
    for event in events {
        for change in list(Some(event), "changes").unwrap_or_default() {
            let (Some(id), Some(field), Some(span)) =
                (scalar(event, "id"), scalar(change, "field"), text(change, "to"))
            else {
                continue;
            };
            places.insert((id, field), span);
        }
    }
    places
}

fn scalar<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    match &node.get(key)?.kind {
        NodeKind::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

/// Two corrections of one field that do not fit together.
fn broken(change: &Change, next: &EventId, from: &str, place: Span) -> Option<Diagnostic> {
    if same(&change.to, from) {
        return None;
    }
    let (field, to) = (&change.field, &change.to);
    let message = text!(
        "{field} 在这里改为「{to}」，后一次更正 {next} 却说更正前是「{from}」",
        "{field} becomes `{to}` here, but the next correction {next} says that it was `{from}`"
    );
    let fault = Diagnostic::error(Code::CorrectionDiffers, place, message);
    Some(fault.expected(text!("同一栏目的几次更正首尾相接", "corrections of one field follow on from each other")))
}

/// The records of the files that were asked for.
struct Records<'a> {
    files: &'a [RecordFile],
    sources: &'a Sources,
    read: BTreeMap<usize, Vec<Node>>,
}

impl Records<'_> {
    /// What is wrong with the last correction of a field.
    fn disagree(&mut self, nomination: &NominationId, change: &Change, place: Span) -> Option<Diagnostic> {
        let record = self.record(nomination)?;
        let (field, to) = (&change.field, &change.to);
        let (says, at) = match find(record, field) {
            Found::Value(value) => (said(value), value.span),
            // A key that was taken out says nothing.
            Found::Nowhere { whole: true, .. } if to == NOTHING => return None,
            Found::Nowhere { step, keys, .. } => {
                return Some(no_such_field(nomination, field, (step, &keys), place));
            }
        };
        if same(&says, to) {
            return None;
        }
        let message = text!(
            "更正说 {field} 改为「{to}」，记录里写的是「{says}」",
            "the correction says that {field} is `{to}` now, the record says `{says}`"
        );
        let fault = Diagnostic::error(Code::CorrectionDiffers, place, message);
        let fault = fault.related(at, text!("记录在这里", "the record"));
        Some(fault.expected(text!("{says}", "{says}")).hint(text!(
            "更正后的内容先改在记录里，再在这里写明前后",
            "mend the record first, then say here what it said before and after"
        )))
    }

    fn record(&mut self, nomination: &NominationId) -> Option<&Node> {
        let is = |n: &Node| word(n, "nomination").as_deref() == Some(nomination.as_str());
        let at = self.files.iter().position(|f| f.heads().iter().any(is))?;
        let (file, sources) = (&self.files[at], self.sources);
        self.read.entry(at).or_insert_with(|| file.read(sources)).iter().find(|n| is(n))
    }
}

/// What stands under a path.
enum Found<'n> {
    Value(&'n Node),
    /// The path leads nowhere.
    Nowhere {
        /// The step that is not there.
        step: &'n str,
        /// The keys that are, in its place.
        keys: Vec<String>,
        /// Whether only the last step is missing.
        whole: bool,
    },
}

/// Follows a path such as `facts.feedback.done`. Members of a list are counted from 1.
fn find<'n>(node: &'n Node, path: &'n str) -> Found<'n> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let nowhere = |keys| Found::Nowhere { step: first, keys, whole: rest.is_none() };
    match &node.kind {
        NodeKind::Map(entries) => {
            if let Some(entry) = entries.iter().find(|e| &*e.key.value == path) {
                return Found::Value(&entry.value);
            }
            // A key may itself hold a dot: the longest that fits leads on.
            let step = |e: &&crate::load::Entry| path.strip_prefix(&*e.key.value).is_some_and(|p| p.starts_with('.'));
            match entries.iter().filter(step).max_by_key(|e| e.key.value.len()) {
                Some(entry) => find(&entry.value, &path[entry.key.value.len() + 1..]),
                None => nowhere(entries.iter().map(|e| e.key.value.to_string()).collect()),
            }
        }
        NodeKind::List(members) => {
            let member = first.parse::<usize>().ok().and_then(|n| members.get(n.checked_sub(1)?));
            match (member, rest) {
                (Some(member), Some(rest)) => find(member, rest),
                (Some(member), None) => Found::Value(member),
                (None, _) => nowhere((1..=members.len()).map(|n| n.to_string()).collect()),
            }
        }
        NodeKind::Scalar { .. } | NodeKind::Null => nowhere(Vec::new()),
    }
}

fn no_such_field(nomination: &NominationId, field: &str, (step, keys): (&str, &[String]), place: Span) -> Diagnostic {
    let message =
        text!("{nomination} 的记录里没有 {field}（{step}）", "the record of {nomination} has no {field} ({step})");
    let fault = Diagnostic::error(Code::CorrectionField, place, message).expected(text!(
        "记录里的栏目，一层一层用点隔开，列表里的写第几个：facts.plan.meeting、contributors.2.name",
        "a field of the record, its keys joined by dots, members of lists by number: facts.plan.meeting, contributors.2.name"
    ));
    match nearest(step, keys.iter().map(String::as_str)) {
        Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
        None => fault,
    }
}

/// What a node says, in one line: a list its members, a map its name or its pairs.
fn said(node: &Node) -> String {
    match &node.kind {
        NodeKind::Scalar { text, .. } => text.trim().to_owned(),
        NodeKind::Null => NOTHING.to_owned(),
        NodeKind::List(members) if members.is_empty() => NOTHING.to_owned(),
        NodeKind::List(members) => members.iter().map(said).collect::<Vec<_>>().join("、"),
        NodeKind::Map(entries) => match node.get("name") {
            Some(name) => said(name),
            None => {
                entries.iter().map(|e| format!("{}：{}", e.key.value, said(&e.value))).collect::<Vec<_>>().join("；")
            }
        },
    }
}

/// Whether two texts say the same: numbers as numbers (`0.90` is `90%`), all else letter by letter.
fn same(a: &str, b: &str) -> bool {
    match (Number::parse(a), Number::parse(b)) {
        (Ok(a), Ok(b)) => a.value() == b.value(),
        _ => a == b,
    }
}
