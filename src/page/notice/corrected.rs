//! The table of a correction: what its events changed in records, and in the lists that readers know.
//!
//! Whoever is concerned by several events, or by none and moves up, has one row: how it stood in the list that
//! was made public, how it stands in the new one.

use serde::Serialize;

use crate::lang::{Lang, Text, text};
use crate::model::{Change, Event, EventKind, NominationId};
use crate::notice::{self, Printed, Shift, Stand};
use crate::page::event::words as event;
use crate::page::world::ContestWorld;

/// One line of a correction.
#[derive(Debug, Serialize)]
pub(super) struct CorrectionRow {
    pub(super) what: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) reason: String,
}

/// What a correction changes: what the events say, then misprints.
pub(super) fn corrections(contest: &ContestWorld<'_>, n: usize, lang: Lang) -> Vec<CorrectionRow> {
    let facts = contest.contest;
    let Some(correction) = &facts.notices[n].correction else { return Vec::new() };
    let events = correction.events.iter().filter_map(|id| facts.event(&id.value)).collect();
    let table = Table { contest, printed: &contest.judged.printed, n, events, lang };
    let mut rows = table.of_events();
    rows.extend(table.followed());
    rows.extend(correction.errata.iter().map(|e| CorrectionRow {
        what: e.what.clone(),
        from: e.from.clone(),
        to: e.to.clone(),
        reason: correction.reason.clone(),
    }));
    rows
}

/// A table in the making.
struct Table<'w> {
    contest: &'w ContestWorld<'w>,
    printed: &'w [Printed],
    n: usize,
    /// What the correction makes public.
    events: Vec<&'w Event>,
    lang: Lang,
}

