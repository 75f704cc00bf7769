//! How single characters look to somebody who looks for numbers: wide and foreign digits, what is
//! invisible, signs that stand for others.

use super::plain::BREAK;

/// How a character looks to somebody who looks for numbers.
pub(super) enum Seen {
    Nothing,
    As(u8),
    Itself,
}

/// How a character looks.
pub(super) fn seen(c: char) -> Seen {
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
const fn is_unseen(c: char) -> bool {
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
