//! Prose as the eye reads it: without blanks and emphasis, digits of one width, placeholders as one
//! mark each; every character knows its place in the text.

use std::ops::Range;

use crate::model::{Piece, Placeholder, Prose};

/// Stands for a placeholder.
pub(super) const PLACE: char = '\u{FFFC}';

/// The characters of a text.
pub(super) struct Stream {
    /// What is read.
    pub(super) chars: Vec<char>,
    places: Vec<Range<usize>>,
    placeholders: Vec<(usize, Placeholder)>,
}

impl Stream {
    pub(super) fn of(prose: &Prose) -> Self {
        let mut stream = Self { chars: Vec::new(), places: Vec::new(), placeholders: Vec::new() };
        for piece in prose.pieces() {
            match piece {
                Piece::Text(start, words) => stream.words(start, words),
                Piece::Placeholder(start, inner, known) => {
                    if let Some(known) = known {
                        stream.placeholders.push((stream.chars.len(), known));
                    }
                    stream.push(PLACE, start..start + inner.len() + 4);
                }
            }
        }
        stream
    }

    fn words(&mut self, start: usize, words: &str) {
        for (at, c) in words.char_indices() {
            let place = start + at..start + at + c.len_utf8();
            match c {
                '\n' => self.push('\n', place),
                '*' | '`' | '\\' => {}
                c if c.is_whitespace() => {}
                c => self.push(narrow(c), place),
            }
        }
    }

    fn push(&mut self, c: char, place: Range<usize>) {
        self.chars.push(c);
        self.places.push(place);
    }

    /// The placeholder that stands at a position.
    pub(super) fn placeholder(&self, at: usize) -> Option<&Placeholder> {
        self.placeholders.iter().find(|(n, _)| *n == at).map(|(_, p)| p)
    }

    /// Where characters stand in the text.
    pub(super) fn place(&self, range: Range<usize>) -> Range<usize> {
        let first = self.places.get(range.start).map_or(0, |p| p.start);
        let last = range.end.checked_sub(1).and_then(|at| self.places.get(at)).map_or(first, |p| p.end);
        first..last
    }

    /// Characters as a text.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        self.chars.get(range).map(|c| c.iter().collect()).unwrap_or_default()
    }

    /// Whether words stand at a position.
    pub(super) fn at(&self, at: usize, words: &str) -> bool {
        words.chars().enumerate().all(|(n, c)| self.chars.get(at + n) == Some(&c))
    }

    /// The longest of some words that stands at a position.
    pub(super) fn longest<'a>(&self, at: usize, words: &[&'a str]) -> Option<&'a str> {
        words.iter().copied().filter(|w| self.at(at, w)).max_by_key(|w| w.chars().count())
    }

    /// The longest of some words that ends before a position.
    pub(super) fn longest_before<'a>(&self, end: usize, words: &[&'a str]) -> Option<&'a str> {
        let fits = |w: &&str| {
            let length = w.chars().count();
            length <= end && self.at(end - length, w)
        };
        words.iter().copied().filter(fits).max_by_key(|w| w.chars().count())
    }

    /// Where names stand, each as long as it can be, in the order of the text.
    pub(super) fn occurrences<'n>(&self, names: impl Iterator<Item = &'n str>) -> Vec<(Range<usize>, &'n str)> {
        let text = self.text(0..self.chars.len());
        let names: Vec<&str> = names.filter(|name| text.contains(name)).collect();
        let (mut found, mut at) = (Vec::new(), 0);
        while at < self.chars.len() {
            let start = at;
            at += self.longest(at, &names).map_or(1, |name| {
                let length = name.chars().count();
                found.push((start..start + length, name));
                length
            });
        }
        found
    }

    /// Where the stretch that a position belongs to begins: behind the last of some marks.
    pub(super) fn start_of(&self, at: usize, marks: &str) -> usize {
        self.chars[..at].iter().rposition(|c| marks.contains(*c)).map_or(0, |n| n + 1)
    }

    /// Where the stretch that a position belongs to ends: at the next of some marks.
    pub(super) fn end_of(&self, at: usize, marks: &str) -> usize {
        self.chars[at..].iter().position(|c| marks.contains(*c)).map_or(self.chars.len(), |n| at + n)
    }
}

/// A full-width digit, letter or sign as the plain one; Chinese punctuation stays.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        'Ｏ' | '○' => '〇',
        '(' => '（',
        ')' => '）',
        ';' => '；',
        ':' | '∶' | '︰' => '：',
        '．' => '.',
        '／' => '/',
        '～' | '〜' | '∼' => '~',
        '－' | '﹣' | '‐' | '‑' => '-',
        '–' | '―' | '─' | '‒' => '—',
        // What comes out of a PDF as a radical.
        '⽇' => '日',
        '⽉' => '月',
        c => c,
    }
}

/// A title or name as it is read in prose.
#[must_use]
pub fn plain(title: &str) -> String {
    title.chars().filter(|c| !c.is_whitespace() && !"*`\\".contains(*c)).map(narrow).collect()
}

/// Ends a clause.
pub(super) const CLAUSE: &str = "，,。；！？\n|";
/// Ends a sentence.
pub(super) const SENTENCE: &str = "。；！？\n";
