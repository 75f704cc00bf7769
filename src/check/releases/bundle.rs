//! One release against its own manifests.

use std::collections::BTreeSet;

use super::{Court, MOST, Read, restore};
use crate::bag::{self, Manifest, ReleaseRecord, Tombstone};
use crate::diag::Code;
use crate::lang::{Text, text};
use crate::load::{RawRelease, RawZip};
use crate::model::{Fingerprint, Release, ReleaseFile, RubricId};
use crate::tlog::Entry;

/// The files of a bundle that no manifest lists.
const BESIDE: [&str; 3] = [bag::TAG_MANIFEST, bag::SIGNATURE, bag::REDACTED];

/// Looks at one release. `None` where its manifests or its `release.json` cannot be read.
pub(super) fn release(
    contest: &str,
    name: &str,
    raw: &RawRelease,
    entry: Option<&Entry>,
    court: &mut Court<'_>,
) -> Option<Read> {
    let folder = format!("releases/{contest}/{name}");
    let mut bundle = Bundle { folder: &folder, raw, entry, found: Vec::new() };
    let read = bundle.read(contest, name);
    let all = bundle.found.len();
    for (path, message) in bundle.found.into_iter().take(MOST) {
        court.fault(Code::ReleaseBroken, &path, message, restore());
    }
    if let Some(more) = all.checked_sub(MOST).filter(|more| *more > 0) {
        let message = text!("这个版本还有 {more} 处不符", "{more} more faults of this release");
        court.fault(Code::ReleaseBroken, &folder, message, restore());
    }
    read
}

/// The fingerprint of a release in which nothing is wrong.
pub(super) fn whole(contest: &str, name: &str, raw: &RawRelease) -> Option<Fingerprint> {
    let mut bundle = Bundle { folder: "", raw, entry: None, found: Vec::new() };
    bundle.read(contest, name);
    let tags = raw.texts.get(bag::TAG_MANIFEST).filter(|_| bundle.found.is_empty());
    tags.map(|tags| bag::fingerprint(tags))
}

struct Bundle<'a> {
    folder: &'a str,
    raw: &'a RawRelease,
    /// What the log says of it.
    entry: Option<&'a Entry>,
    found: Vec<(String, Text)>,
}

