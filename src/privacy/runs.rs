//! Runs of digits, in groups as they are written: `138 1234 5678` is a run of three groups.

use std::ops::Range;

use crate::private::identity;

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
        if digits >= 17 && (is_x(text, end) || fits(text, end)) {
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

/// Calls `see` with every chain of two groups and more: digits with up to three signs of any kind that
/// people put into numbers between two groups, `138.1234.5678`. Most chains are lists of other numbers.
pub(super) fn chains(text: &[u8], mut see: impl FnMut(&Run)) {
    let (mut run, mut at) = (Run::new(), 0);
    while let Some(start) = text[at..].iter().position(u8::is_ascii_digit).map(|p| at + p) {
        let mut end = start + text[start..].iter().take_while(|b| b.is_ascii_digit()).count();
        end += usize::from(is_x(text, end));
        run.push(start..end);
        at = end;
        let gap = text[end..].iter().take_while(|b| is_separator(**b)).take(WIDEST + 1).count();
        let goes_on = (1..=WIDEST).contains(&gap);
        if goes_on && text.get(end + gap).is_some_and(u8::is_ascii_digit) && run.len() < 256 {
            continue;
        }
        // One sign a cell: the X of an ID number has its own.
        if goes_on && is_x(text, end + gap) && run.iter().map(Range::len).sum::<usize>() >= 17 {
            run.push(end + gap..end + gap + 1);
            at = end + gap + 1;
        }
        if run.len() > 1 {
            see(&run);
        }
        run.clear();
    }
}

/// Signs between two groups of a chain.
const WIDEST: usize = 3;

/// What stands between the groups of one number.
pub(super) const fn is_near(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'(' | b')' | b'\n' | b'\r' | b'\t')
}

/// What people put between the groups of one number, and between two numbers.
pub(super) const fn is_separator(byte: u8) -> bool {
    is_near(byte) || matches!(byte, b'.' | b'/' | b',' | b':' | b'|' | b'~' | b'_')
}

/// How many separators a text begins with.
fn gap(text: &[u8]) -> usize {
    text.iter().take_while(|b| is_near(**b)).take(MOST_SEPARATORS + 1).count()
}

/// Whether an X stands there that begins no word.
fn is_x(text: &[u8], at: usize) -> bool {
    matches!(text.get(at), Some(b'x' | b'X')) && !text.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
}

/// Whether 17 digits and an X are an ID number, whatever letters stand behind it.
fn fits(text: &[u8], at: usize) -> bool {
    matches!(text.get(at), Some(b'x' | b'X'))
        && at
            .checked_sub(17)
            .and_then(|start| std::str::from_utf8(&text[start..=at]).ok())
            .is_some_and(|number| identity::judge(number).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_hold_together_by_three_signs() {
        let of = |text: &str| {
            let mut all = Vec::new();
            chains(text.as_bytes(), |run| all.push(run.iter().map(|g| text[g.clone()].to_owned()).collect::<Vec<_>>()));
            all
        };
        assert_eq!(of("电话138.0013, 8000，2"), [["138", "0013", "8000"]]);
        assert_eq!(of("1年2 月 3  /  4"), Vec::<Vec<String>>::new());
        assert_eq!(of("12.34/002X。"), [["12", "34", "002X"]]);
    }

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
