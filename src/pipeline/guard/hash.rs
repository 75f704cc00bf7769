//! Hashes that this program prints: by chance some of their digits look like a phone.
//!
//! What people typed was searched before, as they typed it; so digits in what this program makes are
//! no number if they stand in a whole SHA-256, in one piece or in groups of four.

use std::ops::Range;

/// Hexadecimal digits of a SHA-256.
const DIGITS: usize = 64;
/// Digits of a group, as people read a fingerprint.
const GROUP: usize = 4;

/// Whether a part of a text stands in a hash.
pub(super) fn holds(text: &[u8], part: &Range<usize>) -> bool {
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let one = around(text, part, digit);
    if one.len() == DIGITS {
        return true;
    }
    let run = around(text, part, |byte| digit(byte) || byte == b' ');
    let mut at = run.start;
    let groups: Vec<Range<usize>> = text[run]
        .split(|byte| *byte == b' ')
        .map(|group| {
            let range = at..at + group.len();
            at = range.end + 1;
            range
        })
        .collect();
    groups.windows(DIGITS / GROUP).any(|sixteen| {
        let (first, last) = (&sixteen[0], &sixteen[sixteen.len() - 1]);
        sixteen.iter().all(|group| group.len() == GROUP) && first.start <= part.start && part.end <= last.end
    })
}

/// The longest run of such bytes that a part stands in; empty where the part has others.
fn around(text: &[u8], part: &Range<usize>, is: impl Fn(u8) -> bool) -> Range<usize> {
    if !text.get(part.clone()).is_some_and(|part| part.iter().all(|byte| is(*byte))) {
        return part.start..part.start;
    }
    let before = text[..part.start].iter().rev().take_while(|byte| is(**byte)).count();
    let behind = text[part.end..].iter().take_while(|byte| is(**byte)).count();
    part.start - before..part.end + behind
}

#[cfg(test)]
mod tests {
    use super::holds;

    /// Whether the eleven digits in a text stand in a hash.
    fn is_hash(before: &str, behind: &str) -> bool {
        let number = ["138", "0000", "0000"].concat();
        let text = format!("{before}{number}{behind}");
        holds(text.as_bytes(), &(before.len()..before.len() + number.len()))
    }

    #[test]
    fn digits_of_a_whole_hash_are_no_number() {
        assert!(is_hash(&"a".repeat(20), &"b".repeat(33)));
        assert!(is_hash(&format!("x {}", "a".repeat(53)), " y"));
        for (before, behind) in [(20, 32), (20, 34), (0, 0), (53, 1)] {
            assert!(!is_hash(&"a".repeat(before), &"b".repeat(behind)), "{before}, {behind}");
        }
    }

    #[test]
    fn digits_of_a_fingerprint_in_groups_are_no_number() {
        let groups = "ab12 ".repeat(5);
        let number = ["138", "0 000", "0 000"].concat();
        let text = |rest: &str| format!("sha256 {groups}{number}{rest}");
        let part = |text: &str| text.find(&number).map(|at| at..at + number.len()).unwrap();
        let whole = text(&["1", &" cd34".repeat(8)].concat());
        assert!(holds(whole.as_bytes(), &part(&whole)), "{whole}");
        for rest in ["1 cd34 cd34", "", "1 cd3 cd34 cd34 cd34 cd34 cd34 cd34 cd34"] {
            let short = text(rest);
            assert!(!holds(short.as_bytes(), &part(&short)), "{short}");
        }
    }
}
