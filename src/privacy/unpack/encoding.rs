//! Bytes → the text that they most likely are, or nothing where they are none.

use std::borrow::Cow;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

/// The text that bytes are in a usual encoding: UTF-8, UTF-16, UTF-32 or GB18030, with or without a mark.
/// What has control characters among its letters is none of them: somebody would read it otherwise.
pub(super) fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let noughts = bytes.contains(&0);
    let wide = noughts || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let text = if wide {
        four(bytes).or_else(|| two(bytes)).map(Cow::Owned)
    } else {
        let plain = std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
        plain.or_else(|| GB18030.decode_without_bom_handling_and_without_replacement(bytes))
    };
    text.filter(|text| text.bytes().all(|b| b >= 0x20 || matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a)))
}

/// UTF-32: no text in UTF-16 is made of such numbers.
fn four(bytes: &[u8]) -> Option<String> {
    let units = bytes.chunks(4);
    let read = |to: fn([u8; 4]) -> u32| -> Option<String> {
        units.clone().map(|unit| char::from_u32(to(unit.try_into().ok()?))).collect()
    };
    read(u32::from_le_bytes).or_else(|| read(u32::from_be_bytes))
}

/// UTF-16. Without a mark, the noughts of Latin letters and digits say which byte comes first.
fn two(bytes: &[u8]) -> Option<String> {
    let noughts = |odd: usize| bytes.iter().skip(odd).step_by(2).any(|b| *b == 0);
    let big = match (bytes.get(..2)?, noughts(0), noughts(1)) {
        ([0xfe, 0xff], ..) => true,
        ([0xff, 0xfe], ..) => false,
        (_, true, true) => return None,
        (_, even, _) => even,
    };
    let (text, _, broken) = if big { UTF_16BE } else { UTF_16LE }.decode(bytes);
    (!broken).then(|| text.into_owned())
}

/// Whether a text is a letter of mail (.eml, .mht) whose parts are packed into other letters and digits.
pub(super) fn is_letter(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"content-transfer-encoding:";
    let packed = |behind: &[u8]| {
        let way = behind.trim_ascii_start();
        [&b"base64"[..], b"quoted-printable"]
            .iter()
            .any(|w| way.get(..w.len()).is_some_and(|h| h.eq_ignore_ascii_case(w)))
    };
    let mut lines = bytes.split(|b| matches!(b, b'\n' | b'\r'));
    lines.any(|line| line.get(..KEY.len()).is_some_and(|k| k.eq_ignore_ascii_case(KEY)) && packed(&line[KEY.len()..]))
}
