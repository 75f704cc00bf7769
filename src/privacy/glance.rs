//! Where in a text a number or a mail address may stand: what is worth a reading that keeps bytes.
//!
//! A glance sees what [`Plain`](super::plain::Plain) sees, markup, escapes and all, but only counts the
//! digits and keeps nothing. Plain bytes, which are nearly all, go through a table: one look-up each and
//! no branch that depends on what was found.

use std::ops::Range;

use super::plain::{Aside, Layer, Taker, read};
use super::sight::{Sight, sight};
use super::stride::{STRIDE, Stride, ones};
use super::tags::{LONGEST_TAG, inline_tag};
use super::{Depth, dense, runs};

/// Bytes that a reading needs to see before and behind a number, to tell it from a hash or a fraction.
const MARGIN: usize = 128;
/// Bytes that a mail address may have behind its @: the longest name of a host.
const HOST: usize = 256;
/// Bytes at the beginning of a part in which a number may have begun before it: no escape is longer.
const BORDER: usize = 16;
/// Bytes before a part in which a tag is looked for that reaches into it.
const TAG: usize = 64;

/// What is worth a look, and what a reading.
#[derive(Clone, Copy)]
pub(super) struct Worth {
    /// Digits side by side, whatever they are, that make a part worth a look.
    pub(super) dense: u8,
    /// Bytes around them that are looked at.
    pub(super) margin: usize,
    /// Digits, as a reader sees them, that make a number worth a reading if it may go on beyond its part.
    pub(super) cut: u8,
    /// The same of a number that is seen whole.
    pub(super) whole: u8,
    /// Where the text comes from.
    pub(super) depth: Depth,
}

/// The places of a text worth reading, each with its layer: where a reader sees digits enough in one
/// number, whatever separates them, or an @. Those of a layer are in order and do not touch.
pub(super) fn places(bytes: &[u8], worth: Worth, mut see: impl FnMut(Range<usize>, Layer)) {
    let (mut found, mut tags) = (Vec::new(), Vec::<Aside>::new());
    dense::parts(bytes, (worth.dense, worth.margin), |part| {
        let part = whole(bytes, part, TAG);
        let seen = tags.last().map_or(0, |tag| tag.part.end);
        let asides = glance(bytes, part, (worth, Layer::Text), &mut found);
        tags.extend(asides.into_iter().filter(|tag| tag.part.start >= seen));
    });
    joined(found, 0..bytes.len()).for_each(|place| see(whole(bytes, place, LONGEST_TAG), Layer::Text));
    for Aside { part } in tags {
        let mut found = Vec::new();
        glance(bytes, part.clone(), (worth, Layer::Tag), &mut found);
        joined(found, part).for_each(|place| see(place, Layer::Tag));
    }
}

/// Looks at a part of a layer. Says which tags in it are worth a look of their own.
fn glance(
    bytes: &[u8],
    part: Range<usize>,
    (worth, layer): (Worth, Layer),
    found: &mut Vec<Range<usize>>,
) -> Vec<Aside> {
    let mut glance = Glance { worth, border: part.start + BORDER, digits: 0, number: part.start..part.start, found };
    let tags = read(bytes, part, layer, &mut glance);
    glance.end();
    tags
}

/// A place that does not begin inside a tag: half of one would be read as text. Half a comment is: where
/// it begins cannot be told from behind, and nothing is lost by reading too much.
fn whole(bytes: &[u8], place: Range<usize>, far: usize) -> Range<usize> {
    let from = place.start.saturating_sub(far);
    let sign = bytes[from..place.start].iter().rposition(|byte| matches!(byte, b'<' | b'>')).map(|at| from + at);
    let tag = sign.filter(|at| {
        !bytes[*at..].starts_with(b"<!")
            && inline_tag(&bytes[*at..]).is_some_and(|(length, _)| at + length > place.start)
    });
    tag.unwrap_or(place.start)..place.end
}

/// Places with what must be seen around them, within a part; those that touch are one.
fn joined(found: Vec<Range<usize>>, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let (first, last) = (part.start, part.end);
    let wide = move |place: Range<usize>| first.max(place.start.saturating_sub(MARGIN))..last.min(place.end + MARGIN);
    let mut found = found.into_iter().map(wide).peekable();
    std::iter::from_fn(move || {
        let mut place = found.next()?;
        while let Some(next) = found.next_if(|next| next.start <= place.end) {
            place.end = place.end.max(next.end);
        }
        Some(place)
    })
}

