//! The new tree, beside the old one until it is whole.

use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

use super::place::{self, BENCH};
use super::target::{KEEP, Target};
use super::{Claims, OutputError, Pieces, Sink, SitePath, manifest};
use crate::fs::{self, FsError, LockedFolder, NewFile, PathKind};

/// The new tree on the bench; after the exchange, the old one.
const TREE: &str = "tree";
/// Where the old tree goes on file systems that cannot exchange.
const OLD: &str = "old";

/// A site in the making: `.gongshi-staging-<name>/tree` beside the output folder `<name>`.
///
/// Dropped without [`publish`](Self::publish), it leaves nothing behind; what a killed run left
/// behind is removed by the next one.
#[derive(Debug)]
pub struct Staging {
    target: Target,
    bench: LockedFolder,
    claims: Claims,
    /// Folders of the tree that exist already.
    folders: RwLock<HashSet<String>>,
    hashes: Mutex<Vec<(SitePath, [u8; 32])>>,
    bytes: AtomicU64,
}

/// What was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Where: the real path.
    pub path: PathBuf,
    /// How many files, the manifest included.
    pub files: usize,
    /// How many bytes they hold.
    pub bytes: u64,
}

impl Staging {
    /// Looks at `output`, takes the bench beside it, and mends what a killed run left there.
    ///
    /// # Errors
    /// When the folder is not ours to replace, another run is at work, or the disk fails.
    pub fn begin(output: &Path, root: &Path, force: bool) -> Result<Self, OutputError> {
        let path = place::find(output, root)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bench = path.with_file_name(format!("{BENCH}{name}"));
        if fs::kind(&bench)? == Some(PathKind::Other) {
            return Err(OutputError::BenchTaken(bench));
        }
        let Some(bench) = LockedFolder::take(&bench)? else { return Err(OutputError::Busy(path)) };
        fs::restore(&path, &bench.path().join(OLD))?;
        clear(&bench)?;
        let target = Target::look(path, force)?;
        fs::create_folders(&bench.path().join(TREE))?;
        let staging = Self {
            target,
            bench,
            claims: Claims::default(),
            folders: RwLock::default(),
            hashes: Mutex::default(),
            bytes: AtomicU64::new(0),
        };
        staging.claims.claim(&SitePath::new(manifest::NAME)?, "gongshi")?;
        Ok(staging)
    }

    /// Puts the new site in the place of the old one. Until the last moment the old one stands;
    /// from then on the new one does, whole and on the disk.
    ///
    /// # Errors
    /// When the disk cannot take it; then the old site stands.
    pub fn publish(self) -> Result<Published, OutputError> {
        let tree = self.bench.path().join(TREE);
        let hashes = std::mem::take(&mut *self.hashes.lock().unwrap_or_else(PoisonError::into_inner));
        let files = hashes.len() + 1;
        let list = manifest::write(hashes);
        fs::create(&tree.join(manifest::NAME), list.as_bytes())?;
        if self.target.keep {
            fs::create(&tree.join(KEEP), b"")?;
        }
        if self.target.exists {
            fs::copy_permissions(&self.target.path, &tree)?;
        }
        fs::sync_tree(&tree)?;
        self.swap(&tree)?;
        if let Some(parent) = self.target.path.parent() {
            fs::sync_names(parent)?;
        }
        let bytes = self.bytes.load(Ordering::Relaxed) + list.len() as u64;
        Ok(Published { path: self.target.path.clone(), files, bytes })
    }

    fn swap(&self, tree: &Path) -> Result<(), OutputError> {
        let (current, aside) = (&self.target.path, self.bench.path().join(OLD));
        match fs::swap(tree, current, &aside) {
            // A folder in a lower layer of a container image cannot be moved. One that holds no site can go.
            Err(e) if e.source.kind() == ErrorKind::CrossesDevices && !self.target.holds_a_site => {
                fs::remove(current)?;
                Ok(fs::swap(tree, current, &aside)?)
            }
            other => Ok(other?),
        }
    }

    /// Makes the folder of a path, once.
    fn make_folder(&self, path: &SitePath) -> Result<(), OutputError> {
        let Some(folder) = path.folder() else { return Ok(()) };
        if self.folders.read().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        fs::create_folders(&self.bench.path().join(TREE).join(folder))?;
        self.folders.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }
}

impl Sink for Staging {
    fn begin<'s>(&'s self, path: &SitePath, by: &str) -> Result<Box<dyn Pieces + 's>, OutputError> {
        self.claims.claim(path, by)?;
        self.make_folder(path)?;
        let mut place = self.bench.path().join(TREE);
        place.push(path.as_str());
        let file = NewFile::create(place)?;
        Ok(Box::new(Growing { staging: self, path: path.clone(), file, hash: manifest::Hash::new(), bytes: 0 }))
    }
}

/// A file of the new tree while its pieces come.
struct Growing<'s> {
    staging: &'s Staging,
    path: SitePath,
    file: NewFile,
    hash: manifest::Hash,
    bytes: u64,
}

impl Pieces for Growing<'_> {
    fn put(&mut self, piece: &[u8]) -> Result<(), OutputError> {
        self.file.append(piece)?;
        self.hash.update(piece);
        self.bytes += piece.len() as u64;
        Ok(())
    }

    fn end(self: Box<Self>) -> Result<(), OutputError> {
        let Self { staging, path, hash, bytes, .. } = *self;
        staging.hashes.lock().unwrap_or_else(PoisonError::into_inner).push((path, hash.finish()));
        staging.bytes.fetch_add(bytes, Ordering::Relaxed);
        Ok(())
    }
}

impl Drop for Staging {
    /// Removes the old tree after a swap, or the unfinished one without. What cannot be removed now
    /// is removed by the next run.
    fn drop(&mut self) {
        let _ = clear(&self.bench);
    }
}

/// Removes whatever trees lie on the bench.
fn clear(bench: &LockedFolder) -> Result<(), FsError> {
    [TREE, OLD].into_iter().try_for_each(|name| fs::remove(&bench.path().join(name)))
}
