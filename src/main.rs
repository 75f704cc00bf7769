//! A door, not a room.

use std::process::ExitCode;

fn main() -> ExitCode {
    gongshi::cli::run(std::env::args_os())
}
