//! A text as a reader sees it: escapes resolved, wide forms narrow, what is invisible gone.
//!
//! `4401**06**`, `440&#49;06`, `４４０１06`, `4401%30%36` and `4401<b>06</b>` all become `440106`; every byte
//! knows where it came from. Bytes that are no text pass as they are.

use std::ops::Range;

use super::escapes::{backslash, entity, first_char, percent};
use super::signs::{Seen, seen};
use super::tags::inline_tag;

/// Stands where a text ends for a reader: a cell, a paragraph. No shape reaches across it.
pub(super) const BREAK: u8 = 1;

/// A text as a reader sees it.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// The text.
    pub(super) bytes: Vec<u8>,
    /// For each byte of it, the bytes it came from: first, and how many.
    from: Vec<(u32, u8)>,
}

/// Takes a text as a reader sees it, byte by byte.
pub(super) trait Taker {
    /// Takes a byte, and the bytes it came from: first, and how many.
    fn take(&mut self, byte: u8, at: usize, length: usize);

    /// Takes as many bytes of a text as it can from a place without having them read to it.
    fn skip(&mut self, _bytes: &[u8], _place: Range<usize>) -> usize {
        0
    }
}

/// Two texts that run beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// What a reader sees. Tags inside it are nothing, any other ends it.
    Text,
    /// What such a tag holds: an address, a title, a comment.
    Tag,
}

/// A tag inside a line of text that has digits or an @.
pub(super) struct Aside {
    /// What stands between its brackets.
    pub(super) part: Range<usize>,
}

/// Reads a part of one layer to somebody, and says over which tags with digits or an @ it has passed.
/// An escape or a tag that begins in the part is read to its end.
pub(super) fn read(bytes: &[u8], part: Range<usize>, layer: Layer, taker: &mut impl Taker) -> Vec<Aside> {
    let mut reader = Reader { taker, asides: Vec::new() };
    reader.read(bytes, part.start, part.end, layer == Layer::Text);
    reader.asides
}

impl Taker for Plain {
    fn take(&mut self, byte: u8, at: usize, length: usize) {
        self.bytes.push(byte);
        self.from.push((u32::try_from(at).unwrap_or(u32::MAX), u8::try_from(length).unwrap_or(u8::MAX)));
    }
}

impl Plain {
    /// Reads a text, and behind it what its tags hold.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::layer(bytes, 0..bytes.len(), Layer::Text)
    }

    /// Reads a part of one layer, and behind it what the tags in its text hold.
    pub(super) fn layer(bytes: &[u8], part: Range<usize>, layer: Layer) -> Self {
        let mut plain = Self::with_capacity(part.len());
        for Aside { part } in read(bytes, part, layer, &mut plain) {
            plain.take(BREAK, part.start, 0);
            read(bytes, part, Layer::Tag, &mut plain);
        }
        plain
    }

    fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes), from: Vec::with_capacity(bytes) }
    }

    /// Whether a byte stands in the original as it is, and for no wide character.
    pub(super) fn is_as_typed(&self, at: usize) -> bool {
        self.from[at].1 == 1
    }

    /// The bytes of the original that a part of it came from.
    pub(super) fn origin(&self, part: Range<usize>) -> Range<usize> {
        let (start, _) = self.from[part.start];
        let (last, length) = self.from[part.end - 1];
        start as usize..last as usize + usize::from(length)
    }
}

/// Reads a text to a taker.
struct Reader<'t, T> {
    taker: &'t mut T,
    asides: Vec<Aside>,
}

