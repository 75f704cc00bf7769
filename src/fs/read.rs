//! Reads files of bounded size.

use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path};

use super::{Action, FsError};

/// The largest file that is read: 32 MiB, about 8,000 records of 4 KB in one file.
///
/// Larger ones are refused by their length alone, unread. Spans count bytes in 32 bits; this limit
/// keeps them far from it.
pub const MAX_FILE_BYTES: u64 = 32 * 1024 * 1024;

/// A file's bytes, or that it is larger than [`MAX_FILE_BYTES`].
#[derive(Debug, PartialEq, Eq)]
pub enum Content {
    /// The whole file.
    Bytes(Vec<u8>),
    /// Larger than the limit, or grew past it while it was read.
    TooLarge,
}

/// Reads a file that should have about `expected` bytes.
///
/// # Errors
/// A file that cannot be opened or read.
pub fn read(path: &Path, expected: u64) -> Result<Content, FsError> {
    read_within(path, expected, MAX_FILE_BYTES)
}

/// The same, with a limit of its own: what is published may be larger than what people write.
///
/// # Errors
/// A file that cannot be opened or read.
pub fn read_within(path: &Path, expected: u64, most: u64) -> Result<Content, FsError> {
    if expected > most {
        return Ok(Content::TooLarge);
    }
    let error = |e| FsError::new(Action::Read, path, e);
    let file = File::open(path).map_err(error)?;
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    let length = file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(error)?;
    Ok(if length as u64 > most { Content::TooLarge } else { Content::Bytes(bytes) })
}

/// Whether a path written in a file stays below the folder it starts from: relative, without `..`,
/// drive or root, judged by its words alone.
#[must_use]
pub fn relative_inside(written: &str) -> bool {
    let plain = |c| matches!(c, Component::Normal(_) | Component::CurDir);
    !written.is_empty() && !written.contains(['\\', '\0', ':']) && Path::new(written).components().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_file_is_refused_unread() {
        // The path does not exist: had it been opened, there would be an error.
        let content = read(Path::new("/nonexistent/large.yaml"), MAX_FILE_BYTES + 1).unwrap();
        assert_eq!(content, Content::TooLarge);
    }

    #[test]
    fn an_error_names_its_path() {
        let error = read(Path::new("/nonexistent/a.yaml"), 1).unwrap_err();
        assert!(error.message().zh.contains("/nonexistent/a.yaml"), "{error:?}");
    }

    #[test]
    fn only_paths_below_are_inside() {
        for inside in ["a.png", "a/b.png", "./a"] {
            assert!(relative_inside(inside), "{inside}");
        }
        for outside in ["", "..", "a/../../b", "/etc/passwd", "C:\\x", "c:x", "..\\x", "a\0b"] {
            assert!(!relative_inside(outside), "{outside}");
        }
    }
}
