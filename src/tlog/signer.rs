//! Signing: with a minisign secret key, and always the same signature of the same bytes.
//!
//! The minisign crate opens locked keys. It does not sign here, since it mixes chance into each
//! signature: plain Ed25519 (RFC 8032) has none, and minisign accepts it all the same.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};
use minisign::{SecretKey, SecretKeyBox};
use signed_note::{Signature as NoteLine, key_id};

use super::key::{KeyError, PublicKey};
use super::minisig::{self, Minisig};

/// Where the parts of an opened secret key lie.
const KDF: std::ops::Range<usize> = 2..4;
const ID: std::ops::Range<usize> = 54..62;
const SEED: std::ops::Range<usize> = 62..94;
const PUBLIC: std::ops::Range<usize> = 94..126;
/// How long it is.
const LENGTH: usize = 158;

/// Who signs releases and checkpoints. It has no `Debug`: a secret is not shown.
pub struct Signer {
    id: [u8; 8],
    key: SigningKey,
}

impl Signer {
    /// Opens a secret key file of minisign's by its text; the password only where it has one.
    ///
    /// # Errors
    /// A file that is no key, a password that is missing or wrong.
    pub fn open(secret: &str, password: Option<String>) -> Result<Self, KeyError> {
        let line = secret.lines().nth(1).ok_or(KeyError::NotAKey)?;
        let bytes = STANDARD.decode(line.trim()).map_err(|_| KeyError::NotAKey)?;
        if bytes.len() != LENGTH || !bytes.starts_with(b"Ed") {
            return Err(KeyError::NotAKey);
        }
        match &bytes[KDF] {
            [0, 0] => Self::of_opened(&bytes),
            b"Sc" => {
                let password = password.ok_or(KeyError::NeedsPassword)?;
                let locked = SecretKeyBox::from(secret.to_owned());
                let opened = SecretKey::from_box(locked, Some(password)).map_err(|_| KeyError::WrongPassword)?;
                Self::of_opened(&opened.to_bytes())
            }
            _ => Err(KeyError::NotAKey),
        }
    }

    fn of_opened(bytes: &[u8]) -> Result<Self, KeyError> {
        let id = bytes[ID].try_into().map_err(|_| KeyError::NotAKey)?;
        let seed = bytes[SEED].try_into().map_err(|_| KeyError::NotAKey)?;
        let key = SigningKey::from_bytes(&seed);
        if key.verifying_key().as_bytes() != &bytes[PUBLIC] {
            return Err(KeyError::Corrupted);
        }
        Ok(Self { id, key })
    }

    /// The key to give to those who verify.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey { id: self.id, key: self.key.verifying_key() }
    }

    /// The `.minisig` of these bytes.
    #[must_use]
    pub fn sign_manifest(&self, bytes: &[u8], trusted_comment: &str) -> String {
        let signature = self.key.sign(&minisig::digest(bytes)).to_bytes();
        let global = self.key.sign(&[&signature[..], trusted_comment.as_bytes()].concat()).to_bytes();
        Minisig { id: self.id, signature, trusted_comment: trusted_comment.to_owned(), global }.text()
    }

    /// The signature line of a checkpoint, named by the log; `None` where no log may have that name.
    pub(super) fn sign_note(&self, lines: &str, origin: &str) -> Option<String> {
        let public = [&[1], self.key.verifying_key().as_bytes().as_slice()].concat();
        let signature = self.key.sign(lines.as_bytes()).to_bytes().to_vec();
        let line = NoteLine::new(origin.to_owned(), key_id(origin, &public), signature).ok()?;
        String::from_utf8(line.to_bytes()).ok()
    }
}

#[cfg(test)]
#[path = "signer_tests.rs"]
mod tests;
