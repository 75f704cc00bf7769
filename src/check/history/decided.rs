//! What a committee decided about an award: an order among equals, a substitute, an exception.

use std::collections::BTreeMap;

use super::Around;
use crate::check::fields::Fields;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{AwardId, EventKind, NominationId};
use crate::source::{Span, Spanned};

/// 另行决定
pub(super) fn overridden(f: &mut Fields<'_, '_>, around: Around<'_>) -> Option<EventKind> {
    let award: Option<AwardId> = f.refer("award", &around.index.awards);
    let nomination = entrant(f, "nomination", award.as_ref(), around);
    Some(EventKind::Override { award: award?, nomination: nomination? })
}

/// 递补: both are of the award's track, and two different ones.
pub(super) fn substitution(f: &mut Fields<'_, '_>, around: Around<'_>) -> Option<EventKind> {
    let award: Option<AwardId> = f.refer("award", &around.index.awards);
    let nomination = entrant(f, "nomination", award.as_ref(), around);
    let replaces = entrant(f, "replaces", award.as_ref(), around);
    let (award, nomination, replaces) = (award?, nomination?, replaces?);
    if nomination == replaces {
        let message = text!("「{nomination}」不能递补自己", "`{nomination}` cannot replace itself");
        let fault = Diagnostic::error(Code::WrongSubstitute, f.at("replaces"), message);
        f.faults.push(fault.expected(text!(
            "nomination 写递补的，replaces 写空出名额的",
            "`nomination` is who moves up, `replaces` who lost the seat"
        )));
        return None;
    }
    Some(EventKind::Substitution { award, nomination, replaces })
}

/// An order among tied nominations of an award: at least two, each once, all of its track.
pub(super) fn order(f: &mut Fields<'_, '_>, around: Around<'_>) -> Option<(AwardId, Vec<NominationId>)> {
    let award: Option<AwardId> = f.refer("award", &around.index.awards);
    let place = f.at("order");
    let order: Option<Vec<Spanned<NominationId>>> = f.some_of("order", |n, faults| {
        around.index.nominations.refer::<NominationId>(n, faults).map(|id| Spanned::new(id, n.span))
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
    let mut seen = BTreeMap::<&NominationId, Span>::new();
    for id in &order {
        if let Some(first) = seen.insert(&id.value, id.span) {
            let who = &id.value;
            let message = text!("「{who}」写了两次", "`{who}` is listed twice");
            let fault = Diagnostic::error(Code::DecidedOrder, id.span, message);
            f.faults.push(fault.related(first, text!("第一次在这里", "first listed here")));
        }
        of_the_track(&award, id, around, f.faults);
    }
    Some((award, order.into_iter().map(|id| id.value).collect()))
}

/// A nomination of the award's track.
fn entrant<'n>(
    f: &mut Fields<'n, '_>,
    key: &'n str,
    award: Option<&AwardId>,
    around: Around<'_>,
) -> Option<NominationId> {
    let at = f.at(key);
    let id: NominationId = f.refer(key, &around.index.nominations)?;
    if let Some(award) = award {
        of_the_track(award, &Spanned::new(id.clone(), at), around, f.faults);
    }
    Some(id)
}

fn of_the_track(award: &AwardId, id: &Spanned<NominationId>, around: Around<'_>, faults: &mut Diagnostics) {
    let home = around.index.award_tracks.get(award.as_str());
    let Some((home, track)) = home.zip((around.track_of)(&id.value)) else { return };
    if *home != track {
        let who = &id.value;
        let message = text!(
            "「{who}」在赛道 {track}，奖项 {award} 属于赛道 {home}",
            "`{who}` is in track {track}, award {award} belongs to {home}"
        );
        faults.push(Diagnostic::error(Code::NotOfThisTrack, id.span, message));
    }
}