struct Glance<'f> {
    worth: Worth,
    /// A number that begins before it may have begun before the part.
    border: usize,
    /// Digits of the number that is being read: no more than just enough are counted.
    digits: u32,
    /// Where it begins, or where whatever stands before it ends, and where its last digit ends.
    number: Range<usize>,
    found: &'f mut Vec<Range<usize>>,
}

/// What a plain byte does to the number that is being read, as bits.
type Class = u8;

/// The number goes on.
const GOES_ON: Class = 0;
/// A digit of it.
const DIGIT: Class = 1;
/// It ends.
const ENDS: Class = 2;
/// A reader must look.
const LOOK: Class = 4;

static COMPUTED: [Class; 256] = classes(Depth::Computed);
static TYPED: [Class; 256] = classes(Depth::Typed);

const fn classes(depth: Depth) -> [Class; 256] {
    let mut classes = [ENDS; 256];
    let mut byte = 0_usize;
    while byte < 256 {
        let sign = byte.to_le_bytes()[0];
        classes[byte] = if goes_on(sign, depth) { GOES_ON } else { class(sign) };
        byte += 1;
    }
    classes
}

/// Whether a sign may stand between the digits of one number: in what this program made blanks, hyphens,
/// brackets; in what people typed any sign that a number may be cut with.
const fn goes_on(byte: u8, depth: Depth) -> bool {
    match depth {
        Depth::Typed => runs::is_separator(byte),
        Depth::Computed => runs::is_near(byte),
    }
}

const fn class(byte: u8) -> Class {
    match byte {
        b'0'..=b'9' => DIGIT,
        // What Markdown drops.
        b'*' | b'~' | b'`' => GOES_ON,
        b'<' | b'&' | b'%' | b'\\' | b'@' => LOOK,
        // Letters, signs, Chinese characters (U+4000 to U+9FFF) hide nothing.
        0..0xc0 | 0xe4..=0xe9 => ENDS,
        _ => LOOK,
    }
}

impl Glance<'_> {
    /// Whether the number that is being read has digits enough to be counted one by one.
    const fn is_close(&self) -> bool {
        self.digits >= self.cut()
    }

    const fn cut(&self) -> u32 {
        self.worth.cut as u32
    }

    /// Passes over bytes with too few digits to make the number long enough.
    fn pass(&mut self, digits: u32, ends: u32, at: usize) {
        if let Some(last) = ends.checked_ilog2() {
            self.digits = ones(digits >> last);
            self.number.start = at + last as usize + 1;
        } else {
            self.digits += ones(digits);
        }
    }

    /// Takes bytes up to one at which a reader must look, or to a digit that makes the number long enough.
    fn walk(&mut self, bytes: &[u8], part: Range<usize>) -> usize {
        let classes = if self.worth.depth == Depth::Typed { &TYPED } else { &COMPUTED };
        let mut at = part.start;
        while at < part.end {
            let mut length = 1;
            match classes[usize::from(bytes[at])] {
                DIGIT if self.digits + 1 < self.cut() => self.digits += 1,
                ENDS => (self.digits, self.number.start) = (0, at + 1),
                LOOK => match sight(bytes, at, self.worth.depth) {
                    Sight::Ends => (self.digits, self.number.start) = (0, at + 1),
                    Sight::GoesOn(bytes) if at + bytes <= part.end => length = bytes,
                    Sight::GoesOn(_) | Sight::Hides => break,
                },
                DIGIT => break,
                _ => {}
            }
            at += length;
        }
        at - part.start
    }

    /// The number that is being read ends.
    fn close(&mut self) {
        let least = if self.number.start <= self.border { self.worth.cut } else { self.worth.whole };
        self.push(least);
    }

    /// The part ends, and the number may go on.
    fn end(mut self) {
        self.push(self.worth.cut);
    }

    fn push(&mut self, least: u8) {
        if self.digits >= u32::from(least) {
            self.found.push(self.number.clone());
        }
        self.digits = 0;
    }
}

