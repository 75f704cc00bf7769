//! The log as a whole: entries → files, files → entries.

use std::collections::BTreeMap;

use super::checkpoint::{Checkpoint, signed_lines, unsigned};
use super::entry::Entry;
use super::error::{LogError, LogFault};
use super::receipt;
use super::signer::Signer;
use super::tile;
use super::tree::{Hash, leaf_hash, prove_consistency, prove_inclusion, root};

const CHECKPOINT: &str = "checkpoint";
const ENTRIES: &str = "entries.jsonl";

/// A log: its name, and its entries in the order in which they were made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    origin: String,
    entries: Vec<Entry>,
    lines: Vec<String>,
    leaves: Vec<Hash>,
}

/// What was found in the files of a log.
#[derive(Debug)]
pub struct Inspection {
    /// The log, where every entry and the checkpoint could be read.
    pub log: Option<Log>,
    /// The checkpoint, where it could be read.
    pub checkpoint: Option<Checkpoint>,
    /// How many tiles were compared.
    pub tiles: usize,
    /// What does not hold.
    pub errors: Vec<LogError>,
}

/// Whether a log may have this name: not empty, without spaces, control characters and plus signs.
#[must_use]
pub fn is_origin(name: &str) -> bool {
    signed_note::is_key_name_valid(name) && !name.contains(char::is_control)
}

impl Log {
    /// A log of these entries.
    pub fn new(origin: impl Into<String>, entries: Vec<Entry>) -> Self {
        let lines: Vec<String> = entries.iter().map(Entry::line).collect();
        let leaves = lines.iter().map(|line| leaf_hash(line.as_bytes())).collect();
        Self { origin: origin.into(), entries, lines, leaves }
    }

