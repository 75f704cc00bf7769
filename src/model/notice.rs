//! Notices (公示、更正、结果、表彰…) and plans: prose in content/, lists, counts and dates from the data.

use jiff::civil::{Date, Time};

use super::{AwardId, CountingUnit, EventId, ListOrder, Prose, Publicity, TrackId};
use crate::source::{Span, Spanned};

/// A page of prose of a contest: `content/<contest>/<slug>.md`.
#[derive(Clone, Debug)]
pub struct Notice {
    /// File name without `.md`; the page's name.
    pub slug: String,
    /// What it is.
    pub kind: NoticeKind,
    /// Title.
    pub title: String,
    /// Where the title stands.
    pub title_span: Span,
    /// 发布日期, 成文日期
    pub published: Date,
    /// 发文字号: 示竞组〔2023〕5号
    pub number: Option<Spanned<String>>,
    /// 主送机关: whom it is addressed to.
    pub to: Option<String>,
    /// 依据; empty where it rests on what the contest rests on.
    pub basis: Vec<String>,
    /// 程序, in one sentence; the stages of the contest say it where it is left out.
    pub procedure: Option<String>,
    /// 落款: full names of the issuing bodies, in order.
    pub issuers: Vec<String>,
    /// Slugs of the notices that it follows: the 公示 of a result, the notice that a 更正 corrects.
    pub about: Vec<Spanned<String>>,
    /// Tracks whose lists it prints, in order; those of the notices it follows where it names none.
    pub tracks: Vec<TrackId>,
    /// Awards whose results it prints; a list of all nominated where empty.
    pub awards: Vec<AwardId>,
    /// The order of its lists, where it is not that of the track.
    pub order: Option<ListOrder>,
    /// What its period has that the contest's has not.
    pub period: OwnPeriod,
    /// What a 更正 changes.
    pub correction: Option<Correction>,
    /// 附件, in order.
    pub attachments: Vec<Attachment>,
    /// What it says.
    pub prose: Prose,
    /// Not published without `--drafts`.
    pub draft: bool,
    /// Where its date of publication stands.
    pub span: Span,
}

/// What a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// 公示: list, period, how to object.
    Publicity,
    /// 更正公示: what an earlier notice said, and what it should have said.
    Correction,
    /// 异议处理情况: how many objections, and what became of them.
    Objection,
    /// 公示结果、无异议说明: what the period brought.
    Result,
    /// 表彰决定
    Commendation,
    /// 通知
    Circular,
    /// 方案: prose.
    Plan,
    /// 动态、通报: prose with a date.
    News,
}

impl NoticeKind {
    /// Whether it follows an earlier notice.
    #[must_use]
    pub const fn follows(self) -> bool {
        matches!(self, Self::Correction | Self::Objection | Self::Result | Self::Commendation)
    }

    /// Whether it may say that the matter is settled, which it may not before the period ended.
    #[must_use]
    pub const fn concludes(self) -> bool {
        matches!(self, Self::Result | Self::Commendation)
    }
}

/// The period of one notice, where it differs from that of the contest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnPeriod {
    /// Length.
    pub days: Option<u32>,
    /// Working or calendar days.
    pub unit: Option<CountingUnit>,
    /// Whether the day of publication is the first day.
    pub count_first_day: Option<bool>,
    /// Until which hour of the last day.
    pub until: Option<Time>,
}

impl OwnPeriod {
    /// What the contest says, and over it what the notice says.
    #[must_use]
    pub fn over(&self, contest: &Publicity) -> Publicity {
        Publicity {
            days: self.days.unwrap_or(contest.days),
            unit: self.unit.unwrap_or(contest.unit),
            count_first_day: self.count_first_day.unwrap_or(contest.count_first_day),
            until: self.until.or(contest.until),
            ..contest.clone()
        }
    }
}

/// What a 更正公示 changes. The records say most of it: events of history.yaml.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Whether the period starts again. Must be declared.
    pub restarts: bool,
    /// Why.
    pub reason: String,
    /// Events that it makes public.
    pub events: Vec<Spanned<EventId>>,
    /// Misprints of the notice itself, which no record has.
    pub errata: Vec<Erratum>,
}

/// A misprint of a notice.
#[derive(Clone, Debug)]
pub struct Erratum {
    /// Where: 联系电话, 第3行 单位名称.
    pub what: String,
    /// What it said.
    pub from: String,
    /// What it should have said.
    pub to: String,
}

/// One 附件.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// 拟表彰先进集体名单
    pub title: String,
    /// What it holds.
    pub holds: Holds,
}

/// What an attachment holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The list of a track, printed behind the signature.
    List(TrackId),
    /// Something that is not on this page.
    Elsewhere,
}
