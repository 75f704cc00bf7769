//! A title as words: what tells two results apart, without punctuation, blanks and years.

use std::collections::BTreeSet;

/// The words of a title: each wide character, each run of letters, each run of digits. Punctuation
/// and blanks are left out, and so is a year (2023年, 2023年度): the same result filed again bears the next one.
pub(super) fn tokens(title: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut run = Run::None;
    for c in title.chars().map(narrow).flat_map(char::to_lowercase) {
        let kind = Run::of(c);
        match kind {
            Run::None => {}
            Run::Letters | Run::Digits if kind == run => {
                if let Some(last) = tokens.last_mut() {
                    last.push(c);
                }
            }
            _ => tokens.push(c.to_string()),
        }
        run = kind;
    }
    without_years(tokens)
}

/// Names without blanks and the dots of long names, each once, in order.
pub(super) fn people<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let set: BTreeSet<String> = names.map(|n| n.chars().filter(|c| c.is_alphanumeric()).collect()).collect();
    set.into_iter().collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    /// Punctuation and blanks.
    None,
    Wide,
    Letters,
    Digits,
}

impl Run {
    fn of(c: char) -> Self {
        if c.is_ascii_digit() {
            Self::Digits
        } else if c.is_ascii_alphabetic() {
            Self::Letters
        } else if c.is_alphanumeric() {
            Self::Wide
        } else {
            Self::None
        }
    }
}

/// Full-width letters and digits as the narrow ones.
fn narrow(c: char) -> char {
    match u32::from(c) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn without_years(tokens: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(tokens.len());
    let mut after_year = false;
    for token in tokens {
        let is_year_mark = token == "年" && out.last().is_some_and(|t| is_year(t));
        if is_year_mark {
            out.pop();
        } else if !(after_year && token == "度") {
            out.push(token);
        }
        after_year = is_year_mark;
    }
    out
}

fn is_year(token: &str) -> bool {
    token.len() == 4 && (token.starts_with("19") || token.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(title: &str) -> String {
        tokens(title).join("|")
    }

    #[test]
    fn punctuation_width_case_and_years_do_not_count() {
        assert_eq!(words("基于ＧＮＳＳ的“测杆”指示器"), words("基于gnss的测杆 指示器"));
        assert_eq!(words("2023年度测杆指示器"), "测|杆|指|示|器");
        assert_eq!(words("测杆指示器 V2.0 型"), "测|杆|指|示|器|v|2|0|型");
    }

    #[test]
    fn people_are_a_set() {
        assert_eq!(people(["示例 甲", "示例甲", "阿·示例"].into_iter()), ["示例甲", "阿示例"]);
    }
}
