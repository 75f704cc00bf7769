//! Days in prose, as they are written; and those that no calendar has: 9月31日, 13月20日, 10月20曰.

use std::ops::Range;

use jiff::civil::Date;

use super::known::Known;
use super::numeral::numeral;
use super::stream::Stream;
use super::{Claim, Contradiction, told};

/// Marks between the first and the last day.
pub(super) const TO: &[&str] = &["至", "到", "——", "—", "--", "-", "~~", "~"];

/// A day as it was written; what the writer left out is open. Its numbers may be those of no day.
#[allow(clippy::struct_field_names, reason = "the day of the month has no other name")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    year: Option<u64>,
    month: Option<u64>,
    day: u64,
    /// Whether it ends in 日 or 号, and not in its last digit.
    marked: bool,
    /// Behind its last character.
    pub(super) end: usize,
}

impl Day {
    /// Whether its year was written.
    pub(super) const fn has_year(self) -> bool {
        self.year.is_some()
    }

    /// The date, with what is left out taken from another one; none where no calendar has it.
    pub(super) fn date(self, from: Date) -> Option<Date> {
        let year = self.year.map_or(Some(from.year()), |y| i16::try_from(y).ok())?;
        let month = self.month.map_or(Some(from.month()), |m| i8::try_from(m).ok())?;
        Date::new(year, month, i8::try_from(self.day).ok()?).ok()
    }
}

/// The day that begins at a position: 2023年10月16日, 10月16日, 二〇二三年十月十六日, 2023-10-16,
/// 2023.10.16, the 10月16 of 10月16至20日; 20日 alone only behind another one.
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
    if let Some((value, end)) = part(next, "月").filter(|(value, _)| *value < 100) {
        (month, next) = (Some(value), end);
    } else if let Some((value, end)) = part(next, "-./").filter(|(value, _)| year.is_some() && (1..=12).contains(value))
    {
        (month, next) = (Some(value), end);
    }
    if month.is_none() && (year.is_some() || !alone) {
        return None;
    }
    let (day, end) = whole(stream, next).filter(|(value, _)| *value < 100)?;
    let spoken = stream.at(next.saturating_sub(1), "月");
    let read = |day: u64, marked: bool, end: usize| Some(Day { year, month, day, marked, end });
    match stream.chars.get(end) {
        Some('日' | '号') => read(day, true, end + 1),
        // What looks like 日 is none, and then there is no day.
        Some('曰') if month.is_some() || alone => read(0, true, end + 1),
        _ if spoken => self::until(stream, end).and_then(|()| read(day, false, end)),
        // 2023-10-16 ends in its last digit.
        _ if year.is_some() && (1..=31).contains(&day) => read(day, false, end),
        _ => None,
    }
}

/// Whether 至20日 stands at a position.
fn until(stream: &Stream, at: usize) -> Option<()> {
    let mark = stream.longest(at, TO)?;
    let (_, end) = whole(stream, at + mark.chars().count())?;
    stream.chars.get(end).filter(|c| "日号月".contains(**c)).map(|_| ())
}

/// 9.23, 9/23: a day only to those who know that one stands there.
pub(super) fn dotted(stream: &Stream, at: usize) -> Option<Day> {
    let number = |at: usize| stream.chars.get(at).is_some_and(|c| c.is_ascii_digit() || *c == '.');
    let (month, end) = whole(stream, at).filter(|(value, _)| (1..=12).contains(value))?;
    let marked = stream.chars.get(end).is_some_and(|c| "./".contains(*c));
    let (day, end) = whole(stream, end + 1).filter(|(value, _)| marked && (1..=31).contains(value))?;
    let alone = !at.checked_sub(1).is_some_and(number) && !number(end);
    alone.then_some(Day { year: None, month: Some(month), day, marked: false, end })
}

/// The day behind 至, as the first of its range was written: 2023.10.16—20, and the 至10月 that leaves it open.
pub(super) fn last(stream: &Stream, at: usize, first: Day) -> Option<Day> {
    day(stream, at, true).or_else(|| dotted(stream, at)).or_else(|| {
        let (value, end) = whole(stream, at)?;
        let bare = !first.marked && !stream.chars.get(end).is_some_and(|c| c.is_alphanumeric() || "./-".contains(*c));
        if bare && (1..=31).contains(&value) {
            return Some(Day { year: None, month: None, day: value, marked: false, end });
        }
        month(stream, at)
    })
}

/// 10月, or 10月底, where a day was to be named: it is none.
pub(super) fn month(stream: &Stream, at: usize) -> Option<Day> {
    let (value, end) = whole(stream, at).filter(|(value, end)| *value < 100 && stream.at(*end, "月"))?;
    Some(Day { year: None, month: Some(value), day: 0, marked: true, end: end + 1 })
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

/// Days that no calendar has, where they were not reported as the period or its end.
pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(published) = known.published else { return };
    let (mut at, mut before) = (0, published);
    while at < stream.chars.len() {
        let written = day(stream, at, false).or_else(|| behind(stream, at));
        let Some(written) = written else {
            at += 1;
            continue;
        };
        // 9月31号楼 and 10月35号文件 are no days.
        let other = stream.chars[written.end - 1] == '号'
            && stream.chars.get(written.end).is_some_and(|c| "楼院文门路线机车令".contains(*c));
        match written.date(before) {
            Some(date) => before = date,
            None if !other => found.extend(none(stream, at..written.end, found)),
            None => {}
        }
        at = written.end;
    }
}

/// The 31日 of 9月16日至31日.
fn behind(stream: &Stream, at: usize) -> Option<Day> {
    let mark = stream.longest_before(at, TO)?;
    let first = at.checked_sub(mark.chars().count() + 1)?;
    day(stream, at, true).filter(|_| "日号".contains(stream.chars[first]))
}

fn none(stream: &Stream, range: Range<usize>, found: &[Contradiction]) -> Option<Contradiction> {
    let place = stream.place(range.clone());
    (!told(found, &place)).then(|| Contradiction {
        place,
        said: stream.text(range),
        right: Vec::new(),
        placeholder: String::new(),
        claim: Claim::NoDay,
    })
}

/// 2023年10月16日
pub(super) fn chinese(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
