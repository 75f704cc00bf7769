//! history.yaml: what happened to whom and when.
//!
//! 1. this file reads the events, [`objection`], [`correction`] and [`review`] the longer kinds,
//! 2. [`follow`] holds them against each other: findings answer objections, measures are carried out,
//! 3. [`correction`] holds what corrections say against the records.
//!
//! What an event does to ranks and awards is computed in `rank/` and judged in `audit/`.

mod correction;
mod decided;
mod follow;
mod objection;
mod review;

use std::collections::{BTreeMap, BTreeSet};

use super::fields::Fields;
use super::ids::Ids;
use super::index::{Index, list};
use super::read::{choices, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Event, EventId, EventKind, Ground, Measure, NominationId, Outcome, Sameness};

pub(super) use correction::against_records;

words! {
    Outcome { "upheld" => Upheld, "partly" => Partly, "unfounded" => Unfounded }
    Measure { "disqualify" => Disqualify, "correct" => Correct, "none" => None }
    Sameness { "distinct" => Distinct, "duplicate" => Duplicate }
}

/// What events are read against.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The contest's own ids.
    pub(super) index: &'a Index,
    /// Those of every contest.
    pub(super) contests: &'a BTreeMap<String, Index>,
    /// The track of a nomination, for events that name an award.
    pub(super) track_of: &'a dyn Fn(&NominationId) -> Option<String>,
    /// The bodies that the contest names: hosts, issuing units, offices. Only they take objections.
    /// `None` where they could not all be read.
    pub(super) bodies: Option<&'a BTreeSet<&'a str>>,
}

/// Reads history.yaml; the events come in the order of their days, those of one day as they are written.
pub(super) fn history(node: &Node, around: Around<'_>, faults: &mut Diagnostics) -> Vec<Event> {
    let before = faults.errors();
    let nodes = list(Some(node), "events").unwrap_or_default();
    let book = Book {
        around,
        events: Ids::gather(text!("事件", "event"), nodes, "id", faults),
        objections: objection::gather(nodes),
        about: objection::about(nodes),
    };
    let Some(mut f) = Fields::open(node, faults) else { return Vec::new() };
    let mut events = f.each("events", |n, faults| event(n, &book, faults));
    if f.node("events").is_none() {
        f.missing("events", text!("events: 列表", "events: a list"));
    }
    f.finish();
    events.sort_by_key(|e| e.on);
    if faults.errors() == before {
        follow::check(&events, faults);
    }
    events
}

/// history.yaml as it is being read.
struct Book<'a> {
    around: Around<'a>,
    /// The ids of all events.
    events: Ids,
    /// Those of objections.
    objections: Ids,
    /// Which nomination an objection is about.
    about: BTreeMap<String, String>,
}

#[derive(Clone, Copy)]
enum Kind {
    Withdrawal,
    Rejection,
    Disqualification,
    Objection,
    Finding,
    Correction,
    Substitution,
    Draw,
    Decision,
    Override,
    Review,
}

const KINDS: &[(&str, Kind)] = &[
    ("withdrawal", Kind::Withdrawal),
    ("rejection", Kind::Rejection),
    ("disqualification", Kind::Disqualification),
    ("objection", Kind::Objection),
    ("finding", Kind::Finding),
    ("correction", Kind::Correction),
    ("substitution", Kind::Substitution),
    ("draw", Kind::Draw),
    ("decision", Kind::Decision),
    ("override", Kind::Override),
    ("review", Kind::Review),
];

fn event(node: &Node, book: &Book<'_>, faults: &mut Diagnostics) -> Option<Event> {
    let mut f = Fields::open(node, faults)?;
    let id: Option<EventId> = f.need("id");
    let on = f.need("on");
    let kind = f.need_node("kind").and_then(|n| choices(n, KINDS, f.faults));
    let Some(kind) = kind else {
        // Which keys belong here depends on the kind: nothing more can be said about them.
        let _ = (f.need::<String>("reason"), f.line("by"));
        return None;
    };
    let (reason, by) = match kind {
        Kind::Objection => (f.need("subject"), objection::taken_by(&mut f, book.around)),
        _ => (f.reason(), f.line("by")),
    };
    let kind = what(kind, &mut f, book);
    let span = f.head;
    f.finish();
    Some(Event { id: id?, on: on?, kind: kind?, reason: reason?, by: by?, span })
}

/// The keys that belong to one kind.
fn what(kind: Kind, f: &mut Fields<'_, '_>, book: &Book<'_>) -> Option<EventKind> {
    let (index, around) = (book.around.index, book.around);
    match kind {
        Kind::Withdrawal => f.refer("nomination", &index.nominations).map(EventKind::Withdrawal),
        Kind::Rejection => f.refer("nomination", &index.nominations).map(EventKind::Rejection),
        Kind::Disqualification => {
            let nomination = f.refer("nomination", &index.nominations);
            let ground = ground(f, &book.events);
            Some(EventKind::Disqualification { nomination: nomination?, ground: ground? })
        }
        Kind::Objection => objection::objection(f, index),
        Kind::Finding => objection::finding(f, book),
        Kind::Correction => correction::correction(f, index, &book.events),
        Kind::Substitution => decided::substitution(f, around),
        Kind::Draw => {
            let decided = decided::order(f, around);
            let witness = f.line("witness");
            decided.zip(witness).map(|((award, order), witness)| EventKind::Draw { award, order, witness })
        }
        Kind::Decision => decided::order(f, around).map(|(award, order)| EventKind::Decision { award, order }),
        Kind::Override => decided::overridden(f, around),
        Kind::Review => review::review(f, around),
    }
}

/// A disqualification rests on a finding or review (`ground`), or on the words of the plan (`clause`).
fn ground(f: &mut Fields<'_, '_>, events: &Ids) -> Option<Ground> {
    let event = f.find_ref("ground", events).map(Ground::Event);
    let clause = f.find("clause").map(Ground::Clause);
    if !f.has("ground") && !f.has("clause") {
        let message = text!("取消资格没有写依据", "the disqualification does not say what it rests on");
        let fault = Diagnostic::error(Code::NoGround, f.head, message);
        f.faults.push(fault.expected(text!(
            "ground: 异议核查结论或查重认定的事件标识，或者 clause: 方案原文的这一条",
            "`ground:` with the id of a finding or review, or `clause:` with the words of the plan"
        )));
    } else if f.has("ground") && f.has("clause") {
        let message = text!("ground 和 clause 只写一个", "`ground` and `clause` exclude each other");
        let fault = Diagnostic::error(Code::NoGround, f.key("clause"), message);
        f.faults.push(fault.hint(text!(
            "有核查结论的写 ground，其余的写 clause",
            "write `ground` where there is a finding, `clause` elsewhere"
        )));
        return None;
    }
    event.or(clause)
}