impl<T: Taker> Reader<'_, T> {
    fn push(&mut self, byte: u8, at: usize, length: usize) {
        self.taker.take(byte, at, length);
    }

    fn read(&mut self, bytes: &[u8], start: usize, end: usize, tags: bool) {
        let mut at = start;
        while at < end {
            at += self.taker.skip(bytes, at..end);
            if at >= end {
                break;
            }
            let rest = &bytes[at..];
            let Some(first) = rest.first() else { break };
            at += match *first {
                b'<' if tags => self.tag(rest, at),
                b'&' => self.escape(entity(rest), rest, at),
                b'%' => self.escape(percent(rest), rest, at),
                b'\\' => self.escape(backslash(rest), rest, at),
                b'*' | b'~' | b'`' => 1,
                byte if byte < 0x80 => {
                    self.push(byte, at, 1);
                    1
                }
                // Ideographs and their punctuation: most of what there is, and never anything else.
                0xe4..=0xe9 if rest.get(1..3).is_some_and(|b| b.iter().all(|b| b & 0xc0 == 0x80)) => {
                    rest[..3].iter().for_each(|byte| self.push(*byte, at, 3));
                    3
                }
                // But for 、 and 〜, which part groups of digits, and for marks.
                0xe3 if matches!(rest.get(1..3), Some([0x80, 0x82..=0x9b | 0x9d..=0xa9 | 0xb0..=0xbf])) => {
                    rest[..3].iter().for_each(|byte| self.push(*byte, at, 3));
                    3
                }
                _ => self.wide(rest, at),
            };
        }
    }

    /// A tag inside a line of text is nothing to a reader; any other ends the text.
    fn tag(&mut self, rest: &[u8], at: usize) -> usize {
        let Some((length, telling)) = inline_tag(rest) else {
            self.push(BREAK, at, 1);
            return 1;
        };
        if telling {
            self.asides.push(Aside { part: at + 1..at + length - 1 });
        }
        length
    }

    /// A character that was written as an escape; what is none stays as it is.
    fn escape(&mut self, found: Option<(char, usize)>, rest: &[u8], at: usize) -> usize {
        if let Some((c, length)) = found {
            self.character(c, at, length);
            length
        } else {
            // A backslash before a sign only protects it.
            if rest[0] != b'\\' {
                self.push(rest[0], at, 1);
            }
            1
        }
    }

    fn wide(&mut self, rest: &[u8], at: usize) -> usize {
        if let Some(c) = first_char(rest) {
            self.character(c, at, c.len_utf8());
            c.len_utf8()
        } else {
            self.push(rest[0], at, 1);
            1
        }
    }

    fn character(&mut self, c: char, at: usize, length: usize) {
        match seen(c) {
            Seen::Nothing => {}
            Seen::As(byte) => self.push(byte, at, length),
            Seen::Itself => c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.push(byte, at, length)),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn of(text: &str) -> String {
        let plain = Plain::of(text.as_bytes());
        String::from_utf8(plain.bytes).unwrap().replace(char::from(BREAK), "|")
    }

    /// 440106, as nobody would look for it.
    pub(in crate::privacy) const DISGUISES: &[&str] = &[
        "440106",
        "4401**06**",
        "44`01`06",
        "440&#49;06",
        "440&#x31;06",
        "440&#049;06",
        "４４０１０６",
        "4401%30%36",
        "44\\u0030106",
        "4401<b>06</b>",
        "4401<!-- x -->06",
        "44\u{200b}01\u{ad}06",
        "4401\\06",
        "𝟒𝟒𝟎𝟏𝟎𝟔",
        "④④⓪①⓪⑥",
        "44%EF%BC%90106",
        "44&zwnj;0106",
        "4401<span class=\"x\">06",
        "44<tspan>01</tspan><tspan>06</tspan>",
        "44\\U0000003010\\U00000036",
        "⑷⒋⓪➀⓪➏",
        "⓸④⓿⓵⓪⑹",
        "4\u{fe0f}\u{20e3}40106",
        "๔๔๐๑๐๖",
        "৪৪০১০৬",
        "🯴🯴🯰🯱🯰🯶",
        "44\u{3164}0\u{2800}1\u{61c}0\u{180b}6",
        "44\u{e0041}01\u{301}06",
    ];

    #[test]
    fn every_disguise_of_a_number_falls() {
        for text in DISGUISES {
            assert_eq!(of(text), "440106", "{text}");
        }
        assert_eq!(of("44 01-06"), "44 01-06");
        assert_eq!(of("44\u{a0}01－06"), "44 01-06");
    }

    #[test]
    fn cells_and_paragraphs_end_a_text() {
        assert_eq!(of("<td>44<td>01"), "|td>44|td>01");
    }

    #[test]
    fn what_a_tag_holds_is_read_behind_the_text() {
        assert_eq!(of("甲<a href=\"tel:0771\">乙</a>丙"), "甲乙丙|a href=\"tel:0771\"");
    }

    #[test]
    fn bytes_know_where_they_came_from() {
        let text = "号&#49;２**3";
        let plain = Plain::of(text.as_bytes());
        assert_eq!(&text[plain.origin(3..6)], "&#49;２**3");
        assert_eq!(&text[plain.origin(4..5)], "２");
    }

    #[test]
    fn bytes_that_are_no_text_pass() {
        assert_eq!(Plain::of(b"\xff\xfe1&#;%zz").bytes, b"\xff\xfe1&#;%zz");
    }
}
