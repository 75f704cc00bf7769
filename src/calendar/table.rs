//! Reads the table of days off (休) and make-up days (班).
//!
//! The table is written by `tools/derive_calendar.py`; a test reads every line of it, so a line
//! that is skipped here cannot be one of ours.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::{Calendar, DayKind};

/// A calendar from the text of a table.
pub(super) fn read(text: &str) -> Calendar {
    let years = text.lines().filter_map(coverage).flatten().collect();
    Calendar { years, named: text.lines().filter_map(day).collect::<BTreeMap<_, _>>() }
}

/// `table 2004 2026`: the first and the last year.
fn coverage(line: &str) -> Option<RangeInclusive<i16>> {
    let (first, last) = line.strip_prefix("table ")?.split_once(' ')?;
    Some(first.parse().ok()?..=last.parse().ok()?)
}

/// `2023-09-29 休 中秋`
fn day(line: &str) -> Option<(Date, DayKind)> {
    let (date, rest) = line.split_once(' ')?;
    let (mark, name) = rest.split_once(' ')?;
    let kind = match mark {
        "休" => DayKind::Holiday(name.to_owned()),
        "班" => DayKind::MakeUp(name.to_owned()),
        _ => return None,
    };
    Some((date.parse().ok()?, kind))
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::*;

    #[test]
    fn every_line_of_the_built_in_table_is_read() {
        let text = include_str!("cn.txt");
        let calendar = read(text);
        let lines = text.lines().filter(|l| !l.starts_with('#') && !l.starts_with("table ")).count();
        assert_eq!(calendar.named.len(), lines);
        assert_eq!((calendar.years.first(), calendar.years.last()), (Some(&2004), Some(&2026)));
    }

    #[test]
    fn only_weekends_are_made_up_for() {
        for (date, kind) in &Calendar::builtin().named {
            let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
            assert!(weekend || !kind.is_worked(), "{date}");
        }
    }
}
