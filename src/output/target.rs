//! The folder that will be replaced: what it is, and whether it is ours to replace.

use std::path::{Path, PathBuf};

use super::{OutputError, manifest, place};
use crate::fs;

/// Git keeps an empty folder by this file. It is carried over into the new site.
pub(super) const KEEP: &str = ".gitkeep";

/// Files that file managers leave behind everywhere.
const LITTER: &[&str] = &[".DS_Store", "Thumbs.db", "desktop.ini"];

/// The output folder, looked at.
#[derive(Debug)]
pub(super) struct Target {
    /// Its real path: links are resolved, so that the link stays and what it points to is replaced.
    pub(super) path: PathBuf,
    /// Whether it exists.
    pub(super) exists: bool,
    /// Whether it holds anything but a `.gitkeep`.
    pub(super) holds_a_site: bool,
    /// Whether it holds a `.gitkeep`.
    pub(super) keep: bool,
}

impl Target {
    /// Looks into the folder at a real path and refuses what is not ours to replace.
    pub(super) fn look(path: PathBuf, force: bool) -> Result<Self, OutputError> {
        let found = match fs::kind(&path)? {
            None => return Ok(Self { path, exists: false, holds_a_site: false, keep: false }),
            Some(fs::PathKind::Folder) => fs::walk(&path, "")?,
            Some(fs::PathKind::Other) => return Err(OutputError::NotAFolder(path)),
        };
        place::holds_no_site(&path, &found)?;
        let holds_a_site = found.iter().any(|f| f.relative != KEEP);
        let keep = found.iter().any(|f| f.relative == KEEP);
        if !force {
            refuse_foreign(&path, &found)?;
        }
        Ok(Self { path, exists: true, holds_a_site, keep })
    }
}

/// Everything in the folder must be in its manifest, or be litter.
fn refuse_foreign(path: &Path, found: &[fs::Found]) -> Result<(), OutputError> {
    let text = match found.iter().find(|f| f.relative == manifest::NAME) {
        Some(file) => fs::read_text(&file.path)?,
        None => String::new(),
    };
    let ours = manifest::paths(&text).unwrap_or_default();
    let is_ours = |f: &fs::Found| {
        let name = f.relative.rsplit('/').next().unwrap_or_default();
        let marked = f.relative == manifest::NAME && !ours.is_empty();
        marked || f.relative == KEEP || LITTER.contains(&name) || ours.contains(f.relative.as_str())
    };
    match found.iter().find(|f| !is_ours(f)) {
        Some(foreign) => Err(OutputError::Foreign { output: path.to_owned(), example: foreign.relative.clone() }),
        None => Ok(()),
    }
}
