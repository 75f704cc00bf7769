//! The log over a site's releases (spec/evidence.md section 5): entries in, static files out; files
//! in, a log that holds, or every place where it does not.
//!
//! The tree is RFC 6962, the files are C2SP tlog-tiles, checkpoints are C2SP signed notes, receipts
//! C2SP tlog-proofs. Nothing here opens a file or asks a clock: the same entries and the same key
//! give the same bytes.

mod checkpoint;
mod entry;
mod error;
mod key;
mod log;
mod minisig;
mod receipt;
mod signer;
mod tile;
mod tree;

pub use checkpoint::{Checkpoint, NoteSignature};
pub use entry::{Entry, is_id, release_number};
pub use error::LogError;
pub use key::{KeyError, PublicKey};
pub use log::{Inspection, Log, is_origin};
pub use minisig::Minisig;
pub use receipt::Receipt;
pub use signer::Signer;
pub use tree::{Hash, check_consistency, check_inclusion, leaf_hash, prove_consistency, prove_inclusion, root};
