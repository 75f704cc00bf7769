//! Whether a redaction takes out all of it: what it takes out, against the new release and every older file that stays.

use std::path::PathBuf;

use rayon::prelude::*;

use super::super::{Failure, drift};
use super::Act;
use crate::bag;
use crate::evidence::{self, Differences, Files, Measured, Part, Refusal, Taken};
use crate::fs;
use crate::model::{Release, ReleaseEvent, ReleaseFile};
use crate::page::change_place;
use crate::privacy;

impl Act<'_> {
    /// What a redaction takes out, as texts.
    pub(super) fn taken(&self, parts: &[Part<'_>], found: &Differences) -> Result<Taken, Failure> {
        let (old, new) = match self.before() {
            Some(before) => drift::differing(&self.job.root, self.contest, before, parts)?,
            None => (Files::new(), Files::new()),
        };
        let says = |part: &&Part<'_>| evidence::says(&part.path) && !part.path.ends_with(".csv");
        let all: Files = parts.iter().filter(says).map(|part| (part.path.clone(), part.bytes())).collect();
        let own = |r: &&Release| self.wanted.redact.iter().any(|(n, path)| *n == r.number && path == bag::RELEASE);
        let named: Vec<&Release> = self.contest.releases.iter().filter(own).collect();
        let mut taken = evidence::taken(found, (&old, &new), &all, &named);
        if found.changes.is_empty() {
            // It was corrected before: what the named files say, and nobody says any more.
            for (number, path) in self.wanted.redact.iter().filter(|(_, path)| evidence::says(path)) {
                let bytes = fs::read_whole(&self.older(&format!("r{number:04}"), path))?;
                taken.texts.extend(evidence::unsaid(&bytes, &all));
            }
            if taken.texts.is_empty() {
                return Err(Failure::Refused(Refusal::NothingChanged(ReleaseEvent::Redaction)));
            }
        }
        Ok(taken)
    }

    /// Where a file of an older release lies.
    fn older(&self, release: &str, path: &str) -> PathBuf {
        self.job.root.join("releases").join(self.contest.id.as_str()).join(release).join(path)
    }

    /// Refuses a redaction that leaves something of it: in the new release, or in a file that it does not name. A file
    /// that the new release has with the same bytes holds nothing that is taken out.
    pub(super) fn all_taken_out(&self, taken: &Taken, files: &[Measured]) -> Result<(), Failure> {
        if !taken.said.is_empty() {
            let places = taken.said.iter().map(|change| change_place(self.contest, change)).collect();
            return Err(self.refused(Refusal::StillSaid(places)));
        }
        let needles: Vec<String> = taken.texts.iter().flat_map(|text| spellings(text)).collect();
        let stays = |r: &Release, f: &ReleaseFile| {
            let named = self.wanted.redact.iter().any(|(n, path)| *n == r.number && *path == f.path);
            f.path.starts_with("data/")
                && f.redacted_by.is_none()
                && !named
                && !files.iter().any(|n| n.sha256 == f.sha256)
        };
        let older = self.contest.releases.iter().flat_map(|r| r.files.iter().map(move |f| (r, f)));
        let older: Vec<_> = older.filter(|(r, f)| stays(r, f)).collect();
        let held = older.par_iter().map(|(release, file)| {
            let texts = privacy::texts(&fs::read_whole(&self.older(&release.id(), &file.path))?);
            let holds = |text: &Vec<u8>| {
                let text = String::from_utf8_lossy(text);
                needles.iter().any(|needle| text.contains(needle.as_str()))
            };
            Ok(texts.iter().any(holds).then(|| format!("{}:{}", release.id(), file.path)))
        });
        let held: Vec<String> = held.collect::<Result<Vec<_>, Failure>>()?.into_iter().flatten().collect();
        if held.is_empty() { Ok(()) } else { Err(Failure::Refused(Refusal::StillHeld(held))) }
    }
}

/// A text as it may be written: plain, in JSON, in a cell of a CSV, in XML.
fn spellings(text: &str) -> Vec<String> {
    let json = serde_json::to_string(text).unwrap_or_default();
    let json = json.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or_default().to_owned();
    let xml = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut all = vec![text.to_owned(), json, text.replace('"', "\"\""), xml];
    all.sort();
    all.dedup();
    all
}
