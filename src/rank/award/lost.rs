//! Seats that are lost after the list was published, and who follows.
//!
//! Before the list is published whoever leaves is simply not there, and the next ones move up by
//! themselves. Afterwards people have read the list, so nothing moves up silently: the winners are
//! those that were published, the seat of whoever was taken out is free, and the award's rule
//! ([`Vacated`]) says what becomes of it. A seat is filled only by a recorded substitution, and only
//! with the next of the reserve.

use std::collections::{BTreeMap, BTreeSet};

use super::fill::{Class, Filling};
use super::seats::{Slot, slots};
use crate::model::{
    Award, AwardBasis, Contest, Event, EventKind, Nomination, NominationId, TieAtCut, TierId, UnitId, Vacated,
};
use crate::rank::{FreedSeat, Lost, LotsRequired, Misfit, Reserve, SettledTie, WhyMisfit, Winner};

/// Whoever was taken out after the day on which the winners of an award were published. What happens on
/// that day the list knows already.
#[must_use]
pub fn lost<'a>(contest: &'a Contest, award: &Award) -> Lost<'a> {
    let mut lost = Lost::new();
    let Some(announced) = contest.announced(&award.id) else { return lost };
    let mut out = BTreeSet::new();
    for event in &contest.history {
        let Some(id) = event.takes_out() else { continue };
        if out.insert(id) && event.on > announced {
            lost.insert(id.clone(), event);
        }
    }
    lost
}

/// The published winners, on their way to those that hold a seat now.
pub(super) struct Succession<'a> {
    pub(super) contest: &'a Contest,
    pub(super) award: &'a Award,
    /// Who may follow, best first: those that stand, and those that stood when the list was published.
    pub(super) classes: Vec<Class<'a>>,
    /// Who among them was taken out by now.
    pub(super) gone: BTreeSet<NominationId>,
    /// Whom an override refused the award.
    pub(super) refused: BTreeSet<NominationId>,
    pub(super) winners: Vec<Winner>,
    pub(super) settled: Vec<SettledTie>,
    pub(super) pending: Vec<LotsRequired>,
    pub(super) freed: Vec<FreedSeat>,
    pub(super) misfits: Vec<Misfit>,
}

impl<'a> Succession<'a> {
    /// Frees the seats of the lost, and fills them as history.yaml says, event by event: a substitute may leave
    /// again later.
    pub(super) fn run(&mut self, lost: &Lost<'_>) {
        for event in &self.contest.history {
            if let Some(id) = event.takes_out().filter(|id| lost.get(*id).is_some_and(|loss| loss.id == event.id)) {
                self.gone.insert(id.clone());
                self.free(id, event);
            }
            let EventKind::Substitution { award, nomination, replaces } = &event.kind else { continue };
            if *award == self.award.id
                && let Err(why) = self.substitute(event, nomination, replaces, lost)
            {
                self.misfits.push(Misfit { event: event.id.clone(), why });
            }
        }
        for at in 0..self.freed.len() {
            let Some(seat) = self.freed.get(at).filter(|s| s.filled.is_none()).cloned() else { continue };
            let next = self.next(&seat);
            if let Some(seat) = self.freed.get_mut(at) {
                seat.next = next;
            }
        }
    }

    /// The reserve as it stands now: of each recommending unit under a quota.
    pub(super) fn reserve(&self) -> Vec<Reserve> {
        let Some(most) = self.award.reserve.filter(|_| self.award.basis == AwardBasis::Score) else {
            return Vec::new();
        };
        let most = most as usize;
        let seated: BTreeSet<&NominationId> = self.winners.iter().map(|w| &w.nomination).collect();
        let units: Vec<Option<UnitId>> = match &self.award.quota {
            Some(_) => slots(self.contest, self.award).into_iter().filter_map(|s| s.unit).map(Some).collect(),
            None => vec![None],
        };
        let of_unit = |unit: Option<UnitId>| {
            let mut order: Vec<Vec<NominationId>> = Vec::new();
            let waiting = |n: &&Nomination| {
                self.may_follow(n) && unit.as_ref().is_none_or(|u| n.recommended_by == *u) && !seated.contains(&n.id)
            };
            for class in &self.classes {
                if order.iter().map(Vec::len).sum::<usize>() >= most {
                    break;
                }
                let members = class.members.iter().copied().filter(waiting).collect();
                for equals in self.as_drawn(members) {
                    if order.iter().map(Vec::len).sum::<usize>() >= most {
                        break;
                    }
                    order.push(equals);
                }
            }
            (!order.is_empty()).then_some(Reserve { unit, order })
        };
        units.into_iter().filter_map(of_unit).collect()
    }

