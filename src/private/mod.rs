//! What must never be published: ID numbers, phones, 简历, votes, scans. `private/`, read and checked.
//!
//! 1. [`read`] walks `private/` and reads `private/<contest>/**.yaml` and `.csv`; a site without the
//!    folder has nothing private;
//! 2. each record is checked for what a clerk mistypes: check digits, months, a nomination that is not there;
//! 3. [`Private`] comes out. Only the leak scan and the forms may hold it; no page can.
//!
//! Every value stands in a [`Secret`], which shows nobody what it holds unless asked with
//! [`Secret::expose`]. The texts that messages show are veiled: same length, no value.

pub mod identity;
mod month;
mod read;
mod record;
mod secret;
mod veil;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use month::Month;
pub use read::read;
pub use record::{Contributor, Document, Field, IdType, Record, ResumeEntry, Votes};
pub use secret::{Secret, SecretKind, Told};
pub use veil::{veil, veil_words};

use crate::fs::{self, Content, FsError};
use crate::model::{ContestId, NominationId};

/// All private records of a site.
#[derive(Debug, Default)]
pub struct Private {
    /// By contest; those of a contest in the order of their nominations.
    records: BTreeMap<ContestId, Vec<Record>>,
    /// Every file below private/.
    files: Vec<Kept>,
}

/// A file below private/: a photo, a scan, a table.
#[derive(Debug)]
struct Kept {
    path: PathBuf,
    bytes: u64,
}

impl Private {
    /// The record of a nomination, if private/ has one.
    #[must_use]
    pub fn of(&self, contest: &ContestId, nomination: &NominationId) -> Option<&Record> {
        let records = self.of_contest(contest);
        let at = records.binary_search_by(|r| r.nomination.value.cmp(nomination)).ok()?;
        records.get(at)
    }

    /// The records of a contest, in the order of their nominations.
    #[must_use]
    pub fn of_contest(&self, contest: &ContestId) -> &[Record] {
        self.records.get(contest).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every value that nobody outside may read, with what it is and where it is written.
    pub fn told(&self) -> impl Iterator<Item = Told<'_>> {
        self.records.values().flatten().flat_map(Record::told)
    }

    /// Whether a file of private/ is the same as this one, byte for byte.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn has_file(&self, bytes: &[u8]) -> Result<bool, FsError> {
        for kept in self.files.iter().filter(|kept| kept.bytes == bytes.len() as u64) {
            if matches!(fs::read(&kept.path, kept.bytes)?, Content::Bytes(same) if *same == *bytes) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether there are no records at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}
