//! How long: 5个工作日, 五个工作日, 公示5天, 自公示之日起5日内.

use super::cue::{cue_of_length, is_cued};
use super::day::day;
use super::known::{Known, KnownPeriod};
use super::numeral::numeral;
use super::period::{ANSWERS, range_end};
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::{Claim, Contradiction};
use crate::model::{CountingUnit, Placeholder};

/// A length.
pub(super) struct Length {
    value: u64,
    unit: Unit,
    /// Whether it may be a day of a month as well: 20日.
    day: bool,
    pub(super) end: usize,
}

/// What a length counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    WorkingDay,
    CalendarDay,
    /// 5天: may be either.
    Day,
    Week,
    Month,
}

/// The words of each; where one begins another, the longer stands first.
const UNITS: &[(&str, Unit)] = &[
    ("个工作日", Unit::WorkingDay),
    ("工作日", Unit::WorkingDay),
    ("个自然日", Unit::CalendarDay),
    ("个日历日", Unit::CalendarDay),
    ("个日历天", Unit::CalendarDay),
    ("个星期", Unit::Week),
    ("星期", Unit::Week),
    ("周", Unit::Week),
    ("个月", Unit::Month),
    ("天", Unit::Day),
    ("日", Unit::Day),
];

/// The length that begins at a position.
pub(super) fn length(stream: &Stream, at: usize) -> Option<Length> {
    let before = at.checked_sub(1).map(|n| stream.chars[n]);
    if before.is_some_and(|c| "第月年.-/".contains(c) || c.is_ascii_digit()) {
        return None;
    }
    let n = numeral(stream.chars.get(at..)?)?;
    let behind = at + n.length;
    let (word, unit) = UNITS.iter().find(|(word, _)| stream.at(behind, word))?;
    Some(Length { value: n.value, unit: *unit, day: *word == "日", end: behind + word.chars().count() })
}

/// Holds a length that is said of the period against it.
pub(super) fn find(stream: &Stream, at: usize, length: &Length, known: &Known, found: &mut Vec<Contradiction>) {
    let in_brackets = at.checked_sub(1).is_some_and(|n| stream.chars[n] == '（') && behind_a_period(stream, at - 1);
    let cue = cue_of_length(stream, at);
    // 20日 alone is a day; 公示5日 and 公示之日起5日内 are lengths.
    let bare_day = length.day
        && !stream.at(length.end, "内")
        && !matches!(cue, Some("公示期" | "公示" | "公示期限" | "为期" | "公示天数"));
    // 重新公示至22日
    let until = length.day && stream.longest_before(at, &["至", "到"]).is_some();
    if !in_brackets && (bare_day || cue.is_none()) || until {
        return;
    }
    let sentence = stream.text(stream.start_of(at, SENTENCE)..at);
    if cue == Some("为期") && !sentence.contains("公示") || cue == Some("历时") && !sentence.contains("公示期")
    {
        return;
    }
    // 公示期至27日，3个工作日内答复
    let clause = stream.text(length.end..stream.end_of(at, CLAUSE));
    if clause.starts_with('内') && ANSWERS.iter().any(|w| clause.contains(w)) {
        return;
    }
    let least = stream.longest_before(at, &["不少于", "不低于", "至少"]).is_some();
    if !known.periods.iter().any(|p| fits(p, length, least)) {
        let word = |p: &KnownPeriod| match p.unit {
            CountingUnit::WorkingDay => format!("{}个工作日", p.count),
            CountingUnit::CalendarDay => format!("{}日", p.count),
        };
        found.push(Contradiction {
            place: stream.place(at..length.end),
            said: stream.text(at..length.end),
            right: known.periods.iter().map(word).collect(),
            placeholder: "{{公示天数}}".to_owned(),
            claim: Claim::Length,
        });
    }
}

fn fits(p: &KnownPeriod, length: &Length, least: bool) -> bool {
    let counted = u64::from(p.count);
    let span = p.first.until(p.last).map_or(0, |s| u64::try_from(s.get_days()).unwrap_or_default() + 1);
    let worked = p.worked.and_then(|n| u64::try_from(n).ok());
    let same = |n: u64| if least { n >= length.value } else { n == length.value };
    match (length.unit, p.unit) {
        (Unit::WorkingDay, CountingUnit::CalendarDay) => worked.is_some_and(same),
        (Unit::WorkingDay, CountingUnit::WorkingDay) => same(counted),
        (Unit::CalendarDay, _) => same(span),
        (Unit::Day, _) => same(span) || same(counted),
        // 一周 is five working days too.
        (Unit::Week, CountingUnit::CalendarDay) => span == 7 * length.value,
        (Unit::Week, CountingUnit::WorkingDay) => span == 7 * length.value || counted == 5 * length.value,
        (Unit::Month, _) => (28 * length.value..=31 * length.value).contains(&span),
    }
}

/// Whether a bracket opens right behind the dates of the period.
fn behind_a_period(stream: &Stream, bracket: usize) -> bool {
    let Some(before) = bracket.checked_sub(1) else { return false };
    if matches!(stream.placeholder(before), Some(Placeholder::Period | Placeholder::Deadline)) {
        return true;
    }
    // …至20日（5个工作日）: the range itself was cued.
    let from = stream.start_of(bracket, SENTENCE);
    (from..bracket).any(|at| {
        let Some(first) = day(stream, at, false) else { return false };
        let Some(last) = range_end(stream, first) else { return false };
        last.end == bracket && is_cued(stream, at, last.end)
    })
}
