//! Files inside texts: `data:text/plain;base64,…`, as web pages and style sheets carry pictures.

use std::ops::Range;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// What stands before the text of such a file.
const MARK: &[u8] = b";base64,";
/// The padding at the end may be there or not, and whoever cut the text may have cut it anywhere.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Calls `found` with the bytes of each file in a text and the place where it stands.
pub(super) fn each(text: &[u8], mut found: impl FnMut(Vec<u8>, Range<usize>)) {
    // Semicolons are rare. Looked for without a branch, so that the compiler looks at many bytes at once.
    let has_one = |part: &[u8]| part.iter().fold(0, |has, byte| has | u8::from(*byte == b';')) > 0;
    for (part, bytes) in text.chunks(64).enumerate().filter(|(_, part)| has_one(part)) {
        for at in part * 64..part * 64 + bytes.len() {
            if !text[at..].starts_with(MARK) {
                continue;
            }
            let start = at + MARK.len();
            let is_sign = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
            let length = text[start..].iter().take_while(is_sign).count();
            // One sign alone is no byte.
            let whole = if length % 4 == 1 { length - 1 } else { length };
            if let Ok(bytes) = LENIENT.decode(&text[start..start + whole]) {
                found(bytes, start..start + length);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_wherever_they_stand() {
        for before in 0..130 {
            let text = format!("{}url(data:image/svg+xml;base64,5bel5Yqf) ;base64,5bel5Yq", "x".repeat(before));
            let mut all = Vec::new();
            each(text.as_bytes(), |bytes, part| all.push((bytes, text[part].to_owned())));
            let (whole, cut) = ("工功".as_bytes().to_vec(), "工功".as_bytes()[..5].to_vec());
            assert_eq!(all, [(whole, "5bel5Yqf".to_owned()), (cut, "5bel5Yq".to_owned())]);
        }
    }
}
