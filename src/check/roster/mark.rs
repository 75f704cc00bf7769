//! The mark with which a line of a list begins: a number in any form, a Chinese numeral, a bullet.

/// What a line is marked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing.
    None,
    /// `- `, `* `, `•`.
    Bullet,
    /// `1.`, `（1）`, `①`.
    Count,
    /// `一、`, `（一）`: of an item, or of a heading.
    Han,
}

/// A mark, with its number and how many bytes it takes, blanks behind it included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    pub(super) number: Option<u32>,
    pub(super) length: usize,
}

/// Numbers in circles, brackets or with a full stop, as one character.
const SINGLE: [(u32, u32, Kind); 7] = [
    (0x2460, 20, Kind::Count),
    (0x2474, 20, Kind::Count),
    (0x2488, 20, Kind::Count),
    (0x2776, 10, Kind::Count),
    (0x2780, 10, Kind::Count),
    (0x3220, 10, Kind::Han),
    (0x3280, 10, Kind::Han),
];

/// The mark of a line. The bar of a table's row is passed over with it.
pub(super) fn mark(line: &str) -> Mark {
    let text = line.trim_start_matches(['|', ' ', '\t', '\u{3000}']);
    let before = line.len() - text.len();
    let (kind, number, rest) =
        single(text).or_else(|| written(text)).or_else(|| bullet(text)).unwrap_or((Kind::None, None, text));
    let rest = if kind == Kind::None { rest } else { rest.trim_start_matches(BEHIND) };
    Mark { kind, number, length: before + text.len() - rest.len() }
}

const BEHIND: [char; 12] = ['.', '．', '、', ')', '）', ']', '|', ',', '，', ' ', '\u{3000}', '\t'];

type Found<'t> = (Kind, Option<u32>, &'t str);

fn single(text: &str) -> Option<Found<'_>> {
    let first = text.chars().next()?;
    let (start, _, kind) =
        SINGLE.into_iter().find(|(start, count, _)| (*start..start + count).contains(&u32::from(first)))?;
    Some((kind, Some(u32::from(first) - start + 1), &text[first.len_utf8()..]))
}

/// Digits or Chinese numerals, with something behind them that is no part of a name.
fn written(text: &str) -> Option<Found<'_>> {
    let opened = text.trim_start_matches(['(', '（', '[']);
    let digits = opened.trim_start_matches(|c| digit(c).is_some());
    if digits.len() < opened.len() {
        let mut number = opened[..opened.len() - digits.len()].chars().filter_map(digit);
        let number = number.try_fold(0u32, |all, d| all.checked_mul(10)?.checked_add(d));
        return digits.starts_with(BEHIND).then_some((Kind::Count, number, digits));
    }
    let numerals = opened.trim_start_matches(|c| NUMERALS.contains(c));
    let word = &opened[..opened.len() - numerals.len()];
    let behind = numerals.starts_with(['、', '）', ')', '.', '．']);
    (behind && !word.is_empty()).then(|| (Kind::Han, numeral(word), numerals))
}

fn bullet(text: &str) -> Option<Found<'_>> {
    let dashed = ["- ", "* ", "+ "].iter().find_map(|mark| text.strip_prefix(mark));
    let rest = dashed.or_else(|| text.strip_prefix(['•', '●', '·', '◆', '■']))?;
    Some((Kind::Bullet, None, rest))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        c => c.to_digit(10),
    }
}

/// Numerals from one to nine by their place, and ten.
const NUMERALS: &str = "一二三四五六七八九十";

/// 十二 as 12; none beyond 九十九.
fn numeral(word: &str) -> Option<u32> {
    let unit = |part: &str, empty: u32| {
        let mut characters = part.chars();
        match (characters.next(), characters.next()) {
            (None, _) => Some(empty),
            (Some(c), None) => NUMERALS.chars().position(|n| n == c).and_then(|at| u32::try_from(at + 1).ok()),
            _ => None,
        }
    };
    match word.split_once('十') {
        Some((tens, ones)) => Some(unit(tens, 1)? * 10 + unit(ones, 0)?),
        None => unit(word, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (Kind, Option<u32>, &str) {
        let Mark { kind, number, length } = mark(line);
        (kind, number, &line[length..])
    }

    #[test]
    fn numbers_in_every_form() {
        for line in [
            "3. 丁一",
            "3、丁一",
            "（3）丁一",
            "3) 丁一",
            "(3)丁一",
            "３．丁一",
            "3 丁一",
            "3\t丁一",
            "3,丁一",
            "| 3 | 丁一",
            "③丁一",
            "③ 丁一",
            "⑶丁一",
            "⒊丁一",
        ] {
            assert_eq!(read(line), (Kind::Count, Some(3), "丁一"), "{line}");
        }
        for (line, number) in
            [("三、丁一", 3), ("（三）丁一", 3), ("㈢丁一", 3), ("十、丁一", 10), ("二十一、丁一", 21)]
        {
            assert_eq!(read(line), (Kind::Han, Some(number), "丁一"), "{line}");
        }
        assert_eq!(read("- 丁一"), (Kind::Bullet, None, "丁一"));
    }

    #[test]
    fn names_are_no_numbers() {
        for line in ["丁一", "3M示例厂", "万一、丁一", "一等奖", "2024年10月14日", "（女）"] {
            assert_eq!(read(line), (Kind::None, None, line));
        }
    }
}
