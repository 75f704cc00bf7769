//! A text as its letters and digits alone: private texts are looked for in it, whatever signs stand
//! between their letters.

use super::plain::{Layer, Taker, read};

/// Letters and digits alone, in capitals, with the place of each byte.
pub(super) fn squeezed(bytes: &[u8]) -> (Vec<u8>, Vec<u32>) {
    let (mut squeezed, mut places) = (Vec::with_capacity(bytes.len()), Vec::with_capacity(bytes.len()));
    let mut start = 0;
    for chunk in bytes.utf8_chunks() {
        for (at, c) in chunk.valid().char_indices().filter(|(_, c)| is_letter_or_digit(*c)) {
            let place = start + at..start + at + c.len_utf8();
            squeezed.extend(bytes[place.clone()].iter().map(u8::to_ascii_uppercase));
            places.extend(place.map(|at| u32::try_from(at).unwrap_or(u32::MAX)));
        }
        start += chunk.valid().len() + chunk.invalid().len();
    }
    (squeezed, places)
}

/// Ideographs, nearly all there is, are not looked up.
fn is_letter_or_digit(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}

/// The same of a text as a reader sees it, without the places: quickly, and without what its tags hold.
pub(super) fn letters(bytes: &[u8]) -> Vec<u8> {
    let mut letters = Letters { all: Vec::with_capacity(bytes.len()), begun: Vec::with_capacity(4) };
    read(bytes, 0..bytes.len(), Layer::Text, &mut letters);
    letters.all
}

struct Letters {
    all: Vec<u8>,
    /// The bytes of a character that is being taken.
    begun: Vec<u8>,
}

impl Taker for Letters {
    fn take(&mut self, byte: u8, _at: usize, _length: usize) {
        if !(0x80..0xc0).contains(&byte) {
            self.begun.clear();
        } else if self.begun.is_empty() {
            return;
        }
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                self.all.push(byte.to_ascii_uppercase());
            }
            return;
        }
        self.begun.push(byte);
        if let Ok(whole) = std::str::from_utf8(&self.begun) {
            if whole.chars().all(is_letter_or_digit) {
                self.all.extend(&self.begun);
            }
            self.begun.clear();
        }
    }

    fn skip(&mut self, bytes: &[u8], place: std::ops::Range<usize>) -> usize {
        let text = &bytes[place];
        if !self.begun.is_empty() {
            return 0;
        }
        let mut at = 0;
        while let Some(byte) = text.get(at) {
            at += match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                    self.all.push(byte.to_ascii_uppercase());
                    1
                }
                b'<' | b'&' | b'%' | b'\\' => return at,
                0..0x80 => 1,
                _ => match text[at..].first_chunk() {
                    Some(c) if is_ideograph(*c) => {
                        let ideographs = text[at..].as_chunks().0.iter().take_while(|c| is_ideograph(**c)).count();
                        self.all.extend_from_slice(&text[at..at + 3 * ideographs]);
                        3 * ideographs
                    }
                    // 、。〈〉《》「」『』【】 and ，：；（）
                    Some([0xe3, 0x80, 0x81 | 0x82 | 0x88..=0x91] | [0xef, 0xbc, 0x88 | 0x89 | 0x8c | 0x9a | 0x9b]) => 3,
                    _ => return at,
                },
            };
        }
        at
    }
}

/// Whether three bytes are one of U+4E00 to U+9FFF.
const fn is_ideograph([first, second, third]: [u8; 3]) -> bool {
    matches!(first, 0xe4..=0xe9) && second & 0xc0 == 0x80 && third & 0xc0 == 0x80 && (first > 0xe4 || second >= 0xb8)
}

#[cfg(test)]
mod tests {
    use proptest::strategy::Strategy as _;

    use super::super::plain::Plain;
    use super::*;

    fn texts() -> impl proptest::strategy::Strategy<Value = String> {
        let pieces = [
            "字",
            "示例市",
            "。",
            "，",
            "、",
            "〇",
            "々",
            "㐀",
            "䷀",
            "一",
            "龥",
            "é",
            "“",
            "·",
            "😀",
            "ａ",
            "７",
            "①",
            "a",
            "Z",
            "9",
            " ",
            "\n",
            "*",
            "_",
            "&#49;",
            "&nbsp;",
            "%E7%A4%BA",
            "%31",
            "\\u793a",
            "\\n",
            "\u{200b}",
            "<b>",
            "<td>",
            "&",
            "%",
            "\\",
            "(",
            "\u{1}",
        ];
        proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..40).prop_map(|all| all.concat())
    }

    proptest::proptest! {
        #[test]
        fn the_quick_way_sees_the_same_letters(text in texts(), noise in proptest::collection::vec(proptest::num::u8::ANY, 0..9)) {
            for bytes in [text.as_bytes(), &[text.as_bytes(), &noise, text.as_bytes()].concat()] {
                // What tags hold stands behind the text.
                let (all, _) = squeezed(&Plain::of(bytes).bytes);
                proptest::prop_assert!(all.starts_with(&letters(bytes)));
                proptest::prop_assert!(bytes.contains(&b'<') || all == letters(bytes));
            }
        }
    }
}
