//! Filling seats from the top of a ranking, class by class. A class of equals that does not fit is
//! a tie at the cut, and the award's rule says what becomes of it.

use std::collections::VecDeque;

use crate::model::{Award, Contest, Event, EventKind, Nomination, NominationId, TieAtCut, TierId, UnitId};
use crate::number::{Exact, Number};
use crate::rank::{LotsRequired, SettledTie, Winner};

/// What came out of filling.
#[derive(Debug, Default)]
pub(super) struct Fill {
    pub(super) winners: Vec<Winner>,
    pub(super) pending: Vec<LotsRequired>,
    pub(super) settled: Vec<SettledTie>,
}

/// Equals.
pub(super) struct Class<'a> {
    pub(super) members: Vec<&'a Nomination>,
    /// The total of each of them, as it is ranked; `None` where nothing is scored.
    pub(super) total: Option<Exact>,
}

/// Seats to fill.
#[derive(Clone, Copy)]
pub(super) struct Seats<'a> {
    pub(super) tier: &'a TierId,
    /// How many; `None` takes all that are left.
    pub(super) free: Option<u32>,
    /// Below this total nobody sits here.
    pub(super) min: Option<&'a Number>,
}

/// What filling looks at.
#[derive(Clone, Copy)]
pub(super) struct Filling<'a> {
    pub(super) contest: &'a Contest,
    pub(super) award: &'a Award,
    /// Within which recommending unit's quota.
    pub(super) unit: Option<&'a UnitId>,
}

/// A class on its way to seats.
struct Waiting<'a> {
    equals: Class<'a>,
    /// How many of them have no seat yet: fewer than all when an open tie reaches over a cut.
    left: u32,
    /// Whether a tie among them is open, so that nobody knows which of them are left.
    open: bool,
    /// The draw or decision that put it in its place.
    event: Option<&'a Event>,
}

/// A draw or decision, and the order in it.
#[derive(Clone, Copy)]
pub(super) struct Recorded<'a> {
    pub(super) event: &'a Event,
    pub(super) order: &'a [NominationId],
}

/// A filling under way.
struct Run<'a> {
    filling: Filling<'a>,
    queue: VecDeque<Waiting<'a>>,
    fill: Fill,
}

impl<'a> Filling<'a> {
    /// Fills tiers from the top with classes, best first.
    pub(super) fn run(self, classes: Vec<Class<'a>>, tiers: &[Seats<'a>]) -> Fill {
        let queue = classes.into_iter().map(Waiting::new).collect();
        let mut run = Run { filling: self, queue, fill: Fill::default() };
        for Seats { tier, free, min } in tiers {
            let mut free = free.unwrap_or(u32::MAX);
            // Equals have one total, so a minimum never divides them.
            while free > 0
                && run.queue.front().is_some_and(|next| next.equals.reaches(*min))
                && let Some(class) = run.queue.pop_front()
            {
                if class.left <= free {
                    free = free.saturating_sub(class.left);
                    run.seat(&class, tier);
                } else {
                    free = run.cut(class, tier, free);
                }
            }
        }
        run.fill
    }

    /// The recorded draw or decision among exactly these; the first one counts.
    pub(super) fn recorded(self, tied: &[&Nomination]) -> Option<Recorded<'a>> {
        self.contest.history.iter().find_map(|event| {
            let order = match (&event.kind, self.award.tie_at_cut) {
                (EventKind::Draw { award, order, .. }, TieAtCut::Lots)
                | (EventKind::Decision { award, order }, TieAtCut::Decision)
                    if *award == self.award.id =>
                {
                    order
                }
                _ => return None,
            };
            same(order, tied).then_some(Recorded { event, order })
        })
    }
}

impl<'a> Run<'a> {
    /// All that are left of a class get a seat in a tier.
    fn seat(&mut self, class: &Waiting, tier: &TierId) {
        if class.open {
            self.leave_open(class, tier, class.left);
            return;
        }
        let by_event = class.event.map(|e| e.id.clone());
        self.fill.winners.extend(class.equals.members.iter().map(|n| Winner {
            nomination: n.id.clone(),
            tier: tier.clone(),
            by_event: by_event.clone(),
        }));
    }

    /// A class that is larger than the free seats; returns how many seats this tier has then.
    fn cut(&mut self, mut class: Waiting<'a>, tier: &TierId, free: u32) -> u32 {
        match self.filling.award.tie_at_cut {
            TieAtCut::All => self.seat(&class, tier),
            // They stay in the queue: a lower tier may have room for all of them.
            TieAtCut::None => self.queue.push_front(class),
            TieAtCut::Lots | TieAtCut::Decision => {
                if let Some(recorded) = self.filling.recorded(&class.equals.members) {
                    self.settle(&class, recorded, tier, free);
                    return free;
                }
                self.leave_open(&class, tier, free);
                class.left = class.left.saturating_sub(free);
                class.open = true;
                self.queue.push_front(class);
            }
        }
        0
    }

    /// Puts the members of a class back into the queue, one by one, as they were drawn.
    fn settle(&mut self, class: &Waiting<'a>, recorded: Recorded<'a>, tier: &TierId, seats: u32) {
        let Recorded { event, order } = recorded;
        for member in order.iter().rev().filter_map(|id| class.equals.members.iter().find(|n| &n.id == id)) {
            let alone = Class { members: vec![*member], total: class.equals.total.clone() };
            self.queue.push_front(Waiting { event: Some(event), ..Waiting::new(alone) });
        }
        self.fill.settled.push(SettledTie {
            event: event.id.clone(),
            tier: tier.clone(),
            unit: self.filling.unit.cloned(),
            order: order.to_vec(),
            seats,
        });
    }

    /// Reports that a tie waits for a draw or decision.
    fn leave_open(&mut self, class: &Waiting, tier: &TierId, seats: u32) {
        self.fill.pending.push(LotsRequired {
            tier: tier.clone(),
            unit: self.filling.unit.cloned(),
            tied: class.equals.members.iter().map(|n| n.id.clone()).collect(),
            seats,
        });
    }
}

impl<'a> Waiting<'a> {
    fn new(equals: Class<'a>) -> Self {
        let left = u32::try_from(equals.members.len()).unwrap_or(u32::MAX);
        Self { equals, left, open: false, event: None }
    }
}

impl Class<'_> {
    /// Whether its total is not below a minimum.
    pub(super) fn reaches(&self, min: Option<&Number>) -> bool {
        min.is_none_or(|min| self.total.as_ref().is_some_and(|total| total >= min.value()))
    }
}

/// Whether an order names exactly the tied ones, each once.
fn same(order: &[NominationId], tied: &[&Nomination]) -> bool {
    order.len() == tied.len() && tied.iter().all(|n| order.contains(&n.id))
}
