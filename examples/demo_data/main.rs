//! Writes the invented part of the demo contests below data/: units and nominations.
//!
//! `cargo run --example demo_data` from the repository's root; with `-- private` it writes records for the
//! forms into private/ instead, with `-- releases` the demo's releases into releases/. No clock, no random source, no
//! dependency: running it twice changes nothing, and `tests/suite/demo.rs` holds the committed files
//! to what it writes. What a person should write (plan, rubric, quotas, history, stories) is not
//! generated.

#![allow(clippy::disallowed_methods, reason = "a writer of demo files, not a part of the program")]

mod demo;
mod private;
mod releases;

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let root = Path::new("data");
    if !root.join("guangxi-2023").is_dir() {
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
    if std::env::args().any(|word| word == "releases") {
        return releases::make(Path::new("."));
    }
    for contest in ["guangxi-2023", "jiujiang-2021"] {
        // A file that is no longer generated must not stay behind.
        let nominations = root.join(contest).join("nominations");
        if nominations.is_dir() {
            fs::remove_dir_all(&nominations)?;
        }
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
