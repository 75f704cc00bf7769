//! What happened to whom and when: history.yaml.

use jiff::civil::Date;

use super::{AwardId, Contest, ContestId, EventId, NominationId, Notice, NoticeKind};
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
    /// Why, in words that may be published; of an objection, what it is about.
    pub reason: String,
    /// Who decided or recorded it. Of an objection the body that took it, never who raised it.
    pub by: String,
    /// Where it is written.
    pub span: Span,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum EventKind {
    /// 撤回: the nomination keeps its page, but no rank and no award.
    Withdrawal(NominationId),
    /// 不予受理: the same, because it should not have been filed.
    Rejection(NominationId),
    /// 取消资格: the same, by decision.
    Disqualification {
        /// Whom it concerns.
        nomination: NominationId,
        /// What it rests on.
        ground: Ground,
    },
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
    /// 异议. Who raised it has no place in this type: what cannot be held cannot leak.
    Objection {
        /// Whom it concerns.
        nomination: NominationId,
        /// How it came: 电话、来信、来访…
        channel: String,
    },
    /// 异议核查结论
    Finding {
        /// The objection that it answers.
        objection: EventId,
        /// Whom that concerns.
        nomination: NominationId,
        /// Whether it is true.
        outcome: Outcome,
        /// What follows.
        measure: Measure,
    },
    /// 递补: a seat that somebody lost is given to the next of the reserve.
    Substitution {
        /// The award.
        award: AwardId,
        /// Who gets the seat.
        nomination: NominationId,
        /// Who had it.
        replaces: NominationId,
    },
    /// 更正: what a record said before, and what it says now.
    Correction {
        /// Whose record.
        nomination: NominationId,
        /// What was changed, in order.
        changes: Vec<Change>,
        /// The finding that asked for it, if one did.
        ground: Option<EventId>,
    },
    /// 查重认定: whether nominations that look alike are one and the same result.
    Review {
        /// Those that were compared, of this contest and of others.
        nominations: Vec<Compared>,
        /// What was found.
        finding: Sameness,
    },
}

/// What a disqualification rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The finding or review of this id.
    Event(EventId),
    /// A clause of the plan, in its words.
    Clause(String),
}

/// Whether an objection is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 属实
    Upheld,
    /// 部分属实
    Partly,
    /// 不属实
    Unfounded,
}

/// What follows from a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// 取消资格: a disqualification names this finding as its ground.
    Disqualify,
    /// 更正: a correction does.
    Correct,
    /// 维持原结果
    None,
}

/// A corrected field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it stands in the record: `facts.monitoring-feedback.done`.
    pub field: String,
    /// What it said; 无 where it said nothing.
    pub from: String,
    /// What it says.
    pub to: String,
}

/// A nomination in a review.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Compared {
    /// Its contest; `None` for the one whose history this is.
    pub contest: Option<ContestId>,
    /// Which.
    pub nomination: NominationId,
}

/// What a review found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sameness {
    /// 不重复
    Distinct,
    /// 重复
    Duplicate,
}

impl EventKind {
    /// The word for it, in records and in what is published.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Withdrawal(_) => "withdrawal",
            Self::Rejection(_) => "rejection",
            Self::Disqualification { .. } => "disqualification",
            Self::Draw { .. } => "draw",
            Self::Decision { .. } => "decision",
            Self::Override { .. } => "override",
            Self::Objection { .. } => "objection",
            Self::Finding { .. } => "finding",
            Self::Substitution { .. } => "substitution",
            Self::Correction { .. } => "correction",
            Self::Review { .. } => "review",
        }
    }
}

impl Outcome {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::Partly => "partly",
            Self::Unfounded => "unfounded",
        }
    }
}

impl Measure {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Disqualify => "disqualify",
            Self::Correct => "correct",
            Self::None => "none",
        }
    }
}

impl Sameness {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Distinct => "distinct",
            Self::Duplicate => "duplicate",
        }
    }
}

