//! Entities in prose (`&#x202e;`, `&rlm;`): Markdown turns them into characters, also into those that
//! cannot be seen (GS0110).

use super::text::is_hidden;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::source::Span;

/// The entities with a name that cannot be seen.
const NAMED: &[(&str, char)] = &[
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("ZeroWidthSpace", '\u{200b}'),
    ("NegativeVeryThinSpace", '\u{200b}'),
    ("NegativeThinSpace", '\u{200b}'),
    ("NegativeMediumSpace", '\u{200b}'),
    ("NegativeThickSpace", '\u{200b}'),
    ("NoBreak", '\u{2060}'),
    ("ApplyFunction", '\u{2061}'),
    ("af", '\u{2061}'),
    ("InvisibleTimes", '\u{2062}'),
    ("it", '\u{2062}'),
    ("InvisibleComma", '\u{2063}'),
    ("ic", '\u{2063}'),
];

/// Reports every entity of a body that becomes a character that cannot be seen.
pub(super) fn hidden(text: &str, body: Span, faults: &mut Diagnostics) {
    let prose = text.get(body.start as usize..body.end as usize).unwrap_or_default();
    for (at, _) in prose.match_indices('&') {
        let Some((name, _)) = prose[at + 1..].split_once(';') else { return };
        let Some(c) = character(name).filter(|c| is_hidden(*c, true) && !"\t\n\r".contains(*c)) else { continue };
        if is_escaped(&prose[..at]) {
            continue;
        }
        let start = body.start + u32::try_from(at).unwrap_or_default();
        let end = start + u32::try_from(name.len() + 2).unwrap_or_default();
        let number = format!("U+{:04X}", u32::from(c));
        let message =
            text!("`&{name};` 会变成看不见的字符 {number}", "`&{name};` becomes the invisible character {number}");
        let hint =
            text!("删去它；要原样印出，写 `\\&{name};`", "delete it; to print it as it stands, write `\\&{name};`");
        faults.push(Diagnostic::error(Code::HiddenCharacter, Span { start, end, ..body }, message).hint(hint));
    }
}

/// What `#x202e`, `#8238` or `rlm` stands for.
fn character(name: &str) -> Option<char> {
    let number = |digits: &str, most: usize, base: u32| {
        let plain = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_alphanumeric());
        u32::from_str_radix(digits, base).ok().filter(|_| plain).and_then(char::from_u32)
    };
    match name.strip_prefix('#') {
        Some(rest) => match rest.strip_prefix(['x', 'X']) {
            Some(hex) => number(hex, 6, 16),
            None => number(rest, 7, 10),
        },
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c),
    }
}

/// Whether a backslash stands before it that is not itself escaped.
fn is_escaped(before: &str) -> bool {
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn found(prose: &str) -> usize {
        let file = Sources::default().add("a.md", prose);
        let body = Span { file, start: 0, end: u32::try_from(prose.len()).unwrap() };
        let mut faults = Diagnostics::new();
        hidden(prose, body, &mut faults);
        faults.sorted().len()
    }

    #[test]
    fn what_cannot_be_seen_is_found_however_it_is_written() {
        for prose in
            ["&#x202e;", "&#X202E;", "&#8238;", "&#008238;", "a&rlm;b", "&ZeroWidthSpace;", "&#8;", r"\\&#8238;"]
        {
            assert_eq!(found(prose), 1, "{prose}");
        }
        assert_eq!(found("&#x202e;甲 & 乙&#8238;"), 2);
    }

    #[test]
    fn other_entities_and_texts_pass() {
        for prose in ["&amp; &nbsp; &#20013;", r"\&#8238;", "&#xx;", "&;", "AT&T; &", "&#10;", "&#x110000;", "&#+8238;"]
        {
            assert_eq!(found(prose), 0, "{prose}");
        }
    }
}
