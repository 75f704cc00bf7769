//! The command line: words in, an exit code out. One file per command; no command holds logic.
//!
//! stdout is data, stderr is talk. Everything is said in one language, chosen before parsing.

mod build;
mod calendar;
mod check;
mod console;
mod error;
mod explain;
mod forms;
mod grammar;
mod locale;
mod mended;
mod order;
mod progress;
mod release;
mod released;
mod report;
mod serve;
mod usage;
mod value;
mod verify;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::ColorChoice;
use clap::ArgMatches;
use clap::error::ErrorKind;

use self::console::Console;
use self::error::{Exit, Stop};
use crate::config::{Job, find_root};

/// Runs the program with these words (the first is the program's own name).
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut console = Console { lang: locale::of(&args), color: ColorChoice::Auto };
    let exit = match parse(console, &args) {
        Ok(Some(matches)) => {
            console.color = color(&matches);
            dispatch(console, &matches)
        }
        Ok(None) => Ok(Exit::Ok),
        Err(stop) => Err(stop),
    };
    match exit {
        Ok(exit) => exit.into(),
        Err(stop) => {
            console.error(&stop.message, stop.hint.as_ref());
            stop.exit.into()
        }
    }
}

/// The parsed command line; `None` where help or the version was asked for and printed.
fn parse(console: Console, args: &[OsString]) -> Result<Option<ArgMatches>, Stop> {
    let mut grammar = grammar::command(console.lang);
    match grammar.try_get_matches_from_mut(args) {
        Ok(matches) if matches.subcommand_name().is_none() => {
            console.print(&grammar.render_help().to_string())?;
            Ok(None)
        }
        Ok(matches) => Ok(Some(matches)),
        Err(help) if matches!(help.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            console.print(&help.render().to_string())?;
            Ok(None)
        }
        Err(error) => {
            let words = args.iter().skip(1).filter_map(|word| word.to_str());
            let named = |word: &&str| grammar.get_subcommands().any(|command| command.get_name() == *word);
            let command = words.take_while(|word| *word != "--").find(named);
            Err(Stop::usage(usage::explain(&error, command)))
        }
    }
}

fn dispatch(console: Console, matches: &ArgMatches) -> Result<Exit, Stop> {
    match matches.subcommand() {
        Some(("build", flags)) => build::run(console, flags),
        Some(("check", flags)) => check::run(console, flags),
        Some(("serve", flags)) => serve::run(console, flags),
        Some(("explain", flags)) => explain::run(console, flags),
        Some(("release", flags)) => release::run(console, flags),
        Some(("forms", flags)) => forms::run(console, flags),
        Some(("order", flags)) => order::run(console, flags),
        Some(("calendar", flags)) => calendar::run(console, flags),
        Some(("verify", flags)) => verify::run(console, flags),
        _ => Ok(Exit::Ok),
    }
}

fn color(matches: &ArgMatches) -> ColorChoice {
    match text(matches, "color") {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// What the flags of a command ask for. Flags that the command does not have count as not given.
fn job(console: Console, flags: &ArgMatches) -> Result<Job, Stop> {
    let here = std::env::current_dir().map_err(|e| Stop::io("当前目录", "the current folder", &e))?;
    let root = find_root(path(flags, "root"), &here)?;
    let output = path(flags, "output").map_or_else(|| root.join("public"), |o| here.join(o));
    Ok(Job {
        root,
        output,
        force: given(flags, "force"),
        base_url: flags.try_get_one::<String>("base-url").ok().flatten().cloned(),
        now: flags.try_get_one("now").ok().flatten().copied(),
        drafts: given(flags, "drafts"),
        no_minify: given(flags, "no-minify"),
        lang: console.lang,
    })
}

/// The site's folder, for commands that work without one too.
fn site_or_none(flags: &ArgMatches) -> Result<Option<PathBuf>, Stop> {
    let here = std::env::current_dir().map_err(|e| Stop::io("当前目录", "the current folder", &e))?;
    match find_root(path(flags, "root"), &here) {
        Ok(root) => Ok(Some(root)),
        Err(none) if none.named => Err(none.into()),
        Err(_) => Ok(None),
    }
}

fn given(flags: &ArgMatches, name: &str) -> bool {
    flags.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or_default()
}

fn text<'a>(flags: &'a ArgMatches, name: &str) -> Option<&'a str> {
    flags.try_get_one::<String>(name).ok().flatten().map(String::as_str)
}

fn path<'a>(flags: &'a ArgMatches, name: &str) -> Option<&'a Path> {
    flags.try_get_one::<PathBuf>(name).ok().flatten().map(PathBuf::as_path)
}
