//! The format of a release bundle (spec/evidence.md E10 to E12, E31 to E36): texts ↔ values, nothing else.
//!
//! What stands in a bundle is made by `evidence`; that it is whole is found out by `check`.

mod deflate;
mod manifest;
mod record;
mod redacted;
mod zip;

use sha2::{Digest as _, Sha256};

use crate::model::Fingerprint;

pub use deflate::{Packed, pack};
pub use manifest::Manifest;
pub use record::{FORMAT, Redaction, ReleaseRecord, number};
pub use redacted::{Tombstone, redacted, tombstones};
pub use zip::{Listed, TAIL, TooLong, Zip, directory, listed};

/// Says that the folder is a bag.
pub const BAGIT: &str = "bagit.txt";
/// The day, whose it is, how large.
pub const BAG_INFO: &str = "bag-info.txt";
/// The payload.
pub const MANIFEST: &str = "manifest-sha256.txt";
/// The tag files; its hash is the fingerprint.
pub const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// The publisher's signature on it.
pub const SIGNATURE: &str = "tagmanifest-sha256.txt.minisig";
/// What was taken out.
pub const REDACTED: &str = "redacted.json";
/// What happened, what changed.
pub const RELEASE: &str = "data/release.json";

/// What `bagit.txt` says.
pub const BAGIT_TEXT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// SHA-256 of bytes.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The fingerprint of a release, from the bytes of its tag manifest.
#[must_use]
pub fn fingerprint(tag_manifest: &[u8]) -> Fingerprint {
    Fingerprint(sha256(tag_manifest))
}

/// The tag manifest over the three tag files.
#[must_use]
pub fn tag_manifest(bag_info: &[u8], manifest: &[u8]) -> Manifest {
    let files = [(BAG_INFO, bag_info), (BAGIT, BAGIT_TEXT.as_bytes()), (MANIFEST, manifest)];
    Manifest::new(files.map(|(path, bytes)| (path.to_owned(), sha256(bytes))))
}
