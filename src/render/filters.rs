//! What templates may call beyond tera's own filters.

#![allow(clippy::needless_pass_by_value, reason = "tera hands arguments over by value")]

use std::collections::BTreeMap;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::markdown;

/// Frames the name of a block that a notice leaves a place for.
const BLOCK: char = '\u{E000}';

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("markdown", markdown);
    tera.register_filter("blocks", blocks);
}

/// `{{ text | markdown(prefix="p", top=3) }}`
fn markdown(text: &str, kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let prefix: &str = kwargs.must_get("prefix")?;
    let top = kwargs.get::<u64>("top")?.unwrap_or(3);
    let caption: &str = kwargs.get("caption")?.unwrap_or_default();
    Ok(Value::safe_string(&markdown::html(text, prefix, usize::try_from(top).unwrap_or(6), caption)))
}

/// `{% for part in text | blocks(prefix="n") %}`: the text in pieces, each with `html`, or with
/// `block` where the notice left a place.
fn blocks(text: &str, kwargs: Kwargs, _: &State<'_>) -> TeraResult<Vec<Value>> {
    let prefix: &str = kwargs.must_get("prefix")?;
    let caption: &str = kwargs.get("caption")?.unwrap_or_default();
    let html = markdown::html(text, prefix, 2, caption);
    let (open, close) = (format!("<p>{BLOCK}"), format!("{BLOCK}</p>"));
    let mut parts = Vec::new();
    let mut rest = html.as_str();
    while let Some((before, (name, after))) = rest.split_once(&open).and_then(|(b, r)| Some((b, r.split_once(&close)?)))
    {
        parts.push(part("html", Value::safe_string(before)));
        parts.push(part("block", Value::from(name)));
        rest = after;
    }
    parts.push(part("html", Value::safe_string(rest)));
    Ok(parts)
}

fn part(key: &'static str, value: Value) -> Value {
    let other = if key == "html" { "block" } else { "html" };
    Value::from(BTreeMap::from([(key, value), (other, Value::none())]))
}
