//! A text as a reader sees it: escapes resolved, wide forms narrow, what is invisible gone.
//!
//! `4401**06**`, `440&#49;06`, `４４０１06`, `4401%30%36` and `4401<b>06</b>` all become `440106`; every byte
//! knows where it came from. Bytes that are no text pass as they are.

use std::ops::Range;

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
trait Taker {
    /// Takes a byte, and the bytes it came from: first, and how many.
    fn take(&mut self, byte: u8, at: usize, length: usize);

    /// Takes as many bytes at once as it can without having them read to it.
    fn skip(&mut self, _rest: &[u8]) -> usize {
        0
    }
}

/// Reads the part `start..end` of a text to somebody.
fn read(bytes: &[u8], start: usize, end: usize, taker: &mut impl Taker) {
    let mut reader = Reader { taker, asides: Vec::new() };
    reader.read(bytes, start, end, true);
    for (start, end) in std::mem::take(&mut reader.asides) {
        reader.push(BREAK, start, 0);
        reader.read(bytes, start, end, false);
    }
}

/// Whether a part of a text has, for a reader, so many digits in a row or an @. Nothing is kept, which
/// makes it several times faster than [`Plain::of`].
pub(super) fn has_number_or_mail(bytes: &[u8], part: &Range<usize>, least: u8) -> bool {
    let mut glance = Glance { least: least.into(), digits: 0, found: false };
    read(bytes, part.start, part.end, &mut glance);
    glance.found
}

struct Glance {
    least: usize,
    /// Digits of the number that is being read, whatever separates them.
    digits: usize,
    found: bool,
}

impl Taker for Glance {
    fn take(&mut self, byte: u8, _: usize, _: usize) {
        match byte {
            b'0'..=b'9' => {
                self.digits += 1;
                self.found |= self.digits >= self.least;
            }
            b'@' => self.found = true,
            b' ' | b'-' | b'(' | b')' | b'\n' | b'\r' | b'\t' => {}
            _ => self.digits = 0,
        }
    }

    fn skip(&mut self, rest: &[u8]) -> usize {
        let dull = rest.iter().take_while(|byte| is_dull(**byte)).count();
        if dull > 0 {
            self.digits = 0;
        }
        dull
    }
}

/// Bytes that end a number and hide none: letters, signs, Chinese characters (U+4000 to U+9FFF).
const fn is_dull(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
        || matches!(byte, b'!'..=b'$' | b'\'' | b'+' | b',' | b'.' | b'/' | b':' | b';' | b'=' | b'>' | b'?')
        || matches!(byte, b'[' | b']' | b'^' | b'{'..=b'}' | 0x80..=0xbf | 0xe4..=0xe9)
}

impl Taker for Plain {
    fn take(&mut self, byte: u8, at: usize, length: usize) {
        self.bytes.push(byte);
        self.from.push((u32::try_from(at).unwrap_or(u32::MAX), u8::try_from(length).unwrap_or(u8::MAX)));
    }
}

impl Plain {
    /// Reads the part `start..end` of a text.
    pub(super) fn of(bytes: &[u8], start: usize, end: usize) -> Self {
        let mut plain = Self::default();
        plain.bytes.reserve(end - start);
        plain.from.reserve(end - start);
        read(bytes, start, end, &mut plain);
        plain
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
    /// What tags inside a run of text hold (addresses, titles): read behind the text itself.
    asides: Vec<(usize, usize)>,
}

impl<T: Taker> Reader<'_, T> {
    fn push(&mut self, byte: u8, at: usize, length: usize) {
        self.taker.take(byte, at, length);
    }