    /// Its name.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Its entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many entries it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.leaves.len() as u64
    }

    /// The root over all entries.
    #[must_use]
    pub fn root(&self) -> Hash {
        root(&self.leaves)
    }

    /// The root over the first entries; `None` where it has fewer.
    #[must_use]
    pub fn root_of(&self, size: u64) -> Option<Hash> {
        self.leaves.get(..usize::try_from(size).ok()?).map(root)
    }

    /// Whether it begins with the log of this checkpoint (E44).
    #[must_use]
    pub fn extends(&self, old: &Checkpoint) -> bool {
        self.origin == old.origin && self.root_of(old.size) == Some(old.root)
    }

    /// What shows to somebody without the entries that it begins with its first `old` entries.
    #[must_use]
    pub fn prove_consistency(&self, old: u64) -> Option<Vec<Hash>> {
        prove_consistency(&self.leaves, usize::try_from(old).ok()?)
    }

    /// The checkpoint, signed where there is a key.
    ///
    /// # Errors
    /// A name that no log may have.
    pub fn checkpoint(&self, signer: Option<&Signer>) -> Result<String, LogError> {
        let bad = || LogError::new(CHECKPOINT, LogFault::BadOrigin);
        if !is_origin(&self.origin) {
            return Err(bad());
        }
        let text = unsigned(&self.origin, self.size(), &self.root());
        let lines = signed_lines(&self.origin, self.size(), &self.root());
        match signer {
            Some(signer) => Ok(text + &signer.sign_note(&lines, &self.origin).ok_or_else(bad)?),
            None => Ok(text),
        }
    }

    /// Every file of the log, by its path within `log/`.
    ///
    /// # Errors
    /// A name that no log may have.
    pub fn files(&self, signer: Option<&Signer>) -> Result<Vec<(String, Vec<u8>)>, LogError> {
        let entries = self.lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        let mut files = vec![
            (CHECKPOINT.to_owned(), self.checkpoint(signer)?.into_bytes()),
            (ENTRIES.to_owned(), entries.into_bytes()),
        ];
        files.extend(tile::all(&self.lines, &self.leaves));
        Ok(files)
    }

    /// The receipt of an entry, bound to a checkpoint of the whole log; `None` where there is no such entry.
    #[must_use]
    pub fn receipt(&self, index: usize, checkpoint: &str) -> Option<String> {
        let proof = prove_inclusion(&self.leaves, index)?;
        Some(receipt::text(self.entries.get(index)?, index as u64, &proof, checkpoint))
    }

    /// Reads a log from its files, each by its path within `log/`; every file must be as the entries say.
    ///
    /// # Errors
    /// The first file that is not.
    pub fn read(files: &[(String, Vec<u8>)]) -> Result<Self, LogError> {
        let Inspection { log, errors, .. } = Self::inspect(files);
        match (log, errors.into_iter().next()) {
            (_, Some(error)) => Err(error),
            (Some(log), None) => Ok(log),
            (None, None) => Err(LogError::new(CHECKPOINT, LogFault::NoCheckpoint)),
        }
    }

    /// Looks at every file of a log and says everything that does not hold.
    #[must_use]
    pub fn inspect(files: &[(String, Vec<u8>)]) -> Inspection {
        let files: BTreeMap<&str, &[u8]> =
            files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
        let mut errors = Vec::new();
        let entries = files.get(ENTRIES).map(|bytes| read_entries(bytes));
        let entries = entries.unwrap_or(Err(LogFault::Missing));
        let entries = entries.map_err(|fault| errors.push(LogError::new(ENTRIES, fault))).ok();
        let checkpoint = files
            .get(CHECKPOINT)
            .map(|bytes| std::str::from_utf8(bytes).ok().and_then(Checkpoint::parse).ok_or(LogFault::NoCheckpoint));
        let checkpoint = checkpoint.unwrap_or(Err(LogFault::Missing));
        let checkpoint = checkpoint.map_err(|fault| errors.push(LogError::new(CHECKPOINT, fault))).ok();
        let mut tiles = 0;
        let log = entries.map(|entries| {
            let origin = checkpoint.as_ref().map(|read| read.origin.clone()).unwrap_or_default();
            let log = Self::new(origin, entries);
            errors.extend(checkpoint.as_ref().and_then(|read| log.differs(read)));
            tiles = log.inspect_tiles(&files, &mut errors);
            log
        });
        let log = log.filter(|_| checkpoint.is_some());
        Inspection { log, checkpoint, tiles, errors }
    }

    /// What a checkpoint says otherwise.
    fn differs(&self, checkpoint: &Checkpoint) -> Option<LogError> {
        let (said, found) = (checkpoint.size, self.size());
        let fault = if said != found {
            LogFault::Size { said, found }
        } else if checkpoint.root != self.root() {
            LogFault::Root
        } else if is_origin(&checkpoint.origin) {
            return None;
        } else {
            LogFault::BadOrigin
        };
        Some(LogError::new(CHECKPOINT, fault))
    }

    /// Compares every tile, those of earlier sizes too, and says how many there were.
    fn inspect_tiles(&self, files: &BTreeMap<&str, &[u8]>, errors: &mut Vec<LogError>) -> usize {
        let expected: BTreeMap<String, Vec<u8>> = tile::all(&self.lines, &self.leaves).into_iter().collect();
        let mut tiles = 0;
        for path in expected.keys().filter(|path| !files.contains_key(path.as_str())) {
            errors.push(LogError::new(path, LogFault::Missing));
        }
        for (path, bytes) in files.iter().filter(|(path, _)| !matches!(**path, CHECKPOINT | ENTRIES)) {
            let right = expected.get(*path).cloned().or_else(|| tile::earlier(path, &self.lines, &self.leaves));
            match right {
                None => errors.push(LogError::new(*path, LogFault::Stray)),
                Some(right) if right != *bytes => errors.push(LogError::new(*path, LogFault::Differs)),
                Some(_) => tiles += 1,
            }
        }
        tiles
    }
}

/// Every line of entries.jsonl, each with its line end.
fn read_entries(bytes: &[u8]) -> Result<Vec<Entry>, LogFault> {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let entry = |(at, line): (usize, &&[u8])| {
        let line = line.strip_suffix(b"\n").and_then(|line| std::str::from_utf8(line).ok());
        line.and_then(Entry::parse).ok_or(LogFault::NoEntry(at + 1))
    };
    lines.iter().enumerate().map(entry).collect()
}

#[cfg(test)]
#[path = "log_tests.rs"]
mod tests;
