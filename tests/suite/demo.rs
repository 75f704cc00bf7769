//! The demo contest's committed data are what examples/demo_data writes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../examples/demo_data/demo/mod.rs"]
mod generator;

fn contest() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/guangxi-2023")
}

fn paths_under(folder: &Path, found: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            paths_under(&path, found);
        } else {
            found.insert(path);
        }
    }
}

#[test]
fn committed_files_are_what_the_generator_writes() {
    for (path, text) in generator::files() {
        let committed = fs::read_to_string(contest().join(&path)).unwrap_or_default();
        assert!(committed == text, "{path} differs: run `cargo run --example demo_data`");
    }
}

#[test]
fn no_nomination_file_is_left_over_from_an_earlier_run() {
    let mut committed = BTreeSet::new();
    paths_under(&contest().join("nominations"), &mut committed);
    let generated: BTreeSet<PathBuf> = generator::files().iter().map(|(path, _)| contest().join(path)).collect();
    let left_over: Vec<_> = committed.difference(&generated).collect();
    assert!(left_over.is_empty(), "{left_over:?}");
}
