//! data/calendar.yaml: days off and make-up working days that the built-in table does not have, or
//! has otherwise (a year to come, a holiday of one region).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::fields::Fields;
use crate::calendar::{Calendar, DayKind};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::DaysOff;
use crate::source::{Span, Spanned};

/// Reads data/calendar.yaml.
pub(super) fn days_off(node: &Node, faults: &mut Diagnostics) -> Option<DaysOff> {
    let mut f = Fields::open(node, faults)?;
    let off: Vec<Spanned<Date>> = f.list("off");
    let work: Vec<Spanned<Date>> = f.list("work");
    let covers: Vec<Spanned<u32>> = f.list("covers");
    f.finish();
    let covers: Vec<Spanned<i16>> = covers.iter().filter_map(|year| calendar_year(year, faults)).collect();
    let builtin = Calendar::builtin();
    let known = |date: Date| builtin.covers(date.year()) || covers.iter().any(|year| year.value == date.year());
    for day in off.iter().chain(&work).filter(|day| !known(day.value)) {
        faults.push(not_covered(day));
    }
    for year in covers.iter().filter(|year| !builtin.covers(year.value)) {
        if !off.iter().any(|day| day.value.year() == year.value) {
            faults.push(without_holidays(year));
        }
    }
    twice(&off, &work, faults);
    for day in work.iter().filter(|day| builtin.day(day.value) == Ok(DayKind::Working)) {
        faults.push(worked_anyway(day));
    }
    let values = |days: Vec<Spanned<Date>>| days.into_iter().map(|day| day.value).collect();
    Some(DaysOff { off: values(off), work: values(work), covers: covers.iter().map(|year| year.value).collect() })
}

fn calendar_year(year: &Spanned<u32>, faults: &mut Diagnostics) -> Option<Spanned<i16>> {
    let value = i16::try_from(year.value).ok().filter(|value| (2000..=2999).contains(value));
    if value.is_none() {
        let typed = year.value;
        let message = text!("{typed} 不是年份", "{typed} is not a year");
        let fault = Diagnostic::error(Code::NumberOutOfRange, year.span, message);
        faults.push(fault.expected(text!("四位年份，如 2027", "a year such as 2027")));
    }
    value.map(|value| Spanned::new(value, year.span))
}

/// A day of a year that nobody says everything about would be read as if the others were known.
fn not_covered(day: &Spanned<Date>) -> Diagnostic {
    let (date, year) = (day.value, day.value.year());
    let message = text!("{date} 不在工作日表的年份里", "{date} lies in no year of the table of working days");
    Diagnostic::error(Code::CalendarYear, day.span, message).hint(text!(
        "{year} 年的放假和调休都写全以后，在 covers 里加上 {year}",
        "list all days off and make-up days of {year}, and add {year} to covers"
    ))
}

/// A year without a single day off is one that somebody forgot to fill in.
fn without_holidays(year: &Spanned<i16>) -> Diagnostic {
    let value = year.value;
    let message = text!(
        "covers 里有 {value} 年，off 里却没有这一年的放假日",
        "covers has {value}, but off has no day of that year"
    );
    Diagnostic::error(Code::CalendarYear, year.span, message).hint(text!(
        "照国务院办公厅的通知把 {value} 年的放假日写进 off，调休上班的日子写进 work",
        "from the State Council's notice: days off of {value} into off, make-up working days into work"
    ))
}

/// A day stands once, as one of the two.
fn twice(off: &[Spanned<Date>], work: &[Spanned<Date>], faults: &mut Diagnostics) {
    let mut seen: BTreeMap<Date, (Span, bool)> = BTreeMap::new();
    let days = off.iter().map(|day| (day, false)).chain(work.iter().map(|day| (day, true)));
    for (day, worked) in days {
        let Some((first, was_worked)) = seen.insert(day.value, (day.span, worked)) else { continue };
        let date = day.value;
        let message = if worked == was_worked {
            text!("{date} 写了两次", "{date} is listed twice")
        } else {
            text!("{date} 又是放假，又是上班", "{date} is both a day off and a working day")
        };
        let fault = Diagnostic::error(Code::CalendarDay, day.span, message);
        faults.push(
            fault
                .related(first, text!("第一次在这里", "first listed here"))
                .hint(text!("照国务院办公厅的通知留下一处", "keep the one that the State Council's notice has")),
        );
    }
}

/// Make-up days are weekends: a plain working day among them is most likely a slip.
fn worked_anyway(day: &Spanned<Date>) -> Diagnostic {
    let date = day.value;
    let message = text!("{date} 本来就是工作日", "{date} is a working day anyway");
    let fault = Diagnostic::warning(Code::CalendarDay, day.span, message);
    fault.hint(text!("核对日期；不需要的就删掉", "check the date, or delete it"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, list, map, scalar};

    fn said(off: &[&str], work: &[&str], covers: &[&str]) -> Vec<Code> {
        let days = |days: &[&str]| list(&days.iter().map(|day| scalar(day)).collect::<Vec<_>>());
        let node = map(&[("off", days(off)), ("work", days(work)), ("covers", days(covers))]);
        codes(|f| days_off(&node, f))
    }

    #[test]
    fn a_year_is_known_in_full_or_not_at_all() {
        assert_eq!(said(&["2027-01-01"], &["2027-01-03"], &["2027"]), []);
        assert_eq!(said(&["2027-01-01"], &[], &[]), [Code::CalendarYear]);
        assert_eq!(said(&[], &[], &["2027"]), [Code::CalendarYear]);
        assert_eq!(said(&["2026-04-20"], &[], &[]), [], "a year of the built-in table");
        assert_eq!(said(&[], &[], &["27"]), [Code::NumberOutOfRange]);
    }

    #[test]
    fn a_day_stands_once() {
        assert_eq!(said(&["2026-04-20", "2026-04-20"], &[], &[]), [Code::CalendarDay]);
        assert_eq!(said(&["2026-04-18"], &["2026-04-18"], &[]), [Code::CalendarDay]);
        assert_eq!(said(&[], &["2026-04-20"], &[]), [Code::CalendarDay], "a Monday");
        assert_eq!(said(&[], &["2026-10-01"], &[]), [], "a holiday that is worked here");
    }
}