impl Bundle<'_> {
    fn fault(&mut self, path: &str, message: Text) {
        self.found.push((format!("{}/{path}", self.folder), message));
    }

    fn read(&mut self, contest: &str, name: &str) -> Option<Read> {
        let tags = self.manifest(bag::TAG_MANIFEST)?;
        let payload = self.manifest(bag::MANIFEST)?;
        let tombstones = self.tombstones();
        self.tags(&tags);
        let files = self.payload(&payload, &tombstones);
        self.extra(&tags, &payload);
        self.zip(contest, name, !tombstones.is_empty());
        let covered = payload.get(bag::RELEASE);
        let covered = covered.filter(|hash| tombstones.iter().any(|t| t.path == bag::RELEASE && t.sha256 == *hash));
        let record = match covered {
            Some(_) => self.covered((contest, name), &payload)?,
            None => self.record(contest, name)?,
        };
        let fingerprint = bag::fingerprint(self.raw.texts.get(bag::TAG_MANIFEST)?);
        let rubric =
            |f: &ReleaseFile| Some(RubricId::new(f.path.strip_prefix("data/rubrics/")?.strip_suffix(".json")?));
        let release = Release {
            number: record.release,
            event: record.event,
            on: record.on,
            reason: record.reason.clone(),
            supersedes: record.supersedes,
            fingerprint,
            notices: record.notices.clone(),
            rubrics: files.iter().filter_map(rubric).collect(),
            changes: record.changes.clone(),
            impact: record.impact.clone(),
            files,
            signed: self.raw.file(bag::SIGNATURE).is_some(),
        };
        Some(Read { release, record })
    }

    fn manifest(&mut self, path: &str) -> Option<Manifest> {
        let manifest = self.raw.text(path).and_then(Manifest::parse);
        if manifest.is_none() {
            self.fault(path, text!("清单不在，或者读不出来", "the manifest is missing or cannot be read"));
        }
        manifest
    }

    fn tombstones(&mut self) -> Vec<Tombstone> {
        if self.raw.file(bag::REDACTED).is_none() {
            return Vec::new();
        }
        let read = self.raw.text(bag::REDACTED).and_then(bag::tombstones);
        if read.is_none() {
            self.fault(bag::REDACTED, text!("读不出来", "this cannot be read"));
        }
        read.unwrap_or_default()
    }

    /// The tag manifest lists the three tag files, and they are what it says.
    fn tags(&mut self, tags: &Manifest) {
        let expected = BTreeSet::from([bag::BAG_INFO, bag::BAGIT, bag::MANIFEST]);
        if tags.files().map(|(path, _)| path).collect::<BTreeSet<_>>() != expected {
            self.fault(bag::TAG_MANIFEST, text!("列的不是三个标签文件", "it does not list the three tag files"));
        }
        for (path, hash) in tags.files() {
            self.compare(path, hash);
        }
    }

    fn compare(&mut self, path: &str, hash: [u8; 32]) {
        match self.raw.file(path) {
            None => self.fault(path, text!("文件不见了", "the file is missing")),
            Some(file) if file.sha256 != hash => {
                self.fault(path, text!("内容与清单的哈希不符", "its bytes are not those of the manifest"));
            }
            Some(_) => {}
        }
    }

    /// Every file of the payload is there, or was taken out by a redaction. All files of the bundle.
    fn payload(&mut self, payload: &Manifest, tombstones: &[Tombstone]) -> Vec<ReleaseFile> {
        let mut gone = Vec::new();
        for (path, hash) in payload.files() {
            match tombstones.iter().find(|t| t.path == path) {
                Some(stone) if stone.sha256 == hash => {
                    let redacted_by = Some(stone.by);
                    gone.push(ReleaseFile { path: path.to_owned(), sha256: hash, bytes: 0, redacted_by });
                }
                _ => self.compare(path, hash),
            }
        }
        let there = self.raw.files.iter().map(|f| ReleaseFile {
            path: f.path.clone(),
            sha256: f.sha256,
            bytes: f.bytes,
            redacted_by: None,
        });
        let mut files: Vec<ReleaseFile> = there.filter(|f| !gone.iter().any(|g| g.path == f.path)).collect();
        files.extend(gone);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }

    fn extra(&mut self, tags: &Manifest, payload: &Manifest) {
        let known = |path: &str| BESIDE.contains(&path) || tags.get(path).is_some() || payload.get(path).is_some();
        let extra: Vec<String> = self.raw.files.iter().filter(|f| !known(&f.path)).map(|f| f.path.clone()).collect();
        for path in extra {
            self.fault(&path, text!("清单里没有这个文件", "the manifest does not list this file"));
        }
        let outside: Vec<String> =
            payload.files().filter(|(path, _)| !path.starts_with("data/")).map(|(path, _)| path.to_owned()).collect();
        for path in outside {
            self.fault(bag::MANIFEST, text!("`{path}` 不在 data/ 里", "`{path}` is not in data/"));
        }
    }

    fn record(&mut self, contest: &str, name: &str) -> Option<ReleaseRecord> {
        match self.raw.text(bag::RELEASE).ok_or("UTF-8").and_then(ReleaseRecord::parse) {
            Err(key) => {
                self.fault(bag::RELEASE, text!("读不出 {key}", "`{key}` cannot be read"));
                None
            }
            Ok(record) => {
                let is_here = record.contest == contest && Some(record.release) == bag::number(name);
                if !is_here {
                    self.fault(bag::RELEASE, text!("说的是另一个发布版本", "it speaks of another release"));
                }
                is_here.then_some(record)
            }
        }
    }

    /// What the log says of a release whose own record was taken out.
    fn covered(&self, (contest, name): (&str, &str), payload: &Manifest) -> Option<ReleaseRecord> {
        let Entry { event, on, supersedes, .. } = self.entry?;
        let supersedes = supersedes.as_deref().and_then(bag::number);
        Some(ReleaseRecord::covered((contest, bag::number(name)?), *event, *on, supersedes, payload))
    }

    /// The zip holds the same files, by length and check sum. Where something was taken out there is none.
    fn zip(&mut self, contest: &str, name: &str, redacted: bool) {
        let zip = format!("{}.zip", self.folder);
        match &self.raw.zip {
            None if redacted => {}
            None => self.found.push((zip, text!("缺少压缩包", "the zip is missing"))),
            Some(RawZip(listed)) => {
                let listed = listed.as_ref().map(|all| {
                    let all = all.iter().map(|l| (l.path.clone(), l.bytes, l.crc));
                    all.collect::<BTreeSet<_>>()
                });
                let of_file = |f: &crate::load::RawFile| (format!("{contest}-{name}/{}", f.path), f.bytes, f.crc);
                let files: BTreeSet<_> = self.raw.files.iter().map(of_file).collect();
                if !redacted && listed != Some(files) {
                    let message = text!("压缩包里的与目录里的不一样", "the zip does not hold what the folder holds");
                    self.found.push((zip, message));
                }
            }
        }
    }
}
