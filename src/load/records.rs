//! The nominations of a file, without their trees.
//!
//! A tree weighs ten times its text. With 10,000 nominations all trees at once would be most of what
//! the program holds; so a file is parsed once for its faults and ids, and again, at 30 µs, when its
//! records are read one by one.

use super::{Entry, Node, NodeKind, csv, yaml};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::source::{FileId, Sources};

/// A file of nominations that could be parsed.
#[derive(Clone, Debug)]
pub struct RecordFile {
    file: FileId,
    form: Form,
    heads: Vec<Node>,
}

/// How records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One record, or a list of them.
    Yaml,
    /// One record a row.
    Csv,
}

impl RecordFile {
    /// Parses a file for the first time. None where a fault leaves parts of it unread.
    pub(super) fn open(text: &str, file: FileId, form: Form) -> (Option<Self>, Diagnostics) {
        let (records, faults) = parse(text, file, form);
        let heads = records.map(|r| r.into_iter().map(head).collect());
        (heads.map(|heads| Self { file, form, heads }), faults)
    }

    /// Of each record what names it: a map with its `nomination` and nothing else.
    #[must_use]
    pub fn heads(&self) -> &[Node] {
        &self.heads
    }

    /// The records, whole.
    #[must_use]
    pub fn read(&self, sources: &Sources) -> Vec<Node> {
        // The same text gave the same faults at first, and they were reported.
        parse(&sources.file(self.file).text, self.file, self.form).0.unwrap_or_default()
    }
}

fn head(record: Node) -> Node {
    let kind = match record.kind {
        NodeKind::Map(entries) => {
            NodeKind::Map(entries.into_iter().filter(|e| &*e.key.value == "nomination").collect())
        }
        _ => NodeKind::Null,
    };
    Node { kind, ..record }
}

fn parse(text: &str, file: FileId, form: Form) -> (Option<Vec<Node>>, Diagnostics) {
    if form == Form::Csv {
        let (rows, faults) = csv::parse(text, file);
        return (Some(rows).filter(|_| !faults.has_errors()), faults);
    }
    let (node, mut faults) = yaml::parse(text, file);
    (node.and_then(|node| split(node, &mut faults)), faults)
}

/// A file is one record, or `nominations:` with a list of them.
fn split(node: Node, faults: &mut Diagnostics) -> Option<Vec<Node>> {
    if node.get("nominations").is_none() {
        return Some(vec![node]);
    }
    let NodeKind::Map(entries) = node.kind else { return None };
    let (lists, others): (Vec<_>, Vec<_>) = entries.into_iter().partition(|e| &*e.key.value == "nominations");
    for other in &others {
        faults.push(beside(other));
    }
    match lists.into_iter().next()?.value {
        Node { kind: NodeKind::List(records), .. } => Some(records),
        other => {
            faults.push(no_list(&other));
            None
        }
    }
}

fn beside(entry: &Entry) -> Diagnostic {
    let name = &entry.key.value;
    let message = text!("`nominations:` 旁边不能再有 `{name}`", "`{name}` cannot stand beside `nominations:`");
    Diagnostic::error(Code::UnknownKey, entry.key.span, message)
        .hint(text!("移进列表中的某一条记录", "move it into one of the records of the list"))
}

fn no_list(value: &Node) -> Diagnostic {
    let message = text!("`nominations:` 下面应是列表", "`nominations:` takes a list");
    Diagnostic::error(Code::WrongType, value.span, message)
        .expected(text!("每条记录以 `- nomination: …` 开头", "each record begins with `- nomination: …`"))
}
