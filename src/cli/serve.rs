use clap::ArgMatches;

use super::console::Console;
use super::error::{Exit, Stop};

pub(super) fn run(_console: Console, _flags: &ArgMatches) -> Result<Exit, Stop> {
    Ok(Exit::Ok)
}
