//! The private values themselves, arranged so that any text can be searched for all of them at once.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::blocks::{Blocks, SHORTEST};
use super::plain::Plain;
use super::runs::Run;
use crate::private::{Private, SecretKind};
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
    /// Texts, squeezed.
    texts: Option<AhoCorasick>,
    /// The value of each text of the automaton.
    owners: Vec<usize>,
    /// The same texts, found faster; `None` where one of them is too short for that.
    squeezed: Option<Blocks>,
    /// The texts as they were typed.
    pub(super) blocks: Blocks,
}

/// A number, and the letters that stand before its digits (of a passport).
#[derive(Debug)]
struct Number {
    value: usize,
    letters: Box<[u8]>,
}

impl Values {
    /// Arranges them.
    pub(super) fn of(private: &Private) -> Self {
        let (mut values, mut texts, mut typed) = (Self::default(), Vec::new(), Vec::new());
        for told in private.told() {
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
                    texts.push(squeezed);
                    values.owners.push(value);
                    typed.push((wording.into_bytes(), value));
                }
            }
        }
        values.lengths.sort_unstable();
        values.lengths.dedup();
        let numbered = texts.iter().cloned().zip(0..).collect();
        values.squeezed = texts.iter().all(|text| text.len() >= SHORTEST).then(|| Blocks::of(numbered));
        values.texts = (!texts.is_empty())
            .then(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(texts).ok())
            .flatten();
        values.blocks = Blocks::of(typed);
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

    /// Whether there are texts to look for, which may stand where no digit is near.
    pub(super) const fn has_texts(&self) -> bool {
        self.texts.is_some()
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

    /// Finds texts in what a reader sees, whatever signs stand between their letters.
    pub(super) fn in_plain(&self, plain: &Plain, mut found: impl FnMut(usize, Range<usize>)) {
        let Some(texts) = &self.texts else { return };
        let (squeezed, places) = squeezed(&plain.bytes);
        if self.squeezed.as_ref().is_some_and(|blocks| blocks.are_absent(&squeezed)) {
            return;
        }
        for hit in texts.find_iter(&squeezed) {
            let value = self.owners[hit.pattern().as_usize()];
            found(value, places[hit.start()] as usize..places[hit.end() - 1] as usize + 1);
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

/// Letters and digits alone, with the place of each byte.
fn squeezed(bytes: &[u8]) -> (Vec<u8>, Vec<u32>) {
    let (mut squeezed, mut places) = (Vec::with_capacity(bytes.len()), Vec::with_capacity(bytes.len()));
    let mut start = 0;
    for chunk in bytes.utf8_chunks() {
        for (at, c) in chunk.valid().char_indices().filter(|(_, c)| is_letter_or_digit(*c)) {
            let place = start + at..start + at + c.len_utf8();
            squeezed.extend(bytes[place.clone()].iter().map(u8::to_ascii_uppercase));
            places.extend(place.map(|at| u32::try_from(at).unwrap_or(u32::MAX)));
        }
        start += chunk.valid().len() + chunk.invalid().len();
    }
    (squeezed, places)
}

/// Ideographs, nearly all there is, are not looked up.
fn is_letter_or_digit(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}
