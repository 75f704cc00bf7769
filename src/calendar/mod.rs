//! Working days with holidays and 调休, from a built-in table. Pure; "today" never enters.
//!
//! 1. [`Calendar::builtin`] reads `cn.txt`, which is part of the program; [`Calendar::with`] adds a site's own days,
//! 2. [`Calendar::day`] says what a day is; a day beyond the table is an error and never a guess,
//!    because 调休 moves working days to weekends and only the State Council's notice says which,
//! 3. [`Calendar::period`] counts a publicity period (公示期) day by day.

mod period;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use crate::lang::{Text, text};
use crate::model::DaysOff;

pub use period::{Counting, Period, PeriodDay};

/// The working days of mainland China, for the years that the table covers.
#[derive(Clone, Debug)]
pub struct Calendar {
    years: BTreeSet<i16>,
    /// Days that are not simply "Monday to Friday".
    named: BTreeMap<Date, DayKind>,
}

/// What a day is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// An ordinary working day.
    Working,
    /// A weekend day that is worked for a holiday (调休).
    MakeUp(String),
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// A day off of a public holiday, weekends inside it included.
    Holiday(String),
}

/// A day lies outside the table: whether it is worked is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeyondTable {
    /// The day.
    pub date: Date,
    /// The years of the table: first and last of each run.
    pub runs: Vec<(i16, i16)>,
}

impl Calendar {
    /// The table inside the program: 2004-01-01 to 2026-12-31.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Calendar> = LazyLock::new(|| table::read(include_str!("cn.txt")));
        &BUILTIN
    }

    /// The built-in table with the days of data/calendar.yaml, which hold where the two differ.
    #[must_use]
    pub fn with(days: &DaysOff) -> Self {
        let mut calendar = Self::builtin().clone();
        calendar.years.extend(&days.covers);
        calendar.named.extend(days.off.iter().map(|date| (*date, DayKind::Holiday(String::new()))));
        calendar.named.extend(days.work.iter().map(|date| (*date, DayKind::MakeUp(String::new()))));
        calendar
    }

    /// Whether the table speaks for a year.
    #[must_use]
    pub fn covers(&self, year: i16) -> bool {
        self.years.contains(&year)
    }

    /// What a day is.
    ///
    /// # Errors
    /// The day lies beyond the table.
    pub fn day(&self, date: Date) -> Result<DayKind, BeyondTable> {
        if !self.covers(date.year()) {
            return Err(self.beyond(date));
        }
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        let plain = if weekend { DayKind::Weekend } else { DayKind::Working };
        Ok(self.named.get(&date).cloned().unwrap_or(plain))
    }

    /// Whether a day is worked.
    ///
    /// # Errors
    /// The day lies beyond the table.
    pub fn is_working_day(&self, date: Date) -> Result<bool, BeyondTable> {
        self.day(date).map(|kind| kind.is_worked())
    }

    /// How many days from `from` to `to`, both included, are worked; 0 when `to` is earlier.
    ///
    /// # Errors
    /// One of the days lies beyond the table.
    pub fn working_days(&self, from: Date, to: Date) -> Result<u32, BeyondTable> {
        let mut worked = 0u32;
        for kind in self.days(from, to)?.values() {
            worked = worked.saturating_add(u32::from(kind.is_worked()));
        }
        Ok(worked)
    }

    /// Every day from `from` to `to`, both included.
    ///
    /// # Errors
    /// One of the days lies beyond the table.
    pub fn days(&self, from: Date, to: Date) -> Result<BTreeMap<Date, DayKind>, BeyondTable> {
        // Both ends first: a window of ten thousand years must not be walked.
        self.day(from)?;
        self.day(to)?;
        let mut days = BTreeMap::new();
        let mut date = from;
        while date <= to {
            days.insert(date, self.day(date)?);
            date = date.tomorrow().map_err(|_| self.beyond(date))?;
        }
        Ok(days)
    }

    fn beyond(&self, date: Date) -> BeyondTable {
        let mut runs: Vec<(i16, i16)> = Vec::new();
        for year in &self.years {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == *year => *last = *year,
                _ => runs.push((*year, *year)),
            }
        }
        BeyondTable { date, runs }
    }
}

impl DayKind {
    /// Whether it is worked.
    #[must_use]
    pub const fn is_worked(&self) -> bool {
        matches!(self, Self::Working | Self::MakeUp(_))
    }

