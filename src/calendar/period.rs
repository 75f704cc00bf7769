//! The publicity period (公示期): which days count, and why the others do not.

use jiff::civil::{Date, Time};

use super::{BeyondTable, Calendar, DayKind};
use crate::lang::{Text, text};
use crate::model::{CountingUnit, Publicity};

/// How the days of a period are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counting {
    /// How many days.
    pub days: u32,
    /// Working or calendar days.
    pub unit: CountingUnit,
    /// Whether the day of publication is the first day.
    pub count_first_day: bool,
    /// Until which hour of the last day.
    pub until: Option<Time>,
}

impl From<&Publicity> for Counting {
    fn from(publicity: &Publicity) -> Self {
        let Publicity { days, unit, count_first_day, until, .. } = *publicity;
        Self { days, unit, count_first_day, until }
    }
}

/// A publicity period, counted day by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The day of publication.
    pub start: Date,
    /// The first day that counts.
    pub first: Date,
    /// The last day that counts.
    pub last: Date,
    /// How many days count.
    pub count: u32,
    /// Working or calendar days.
    pub unit: CountingUnit,
    /// Until which hour of the last day objections are taken, if the contest says.
    pub until: Option<Time>,
    /// Every day from `start` to `last`.
    pub days: Vec<PeriodDay>,
}

/// One day of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodDay {
    /// The day.
    pub date: Date,
    /// What the calendar says of it; `None` beyond the table, which calendar days do not need.
    pub kind: Option<DayKind>,
    /// The how manieth day of the period it is, if it counts.
    pub number: Option<u32>,
}

impl Period {
    /// The days that do not count, and why.
    pub fn skipped(&self) -> impl Iterator<Item = (Date, Text)> {
        self.days.iter().filter(|day| day.number.is_none()).map(|day| {
            let off = day.kind.as_ref().filter(|kind| !kind.is_worked() && self.unit == CountingUnit::WorkingDay);
            (day.date, off.map_or_else(|| text!("发布当日不计", "the day of publication"), DayKind::words))
        })
    }
}

impl Calendar {
    /// The period of a notice published on `start`.
    ///
    /// # Errors
    /// The period needs working days beyond the table, or dates beyond the year 9999.
    pub fn period(&self, start: Date, publicity: &Publicity) -> Result<Period, BeyondTable> {
        self.count(start, publicity.into())
    }

    /// The period that begins with a notice published on `start`, counted so.
    ///
    /// # Errors
    /// The period needs working days beyond the table, or dates beyond the year 9999.
    pub fn count(&self, start: Date, counting: Counting) -> Result<Period, BeyondTable> {
        self.walk(start, counting, |_, count| count >= counting.days)
    }

    /// The days from `start` to `end`, both included, of which as many count as `counting` says;
    /// none where `end` is earlier.
    ///
    /// # Errors
    /// Working days are asked for, and one of the days lies beyond the table.
    pub fn between(&self, start: Date, end: Date, counting: Counting) -> Result<Option<Period>, BeyondTable> {
        if end < start {
            return Ok(None);
        }
        let period = self.walk(start, counting, |date, _| date >= end)?;
        Ok(Some(Period { first: start, ..period }))
    }

    /// Day by day until `done`.
    fn walk(&self, start: Date, counting: Counting, done: impl Fn(Date, u32) -> bool) -> Result<Period, BeyondTable> {
        let mut days = Vec::new();
        let (mut first, mut count, mut date) = (None, 0, start);
        loop {
            let kind = self.day(date);
            let counts = (counting.count_first_day || date != start)
                && match counting.unit {
                    CountingUnit::CalendarDay => true,
                    CountingUnit::WorkingDay => kind.as_ref().map_err(BeyondTable::clone)?.is_worked(),
                };
            if counts {
                count += 1;
                first = first.or(Some(date));
            }
            days.push(PeriodDay { date, kind: kind.ok(), number: counts.then_some(count) });
            if done(date, count) {
                break;
            }
            date = date.tomorrow().map_err(|_| self.beyond(date))?;
        }
        let (unit, until) = (counting.unit, counting.until);
        Ok(Period { start, first: first.unwrap_or(start), last: date, count, unit, until, days })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Contact;

    fn publicity(days: u32, unit: CountingUnit, count_first_day: bool) -> Publicity {
        let contact =
            Contact { office: "示例办公室".into(), phone: None, email: None, address: None, postcode: None };
        Publicity { days, unit, count_first_day, until: None, contact, oversight: None, postmark: None }
    }

    fn last(start: &str, publicity: &Publicity) -> String {
        let start = start.parse().expect("a date");
        Calendar::builtin().period(start, publicity).expect("inside the table").last.to_string()
    }

    #[test]
    fn five_working_days_as_real_notices_counted_them() {
        let five = publicity(5, CountingUnit::WorkingDay, true);
        for (start, end) in [
            ("2024-03-12", "2024-03-18"),
            ("2021-09-14", "2021-09-18"),
            ("2024-01-31", "2024-02-05"),
            ("2025-03-28", "2025-04-03"),
            ("2023-09-25", "2023-10-07"),
        ] {
            assert_eq!(last(start, &five), end);
        }
        assert_eq!(last("2025-04-14", &publicity(5, CountingUnit::WorkingDay, false)), "2025-04-21");
    }

    #[test]
    fn a_notice_published_on_a_day_off_begins_with_the_next_working_day() {
        let five = publicity(5, CountingUnit::WorkingDay, true);
        let start = "2023-09-29".parse().expect("a date");
        let period = Calendar::builtin().period(start, &five).expect("inside the table");
        assert_eq!((period.first.to_string(), period.count), ("2023-10-07".into(), 5));
        let off: Vec<_> = period.days.iter().filter(|d| d.number.is_none()).filter_map(|d| d.kind.clone()).collect();
        assert_eq!(off.len(), 8);
        assert!(off.iter().all(|kind| matches!(kind, DayKind::Holiday(_))));
    }

    #[test]
    fn the_days_between_two_dates() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        let counted = |start, end, unit, count_first_day| {
            let counting = Counting { days: 0, unit, count_first_day, until: None };
            let period = Calendar::builtin().between(date(start), date(end), counting).expect("inside the table");
            period.map(|period| (period.first.to_string(), period.last.to_string(), period.count))
        };
        let week = |count| Some(("2023-09-25".to_owned(), "2023-09-29".to_owned(), count));
        assert_eq!(counted("2023-09-25", "2023-09-29", CountingUnit::WorkingDay, true), week(4));
        assert_eq!(counted("2023-09-25", "2023-09-29", CountingUnit::WorkingDay, false), week(3));
        assert_eq!(counted("2023-09-25", "2023-09-29", CountingUnit::CalendarDay, true), week(5));
        assert_eq!(counted("2023-09-29", "2023-09-25", CountingUnit::WorkingDay, true), None);
    }

    #[test]
    fn calendar_days_need_no_table() {
        let five = publicity(5, CountingUnit::CalendarDay, true);
        assert_eq!(last("2025-04-17", &five), "2025-04-21");
        assert_eq!(last("2030-04-17", &five), "2030-04-21");
        assert_eq!(last("2030-04-17", &publicity(5, CountingUnit::CalendarDay, false)), "2030-04-22");
    }

    #[test]
    fn a_period_that_runs_out_of_the_table_is_an_error() {
        let start = "2026-12-30".parse().expect("a date");
        let result = Calendar::builtin().period(start, &publicity(5, CountingUnit::WorkingDay, true));
        assert_eq!(result.map_err(|e| e.date.to_string()), Err("2027-01-01".into()));
    }
}
