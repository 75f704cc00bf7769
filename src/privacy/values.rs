//! The private values themselves, arranged so that any text can be searched for all of them at once.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::blocks::{Blocks, SHORTEST};
use super::plain::Plain;
use super::runs::Run;
use super::squeeze::{self, squeezed};
use crate::private::{SecretKind, Told};
use crate::source::Span;

/// Digits that make a value worth looking for: fewer stand in every table.
const LEAST_DIGITS: usize = 7;

/// All private values.
#[derive(Debug, Default)]
pub(super) struct Values {
    /// What each is and where private/ has it.
    all: Vec<(SecretKind, Span)>,
    /// Numbers by their digits.
    numbers: HashMap<Box<[u8]>, Number>,
    /// How long numbers are, each length once.
    lengths: Vec<usize>,
    /// Texts, as they were typed and squeezed.
    pub(super) texts: Blocks,
    /// Those that are too short for that, squeezed, and the value of each.
    short: Option<(AhoCorasick, Vec<usize>)>,
}

/// A number, and the letters that stand before its digits (of a passport).
#[derive(Debug)]
struct Number {
    value: usize,
    letters: Box<[u8]>,
}

impl Values {
    /// Arranges them.
    pub(super) fn of<'p>(private: impl Iterator<Item = Told<'p>>) -> Self {
        let (mut values, mut texts, mut short) = (Self::default(), Vec::new(), Vec::new());
        for told in private {
            let text = told.value.expose();
            let value = values.all.len();
            values.all.push((told.kind, told.span));
            if matches!(told.kind, SecretKind::IdNumber | SecretKind::Phone) {
                values.number(text, value);
                continue;
            }
            for wording in wordings(told.kind, text) {
                let squeezed = squeezed(&Plain::of(wording.as_bytes()).bytes).0;
                if is_telling(told.kind, &squeezed) {
                    if squeezed.len() < SHORTEST {
                        short.push((squeezed, value));
                    } else if squeezed != wording.as_bytes() {
                        texts.push((squeezed, value));
                    }
                    texts.push((wording.into_bytes(), value));
                }
            }
        }
        values.lengths.sort_unstable();
        values.lengths.dedup();
        values.texts = Blocks::of(texts);
        let (short, owners): (Vec<_>, Vec<_>) = short.into_iter().unzip();
        let found = (!short.is_empty()).then(|| AhoCorasick::new(short).ok()).flatten();
        values.short = found.map(|found| (found, owners));
        values
    }

    fn number(&mut self, text: &str, value: usize) {
        let key = key(text.as_bytes());
        let letters = key.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let digits = &key[letters..];
        if digits.len() >= LEAST_DIGITS {
            self.lengths.push(digits.len());
            self.numbers.insert(digits.into(), Number { value, letters: key[..letters].into() });
        }
    }

    /// How many digits the shortest number has.
    pub(super) fn shortest(&self) -> Option<u8> {
        self.lengths.first().and_then(|length| u8::try_from(*length).ok())
    }

    /// Whether a text may hold one of the texts, whatever signs stand between their letters. One with
    /// tags must be asked otherwise.
    pub(super) fn may_hold(&self, bytes: &[u8]) -> bool {
        if self.texts.are_none() && self.short.is_none() {
            return false;
        }
        let squeezed = squeeze::letters(bytes);
        let short = self.short.as_ref().is_some_and(|(short, _)| short.is_match(&squeezed));
        short || !self.texts.are_absent(&squeezed)
    }

    /// What a value is, and where private/ has it.
    pub(super) fn value(&self, value: usize) -> (SecretKind, Span) {
        self.all[value]
    }

    /// Finds numbers in a run of digits, whatever stands around or between them.
    pub(super) fn in_run(&self, text: &[u8], run: &Run, mut found: impl FnMut(usize, Range<usize>)) {
        if self.lengths.is_empty() {
            return;
        }
        let places: Vec<usize> = run.iter().flat_map(Clone::clone).collect();
        let digits: Vec<u8> = places.iter().map(|at| text[*at].to_ascii_uppercase()).collect();
        let mut from = 0;
        while from < digits.len() {
            let fits = |length: &&usize| {
                let part = digits.get(from..from + **length);
                part.and_then(|part| self.numbers.get(part)).is_some_and(|n| follows(text, places[from], &n.letters))
            };
            let Some(length) = self.lengths.iter().rev().find(fits) else {
                from += 1;
                continue;
            };
            let number = &self.numbers[&digits[from..from + length]];
            found(number.value, places[from]..places[from + length - 1] + 1);
            from += length;
        }
    }

    /// The number of private/ that these digits are, at this place of a text.
    pub(super) fn number_at(&self, text: &[u8], at: usize, digits: &[u8]) -> Option<usize> {
        self.lengths.binary_search(&digits.len()).ok()?;
        self.numbers.get(digits).filter(|number| follows(text, at, &number.letters)).map(|number| number.value)
    }

    /// Finds texts in what a reader sees, whatever signs stand between their letters: of those that
    /// overlap the first, of those that begin together the longest.
    pub(super) fn in_plain(&self, plain: &Plain, mut found: impl FnMut(usize, Range<usize>)) {
        if self.texts.are_none() && self.short.is_none() {
            return;
        }
        let (squeezed, places) = squeezed(&plain.bytes);
        let mut hits = Vec::new();
        self.texts.each(&squeezed, |value, part| hits.push((part, value)));
        if let Some((short, owners)) = &self.short {
            let short = short.find_overlapping_iter(&squeezed);
            hits.extend(short.map(|hit| (hit.range(), owners[hit.pattern().as_usize()])));
        }
        hits.sort_by_key(|(part, value)| (part.start, Reverse(part.end), *value));
        let mut behind = 0;
        for (part, value) in hits {
            if part.start >= behind {
                behind = part.end;
                found(value, places[part.start] as usize..places[part.end - 1] as usize + 1);
            }
        }
    }
}

/// Whether letters stand right before a place.
fn follows(text: &[u8], at: usize, letters: &[u8]) -> bool {
    text[..at].len() >= letters.len() && text[at - letters.len()..at].eq_ignore_ascii_case(letters)
}

/// Under which words a value gives itself away. A birth place alone is a place like any other.
fn wordings(kind: SecretKind, text: &str) -> Vec<String> {
    match kind {
        SecretKind::BirthPlace => vec![format!("籍贯{text}"), format!("{text}人")],
        _ => vec![text.to_owned()],
    }
}

/// Whether a text is so long that it is found by nothing but itself.
fn is_telling(kind: SecretKind, squeezed: &[u8]) -> bool {
    let letters = std::str::from_utf8(squeezed).map_or(0, |t| t.chars().count());
    let least = match kind {
        SecretKind::BirthPlace => 5,
        SecretKind::Address | SecretKind::Punishments => 8,
        _ => 12,
    };
    letters >= least
}

/// A value as it is compared: letters and digits alone, capitals, the wide ones narrow.
pub(super) fn key(bytes: &[u8]) -> Vec<u8> {
    let plain = Plain::of(bytes);
    let keep = plain.bytes.into_iter().filter(|b| b.is_ascii_alphanumeric() || *b == b'@' || *b >= 0x80);
    keep.map(|b| b.to_ascii_uppercase()).collect()
}