impl Event {
    /// The nominations of this contest that the event concerns.
    #[must_use]
    pub fn nominations(&self) -> Vec<&NominationId> {
        match &self.kind {
            EventKind::Withdrawal(id)
            | EventKind::Rejection(id)
            | EventKind::Disqualification { nomination: id, .. }
            | EventKind::Override { nomination: id, .. }
            | EventKind::Objection { nomination: id, .. }
            | EventKind::Finding { nomination: id, .. }
            | EventKind::Correction { nomination: id, .. } => vec![id],
            EventKind::Substitution { nomination, replaces, .. } => vec![nomination, replaces],
            EventKind::Draw { order, .. } | EventKind::Decision { order, .. } => order.iter().collect(),
            EventKind::Review { nominations, .. } => {
                nominations.iter().filter(|c| c.contest.is_none()).map(|c| &c.nomination).collect()
            }
        }
    }

    /// Whom the event took out of the contest (撤回、不予受理、取消资格), if that is what it is.
    #[must_use]
    pub const fn takes_out(&self) -> Option<&NominationId> {
        match &self.kind {
            EventKind::Withdrawal(id)
            | EventKind::Rejection(id)
            | EventKind::Disqualification { nomination: id, .. } => Some(id),
            _ => None,
        }
    }
}

/// An objection and what became of it.
#[derive(Clone, Copy, Debug)]
pub struct ObjectionCase<'a> {
    /// The objection.
    pub objection: &'a Event,
    /// Whom it concerns.
    pub nomination: &'a NominationId,
    /// The finding; `None` while it is open.
    pub finding: Option<(&'a Event, Outcome, Measure)>,
}

impl Contest {
    /// The day on which the winners of an award were first made public (公示).
    #[must_use]
    pub fn announced(&self, award: &AwardId) -> Option<Date> {
        let prints = |n: &&Notice| n.kind == NoticeKind::Publicity && !n.draft && n.awards.contains(award);
        self.notices.iter().filter(prints).map(|n| n.published).min()
    }

    /// The event that took a nomination out; the first one counts.
    #[must_use]
    pub fn taken_out(&self, id: &NominationId) -> Option<&Event> {
        self.history.iter().find(|e| e.takes_out() == Some(id))
    }

    /// The event of an id.
    #[must_use]
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.history.iter().find(|e| e.id == *id)
    }

    /// All objections in the order of their dates, each with its finding.
    pub fn objections(&self) -> impl Iterator<Item = ObjectionCase<'_>> {
        self.history.iter().filter_map(|event| {
            let EventKind::Objection { nomination, .. } = &event.kind else { return None };
            Some(ObjectionCase { objection: event, nomination, finding: self.finding(&event.id) })
        })
    }

    /// Objections without a finding.
    pub fn open_objections(&self) -> impl Iterator<Item = ObjectionCase<'_>> {
        self.objections().filter(|case| case.finding.is_none())
    }

    /// The objections that a publicity notice (公示) brought: those about nominations of its tracks,
    /// from the day it was published until the next such notice; the first one also those raised before.
    pub fn objections_to<'a>(&'a self, notice: &'a Notice) -> impl Iterator<Item = ObjectionCase<'a>> {
        self.objections().filter(move |case| {
            let lists = |n: &&Notice| {
                let track = self.nomination(case.nomination.as_str()).map(|n| &n.track);
                n.kind == NoticeKind::Publicity && !n.draft && track.is_some_and(|t| n.tracks.contains(t))
            };
            let before = self.notices.iter().filter(lists).filter(|n| n.published <= case.objection.on);
            let first = || self.notices.iter().filter(lists).min_by_key(|n| n.published);
            before.max_by_key(|n| n.published).or_else(first).is_some_and(|n| n.slug == notice.slug)
        })
    }

    fn finding(&self, of: &EventId) -> Option<(&Event, Outcome, Measure)> {
        self.history.iter().find_map(|event| match &event.kind {
            EventKind::Finding { objection, outcome, measure, .. } if objection == of => {
                Some((event, *outcome, *measure))
            }
            _ => None,
        })
    }
}
