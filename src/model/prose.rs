//! The prose of a notice: Markdown with placeholders `{{名单}}`, and where in its file each piece stands.

use std::ops::Range;
use std::sync::Arc;

use super::Placeholder;
use crate::source::Span;

/// Markdown with placeholders.
#[derive(Clone, Debug)]
pub struct Prose {
    markdown: Arc<str>,
    span: Span,
}

/// A piece of prose, and the byte at which it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Text(usize, &'a str),
    /// The words between `{{` and `}}`, and what they mean.
    Placeholder(usize, &'a str, Option<Placeholder>),
}

impl Prose {
    /// The text that stands at a place.
    #[must_use]
    pub fn new(markdown: Arc<str>, span: Span) -> Self {
        Self { markdown, span }
    }

    /// The text.
    #[must_use]
    pub fn markdown(&self) -> &str {
        &self.markdown
    }

    /// Where a range of its bytes stands in the file.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Span {
        let at = |byte: usize| self.span.start.saturating_add(u32::try_from(byte).unwrap_or(u32::MAX));
        Span { start: at(range.start), end: at(range.end), ..self.span }
    }

    /// Where its first line with words stands.
    #[must_use]
    pub fn head(&self) -> Span {
        let start = self.markdown.len() - self.markdown.trim_start().len();
        let line = self.markdown[start..].lines().next().unwrap_or_default().trim_end();
        self.place(start..start + line.len())
    }

    /// Words and placeholders, in order. Braces that do not close on their line are words.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let mut at = 0;
        let mut pending = None;
        std::iter::from_fn(move || {
            if let Some(piece) = pending.take() {
                return Some(piece);
            }
            let start = at;
            let rest = &self.markdown[start..];
            if rest.is_empty() {
                return None;
            }
            let Some((open, inner)) = next(rest) else {
                at = self.markdown.len();
                return Some(Piece::Text(start, rest));
            };
            at = start + open + inner.len() + 4;
            let placeholder = Piece::Placeholder(start + open, inner, Placeholder::parse(inner));
            if open == 0 {
                return Some(placeholder);
            }
            pending = Some(placeholder);
            Some(Piece::Text(start, &rest[..open]))
        })
    }

    /// The known placeholders.
    pub fn placeholders(&self) -> impl Iterator<Item = Placeholder> {
        self.pieces().filter_map(|piece| match piece {
            Piece::Placeholder(_, _, known) => known,
            Piece::Text(..) => None,
        })
    }
}

/// The offset and the inner text of the next `{{…}}` that closes on its line.
fn next(text: &str) -> Option<(usize, &str)> {
    text.match_indices("{{").find_map(|(at, _)| {
        let rest = &text[at + 2..];
        let end = rest.find("}}").filter(|end| !rest[..*end].contains('\n'))?;
        Some((at, &rest[..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn prose(text: &str) -> Prose {
        let file = Sources::default().add("a.md", text);
        Prose::new(text.into(), Span { file, start: 10, end: 10 + u32::try_from(text.len()).unwrap() })
    }

    #[test]
    fn pieces_put_together_are_the_text() {
        for text in ["甲{{名单}}乙", "{{名单}}{{数量}}", "甲{{乙", "甲{{\n乙}}", "", "{{ 数量：a }}。"]
        {
            let prose = prose(text);
            let whole: String = prose
                .pieces()
                .map(|piece| match piece {
                    Piece::Text(_, words) => words.to_owned(),
                    Piece::Placeholder(_, inner, _) => format!("{{{{{inner}}}}}"),
                })
                .collect();
            assert_eq!(whole, text);
        }
    }

    #[test]
    fn a_piece_knows_its_place() {
        let prose = prose("甲{{名单}}乙");
        let places: Vec<_> = prose
            .pieces()
            .map(|piece| match piece {
                Piece::Text(at, words) => prose.place(at..at + words.len()).start,
                Piece::Placeholder(at, ..) => prose.place(at..at).start,
            })
            .collect();
        assert_eq!(places, [10, 13, 23]);
    }
}
