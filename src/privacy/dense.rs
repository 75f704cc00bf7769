//! Where in a text numbers and mail addresses may stand, at the speed of memory.
//!
//! A text is judged in blocks of 32 bytes, each together with the one before it: a number of eleven
//! digits, written plainly or in any usual disguise, has nine of them there. In what people typed two
//! digits are enough to look closer, so that no disguise is too wide.

use std::ops::Range;

/// Bytes that are judged together.
const BLOCK: usize = 32;

/// The parts of a text worth reading, in order, not touching each other: where two blocks side by side
/// have `enough` digits, or one has an @, and a margin of so many bytes around them.
pub(super) fn parts(bytes: &[u8], (enough, margin): (u8, usize), mut see: impl FnMut(Range<usize>)) {
    let mut part: Option<Range<usize>> = None;
    let mut before = 0;
    for start in (0..bytes.len()).step_by(BLOCK) {
        let (digits, mail) = look(bytes, start);
        let worth = digits + before >= enough || mail;
        before = digits;
        if !worth {
            continue;
        }
        let (from, to) = (start.saturating_sub(BLOCK + margin), (start + BLOCK + margin).min(bytes.len()));
        match &mut part {
            Some(part) if part.end >= from => part.end = to,
            _ => {
                if let Some(done) = part.replace(from..to) {
                    see(done);
                }
            }
        }
    }
    if let Some(done) = part {
        see(done);
    }
}

/// How many digits a block has, plain or wide, and whether it has an @.
fn look(bytes: &[u8], start: usize) -> (u8, bool) {
    if let Some(block) = bytes[start..].first_chunk::<{ BLOCK + 2 }>() {
        return count(block);
    }
    let mut block = [0; BLOCK + 2];
    let rest = &bytes[start..];
    block[..rest.len()].copy_from_slice(rest);
    count(&block)
}

/// Written without a branch and without a check for overflow (32 bytes have at most 32 digits), so that
/// the compiler looks at many bytes at once: ten times as fast. Signs of a script count as digits where
/// to tell them apart would cost more than to look at them.
fn count(block: &[u8; BLOCK + 2]) -> (u8, bool) {
    let (mut digits, mut mail) = (0_u8, 0_u8);
    for at in 0..BLOCK {
        let (a, b, c) = (block[at], block[at + 1], block[at + 2]);
        let plain = u8::from(a.wrapping_sub(b'0') < 10);
        // Full-width digits and ＠ (EF BC 90 to A0, less the signs between them that punctuation is made of).
        let wide = u8::from(a == 0xef) & (u8::from(c.wrapping_sub(0x90) < 10) | u8::from(c == 0xa0));
        // Raised, lowered, circled ones: anything of U+2000 to U+2FFF but the punctuation of its first block.
        let signs = u8::from(a == 0xe2) & u8::from(b != 0x80);
        // Mathematical, Arabic, and ² ³ ¹.
        let other = u8::from(a == 0xf0) | u8::from(a & 0xfd == 0xd9) | u8::from(a == 0xc2) & u8::from(b >= 0xb2);
        digits = digits.wrapping_add(plain | wide | signs | other);
        // @, ＠ and ﹫.
        let at_sign = u8::from(a == 0xef) & (u8::from(c == 0xa0) | u8::from(b == 0xb9) & u8::from(c == 0xab));
        mail |= u8::from(a == b'@') | at_sign;
    }
    (digits, mail > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, enough: u8) -> Vec<Range<usize>> {
        let mut all = Vec::new();
        parts(text.as_bytes(), (enough, 16), |part| all.push(part));
        all
    }

    #[test]
    fn a_number_is_found_wherever_it_stands() {
        for before in 0..100 {
            for number in [
                "23812345678",
                "１３８１２３４５６７８",
                "1 3 8 1 2 3 4 5 6 7 8",
                "1&#51;8&#x31;2345678",
                "13<b>81</b>2345678",
                "%31%33%38%31%32345678",
                "138 1234 5678",
            ] {
                let text = format!("{}{}{number}{}", "字".repeat(before), "a".repeat(before % 3), "a".repeat(300));
                let at = before * 3 + before % 3;
                let found = of(&text, 9).into_iter().any(|p| p.start <= at && p.end >= at + number.len());
                assert!(found, "{number} at {at}");
            }
        }
    }

    #[test]
    fn prose_and_dates_are_passed_over() {
        assert!(of(&"建立保密柜和领用登记本，当天借当天还。“是”——".repeat(50), 2).is_empty());
        assert!(of(&"建立保密柜和领用登记本，2023-09-25 当天借当天还。".repeat(50), 9).is_empty());
        assert_eq!(of(&format!("{}a@b", "字".repeat(100)), 9).len(), 1);
    }
}
