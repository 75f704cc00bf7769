//! Texts without what they hold: a message may show where a private value stands, never the value.

use crate::lang::Text;
use crate::source::covered;

/// A private file's text with every value covered. Bytes, cells and lines stay where they were, so
/// that places in it are those of the file; keys and punctuation stay readable.
#[must_use]
pub fn veil(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_').len();
        if word > 0 && rest[word..].starts_with(':') && !out.ends_with(|c: char| !is_frame(c)) {
            let key = word + public_value(&rest[..word], &rest[word..]);
            out.push_str(&rest[..key]);
            rest = &rest[key..];
            continue;
        }
        out.push(cover(first));
        rest = &rest[first.len_utf8()..];
    }
    out
}

/// How many bytes behind a key may be shown: the id of a nomination is public.
fn public_value(key: &str, behind: &str) -> usize {
    let Some(value) = behind.strip_prefix(": ").filter(|_| key == "nomination") else { return 0 };
    let id = value.len()
        - value.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()).len();
    if digits(&value[..id]) == value[..id] { ": ".len() + id } else { 0 }
}

/// What stands between keys and values.
fn is_frame(c: char) -> bool {
    c.is_whitespace() || "-:,{}[]\"'#".contains(c)
}

/// One character, covered, if it belongs to a value.
fn cover(c: char) -> char {
    if is_frame(c) { c } else { covered(c) }
}

/// A message about a private file, without what it quotes: of a quotation the first character stays,
/// and no run of four digits anywhere.
#[must_use]
pub fn veil_words(words: &Text) -> Text {
    let zh = quotations(&words.zh, '「', '」');
    let en = quotations(&words.en, '`', '`');
    Text { zh: digits(&zh), en: digits(&en) }
}

/// A quoted key or id stays.
fn quotations(text: &str, open: char, close: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (quoted, after))) =
        rest.split_once(open).and_then(|(before, rest)| Some((before, rest.split_once(close)?)))
    {
        let is_key = quoted.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c));
        out.push_str(before);
        out.push(open);
        out.extend(quoted.chars().enumerate().map(|(at, c)| if at == 0 || is_key { c } else { cover(c) }));
        out.push(close);
        rest = after;
    }
    out + rest
}

/// Runs of four and more digits, but for the first.
fn digits(text: &str) -> String {
    let mut out: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < out.len() {
        let end = at + out[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        if end - at >= 4 {
            out[at + 1..end].fill('*');
        }
        at = end.max(at + 1);
    }
    out.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::*;
    use crate::lang::text;

    #[test]
    fn values_are_covered_and_places_stay() {
        let text = "- nomination: nanning-p00\n  phone: 0771-1234567\n  resume: [{from: 2001-09, what: 示例é𠀀}]\n";
        let veiled = veil(text);
        assert_eq!(
            veiled,
            "- nomination: nanning-p00\n  phone: ****-*******\n  resume: [{from: ****-**, what: ＊＊·🔒}]\n"
        );
        assert_eq!((veiled.len(), veiled.width()), (text.len(), text.width()));
    }

    #[test]
    fn a_value_that_looks_like_a_key_is_covered() {
        assert_eq!(veil("what: a9secret: x"), "what: ********: *");
    }

    #[test]
    fn messages_do_not_quote() {
        let words = text!("不认识的键「证件」；「phone」，2023-09", "unknown `4401`; `east-1`, 123");
        let veiled = veil_words(&words);
        assert_eq!(veiled.zh, "不认识的键「证＊」；「phone」，2***-09");
        assert_eq!(veiled.en, "unknown `4***`; `east-1`, 123");
    }
}
