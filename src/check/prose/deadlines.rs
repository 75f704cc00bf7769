//! Deadlines in prose (8月31日前): on a day off, or after the window of their own stage.

use jiff::civil::Date;

use crate::calendar::{Calendar, DayKind};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::Notice;

/// A day that is named as a deadline.
#[derive(Debug, PartialEq, Eq)]
struct Deadline<'t> {
    at: usize,
    /// 8月31日前
    words: &'t str,
    date: Date,
}

/// Looks at every deadline of a notice.
pub(super) fn check(notice: &Notice, calendar: &Calendar, faults: &mut Diagnostics) {
    let mut window = None;
    let mut start = 0;
    for line in notice.prose.markdown().split_inclusive('\n') {
        // A heading opens another stage.
        window = months(line).or(window.filter(|_| !line.starts_with('#')));
        for deadline in deadlines(line, notice.published) {
            let span = notice.prose.place(start + deadline.at..start + deadline.at + deadline.words.len());
            let words = deadline.words;
            if let Ok(kind) = calendar.day(deadline.date)
                && !kind.is_worked()
            {
                let (date, Text { zh, en }) = (deadline.date, day(deadline.date, &kind));
                let message =
                    text!("「{words}」（{date}）不是工作日：{zh}", "`{words}` ({date}) is no working day: {en}");
                let fault = Diagnostic::warning(Code::DeadlineDayOff, span, message);
                faults.push(match next_working_day(calendar, date) {
                    Some(next) => fault.hint(text!(
                        "写明当天是否有人受理，或者写明顺延到 {next}",
                        "say whether somebody is there on that day, or that it moves to {next}"
                    )),
                    None => fault,
                });
            }
            if let Some((from, to)) = window.filter(|(from, to)| from <= to && deadline.date.month() > *to) {
                let message = text!(
                    "「{words}」晚于本阶段（{from}月至{to}月）",
                    "`{words}` lies after its own stage (months {from} to {to})"
                );
                faults.push(Diagnostic::warning(Code::DeadlineOutside, span, message).hint(text!(
                    "核对阶段和截止日期；方案本来如此的，在 choices 里说明以哪个为准",
                    "compare the stage with the deadline; if the plan has it so, say under `choices` which of them counts"
                )));
            }
        }
        start += line.len();
    }
}

/// 星期六, and why it is off.
fn day(date: Date, kind: &DayKind) -> Text {
    let (zh, en) = [
        ("星期一", "Monday"),
        ("星期二", "Tuesday"),
        ("星期三", "Wednesday"),
        ("星期四", "Thursday"),
        ("星期五", "Friday"),
        ("星期六", "Saturday"),
        ("星期日", "Sunday"),
    ][date.weekday().to_monday_zero_offset().unsigned_abs() as usize % 7];
    let Text { zh: why, en: why_en } = kind.words();
    match kind {
        DayKind::Weekend => text!("{zh}", "a {en}"),
        _ => text!("{zh}，{why}", "a {en}, {why_en}"),
    }
}

fn next_working_day(calendar: &Calendar, date: Date) -> Option<Date> {
    let days = date.series(jiff::Span::new().days(1)).skip(1).take(30);
    days.take_while(|day| calendar.day(*day).is_ok()).find(|day| calendar.is_working_day(*day) == Ok(true))
}

/// The window of a stage in whole months: 「4月至5月」.
fn months(line: &str) -> Option<(i8, i8)> {
    line.match_indices('月').find_map(|(at, month)| {
        let from = number_before(&line[..at])?.1;
        let rest = &line[at + month.len()..];
        let rest = ["至", "到", "-", "—", "－", "~"].iter().find_map(|to| rest.strip_prefix(to))?;
        let (to, rest) = number(rest)?;
        let month = |n: i16| i8::try_from(n).ok().filter(|n| (1..=12).contains(n));
        let whole = rest.strip_prefix('月').is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        Some((month(from)?, month(to)?)).filter(|_| whole)
    })
}

/// Every deadline of a line. A day without its year is one of the year of publication.
fn deadlines(line: &str, published: Date) -> Vec<Deadline<'_>> {
    let found = line.match_indices('月').filter_map(|(at, month)| {
        let (start, m) = number_before(&line[..at])?;
        let (d, rest) = number(&line[at + month.len()..])?;
        let rest = rest.strip_prefix(['日', '号'])?;
        let end = line.len() - behind(rest)?.len();
        let (start, year) = match line[..start].strip_suffix('年').and_then(number_before) {
            Some((start, year)) if year > 1000 => (start, year),
            _ => (start, published.year()),
        };
        let date = Date::new(year, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()?;
        Some(Deadline { at: start, words: &line[start..end], date })
    });
    found.collect()
}

/// What follows a day that is a deadline: 前, 17时前, （星期六）前, 截止.
fn behind(rest: &str) -> Option<&str> {
    let mut rest = rest;
    if let Some(inner) = rest.strip_prefix(['（', '(']) {
        rest = inner.split_once(['）', ')']).map(|(_, rest)| rest)?;
    }
    rest = ["上午", "下午", "中午"].iter().find_map(|part| rest.strip_prefix(part)).unwrap_or(rest);
    if let Some((_, after)) = number(rest) {
        let after = after.strip_prefix([':', '：']).and_then(number).map_or(after, |(_, after)| after);
        rest = after.strip_prefix(['时', '点']).unwrap_or(after);
    }
    ["之前", "以前", "前", "截止", "止"].iter().find_map(|word| rest.strip_prefix(word))
}

/// The number with which a text begins, and the rest.
fn number(text: &str) -> Option<(i16, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// The number with which a text ends, and where it begins.
fn number_before(text: &str) -> Option<(usize, i16)> {
    let start = text.len() - text.bytes().rev().take_while(u8::is_ascii_digit).count();
    Some((start, text[start..].parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<(String, String)> {
        let published = "2024-06-03".parse().expect("a date");
        deadlines(line, published).into_iter().map(|d| (d.words.to_owned(), d.date.to_string())).collect()
    }

    #[test]
    fn deadlines_as_plans_write_them() {
        for (line, words, date) in [
            ("请于8月31日前报送", "8月31日前", "2024-08-31"),
            ("2021年7月22日前报送", "2021年7月22日前", "2021-07-22"),
            ("4月3日17时前", "4月3日17时前", "2024-04-03"),
            ("4月3日下午17:00之前", "4月3日下午17:00之前", "2024-04-03"),
            ("8月31日（星期六）截止", "8月31日（星期六）截止", "2024-08-31"),
        ] {
            assert_eq!(found(line), [(words.to_owned(), date.to_owned())], "{line}");
        }
        for line in ["9月18日-9月22日", "截至9月25日的数据", "2月30日前", "8月底前"] {
            assert_eq!(found(line), [], "{line}");
        }
    }

    #[test]
    fn windows_of_whole_months() {
        assert_eq!(months("第一阶段为宣传发动阶段，时间为4月至5月"), Some((4, 5)));
        assert_eq!(months("6月-10月"), Some((6, 10)));
        assert_eq!(months("9月18日至9月22日"), None);
        assert_eq!(months("从9月至10月15日"), None);
    }

    #[test]
    fn the_next_working_day_skips_weekends_and_holidays() {
        let next = |date: &str| next_working_day(Calendar::builtin(), date.parse().expect("a date"));
        assert_eq!(next("2024-08-31").map(|d| d.to_string()).as_deref(), Some("2024-09-02"));
        assert_eq!(next("2023-09-29").map(|d| d.to_string()).as_deref(), Some("2023-10-07"));
        assert_eq!(next("2026-12-31"), None);
    }
}
