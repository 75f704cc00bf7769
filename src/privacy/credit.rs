//! 统一社会信用代码 (GB 32100): 18 signs, the last of which follows from the others.

use std::ops::Range;

/// Signs of a code.
const LENGTH: usize = 18;
/// The signs in the order of their values: no I, O, S, V, Z.
const SIGNS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of the first 17 signs: 3^(i-1) mod 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Calls `found` with every code of a text whose last sign is wrong, and the right one.
pub(super) fn wrong(text: &[u8], mut found: impl FnMut(Range<usize>, char)) {
    let mut from = 0;
    // A word of 18 signs covers every place that is 17 behind a gap: most of a text is never looked at.
    while let Some(last) = text.get(from + LENGTH - 1) {
        if !last.is_ascii_alphanumeric() {
            from += LENGTH;
            continue;
        }
        let before = text[..from + LENGTH].iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
        let start = from + LENGTH - before;
        let length = before + text[from + LENGTH..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let word = &text[start..start + length];
        if let Some(right) = looks_like_one(word).then(|| check_sign(word)).flatten()
            && right != word[LENGTH - 1]
        {
            found(start..start + length, char::from(right));
        }
        from = start + length;
    }
}

/// Whether a word has the shape of a code of any office: a sign for the office, one for the kind, six
/// digits of a region, and a letter among the nine signs of the organisation.
pub(super) fn is_shaped(word: &[u8]) -> bool {
    word.len() == LENGTH
        && (word[0].is_ascii_digit() || b"ANY".contains(&word[0]))
        && word[2..8].iter().all(u8::is_ascii_digit)
        && word[8..17].iter().any(u8::is_ascii_uppercase)
        && word.iter().all(|b| SIGNS.contains(b))
}

/// 登记管理部门、机构类别、行政区划 as digits, and a letter among the nine signs of the organisation.
fn looks_like_one(word: &[u8]) -> bool {
    word.len() == LENGTH
        && matches!(word[0], b'1' | b'5' | b'9' | b'Y' | b'N')
        && word[1..8].iter().all(u8::is_ascii_digit)
        && word[2] != b'0'
        && word[8..17].iter().any(u8::is_ascii_uppercase)
        && word.iter().all(|b| SIGNS.contains(b))
}

fn check_sign(word: &[u8]) -> Option<u8> {
    let value = |sign: &u8| SIGNS.iter().position(|s| s == sign);
    let sum: usize =
        word.iter().zip(WEIGHTS).map(|(sign, weight)| value(sign).map(|v| v * weight)).sum::<Option<_>>()?;
    SIGNS.get((31 - sum % 31) % 31).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(&str, char)> {
        let mut all = Vec::new();
        wrong(text.as_bytes(), |part, right| all.push((&text[part], right)));
        all
    }

    #[test]
    fn a_wrong_last_sign_is_found() {
        // The example of GB 32100-2015.
        assert_eq!(of("代码 91350100M000100Y43，"), []);
        assert_eq!(of("代码：91350100M000100Y44。"), [("91350100M000100Y44", '3')]);
        assert_eq!(of("91350100M000100Y4 91350100I000100Y43"), []);
    }
}