/// What an event says of somebody's place in a list.
#[derive(Clone, Copy)]
enum Place<'e> {
    /// Gone, with the words for it.
    Out((&'static str, &'static str)),
    /// Its seat went to this one.
    Left(&'e NominationId),
    /// It took the seat of this one.
    Came(&'e NominationId),
}

impl<'w> Table<'w> {
    fn of_events(&self) -> Vec<CorrectionRow> {
        let mut rows = Vec::new();
        let mut told: Vec<&NominationId> = Vec::new();
        for event in &self.events {
            for (id, place) in self.places(event) {
                if told.contains(&id) {
                    continue;
                }
                if let Some((from, to)) = self.moved(id, place) {
                    told.push(id);
                    rows.push(self.row(id, from, to, &event.reason));
                }
            }
            rows.extend(self.fields(event));
        }
        rows
    }

    fn places(&self, event: &'w Event) -> Vec<(&'w NominationId, Place<'w>)> {
        match &event.kind {
            EventKind::Withdrawal(id) => vec![(id, Place::Out(("撤回", "withdrawn")))],
            EventKind::Rejection(id) => vec![(id, Place::Out(("不予受理", "rejected")))],
            EventKind::Disqualification { nomination, .. } => {
                vec![(nomination, Place::Out(("取消资格", "disqualified")))]
            }
            EventKind::Substitution { nomination, replaces, .. } => {
                // Who was taken out by an event of its own need not be told again by who takes the place.
                let out = self.events.iter().any(|e| e.takes_out() == Some(replaces));
                let leaves = (!out).then_some((replaces, Place::Left(nomination)));
                leaves.into_iter().chain([(nomination, Place::Came(replaces))]).collect()
            }
            _ => Vec::new(),
        }
    }

    /// How a place changed, by the lists; by the event alone where there are none to compare. Nothing where the
    /// lists show no change of this kind.
    fn moved(&self, id: &NominationId, place: Place<'_>) -> Option<(Text, Text)> {
        let usual = match place {
            Place::Out(_) | Place::Left(_) => Shift { nomination: 0, from: Stand::In(None), to: Stand::Out },
            Place::Came(_) => Shift { nomination: 0, from: Stand::Out, to: Stand::In(None) },
        };
        let Shift { from, to, .. } = self.stood(id).unwrap_or(usual);
        let listed = || text!("列入名单", "listed");
        let absent = || text!("未列入", "not listed");
        match (from, to, place) {
            (Stand::Out, Stand::Out, Place::Out((zh, en))) => Some((absent(), text!("{zh}", "{en}"))),
            (Stand::In(_), Stand::Out, Place::Out((zh, en))) => {
                Some((listed(), text!("{zh}，不再列入", "{en}, no longer listed")))
            }
            (Stand::In(_), Stand::Out, Place::Left(into)) => {
                let into = self.name(into);
                Some((listed(), text!("不再列入，由{into}递补", "no longer listed; {into} takes the place")))
            }
            (Stand::Out, Stand::In(won), Place::Came(left)) => {
                // Whoever has moved up itself is still there: a seat of which tier it was says more.
                let stays = self.stood(left).is_some_and(|s| s.to != Stand::Out);
                let tier = won.filter(|_| stays).map(|won| self.title(won));
                let left = self.name(left);
                Some((
                    absent(),
                    match tier {
                        Some(tier) => text!("递补列入{tier}（接替{left}）", "{tier}, in the place of {left}"),
                        None => text!("递补列入（接替{left}）", "listed in the place of {left}"),
                    },
                ))
            }
            (Stand::In(Some(from)), Stand::In(Some(to)), _) if from != to => Some((self.tier(from), self.tier(to))),
            _ => None,
        }
    }

    fn stood(&self, id: &NominationId) -> Option<Shift> {
        let facts = self.contest.contest;
        let at = facts.nominations.iter().position(|n| n.id == *id)?;
        notice::stood(facts, self.printed, self.n, at)
    }

    /// What an event changed besides: fields of a record, or by which rule somebody is listed.
    fn fields(&self, event: &Event) -> Vec<CorrectionRow> {
        match &event.kind {
            EventKind::Override { nomination, .. } => {
                let (from, to) =
                    (text!("按评分结果", "by score"), text!("按组委会的决定", "by decision of the committee"));
                vec![self.row(nomination, from, to, &event.reason)]
            }
            EventKind::Correction { nomination, changes, .. } => {
                let of = self.name(nomination);
                let field = |change: &Change| CorrectionRow {
                    what: format!(
                        "{of}：{}",
                        event::field(self.contest.contest, nomination, &change.field).get(self.lang)
                    ),
                    from: event::value(self.contest, &change.field, &change.from),
                    to: event::value(self.contest, &change.field, &change.to),
                    reason: event.reason.clone(),
                };
                changes.iter().map(field).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Who stands otherwise because of the events, without being named by one.
    fn followed(&self) -> Vec<CorrectionRow> {
        let facts = self.contest.contest;
        let gone: Vec<&str> = self.events.iter().filter_map(|e| e.takes_out()).map(|id| self.name(id)).collect();
        let gone = gone.join("、");
        let reason = if gone.is_empty() {
            text!("按更正后的记录重新评定", "decided anew from the corrected records")
        } else {
            text!("{gone}退出后依次评定", "decided anew without {gone}")
        };
        let stand = |stand: Stand, absent: Text| match stand {
            Stand::Out => absent,
            Stand::In(None) => text!("列入名单", "listed"),
            Stand::In(Some(won)) => self.tier(won),
        };
        let row = |shift: Shift| CorrectionRow {
            what: self.printed[self.n].record(facts, shift.nomination).name.value.clone(),
            from: stand(shift.from, text!("未列入", "not listed")).only(self.lang),
            to: stand(shift.to, text!("不再列入", "no longer listed")).only(self.lang),
            reason: reason.get(self.lang).to_owned(),
        };
        notice::followed(facts, self.printed, self.n).into_iter().map(row).collect()
    }

    fn row(&self, id: &NominationId, from: Text, to: Text, reason: &str) -> CorrectionRow {
        let what = self.name(id).to_owned();
        CorrectionRow { what, from: from.only(self.lang), to: to.only(self.lang), reason: reason.to_owned() }
    }

    fn name(&self, id: &'w NominationId) -> &'w str {
        self.printed[self.n].name(self.contest.contest, id)
    }

    fn tier(&self, won: (usize, usize)) -> Text {
        let title = self.title(won);
        text!("{title}", "{title}")
    }

    fn title(&self, (award, tier): (usize, usize)) -> &'w str {
        self.contest.contest.awards[award].tiers.get(tier).map_or("", |t| &t.title)
    }
}
