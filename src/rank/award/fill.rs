//! Filling seats from the top of a ranking, class by class. A class of equals that does not fit is
//! a tie at the cut, and the award's rule says what becomes of it.

use std::collections::VecDeque;

use crate::model::{Award, Contest, Event, EventId, EventKind, Nomination, NominationId, TieAtCut, TierId, UnitId};
use crate::rank::{LotsRequired, SettledTie, Winner};

/// What came out of filling.
#[derive(Debug, Default)]
pub(super) struct Fill {
    pub(super) winners: Vec<Winner>,
    pub(super) pending: Vec<LotsRequired>,
    pub(super) settled: Vec<SettledTie>,
}

/// Equals, best class first.
pub(super) type Class<'a> = Vec<&'a Nomination>;

/// Seats to fill: a tier, and how many it has; `None` takes all that are left.
pub(super) type Seats<'a> = (&'a TierId, Option<u32>);

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
    members: Class<'a>,
    /// How many of them have no seat yet: fewer than all when an open tie reaches over a cut.
    left: u32,
    /// Whether a tie among them is open, so that nobody knows which of them are left.
    open: bool,
    /// The draw or decision that put it in its place.
    event: Option<&'a Event>,
}

impl<'a> Filling<'a> {
    /// Fills tiers from the top.
    pub(super) fn run(self, classes: Vec<Class<'a>>, tiers: &[Seats<'a>]) -> Fill {
        let mut fill = Fill::default();
        let mut queue: VecDeque<_> = classes.into_iter().map(Waiting::new).collect();
        for (tier, seats) in tiers {
            let mut free = seats.unwrap_or(u32::MAX);
            while free > 0
                && let Some(class) = queue.pop_front()
            {
                if class.left <= free {
                    free = free.saturating_sub(class.left);
                    self.seat(class, tier, &mut fill);
                } else {
                    free = self.cut(class, tier, free, &mut queue, &mut fill);
                }
            }
        }
        fill
    }

    /// All that are left of a class get a seat in a tier.
    fn seat(self, class: Waiting, tier: &TierId, fill: &mut Fill) {
        if class.open {
            fill.pending.push(self.lots(&class, tier, class.left));
            return;
        }
        let by_event = class.event.map(|e| e.id.clone());
        fill.winners.extend(class.members.iter().map(|n| Winner {
            nomination: n.id.clone(),
            tier: tier.clone(),
            by_event: by_event.clone(),
        }));
    }

    /// A class that is larger than the free seats; returns how many seats this tier has then.
    fn cut(
        self,
        mut class: Waiting<'a>,
        tier: &TierId,
        free: u32,
        queue: &mut VecDeque<Waiting<'a>>,
        fill: &mut Fill,
    ) -> u32 {
        match self.award.tie_at_cut {
            TieAtCut::All => {
                self.seat(class, tier, fill);
                return 0;
            }
            // They stay in the queue: a lower tier may have room for all of them.
            TieAtCut::None => queue.push_front(class),
            TieAtCut::Lots | TieAtCut::Decision => {
                if let Some((event, order)) = self.recorded(&class.members) {
                    fill.settled.push(self.settled(event, order, tier, free));
                    for member in order.iter().rev().filter_map(|id| class.members.iter().find(|n| &n.id == id)) {
                        queue.push_front(Waiting { event: Some(event), ..Waiting::new(vec![member]) });
                    }
                    return free;
                }
                fill.pending.push(self.lots(&class, tier, free));
                class.left = class.left.saturating_sub(free);
                class.open = true;
                queue.push_front(class);
            }
        }
        0
    }

    /// The recorded draw or decision among exactly these; the first one counts.
    fn recorded(self, tied: &[&Nomination]) -> Option<(&'a Event, &'a [NominationId])> {
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
            same(order, tied).then_some((event, order.as_slice()))
        })
    }

    fn lots(self, class: &Waiting, tier: &TierId, seats: u32) -> LotsRequired {
        let tied = class.members.iter().map(|n| n.id.clone()).collect();
        LotsRequired { tier: tier.clone(), unit: self.unit.cloned(), tied, seats }
    }

    fn settled(self, event: &Event, order: &[NominationId], tier: &TierId, seats: u32) -> SettledTie {
        let event: EventId = event.id.clone();
        SettledTie { event, tier: tier.clone(), unit: self.unit.cloned(), order: order.to_vec(), seats }
    }
}

impl<'a> Waiting<'a> {
    fn new(members: Class<'a>) -> Self {
        let left = u32::try_from(members.len()).unwrap_or(u32::MAX);
        Self { members, left, open: false, event: None }
    }
}

/// Whether an order names exactly the tied ones, each once.
fn same(order: &[NominationId], tied: &[&Nomination]) -> bool {
    order.len() == tied.len() && tied.iter().all(|n| order.contains(&n.id))
}
