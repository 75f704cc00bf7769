//! What no page of this program's holds, because with it a page shows or does other things than are written on it.

use html5ever::tokenizer::{StartTag, Tag};

use super::attribute;

/// Elements that show another document, or all that follows otherwise than it is written.
const ELEMENTS: [&str; 12] =
    ["applet", "base", "bdo", "embed", "frame", "frameset", "iframe", "object", "plaintext", "portal", "style", "xmp"];
/// How characters that turn the order of others are named.
pub(super) const TURNING: &str = "U+202A–202E, U+2066–2069";
/// The one that a page may have of its `http-equiv`.
const POLICY: &str = "content-security-policy";
/// Attributes that lead somewhere.
const LEADS: [&str; 5] = ["action", "formaction", "href", "src", "xlink:href"];

/// What of a tag no page should have.
pub(super) fn foreign(tag: &Tag) -> Option<String> {
    if tag.kind != StartTag {
        return None;
    }
    let name = &*tag.name;
    let said = |key: &str| attribute(tag, key).unwrap_or_default().trim().to_ascii_lowercase();
    let is_data = || said("type").ends_with("json") || attribute(tag, "src").is_some();
    if ELEMENTS.contains(&name) || name == "script" && !is_data() {
        return Some(name.to_owned());
    }
    if name == "meta" && said("http-equiv") == "refresh" {
        return Some("meta refresh".to_owned());
    }
    let odd = tag.attrs.iter().find(|a| runs(&a.name.local, &a.value));
    odd.map(|a| format!("{name} {}", &*a.name.local))
}

/// Whether an attribute runs a script.
fn runs(key: &str, value: &str) -> bool {
    // Browsers leave out spaces and control characters in addresses.
    let plain = || value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(11).collect::<String>();
    key.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on"))
        || LEADS.iter().any(|lead| key.eq_ignore_ascii_case(lead)) && plain().eq_ignore_ascii_case("javascript:")
}

/// Whether a tag may be one that no page should have, as far as its name says.
pub(super) fn suspect(name: &str) -> bool {
    ELEMENTS.contains(&name)
}

/// The same by an attribute, whose references are not resolved.
pub(super) fn suspect_attribute(name: &str, key: &str, value: &str) -> bool {
    let is_key = |known: &str| key.eq_ignore_ascii_case(known);
    let leads = LEADS.iter().any(|lead| is_key(lead));
    runs(key, value)
        || leads && value.contains('&')
        || name == "meta" && is_key("http-equiv") && !value.eq_ignore_ascii_case(POLICY)
}

/// Characters that turn the order of others.
pub(super) const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a numeric reference in a text stands for such a character.
pub(super) fn turns_by_reference(text: &str) -> bool {
    let code = |(at, _)| {
        let digits = text[at + 2..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok(),
        }
    };
    // A number that cannot be read is taken for one.
    text.match_indices("&#").map(code).any(|code| code.and_then(char::from_u32).is_none_or(turns))
}

/// Whether a page begins with such a character.
pub(super) fn begins_turned(html: &[u8]) -> bool {
    matches!(html, [0xe2, 0x80, 0xaa..=0xae, ..] | [0xe2, 0x81, 0xa6..=0xa9, ..])
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn what_shows_other_things_is_named() {
        for (html, named) in [
            ("<iframe src=x>", "iframe"),
            ("<p><plaintext>", "plaintext"),
            ("<BASE href=x>", "base"),
            ("<style>b{}</style>", "style"),
            ("<script>alert(1)</script>", "script"),
            ("<meta http-equiv='&#114;efresh' content='0;url=x'>", "meta refresh"),
            ("<b onclick=x>", "b onclick"),
            ("<a href=' java\nscript&colon;x'>", "a href"),
            ("<p>1\u{202e}2", "U+202A–202E, U+2066–2069"),
            ("<p>1&#8294;2", "U+202A–202E, U+2066–2069"),
        ] {
            assert_eq!(read(html).foreign, [named], "{html}");
        }
        for html in [
            "<meta http-equiv=Content-Security-Policy content=x><script src=x></script>",
            "<script type=application/json>{}</script><a href='mailto:a?b&amp;c'>“x”</a><img src=data:,>",
        ] {
            assert_eq!(read(html).foreign, [] as [&str; 0], "{html}");
        }
    }
}
