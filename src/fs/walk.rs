//! Everything below a folder, in one order on every machine.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{Action, FsError};

/// Something that lies below the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is on this machine.
    pub path: PathBuf,
    /// Relative to the root, with `/`. Characters that are not Unicode are shown as �.
    pub relative: String,
    /// What it is.
    pub kind: Kind,
}

/// What a [`Found`] is. Folders are walked, not reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file of so many bytes.
    File {
        /// Its length in bytes.
        bytes: u64,
    },
    /// A symbolic link; it was not followed.
    Link {
        /// Whether it points out of the root, or to nothing.
        leaves_root: bool,
    },
    /// A pipe, a socket or a device: never opened, since reading it may never end.
    Special,
}

/// Every file below `root/folder`, sorted by its relative path. A folder that is absent holds nothing.
///
/// # Errors
/// A folder that cannot be listed.
pub fn walk(root: &Path, folder: &str) -> Result<Vec<Found>, FsError> {
    let start = root.join(folder);
    if start.symlink_metadata().is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound) {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for entry in WalkDir::new(&start).follow_links(false).follow_root_links(false).sort_by_file_name() {
        let entry = entry.map_err(|e| list_error(&start, e))?;
        if entry.file_type().is_dir() {
            continue;
        }
        all.push(found(root, entry.path(), &entry)?);
    }
    // The walk visits `a/` before `a-b`; path order is that of the whole relative path.
    all.sort_by(|a, b| a.relative.cmp(&b.relative));
    Ok(all)
}

fn found(root: &Path, path: &Path, entry: &walkdir::DirEntry) -> Result<Found, FsError> {
    let kind = if entry.path_is_symlink() {
        Kind::Link { leaves_root: leaves_root(root, path) }
    } else if entry.file_type().is_file() {
        Kind::File { bytes: entry.metadata().map_err(|e| list_error(path, e))?.len() }
    } else {
        Kind::Special
    };
    Ok(Found { path: path.to_owned(), relative: relative(root, path), kind })
}

/// Whether a link's end lies outside the root; a link that ends nowhere counts as outside.
fn leaves_root(root: &Path, link: &Path) -> bool {
    match (root.canonicalize(), link.canonicalize()) {
        (Ok(root), Ok(end)) => !end.starts_with(root),
        _ => true,
    }
}

/// The path below the root, with `/` on every system.
fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn list_error(start: &Path, error: walkdir::Error) -> FsError {
    let path = error.path().unwrap_or(start).to_owned();
    let source = error.into_io_error().unwrap_or_else(|| std::io::Error::other("loop of links"));
    FsError::new(Action::List, path, source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_that_of_whole_paths() {
        let dir = tempfile::tempdir().unwrap();
        for path in ["data/a/x.yaml", "data/a-b/x.yaml", "data/a.yaml", "data/B.yaml"] {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        let found: Vec<_> = walk(dir.path(), "data").unwrap().into_iter().map(|f| f.relative).collect();
        assert_eq!(found, ["data/B.yaml", "data/a-b/x.yaml", "data/a.yaml", "data/a/x.yaml"]);
    }

    #[test]
    fn an_absent_folder_holds_nothing() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(walk(dir.path(), "data").unwrap(), []);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_named_and_not_followed() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("data")).unwrap();
        std::fs::write(dir.path().join("inside.yaml"), "x").unwrap();
        symlink("../inside.yaml", dir.path().join("data/a.yaml")).unwrap();
        symlink("/etc", dir.path().join("data/b")).unwrap();
        symlink("nowhere", dir.path().join("data/c.yaml")).unwrap();
        let kinds: Vec<_> = walk(dir.path(), "data").unwrap().into_iter().map(|f| f.kind).collect();
        let leaves = |leaves_root| Kind::Link { leaves_root };
        assert_eq!(kinds, [leaves(false), leaves(true), leaves(true)]);
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_folder_is_a_link_too() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("elsewhere")).unwrap();
        std::fs::write(dir.path().join("elsewhere/a.yaml"), "x").unwrap();
        std::os::unix::fs::symlink("elsewhere", dir.path().join("data")).unwrap();
        let found = walk(dir.path(), "data").unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, Kind::Link { leaves_root: false });
    }
}
