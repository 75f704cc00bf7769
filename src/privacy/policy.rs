//! `data/privacy.yaml`: values that may be published, each with its reason; and what a contact block makes public.

use jiff::civil::Date;

use crate::check::fields::Fields;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind, RawSite};
use crate::source::Spanned;

/// What may be published.
#[derive(Debug, Default)]
pub struct Policy {
    /// The exceptions, in order.
    pub allow: Vec<Exception>,
    /// Files that no program can read and a person looked at.
    pub looked: Vec<Looked>,
}

/// A file that a person looked at.
#[derive(Debug)]
pub struct Looked {
    /// Its path from the root of the site.
    pub file: Spanned<String>,
    /// The beginning of its SHA-256: another file of the same name was not looked at.
    pub hash: String,
    /// Who looked.
    pub by: String,
    /// When.
    pub on: Date,
}

/// A value that looks private and may be published.
#[derive(Debug)]
pub struct Exception {
    /// The value, as it is published.
    pub value: Spanned<String>,
    /// Why.
    pub reason: String,
}

impl Policy {
    /// Whether a person looked at a file of this path and content.
    #[must_use]
    pub fn was_looked_at(&self, path: &str, hash: &str) -> bool {
        self.looked.iter().any(|looked| looked.file.value == path && looked.hash == hash)
    }
}

/// Reads data/privacy.yaml; a site without it has no exceptions.
pub fn policy(node: Option<&Node>, faults: &mut Diagnostics) -> Policy {
    let Some(mut f) = node.and_then(|node| Fields::open(node, faults)) else { return Policy::default() };
    let (allow, looked) = (f.each("allow", exception), f.each("looked", looked));
    f.finish();
    twice(&allow, faults);
    Policy { allow, looked }
}

fn exception(node: &Node, faults: &mut Diagnostics) -> Option<Exception> {
    let mut f = Fields::open(node, faults)?;
    let (value, reason) = (f.need("value"), f.need("reason"));
    f.finish();
    Some(Exception { value: value?, reason: reason? })
}

fn looked(node: &Node, faults: &mut Diagnostics) -> Option<Looked> {
    let mut f = Fields::open(node, faults)?;
    let (file, hash) = (f.need("file"), f.need("hash"));
    let (by, on) = (f.need("by"), f.need("on"));
    f.finish();
    Some(Looked { file: file?, hash: hash?, by: by?, on: on? })
}

fn twice(allow: &[Exception], faults: &mut Diagnostics) {
    for (at, one) in allow.iter().enumerate() {
        if let Some(first) = allow[..at].iter().find(|other| other.value.value == one.value.value) {
            let message = text!("同一个值写了两次", "the same value is listed twice");
            faults.push(
                Diagnostic::error(Code::DuplicateId, one.value.span, message)
                    .related(first.value.span, text!("第一次在这里", "first listed here")),
            );
        }
    }
}

/// Mail addresses that stand in a contact block (受理部门): an office gives them to everybody. `None`
/// where a file that may have such a block could not be parsed.
#[must_use]
pub fn contacts(site: &RawSite) -> Option<Vec<String>> {
    if site.broken.iter().any(|path| path.ends_with("/contest.yaml") || path.ends_with(".md")) {
        return None;
    }
    let mut found = Vec::new();
    for contest in &site.contests {
        let fronts = contest.notices.iter().map(|notice| &notice.front);
        for node in contest.contest.iter().chain(fronts) {
            blocks(node, &mut found);
        }
    }
    Some(found)
}

/// Looks for keys such as `contact`, `contacts`, `supervision_contact`.
fn blocks(node: &Node, found: &mut Vec<String>) {
    match &node.kind {
        NodeKind::Map(entries) => {
            for entry in entries {
                if entry.key.value.contains("contact") {
                    mails(&entry.value, found);
                } else {
                    blocks(&entry.value, found);
                }
            }
        }
        NodeKind::List(nodes) => nodes.iter().for_each(|node| blocks(node, found)),
        NodeKind::Scalar { .. } | NodeKind::Null => {}
    }
}

fn mails(node: &Node, found: &mut Vec<String>) {
    match &node.kind {
        NodeKind::Map(entries) => entries.iter().for_each(|entry| mails(&entry.value, found)),
        NodeKind::List(nodes) => nodes.iter().for_each(|node| mails(node, found)),
        NodeKind::Scalar { text, .. } if text.contains('@') => found.push(text.to_string()),
        NodeKind::Scalar { .. } | NodeKind::Null => {}
    }
}
