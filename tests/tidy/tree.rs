//! The files of the repository, as text.

use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::rust::Source;

/// A file of the repository that is text.
pub(crate) struct TextFile {
    /// Path from the root, with `/`.
    pub(crate) path: String,
    /// What stands in it.
    pub(crate) text: String,
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file that belongs to the repository: what git ignores is not looked at.
pub(crate) fn files() -> Vec<TextFile> {
    WalkDir::new(root())
        .sort_by_file_name()
        .into_iter()
        .filter_entry(belongs)
        .map(|entry| entry.expect("the repository can be walked"))
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let text = String::from_utf8(std::fs::read(entry.path()).expect("a listed file can be read")).ok()?;
            let path = entry.path().strip_prefix(root()).expect("below the root");
            Some(TextFile { path: path.to_str().expect("ASCII paths").replace('\\', "/"), text })
        })
        .collect()
}

/// The files of `.gitignore`, by name: build results, the built site, private records.
fn belongs(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    match entry.depth() {
        0 => true,
        1 => !matches!(&*name, ".git" | "target" | "public" | "private") && !name.starts_with(".gongshi-"),
        _ => name != "node_modules" && name != "__pycache__",
    }
}

/// The program's sources, without what is only compiled for tests.
pub(crate) fn sources() -> Vec<Source> {
    let all: Vec<Source> = files()
        .into_iter()
        .filter(|f| f.path.starts_with("src/") && Path::new(&f.path).extension().is_some_and(|e| e == "rs"))
        .map(|f| Source::read(f.path, f.text))
        .collect();
    let test_files: Vec<String> = all.iter().flat_map(Source::test_modules).collect();
    all.into_iter()
        .filter(|s| !test_files.iter().any(|t| s.path == format!("{t}.rs") || s.path.starts_with(&format!("{t}/"))))
        .collect()
}

/// The text of one file that must exist.
#[track_caller]
pub(crate) fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}
