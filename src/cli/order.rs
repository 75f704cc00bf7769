//! `gongshi order FILE`: whether a list of names is in the order of its strokes; `--sort` prints it so.

use std::io::Read as _;

use clap::ArgMatches;

use super::console::Console;
use super::error::{Exit, Stop};
use super::report::{self, plural};
use super::{given, path, site_or_none, text};
use crate::fs;
use crate::lang::text as words;
use crate::order::By;
use crate::pipeline::{self, Report};

/// Checks or sorts a list.
pub(super) fn run(console: Console, flags: &ArgMatches) -> Result<Exit, Stop> {
    let tables = pipeline::tables(site_or_none(flags)?.as_deref())?;
    if tables.report.faults.has_errors() {
        return Ok(faulty(console, flags, &tables.report)?);
    }
    let by = match text(flags, "by") {
        Some("name-strokes") => By::Name,
        Some("title-strokes") => By::Title,
        _ => By::Surname,
    };
    let (name, bytes) = input(flags)?;
    let roll = pipeline::roll(&name, &bytes, by, &tables.strokes);
    // Nothing to sort: a file without names, or one that cannot be read.
    if given(flags, "sort") && roll.count > 0 {
        console.say(&report::faults(&roll.warnings(), report::format(None), console.lang, console.colours_stderr()));
        console.print(&roll.sorted)?;
        return Ok(Exit::Ok);
    }
    let exit = faulty(console, flags, &roll.report)?;
    // A list with a doubt about it is not said to be in order.
    if exit == Exit::Ok && roll.report.faults.warnings() == 0 {
        let (count, order) = (roll.count, by.words());
        let (zh, names, en) = (order.zh, plural(count, "name"), order.en);
        let said = match roll.lists {
            1 => words!("{count} 个，以{zh}为序", "{names} in {en}"),
            lists => words!("{count} 个，分 {lists} 组，各以{zh}为序", "{names} in {lists} lists, each in {en}"),
        };
        console.say(said.get(console.lang));
    }
    Ok(exit)
}

/// Prints what is wrong.
fn faulty(console: Console, flags: &ArgMatches, report: &Report) -> Result<Exit, std::io::Error> {
    let format = report::format(text(flags, "format"));
    console.print(&report::faults(report, format, console.lang, console.colours_stdout()))?;
    Ok(if report.faults.has_errors() { Exit::Faults } else { Exit::Ok })
}

/// The list: a file, or standard input for `-`.
fn input(flags: &ArgMatches) -> Result<(String, Vec<u8>), Stop> {
    let Some(file) = path(flags, "file").filter(|file| file.as_os_str() != "-") else {
        let mut bytes = Vec::new();
        let limited = std::io::stdin().lock().take(fs::MAX_FILE_BYTES).read_to_end(&mut bytes);
        limited.map_err(|error| Stop::io("读标准输入", "reading stdin", &error))?;
        return Ok(("-".to_owned(), bytes));
    };
    let name = file.display().to_string();
    match fs::read(file, 0).map_err(|error| Stop::from(&error))? {
        fs::Content::Bytes(bytes) => Ok((name, bytes)),
        fs::Content::TooLarge => Err(Stop {
            exit: Exit::Usage,
            message: words!("`{name}` 太大，不像名单", "`{name}` is too large for a list"),
            hint: None,
        }),
    }
}
