//! Words for the closed lists of the domain, and the sentences that several pages share.

use super::format;
use crate::calendar::Period;
use crate::lang::{Lang, Text, text};
use crate::model::rule::Best;
use crate::model::{CountingUnit, Criterion, CriterionId, NoticeKind, Publicity, TotalOf, TrackKind};

/// `39个`, `14名`, `3项`: a count with the measure word of a track.
pub(super) fn counted(count: usize, kind: TrackKind) -> Text {
    match kind {
        TrackKind::Collective => text!("{count}个", "{count}"),
        TrackKind::Individual => text!("{count}名", "{count}"),
        TrackKind::Showcase => text!("{count}项", "{count}"),
    }
}

/// What a track holds, for templates.
pub(super) const fn track_word(kind: TrackKind) -> &'static str {
    match kind {
        TrackKind::Collective => "collective",
        TrackKind::Individual => "person",
        TrackKind::Showcase => "result",
    }
}

/// What a notice is.
pub(super) fn notice_kind(kind: NoticeKind) -> Text {
    match kind {
        NoticeKind::Publicity => text!("公示", "Public notice"),
        NoticeKind::Correction => text!("更正公示", "Correction"),
        NoticeKind::Objection => text!("异议处理", "Objections"),
        NoticeKind::Result => text!("公示结果", "Outcome"),
        NoticeKind::Commendation => text!("表彰决定", "Commendation"),
        NoticeKind::Circular => text!("通知", "Circular"),
        NoticeKind::Plan => text!("方案", "Plan"),
        NoticeKind::News => text!("动态", "News"),
    }
}

/// What a notice is, as a name for styles and scripts.
pub(super) const fn notice_word(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Publicity => "publicity",
        NoticeKind::Correction => "correction",
        NoticeKind::Objection => "objection",
        NoticeKind::Result => "result",
        NoticeKind::Commendation => "commendation",
        NoticeKind::Circular => "circular",
        NoticeKind::Plan => "plan",
        NoticeKind::News => "news",
    }
}

/// What a total adds up (N3).
pub(super) const fn total_of(total_of: TotalOf) -> (&'static str, &'static str) {
    match total_of {
        TotalOf::Published => (
            "总分由各项公布的得分相加，页面上的数字加起来就是总分",
            "The total adds up the published points: the numbers on the page sum to it",
        ),
        TotalOf::Exact => (
            "总分由各项精确得分相加，最后修约一次，因此与页面上各项数字之和可能相差末位",
            "The total adds up the exact points and is rounded once, so it may differ in the last digit from the sum of the numbers on the page",
        ),
    }
}

/// `5个工作日`, `5日`
pub(super) fn length(publicity: &Publicity) -> Text {
    length_of(publicity.days, publicity.unit)
}

fn length_of(days: u32, unit: CountingUnit) -> Text {
    match unit {
        CountingUnit::WorkingDay => text!("{days}个工作日", "{days} working days"),
        CountingUnit::CalendarDay => text!("{days}日", "{days} days"),
    }
}

/// `2023年10月16日至20日17:00（5个工作日）`, or how long it is where the table of working days ends.
pub(super) fn period(period: Option<&Period>, publicity: &Publicity, lang: Lang) -> String {
    period.map_or_else(|| length(publicity).get(lang).to_owned(), |period| whole_period(period, lang))
}

/// `2023年10月16日至20日17:00（5个工作日）`
#[must_use]
pub fn whole_period(period: &Period, lang: Lang) -> String {
    let length = length_of(period.count, period.unit);
    let length = length.get(lang);
    let dates = format::dates(period.first, period.last, lang);
    let until = period.until.map(format::time).unwrap_or_default();
    match lang {
        Lang::Zh => format!("{dates}{until}（{length}）"),
        Lang::En => format!("{dates} {until} ({length})"),
    }
}

/// 用时（少者在前）
pub(super) fn compared_fact(criteria: &[&Criterion], id: &CriterionId, fact: &str, best: Best) -> Text {
    let criterion = criteria.iter().find(|c| c.id == *id);
    let known = criterion.and_then(|c| c.rule.plain_numbers().into_iter().find(|(name, _)| *name == fact));
    let title = known.and_then(|(_, title)| title).or(criterion.map(|c| c.title.as_str())).unwrap_or(fact);
    match best {
        Best::Highest => text!("{title}（大者在前）", "{title} (the larger first)"),
        Best::Lowest => text!("{title}（小者在前）", "{title} (the smaller first)"),
    }
}
