//! One bundle: every file against its manifest (E60 1), and what it says about itself.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::Value;

use super::findings::{Findings, Layer, Looked};
use super::shelf::{Shelf, Unread};
use crate::bag::{
    self, BAG_INFO, BAGIT, BAGIT_TEXT, MANIFEST, Manifest, REDACTED, RELEASE, ReleaseRecord, SIGNATURE, TAG_MANIFEST,
    Tombstone,
};
use crate::evidence::{self, Files};
use crate::lang::{Text, text};
use crate::model::{Fingerprint, ReleaseEvent};
use crate::tlog::Entry;

/// Describes the tables.
const PACKAGE: &str = "data/datapackage.json";

/// What later releases took out of a bundle: path → SHA-256.
pub(super) type Redactions = BTreeMap<String, [u8; 32]>;

/// A bundle on a shelf.
pub(super) struct Bundle<'s> {
    shelf: &'s Shelf,
    /// `evidence/demo/r0001/`, or nothing.
    folder: String,
    /// How people call it: `demo/r0001`.
    pub(super) name: String,
    /// Its SHA-256, where there is a tag manifest.
    pub(super) fingerprint: Option<Fingerprint>,
    /// What it says it is.
    pub(super) record: Option<ReleaseRecord>,
}

impl<'s> Bundle<'s> {
    /// Looks who it says it is; nothing is believed yet.
    pub(super) fn open(shelf: &'s Shelf, folder: &str) -> Self {
        let mut bundle =
            Self { shelf, folder: folder.to_owned(), name: String::new(), fingerprint: None, record: None };
        bundle.fingerprint = bundle.bytes(TAG_MANIFEST).and_then(Result::ok).map(|bytes| bag::fingerprint(&bytes));
        bundle.record = bundle.text(RELEASE).and_then(|text| ReleaseRecord::parse(&text).ok());
        bundle.name = match &bundle.record {
            Some(record) => format!("{}/r{:04}", record.contest, record.release),
            None => folder.trim_end_matches('/').to_owned(),
        };
        bundle
    }

    /// Takes from the log what a release is whose own record was taken out (E36); that a redaction took it out is seen
    /// when files are held against their manifests.
    pub(super) fn told_by(&mut self, entry: &Entry) {
        let covered = self.record.is_none() && !self.has(RELEASE) && self.fingerprint == Some(entry.fingerprint);
        let manifest = self.text(MANIFEST).as_deref().and_then(Manifest::parse).filter(|_| covered);
        let (Some(manifest), Some(number)) = (manifest, bag::number(&entry.release)) else { return };
        let supersedes = entry.supersedes.as_deref().and_then(bag::number);
        let id = (entry.contest.as_str(), number);
        self.record = Some(ReleaseRecord::covered(id, entry.event, entry.on, supersedes, &manifest));
        self.name = format!("{}/{}", entry.contest, entry.release);
    }

    /// The place of something in it, for people.
    pub(super) fn place(&self, rest: &str) -> String {
        [&self.name, rest].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Whether it lies in this folder.
    pub(super) fn lies_in(&self, folder: &str) -> bool {
        self.folder == folder
    }

    /// Whether it holds facts and results.
    pub(super) fn is_full(&self) -> bool {
        self.record.as_ref().is_some_and(|record| record.event != ReleaseEvent::RubricLocked)
    }

    /// Whether it has a file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.shelf.has(&format!("{}{path}", self.folder))
    }

    /// The bytes of a file.
    pub(super) fn bytes(&self, path: &str) -> Option<Result<Vec<u8>, Unread>> {
        self.shelf.read(&format!("{}{path}", self.folder))
    }

