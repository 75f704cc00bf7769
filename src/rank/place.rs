//! Places: standard competition ranking (1, 2, 2, 4), and in words what ordered equal totals.

use super::field::{Entrant, Field};
use super::mark::{Mark, Title};
use super::{AwardResult, Place, SettledTie, TrackResult};
use crate::lang::{Text, text};
use crate::model::{Contest, EventId, EventKind, NominationId, TieFallback};

/// The ranking of a track. A recorded draw orders a class of equals when it was held among the
/// whole class and the track does not let equals share their rank; a draw within one recommending
/// unit's quota decides that quota only.
pub(super) fn track(contest: &Contest, field: &Field, awards: &[AwardResult]) -> TrackResult {
    let of_track = |r: &&AwardResult| contest.awards.iter().any(|a| a.id == r.award && a.track == field.track.id);
    let settled: Vec<_> = awards.iter().filter(of_track).flat_map(|r| &r.settled).collect();
    let ordered = field.track.ranking.then != TieFallback::Shared;
    let mut places = Vec::new();
    for (at, class) in field.classes.iter().enumerate() {
        let rank = u32::try_from(places.len()).unwrap_or(u32::MAX).saturating_add(1);
        let note = chain_note(field, at);
        match settled.iter().find(|tie| ordered && covers(field, tie, class)) {
            Some(tie) => places.extend(drawn(contest, (tie, class), rank, note.as_ref())),
            None => places.extend(equals(contest, &settled, class, rank, note.as_ref())),
        }
    }
    TrackResult { track: field.track.id.clone(), places, unranked: field.unranked.clone() }
}

/// Whether a draw was held among a whole class; some of it may have been taken out since.
fn covers(field: &Field, tie: &SettledTie, class: &[Entrant]) -> bool {
    let drawn = |e: &Entrant| tie.order.contains(&e.nomination.id);
    let (here, gone): (Vec<_>, Vec<_>) = tie.order.iter().partition(|id| class.iter().any(|e| e.nomination.id == **id));
    here.len() == class.len()
        && class.iter().all(drawn)
        && gone.iter().all(|id| field.unranked.iter().any(|u| u.nomination == **id))
}

/// A class that a draw put in order.
fn drawn<'a>(
    contest: &'a Contest,
    (tie, class): (&'a SettledTie, &'a [Entrant<'a>]),
    rank: u32,
    note: Option<&'a Text>,
) -> impl Iterator<Item = Place> + 'a {
    let Text { zh, en } = event_words(contest, &tie.event);
    let size = tie.order.len();
    let stands = |(_, id): &(u32, &'a NominationId)| class.iter().any(|e| e.nomination.id == **id);
    let standing: Vec<_> = (1u32..).zip(&tie.order).filter(stands).collect();
    (0u32..).zip(standing).map(move |(offset, (position, nomination))| {
        let draw = text!("{size}个并列，{zh}列第{position}", "{size} were equal; {en} put it at number {position}");
        let tie_note = Some(joined(note, draw));
        Place { nomination: nomination.clone(), rank: rank.saturating_add(offset), shared: false, tie_note }
    })
}

/// A class whose members share their rank.
fn equals<'a>(
    contest: &'a Contest,
    settled: &'a [&'a SettledTie],
    class: &'a [Entrant<'a>],
    rank: u32,
    note: Option<&'a Text>,
) -> impl Iterator<Item = Place> + 'a {
    class.iter().map(move |entrant| {
        let nomination = entrant.nomination.id.clone();
        let shared = class.len() > 1;
        let partial = settled.iter().find(|tie| shared && tie.order.contains(&nomination)).map(|tie| {
            let Text { zh, en } = event_words(contest, &tie.event);
            text!("名次并列，奖项由{zh}排定", "equal in rank; {en} settled the award")
        });
        let tie_note = match partial {
            Some(words) => Some(joined(note, words)),
            None => note.cloned(),
        };
        Place { nomination, rank, shared, tie_note }
    })
}

/// What the tie chain did for a class: the links that were needed to set it apart from the classes
/// beside it with the same total, with their values. `None` where no other has this total.
fn chain_note(field: &Field, at: usize) -> Option<Text> {
    let here = field.classes.get(at)?.first()?;
    let before = at.checked_sub(1).and_then(|i| field.classes.get(i));
    let after = at.checked_add(1).and_then(|i| field.classes.get(i));
    // In sorted order nobody shares a longer beginning with a class than its neighbours do.
    let depth = [before, after]
        .into_iter()
        .flatten()
        .filter_map(|class| class.first())
        .filter_map(|other| here.marks.iter().zip(&other.marks).position(|(a, b)| a != b))
        .max()?;
    if depth == 0 {
        return None;
    }
    let compared: Vec<(Title, &Mark)> =
        field.chain.iter().copied().zip(here.marks.iter().skip(1)).take(depth).collect();
    let total = here.total();
    let zh = compared.iter().map(|(title, mark)| {
        let unit = if title.is_points { "分" } else { "" };
        format!("「{}」{mark}{unit}", title.text)
    });
    let en = compared.iter().map(|(title, mark)| format!("{} {mark}", title.text));
    let (zh, en) = (zh.collect::<Vec<_>>().join("、"), en.collect::<Vec<_>>().join(", "));
    Some(text!("总分同为{total}分，依次比较{zh}定先后", "equal total {total}, ordered by {en}"))
}

/// 抽签（e-03，2023-10-13）
fn event_words(contest: &Contest, id: &EventId) -> Text {
    let Some(event) = contest.history.iter().find(|e| &e.id == id) else { return text!("{id}", "{id}") };
    let on = event.on;
    match event.kind {
        EventKind::Draw { .. } => text!("抽签（{id}，{on}）", "the draw {id} of {on}"),
        _ => text!("集体研究决定（{id}，{on}）", "the decision {id} of {on}"),
    }
}

fn joined(first: Option<&Text>, second: Text) -> Text {
    match first {
        Some(first) => Text { zh: format!("{}；{}", first.zh, second.zh), en: format!("{}; {}", first.en, second.en) },
        None => second,
    }
}