    fn read(&mut self, bytes: &[u8], start: usize, end: usize, tags: bool) {
        let mut at = start;
        while at < end {
            at += self.taker.skip(&bytes[at..end]);
            let rest = &bytes[at..end];
            let Some(first) = rest.first() else { break };
            at += match *first {
                b'<' if tags => self.tag(rest, at),
                b'&' => self.escape(entity(rest), rest, at),
                b'%' => self.escape(percent(rest), rest, at),
                b'\\' => self.escape(backslash(rest), rest, at),
                b'*' | b'~' | b'`' | b'_' => 1,
                byte if byte < 0x80 => {
                    self.push(byte, at, 1);
                    1
                }
                // Ideographs: most of what there is, and never anything else.
                0xe4..=0xe9 if rest.get(1..3).is_some_and(|b| b.iter().all(|b| b & 0xc0 == 0x80)) => {
                    rest[..3].iter().for_each(|byte| self.push(*byte, at, 3));
                    3
                }
                _ => self.wide(rest, at),
            };
        }
    }

    /// A tag inside a line of text is nothing to a reader; any other ends the text.
    fn tag(&mut self, rest: &[u8], at: usize) -> usize {
        match tag(rest) {
            Some(length) if is_inline(&rest[..length]) => {
                if rest[..length].iter().any(|b| b.is_ascii_digit() || *b == b'@') {
                    self.asides.push((at + 1, at + length - 1));
                }
                length
            }
            _ => {
                self.push(BREAK, at, 1);
                1
            }
        }
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

/// How a character looks to somebody who looks for numbers.
enum Seen {
    Nothing,
    As(u8),
    Itself,
}

fn seen(c: char) -> Seen {
    match c {
        '\u{ad}'
        | '\u{34f}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}' => Seen::Nothing,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Seen::As(b' '),
        '\u{b7}' | '\u{2010}'..='\u{2015}' | '\u{2022}' | '\u{2212}' | '\u{30fb}' | '\u{fe58}' | '\u{fe63}' => {
            Seen::As(b'-')
        }
        '\u{ff01}'..='\u{ff5e}' => Seen::As(u8::try_from(u32::from(c) - 0xfee0).unwrap_or(BREAK)),
        c if c.is_ascii() => Seen::As(u8::try_from(u32::from(c)).unwrap_or(BREAK)),
        c => digit(c).map_or(Seen::Itself, |d| Seen::As(b'0' + d)),
    }
}

/// Digits that are not those of ASCII: of other scripts, mathematical, raised, lowered, in circles.
fn digit(c: char) -> Option<u8> {
    let point = u32::from(c);
    let from = |zero: u32| u8::try_from(point - zero).ok();
    match point {
        0xb2 | 0xb3 => from(0xb0),
        0xb9 => Some(1),
        0x2070 | 0x2074..=0x2079 => from(0x2070),
        0x2080..=0x2089 => from(0x2080),
        0x660..=0x669 => from(0x660),
        0x6f0..=0x6f9 => from(0x6f0),
        0x966..=0x96f => from(0x966),
        0x2460..=0x2468 => from(0x245f),
        0x24ea => Some(0),
        0x2776..=0x277e => from(0x2775),
        0x1d7ce..=0x1d7ff => u8::try_from((point - 0x1d7ce) % 10).ok(),
        _ => None,
    }
}

fn first_char(bytes: &[u8]) -> Option<char> {
    let head = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
    };
    valid.chars().next()
}

/// `&#49;`, `&#x31;`, `&nbsp;`: the character and the length of the entity.
fn entity(rest: &[u8]) -> Option<(char, usize)> {
    const NAMES: &[(&[u8], char)] = &[
        (b"&nbsp", ' '),
        (b"&ensp", ' '),
        (b"&emsp", ' '),
        (b"&thinsp", ' '),
        (b"&shy", '\u{ad}'),
        (b"&zwj", '\u{200d}'),
        (b"&zwnj", '\u{200c}'),
        (b"&hyphen", '-'),
        (b"&dash", '-'),
        (b"&ndash", '-'),
        (b"&commat", '@'),
        (b"&period", '.'),
    ];
    let closed = |length: usize| length + usize::from(rest.get(length) == Some(&b';'));
    if !rest.starts_with(b"&#") {
        let (name, c) = NAMES.iter().find(|(name, _)| rest.starts_with(name))?;
        return Some((*c, closed(name.len())));
    }
    let (digits, radix) = if matches!(rest.get(2), Some(b'x' | b'X')) { (3, 16) } else { (2, 10) };
    let length = rest[digits..].iter().take(9).take_while(|b| char::from(**b).is_digit(radix)).count();
    let text = std::str::from_utf8(&rest[digits..digits + length]).ok()?;
    let c = char::from_u32(u32::from_str_radix(text, radix).ok()?)?;
    Some((c, closed(digits + length)))
}

/// `%31`, `%EF%BC%91`
fn percent(rest: &[u8]) -> Option<(char, usize)> {
    let byte = |at: usize| (rest.get(at) == Some(&b'%')).then(|| hex(rest.get(at + 1..at + 3)?)).flatten();
    let bytes: Vec<u8> = (0..4).map_while(|n| u8::try_from(byte(n * 3)?).ok()).collect();
    let c = first_char(&bytes)?;
    Some((c, c.len_utf8() * 3))
}

/// `\u0031`, `\x31`, `\n`
fn backslash(rest: &[u8]) -> Option<(char, usize)> {
    match rest.get(1)? {
        b'u' => Some((char::from_u32(hex(rest.get(2..6)?)?)?, 6)),
        b'x' => Some((char::from_u32(hex(rest.get(2..4)?)?)?, 4)),
        b'n' | b'r' | b't' => Some((' ', 2)),
        _ => None,
    }
}

fn hex(digits: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(digits).ok().filter(|t| t.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u32::from_str_radix(text, 16).ok()
}

/// The longest tag that is looked through.
const LONGEST_TAG: usize = 2_048;

/// The length of the tag or comment that a text begins with.
fn tag(rest: &[u8]) -> Option<usize> {
    if rest.starts_with(b"<!--") {
        return rest.windows(3).take(LONGEST_TAG).position(|w| w == b"-->").map(|at| at + 3);
    }
    let begins = rest.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
    let end = rest.iter().take(LONGEST_TAG).position(|b| *b == b'>')?;
    begins.then_some(end + 1)
}

/// Whether a tag stands inside a line of text.
fn is_inline(tag: &[u8]) -> bool {
    const NAMES: &[&[u8]] = &[
        b"a", b"abbr", b"b", b"bdi", b"bdo", b"big", b"cite", b"code", b"data", b"del", b"em", b"font", b"i", b"ins",
        b"kbd", b"label", b"mark", b"q", b"s", b"samp", b"small", b"span", b"strong", b"sub", b"sup", b"time", b"tt",
        b"u", b"var", b"wbr", b"w:t", b"w:r", b"t", b"r", b"br",
    ];
    if tag.starts_with(b"<!--") {
        return true;
    }
    let name = tag.strip_prefix(b"</").or_else(|| tag.strip_prefix(b"<")).unwrap_or_default();
    let length = name.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b':').count();
    NAMES.iter().any(|known| name[..length].eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        let plain = Plain::of(text.as_bytes(), 0, text.len());
        String::from_utf8(plain.bytes).unwrap().replace(char::from(BREAK), "|")
    }

    /// 440106, as nobody would look for it.
    const DISGUISES: &[&str] = &[
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
    fn a_glance_sees_what_a_reading_sees() {
        let glance = |text: &str, least| has_number_or_mail(text.as_bytes(), &(0..text.len()), least);
        for text in DISGUISES {
            assert!(glance(text, 6) && !glance(text, 7), "{text}");
        }
        assert!(glance("甲<a href=\"tel:077-1\">乙</a>", 4) && glance("<b title=\"a@b\">", 9));
        for text in ["<td>44<td>01", "44，01", "44年01", "44a01", "44.01", "44\u{1}01"] {
            assert!(!glance(text, 3), "{text}");
        }
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
        let plain = Plain::of(text.as_bytes(), 0, text.len());
        assert_eq!(&text[plain.origin(3..6)], "&#49;２**3");
        assert_eq!(&text[plain.origin(4..5)], "２");
    }

    #[test]
    fn bytes_that_are_no_text_pass() {
        assert_eq!(Plain::of(b"\xff\xfe1&#;%zz", 0, 9).bytes, b"\xff\xfe1&#;%zz");
    }
}
