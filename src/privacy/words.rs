//! Numbers in Chinese digits, in what people typed: 一三八……, alone or among others (一三八0013……).

use std::ops::Range;

use super::Kind;
use super::chains::Found;
use super::names::{PHONES, is_named};
use super::shapes::{Shape, is_eleven};
use super::values::Values;
use crate::private::identity;

/// Bytes that are judged together.
const BLOCK: usize = 32;
/// Digits in two blocks side by side, and Chinese ones among them, that make them worth reading.
const ENOUGH: (u8, u8) = (8, 2);

/// Finds them in a text.
pub(super) fn each(text: &[u8], values: &Values, mut found: impl FnMut(Found)) {
    let mut read = 0;
    let mut before = (0, 0);
    for start in (0..text.len()).step_by(BLOCK) {
        let here = count(text, start);
        let (all, chinese) = (here.0 + before.0, here.1 + before.1);
        before = here;
        if all >= ENOUGH.0 && chinese >= ENOUGH.1 {
            let from = start.saturating_sub(2 * BLOCK).max(read);
            read = numbers(text, from..text.len().min(start + BLOCK), values, &mut found).max(read);
        }
    }
}

/// The digits of a block, and how many are Chinese, or look so by their last two bytes: written without a
/// branch, so that the compiler looks at many bytes at once.
fn count(text: &[u8], start: usize) -> (u8, u8) {
    let Some(block) = text[start..].first_chunk::<{ BLOCK + 2 }>() else {
        let mut block = [0; BLOCK + 2];
        block[..text.len() - start].copy_from_slice(&text[start..]);
        return count(&block, 0);
    };
    let (mut plain, mut chinese) = (0_u8, 0_u8);
    for at in 0..BLOCK {
        let (a, b, c) = (block[at], block[at + 1], block[at + 2]);
        plain = plain.wrapping_add(u8::from(a.wrapping_sub(b'0') < 10));
        let one = |second: u8, third: [u8; 3]| {
            u8::from(b == second) & (u8::from(c == third[0]) | u8::from(c == third[1]) | u8::from(c == third[2]))
        };
        // 一七三 二五 九幺 四零 八六 〇
        let last = one(0xb8, [0x80, 0x83, 0x89])
            | one(0xba, [0x8c, 0x94, 0x94])
            | one(0xb9, [0x9d, 0xba, 0xba])
            | one(0x9b, [0x9b, 0xb6, 0xb6])
            | one(0x85, [0xab, 0xad, 0xad])
            | one(0x80, [0x87, 0x87, 0x87]);
        chinese = chinese.wrapping_add(last & u8::from(a >= 0xe3));
    }
    (plain + chinese, chinese)
}

/// Reads the numbers that begin in a part. Says where the last of them ends.
fn numbers(text: &[u8], part: Range<usize>, values: &Values, found: &mut impl FnMut(Found)) -> usize {
    let mut at = part.start;
    while at < part.end {
        let number = Number::at(text, at);
        if number.digits.is_empty() {
            at += 1;
            continue;
        }
        if let Some(what) = number.judge(text, values) {
            found(what);
        }
        at = number.part.end;
    }
    at
}

/// Digits side by side, or with a blank or a hyphen between them.
struct Number {
    digits: Vec<u8>,
    part: Range<usize>,
    chinese: usize,
    gaps: usize,
}

impl Number {
    /// What begins at a place of a text.
    fn at(text: &[u8], start: usize) -> Self {
        let mut number = Self { digits: Vec::new(), part: start..start, chinese: 0, gaps: 0 };
        loop {
            let end = number.part.end;
            let gap = usize::from(!number.digits.is_empty() && matches!(text.get(end), Some(b' ' | b'-')));
            let Some((digit, length)) = digit(&text[end + gap..], number.digits.len()) else { return number };
            number.digits.push(digit);
            number.chinese += usize::from(length > 1);
            number.gaps += gap;
            number.part.end = end + gap + length;
        }
    }

    fn judge(&self, text: &[u8], values: &Values) -> Option<Found> {
        if self.chinese < usize::from(ENOUGH.1) || !(10..=18).contains(&self.digits.len()) {
            return None;
        }
        if let Some(value) = values.number_at(text, self.part.start, &self.digits) {
            return Some(Found::Value(value, self.part.clone()));
        }
        let number = std::str::from_utf8(&self.digits).ok()?;
        let pure = self.chinese == self.digits.len() && self.gaps == 0;
        let kind = if identity::judge(number).is_ok() {
            Kind::IdNumber
        } else if !is_eleven(&self.digits) {
            return None;
        } else if pure || is_named(text, self.part.start, PHONES) {
            Kind::Mobile
        } else {
            Kind::MaybeMobile
        };
        Some(Found::Shape(Shape { kind, part: self.part.clone() }))
    }
}

/// The digit that a text begins with, behind so many others, and its bytes. X is the last of an ID number.
fn digit(text: &[u8], behind: usize) -> Option<(u8, usize)> {
    match text {
        [digit @ b'0'..=b'9', ..] => Some((*digit, 1)),
        [b'x' | b'X', ..] if behind == 17 => Some((b'X', 1)),
        [a @ 0xe3..=0xe9, b, c, ..] => {
            let value = match std::str::from_utf8(&[*a, *b, *c]).ok()? {
                "〇" | "零" => b'0',
                "一" | "幺" => b'1',
                "二" => b'2',
                "三" => b'3',
                "四" => b'4',
                "五" => b'5',
                "六" => b'6',
                "七" => b'7',
                "八" => b'8',
                "九" => b'9',
                _ => return None,
            };
            Some((value, 3))
        }
        _ => None,
    }
}