    /// What it is, in a few words: 工作日, 国庆节放假.
    #[must_use]
    pub fn words(&self) -> Text {
        match self {
            Self::Working => text!("工作日", "working day"),
            Self::MakeUp(name) if name.is_empty() => text!("调休上班", "make-up working day"),
            Self::MakeUp(name) => text!("{name}调休上班", "make-up working day ({name})"),
            Self::Weekend => text!("周末", "weekend"),
            Self::Holiday(name) if name.is_empty() => text!("放假", "public holiday"),
            Self::Holiday(name) => text!("{name}放假", "public holiday ({name})"),
        }
    }
}

impl BeyondTable {
    /// What is missing, in words.
    #[must_use]
    pub fn words(&self) -> Text {
        let run = |between: &str| {
            let runs = self.runs.iter().map(|(first, last)| format!("{first}-01-01{between}{last}-12-31"));
            runs.collect::<Vec<_>>()
        };
        let (date, zh, en) = (self.date, run(" 至 ").join("、"), run(" to ").join(", "));
        text!(
            "工作日表只有 {zh}，没有 {date}，无法确定是否工作日",
            "the table of working days covers {en} but not {date}, so it cannot say which days are worked"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    /// Periods of real notices that give their length (domain: practice of sixteen notices).
    #[test]
    fn real_notices_counted_the_same_days() {
        for (from, to, expected) in [
            ("2021-09-14", "2021-09-18", 5),
            ("2024-01-31", "2024-02-05", 5),
            ("2025-03-28", "2025-04-03", 5),
            ("2024-02-28", "2024-03-05", 5),
            ("2024-03-12", "2024-03-18", 5),
            ("2022-10-31", "2022-11-04", 5),
            ("2020-05-14", "2020-05-20", 5),
            ("2023-09-25", "2023-09-29", 4),
            ("2020-04-09", "2020-04-16", 6),
        ] {
            let counted = Calendar::builtin().working_days(date(from), date(to));
            assert_eq!(counted, Ok(expected), "{from} to {to}");
        }
    }

    #[test]
    fn a_make_up_saturday_is_worked_and_a_holiday_friday_is_not() {
        let calendar = Calendar::builtin();
        assert_eq!(calendar.day(date("2026-10-10")), Ok(DayKind::MakeUp("国庆节".into())));
        // 国办发明电〔2005〕35号
        assert_eq!(calendar.day(date("2005-12-31")), Ok(DayKind::MakeUp("元旦".into())));
        assert_eq!(calendar.day(date("2023-09-29")), Ok(DayKind::Holiday("中秋".into())));
        assert_eq!(calendar.day(date("2023-10-14")), Ok(DayKind::Weekend));
        assert_eq!(calendar.is_working_day(date("2023-10-16")), Ok(true));
    }

    #[test]
    fn a_site_adds_years_and_changes_days() {
        let (off, work) = (vec![date("2027-01-01"), date("2026-04-20")], vec![date("2027-01-03")]);
        let calendar = Calendar::with(&DaysOff { off, work, covers: vec![2027, 2029] });
        assert_eq!(calendar.working_days(date("2026-12-30"), date("2027-01-04")), Ok(4), "12-30, 12-31, 1-3, 1-4");
        assert_eq!(calendar.is_working_day(date("2026-04-20")), Ok(false), "a day off in one region");
        assert_eq!(calendar.day(date("2027-01-01")).map(|d| d.words().zh), Ok("放假".into()));
        let beyond = calendar.day(date("2028-01-01")).map_err(|e| e.words().zh);
        let words =
            "工作日表只有 2004-01-01 至 2027-12-31、2029-01-01 至 2029-12-31，没有 2028-01-01，无法确定是否工作日";
        assert_eq!(beyond, Err(words.into()));
    }

    #[test]
    fn days_beyond_the_table_are_not_guessed() {
        let calendar = Calendar::builtin();
        for outside in ["2003-12-31", "2027-01-01"] {
            assert_eq!(calendar.day(date(outside)).map_err(|e| e.date), Err(date(outside)));
        }
        assert!(calendar.working_days(date("2026-12-30"), Date::MAX).is_err());
        assert_eq!(calendar.working_days(date("2024-02-02"), date("2024-02-01")), Ok(0));
    }
}
