//! Releases into the site, as they are (E1): bundles, zips, the log, a receipt for each entry.
//!
//! They were compared with their manifests and the log when they were read (E35). Long files pass
//! piece by piece, cut at line ends, so that the search sees whole lines.

use std::path::{Path, PathBuf};

use super::publish::all_or_first_failure;
use super::{Computed, Failure};
use crate::fs;
use crate::model::{Contest, Release};
use crate::output::{Sink, SitePath};

/// The shortest piece that is handed on before the end.
const PIECE: usize = 256 * 1024;

/// Writes everything below `evidence/`; nothing where there are no releases.
pub(super) fn all(root: &Path, computed: &Computed, sink: &dyn Sink) -> Result<(), Failure> {
    let from = root.join("releases");
    let releases = computed.site.contests.iter().flat_map(|c| c.releases.iter().map(move |r| (c, r)));
    let files: Vec<(PathBuf, String)> =
        releases.flat_map(|(contest, release)| files(&from, contest, release)).collect();
    all_or_first_failure(&files, |(from, to)| copy(from, to, sink))?;
    for (path, bytes) in &computed.releases.log_files {
        write(sink, &format!("evidence/log/{path}"), bytes)?;
    }
    receipts(computed, sink)
}

/// The files of a release, and its zip: where they lie, where they go.
fn files(root: &Path, contest: &Contest, release: &Release) -> Vec<(PathBuf, String)> {
    let (contest, id) = (contest.id.as_str(), release.id());
    let place = |path: String| (root.join(&path), format!("evidence/{path}"));
    let there = release.files.iter().filter(|f| f.redacted_by.is_none());
    let mut files: Vec<_> = there.map(|f| place(format!("{contest}/{id}/{}", f.path))).collect();
    // Where something was taken out there is no zip.
    if release.files.iter().all(|f| f.redacted_by.is_none()) {
        files.push(place(format!("{contest}/{id}.zip")));
    }
    files
}

fn copy(from: &Path, to: &str, sink: &dyn Sink) -> Result<(), Failure> {
    let mut file = sink.begin(&SitePath::new(to).map_err(crate::output::OutputError::from)?, "releases")?;
    // A workbook is searched as a whole.
    let (whole, parted) = (to.ends_with(".xlsx"), !to.ends_with(".zip"));
    let mut held = Vec::new();
    fs::read_pieces::<Failure>(from, |piece| {
        held.extend_from_slice(piece);
        if whole || held.len() < PIECE {
            return Ok(());
        }
        let end = if parted { held.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1) } else { held.len() };
        file.put(&held[..end])?;
        held.drain(..end);
        Ok(())
    })?;
    file.put(&held)?;
    Ok(file.end()?)
}

fn write(sink: &dyn Sink, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    Ok(sink.write(&SitePath::new(path).map_err(crate::output::OutputError::from)?, "releases", bytes)?)
}

/// A receipt for each entry of the log, bound to its present checkpoint (E45).
fn receipts(computed: &Computed, sink: &dyn Sink) -> Result<(), Failure> {
    let Some(log) = &computed.releases.log else { return Ok(()) };
    let checkpoint = computed.releases.log_files.iter().find(|(path, _)| path == "checkpoint");
    let checkpoint = checkpoint.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    for (at, entry) in log.entries().iter().enumerate() {
        if let Some(receipt) = log.receipt(at, checkpoint) {
            let path = format!("evidence/receipts/{}-{}.txt", entry.contest, entry.release);
            write(sink, &path, receipt.as_bytes())?;
        }
    }
    Ok(())
}
