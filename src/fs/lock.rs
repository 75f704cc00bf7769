//! A folder for one run at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Action, FsError};

/// How often to look again when another run removes the folder under our hands.
const ATTEMPTS: u32 = 100;

/// A working folder that belongs to this run until it is dropped. The system gives it back when the
/// run dies, however it dies: the lock is the open file, not the file's existence.
#[derive(Debug)]
pub struct LockedFolder {
    path: PathBuf,
    lock: Option<File>,
}

impl LockedFolder {
    /// Makes the folder if need be and takes it; `None` while another run holds it.
    ///
    /// # Errors
    /// When it cannot be made or locked, or is a link or a file.
    pub fn take(path: &Path) -> Result<Option<Self>, FsError> {
        for _ in 0..ATTEMPTS {
            make_folder(path)?;
            let name = path.join("lock");
            let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&name);
            let file = match opened {
                // The run before us has just removed the folder.
                Err(e) if e.kind() == ErrorKind::NotFound => continue,
                other => other.map_err(|e| FsError::new(Action::Lock, &name, e))?,
            };
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(e)) => return Err(FsError::new(Action::Lock, &name, e)),
                Ok(()) if is_still_there(&file, &name) => {
                    return Ok(Some(Self { path: path.to_owned(), lock: Some(file) }));
                }
                Ok(()) => {}
            }
        }
        Ok(None)
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for LockedFolder {
    /// Removes the folder if nothing but the lock is left in it, then lets go.
    fn drop(&mut self) {
        let _ = fs::remove_file(self.path.join("lock"));
        let _ = fs::remove_dir(&self.path);
        self.lock = None;
    }
}

fn make_folder(path: &Path) -> Result<(), FsError> {
    match fs::create_dir(path) {
        Err(e) if e.kind() == ErrorKind::AlreadyExists => match fs::symlink_metadata(path) {
            // Never work through a link that somebody laid there.
            Ok(meta) if !meta.is_dir() => Err(FsError::new(Action::Lock, path, ErrorKind::NotADirectory.into())),
            _ => Ok(()),
        },
        made => made.map_err(|e| FsError::new(Action::Create, path, e)),
    }
}

/// Whether the locked file is the one that others would open, and not one already removed.
#[cfg(unix)]
fn is_still_there(file: &File, name: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let id = |m: &fs::Metadata| (m.dev(), m.ino());
    matches!((file.metadata(), fs::metadata(name)), (Ok(a), Ok(b)) if id(&a) == id(&b))
}

#[cfg(not(unix))]
fn is_still_there(_file: &File, name: &Path) -> bool {
    fs::metadata(name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_run_waits_outside_until_the_first_is_done() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(".work");
        let first = LockedFolder::take(&path).unwrap().expect("free");
        assert!(LockedFolder::take(&path).unwrap().is_none());
        drop(first);
        assert!(!path.exists(), "nothing is left behind");
        assert!(LockedFolder::take(&path).unwrap().is_some());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_worked_through() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("elsewhere")).unwrap();
        std::os::unix::fs::symlink("elsewhere", dir.path().join(".work")).unwrap();
        assert!(LockedFolder::take(&dir.path().join(".work")).is_err());
        assert!(fs::read_dir(dir.path().join("elsewhere")).unwrap().next().is_none());
    }

    #[test]
    fn of_many_at_once_one_holds_it_at_a_time() {
        use std::sync::atomic::{AtomicU32, Ordering};
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(".work");
        let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let Some(_held) = LockedFolder::take(&path).unwrap() else { continue };
                        most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        inside.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 1);
    }
}