    /// Takes one of the lost out; its seat is free, unless as many as there are seats still sit there
    /// (a tie at the cut may have given more).
    fn free(&mut self, id: &NominationId, event: &Event) {
        let Some(at) = self.winners.iter().position(|w| w.nomination == *id) else { return };
        let Winner { nomination, tier, .. } = self.winners.remove(at);
        let Some(record) = self.contest.nomination(nomination.as_str()) else { return };
        let unit = self.award.quota.as_ref().map(|_| record.recommended_by.clone());
        let slots = slots(self.contest, self.award);
        let of = |s: &&Slot| if s.unit.is_some() { s.unit == unit } else { s.tier == tier };
        let Some(slot) = slots.iter().find(of) else { return };
        let waiting = self.freed.iter().filter(|f| f.filled.is_none());
        let waiting = waiting.filter(|f| if slot.unit.is_some() { f.unit == unit } else { f.tier == slot.tier });
        let taken = slot.held(self.contest, &self.winners).count().saturating_add(waiting.count());
        if taken < slot.seats as usize || self.award.basis == AwardBasis::Decision {
            let event = event.id.clone();
            self.freed.push(FreedSeat { nomination, tier, unit, event, filled: None, next: Vec::new() });
        }
    }

    /// Fills the seat that somebody lost.
    fn substitute(
        &mut self,
        event: &Event,
        nomination: &NominationId,
        replaces: &NominationId,
        lost: &Lost<'_>,
    ) -> Result<(), WhyMisfit> {
        if self.award.vacated != Some(Vacated::Reserve) {
            return Err(WhyMisfit::NotByReserve);
        }
        let found = self.freed.iter().position(|s| s.nomination == *replaces && s.filled.is_none());
        let Some((at, seat)) = found.and_then(|at| Some((at, self.freed.get(at)?.clone()))) else {
            // In the order of the record: of two events of one day the one that is written first comes first.
            let loss = lost.get(replaces).filter(|_| self.winner(replaces).is_some());
            return Err(loss.map_or(WhyMisfit::NothingFreed, |loss| WhyMisfit::TooEarly(loss.id.clone())));
        };
        match self.award.basis {
            AwardBasis::Decision => self.decided(event, nomination, &seat)?,
            AwardBasis::Score => self.follow(event, nomination, seat, lost)?,
        }
        if let Some(seat) = self.freed.get_mut(at) {
            seat.filled = Some((event.id.clone(), nomination.clone()));
        }
        Ok(())
    }

    /// The next of the reserve takes a seat. One that had a lower tier leaves its own seat free.
    fn follow(
        &mut self,
        event: &Event,
        nomination: &NominationId,
        seat: FreedSeat,
        lost: &Lost<'_>,
    ) -> Result<(), WhyMisfit> {
        let mut next = self.next(&seat);
        if !next.contains(nomination) {
            // Who declined may be written down behind the substitution.
            let gone = std::mem::replace(&mut self.gone, lost.keys().cloned().collect());
            next = self.next(&seat);
            self.gone = gone;
        }
        if !next.contains(nomination) {
            return Err(WhyMisfit::NotNext(next));
        }
        let ordered = matches!(self.award.tie_at_cut, TieAtCut::Lots | TieAtCut::Decision);
        if next.len() > 1 && ordered {
            self.pending.push(LotsRequired { tier: seat.tier.clone(), unit: seat.unit.clone(), tied: next, seats: 1 });
            return Ok(());
        }
        let by_event = Some(event.id.clone());
        if let Some(at) = self.winners.iter().position(|w| w.nomination == *nomination) {
            let left = self.winners.remove(at);
            let (nomination, tier) = (left.nomination, left.tier);
            let event = event.id.clone();
            self.freed.push(FreedSeat { nomination, tier, unit: seat.unit, event, filled: None, next: Vec::new() });
        }
        self.winners.push(Winner { nomination: nomination.clone(), tier: seat.tier, by_event });
        Ok(())
    }

