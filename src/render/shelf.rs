//! Pictures and attachments as prose shows them.

use super::markdown::escape;
use crate::media::{Library, ShownKind, resolve};

/// The library, seen from one page.
pub(super) struct Shelf<'a> {
    pub(super) library: &'a Library,
    /// The way to the root of the site.
    pub(super) root: &'a str,
    /// The contest's folder.
    pub(super) folder: &'a str,
}

impl Shelf<'_> {
    /// A picture with its size given, so that the text does not jump, fetched when it comes into view.
    /// Of an address that shows nothing the words stay.
    pub(super) fn picture(&self, address: &str, words: &str) -> String {
        let words = escape(words).replace('"', "&quot;");
        let shown = resolve(address, self.folder).and_then(|path| self.library.get(&path));
        let Some((shown, ShownKind::Picture { width, height, small })) = shown.map(|s| (s, &s.kind)) else {
            return words;
        };
        let (root, href) = (self.root, &shown.href);
        let choice = small.as_ref().map_or_else(String::new, |(small, w)| {
            format!(" srcset=\"{root}{small} {w}w, {root}{href} {width}w\" sizes=\"(max-width: 48rem) 100vw, 48rem\"")
        });
        format!(
            "<img src=\"{root}{href}\"{choice} width=\"{width}\" height=\"{height}\" alt=\"{words}\" loading=\"lazy\" decoding=\"async\">"
        )
    }

    /// The address of an attachment, and its kind and size in words: `（XLSX，12.3 KB）`.
    pub(super) fn file(&self, address: &str) -> Option<(String, String)> {
        let shown = self.library.get(&resolve(address, self.folder)?)?;
        let href = format!("{}{}", self.root, shown.href);
        let ShownKind::File { bytes } = shown.kind else { return Some((href, String::new())) };
        let kind = shown.href.rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
        Some((href, format!("（{kind}，{}）", size(bytes))))
    }
}

/// `820 B`, `12.3 KB`, `4.5 MB`
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{}.{} KB", bytes / 1_000, bytes % 1_000 / 100),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
