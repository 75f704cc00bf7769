//! Places in the user's files: which file, which bytes, which line and column.

mod cover;
mod line_index;
mod name;

use std::fmt;
use std::sync::Arc;

pub use cover::covered;
pub use line_index::{LineColumn, LineIndex};
pub use name::{is_device, is_litter, is_portable};

/// One file of a [`Sources`] table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A byte range in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A value and where it was written.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Changes the value and keeps the place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }

    /// A reference to the value, at the same place.
    pub const fn as_ref(&self) -> Spanned<&T> {
        Spanned { value: &self.value, span: self.span }
    }
}

impl<T: fmt::Debug> fmt::Debug for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// The files that were read: path relative to the site's root, with `/`, and text.
///
/// Ids are handed out in path order, so that sorting by span sorts by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

/// One file's path and text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the site's root, with `/` on every system.
    pub path: Arc<str>,
    /// The text, without a byte-order mark.
    pub text: Arc<str>,
}

impl Sources {
    /// Adds a file and names it.
    pub fn add(&mut self, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile { path: path.into(), text: text.into() });
        id
    }

    /// The file of an id that this table gave out.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file of a path, if it was read.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.iter().position(|f| &*f.path == path)?;
        u32::try_from(at).ok().map(FileId)
    }

    /// All files with their ids, in order.
    pub fn all(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().filter_map(|(at, file)| Some((FileId(u32::try_from(at).ok()?), file)))
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether no file was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The text that a span covers.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Line and column where a span begins.
    #[must_use]
    pub fn place(&self, span: Span) -> LineColumn {
        LineIndex::new(&self.file(span.file).text).locate(span.start as usize)
    }
}

impl Span {
    /// An empty span at the very beginning of a file, for faults of the file as a whole.
    #[must_use]
    pub const fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }
}
