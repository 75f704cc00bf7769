//! What templates may call beyond tera's own filters.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::markdown;
use super::shelf::Shelf;
use crate::media::Library;

/// Frames the name of a block that a notice leaves a place for.
const BLOCK: char = '\u{E000}';

pub(super) fn register(tera: &mut Tera, library: &Library) {
    let library = Arc::new(library.clone());
    let (of_text, of_blocks) = (Arc::clone(&library), library);
    tera.register_filter("markdown", move |text: &str, kwargs: Kwargs, _: &State<'_>| {
        markdown(text, &kwargs, &of_text)
    });
    tera.register_filter("quoted", |text: &str, _: Kwargs, _: &State<'_>| Value::safe_string(&quoted(text)));
    tera.register_filter("blocks", move |text: &str, kwargs: Kwargs, _: &State<'_>| blocks(text, &kwargs, &of_blocks));
}

/// `{{ text | markdown(prefix="p", top=3, root=head.root, folder=folder) }}`: pictures are shown where
/// the way to the root and the contest's folder are given.
fn markdown(text: &str, kwargs: &Kwargs, library: &Library) -> TeraResult<Value> {
    let top = usize::try_from(kwargs.get::<u64>("top")?.unwrap_or(3)).unwrap_or(6);
    Ok(Value::safe_string(&html(text, top, kwargs, library)?))
}

fn html(text: &str, top: usize, kwargs: &Kwargs, library: &Library) -> TeraResult<String> {
    let prefix: &str = kwargs.must_get("prefix")?;
    let caption: &str = kwargs.get("caption")?.unwrap_or_default();
    let root: &str = kwargs.get("root")?.unwrap_or_default();
    let folder: &str = kwargs.get("folder")?.unwrap_or_default();
    Ok(markdown::html(text, prefix, top, caption, &Shelf { library, root, folder }))
}

/// The longest quotation that stays on one line, in characters.
const QUOTED: usize = 12;

/// `{{ title | quoted }}`: a short quotation (“五小”, 《方案》) is not broken at the end of a line.
fn quoted(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len() + 32), text);
    while let Some((start, open)) = rest.char_indices().find(|(_, c)| matches!(c, '“' | '《' | '「')) {
        let close = match open {
            '“' => '”',
            '《' => '》',
            _ => '」',
        };
        let (before, behind) = rest.split_at(start);
        let length = behind.find(close).map_or(open.len_utf8(), |end| end + close.len_utf8());
        let (words, after) = behind.split_at(length);
        out.push_str(&markdown::escape(before));
        if (3..=QUOTED).contains(&words.chars().count()) {
            out.push_str("<span class=\"quoted\">");
            out.push_str(&markdown::escape(words));
            out.push_str("</span>");
        } else {
            out.push_str(&markdown::escape(words));
        }
        rest = after;
    }
    out.push_str(&markdown::escape(rest));
    out
}

/// `{% for part in text | blocks(prefix="n") %}`: the text in pieces, each with `html`, or with
/// `block` where the notice left a place. The last piece is what the signature stays with in
/// print: one paragraph, a block, or nothing.
fn blocks(text: &str, kwargs: &Kwargs, library: &Library) -> TeraResult<Vec<Value>> {
    let html = html(text, 2, kwargs, library)?;
    let (open, close) = (format!("<p>{BLOCK}"), format!("{BLOCK}</p>"));
    let mut parts = Vec::new();
    let mut rest = html.as_str();
    while let Some((before, (name, after))) = rest.split_once(&open).and_then(|(b, r)| Some((b, r.split_once(&close)?)))
    {
        parts.push(part("html", Value::safe_string(before)));
        parts.push(block(name));
        rest = after;
    }
    if !rest.trim().is_empty() || parts.is_empty() {
        let (before, last) = rest.split_at(last_paragraph(rest));
        parts.extend([before, last].map(|html| part("html", Value::safe_string(html))));
    }
    Ok(parts)
}

/// Where the paragraph that ends the text begins: the end of the text, where it ends in a list or
/// a table.
fn last_paragraph(html: &str) -> usize {
    let start = html.trim_end().ends_with("</p>").then(|| html.rfind("<p>")).flatten();
    start.unwrap_or(html.len())
}

fn part(key: &'static str, value: Value) -> Value {
    let other = if key == "html" { "block" } else { "html" };
    Value::from(BTreeMap::from([(key, value), (other, Value::none()), ("of", Value::none())]))
}

/// A block, and what it is of: `list:county-collective`.
fn block(name: &str) -> Value {
    let (name, of) = name.split_once(':').map_or((name, Value::none()), |(name, of)| (name, Value::from(of)));
    Value::from(BTreeMap::from([("block", Value::from(name)), ("of", of), ("html", Value::none())]))
}

#[cfg(test)]
mod tests {
    use super::{last_paragraph, quoted};

    #[test]
    fn a_short_quotation_stays_together_and_nothing_is_markup() {
        assert_eq!(quoted("职工“五小”<竞赛>"), "职工<span class=\"quoted\">“五小”</span>&lt;竞赛&gt;");
        assert_eq!(quoted("“&”"), "<span class=\"quoted\">“&amp;”</span>");
        for text in ["没有引号", "只有一半“五小", "“一段长到一行里放不下的话”"] {
            assert_eq!(quoted(text), text);
        }
    }

    #[test]
    fn only_a_paragraph_at_the_end_is_taken_off() {
        let cut = |html: &'static str| html.split_at(last_paragraph(html));
        assert_eq!(cut("<p>甲</p>\n<p>乙</p>\n"), ("<p>甲</p>\n", "<p>乙</p>\n"));
        assert_eq!(cut("<p>甲</p>\n<ul><li><p>乙</p></li></ul>"), ("<p>甲</p>\n<ul><li><p>乙</p></li></ul>", ""));
    }
}