    /// A file that can be read as text.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        String::from_utf8(self.bytes(path)?.ok()?).ok()
    }

    /// Its paths, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.shelf.below(&self.folder)
    }

    /// The files that say what is published, by path, with their hashes; those that are gone have none.
    pub(super) fn saying(&self) -> Option<BTreeMap<String, Option<[u8; 32]>>> {
        let manifest = Manifest::parse(&self.text(MANIFEST)?)?;
        let saying = manifest.files().filter(|(path, _)| evidence::says(path));
        Some(saying.map(|(path, hash)| (path.to_owned(), self.has(path).then_some(hash))).collect())
    }

    /// Its rubrics, by path; nothing where one of them cannot be read.
    pub(super) fn rubrics(&self) -> Option<Files> {
        let paths = self.saying()?.into_keys().filter(|path| path.starts_with("data/rubrics/"));
        paths.map(|path| self.bytes(&path)?.ok().map(|bytes| (path, bytes))).collect()
    }

    /// What it says was taken out of it; whoever has no later release has nothing else.
    pub(super) fn tells(&self) -> Vec<Tombstone> {
        let stones = self.text(REDACTED).and_then(|text| bag::tombstones(&text)).unwrap_or_default();
        let own = self.record.as_ref().map_or(0, |record| record.release);
        let may = |stone: &Tombstone| {
            stone.by > own && is_payload(&stone.path) && stone.path != RELEASE && !self.has(&stone.path)
        };
        stones.into_iter().filter(may).collect()
    }

    /// Every file against the manifests.
    pub(super) fn hashes(&self, redacted: &Redactions) -> Findings {
        let mut findings = Findings::default();
        findings.count(Looked::Releases, 1);
        let mut wrong = |path: &str, what: Text| findings.wrong(Layer::Hashes, self.place(path), what);
        if self.text(BAGIT).as_deref() != Some(BAGIT_TEXT) {
            wrong(BAGIT, text!("不是 BagIt 1.0 规定的内容", "this is not what BagIt 1.0 asks for"));
        }
        let tags = self.manifest(TAG_MANIFEST, &mut wrong);
        let payload = self.manifest(MANIFEST, &mut wrong);
        if tags.files().map(|(path, _)| path).ne([BAG_INFO, BAGIT, MANIFEST]) {
            let what = text!(
                "应当恰好列出 {BAG_INFO}、{BAGIT}、{MANIFEST}",
                "it must list {BAG_INFO}, {BAGIT}, {MANIFEST}, no more"
            );
            wrong(TAG_MANIFEST, what);
        }
        for (path, _) in payload.files().filter(|(path, _)| !is_payload(path)) {
            wrong(path, text!("清单里的文件名不合规定", "a manifest may not list such a name"));
        }
        let own = [TAG_MANIFEST, SIGNATURE, REDACTED];
        let known = |path: &str| own.contains(&path) || tags.get(path).is_some() || payload.get(path).is_some();
        for path in self.paths().filter(|path| !known(path)) {
            wrong(path, text!("清单里没有这个文件", "no manifest lists this file"));
        }
        let all: Vec<(&str, [u8; 32])> = tags.files().chain(payload.files()).collect();
        let each: Vec<Findings> = all.par_iter().map(|(path, hash)| self.hash(path, *hash, redacted)).collect();
        each.into_iter().for_each(|one| findings.add(one));
        self.tombstones(redacted, &mut findings);
        if redacted.is_empty() {
            self.package(&payload, &mut findings);
        }
        self.says(payload.files().count(), redacted.is_empty(), &mut findings);
        findings
    }

    /// A manifest; an empty one, and a word, where it cannot be read or is not written as it must be.
    fn manifest(&self, path: &str, wrong: &mut impl FnMut(&str, Text)) -> Manifest {
        let Some(text) = self.text(path) else {
            wrong(path, text!("缺少这个文件，或读不出来", "the file is missing or cannot be read"));
            return Manifest::default();
        };
        let read = Manifest::parse(&text).filter(|manifest| manifest.text() == text);
        read.unwrap_or_else(|| {
            wrong(path, text!("不是规定格式的清单", "this is no manifest"));
            Manifest::default()
        })
    }

    fn hash(&self, path: &str, hash: [u8; 32], redacted: &Redactions) -> Findings {
        let mut findings = Findings::default();
        let place = self.place(path);
        match self.shelf.hash(&format!("{}{path}", self.folder)) {
            None if redacted.get(path) == Some(&hash) => {}
            None => findings.wrong(Layer::Hashes, place, text!("清单里有，却没有这个文件", "listed, but missing")),
            Some(Err(unread)) => findings.wrong(Layer::Hashes, place, unread.message()),
            Some(Ok(found)) => {
                findings.count(Looked::Files, 1);
                if found != hash {
                    findings.differs(Layer::Hashes, place, &Fingerprint(hash).hex(), &Fingerprint(found).hex());
                }
            }
        }
        findings
    }

    /// `datapackage.json` says the same lengths and hashes of the tables (E21), and leaves none out.
    fn package(&self, payload: &Manifest, findings: &mut Findings) {
        let place = self.place(PACKAGE);
        let value: Option<Value> = self.text(PACKAGE).and_then(|text| serde_json::from_str(&text).ok());
        let Some(resources) = value.as_ref().and_then(|value| value["resources"].as_array()) else {
            return findings.wrong(
                Layer::Hashes,
                place,
                text!("缺少这个文件，或不是规定格式", "the file is missing or not of the format"),
            );
        };
        let said: BTreeMap<String, [String; 2]> = resources
            .iter()
            .map(|one| {
                let hash = one["hash"].as_str().unwrap_or_default().to_owned();
                (format!("data/{}", one["path"].as_str().unwrap_or_default()), [one["bytes"].to_string(), hash])
            })
            .collect();
        let tables = payload.files().filter(|(path, _)| path.starts_with("data/tables/"));
        let right: BTreeMap<String, [String; 2]> = tables
            .map(|(path, hash)| {
                let length = self.shelf.length(&format!("{}{path}", self.folder)).unwrap_or_default();
                (path.to_owned(), [length.to_string(), format!("sha256:{}", Fingerprint(hash).hex())])
            })
            .collect();
        let paths: BTreeSet<&String> = said.keys().chain(right.keys()).collect();
        for path in paths {
            let [expected, found] =
                [&right, &said].map(|all| all.get(path).map(|cells| cells.join(" ")).unwrap_or_default());
            if expected != found {
                findings.differs(Layer::Hashes, format!("{place} {path}"), &expected, &found);
            }
        }
    }

    /// `redacted.json` names what was taken out, no more and no less.
    fn tombstones(&self, redacted: &Redactions, findings: &mut Findings) {
        let text = self.text(REDACTED);
        let named = text.as_deref().map_or(Some(Vec::new()), bag::tombstones);
        let named = named.map(|all| all.into_iter().map(|one| (one.path, one.sha256)).collect::<Redactions>());
        if named.as_ref() != Some(redacted) || (text.is_none() && self.has(REDACTED)) {
            let what = text!("与后来的发布版本所列的遮盖不符", "not what later releases say was taken out");
            findings.wrong(Layer::Hashes, self.place(REDACTED), what);
        }
    }

    /// What the bundle says about itself agrees: its record, its bag-info, its length.
    fn says(&self, files: usize, whole: bool, findings: &mut Findings) {
        let Some(record) = &self.record else {
            let what = text!("缺少这个文件，或不是规定格式", "the file is missing or not of the format");
            return findings.wrong(Layer::Hashes, self.place(RELEASE), what);
        };
        let info = self.text(BAG_INFO).unwrap_or_default();
        let lines: BTreeMap<&str, &str> = info.lines().filter_map(|line| line.split_once(": ")).collect();
        let length: u64 = self
            .paths()
            .filter(|path| is_payload(path))
            .filter_map(|path| self.shelf.length(&format!("{}{path}", self.folder)))
            .sum();
        let expected = [
            ("External-Identifier", self.name.clone()),
            ("Bagging-Date", record.on.to_string()),
            ("Payload-Oxum", format!("{length}.{files}")),
        ];
        let told = expected.iter().filter(|(key, _)| whole || *key != "Payload-Oxum");
        for (key, value) in told {
            let found = lines.get(key).copied().unwrap_or_default();
            if found != value {
                findings.differs(Layer::Hashes, self.place(&format!("{BAG_INFO} {key}")), value, found);
            }
        }
    }
}

