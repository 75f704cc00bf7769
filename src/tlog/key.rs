//! Keys: minisign's, one Ed25519 key for manifests and for checkpoints.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use signed_note::{Note, NoteError, StandardVerifier, VerifierList, new_ed25519_verifier_key};

use super::checkpoint::{Checkpoint, NoteSignature};
use crate::lang::{Text, text};

/// Why a key cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// No key of minisign's.
    NotAKey,
    /// The secret key is locked with a password, and none was given.
    NeedsPassword,
    /// The password does not open it.
    WrongPassword,
    /// Its two halves do not belong together.
    Corrupted,
}

/// A minisign public key.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// What minisign calls the key by.
    pub(super) id: [u8; 8],
    pub(super) key: VerifyingKey,
}

impl PublicKey {
    /// Reads a public key: the file that minisign writes (a comment line, then the key), or the key alone.
    ///
    /// # Errors
    /// When it is no key.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let line = match lines[..] {
            [comment, key] if comment.starts_with("untrusted comment:") => key,
            [key] => key,
            _ => return Err(KeyError::NotAKey),
        };
        let bytes = STANDARD.decode(line).map_err(|_| KeyError::NotAKey)?;
        let (head, key) = bytes.split_at_checked(10).ok_or(KeyError::NotAKey)?;
        let id = head.strip_prefix(b"Ed").and_then(|id| id.try_into().ok()).ok_or(KeyError::NotAKey)?;
        let key = key.try_into().map_err(|_| KeyError::NotAKey)?;
        Ok(Self { id, key: VerifyingKey::from_bytes(&key).map_err(|_| KeyError::NotAKey)? })
    }

    /// The key on one line, as `minisign -P` takes it.
    #[must_use]
    pub fn line(&self) -> String {
        STANDARD.encode([b"Ed", &self.id[..], self.key.as_bytes()].concat())
    }

    /// The key's number, as minisign shows it: `F169C1AE33461EEE`.
    #[must_use]
    pub fn number(&self) -> String {
        number(self.id)
    }

    /// What this key says of a checkpoint.
    #[must_use]
    pub fn look_at(&self, checkpoint: &Checkpoint) -> NoteSignature {
        let name = new_ed25519_verifier_key(&checkpoint.origin, &self.key);
        let (Ok(note), Ok(verifier)) = (Note::from_bytes(checkpoint.text.as_bytes()), StandardVerifier::new(&name))
        else {
            return NoteSignature::Absent;
        };
        match note.verify(&VerifierList::new(vec![Box::new(verifier)])) {
            Ok(_) => NoteSignature::Valid,
            Err(NoteError::UnverifiedNote) => NoteSignature::Absent,
            Err(_) => NoteSignature::Invalid,
        }
    }

    pub(super) fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

pub(super) fn number(id: [u8; 8]) -> String {
    format!("{:016X}", u64::from_le_bytes(id))
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line())
    }
}

impl KeyError {
    /// The message in both languages.
    #[must_use]
    pub fn message(self) -> Text {
        match self {
            Self::NotAKey => text!("不是 minisign 密钥", "this is no minisign key"),
            Self::NeedsPassword => {
                text!("密钥有密码保护，没有给出密码", "the key is locked with a password, and none was given")
            }
            Self::WrongPassword => text!("密码打不开这个密钥", "the password does not open this key"),
            Self::Corrupted => {
                text!("密钥已损坏：公钥与私钥不是一对", "the key is damaged: its two halves do not belong together")
            }
        }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for KeyError {}
