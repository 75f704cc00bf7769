//! Plain markup, read at the speed of a search for the next `<`.
//!
//! Says nothing as soon as something comes up that could be read in another way: comments, references
//! beside numbers, tags in capitals, attributes without spaces between them. A test holds what it says
//! to what the tokenizer of a browser says.

use html5ever::tokenizer::states::RawKind;

use super::state::{State, unseen};
use super::{Mark, Reading, foreign, raw, veil};

const SPACES: [char; 4] = [' ', '\t', '\n', '\x0c'];

/// What a page shows; `None` where the page is not plain.
pub(super) fn read(html: &str) -> Option<Reading> {
    let bytes = html.as_bytes();
    let odd =
        |(at, byte): (usize, &u8)| matches!(byte, 0 | b'\r') || *byte == 0xe2 && foreign::begins_turned(&bytes[at..]);
    if html.starts_with('\u{feff}') || bytes.iter().enumerate().any(odd) {
        return None;
    }
    let (mut state, mut rest) = (State::default(), html);
    while let Some(at) = rest.find('<') {
        text(&mut state, &rest[..at])?;
        rest = &rest[at..];
        if let Some(doctype) = rest.get(..15).filter(|d| d.eq_ignore_ascii_case("<!doctype html>")) {
            rest = &rest[doctype.len()..];
            continue;
        }
        let (mark, behind) = tag(rest)?;
        state.tag(&mark);
        rest = behind;
        if let Some(kind) = raw(mark.name).filter(|_| mark.starts) {
            let (content, behind) = raw_content(rest, mark.name)?;
            match kind {
                RawKind::Rcdata => text(&mut state, content)?,
                RawKind::ScriptData if content.contains("<!--") => return None,
                _ => state.text(content),
            }
            rest = behind;
        }
    }
    text(&mut state, rest)?;
    Some(state.done())
}

/// Text, which may hold references: those that matter would have to be resolved.
fn text(state: &mut State, text: &str) -> Option<()> {
    if let Some(at) = text.rfind('&') {
        if let Some(resolved) = resolved(text) {
            state.text(&resolved);
            return Some(());
        }
        let ends = text[at..].find([';', ' ', '\n'])?;
        if foreign::turns_by_reference(text) || state.listens() || text[at + ends + 1..].chars().all(unseen) {
            return None;
        }
    }
    state.text(text);
    Some(())
}

/// A text whose references are the usual ones, resolved.
fn resolved(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (name, behind) = part.split_once(';')?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" | "#34" => '"',
            "#39" | "#x27" => '\'',
            "#x2F" | "#47" => '/',
            _ => return None,
        });
        out.push_str(behind);
    }
    Some(out)
}

/// What stands before the end tag of an element that holds no markup, and that tag with all behind it.
fn raw_content<'t>(html: &'t str, name: &str) -> Option<(&'t str, &'t str)> {
    let ends = |rest: &str| {
        let behind = rest.get(2..2 + name.len()).filter(|word| word.eq_ignore_ascii_case(name));
        behind.is_some() && rest[2 + name.len()..].starts_with([' ', '\t', '\n', '\x0c', '/', '>'])
    };
    let end = html.match_indices("</").map(|(at, _)| at).find(|at| ends(&html[*at..]))?;
    Some(html.split_at(end))
}

/// A tag, and what stands behind it.
fn tag(html: &str) -> Option<(Mark<'_>, &str)> {
    let inner = html.strip_prefix("</").or_else(|| html.strip_prefix('<'))?;
    let length = inner.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))?;
    let (name, mut rest) = inner.split_at(length);
    let starts = !html.starts_with("</");
    let mut mark = Mark::named(name, starts);
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || starts && foreign::suspect(name) {
        return None;
    }
    let mut kind = None;
    loop {
        let next = rest.trim_start_matches(SPACES);
        if let Some(behind) = next.strip_prefix('>').or_else(|| next.strip_prefix("/>")) {
            mark.closed = next.starts_with('/');
            let runs = name == "script" && starts && !kind.is_some_and(|kind: &str| kind.ends_with("json"));
            return (!runs).then_some((mark, behind));
        }
        if next.len() == rest.len() {
            return None;
        }
        let (key, value, behind) = attribute(next)?;
        said(&mut mark, key, value)?;
        if name == "script" && (key == "type" || key == "src") {
            kind.get_or_insert(if key == "src" { "json" } else { value });
        }
        rest = behind;
    }
}

/// What an attribute says of its element.
fn said<'t>(mark: &mut Mark<'t>, key: &str, value: &'t str) -> Option<()> {
    if foreign::suspect_attribute(mark.name, key, value) {
        return None;
    }
    let place = match key.len() {
        5 if key.eq_ignore_ascii_case("class") && value.contains('&') => return None,
        4 if mark.name == "a" && key.eq_ignore_ascii_case("href") => &mut mark.href,
        2 if key.eq_ignore_ascii_case("id") => &mut mark.id,
        9 if key.eq_ignore_ascii_case("data-fact") => &mut mark.fact,
        10 if key.eq_ignore_ascii_case("data-score") => &mut mark.score,
        15 if key.eq_ignore_ascii_case("data-nomination") => &mut mark.nomination,
        _ => {
            mark.veiled |= veil::veils(key, value);
            return Some(());
        }
    };
    if value.contains('&') {
        return None;
    }
    // Of two, browsers take the first.
    place.get_or_insert(value);
    Some(())
}

