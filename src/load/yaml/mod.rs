//! YAML text to a tree with places. Only the files of this folder name the YAML crate.
//!
//! 1. [`usual`] reads what records mostly look like, fast; it leaves every other file to the parser.
//! 2. [`build`] turns the parser's events into [`Node`]s and notes what a record must not use:
//!    anchors, aliases, tags, merge keys, second documents, repeated keys, deep nesting.
//! 3. Where the parser gives up, [`words`] says why in plain words, and [`look`] reads the text by
//!    line for the mistakes that are made most: tabs, full-width colons and full-width spaces.
//!
//! Aliases are refused where they stand and never followed, so that a bomb costs nothing. Recursion
//! is bounded: 100,000 brackets are refused at the limit.

mod build;
mod look;
mod usual;
mod words;

use granit_parser::{Event, Parser, ScanError};

use super::Node;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::source::{FileId, Span};

/// How deep lists and maps may nest. A rubric needs about ten levels.
pub const MAX_DEPTH: usize = 64;

/// Parses one file. There is no tree where a fault leaves parts of the file unread.
#[must_use]
pub fn parse(text: &str, file: FileId) -> (Option<Node>, Diagnostics) {
    parse_part(text, Span { file, start: 0, end: u32::try_from(text.len()).unwrap_or(u32::MAX) })
}

/// Parses a part of a file (front matter); places are those of the whole file.
#[must_use]
pub fn parse_part(text: &str, part: Span) -> (Option<Node>, Diagnostics) {
    let slice = text.get(part.start as usize..part.end as usize).unwrap_or_default();
    if let Some(root) = usual::read(slice, part) {
        let mut faults = Diagnostics::new();
        let folded = look::folded_lines(slice, part, &root, &mut faults);
        return (Some(root).filter(|_| !folded), faults);
    }
    parse_any(slice, part)
}

/// Parses all of YAML.
fn parse_any(slice: &str, part: Span) -> (Option<Node>, Diagnostics) {
    let mut tree = build::Tree::new(slice, part);
    let failed = run(slice, &mut tree).err();
    let scan_failed = failed.is_some();
    if let Some(error) = failed {
        report(slice, part, &error, &mut tree);
    }
    let (root, mut faults, broken) = tree.finish();
    let folded = root.as_ref().is_some_and(|r| !scan_failed && look::folded_lines(slice, part, r, &mut faults));
    if root.is_none() && !broken && !scan_failed {
        faults.push(empty(part));
    }
    let whole = !broken && !scan_failed && !folded;
    (root.filter(|_| whole), faults)
}

/// Feeds all events to the tree, until the end, a fault of grammar, or the tree has had enough.
fn run(slice: &str, tree: &mut build::Tree<'_>) -> Result<(), ScanError> {
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        disallow_directives: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    for next in Parser::new_from_str_with_options(slice, options) {
        let (event, span) = next?;
        if matches!(event, Event::StreamEnd) || !tree.event(event, span) {
            break;
        }
    }
    Ok(())
}

/// The parser's error, unless what a person did wrong nearby explains it better.
fn report(slice: &str, part: Span, error: &ScanError, tree: &mut build::Tree<'_>) {
    let offset = error.marker().byte_offset().unwrap_or(slice.len()).min(slice.len());
    let seen = look::lines(slice, part);
    let at = slice[..offset].bytes().filter(|b| *b == b'\n').count();
    let explained = seen.iter().any(|s| s.line.abs_diff(at) <= 1);
    for finding in seen {
        tree.fault(finding.diagnostic);
    }
    if !explained {
        let diagnostic = words::diagnostic(slice, part, offset, error.kind(), tree.innermost_flow());
        tree.fault(diagnostic);
    }
}

fn empty(part: Span) -> Diagnostic {
    let message = text!("文件里没有内容", "the file has no content");
    Diagnostic::error(Code::EmptyFile, Span { end: part.start, ..part }, message)
        .hint(text!("写上内容；用不着的文件请删除", "write its content, or delete the file if it is not needed"))
}

#[cfg(test)]
mod peer;
#[cfg(test)]
mod tests;
