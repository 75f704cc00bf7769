//! Brackets and quotations that open and close on one line.

use super::{Reader, line};
use crate::load::{Entry, Node, NodeKind};
use crate::source::Spanned;

impl Reader<'_> {
    /// A bracket, quotation or plain text inside brackets, and the byte after it.
    pub(super) fn flow(&mut self, at: usize, end: usize) -> Option<(Node, usize)> {
        match self.text.as_bytes().get(at)? {
            b'[' => self.nested(at, end, Self::flow_list),
            b'{' => self.nested(at, end, Self::flow_map),
            quote @ (b'"' | b'\'') => self.quotation(at, end, *quote),
            _ => self.flow_plain(at, end),
        }
    }

    fn nested(
        &mut self,
        at: usize,
        end: usize,
        read: fn(&mut Self, usize, usize) -> Option<(Node, usize)>,
    ) -> Option<(Node, usize)> {
        self.depth += 1;
        let found = (self.depth <= super::MAX_DEPTH).then(|| read(self, at, end))?;
        self.depth -= 1;
        found
    }

    fn flow_list(&mut self, open: usize, end: usize) -> Option<(Node, usize)> {
        let first = self.items.len();
        let mut at = self.blanks(open + 1, end);
        while !self.closes(at, b']')? {
            let (item, after) = self.flow(at, end)?;
            self.items.push(item);
            at = self.separator(after, end, b']')?;
        }
        let nodes = self.items.drain(first..).collect();
        Some((Node { span: self.span(open, at + 1), kind: NodeKind::List(nodes) }, at + 1))
    }

    fn flow_map(&mut self, open: usize, end: usize) -> Option<(Node, usize)> {
        let first = self.entries.len();
        let mut at = self.blanks(open + 1, end);
        while !self.closes(at, b'}')? {
            let word = line::key(&self.text[at..end])?;
            let colon = at + word.len();
            let key = Spanned::new(word.into(), self.span(at, colon));
            let (value, after) = self.flow(self.blanks(colon + 1, end), end)?;
            self.entries.push(Entry { key, value });
            at = self.separator(after, end, b'}')?;
        }
        let map: Vec<_> = self.entries.drain(first..).collect();
        let close = self.span(at, at + 1).end;
        Some((self.whole_map(open, close, map)?, at + 1))
    }

    /// Past the comma after an item, or at the closing bracket.
    fn separator(&self, at: usize, end: usize, close: u8) -> Option<usize> {
        let at = self.blanks(at, end);
        match self.text.as_bytes().get(at)? {
            b',' => Some(self.blanks(at + 1, end)),
            sign if *sign == close => Some(at),
            _ => None,
        }
    }

    fn closes(&self, at: usize, close: u8) -> Option<bool> {
        Some(*self.text.as_bytes().get(at)? == close)
    }

    /// A quotation without escapes.
    fn quotation(&self, open: usize, end: usize, quote: u8) -> Option<(Node, usize)> {
        let inner = &self.text[open + 1..end];
        let inner = &inner[..inner.find(char::from(quote))?];
        let close = open + 1 + inner.len();
        let doubled = self.text.as_bytes().get(close + 1) == Some(&quote);
        if doubled || (quote == b'"' && inner.contains('\\')) || !line::is_usual(inner) {
            return None;
        }
        let kind = NodeKind::Scalar { text: inner.into(), quoted: true };
        Some((Node { span: self.span(open, close + 1), kind }, close + 1))
    }

    /// Plain text to a comma or bracket. A colon inside needs a letter or digit after it, as in 17:00.
    fn flow_plain(&self, at: usize, end: usize) -> Option<(Node, usize)> {
        let line = &self.text[at..end];
        let text = line[..line.find([',', '[', ']', '{', '}'])?].trim_end_matches(' ');
        let colon = |i: usize| text.as_bytes().get(i + 1).is_some_and(u8::is_ascii_alphanumeric);
        let fits = line::begins_plain(text)
            && !text.contains(" #")
            && text.match_indices(':').all(|(i, _)| colon(i))
            && line::is_usual(text);
        fits.then(|| (self.scalar(at, text), at + text.len()))
    }

    fn blanks(&self, at: usize, end: usize) -> usize {
        end - self.text[at..end].trim_start_matches(' ').len()
    }
}
