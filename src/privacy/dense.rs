//! Where in a text numbers and mail addresses may stand, at the speed of memory.
//!
//! A number of eight digits has at least four of them in one block of 32 bytes, written plainly or in any
//! usual disguise; blocks with fewer are passed over. This is for what the program made itself: what it
//! was made from was read from end to end.

use std::ops::Range;

/// Bytes that are judged together.
const BLOCK: usize = 32;
/// Digits that make a block worth reading.
const ENOUGH: u8 = 4;
/// Bytes that are read before and behind such a block.
const MARGIN: usize = 64;

/// The parts of a text worth reading, in order, not touching each other.
pub(super) fn parts(bytes: &[u8], mut see: impl FnMut(Range<usize>)) {
    let mut part: Option<Range<usize>> = None;
    for (number, block) in bytes.chunks(BLOCK).enumerate() {
        if !is_worth_reading(block) {
            continue;
        }
        let start = (number * BLOCK).saturating_sub(MARGIN);
        let end = (number * BLOCK + block.len() + MARGIN).min(bytes.len());
        match &mut part {
            Some(part) if part.end >= start => part.end = end,
            _ => {
                if let Some(done) = part.replace(start..end) {
                    see(done);
                }
            }
        }
    }
    if let Some(done) = part {
        see(done);
    }
}

/// Whether a block has digits enough, plain or full-width, or an @. Written so that the compiler
/// looks at many bytes at once.
fn is_worth_reading(block: &[u8]) -> bool {
    let (mut digits, mut mail) = (0_u8, 0_u8);
    for byte in block {
        digits += u8::from(byte.wrapping_sub(b'0') < 10) + u8::from(*byte == 0xef);
        mail |= u8::from(*byte == b'@');
    }
    digits >= ENOUGH || mail > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Range<usize>> {
        let mut all = Vec::new();
        parts(text.as_bytes(), |part| all.push(part));
        all
    }

    #[test]
    fn a_number_is_found_wherever_it_stands() {
        for before in 0..200 {
            for number in ["13812345", "１３８１２３４５", "1 3 8 1 2 3 4 5", "1&#51;8&#x31;2345", "13<b>81</b>2345"]
            {
                let text = format!("{}{number}{}", "字".repeat(before), "a".repeat(300));
                let at = before * 3;
                let found = of(&text).into_iter().any(|p| p.start <= at && p.end >= at + number.len());
                assert!(found, "{number} at {at}");
            }
        }
    }

    #[test]
    fn prose_is_passed_over() {
        assert!(of(&"建立保密柜和领用登记本，当天借当天还。".repeat(50)).is_empty());
        assert_eq!(of(&format!("{}a@b", "字".repeat(100))).len(), 1);
    }
}