impl Taker for Glance<'_> {
    fn take(&mut self, byte: u8, at: usize, length: usize) {
        match byte {
            b'0'..=b'9' => {
                self.digits = u32::from(self.worth.whole).min(self.digits + 1);
                self.number.end = at + length;
            }
            _ if goes_on(byte, self.worth.depth) => {}
            _ => {
                if self.is_close() && byte.eq_ignore_ascii_case(&b'X') {
                    self.number.end = at + length;
                }
                self.close();
                if byte == b'@' {
                    self.found.push(at..at + HOST);
                }
                self.number.start = at + length;
            }
        }
    }

    fn skip(&mut self, bytes: &[u8], place: Range<usize>) -> usize {
        if self.is_close() {
            return 0;
        }
        let mut at = place.start;
        while let Some(stride) = bytes[at..place.end].first_chunk::<STRIDE>() {
            let Stride { digits, mut ends, mut look } = Stride::of(stride, self.worth.depth);
            let mut hop = 0;
            while look != 0 {
                match sight(bytes, at + look.trailing_zeros() as usize, self.worth.depth) {
                    Sight::Ends => ends |= look & look.wrapping_neg(),
                    Sight::GoesOn(length) => {
                        hop = length;
                        break;
                    }
                    Sight::Hides => break,
                }
                look &= look - 1;
            }
            let seen = STRIDE.min(look.trailing_zeros() as usize);
            let (digits, ends) = (digits & ((1 << seen) - 1), ends & ((1 << seen) - 1));
            let taken = if self.digits + ones(digits) < self.cut() {
                self.pass(digits, ends, at);
                seen
            } else {
                self.walk(bytes, at..at + seen)
            };
            at += taken;
            if taken < seen || seen < STRIDE && (hop == 0 || at + hop > place.end) {
                return at - place.start;
            }
            at += hop;
        }
        at + self.walk(bytes, at..place.end) - place.start
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain::tests::DISGUISES;
    use super::*;

    /// Numbers of so many digits, in all of a text.
    const fn worth(least: u8) -> Worth {
        Worth { dense: 0, margin: 0, cut: least, whole: least, depth: Depth::Computed }
    }

    fn of(text: &str, least: u8) -> Vec<&str> {
        let mut all = Vec::new();
        places(text.as_bytes(), worth(least), |place, _| all.push(&text[place]));
        all
    }

    #[test]
    fn bytes_are_judged_alike_together_and_alone() {
        for (depth, classes) in [(Depth::Computed, &COMPUTED), (Depth::Typed, &TYPED)] {
            for byte in 0..=u8::MAX {
                let mut bytes = [byte; STRIDE];
                bytes[3] = b'7';
                let bit = |class| if classes[usize::from(byte)] == class { 0xfff7 } else { 0 };
                let expected = Stride { digits: bit(DIGIT) | 8, ends: bit(ENDS), look: bit(LOOK) };
                assert_eq!(Stride::of(&bytes, depth), expected, "{byte:#x} {depth:?}");
            }
        }
    }

    #[test]
    fn a_glance_sees_what_a_reading_sees() {
        for text in DISGUISES {
            assert_eq!(of(text, 6), [*text]);
            assert!(of(text, 7).is_empty(), "{text}");
        }
        assert_eq!(of("甲<a href=\"tel:077-1\">乙</a>", 4).len(), 1);
        assert_eq!(of("<b title=\"a@b\">", 9).len(), 1);
        for text in ["44·01", "44（01", "4<b>4</b>01", "44−01", "44－01", "44　01", "44&#45;01"] {
            assert_eq!(of(text, 4), [text]);
        }
        for text in [
            "<td>44<td>01",
            "44，01",
            "44。01",
            "44“01",
            "44；01",
            "44≈01",
            "44÷01",
            "44年01",
            "44a01",
            "44.01",
            "0.44（01）",
            "44\u{1}01",
        ] {
            assert!(of(text, 3).is_empty(), "{text}");
        }
    }

    /// Wherever it stands, whatever stands around it: the number and what tells it from others.
    #[test]
    fn a_place_is_wide_enough_and_no_wider() {
        let fill = "x.".repeat(200);
        for text in DISGUISES {
            let found = format!("{fill}{text}{fill}");
            let places = of(&found, 6);
            assert_eq!(places.len(), 1, "{text}");
            let (before, behind) = places[0].split_once(text).unwrap();
            assert_eq!((before.len(), behind.len() / 4), (MARGIN, MARGIN / 4), "{text}");
        }
    }

    #[test]
    fn what_a_tag_holds_is_a_layer_of_its_own() {
        let fill = "字".repeat(200);
        let text = format!("<a href=\"123456\">{fill}a@b{fill}654321</a>123456<b {fill}>a@b");
        let mut all = Vec::new();
        places(text.as_bytes(), worth(6), |place, layer| all.push((layer, place)));
        let (mail, number) = (text.find('@').unwrap(), text.find("654321").unwrap());
        let expected = [
            (Layer::Text, mail - MARGIN..mail + HOST + MARGIN),
            (Layer::Text, number - MARGIN..number + 16 + MARGIN),
            (Layer::Text, number + 16..text.len()),
            (Layer::Tag, 1..16),
        ];
        assert_eq!(all, expected);
    }
}
