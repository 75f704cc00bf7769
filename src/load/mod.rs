//! From the root folder to trees with places: nothing is understood yet, nothing is lost.
//!
//! 1. walk data/ and content/ in sorted order (through `fs/`),
//! 2. read and parse every file, in parallel, into [`Node`]s that know their bytes,
//! 3. collect every fault of every file; a file that cannot be parsed leaves no tree behind.

mod tree;
pub mod yaml;

pub use tree::{Entry, Node, NodeKind};

use crate::source::{FileId, Sources, Span};

/// Everything that was read.
#[derive(Debug, Default)]
pub struct RawSite {
    /// The texts, for messages.
    pub sources: Sources,
    /// site.yaml
    pub site: Option<Node>,
    /// Contests in the order of their folders.
    pub contests: Vec<RawContest>,
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
    /// nominations/**.yaml and .csv: one node a record.
    pub nominations: Vec<Node>,
    /// history.yaml
    pub history: Option<Node>,
    /// content/<contest>/*.md
    pub notices: Vec<RawContent>,
    /// content/<contest>/profiles/*.md; the slug is the nomination's id.
    pub profiles: Vec<RawContent>,
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
