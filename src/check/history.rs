//! history.yaml: what happened to whom and when.

use super::fields::Fields;
use super::ids::Ids;
use super::index::Index;
use super::read::choices;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{AwardId, Event, EventId, EventKind, NominationId};
use crate::source::{Span, Spanned};

/// What a nomination's track is, for events that name an award.
pub(super) type TrackOf<'a> = &'a dyn Fn(&NominationId) -> Option<String>;

/// Reads history.yaml.
pub(super) fn history(node: &Node, index: &Index, track_of: TrackOf<'_>, faults: &mut Diagnostics) -> Vec<Event> {
    let Some(mut f) = Fields::open(node, faults) else { return Vec::new() };
    let mut events = f.each("events", |n, faults| event(n, index, track_of, faults));
    if f.node("events").is_none() {
        f.missing("events", text!("events: 列表", "events: a list"));
    }
    f.finish();
    let nodes = super::index::list(Some(node), "events").unwrap_or_default();
    Ids::gather(text!("事件", "event"), nodes, "id", faults);
    events.sort_by(|a, b| (a.on, &a.id).cmp(&(b.on, &b.id)));
    events
}

#[derive(Clone, Copy)]
enum Kind {
    Withdrawal,
    Disqualification,
    Draw,
    Decision,
    Override,
}

const KINDS: &[(&str, Kind)] = &[
    ("withdrawal", Kind::Withdrawal),
    ("disqualification", Kind::Disqualification),
    ("draw", Kind::Draw),
    ("decision", Kind::Decision),
    ("override", Kind::Override),
];

fn event(node: &Node, index: &Index, track_of: TrackOf<'_>, faults: &mut Diagnostics) -> Option<Event> {
    let mut f = Fields::open(node, faults)?;
    let id: Option<EventId> = f.need("id");
    let on = f.need("on");
    let kind = f.need_node("kind").and_then(|n| choices(n, KINDS, f.faults));
    let (reason, by) = (f.need("reason"), f.line("by"));
    let Some(kind) = kind else {
        // Which keys belong here depends on the kind: nothing more can be said about them.
        return None;
    };
    let kind = match kind {
        Kind::Withdrawal => f.refer("nomination", &index.nominations).map(EventKind::Withdrawal),
        Kind::Disqualification => f.refer("nomination", &index.nominations).map(EventKind::Disqualification),
        Kind::Draw => {
            let decided = ordered(&mut f, index, track_of);
            let witness = f.line("witness");
            decided.zip(witness).map(|((award, order), witness)| EventKind::Draw { award, order, witness })
        }
        Kind::Decision => ordered(&mut f, index, track_of).map(|(award, order)| EventKind::Decision { award, order }),
        Kind::Override => overridden(&mut f, index, track_of),
    };
    let span = f.head;
    f.finish();
    Some(Event { id: id?, on: on?, kind: kind?, reason: reason?, by: by?, span })
}

fn overridden(f: &mut Fields<'_, '_>, index: &Index, track_of: TrackOf<'_>) -> Option<EventKind> {
    let award: Option<AwardId> = f.refer("award", &index.awards);
    let at = f.at("nomination");
    let nomination: Option<NominationId> = f.refer("nomination", &index.nominations);
    let (award, nomination) = (award?, nomination?);
    of_the_track(&award, &Spanned::new(nomination.clone(), at), index, track_of, f.faults);
    Some(EventKind::Override { award, nomination })
}

/// An order among tied nominations of an award: at least two, each once, all of its track.
fn ordered(f: &mut Fields<'_, '_>, index: &Index, track_of: TrackOf<'_>) -> Option<(AwardId, Vec<NominationId>)> {
    let award: Option<AwardId> = f.refer("award", &index.awards);
    let place = f.at("order");
    let order: Option<Vec<Spanned<NominationId>>> = f.some_of("order", |n, faults| {
        index.nominations.refer::<NominationId>(n, faults).map(|id| Spanned::new(id, n.span))
    });
    let (award, order) = (award?, order?);
    if order.len() == 1 {
        let message = text!("只有一个，无所谓先后", "a single one needs no order");
        let fault = Diagnostic::error(Code::DecidedOrder, place, message);
        f.faults.push(fault.expected(text!(
            "并列的全部申报，按抽签或研究决定的先后",
            "all tied nominations, in the order that was drawn or decided"
        )));
    }
    let mut seen = std::collections::BTreeMap::<&NominationId, Span>::new();
    for id in &order {
        if let Some(first) = seen.insert(&id.value, id.span) {
            let who = &id.value;
            let message = text!("「{who}」写了两次", "`{who}` is listed twice");
            let fault = Diagnostic::error(Code::DecidedOrder, id.span, message);
            f.faults.push(fault.related(first, text!("第一次在这里", "first listed here")));
        }
        of_the_track(&award, id, index, track_of, f.faults);
    }
    Some((award, order.into_iter().map(|id| id.value).collect()))
}

fn of_the_track(
    award: &AwardId,
    id: &Spanned<NominationId>,
    index: &Index,
    track_of: TrackOf<'_>,
    faults: &mut Diagnostics,
) {
    let Some((home, track)) = index.award_tracks.get(award.as_str()).zip(track_of(&id.value)) else { return };
    if *home != track {
        let who = &id.value;
        let message = text!(
            "「{who}」在赛道 {track}，奖项 {award} 属于赛道 {home}",
            "`{who}` is in track {track}, award {award} belongs to {home}"
        );
        faults.push(Diagnostic::error(Code::NotOfThisTrack, id.span, message));
    }
}
