//! Small trees for unit tests of this room.

use crate::diag::{Code, Diagnostics};
use crate::load::{Entry, Node, NodeKind};
use crate::source::{Sources, Span, Spanned};

/// A place, where any will do.
pub(super) fn somewhere() -> Span {
    Span::start_of(Sources::default().add("site.yaml", ""))
}

/// A plain scalar.
pub(super) fn scalar(text: &str) -> Node {
    Node { span: somewhere(), kind: NodeKind::Scalar { text: text.into(), quoted: false } }
}

/// A scalar in quotes.
pub(super) fn quoted(text: &str) -> Node {
    Node { span: somewhere(), kind: NodeKind::Scalar { text: text.into(), quoted: true } }
}

/// The codes of what `read` reports, in reading order.
pub(super) fn codes<T>(read: impl FnOnce(&mut Diagnostics) -> T) -> Vec<Code> {
    let mut faults = Diagnostics::new();
    read(&mut faults);
    faults.sorted().into_iter().map(|d| d.code).collect()
}

/// A map.
pub(super) fn map(entries: &[(&str, Node)]) -> Node {
    let entry =
        |(key, value): &(&str, Node)| Entry { key: Spanned::new((*key).into(), somewhere()), value: value.clone() };
    Node { span: somewhere(), kind: NodeKind::Map(entries.iter().map(entry).collect()) }
}

/// A list.
pub(super) fn list(nodes: &[Node]) -> Node {
    Node { span: somewhere(), kind: NodeKind::List(nodes.to_vec()) }
}
