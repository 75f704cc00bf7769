//! Noticing that files changed, without reading them.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// What lies below some paths, and how it looked: length, time and identity of each entry.
/// Equal stamps mean that nothing was written, added, removed or moved in between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp(BTreeMap<PathBuf, (u64, i128, u64)>);

impl Stamp {
    /// Looks at the paths and all below them. What vanishes while we look counts as absent.
    pub fn of<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Self {
        let entries = paths.into_iter().flat_map(|path| WalkDir::new(path).into_iter().filter_map(Result::ok));
        let looks = entries.filter_map(|entry| {
            let meta = entry.metadata().ok()?;
            // A folder's own time changes with its names, which are listed anyway.
            let look = if meta.is_dir() { (0, 0, 0) } else { look(&meta) };
            Some((entry.into_path(), look))
        });
        Self(looks.collect())
    }
}

#[cfg(unix)]
fn look(meta: &Metadata) -> (u64, i128, u64) {
    use std::os::unix::fs::MetadataExt as _;
    // The time of change (ctime) cannot be set back, as that of modification can.
    let nanoseconds = i128::from(meta.ctime()) * 1_000_000_000 + i128::from(meta.ctime_nsec());
    (meta.len(), nanoseconds, meta.ino())
}

#[cfg(not(unix))]
fn look(meta: &Metadata) -> (u64, i128, u64) {
    let since = meta.modified().ok().and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
    (meta.len(), since.map_or(0, |d| i128::try_from(d.as_nanos()).unwrap_or_default()), 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn every_change_shows_and_looking_does_not() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        fs::create_dir(&data).unwrap();
        fs::write(data.join("a.yaml"), "1").unwrap();
        let paths = [data.clone(), dir.path().join("absent")];
        let mut last = Stamp::of(&paths);
        fs::read(data.join("a.yaml")).unwrap();
        assert_eq!(Stamp::of(&paths), last);
        let changes: [&dyn Fn(); 5] = [
            &|| fs::write(data.join("a.yaml"), "22").unwrap(),
            &|| fs::write(data.join("b.yaml"), "").unwrap(),
            &|| fs::rename(data.join("b.yaml"), data.join("c.yaml")).unwrap(),
            &|| fs::remove_file(data.join("c.yaml")).unwrap(),
            &|| fs::create_dir(data.join("new")).unwrap(),
        ];
        for (at, change) in changes.iter().enumerate() {
            change();
            let now = Stamp::of(&paths);
            assert_ne!(now, last, "change {at}");
            last = now;
        }
    }
}
