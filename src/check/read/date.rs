//! Days and hours: `2023-09-25`, `17:00`. In a CSV also `2023/9/25`: a spreadsheet rewrites days so at each save.

use std::borrow::Cow;

use jiff::civil::{Date, Time};

use super::{Read, scalar};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::Node;

impl Read for Date {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let found = scalar(node, a_day, faults)?;
        let text = if faults.of_table() { unslashed(found.text) } else { Cow::Borrowed(found.text) };
        let (message, hint) = match (see(&text), found.quoted) {
            (Seen::Day(date), false) => return Some(date),
            (Seen::Day(_), true) => quoted(&text),
            (Seen::NoSuchDay, _) => no_such_day(&text),
            (Seen::OtherForm, _) => not_iso(&text),
        };
        faults.push(Diagnostic::error(Code::BadDate, node.span, message).expected(a_day()).hint(hint));
        None
    }
}

/// An hour of the day, `17:00`. Quotes are allowed: some tools read a bare 17:00 as a number.
impl Read for Time {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let found = scalar(node, an_hour, faults)?;
        let time = found.text.split_once(':').and_then(|(hour, minute)| {
            let two = |s: &str| (s.len() == 2).then(|| s.parse::<i8>().ok()).flatten();
            Self::new(two(hour)?, two(minute)?, 0, 0).ok()
        });
        if time.is_none() {
            let text = found.text;
            let message = text!("「{text}」不是时刻", "`{text}` is not an hour");
            faults.push(Diagnostic::error(Code::BadDate, node.span, message).expected(an_hour()));
        }
        time
    }
}

fn a_day() -> Text {
    text!("日期，如 2023-09-25", "a date such as 2023-09-25")
}

fn an_hour() -> Text {
    text!("二十四小时制的时刻，如 \"17:00\"", "an hour such as \"17:00\"")
}

/// What a text is, seen as a day.
enum Seen {
    Day(Date),
    /// The right form, but no such day.
    NoSuchDay,
    OtherForm,
}

fn see(text: &str) -> Seen {
    match iso_parts(text) {
        None => Seen::OtherForm,
        Some([year, month, d]) => day(year, month, d).map_or(Seen::NoSuchDay, Seen::Day),
    }
}

/// The day that a text names in ISO form.
fn iso(text: &str) -> Option<Date> {
    iso_parts(text).and_then(|[year, month, d]| day(year, month, d))
}

/// Year, month and day of `2023-09-25`.
fn iso_parts(text: &str) -> Option<[i16; 3]> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    let digits = |range: std::ops::Range<usize>| -> Option<i16> {
        let part = text.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten()
    };
    if !shaped {
        return None;
    }
    Some([digits(0..4)?, digits(5..7)?, digits(8..10)?])
}

/// `2023/9/5` as `2023-09-05`; any other text as it is.
fn unslashed(text: &str) -> Cow<'_, str> {
    let digits = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    match text.split('/').collect::<Vec<_>>()[..] {
        [year, month, day] if digits(year, 4..=4) && digits(month, 1..=2) && digits(day, 1..=2) => {
            Cow::Owned(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        _ => Cow::Borrowed(text),
    }
}

fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn quoted(text: &str) -> (Text, Text) {
    (
        text!("日期加了引号，就成了文字", "a date in quotes is text"),
        text!("去掉引号，写 {text}", "remove the quotes: {text}"),
    )
}

fn no_such_day(text: &str) -> (Text, Text) {
    let last = text.get(..7).and_then(|month| iso(&format!("{month}-01"))).map(Date::days_in_month);
    let hint = match last {
        Some(days) => {
            let month = &text[..7];
            text!("{month} 只有 {days} 天", "{month} has {days} days")
        }
        None => text!("月份是 01 至 12", "months go from 01 to 12"),
    };
    (text!("没有 {text} 这一天", "there is no such day as {text}"), hint)
}

/// `2023/9/25`, `2023.9.25`, `2023年9月25日`: says how the same day is written.
fn not_iso(text: &str) -> (Text, Text) {
    let parts: Vec<i16> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map_while(|part| part.parse().ok())
        .collect();
    let compact =
        (text.len() == 8).then(|| iso(&format!("{}-{}-{}", text.get(..4)?, text.get(4..6)?, text.get(6..)?))).flatten();
    let meant = match parts[..] {
        [year, month, d] if year > 1000 => day(year, month, d),
        _ => compact,
    };
    let hint = match meant {
        Some(date) => text!("写成 {date}", "write {date}"),
        None => text!("按「年-月-日」写：四位年、两位月、两位日", "year-month-day: four, two and two digits"),
    };
    (text!("「{text}」不是规定的日期写法", "`{text}` is not a date as it must be written"), hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, quoted, scalar};

    fn hint_for(node: &Node) -> String {
        let mut faults = Diagnostics::new();
        assert_eq!(Date::read(node, &mut faults), None);
        faults.sorted().remove(0).hint.map(|h| h.zh).unwrap_or_default()
    }

    #[test]
    fn a_day_that_does_not_exist() {
        assert_eq!(hint_for(&scalar("2023-02-30")), "2023-02 只有 28 天");
        assert_eq!(hint_for(&scalar("2023-13-01")), "月份是 01 至 12");
    }

    #[test]
    fn other_forms_are_shown_as_iso() {
        for text in ["2023/9/25", "2023.9.25", "2023年9月25日", "20230925", "2023-9-25"] {
            assert_eq!(hint_for(&scalar(text)), "写成 2023-09-25", "{text}");
        }
        assert_eq!(hint_for(&quoted("2023-09-25")), "去掉引号，写 2023-09-25");
    }

    #[test]
    fn a_spreadsheet_may_write_days_with_slashes() {
        for text in ["2023-09-05", "2023/9/5", "2023/09/05", "2023/09/5"] {
            let mut faults = Diagnostics::for_table();
            assert_eq!(Date::read(&scalar(text), &mut faults), iso("2023-09-05"), "{text}");
            assert_eq!(faults.errors(), 0, "{text}");
        }
    }

    #[test]
    fn a_spreadsheet_must_still_name_a_day_in_full() {
        for text in [
            "2023/2/30",
            "2023/13/1",
            "23/9/5",
            "9/5/2023",
            "2023/9",
            "2023/9/5/1",
            "2023/009/5",
            "2023/9/",
            "2023-9-5",
        ] {
            let mut faults = Diagnostics::for_table();
            assert_eq!(Date::read(&scalar(text), &mut faults), None, "{text}");
            assert_eq!(faults.errors(), 1, "{text}");
        }
    }

    #[test]
    fn hours() {
        assert_eq!(Time::read(&quoted("17:00"), &mut Diagnostics::new()), Time::new(17, 0, 0, 0).ok());
        assert_eq!(codes(|f| Time::read(&scalar("25:00"), f)), [Code::BadDate]);
    }
}
