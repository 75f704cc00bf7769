//! `gongshi check`: every fault of every file, nothing written. The report is the data, so it goes to stdout.

use clap::ArgMatches;

use super::console::Console;
use super::error::{Exit, Stop};
use super::progress::Bar;
use super::{job, report, text};
use crate::pipeline;

/// Checks the site and prints what was found.
pub(super) fn run(console: Console, flags: &ArgMatches) -> Result<Exit, Stop> {
    let job = job(console, flags)?;
    let bar = Bar::new(console);
    let (report, _) = pipeline::check(&job, &bar)?;
    bar.clear();
    let format = report::format(text(flags, "format"));
    console.print(&report::faults(&report, format, console.lang, console.colours_stdout()))?;
    console.say(report::verdict(&report).get(console.lang));
    Ok(report::exit(&report))
}
