//! Signs at which a reader of digits looks: most end a number, some let it go on, few hide anything.

use super::Depth;
use super::tags::inline_name;

/// What a sign at which a reader looks does to the number that is being read.
pub(super) enum Sight {
    /// It ends it, like most percent signs, tags and signs of arithmetic.
    Ends,
    /// The number goes on behind so many bytes.
    GoesOn(usize),
    /// Only a reader can tell.
    Hides,
}

/// Looks at the sign at a place of a text.
pub(super) fn sight(text: &[u8], at: usize, depth: Depth) -> Sight {
    let rest = &text[at..];
    match rest {
        [b'%', next, ..] if !next.is_ascii_hexdigit() => Sight::Ends,
        // A comment; then tags: <b> and </b> are nothing.
        [b'<', b'!', ..] => Sight::Hides,
        [b'<', ..] => match inline_name(rest) {
            Some(behind) if rest.get(behind) == Some(&b'>') => Sight::GoesOn(behind + 1),
            Some(_) => Sight::Hides,
            None => Sight::Ends,
        },
        // ， ： 、 with which people part digits.
        [0xef, 0xbc, 0x8c | 0x9a, ..] | [0xe3, 0x80, 0x81, ..] if depth == Depth::Typed => Sight::GoesOn(3),
        // ≈ 58.853581（2900893/49290）, which this program prints for each score: no number begins as decimals.
        [0xef, 0xbc, 0x88, ..] if depth == Depth::Computed && are_decimals(&text[..at]) => Sight::Ends,
        _ if ends(rest) => Sight::Ends,
        // · and a blank.
        [0xc2, 0xb7 | 0xa0, ..] => Sight::GoesOn(2),
        // Dashes, −, the wide blank, wide brackets.
        [0xe2, 0x80, 0x90..=0x95, ..]
        | [0xe2, 0x88, 0x92, ..]
        | [0xe3, 0x80, 0x80, ..]
        | [0xef, 0xbc, 0x88 | 0x89, ..] => Sight::GoesOn(3),
        _ => Sight::Hides,
    }
}

/// Whether a text ends in decimals.
fn are_decimals(text: &[u8]) -> bool {
    let digits = text.iter().rev().take(DECIMALS).take_while(|b| b.is_ascii_digit()).count();
    matches!(text[..text.len() - digits], [.., b'0'..=b'9', b'.']) && digits > 0
}

/// Decimals at the most: more than this program prints.
const DECIMALS: usize = 12;

/// Whether a sign ends a number and hides nothing: &lt; &gt; &amp; &quot;; U+00C0 to U+00FF (of × a reader
/// makes an X, which ends a number so short too); U+2240 to U+227F, which are signs of arithmetic; “” and …;
/// ， ： ； 、 。 〈〉《》「」『』【】.
const fn ends(rest: &[u8]) -> bool {
    matches!(
        rest,
        [b'&', b'l' | b'g', b't', ..]
            | [b'&', b'a', b'm', ..]
            | [b'&', b'q', ..]
            | [0xc3, ..]
            | [0xe2, 0x89, ..]
            | [0xe2, 0x80, 0x98..=0x9f | 0xa6, ..]
            | [0xef, 0xbc, 0x8c | 0x9a | 0x9b, ..]
            | [0xe3, 0x80, 0x81 | 0x82 | 0x88..=0x91, ..]
    )
}
