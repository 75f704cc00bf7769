//! Runs of digits, in groups as they are written: `138 1234 5678` is a run of three groups.

use std::ops::Range;

/// Separators that may stand between two groups of one number.
const MOST_SEPARATORS: usize = 12;

/// A run of groups, each a range of the text; the last of an ID number may end in X.
pub(super) type Run = Vec<Range<usize>>;

/// Calls `see` with every run of a text that has at least `least` digits.
pub(super) fn each(text: &[u8], least: usize, mut see: impl FnMut(&Run)) {
    let mut run = Run::new();
    let mut digits = 0;
    let mut at = 0;
    while let Some(start) = text[at..].iter().position(u8::is_ascii_digit).map(|p| at + p) {
        let mut end = start + text[start..].iter().take_while(|b| b.is_ascii_digit()).count();
        digits += end - start;
        let gap = gap(&text[end..]);
        // X is the eleventh digit of a check: it ends a number, alone or behind a separator.
        if digits >= 17 && is_x(text, end) {
            end += 1;
        }
        run.push(start..end);
        if digits >= 17 && gap > 0 && is_x(text, end + gap) {
            run.push(end + gap..end + gap + 1);
            end += gap + 1;
        }
        at = end;
        let gap = self::gap(&text[end..]);
        let goes_on = gap <= MOST_SEPARATORS && text.get(end + gap).is_some_and(u8::is_ascii_digit);
        if goes_on && run.len() < 256 {
            continue;
        }
        if digits >= least {
            see(&run);
        }
        run.clear();
        digits = 0;
    }
}

/// How many separators a text begins with.
fn gap(text: &[u8]) -> usize {
    text.iter().take_while(|b| b" -()\n\r\t".contains(b)).take(MOST_SEPARATORS + 1).count()
}

/// Whether an X stands there that begins no word.
fn is_x(text: &[u8], at: usize) -> bool {
    matches!(text.get(at), Some(b'x' | b'X')) && !text.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Vec<&str>> {
        let mut all = Vec::new();
        each(text.as_bytes(), 4, |run| all.push(run.iter().map(|group| &text[group.clone()]).collect()));
        all
    }

    #[test]
    fn groups_are_kept_apart() {
        assert_eq!(of("电话 138 1234-5678，123"), [["138", "1234", "5678"]]);
        assert_eq!(of("2023-09-25 17:00"), [vec!["2023", "09", "25", "17"]]);
        assert_eq!(of("12,34 a5678b"), [["5678"]]);
    }

    #[test]
    fn an_x_ends_a_number_of_seventeen_digits() {
        let digits = "1".repeat(17);
        assert_eq!(of(&format!("{digits}X。")), [vec![format!("{digits}X").as_str()]]);
        assert_eq!(of(&format!("{digits} x")), [vec![digits.as_str(), "x"]]);
        assert_eq!(of(&format!("{digits}Xa")), [vec![digits.as_str()]]);
    }
}
