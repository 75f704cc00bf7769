//! Looking at one path.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Action, Content, FsError, read};

/// What a path leads to, links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    /// A folder.
    Folder,
    /// Anything else, a link to nowhere included.
    Other,
}

/// What stands at a path; `None` if nothing does. A path that cannot be looked at is an error, not
/// a missing one.
///
/// # Errors
/// When the path cannot be looked at.
pub fn kind(path: &Path) -> Result<Option<PathKind>, FsError> {
    let error = |e| FsError::new(Action::Read, path, e);
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => Ok(Some(PathKind::Folder)),
        Ok(_) => Ok(Some(PathKind::Other)),
        Err(e) if e.kind() == ErrorKind::NotFound => match fs::symlink_metadata(path) {
            Ok(_) => Ok(Some(PathKind::Other)),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            Err(e) => Err(error(e)),
        },
        Err(e) => Err(error(e)),
    }
}

/// The real path: absolute, links resolved.
///
/// # Errors
/// When it leads nowhere.
pub fn canonical(path: &Path) -> Result<PathBuf, FsError> {
    fs::canonicalize(path).map_err(|e| FsError::new(Action::Read, path, e))
}

/// A file as text; bytes that are not UTF-8 become �.
///
/// # Errors
/// When it cannot be read.
pub fn read_text(path: &Path) -> Result<String, FsError> {
    let bytes = fs::metadata(path).map_err(|e| FsError::new(Action::Read, path, e))?.len();
    match read(path, bytes)? {
        Content::Bytes(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Content::TooLarge => Err(FsError::new(Action::Read, path, ErrorKind::FileTooLarge.into())),
    }
}