    /// A committee chose a substitute: its record declares the seat.
    fn decided(&mut self, event: &Event, nomination: &NominationId, seat: &FreedSeat) -> Result<(), WhyMisfit> {
        let unit = self.contest.nomination(nomination.as_str()).map(|n| &n.recommended_by);
        if seat.unit.is_some() && seat.unit.as_ref() != unit {
            return Err(WhyMisfit::NotNext(Vec::new()));
        }
        let here = |w: &&mut Winner| w.nomination == *nomination && w.tier == seat.tier && w.by_event.is_none();
        let winner = self.winners.iter_mut().find(here).ok_or(WhyMisfit::Undeclared)?;
        winner.by_event = Some(event.id.clone());
        Ok(())
    }

    /// Who comes next for a seat: one, or several that nothing sets apart. A recorded draw or
    /// decision among exactly these settles it.
    fn next(&mut self, seat: &FreedSeat) -> Vec<NominationId> {
        let tier = |id: &TierId| self.award.tiers.iter().position(|t| t.id == *id);
        let min = self.award.tiers.iter().find(|t| t.id == seat.tier).and_then(|t| t.min_score.as_ref());
        let eligible = |n: &&Nomination| {
            let sits = self.winner(&n.id);
            let below = sits.is_some_and(|w| tier(&w.tier) > tier(&seat.tier));
            let waits = sits.is_none() && seat.unit.as_ref().is_none_or(|u| n.recommended_by == *u);
            self.may_follow(n) && (below || waits)
        };
        let first = self.classes.iter().filter(|c| c.reaches(min)).find_map(|class| {
            let members: Vec<_> = class.members.iter().copied().filter(eligible).collect();
            (!members.is_empty()).then_some(members)
        });
        let Some(members) = first else { return Vec::new() };
        let Some(equals) = self.as_drawn(members.clone()).into_iter().next() else { return Vec::new() };
        if equals.len() < 2 {
            return equals;
        }
        let filling = Filling { contest: self.contest, award: self.award, unit: seat.unit.as_ref() };
        let Some(recorded) = filling.recorded(&members) else { return equals };
        let order = recorded.order.to_vec();
        self.settled.push(SettledTie {
            event: recorded.event.id.clone(),
            tier: seat.tier.clone(),
            unit: seat.unit.clone(),
            order: order.clone(),
            seats: 1,
        });
        order.into_iter().take(1).collect()
    }

    fn winner(&self, id: &NominationId) -> Option<&Winner> {
        self.winners.iter().find(|w| w.nomination == *id)
    }

    /// An override against somebody holds for substitutions too.
    fn may_follow(&self, nomination: &Nomination) -> bool {
        !self.refused.contains(&nomination.id) && !self.gone.contains(&nomination.id)
    }

    /// Equals as a draw or decision put them; those that none did stay together.
    fn as_drawn(&self, members: Vec<&'a Nomination>) -> Vec<Vec<NominationId>> {
        let mut drawn: BTreeMap<Option<usize>, Vec<NominationId>> = BTreeMap::new();
        for member in members {
            let ties = self.settled.iter();
            let at = ties.filter_map(|tie| tie.order.iter().position(|id| *id == member.id)).next_back();
            drawn.entry(at).or_default().push(member.id.clone());
        }
        drawn.into_values().collect()
    }
}
