//! The list of all files with their SHA-256, in the format that `sha256sum -c` reads.
//!
//! It lets anyone check a copy of the site, and it marks a folder as ours: only what it lists may
//! be replaced without `--force`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::SitePath;

/// Its name, at the root of the site.
pub(super) const NAME: &str = "gongshi-manifest.txt";

/// The SHA-256 of a file whose bytes come in pieces.
#[derive(Default)]
pub(super) struct Hash(Sha256);

impl Hash {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    pub(super) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

/// One line a file, in the order of the paths.
pub(super) fn write(mut entries: Vec<(SitePath, [u8; 32])>) -> String {
    entries.sort();
    let mut text = String::with_capacity(entries.len() * 110);
    for (path, hash) in entries {
        for byte in hash {
            let _ = write!(text, "{byte:02x}");
        }
        let _ = writeln!(text, "  {path}");
    }
    text
}

/// The paths that a manifest lists; `None` if this is no manifest.
pub(super) fn paths(text: &str) -> Option<BTreeSet<&str>> {
    text.lines().map(path).collect()
}

fn path(line: &str) -> Option<&str> {
    let (hash, path) = line.split_once("  ")?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    (is_hash && SitePath::new(path).is_ok()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_and_can_be_read_back() {
        let entry = |path: &str| (SitePath::new(path).unwrap(), Hash::new().finish());
        let text = write(vec![entry("b.html"), entry("a/c.html")]);
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(text, format!("{empty}  a/c.html\n{empty}  b.html\n"));
        assert_eq!(paths(&text).unwrap().into_iter().collect::<Vec<_>>(), ["a/c.html", "b.html"]);
    }

    #[test]
    fn other_texts_are_no_manifest() {
        for text in ["hello\n", "e3b0  a.html\n", &format!("{}  ../a\n", "0".repeat(64))] {
            assert!(paths(text).is_none(), "{text}");
        }
    }
}
