//! Manifests of a bag: one line `<64 hex>  <path>` a file, by path, as `sha256sum -c` reads them.

use crate::model::Fingerprint;

/// Files and their SHA-256, in the order of their paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(Vec<(String, [u8; 32])>);

impl Manifest {
    /// The manifest of these files.
    #[must_use]
    pub fn new(files: impl IntoIterator<Item = (String, [u8; 32])>) -> Self {
        let mut files: Vec<_> = files.into_iter().collect();
        files.sort();
        Self(files)
    }

    /// Reads one; `None` where a line is none, or not in order.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let line = |line: &str| {
            let (hash, path) = line.split_once("  ")?;
            let is_hash = hash.len() == 64 && !hash.contains(char::is_whitespace);
            let hash = is_hash.then(|| Fingerprint::parse(hash)).flatten()?;
            Some((path.to_owned(), hash.0))
        };
        let files: Vec<_> = text.lines().map(line).collect::<Option<_>>()?;
        let ordered = files.windows(2).all(|two| two[0].0 < two[1].0);
        (ordered && (text.is_empty() || text.ends_with('\n'))).then_some(Self(files))
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|(path, hash)| format!("{}  {path}\n", Fingerprint(*hash).hex())).collect()
    }

    /// The hash of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<[u8; 32]> {
        let at = self.0.binary_search_by(|(p, _)| p.as_str().cmp(path)).ok()?;
        Some(self.0[at].1)
    }

    /// Paths and hashes, in order.
    pub fn files(&self) -> impl Iterator<Item = (&str, [u8; 32])> {
        self.0.iter().map(|(path, hash)| (path.as_str(), *hash))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_nothing_else_is() {
        let manifest = Manifest::new([("b".to_owned(), [7; 32]), ("a/c".to_owned(), [1; 32])]);
        let text = manifest.text();
        assert!(text.starts_with("0101") && text.lines().count() == 2, "{text}");
        assert_eq!(Manifest::parse(&text), Some(manifest.clone()));
        assert_eq!((manifest.get("b"), manifest.get("c")), (Some([7; 32]), None));
        let turned: String = text.lines().rev().map(|l| format!("{l}\n")).collect();
        for wrong in [text.trim_end(), &turned, &text.replace("  ", " "), &format!("{text}{text}"), &text[1..]] {
            assert_eq!(Manifest::parse(wrong), None, "{wrong}");
        }
    }
}
