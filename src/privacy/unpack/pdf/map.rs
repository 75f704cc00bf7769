//! What the codes of a font mean: its `ToUnicode` map, or the names of its digits.

use super::super::super::plain::BREAK;
use super::object::{Dict, Object};
use super::token::{Token, Tokens};

/// A code: its length in bytes, and its value.
type Code = (usize, u64);

/// Codes and what they stand for.
#[derive(Debug, Default)]
pub(super) struct Map {
    /// First and last code of a range, and what the first stands for, in UTF-16.
    ranges: Vec<(Code, u64, Vec<u16>)>,
    /// How long codes are, the longest first.
    lengths: Vec<usize>,
}

impl Map {
    /// Reads a `ToUnicode` map.
    pub(super) fn of(stream: &[u8]) -> Self {
        let (mut map, mut codes, mut list, mut mode) = (Self::default(), Vec::new(), None::<u64>, Mode::Other);
        for token in Tokens::of(stream) {
            match token {
                Token::Word(word) => {
                    mode = match word {
                        b"beginbfchar" => Mode::Chars,
                        b"beginbfrange" => Mode::Ranges,
                        _ => Mode::Other,
                    };
                    codes.clear();
                }
                Token::OpenArray => list = Some(0),
                Token::CloseArray => {
                    list = None;
                    codes.clear();
                }
                Token::Text(text) => {
                    codes.push(text);
                    match (mode, &codes[..], list) {
                        (Mode::Chars, [code, to], _) => map.add(code, 0, None, to),
                        (Mode::Ranges, [first, last, to], None) => map.add(first, 0, Some(last), to),
                        (Mode::Ranges, [first, _, to], Some(number)) => {
                            map.add(first, number, None, to);
                            list = Some(number + 1);
                            codes.pop();
                            continue;
                        }
                        (Mode::Other, ..) => {}
                        _ => continue,
                    }
                    codes.clear();
                }
                _ => {}
            }
        }
        map.sorted()
    }

    /// Reads the digits among the names that an encoding gives to codes, `/Differences [48 /zero /one]`.
    pub(super) fn named(dict: &Dict) -> Option<Self> {
        const DIGITS: [&[u8]; 10] =
            [b"zero", b"one", b"two", b"three", b"four", b"five", b"six", b"seven", b"eight", b"nine"];
        let Some(Object::Array(names)) = dict.get(b"Differences") else { return None };
        let (mut map, mut code) = (Self::default(), 0_u8);
        for name in names {
            match name {
                Object::Number(number) => code = u8::try_from(*number).unwrap_or_default(),
                Object::Name(name) => {
                    let digit = DIGITS.iter().position(|digit| digit == name).and_then(|d| u8::try_from(d).ok());
                    let sign = digit.map(|d| b'0' + d).or_else(|| (name == b"X").then_some(b'X'));
                    if let Some(sign) = sign {
                        map.add(&[code], 0, None, &[0, sign]);
                    }
                    code = code.wrapping_add(1);
                }
                _ => {}
            }
        }
        (!map.ranges.is_empty()).then(|| map.sorted())
    }

    fn add(&mut self, first: &[u8], more: u64, last: Option<&Vec<u8>>, to: &[u8]) {
        let Some((length, start)) = code(first) else { return };
        let start = start + more;
        let end = last.and_then(|last| code(last)).map_or(start, |(_, end)| end);
        let units = to.chunks(2).map(|pair| pair.iter().fold(0, |sum, b| sum << 8 | u16::from(*b)));
        self.ranges.push(((length, start), end, units.collect()));
        if !self.lengths.contains(&length) {
            self.lengths.push(length);
        }
    }

    fn sorted(mut self) -> Self {
        self.ranges.sort_by_key(|(code, ..)| *code);
        self.lengths.sort_unstable_by(|a, b| b.cmp(a));
        self
    }

    /// Whether it explains nothing.
    pub(super) const fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// A string through the map. Codes that it does not have end a text: the map is another font's, and
    /// what is left of the string is no number.
    pub(super) fn read(&self, string: &[u8], out: &mut Vec<u16>) {
        let (mut at, least) = (0, self.lengths.last().copied().unwrap_or(1));
        'codes: while at < string.len() {
            for length in &self.lengths {
                let part = string.get(at..at + length).and_then(code);
                if let Some((first, to)) = part.and_then(|code| self.find(code)) {
                    let (last, before) = to.split_last().unwrap_or((&0x20, &[]));
                    out.extend_from_slice(before);
                    out.push(last.wrapping_add(first));
                    at += length;
                    continue 'codes;
                }
            }
            out.push(BREAK.into());
            at += least;
        }
    }

    /// What the range of a code begins with, and how far behind its beginning the code is.
    fn find(&self, (length, value): Code) -> Option<(u16, &[u16])> {
        let behind = self.ranges.partition_point(|(first, ..)| *first <= (length, value));
        let ((size, first), last, to) = self.ranges.get(behind.checked_sub(1)?)?;
        let far = u16::try_from(value.checked_sub(*first)?).ok()?;
        (*size == length && value <= *last).then_some((far, to))
    }
}

#[derive(Clone, Copy)]
enum Mode {
    Chars,
    Ranges,
    Other,
}

fn code(bytes: &[u8]) -> Option<Code> {
    let fits = (1..=4).contains(&bytes.len());
    fits.then(|| (bytes.len(), bytes.iter().fold(0, |sum, b| sum << 8 | u64::from(*b))))
}
