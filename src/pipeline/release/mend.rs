//! What a killed `gongshi release` left behind: an unfinished release is cleared away, a redaction
//! that is in the log is carried out to the end.

use std::path::Path;

use super::super::Failure;
use crate::bag::{self, ReleaseRecord, Tombstone};
use crate::fs;
use crate::load::{self, RawRelease, RawReleases};
use crate::tlog::Log;

/// Mends releases/. Only under the lock, and only where the log can be read.
pub(super) fn mend(root: &Path, bench: &Path) -> Result<(), Failure> {
    let releases = root.join("releases");
    fs::restore(&releases.join("log"), &bench.join(super::OLD_LOG))?;
    for name in [super::STAGED, super::STAGED_ZIP, super::STAGED_LOG, super::OLD_LOG] {
        fs::remove(&bench.join(name))?;
    }
    let raw = load::releases(root)?;
    let log = if raw.log.is_empty() { None } else { Log::inspect(&raw.log).log };
    if log.is_none() && !raw.log.is_empty() {
        return Ok(());
    }
    clear(&releases, &raw, log.as_ref())?;
    redactions(&releases, &raw, log.as_ref())
}

/// Removes the last release of a contest where the log does not have it: it was never made.
fn clear(releases: &Path, raw: &RawReleases, log: Option<&Log>) -> Result<(), Failure> {
    let logged = |contest: &str, name: &str| {
        log.is_some_and(|log| log.entries().iter().any(|e| e.contest == contest && e.release == name))
    };
    for (contest, name) in raw.releases.keys() {
        let last = !raw.releases.keys().any(|(c, n)| c == contest && bag::number(n) > bag::number(name));
        if last && !logged(contest, name) {
            let folder = releases.join(contest);
            fs::remove(&folder.join(format!("{name}.zip")))?;
            fs::remove(&folder.join(name))?;
            fs::sync_names(&folder)?;
        }
    }
    Ok(())
}

/// Takes out what redactions of the log say, as far as it is still there.
fn redactions(releases: &Path, raw: &RawReleases, log: Option<&Log>) -> Result<(), Failure> {
    for entry in log.map(Log::entries).unwrap_or_default() {
        let Some(redacting) = raw.releases.get(&(entry.contest.clone(), entry.release.clone())) else { continue };
        let Some(Ok(record)) = redacting.text(bag::RELEASE).map(ReleaseRecord::parse) else { continue };
        redact(releases, raw, &record)?;
    }
    Ok(())
}

/// Takes out what a release says. First it is written down that and why, then the zip and the files go.
pub(super) fn redact(releases: &Path, raw: &RawReleases, record: &ReleaseRecord) -> Result<(), Failure> {
    let folder = releases.join(&record.contest);
    let mut numbers: Vec<u32> = record.redacts.iter().map(|r| r.release).collect();
    numbers.sort_unstable();
    numbers.dedup();
    for number in numbers {
        let name = format!("r{number:04}");
        let place = folder.join(&name);
        let nothing = RawRelease::default();
        let old = raw.releases.get(&(record.contest.clone(), name.clone())).unwrap_or(&nothing);
        let mut stones: Vec<Tombstone> = old.text(bag::REDACTED).and_then(bag::tombstones).unwrap_or_default();
        let mine = record.redacts.iter().filter(|r| r.release == number);
        let new: Vec<_> = mine.filter(|r| !stones.iter().any(|s| s.path == r.path)).collect();
        let changed = !new.is_empty();
        stones.extend(new.into_iter().map(|r| Tombstone {
            path: r.path.clone(),
            sha256: r.sha256,
            reason: record.reason.clone().unwrap_or_default(),
            on: record.on,
            by: record.release,
        }));
        stones.sort_by(|a, b| a.path.cmp(&b.path));
        if changed {
            let written = folder.join(format!(".{name}-{}", bag::REDACTED));
            fs::remove(&written)?;
            fs::create(&written, bag::redacted(&stones).as_bytes())?;
            fs::sync_tree(&folder)?;
            fs::rename(&written, &place.join(bag::REDACTED))?;
        }
        fs::remove(&folder.join(format!("{name}.zip")))?;
        for stone in stones.iter().filter(|s| s.by == record.release) {
            fs::remove(&place.join(&stone.path))?;
        }
        fs::sync_names(&place)?;
    }
    Ok(())
}
