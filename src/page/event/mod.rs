//! What happened, as pages tell it: on the page of a nomination, and on the page of all changes.

mod corrections;
mod state;
pub(super) mod words;

use serde::Serialize;

use super::format;
use super::key::EVENTS;
use super::world::ContestWorld;
use crate::lang::Lang;
use crate::model::{Contest, Event, EventKind, NominationId};

pub(super) use corrections::{CorrectionsView, NewsView, file as corrections_file, news, view};
pub(super) use state::{StateView, state};
pub(crate) use words::changed;

/// One event.
#[derive(Debug, Serialize)]
pub(super) struct EventView<'w> {
    id: &'w str,
    on: String,
    /// `correction`, `objection`…: for colour and for machines.
    kind: &'static str,
    what: String,
    /// Whom it concerns.
    about: Vec<AboutView<'w>>,
    /// Before and after.
    changes: Vec<ChangeView>,
    reason: &'w str,
    by: &'w str,
    /// Other events that its words name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    see: Vec<SeeView<'w>>,
}

/// An event that some words name.
#[derive(Debug, Serialize)]
pub(super) struct SeeView<'w> {
    id: &'w str,
    /// From the contest's folder.
    href: String,
}

/// A nomination that an event concerns.
#[derive(Debug, Serialize)]
struct AboutView<'w> {
    name: &'w str,
    /// From the contest's folder.
    href: String,
}

/// A corrected field.
#[derive(Debug, Serialize)]
struct ChangeView {
    field: String,
    from: String,
    to: String,
}

impl<'w> EventView<'w> {
    /// An event as any page tells it; `here` is the nomination whose page it is.
    pub(super) fn new(
        contest: &ContestWorld<'w>,
        event: &'w Event,
        here: Option<&NominationId>,
        lang: Lang,
    ) -> EventView<'w> {
        let facts = contest.contest;
        let others = event.nominations().into_iter().filter(|id| Some(*id) != here);
        let about = others.filter_map(|id| {
            let nomination = facts.nomination(id.as_str())?;
            Some(AboutView { name: &nomination.name.value, href: format!("n/{id}.html") })
        });
        let what = words::what(facts, event, lang);
        let mut see = mentioned(facts, &format!("{what} {}", event.reason));
        see.retain(|other| other.id != event.id.as_str());
        EventView {
            id: event.id.as_str(),
            on: format::date(event.on, lang),
            kind: event.kind.as_str(),
            what,
            about: about.collect(),
            changes: changes(contest, event, lang),
            reason: &event.reason,
            by: &event.by,
            see,
        }
    }
}

/// The events that a text names by their ids, where the page of all changes tells them.
pub(super) fn mentioned<'w>(contest: &'w Contest, text: &str) -> Vec<SeeView<'w>> {
    let of_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let named = |id: &str| text.split(|c| !of_id(c)).any(|word| word == id);
    let newest_first = contest.history.iter().rev().enumerate();
    let see = |(at, event): (usize, &'w Event)| {
        let id = event.id.as_str();
        SeeView { id, href: format!("{}#{id}", corrections_file(at / EVENTS)) }
    };
    newest_first.filter(|(_, event)| named(event.id.as_str())).map(see).collect()
}

fn changes(contest: &ContestWorld<'_>, event: &Event, lang: Lang) -> Vec<ChangeView> {
    let EventKind::Correction { nomination, changes, .. } = &event.kind else { return Vec::new() };
    let view = |c: &crate::model::Change| ChangeView {
        field: words::field(contest.contest, nomination, &c.field).get(lang).to_owned(),
        from: words::value(contest, &c.field, &c.from),
        to: words::value(contest, &c.field, &c.to),
    };
    changes.iter().map(view).collect()
}
