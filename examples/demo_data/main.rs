//! Writes the invented part of the demo contest: units and nominations of data/guangxi-2023/.
//!
//! `cargo run --example demo_data` from the repository's root; with `-- private` it writes records for the
//! forms into private/ instead. No clock, no random source, no
//! dependency: running it twice changes nothing, and `tests/suite/demo.rs` holds the committed files
//! to what it writes. What a person should write (plan, rubric, quotas, history, stories) is not
//! generated.

#![allow(clippy::disallowed_methods, reason = "a writer of demo files, not a part of the program")]

mod demo;
mod private;

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let root = Path::new("data/guangxi-2023");
    if !root.is_dir() {
        return Err(io::Error::other("run this from the repository's root: data/guangxi-2023 is not here"));
    }
    if std::env::args().any(|word| word == "private") {
        for (path, text) in private::files() {
            let target = Path::new("private").join(path);
            if let Some(folder) = target.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(target, text)?;
        }
        return Ok(());
    }
    let nominations = root.join("nominations");
    if nominations.is_dir() {
        // A file that is no longer generated must not stay behind.
        fs::remove_dir_all(&nominations)?;
    }
    for (path, text) in demo::files() {
        let target = root.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(target, text)?;
    }
    Ok(())
}
