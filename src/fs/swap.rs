//! Putting a whole folder in the place of another.

use std::fs;
use std::io;
use std::path::Path;

use super::{Action, FsError};

/// Puts the folder `new` in the place of `current`, in one step wherever the system can.
///
/// Afterwards the old folder stands at `new` or at `aside` (both on the same file system), for the
/// caller to remove. If `current` is absent, nothing is left behind.
///
/// 1. Linux and macOS exchange the two names in one step: `current` is never absent.
/// 2. A file system without that step gets two renames. A run killed between them leaves the old
///    folder at `aside`; [`restore`] brings it back.
///
/// # Errors
/// When the file system refuses; then `current` is what it was.
pub fn swap(new: &Path, current: &Path, aside: &Path) -> Result<(), FsError> {
    let error = |e| FsError::new(Action::Rename, current, e);
    match exchange(new, current) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => fs::rename(new, current).map_err(error),
        Err(e) if is_unsupported(&e) => swap_in_two_steps(new, current, aside),
        Err(e) => Err(error(e)),
        Ok(()) => Ok(()),
    }
}

fn swap_in_two_steps(new: &Path, current: &Path, aside: &Path) -> Result<(), FsError> {
    let error = |e| FsError::new(Action::Rename, current, e);
    fs::rename(current, aside).map_err(error)?;
    fs::rename(new, current).map_err(|e| {
        // Bring the old one back; if even that fails, `restore` will at the next run.
        let _ = fs::rename(aside, current);
        error(e)
    })
}

/// Brings back what a run killed between two renames left `aside`.
///
/// # Errors
/// When the file system refuses.
pub fn restore(current: &Path, aside: &Path) -> Result<(), FsError> {
    let absent = |path: &Path| matches!(fs::symlink_metadata(path), Err(e) if e.kind() == io::ErrorKind::NotFound);
    if absent(current) && !absent(aside) {
        fs::rename(aside, current).map_err(|e| FsError::new(Action::Rename, current, e))?;
    }
    Ok(())
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_a: &Path, b: &Path) -> io::Result<()> {
    fs::symlink_metadata(b)?;
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the file system does not know how to exchange, as against refusing this exchange.
fn is_unsupported(error: &io::Error) -> bool {
    // EINVAL is what Linux answers for a flag that the file system does not know.
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(path: &Path, content: &str) {
        fs::create_dir(path).unwrap();
        fs::write(path.join("index.html"), content).unwrap();
    }

    fn content(path: &Path) -> String {
        fs::read_to_string(path.join("index.html")).unwrap()
    }

    #[test]
    fn the_two_folders_change_places() {
        let dir = tempfile::tempdir().unwrap();
        let (new, current, aside) = (dir.path().join("new"), dir.path().join("public"), dir.path().join("old"));
        folder(&new, "new");
        swap(&new, &current, &aside).unwrap();
        assert_eq!(content(&current), "new");
        folder(&new, "newer");
        swap(&new, &current, &aside).unwrap();
        assert_eq!((content(&current), content(&new)), ("newer".to_owned(), "new".to_owned()));
    }

    #[test]
    fn two_steps_do_the_same_where_there_is_no_exchange() {
        let dir = tempfile::tempdir().unwrap();
        let (new, current, aside) = (dir.path().join("new"), dir.path().join("public"), dir.path().join("old"));
        folder(&new, "new");
        folder(&current, "current");
        swap_in_two_steps(&new, &current, &aside).unwrap();
        assert_eq!((content(&current), content(&aside)), ("new".to_owned(), "current".to_owned()));
    }

    #[test]
    fn a_failed_second_step_brings_the_old_one_back() {
        let dir = tempfile::tempdir().unwrap();
        let (new, current, aside) = (dir.path().join("new"), dir.path().join("public"), dir.path().join("old"));
        folder(&current, "current");
        assert!(swap_in_two_steps(&new, &current, &aside).is_err());
        assert_eq!(content(&current), "current");
    }

    #[test]
    fn a_run_killed_between_two_steps_is_mended() {
        let dir = tempfile::tempdir().unwrap();
        let (current, aside) = (dir.path().join("public"), dir.path().join("old"));
        folder(&aside, "old");
        restore(&current, &aside).unwrap();
        assert_eq!(content(&current), "old");
        folder(&aside, "older");
        restore(&current, &aside).unwrap();
        assert_eq!(content(&current), "old");
    }
}
