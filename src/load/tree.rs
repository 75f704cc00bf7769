//! A tree with places. Scalars keep the text that was typed.

use crate::source::{Span, Spanned};

/// A node of a YAML file or a CSV row.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// A scalar as it was typed, quotes removed and escapes resolved.
    Scalar {
        /// The text.
        text: Box<str>,
        /// Whether it stood in quotes or in a block: then it is text, never a number or a date.
        quoted: bool,
    },
    /// Nothing after the colon, `~` or `null`.
    Null,
    /// A list.
    List(Vec<Node>),
    /// A map in the order of the file. Keys are unique; repeated ones were reported and dropped.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key and its place.
    pub key: Spanned<Box<str>>,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The value of a key, if this is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.kind {
            NodeKind::Map(entries) => entries.iter().find(|e| &*e.key.value == key).map(|e| &e.value),
            _ => None,
        }
    }
}
