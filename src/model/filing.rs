//! Filings (报送、备案): what units must hand in by a day, what they did, and what follows.

use jiff::civil::Date;

use super::{FilingId, PartId, StageId, TrackId, Unit};
use crate::source::{Span, Spanned};

/// Something that units must hand in by a day: a plan, an entry form, eight kinds of material.
#[derive(Clone, Debug)]
pub struct Filing {
    /// Unique in the contest.
    pub id: FilingId,
    /// 竞赛方案备案
    pub title: String,
    /// The day that the plan names (6月15日前).
    pub by: Date,
    /// Whether what comes on that day is still in time: 「X日前」 does not say, so the contest does.
    pub count_last_day: bool,
    /// The stage that it belongs to, if the plan says.
    pub stage: Option<StageId>,
    /// The words of the plan.
    pub clause: String,
    /// What it consists of (八类佐证材料); all of it must be there in time. Empty where it is one thing.
    pub parts: Vec<FilingPart>,
    /// Who must file.
    pub who: Who,
    /// Tracks that are closed to units which did not file in time, and to all below them.
    pub bars: Vec<TrackId>,
    /// What the plan says of those that did not (视为未参赛); `None` where it says nothing.
    pub consequence: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// One part of a filing (参赛报名表).
#[derive(Clone, Debug)]
pub struct FilingPart {
    /// Unique in the filing.
    pub id: PartId,
    /// 参赛报名表
    pub title: String,
}

/// Which units a rule concerns: those of any of the levels that also have any of the tags. An empty
/// list asks for nothing, so two empty ones concern every unit.
#[derive(Clone, Debug, Default)]
pub struct Who {
    /// 县级, 企业…
    pub levels: Vec<Spanned<String>>,
    /// 规上国企, 非公…
    pub tags: Vec<Spanned<String>>,
}

impl Who {
    /// Whether a unit is meant.
    #[must_use]
    pub fn concerns(&self, unit: &Unit) -> bool {
        let level = self.levels.is_empty() || self.levels.iter().any(|l| l.value == unit.level);
        let tag = self.tags.is_empty() || self.tags.iter().any(|t| unit.tags.contains(&t.value));
        level && tag
    }
}

/// What a unit recorded about one filing.
#[derive(Clone, Debug)]
pub struct Filed {
    /// Which filing.
    pub filing: FilingId,
    /// What was handed in, and when.
    pub what: FiledWhat,
    /// Where it is written.
    pub span: Span,
}

/// What was handed in, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FiledWhat {
    /// 无
    Nothing,
    /// All of it, on one day.
    Whole(Date),
    /// Part by part; no day where the record says 无.
    Parts(Vec<(PartId, Option<Date>)>),
}

impl FiledWhat {
    /// When all of it came, where it is recorded as a whole.
    #[must_use]
    pub const fn whole_day(&self) -> Option<Date> {
        match self {
            Self::Whole(day) => Some(*day),
            Self::Nothing | Self::Parts(_) => None,
        }
    }

    /// Every day on which something came.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        let parts: &[(PartId, Option<Date>)] = match self {
            Self::Parts(parts) => parts,
            Self::Nothing | Self::Whole(_) => &[],
        };
        self.whole_day().into_iter().chain(parts.iter().filter_map(|(_, day)| *day))
    }

    /// When a part came, if it came.
    #[must_use]
    pub fn day_of(&self, part: &PartId) -> Option<Date> {
        match self {
            Self::Nothing => None,
            Self::Whole(day) => Some(*day),
            Self::Parts(parts) => parts.iter().find(|(id, _)| id == part).and_then(|(_, day)| *day),
        }
    }
}
