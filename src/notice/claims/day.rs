//! Days in prose, and the day of the document (成文日期) where somebody typed it below the text.

use jiff::civil::Date;

use super::known::Known;
use super::numeral::numeral;
use super::stream::Stream;
use super::{Claim, Contradiction};

/// A day as it was written; what the writer left out is open.
#[allow(clippy::struct_field_names, reason = "the day of the month has no other name")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    year: Option<u64>,
    month: Option<u64>,
    day: u64,
    /// Behind its last character.
    pub(super) end: usize,
}

impl Day {
    /// Whether its year was written.
    pub(super) const fn has_year(self) -> bool {
        self.year.is_some()
    }

    /// The date, with what is left out taken from another one.
    pub(super) fn date(self, from: Date) -> Option<Date> {
        let year = self.year.map_or(Some(from.year()), |y| i16::try_from(y).ok())?;
        let month = self.month.map_or(Some(from.month()), |m| i8::try_from(m).ok())?;
        Date::new(year, month, i8::try_from(self.day).ok()?).ok()
    }
}

/// The day that begins at a position: 2023年10月16日, 10月16日, 二〇二三年十月十六日, 2023-10-16,
/// 2023.10.16; 20日 alone only behind another one.
pub(super) fn day(stream: &Stream, at: usize, alone: bool) -> Option<Day> {
    if at > 0 && stream.chars[at - 1].is_ascii_digit() {
        return None;
    }
    let part = |at: usize, marks: &str| {
        let (value, end) = whole(stream, at)?;
        stream.chars.get(end).filter(|c| marks.contains(**c)).map(|_| (value, end + 1))
    };
    let (mut year, mut month, mut next) = (None, None, at);
    if let Some((value, end)) = part(next, "年-./").filter(|(value, _)| (1990..2100).contains(value)) {
        (year, next) = (Some(value), end);
    }
    let separators = if year.is_some() { "月-./" } else { "月" };
    if let Some((value, end)) = part(next, separators).filter(|(value, _)| (1..=12).contains(value)) {
        (month, next) = (Some(value), end);
    }
    if month.is_none() && (year.is_some() || !alone) {
        return None;
    }
    let (day, end) = whole(stream, next).filter(|(value, _)| (1..=31).contains(value))?;
    match stream.chars.get(end) {
        Some('日' | '号') => Some(Day { year, month, day, end: end + 1 }),
        // 2023-10-16 ends in its last digit.
        _ if year.is_some() && !stream.at(next.saturating_sub(1), "月") => Some(Day { year, month, day, end }),
        _ => None,
    }
}

/// 9.23, 9/23: a day only to those who know that one stands there.
pub(super) fn dotted(stream: &Stream, at: usize) -> Option<Day> {
    let number = |at: usize| stream.chars.get(at).is_some_and(|c| c.is_ascii_digit() || *c == '.');
    let (month, end) = whole(stream, at).filter(|(value, _)| (1..=12).contains(value))?;
    let marked = stream.chars.get(end).is_some_and(|c| "./".contains(*c));
    let (day, end) = whole(stream, end + 1).filter(|(value, _)| marked && (1..=31).contains(value))?;
    let alone = !at.checked_sub(1).is_some_and(number) && !number(end);
    alone.then_some(Day { year: None, month: Some(month), day, end })
}

/// A whole number and its end: 09 of 09.23, which as a number were a decimal.
fn whole(stream: &Stream, at: usize) -> Option<(u64, usize)> {
    let rest = stream.chars.get(at..)?;
    let digits: String = rest.iter().take_while(|c| c.is_ascii_digit()).collect();
    if digits.is_empty() {
        return numeral(rest).map(|n| (n.value, at + n.length));
    }
    digits.parse().ok().map(|value| (value, at + digits.len()))
}

/// What stands before the day of the document on its line, beside the names of the issuers.
const DATED: &[&str] = &["落款日期", "成文日期", "发布日期", "发布时间", "印发日期", "发文日期"];

/// A line that is a day and nothing else, or who issues it and a day, dates the document.
pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(published) = known.published else { return };
    let mut start = 0;
    for line in stream.chars.split(|c| *c == '\n') {
        let (end, from) = (start + line.len(), dated(stream, start, known));
        let written = day(stream, from, false).filter(|d| d.end == end && d.year.is_some());
        if let Some(date) = written.and_then(|d| d.date(published)).filter(|date| *date != published) {
            // The lonely day of a period stands under a heading that says so.
            let above = stream.text(0..start);
            let heading = above.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
            if !heading.starts_with('#') {
                found.push(Contradiction {
                    place: stream.place(from..end),
                    said: chinese(date),
                    right: vec![chinese(published)],
                    placeholder: "{{发布日期}}".to_owned(),
                    claim: Claim::Published,
                });
            }
        }
        start = end + 1;
    }
}

/// Where the day of the document would begin on a line.
fn dated(stream: &Stream, line: usize, known: &Known) -> usize {
    let issuers: Vec<&str> = known.issuers.iter().map(String::as_str).collect();
    let mut at = line;
    while let Some(word) = stream
        .longest(at, DATED)
        .or_else(|| stream.longest(at, &issuers))
        .or_else(|| stream.longest(at, &["：", "为", "（盖章）"]))
    {
        at += word.chars().count().max(1);
    }
    at
}

/// 2023年10月16日
pub(super) fn chinese(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
