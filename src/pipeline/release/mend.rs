//! What a killed `gongshi release` left behind, and what becomes of it.
//!
//! 1. [`left`] looks and writes nothing: an act that was cut short is known by the log that it staged;
//! 2. [`mend`] finishes it or clears half a bundle away, and takes out what redactions say.
//!
//! A bundle that is whole is never removed: that the log does not have it may be the log's fault.

use std::path::Path;

use super::super::{Failure, Report};
use super::{OLD_LOG, STAGED_LOG};
use crate::bag::{self, ReleaseRecord, Tombstone};
use crate::check;
use crate::fs;
use crate::load::{self, RawRelease, RawReleases};
use crate::model::Fingerprint;
use crate::tlog::{Entry, Log};

/// Something that is done to mend releases/.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The log goes back to its place.
    Log,
    /// A release that stands in its place, whole, is entered in the log: its name and its fingerprint.
    Finish(String, Fingerprint),
    /// Half a bundle goes: its paths.
    Clear(Vec<String>),
    /// Files go that a redaction says it took out.
    Redact(Vec<String>),
}

/// What was done, and what is wrong all the same.
#[derive(Debug, Default)]
pub struct Mended {
    /// In order.
    pub deeds: Vec<Deed>,
    /// Faults of releases/ as it is now.
    pub report: Report,
}

/// Mends releases/, only under the lock. What one deed brings to light, the next one does.
pub(super) fn mend(root: &Path, bench: &Path) -> Result<Vec<Deed>, Failure> {
    let mut done = Vec::new();
    loop {
        let mut deeds = left(root, bench)?;
        // What did not help is not tried again.
        deeds.retain(|deed| !done.contains(deed));
        if deeds.is_empty() {
            return Ok(done);
        }
        for deed in deeds {
            carry_out(root, bench, &deed)?;
            done.push(deed);
        }
    }
}

/// What is left to do. Writes nothing.
pub(super) fn left(root: &Path, bench: &Path) -> Result<Vec<Deed>, Failure> {
    let raw = load::releases(root)?;
    if raw.log.is_empty() && !log_files(bench, OLD_LOG)?.is_empty() {
        return Ok(vec![Deed::Log]);
    }
    let Some(entries) = entries(&raw.log) else { return Ok(Vec::new()) };
    if let Some(deed) = cut_short(&raw, &entries, &log_files(bench, STAGED_LOG)?) {
        return Ok(vec![deed]);
    }
    let late: Vec<String> = records(&raw, &entries).flat_map(|record| late(&raw, &record)).collect();
    Ok(if late.is_empty() { Vec::new() } else { vec![Deed::Redact(late)] })
}

/// The faults of releases/ as it is.
pub(super) fn report(root: &Path) -> Result<Report, Failure> {
    let mut report = Report::default();
    drop(check::releases(load::releases(root)?, &mut report.sources, &mut report.faults));
    Ok(report)
}

fn carry_out(root: &Path, bench: &Path, deed: &Deed) -> Result<(), Failure> {
    let releases = root.join("releases");
    match deed {
        Deed::Log => fs::restore(&releases.join("log"), &bench.join(OLD_LOG))?,
        Deed::Finish(..) => {
            fs::swap(&bench.join(STAGED_LOG), &releases.join("log"), &bench.join(OLD_LOG))?;
            fs::remove(&bench.join(STAGED_LOG))?;
            fs::remove(&bench.join(OLD_LOG))?;
            fs::sync_names(&releases)?;
        }
        Deed::Clear(paths) => {
            paths.iter().try_for_each(|path| fs::remove(&root.join(path)))?;
            let folders = paths.iter().filter_map(|path| root.join(path).parent().map(Path::to_owned));
            folders.into_iter().try_for_each(|folder| fs::sync_names(&folder))?;
        }
        Deed::Redact(_) => {
            let raw = load::releases(root)?;
            for record in records(&raw, &entries(&raw.log).unwrap_or_default()) {
                redact(&releases, &raw, &record)?;
            }
        }
    }
    Ok(())
}

/// The files of a log that lies on the bench.
fn log_files(bench: &Path, name: &str) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let found = fs::walk(bench, name)?;
    let below = |path: &str| path.strip_prefix(name).and_then(|p| p.strip_prefix('/')).unwrap_or_default().to_owned();
    let read = |f: &fs::Found| Ok((below(&f.relative), fs::read_whole(&f.path)?));
    found.iter().filter(|f| matches!(f.kind, fs::Kind::File { .. })).map(read).collect()
}

/// The entries of a log, none where there is none; nothing where it does not hold.
fn entries(files: &[(String, Vec<u8>)]) -> Option<Vec<Entry>> {
    if files.is_empty() {
        return Some(Vec::new());
    }
    let looked = Log::inspect(files);
    looked.log.filter(|_| looked.errors.is_empty()).map(|log| log.entries().to_vec())
}

/// The act that was cut short between the bundle and the log: the log that it staged is this one and one entry more.
/// A bundle that is whole and has the fingerprint of that entry is finished; half of one goes. Without a staged log
/// nobody knows whether a bundle was never made or the log lost it, and nothing goes.
fn cut_short(raw: &RawReleases, entries: &[Entry], staged: &[(String, Vec<u8>)]) -> Option<Deed> {
    let staged = self::entries(staged)?;
    let (entry, _) = staged.split_last().filter(|(_, before)| *before == entries)?;
    let bundle = raw.releases.get(&(entry.contest.clone(), entry.release.clone()))?;
    let name = format!("{}/{}", entry.contest, entry.release);
    if check::whole(&entry.contest, &entry.release, bundle) == Some(entry.fingerprint) {
        return Some(Deed::Finish(name, entry.fingerprint));
    }
    let zip = bundle.zip.as_ref().map(|_| format!("releases/{name}.zip"));
    let folder = (!bundle.files.is_empty()).then(|| format!("releases/{name}"));
    Some(Deed::Clear(zip.into_iter().chain(folder).collect()))
}

/// What the releases of the log say of themselves.
fn records(raw: &RawReleases, entries: &[Entry]) -> impl Iterator<Item = ReleaseRecord> {
    entries.iter().filter_map(|entry| {
        let release = raw.releases.get(&(entry.contest.clone(), entry.release.clone()))?;
        ReleaseRecord::parse(release.text(bag::RELEASE)?).ok()
    })
}

/// What a redaction says it took out, as far as it is still there.
fn late(raw: &RawReleases, record: &ReleaseRecord) -> Vec<String> {
    let mut late = Vec::new();
    for one in &record.redacts {
        let name = format!("r{:04}", one.release);
        let Some(old) = raw.releases.get(&(record.contest.clone(), name.clone())) else { continue };
        let folder = format!("releases/{}/{name}", record.contest);
        if old.file(&one.path).is_some() {
            late.push(format!("{folder}/{}", one.path));
        }
        let zip = format!("{folder}.zip");
        if old.zip.is_some() && !late.contains(&zip) {
            late.push(zip);
        }
    }
    late
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
