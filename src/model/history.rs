//! What happened to whom and when: history.yaml.

use jiff::civil::Date;

use super::{AwardId, EventId, NominationId};
use crate::source::Span;

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Unique in the contest, never reused.
    pub id: EventId,
    /// The day.
    pub on: Date,
    /// What happened.
    pub kind: EventKind,
    /// Why, in words that may be published.
    pub reason: String,
    /// Who decided or recorded it.
    pub by: String,
    /// Where it is written.
    pub span: Span,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum EventKind {
    /// 撤回: the nomination keeps its page, but no rank and no award.
    Withdrawal(NominationId),
    /// 取消资格: the same, by decision.
    Disqualification(NominationId),
    /// 抽签: the order that was drawn among tied nominations of an award.
    Draw {
        /// The award it was drawn for.
        award: AwardId,
        /// The drawn order, first drawn first: exactly the tied ones.
        order: Vec<NominationId>,
        /// Who watched.
        witness: String,
    },
    /// 集体研究决定: the order that the committee decided among tied nominations of an award.
    Decision {
        /// The award it was decided for.
        award: AwardId,
        /// The decided order, first goes first: exactly the tied ones.
        order: Vec<NominationId>,
    },
    /// A decision that gives or refuses an award against the computed result. Published with its reason.
    Override {
        /// The award.
        award: AwardId,
        /// Whom it concerns.
        nomination: NominationId,
    },
}

impl Event {
    /// Whom the event takes out of the contest, if that is what it does.
    #[must_use]
    pub fn takes_out(&self) -> Option<&NominationId> {
        match &self.kind {
            EventKind::Withdrawal(id) | EventKind::Disqualification(id) => Some(id),
            EventKind::Draw { .. } | EventKind::Decision { .. } | EventKind::Override { .. } => None,
        }
    }

    /// The nominations that the event concerns.
    #[must_use]
    pub fn nominations(&self) -> Vec<&NominationId> {
        match &self.kind {
            EventKind::Withdrawal(id)
            | EventKind::Disqualification(id)
            | EventKind::Override { nomination: id, .. } => {
                vec![id]
            }
            EventKind::Draw { order, .. } | EventKind::Decision { order, .. } => order.iter().collect(),
        }
    }
}
