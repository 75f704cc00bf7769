//! A `.minisig` file: read, written, checked.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use blake2::{Blake2b512, Digest as _};

use super::key::PublicKey;

/// Nothing covers this line, so it is always the same.
const UNTRUSTED: &str = "untrusted comment: signature from minisign secret key";
const TRUSTED: &str = "trusted comment: ";

/// A signature of a file, by minisign's format with a hash before signing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minisig {
    pub(super) id: [u8; 8],
    pub(super) signature: [u8; 64],
    /// A line that the signer vouches for.
    pub trusted_comment: String,
    pub(super) global: [u8; 64],
}

/// What is signed of a file.
pub(super) fn digest(bytes: &[u8]) -> [u8; 64] {
    Blake2b512::digest(bytes).into()
}

impl Minisig {
    /// Reads a signature file; `None` for any other bytes than those that [`Self::text`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().collect();
        let [_, signature, trusted, global] = lines[..] else { return None };
        let signature = STANDARD.decode(signature).ok()?;
        let (id, signature) = signature.strip_prefix(b"ED")?.split_at_checked(8)?;
        let read = Self {
            id: id.try_into().ok()?,
            signature: signature.try_into().ok()?,
            trusted_comment: trusted.strip_prefix(TRUSTED)?.to_owned(),
            global: STANDARD.decode(global).ok()?.try_into().ok()?,
        };
        (read.text() == text).then_some(read)
    }

    /// The file.
    #[must_use]
    pub fn text(&self) -> String {
        let signature = STANDARD.encode([b"ED", &self.id[..], &self.signature].concat());
        let (comment, global) = (&self.trusted_comment, STANDARD.encode(self.global));
        format!("{UNTRUSTED}\n{signature}\n{TRUSTED}{comment}\n{global}\n")
    }

    /// The number of the key that it says it is of, as minisign shows it.
    #[must_use]
    pub fn number(&self) -> String {
        super::key::number(self.id)
    }

    /// Whether this key signed these bytes with this trusted comment.
    #[must_use]
    pub fn holds(&self, key: &PublicKey, bytes: &[u8]) -> bool {
        let vouched = [&self.signature[..], self.trusted_comment.as_bytes()].concat();
        self.id == key.id && key.signed(&digest(bytes), &self.signature) && key.signed(&vouched, &self.global)
    }
}
