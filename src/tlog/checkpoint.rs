//! Checkpoints (E42): the log's name, size and root, as a C2SP signed note.

use signed_note::Note;
use tlog_tiles::checkpoint::Checkpoint as Lines;
use tlog_tiles::tlog::Hash as HashLine;

use super::tree::Hash;

/// The longest checkpoint that is read; a hundred signatures fit.
const LONGEST: usize = 64 * 1024;

/// A checkpoint that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name.
    pub origin: String,
    /// How many entries it speaks of.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// Its bytes as they were.
    pub(super) text: String,
}

/// What a key says of a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteSignature {
    /// It signed these very lines.
    Valid,
    /// A signature that bears the key's name, of something else.
    Invalid,
    /// The key did not sign.
    Absent,
}

/// The three lines and the empty one, to be followed by signatures.
pub(super) fn unsigned(origin: &str, size: u64, root: &Hash) -> String {
    format!("{}\n", signed_lines(origin, size, root))
}

/// What a signature covers.
pub(super) fn signed_lines(origin: &str, size: u64, root: &Hash) -> String {
    format!("{origin}\n{size}\n{}\n", HashLine(*root))
}

impl Checkpoint {
    /// Reads a checkpoint; `None` for anything else, an extension or a byte too many included.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let (head, signatures) = text.rsplit_once("\n\n")?;
        let lines = Lines::from_bytes(format!("{head}\n").as_bytes()).ok()?;
        let read =
            Self { origin: lines.origin().to_owned(), size: lines.size(), root: lines.hash().0, text: text.to_owned() };
        // A note without a signature is none to the crate; to us it is what a publisher without a key has.
        let sound =
            signatures.is_empty() || Note::from_bytes(text.as_bytes()).is_ok_and(|n| n.to_bytes() == text.as_bytes());
        (sound && head.len() + 1 == read.signed().len()).then_some(read)
    }

    /// The lines that a signature covers.
    pub(super) fn signed(&self) -> String {
        signed_lines(&self.origin, self.size, &self.root)
    }

    /// Its bytes as they were read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether anybody signed it.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        !self.text.ends_with("\n\n")
    }
}
