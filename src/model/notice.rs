//! Notices (公示、通知) and plans: prose in content/, lists and dates from the data.

use std::sync::Arc;

use jiff::civil::Date;

use super::{AwardId, TrackId};
use crate::source::Span;

/// A page of prose of a contest: `content/<contest>/<slug>.md`.
#[derive(Clone, Debug)]
pub struct Notice {
    /// File name without `.md`; the page's name.
    pub slug: String,
    /// What it is.
    pub kind: NoticeKind,
    /// Title.
    pub title: String,
    /// 发布日期
    pub published: Date,
    /// 落款: full names of the issuing bodies, in order.
    pub issuers: Vec<String>,
    /// Tracks whose lists it prints, in order; empty for a plan.
    pub tracks: Vec<TrackId>,
    /// Awards whose results it prints; a list of all nominated where empty.
    pub awards: Vec<AwardId>,
    /// Markdown. Placeholders in `{{ }}` are replaced by computed values.
    pub markdown: Arc<str>,
    /// Not published without `--drafts`.
    pub draft: bool,
    /// Where its date of publication stands.
    pub span: Span,
}

/// What a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// 公示: list, period, how to object.
    Publicity,
    /// 方案、通知: prose.
    Plan,
    /// 动态、通报: prose with a date.
    News,
}