/// An attribute, its value, and what stands behind it.
fn attribute(html: &str) -> Option<(&str, &str, &str)> {
    let end = html.find([' ', '\t', '\n', '\x0c', '/', '>', '=', '"', '\'', '<'])?;
    let (key, behind) = html.split_at(end);
    if key.is_empty() {
        return None;
    }
    let Some(value) = behind.trim_start_matches(SPACES).strip_prefix('=') else { return Some((key, "", behind)) };
    let value = value.trim_start_matches(SPACES);
    if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (value, behind) = value[1..].split_once(quote)?;
        return Some((key, value, behind));
    }
    let end = value.find([' ', '\t', '\n', '\x0c', '>']).filter(|end| *end > 0)?;
    let (value, behind) = value.split_at(end);
    Some((key, value, behind))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::as_browsers_do;
    use super::read;

    /// What pages are made of, and what would mislead a careless reader.
    const PARTS: &[&str] = &[
        "<b data-score=total>",
        "<b data-score=\"a\">",
        "<td data-score='rank' data-score=x>",
        "<i DATA-SCORE=x\n>",
        "<br/>",
        "</b>",
        "</td>",
        "</i>",
        "<tr data-nomination=n1>",
        "</tr>",
        "<li class=a data-nomination=\"n2\">",
        "<table>",
        "</table>",
        "<div data-nomination=n3>",
        "</div>",
        "<p title='<b data-score=t>'>",
        "<a href=x/y?z=1>",
        "<a b=\"c\"d>",
        "12.5",
        "7",
        ".",
        " ",
        "\n",
        "第",
        "&amp;",
        "&#49;",
        "&lt",
        "&",
        "a&b c",
        "&amp;5",
        "<!DOCTYPE html>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "</script >",
        "</SCRIPT>",
        "<script data-score=t>",
        "<title>",
        "</title>",
        "<style/>",
        "</style>",
        "<textarea>",
        "</textarea>",
        "<B>",
        "<",
        ">",
        "</",
        "<?x>",
        "\"",
        "'",
        "=",
        "/",
        "\0",
        "\r",
        "<svg viewBox=\"0 0\"/>",
        "<svg>",
        "<a href='java&#115;cript:x'>",
        "<a href=' javaScript:x'>",
        "<p onclick=x>",
        "<iframe>",
        "<script src=x>",
        "<script type=application/json>",
        "<script type=x type=json>",
        "<meta http-equiv=refresh>",
        "<meta http-equiv=Content-Security-Policy>",
        "<a href=n/a.html>",
        "<a href='../n/b.html#c' hidden>",
        "<a href=n/a&#46;html>",
        "</a>",
        "<h1>",
        "<b data-fact=a>",
        "<b data-fact=a&#49;>",
        "<script id=sheet_ type=application/json>",
        "<b id=sheet_>",
        "</h1>",
        "&lt;",
        "&#39;",
        "&#8238;",
        "&#x202e;",
        "\u{2066}",
        "“",
        "</svg>",
        "<p hidden>",
        "<p class='a hidden'>",
        "<p class=&#104;idden>",
        "</p>",
        "<del>",
        "</del>",
        "<table class=hidden>",
        "\u{200b}",
        "<img alt>",
        "<b data-score = t>",
        "<b data-score=&#49;>",
        "<b data-score=>",
        "<x/y>",
        "<plaintext>",
        "<noscript>",
    ];

    /// The same, where nearly every page has a number with something beside it.
    const BESIDE: &[&str] = &[
        "<b data-score=t>",
        "</b>",
        "<td data-score=t>",
        "</td>",
        "<i>",
        "1",
        " x",
        "第",
        "&#49;",
        "&amp;",
        "\n",
        "</i>",
        "\u{200b}",
    ];

    fn agrees(parts: &[&str]) -> Result<(), TestCaseError> {
        let html = parts.concat();
        if let Some(found) = read(&html) {
            prop_assert_eq!(found, as_browsers_do(&html), "{}", html);
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn it_says_what_browsers_say_or_nothing(parts in prop::collection::vec(prop::sample::select(PARTS), 0..14)) {
            agrees(&parts)?;
        }

        #[test]
        fn so_it_does_of_what_stands_beside_numbers(parts in prop::collection::vec(prop::sample::select(BESIDE), 0..8)) {
            agrees(&parts)?;
        }
    }

    #[test]
    fn plain_pages_are_read() {
        for html in [
            "<!DOCTYPE html>\n<html lang=\"zh\"><title>甲 &amp; 乙 1</title><table class=\"x\" hidden><tr data-nomination=a><td data-score=rank>1</table>",
            "<script type=\"application/json\">{\"a\":\"\\u003c\"}</script><p>A &lt; B <b data-score='total'>9.50</b> / 10<br/>",
        ] {
            assert_eq!(read(html), Some(as_browsers_do(html)), "{html}");
        }
    }
}
