//! The folder that will be replaced: what it is, and whether it is ours to replace.

use std::path::{Path, PathBuf};

use super::{OutputError, manifest};
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
        let holds_a_site = found.iter().any(|f| f.relative != KEEP);
        let keep = found.iter().any(|f| f.relative == KEEP);
        if !force {
            refuse_foreign(&path, &found)?;
        }
        Ok(Self { path, exists: true, holds_a_site, keep })
    }
}

/// The real path of the output folder, once it is clear that replacing it destroys nothing of the
/// site's own. Makes the folders above it.
pub(super) fn place(output: &Path, root: &Path) -> Result<PathBuf, OutputError> {
    let path = real(output)?;
    protect(&path, &fs::canonical(root)?)?;
    if let Some(parent) = path.parent() {
        fs::create_folders(parent)?;
    }
    Ok(path)
}

/// The real path of a folder that may not exist yet: links are resolved as far as it does.
fn real(path: &Path) -> Result<PathBuf, OutputError> {
    match fs::kind(path)? {
        Some(fs::PathKind::Folder) => Ok(fs::canonical(path)?),
        Some(fs::PathKind::Other) => Err(OutputError::NotAFolder(path.to_owned())),
        None => match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => Ok(real(parent)?.join(name)),
            // `..` behind a folder that does not exist.
            _ => Err(OutputError::NotAFolder(path.to_owned())),
        },
    }
}

/// The output may lie inside the root, but not around it, nor in or around what the site is made of.
fn protect(output: &Path, root: &Path) -> Result<(), OutputError> {
    let swallows = |own: &Path| OutputError::Swallows { output: output.to_owned(), own: own.to_owned() };
    if root.starts_with(output) {
        return Err(swallows(root));
    }
    for own in ["data", "content", "themes", "private", ".git"].map(|name| root.join(name)) {
        let own = if fs::kind(&own)?.is_some() { fs::canonical(&own)? } else { own };
        if output.starts_with(&own) || own.starts_with(output) {
            return Err(swallows(&own));
        }
    }
    Ok(())
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
