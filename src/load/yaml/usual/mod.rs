//! The YAML that records are mostly written in, read ten times faster than the whole grammar allows:
//! block maps and lists, and on one line plain text, plain quotations and brackets.
//!
//! This reader never reports. At the first thing that is not of its subset it gives up, and the
//! full parser reads the file from its beginning; so nothing depends on this one but time. What it
//! does accept it must read as the full parser does, to the byte: the tests compare the two on real
//! records, on random documents, and on records spoilt at random.

mod flow;
mod line;

use super::build::has_repeats;
use crate::load::{Entry, Node, NodeKind};
use crate::source::{Span, Spanned};
use line::Line;

/// Deeper nesting is left to the full parser and its limit.
const MAX_DEPTH: usize = 24;

/// The tree of a text, if all of it is of the usual kind.
pub(super) fn read(text: &str, part: Span) -> Option<Node> {
    let mut reader = Reader { text, part, line: Line::default(), entries: Vec::new(), items: Vec::new(), depth: 0 };
    reader.advance(0)?;
    let root = if reader.line.indent == 0 { reader.block(0)? } else { return None };
    reader.line.is_end().then_some(root)
}

/// Reads line by line. Finished children of open maps and lists wait on two stacks, as in `build`.
struct Reader<'t> {
    text: &'t str,
    part: Span,
    /// The line that is being read, without its indentation.
    line: Line,
    entries: Vec<Entry>,
    items: Vec<Node>,
    depth: usize,
}

impl Reader<'_> {
    /// The map or list whose first line begins at column `indent`.
    fn block(&mut self, indent: usize) -> Option<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let node = if self.at_dash() { self.list(indent) } else { self.map(indent) };
        self.depth -= 1;
        node
    }

    /// Entries `- …` at one column.
    fn list(&mut self, indent: usize) -> Option<Node> {
        let first = self.items.len();
        let start = self.line.start;
        loop {
            let dash = self.line.start;
            let inner = self.skip_spaces(dash + 1);
            let column = indent + inner - dash;
            self.line.start = inner;
            let item = if self.at_dash() {
                return None;
            } else if self.key().is_some() {
                self.line.indent = column;
                self.block(column)?
            } else {
                let item = self.value(inner)?;
                self.advance(self.line.end)?;
                item
            };
            self.items.push(item);
            if self.line.indent < indent || !(self.line.indent == indent && self.at_dash()) {
                break;
            }
        }
        if self.line.indent > indent {
            return None;
        }
        let nodes: Vec<_> = self.items.drain(first..).collect();
        let end = nodes.last()?.span.end;
        Some(Node { span: Span { end, ..self.span(start, start) }, kind: NodeKind::List(nodes) })
    }

    /// Entries `key: …` at one column.
    fn map(&mut self, indent: usize) -> Option<Node> {
        let first = self.entries.len();
        let start = self.line.start;
        loop {
            let (key, after) = self.key()?;
            let value = if self.is_blank(after) {
                self.advance(self.line.end)?;
                self.below(indent, key.span)?
            } else {
                let value = self.value(self.skip_spaces(after))?;
                self.advance(self.line.end)?;
                value
            };
            self.entries.push(Entry { key, value });
            if self.line.indent != indent || self.line.is_end() {
                break;
            }
        }
        if self.line.indent > indent {
            return None;
        }
        let map: Vec<_> = self.entries.drain(first..).collect();
        self.whole_map(start, map.last()?.value.span.end, map)
    }

    /// A map's node, unless a key is repeated.
    fn whole_map(&self, start: usize, end: u32, map: Vec<Entry>) -> Option<Node> {
        if has_repeats(&map) {
            return None;
        }
        Some(Node { span: Span { end, ..self.span(start, start) }, kind: NodeKind::Map(map) })
    }

    /// What belongs to a key with nothing after its colon; the line is the next one.
    fn below(&mut self, indent: usize, key: Span) -> Option<Node> {
        if self.line.is_end() || self.line.indent < indent || (self.line.indent == indent && !self.at_dash()) {
            return Some(Node { span: key, kind: NodeKind::Null });
        }
        let unindented = self.line.indent == indent;
        let mut node = self.block(self.line.indent)?;
        if let (true, NodeKind::List(items)) = (unindented, &node.kind) {
            node.span.start = items.first()?.span.start; // as the full parser has it
        }
        Some(node)
    }

    /// The value that begins at a byte and takes the rest of the line.
    fn value(&mut self, at: usize) -> Option<Node> {
        let (node, after) = match self.text.as_bytes().get(at)? {
            b'[' | b'{' | b'"' | b'\'' => self.flow(at, self.line.end)?,
            _ => self.plain(at)?,
        };
        self.is_blank(after).then_some(node)
    }

    /// Plain text to the end of the line or to a comment.
    fn plain(&self, at: usize) -> Option<(Node, usize)> {
        let line = &self.text[at..self.line.end];
        let text = line.find(" #").map_or(line, |i| &line[..i]).trim_end_matches(' ');
        let fits = line::begins_plain(text) && !text.contains(": ") && !text.ends_with(':') && line::is_usual(text);
        fits.then(|| (self.scalar(at, text), at + text.len()))
    }

    /// A plain scalar's node.
    fn scalar(&self, at: usize, text: &str) -> Node {
        let null = matches!(text, "~" | "null" | "Null" | "NULL");
        let kind = if null { NodeKind::Null } else { NodeKind::Scalar { text: text.into(), quoted: false } };
        Node { span: self.span(at, at + text.len()), kind }
    }

    /// The key at the head of the line and the byte after its colon.
    fn key(&self) -> Option<(Spanned<Box<str>>, usize)> {
        let line = &self.text[self.line.start..self.line.end];
        let key = line::key(line)?;
        let after = self.line.start + key.len() + 1;
        let key_span = self.span(self.line.start, after - 1);
        Some((Spanned::new(key.into(), key_span), after))
    }

    /// Whether the line begins with `- `.
    fn at_dash(&self) -> bool {
        self.text[self.line.start..self.line.end].starts_with("- ")
    }

    /// Whether nothing but blanks and a comment follow on the line.
    fn is_blank(&self, at: usize) -> bool {
        let rest = &self.text[at..self.line.end];
        let text = rest.trim_start_matches(' ');
        text.is_empty() || (text.starts_with('#') && text.len() < rest.len() && line::is_usual(text))
    }

    fn skip_spaces(&self, at: usize) -> usize {
        let rest = &self.text[at..self.line.end];
        self.line.end - rest.trim_start_matches(' ').len()
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let place = |i| self.part.start + u32::try_from(i).unwrap_or(u32::MAX);
        Span { start: place(start), end: place(end), ..self.part }
    }

    /// Goes to the next line that holds something, from the end of one; none if the line is unusual.
    fn advance(&mut self, from: usize) -> Option<()> {
        self.line = Line::next(self.text, from)?;
        Some(())
    }
}

#[cfg(test)]
mod tests;
