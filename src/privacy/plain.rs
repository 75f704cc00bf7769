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

/// How a character looks to somebody who looks for numbers.
enum Seen {
    Nothing,
    As(u8),
    Itself,
}

fn seen(c: char) -> Seen {
    match c {
        c if is_unseen(c) => Seen::Nothing,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Seen::As(b' '),
        '\u{b7}' | '\u{2010}'..='\u{2015}' | '\u{2022}' | '\u{2212}' | '\u{30fb}' | '\u{fe58}' | '\u{fe63}' => {
            Seen::As(b'-')
        }
        '\u{3001}' | '\u{fe50}' | '\u{fe51}' => Seen::As(b','),
        '\u{fe52}' | '\u{ff61}' => Seen::As(b'.'),
        '\u{2044}' | '\u{2215}' => Seen::As(b'/'),
        '\u{2236}' | '\u{fe55}' => Seen::As(b':'),
        '\u{301c}' | '\u{2053}' | '\u{223c}' => Seen::As(b'~'),
        '\u{2502}' | '\u{2223}' | '\u{4e28}' => Seen::As(b'|'),
        '\u{fe6b}' => Seen::As(b'@'),
        // Letters and signs that stand for the X at the end of an ID number.
        '\u{d7}' | '\u{3a7}' | '\u{3c7}' | '\u{425}' | '\u{445}' | '\u{2169}' | '\u{2179}' | '\u{2715}'
        | '\u{2716}' => Seen::As(b'X'),
        '\u{ff01}'..='\u{ff5e}' => Seen::As(u8::try_from(u32::from(c) - 0xfee0).unwrap_or(BREAK)),
        c if c.is_ascii() => Seen::As(u8::try_from(u32::from(c)).unwrap_or(BREAK)),
        c => digit(c).map_or(Seen::Itself, |d| Seen::As(b'0' + d)),
    }
}

/// Whether a character leaves no trace between two digits: it is invisible, or only marks the one before.
pub(crate) const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{61c}'
        | '\u{115f}' | '\u{1160}'
        | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffc}'
        | '\u{e0000}'..='\u{e01ef}')
}

/// Where the digits of other scripts begin, from nought to nine each.
const NOUGHTS: &[u32] = &[
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0, 0x11066, 0x1e950, 0x1fbf0,
];

/// Digits that are not those of ASCII: of other scripts, mathematical, raised, lowered, in circles and
/// brackets, with a full stop.
fn digit(c: char) -> Option<u8> {
    let point = u32::from(c);
    let from = |zero: u32| u8::try_from(point - zero).ok();
    match point {
        0xb2 | 0xb3 => from(0xb0),
        0xb9 => Some(1),
        0x2070 | 0x2074..=0x2079 => from(0x2070),
        0x2080..=0x2089 => from(0x2080),
        0x2460..=0x2468 => from(0x245f),
        0x2474..=0x247c => from(0x2473),
        0x2488..=0x2490 => from(0x2487),
        0x24ea | 0x24ff | 0x1f100 | 0x1f10b | 0x1f10c => Some(0),
        0x24f5..=0x24fd => from(0x24f4),
        0x2776..=0x277e => from(0x2775),
        0x2780..=0x2788 => from(0x277f),
        0x278a..=0x2792 => from(0x2789),
        0x1d7ce..=0x1d7ff => u8::try_from((point - 0x1d7ce) % 10).ok(),
        0x600.. => NOUGHTS.iter().find(|zero| (**zero..**zero + 10).contains(&point)).and_then(|zero| from(*zero)),
        _ => None,
    }
}

fn first_char(bytes: &[u8]) -> Option<char> {
    let length = match bytes.first()? {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    };
    std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()
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

/// `\u0031`, `\U00000031`, `\x31`, `\n`
fn backslash(rest: &[u8]) -> Option<(char, usize)> {
    match rest.get(1)? {
        b'u' => Some((char::from_u32(hex(rest.get(2..6)?)?)?, 6)),
        b'U' => Some((char::from_u32(hex(rest.get(2..10)?)?)?, 10)),
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
pub(super) const LONGEST_TAG: usize = 2_048;

/// The length of the tag inside a line of text, or of the comment, that a text begins with, and whether
/// it has digits or an @.
pub(super) fn inline_tag(rest: &[u8]) -> Option<(usize, bool)> {
    let is_telling = |b: &u8| b.is_ascii_digit() || *b == b'@';
    if rest.starts_with(b"<!--") {
        let length = rest.windows(3).take(LONGEST_TAG).position(|w| w == b"-->").map(|at| at + 3)?;
        return Some((length, rest[..length].iter().any(is_telling)));
    }
    if !has_inline_name(rest) {
        return None;
    }
    let mut telling = false;
    let end = rest.iter().take(LONGEST_TAG).position(|b| {
        telling |= is_telling(b);
        *b == b'>'
    });
    end.map(|end| (end + 1, telling))
}

/// Whether a text may begin with a tag inside a line of text, or with a comment.
pub(super) fn is_inline(rest: &[u8]) -> bool {
    rest.starts_with(b"<!") || has_inline_name(rest)
}

fn has_inline_name(rest: &[u8]) -> bool {
    let Some(name) = rest.strip_prefix(b"</").or_else(|| rest.strip_prefix(b"<")) else { return false };
    let length = name.iter().take(LONGEST_NAME + 1).take_while(|b| b.is_ascii_alphanumeric() || **b == b':').count();
    INLINE.get(length).is_some_and(|names| names.iter().any(|known| name[..length].eq_ignore_ascii_case(known)))
}

/// The longest name of a tag inside a line of text.
const LONGEST_NAME: usize = 6;
/// Their names by length.
const INLINE: [&[&[u8]]; LONGEST_NAME + 1] = [
    &[],
    &[b"a", b"b", b"i", b"q", b"r", b"s", b"t", b"u"],
    &[b"br", b"em", b"tt"],
    &[b"bdi", b"bdo", b"big", b"del", b"ins", b"kbd", b"sub", b"sup", b"var", b"w:r", b"w:t", b"wbr"],
    &[b"abbr", b"cite", b"code", b"data", b"font", b"mark", b"samp", b"span", b"time"],
    &[b"label", b"small", b"tspan"],
    &[b"strong"],
];

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
