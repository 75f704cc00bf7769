//! Where in a text a number or a mail address may stand: what is worth a reading that keeps bytes.
//!
//! A glance sees what [`Plain`](super::plain::Plain) sees, markup, escapes and all, but only counts the
//! digits and keeps nothing. Plain bytes, which are nearly all, go through a table: one look-up each and
//! no branch that depends on what was found.

use std::ops::Range;

use super::plain::{Aside, Layer, Taker, read};
use super::{Depth, runs};

/// Bytes that a reading needs to see before and behind a number, to tell it from a hash or a fraction.
const MARGIN: usize = 128;
/// Bytes that a mail address may have behind its @: the longest name of a host.
const HOST: usize = 256;

/// The places of a part of a text worth reading, each with its layer: where a reader sees so many digits
/// in one number, whatever separates them, or an @. Those of a layer are in order and do not touch.
pub(super) fn places(
    bytes: &[u8],
    part: Range<usize>,
    (least, depth): (u8, Depth),
    mut see: impl FnMut(Range<usize>, Layer),
) {
    let mut layer = |part: Range<usize>, layer: Layer| {
        let mut glance = Glance { least, depth, digits: 0, number: part.start..part.start, found: Vec::new() };
        let tags = read(bytes, part.clone(), layer, &mut glance);
        glance.close();
        joined(glance.found, &part).for_each(|place| see(whole(place, &tags), layer));
        tags
    };
    for tag in layer(part, Layer::Text).into_iter().filter(|tag| tag.telling) {
        layer(tag.part, Layer::Tag);
    }
}

/// A place that does not begin inside a tag: half of one would be read as text.
fn whole(place: Range<usize>, tags: &[Aside]) -> Range<usize> {
    let behind = tags.partition_point(|tag| tag.part.start <= place.start);
    let last = behind.checked_sub(1).map(|last| &tags[last].part).filter(|last| place.start <= last.end);
    last.map_or(place.start, |last| last.start - 1)..place.end
}

/// Places with what must be seen around them, without leaving a part; those that touch are one.
fn joined(found: Vec<Range<usize>>, part: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
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

struct Glance {
    /// Digits that make a number worth reading.
    least: u8,
    depth: Depth,
    /// Digits of the number that is being read: no more than just enough are counted.
    digits: u8,
    /// Where it begins, or where whatever stands before it ends, and where its last digit ends.
    number: Range<usize>,
    found: Vec<Range<usize>>,
}

/// What a plain byte does to the number that is being read.
#[derive(Clone, Copy)]
struct Class {
    /// All bits where the number goes on, none where it ends.
    keep: u8,
    /// How many digits it adds; so many that whoever counts stops where a reader must look.
    add: u8,
}

const ENDS: Class = Class { keep: 0, add: 0 };
const GOES_ON: Class = Class { keep: u8::MAX, add: 0 };
const DIGIT: Class = Class { keep: u8::MAX, add: 1 };
const LOOK: Class = Class { keep: u8::MAX, add: 0x80 };

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
        b'*' | b'~' | b'`' | b'_' => GOES_ON,
        b'<' | b'&' | b'%' | b'\\' | b'@' => LOOK,
        // Letters, signs, Chinese characters (U+4000 to U+9FFF) hide nothing.
        0..0xc0 | 0xe4..=0xe9 => ENDS,
        _ => LOOK,
    }
}

impl Glance {
    /// Whether the number that is being read has digits enough.
    const fn is_enough(&self) -> bool {
        self.digits >= self.least
    }

    /// The number that is being read ends.
    fn close(&mut self) {
        if self.is_enough() {
            self.found.push(self.number.clone());
        }
        self.digits = 0;
    }
}

impl Taker for Glance {
    fn take(&mut self, byte: u8, at: usize, length: usize) {
        match byte {
            b'0'..=b'9' => {
                self.digits = self.least.min(self.digits + 1);
                self.number.end = at + length;
            }
            _ if goes_on(byte, self.depth) => {}
            _ => {
                if self.is_enough() && byte.eq_ignore_ascii_case(&b'X') {
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
        if self.is_enough() {
            return 0;
        }
        let classes = if self.depth == Depth::Typed { &TYPED } else { &COMPUTED };
        let (mut digits, mut number) = (self.digits, self.number.start);
        for (at, byte) in place.clone().zip(&bytes[place.clone()]) {
            let Class { keep, add } = classes[usize::from(*byte)];
            let counted = (digits & keep).wrapping_add(add);
            if counted >= self.least {
                (self.digits, self.number.start) = (digits, number);
                return at - place.start;
            }
            digits = counted;
            number = if keep == 0 { at + 1 } else { number };
        }
        (self.digits, self.number.start) = (digits, number);
        place.len()
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain::tests::DISGUISES;
    use super::*;

    fn of(text: &str, least: u8) -> Vec<&str> {
        let mut all = Vec::new();
        places(text.as_bytes(), 0..text.len(), (least, Depth::Computed), |place, _| all.push(&text[place]));
        all
    }

    #[test]
    fn a_glance_sees_what_a_reading_sees() {
        for text in DISGUISES {
            assert_eq!(of(text, 6), [*text]);
            assert!(of(text, 7).is_empty(), "{text}");
        }
        assert_eq!(of("甲<a href=\"tel:077-1\">乙</a>", 4).len(), 1);
        assert_eq!(of("<b title=\"a@b\">", 9).len(), 1);
        for text in ["<td>44<td>01", "44，01", "44年01", "44a01", "44.01", "44\u{1}01"] {
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
        places(text.as_bytes(), 0..text.len(), (6, Depth::Computed), |place, layer| all.push((layer, place)));
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