/// Payload files stand below `data/`, in names that every system can have (E10).
fn is_payload(path: &str) -> bool {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'-' | b'_' | b'.' | b'/');
    let parts_hold = path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
    // README.txt is the one name that readers look for in capitals.
    let folded = path.strip_suffix("/README.txt").unwrap_or(path);
    path.starts_with("data/") && parts_hold && folded.bytes().all(plain)
}

/// Whether two copies of a bundle, a folder and its zip, hold the same files.
pub(super) fn same(bundle: &Bundle<'_>, zip: &Shelf, place: &str) -> Findings {
    let mut findings = Findings::default();
    for (path, odd) in &zip.odd {
        findings.wrong(Layer::Hashes, format!("{place} {path}"), odd.message());
    }
    if !zip.plain {
        findings.wrong(Layer::Hashes, place, Shelf::ambiguous());
    }
    let paths: BTreeSet<&str> = bundle.paths().chain(zip.below("")).collect();
    let paths: Vec<&str> = paths.into_iter().collect();
    let differs = |path: &&str| {
        let (here, there) = (bundle.shelf.hash(&format!("{}{path}", bundle.folder)), zip.hash(path));
        !matches!((&here, &there), (Some(Ok(a)), Some(Ok(b))) if a == b)
    };
    let wrong: Vec<&&str> = paths.par_iter().filter(|path| differs(path)).collect();
    for path in wrong {
        let what = text!("压缩包与文件夹里的不同", "the zip and the folder differ");
        findings.wrong(Layer::Hashes, format!("{place} {path}"), what);
    }
    findings.count(Looked::Files, paths.len());
    findings
}
