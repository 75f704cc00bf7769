//! Receipts (E45): that a release is in the log, to keep and to check years later.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tlog_tiles::tlog::Hash as HashLine;

use super::checkpoint::Checkpoint;
use super::entry::Entry;
use super::tree::{Hash, check_inclusion, leaf_hash};

const FORMAT: &str = "c2sp.org/tlog-proof@v1";
/// The longest receipt that is read.
const LONGEST: usize = 128 * 1024;

/// A receipt that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The release.
    pub entry: Entry,
    /// Its place in the log, from 0.
    pub index: u64,
    /// What shows that it is there.
    pub proof: Vec<Hash>,
    /// The log of that day.
    pub checkpoint: Checkpoint,
}

/// The text of a receipt.
pub(super) fn text(entry: &Entry, index: u64, proof: &[Hash], checkpoint: &str) -> String {
    let extra = STANDARD.encode(entry.line());
    let proof: String = proof.iter().map(|hash| format!("{}\n", HashLine(*hash))).collect();
    format!("{FORMAT}\nextra {extra}\nindex {index}\n{proof}\n{checkpoint}")
}

impl Receipt {
    /// Whether a text claims to be a receipt.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        text.starts_with(FORMAT)
    }

    /// Reads a receipt; `None` for any other bytes than those that a log writes.
    #[must_use]
    pub fn parse(text_: &str) -> Option<Self> {
        if text_.len() > LONGEST {
            return None;
        }
        let (head, checkpoint) = text_.split_once("\n\n")?;
        let mut lines = head.lines();
        lines.next().filter(|line| *line == FORMAT)?;
        let entry = STANDARD.decode(lines.next()?.strip_prefix("extra ")?).ok()?;
        let index = lines.next()?.strip_prefix("index ")?.parse().ok()?;
        let proof = lines.map(|line| HashLine::parse_hash(line).ok().map(|hash| hash.0)).collect::<Option<Vec<_>>>()?;
        let entry = Entry::parse(std::str::from_utf8(&entry).ok()?)?;
        let read = Self { entry, index, proof, checkpoint: Checkpoint::parse(checkpoint)? };
        (text(&read.entry, read.index, &read.proof, checkpoint) == text_).then_some(read)
    }

    /// Whether its release is in the tree of its checkpoint.
    #[must_use]
    pub fn holds(&self) -> bool {
        let Checkpoint { size, root, .. } = &self.checkpoint;
        check_inclusion(&self.proof, &leaf_hash(self.entry.line().as_bytes()), self.index, *size, root)
    }
}
