//! Numbers with a part covered, `138****…`: what is left may still tell who it is.
//!
//! Stars mean other things too. So there must be three of one sign at least, behind digits as a mobile
//! number, an ID number or a card begins, with about as many signs in all as such a number has.

use std::ops::Range;

use super::sift::{SEEN, Sift};
use crate::private::identity;

/// Signs that people cover digits with, as they are written.
const SIGNS: &[&str] = &["*", "\\*", "＊", "x", "X", "×", "#", "＃", "●", "○", "•", "■", "□", "█"];
/// Covered digits at the least, and at the most.
const COVERED: Range<usize> = 3..17;

/// Calls `found` with every such number of a text.
pub(super) fn each(sift: &Sift<'_>, mut found: impl FnMut(Range<usize>)) {
    let text = sift.text;
    for end in sift.places(is_telling).map(|place| place + 1) {
        let Some((signs, covered, stars)) = covered(&text[end..]) else { continue };
        let lead = text[..end].iter().rev().take(15).take_while(|b| b.is_ascii_digit()).count();
        let behind = end + signs;
        let tail = text[behind..].iter().take(5).take_while(|b| b.is_ascii_digit()).count();
        let x = usize::from(matches!(text.get(behind + tail), Some(b'x' | b'X')));
        let part = Part { lead: &text[end - lead..end], covered, tail: tail + x, x: x == 1, stars };
        if tail <= 4 && !text.get(behind + tail + x).is_some_and(u8::is_ascii_alphanumeric) && part.is_number() {
            found(end - lead..behind + tail + x);
        }
    }
}

/// Whether a digit stands there, and behind it, or behind a blank, what a sign begins with.
#[allow(clippy::needless_bitwise_bool, reason = "without branches a block is looked at in one go")]
const fn is_telling([a, b, c, ..]: [u8; SEEN]) -> bool {
    let gap = (b == b' ') | (b == b'-');
    (a.wrapping_sub(b'0') < 10) & (may_cover(b) | (gap & may_cover(c)))
}

#[allow(clippy::needless_bitwise_bool, reason = "without branches a block is looked at in one go")]
const fn may_cover(byte: u8) -> bool {
    (byte == b'*')
        | (byte == b'\\')
        | (byte | 0x20 == b'x')
        | (byte == b'#')
        | (byte == 0xc3)
        | (byte == 0xe2)
        | (byte == 0xef)
}

/// The bytes of the signs that a text begins with, how many they are, and whether they are stars. Blanks
/// and hyphens may stand before, between and behind them.
fn covered(text: &[u8]) -> Option<(usize, usize, bool)> {
    let gap = |at: usize| usize::from(matches!(text.get(at), Some(b' ' | b'-')));
    let sign = SIGNS.iter().find(|sign| text[gap(0)..].starts_with(sign.as_bytes()))?.as_bytes();
    let (mut at, mut count) = (0, 0);
    while text[at + gap(at)..].starts_with(sign) {
        at += gap(at) + sign.len();
        count += 1;
    }
    let stars = matches!(sign, b"*" | b"\\*" | [0xef, ..]);
    COVERED.contains(&count).then_some((at + gap(at), count, stars))
}

/// What is seen of a number, and what is not.
struct Part<'t> {
    lead: &'t [u8],
    covered: usize,
    /// Digits behind the covered ones, and whether the last of them is an X.
    tail: usize,
    x: bool,
    /// Whether stars cover them: they are never part of a pattern such as 450106xxxx0001.
    stars: bool,
}

impl Part<'_> {
    fn is_number(&self) -> bool {
        self.is_mobile() || self.is_id() || self.is_card()
    }

    const fn length(&self) -> usize {
        self.lead.len() + self.covered + self.tail
    }

    fn is_mobile(&self) -> bool {
        let begins = self.lead.first() == Some(&b'1') && self.lead.get(1).is_some_and(|b| (b'3'..=b'9').contains(b));
        let known = matches!((self.lead.len(), self.tail), (3..=4, 2..=4) | (7, 0..=2));
        begins && known && !self.x && self.covered <= 6 && (10..=12).contains(&self.length())
    }

    /// Region, and more than that: the year, the end, or as many signs as an ID number has.
    fn is_id(&self) -> bool {
        if self.lead.len() < 4 || !identity::is_province(self.lead) {
            return false;
        }
        let ends = self.lead.len() == 6 && self.tail == 4 && (self.stars || self.covered >= 6);
        let whole = self.tail <= 4 && (17..=19).contains(&self.length());
        let year = self.lead.get(6..10).and_then(|year| std::str::from_utf8(year).ok()?.parse().ok());
        ends || whole || self.x && self.lead.len() >= 6 || year.is_some_and(|year: u16| (1930..=2012).contains(&year))
    }

    fn is_card(&self) -> bool {
        let begins = self.lead.starts_with(b"62") || matches!(self.lead.first(), Some(b'3'..=b'5'));
        begins && matches!(self.lead.len(), 4 | 6) && self.tail == 4 && (16..=19).contains(&self.length())
    }
}
