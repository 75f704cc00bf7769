//! Numbers that a program or a style sheet spells: `"\31 \33 8"`, `"138" + "0013"`.

use std::ops::Range;

use super::sift::{SEEN, Sift};

/// Digits that make it worth a reading: as many as the shortest number that is looked for.
const ENOUGH: usize = 7;

/// Calls `see` with every such number as it comes out, and its place.
pub(super) fn each(sift: &Sift<'_>, mut see: impl FnMut(&[u8], Range<usize>)) {
    let text = sift.text;
    let mut done = 0;
    for place in sift.places(is_telling) {
        if place < done {
            continue;
        }
        let plain = |byte: &&u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-');
        let start = place - text[done..place].iter().rev().take_while(plain).count();
        let (mut out, mut spelled, mut end) = (Vec::new(), false, start);
        while let Some((sign, length)) = unit(&text[end..]) {
            spelled |= length > 1;
            out.extend(sign);
            end += length;
        }
        if spelled && out.iter().filter(|b| b.is_ascii_digit()).count() >= ENOUGH {
            see(&out, start..end);
        }
        done = end.max(place + 1);
    }
}

/// Whether an escape begins there, or a digit ends a text in quotes and something joins it to another.
#[allow(clippy::needless_bitwise_bool, reason = "without branches a block is looked at in one go")]
const fn is_telling([a, b, c, ..]: [u8; SEEN]) -> bool {
    let quote = (b == b'"') | (b == b'\'');
    let joins = (c == b' ') | (c == b'\n') | (c == b'+') | (c == b'&') | (c == b'~') | (c == b'.');
    (a == b'\\') | ((a.wrapping_sub(b'0') < 10) & quote & joins)
}

/// What a text begins with, and its bytes: a digit, what may stand between two, or what joins texts.
fn unit(text: &[u8]) -> Option<(Option<u8>, usize)> {
    match text.first()? {
        sign @ (b'0'..=b'9' | b'-' | b' ' | b'X' | b'x') => Some((Some(*sign), 1)),
        b'\\' => escape(&text[1..]).map(|(digit, length)| (Some(digit), 1 + length)),
        b'"' | b'\'' => joint(text).map(|length| (None, length)),
        _ => None,
    }
}

/// `31 ` as style sheets write a 1 behind a backslash, `061` as programs do.
fn escape(text: &[u8]) -> Option<(u8, usize)> {
    if let [b'0', high @ (b'6' | b'7'), low @ b'0'..=b'7', ..] = text
        && let digit @ b'0'..=b'9' = (high - b'0') * 8 + (low - b'0')
    {
        return Some((digit, 3));
    }
    let length = text.iter().take(6).take_while(|b| b.is_ascii_hexdigit()).count();
    let code = u32::from_str_radix(std::str::from_utf8(&text[..length]).ok()?, 16).ok()?;
    let digit = u8::try_from(code).ok().filter(|code| code.is_ascii_digit() || matches!(code, b'X' | b'x'))?;
    Some((digit, length + usize::from(text.get(length).is_some_and(u8::is_ascii_whitespace))))
}

/// The length of what joins two texts in quotes: blanks, and the sign of a program.
fn joint(text: &[u8]) -> Option<usize> {
    let blanks = |at: usize| at + text[at..].iter().take(32).take_while(|b| b.is_ascii_whitespace()).count();
    let sign = blanks(1);
    let end = blanks(sign + usize::from(matches!(text.get(sign), Some(b'+' | b'&' | b'~' | b'.'))));
    (end > 1 && matches!(text.get(end), Some(b'"' | b'\''))).then_some(end + 1)
}
