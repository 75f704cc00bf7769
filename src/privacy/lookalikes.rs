//! Numbers with letters in place of digits: O for 0, l for 1.

use std::ops::Range;

use super::Kind;
use super::names::{PHONES, is_named};
use super::shapes::{Shape, is_eleven};
use crate::private::identity;

/// Characters of the shortest word that is read: a mobile number's.
const SHORTEST: usize = 11;

/// Finds them in a text, each with its digits.
pub(super) fn each(text: &[u8], mut found: impl FnMut(Shape, &[u8])) {
    let mut from = 0;
    // A word so long covers every place that is ten behind a gap: most of a text is never looked at.
    while let Some(last) = text.get(from + SHORTEST - 1) {
        if !last.is_ascii_alphanumeric() {
            from += SHORTEST;
            continue;
        }
        let before = text[..from + SHORTEST].iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
        let start = from + SHORTEST - before;
        let end = from + SHORTEST + text[from + SHORTEST..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        if let Some((kind, digits)) = word(text, start..end) {
            found(Shape { kind, part: start..end }, &digits);
        }
        from = end;
    }
}

/// What a word is. Eleven signs may be the number of a part, too.
fn word(text: &[u8], part: Range<usize>) -> Option<(Kind, Vec<u8>)> {
    let word = &text[part.clone()];
    if !matches!(word.len(), 11 | 18) || word.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let digits: Vec<u8> = word.iter().map(|b| digit(*b)).collect();
    let number = std::str::from_utf8(&digits).ok()?;
    let changed = digits[..digits.len() - 1] != word[..word.len() - 1];
    if changed && identity::is_of_today(number) {
        return Some((Kind::IdNumber, digits));
    }
    let is_mobile = is_eleven(&digits) && word.iter().filter(|b| b.is_ascii_digit()).count() >= 4;
    let kind = if is_named(text, part.start, PHONES) { Kind::Mobile } else { Kind::MaybeMobile };
    is_mobile.then_some((kind, digits))
}

/// The digit that a letter looks like.
const fn digit(sign: u8) -> u8 {
    match sign {
        b'O' | b'o' => b'0',
        b'l' | b'I' | b'i' => b'1',
        sign => sign,
    }
}
