//! `gongshi calendar 2023-10-16`: the dates of a publicity period, or the days between two dates.

use std::fmt::Write as _;

use clap::ArgMatches;
use jiff::civil::{Date, Time};

use super::console::Console;
use super::error::{Exit, Stop};
use super::report;
use super::{given, site_or_none};
use crate::calendar::{BeyondTable, Counting};
use crate::diag::Format;
use crate::lang::text;
use crate::model::CountingUnit;
use crate::page::whole_period;
use crate::pipeline;

/// The length of a period that nobody gives.
const DAYS: u32 = 5;

/// Prints a period, and the days in it that do not count.
pub(super) fn run(console: Console, flags: &ArgMatches) -> Result<Exit, Stop> {
    let tables = pipeline::tables(site_or_none(flags)?.as_deref())?;
    if tables.report.faults.has_errors() {
        console.print(&report::faults(&tables.report, Format::Human, console.lang, console.colours_stdout()))?;
        return Ok(report::exit(&tables.report));
    }
    let Some(start) = flags.get_one::<Date>("from").copied() else { return Ok(Exit::Usage) };
    let unit = if given(flags, "calendar-days") { CountingUnit::CalendarDay } else { CountingUnit::WorkingDay };
    let until = flags.get_one::<Time>("until").copied();
    let counting = |days| Counting { days, unit, count_first_day: !given(flags, "skip-first"), until };
    let days = flags.get_one::<u32>("days").copied().unwrap_or(DAYS);
    let period = match flags.get_one::<Date>("to").copied() {
        Some(end) => tables.calendar.between(start, end, counting(days)),
        None => tables.calendar.count(start, counting(days)).map(Some),
    };
    let Some(period) = period.map_err(|beyond| unknown(&beyond))? else { return Err(backwards()) };
    let mut out = format!("{}\n", whole_period(&period, console.lang));
    for (date, why) in period.skipped() {
        let why = why.get(console.lang);
        let _ = writeln!(out, "{}", text!("不计 {date} {why}", "not counted: {date} {why}").get(console.lang));
    }
    console.print(&out)?;
    Ok(Exit::Ok)
}

fn backwards() -> Stop {
    Stop {
        exit: Exit::Usage,
        message: text!("后一个日期早于前一个", "the second date is earlier than the first"),
        hint: Some(text!("gongshi calendar 起日 止日", "gongshi calendar FIRST LAST")),
    }
}

fn unknown(beyond: &BeyondTable) -> Stop {
    Stop {
        exit: Exit::Faults,
        message: beyond.words(),
        hint: Some(text!(
            "国务院公布当年放假安排后，写进 data/calendar.yaml，或换用新版程序",
            "once the State Council has announced that year's holidays, write them into data/calendar.yaml or update the program"
        )),
    }
}
