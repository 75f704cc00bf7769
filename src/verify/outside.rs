//! What a verifier brings along: keys, fingerprints, earlier states. Never taken from what is verified.

use crate::model::Fingerprint;
use crate::tlog::{Checkpoint, PublicKey, Receipt};

/// What came from outside.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// The publisher's key.
    pub key: Option<PublicKey>,
    /// Fingerprints from paper, from a post, from a receipt.
    pub fingerprints: Vec<Fingerprint>,
    /// States of the log that somebody kept.
    pub since: Vec<Earlier>,
}

/// A state of the log that somebody kept.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// How it was named on the command line.
    pub name: String,
    /// The state.
    pub checkpoint: Checkpoint,
    /// The receipt that it came with, if it was one.
    pub receipt: Option<Receipt>,
}

impl Earlier {
    /// A checkpoint or a receipt, from its text.
    #[must_use]
    pub fn parse(name: &str, text: &str) -> Option<Self> {
        let name = name.to_owned();
        if Receipt::is_one(text) {
            let receipt = Receipt::parse(text)?;
            return Some(Self { name, checkpoint: receipt.checkpoint.clone(), receipt: Some(receipt) });
        }
        Some(Self { name, checkpoint: Checkpoint::parse(text)?, receipt: None })
    }
}
