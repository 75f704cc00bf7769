//! From the root folder to trees with places: nothing is understood yet, nothing is lost.
//!
//! 1. walk data/ and content/ in sorted order (through `fs/`),
//! 2. read and parse every file, in parallel, into [`Node`]s that know their bytes,
//! 3. collect every fault of every file; a file that cannot be parsed leaves no tree behind.

pub mod csv;
mod entities;
mod front;
mod layout;
mod records;
mod releases;
mod site;
mod text;
mod theme;
mod tree;
pub mod yaml;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use records::RecordFile;
pub use releases::{RawFile, RawRelease, RawReleases, RawZip, releases};
pub(crate) use site::too_large;
pub use site::{load, load_names, load_tables};
pub(crate) use text::{decoded, hidden, is_hidden};
pub use tree::{Entry, Node, NodeKind};

pub(crate) use crate::source::is_litter;
use crate::source::{FileId, Sources, Span};

/// Everything that was read.
#[derive(Debug, Default)]
pub struct RawSite {
    /// The texts, for messages.
    pub sources: Sources,
    /// site.yaml
    pub site: Option<Node>,
    /// data/bans.yaml
    pub bans: Option<Node>,
    /// data/calendar.yaml
    pub calendar: Option<Node>,
    /// data/strokes.yaml
    pub strokes: Option<Node>,
    /// data/privacy.yaml
    pub privacy: Option<Node>,
    /// Pictures and attachments of prose, by path.
    pub media: Vec<RawMedia>,
    /// Contests in the order of their folders.
    pub contests: Vec<RawContest>,
    /// Files that should have a tree and left none, by path: what is missing may stand in them, so
    /// that nobody need be told that it is missing.
    pub broken: BTreeSet<Box<str>>,
}

impl RawSite {
    /// Whether a file, or any file below a folder (`data/a/rubrics/`), left no tree.
    #[must_use]
    pub fn is_broken(&self, path: &str) -> bool {
        let from = (std::ops::Bound::Included(path), std::ops::Bound::Unbounded);
        self.broken
            .range::<str, _>(from)
            .next()
            .is_some_and(|first| if path.ends_with('/') { first.starts_with(path) } else { &**first == path })
    }

    /// The slugs of a contest's notices that left no tree: others may well refer to them.
    pub fn broken_notices<'a>(&'a self, contest: &str) -> impl Iterator<Item = &'a str> {
        let folder = format!("content/{contest}/");
        self.broken.iter().filter_map(move |path| {
            path.strip_prefix(folder.as_str())?.strip_suffix(".md").filter(|slug| !slug.contains('/'))
        })
    }
}

/// A picture or attachment, as it lies there.
#[derive(Debug)]
pub struct RawMedia {
    /// From the root of the site: `content/guangxi-2023/images/01.jpg`.
    pub path: String,
    /// The file, without text.
    pub file: FileId,
    /// Whether it lies in images/.
    pub is_picture: bool,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// The trees of one contest's folder.
#[derive(Debug, Default)]
pub struct RawContest {
    /// The folder's name under data/.
    pub folder: String,
    /// contest.yaml
    pub contest: Option<Node>,
    /// rubrics/*.yaml
    pub rubrics: Vec<Node>,
    /// units.yaml
    pub units: Option<Node>,
    /// quotas.yaml
    pub quotas: Option<Node>,
    /// forms.yaml
    pub forms: Option<Node>,
    /// nominations/**.yaml and .csv: their trees are made when they are read.
    pub nominations: Vec<RecordFile>,
    /// history.yaml
    pub history: Option<Node>,
    /// content/<contest>/*.md
    pub notices: Vec<RawContent>,
    /// content/<contest>/profiles/*.md; the slug is the nomination's id.
    pub profiles: Vec<RawContent>,
    /// content/<contest>/showcases/*.md; the slug is the nomination's id.
    pub showcases: Vec<RawContent>,
}

/// A Markdown file: front matter as a tree, body as text.
#[derive(Debug)]
pub struct RawContent {
    /// File name without `.md`.
    pub slug: String,
    /// The file.
    pub file: FileId,
    /// The front matter; always a map.
    pub front: Node,
    /// Where the body is; `Sources::slice` gives its text.
    pub body: Span,
}
