//! Numbers in prose: 39, 1,332, 三十九, 一百一十一, 叁拾玖, 二〇二三.

/// A number at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// How much.
    pub(super) value: u64,
    /// How many characters it takes.
    pub(super) length: usize,
    /// Whether it is written in Chinese numerals.
    pub(super) chinese: bool,
}

/// The number that begins at the first of some characters; none where none does, or where it is a
/// decimal, which counts nothing.
pub(super) fn numeral(chars: &[char]) -> Option<Numeral> {
    let first = *chars.first()?;
    if first.is_ascii_digit() { arabic(chars) } else { chinese(chars) }
}

fn arabic(chars: &[char]) -> Option<Numeral> {
    let mut length = 0;
    while let Some(c) = chars.get(length) {
        let thousands =
            matches!(c, ',') && chars[length + 1..].iter().take(3).filter(|c| c.is_ascii_digit()).count() == 3;
        if !c.is_ascii_digit() && !thousands {
            break;
        }
        length += 1;
    }
    if matches!(chars.get(length), Some('.')) && chars.get(length + 1).is_some_and(char::is_ascii_digit) {
        return None;
    }
    let digits: String = chars[..length].iter().filter(|c| c.is_ascii_digit()).collect();
    Some(Numeral { value: digits.parse().ok()?, length, chinese: false })
}

/// As they are spoken, and as they are written where nobody is to change them.
const DIGITS: [&str; 2] = ["〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"];

fn digit(c: char) -> Option<u64> {
    if c == '两' {
        return Some(2);
    }
    DIGITS.iter().find_map(|row| row.chars().position(|d| d == c)).and_then(|n| u64::try_from(n).ok())
}

fn unit(c: char) -> Option<u64> {
    match c {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        _ => None,
    }
}

/// 三十九 by places, 二〇二三 digit by digit.
fn chinese(chars: &[char]) -> Option<Numeral> {
    let length = chars.iter().take_while(|c| digit(**c).is_some() || unit(**c).is_some()).count();
    let run = &chars[..length];
    if run.is_empty() {
        return None;
    }
    let value = if run.iter().any(|c| unit(*c).is_some()) { by_places(run)? } else { by_digits(run)? };
    Some(Numeral { value, length, chinese: true })
}

fn by_digits(run: &[char]) -> Option<u64> {
    run.iter().try_fold(0u64, |sum, c| sum.checked_mul(10)?.checked_add(digit(*c)?))
}

fn by_places(run: &[char]) -> Option<u64> {
    let (mut sum, mut open) = (0u64, None);
    for c in run {
        if let Some(unit) = unit(*c) {
            sum = sum.checked_add(open.take().unwrap_or(1u64).checked_mul(unit)?)?;
        } else {
            let digit = digit(*c)?;
            if open.is_some_and(|before| before != 0) {
                return None;
            }
            open = Some(digit);
        }
    }
    sum.checked_add(open.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<u64> {
        numeral(&text.chars().collect::<Vec<_>>()).map(|n| n.value)
    }

    #[test]
    fn both_ways_of_writing() {
        for (text, expected) in [
            ("39个", Some(39)),
            ("1,332名", Some(1332)),
            ("三十九个", Some(39)),
            ("十四名", Some(14)),
            ("一百一十一", Some(111)),
            ("一百零五", Some(105)),
            ("两个", Some(2)),
            ("叁个", Some(3)),
            ("叁拾玖个", Some(39)),
            ("壹佰零伍名", Some(105)),
            ("二〇二三年", Some(2023)),
            ("35.1%", None),
            ("个", None),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }
}
