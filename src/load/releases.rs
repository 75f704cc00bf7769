//! releases/: every file measured and hashed, on all cores; what the checks must read, kept as text.
//! Nothing here is a record.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::bag;
use crate::fs::{self, Found, FsError, Kind};
use crate::source::is_litter;

/// The folder, below the root of a site.
const FOLDER: &str = "releases";

/// Everything that lies in releases/.
#[derive(Debug, Default)]
pub struct RawReleases {
    /// Releases by contest and folder name.
    pub releases: BTreeMap<(String, String), RawRelease>,
    /// The files of the log, by path within `log/`.
    pub log: Vec<(String, Vec<u8>)>,
    /// What does not belong there, from the root of the site.
    pub strays: Vec<String>,
}

/// One release as it lies there.
#[derive(Debug, Default)]
pub struct RawRelease {
    /// Its files, by path within the bundle, in order.
    pub files: Vec<RawFile>,
    /// The texts of those files that say what the others are.
    pub texts: BTreeMap<String, Vec<u8>>,
    /// The zip beside it.
    pub zip: Option<RawZip>,
}

/// A file, measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawFile {
    /// Within the bundle.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: [u8; 32],
    /// Its check sum, as a zip has it.
    pub crc: u32,
}

/// What the directory of a zip lists; nothing where it cannot be read.
#[derive(Debug)]
pub struct RawZip(pub Option<Vec<bag::Listed>>);

/// Texts that are kept.
const KEPT: [&str; 7] =
    [bag::BAGIT, bag::BAG_INFO, bag::MANIFEST, bag::TAG_MANIFEST, bag::SIGNATURE, bag::REDACTED, bag::RELEASE];

/// What was made of a file.
enum Read {
    File(RawFile, Option<Vec<u8>>),
    Zip(RawZip),
    Log(Vec<u8>),
    Stray,
}

/// Where a file belongs.
#[derive(Clone, Copy)]
enum Place<'p> {
    File { contest: &'p str, release: &'p str, path: &'p str },
    Zip { contest: &'p str, release: &'p str },
    Log(&'p str),
    Stray,
}

/// Reads releases/; nothing where there is none.
///
/// # Errors
/// A folder that cannot be listed or a file that cannot be read.
pub fn releases(root: &Path) -> Result<RawReleases, FsError> {
    let mut found = fs::walk(root, FOLDER)?;
    found.retain(|f| !is_litter(&f.relative));
    let read: Vec<Read> = found.par_iter().with_max_len(1).map(read).collect::<Result<_, _>>()?;
    let mut all = RawReleases::default();
    for (found, read) in found.iter().zip(read) {
        match (place(&found.relative), read) {
            (Place::File { contest, release, .. }, Read::File(file, text)) => {
                let release = all.releases.entry((contest.to_owned(), release.to_owned())).or_default();
                release.texts.extend(text.map(|text| (file.path.clone(), text)));
                release.files.push(file);
            }
            (Place::Zip { contest, release }, Read::Zip(zip)) => {
                all.releases.entry((contest.to_owned(), release.to_owned())).or_default().zip = Some(zip);
            }
            (Place::Log(path), Read::Log(bytes)) => all.log.push((path.to_owned(), bytes)),
            _ => all.strays.push(found.relative.clone()),
        }
    }
    Ok(all)
}

fn place(path: &str) -> Place<'_> {
    let mut parts = path.splitn(4, '/').skip(1);
    match (parts.next(), parts.next(), parts.next()) {
        (Some("log"), Some(_), _) => Place::Log(path.splitn(3, '/').nth(2).unwrap_or_default()),
        (Some(contest), Some(file), None) => match file.strip_suffix(".zip") {
            Some(release) if bag::number(release).is_some() => Place::Zip { contest, release },
            _ => Place::Stray,
        },
        (Some(contest), Some(release), Some(path)) if bag::number(release).is_some() => {
            Place::File { contest, release, path }
        }
        _ => Place::Stray,
    }
}

fn read(found: &Found) -> Result<Read, FsError> {
    let Kind::File { bytes } = found.kind else { return Ok(Read::Stray) };
    Ok(match place(&found.relative) {
        Place::File { path, .. } => {
            let text = if KEPT.contains(&path) { Some(fs::read_whole(&found.path)?) } else { None };
            Read::File(measure(&found.path, path)?, text)
        }
        Place::Zip { .. } => Read::Zip(zip(&found.path, bytes)?),
        Place::Log(_) => Read::Log(fs::read_whole(&found.path)?),
        Place::Stray => Read::Stray,
    })
}

fn measure(file: &Path, path: &str) -> Result<RawFile, FsError> {
    let (mut hash, mut crc, mut bytes) = (Sha256::new(), flate2::Crc::new(), 0);
    fs::read_pieces(file, |piece| {
        hash.update(piece);
        crc.update(piece);
        bytes += piece.len() as u64;
        Ok::<(), FsError>(())
    })?;
    Ok(RawFile { path: path.to_owned(), bytes, sha256: hash.finalize().into(), crc: crc.sum() })
}

fn zip(file: &Path, bytes: u64) -> Result<RawZip, FsError> {
    let Some(tail) = bytes.checked_sub(bag::TAIL) else { return Ok(RawZip(None)) };
    let start = bag::directory(&fs::read_from(file, tail)?).filter(|start| *start <= tail);
    Ok(RawZip(match start {
        Some(start) => bag::listed(&fs::read_from(file, start)?),
        None => None,
    }))
}

impl RawRelease {
    /// A file by its path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&RawFile> {
        let at = self.files.binary_search_by(|f| f.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }

    /// One of the texts that are kept.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.texts.get(path)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_known() {
        let kind = |path| match place(path) {
            Place::File { contest, release, path } => format!("file {contest} {release} {path}"),
            Place::Zip { contest, release } => format!("zip {contest} {release}"),
            Place::Log(path) => format!("log {path}"),
            Place::Stray => "stray".to_owned(),
        };
        for (path, expected) in [
            ("releases/a/r0001/data/tables/facts.csv", "file a r0001 data/tables/facts.csv"),
            ("releases/a/r0001.zip", "zip a r0001"),
            ("releases/log/tile/0/000", "log tile/0/000"),
            ("releases/log/checkpoint", "log checkpoint"),
            ("releases/a/r1/bagit.txt", "stray"),
            ("releases/a/note.txt", "stray"),
            ("releases/note.txt", "stray"),
            ("releases/a/r0000.zip", "stray"),
        ] {
            assert_eq!(kind(path), expected, "{path}");
        }
    }
}
