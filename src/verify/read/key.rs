//! Keys of a JSON object, each of the kind that is needed.

use serde_json::Value;

use crate::number::Number;

/// The way to a value that is missing or of the wrong kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Wrong(pub(in crate::verify) String);

pub(super) type Read<T> = Result<T, Wrong>;

impl Wrong {
    /// The same, seen from one level above.
    pub(super) fn below(self, key: &str) -> Self {
        Self(format!("{key}/{}", self.0).trim_end_matches('/').to_owned())
    }
}

pub(super) fn wrong<T>(key: &str) -> Read<T> {
    Err(Wrong(key.to_owned()))
}

/// A key that is there and not null.
pub(super) fn find<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    value.get(key).filter(|value| !value.is_null())
}

pub(super) fn text<'v>(value: &'v Value, key: &str) -> Read<&'v str> {
    value.get(key).and_then(Value::as_str).map_or_else(|| wrong(key), Ok)
}

pub(super) fn maybe_text<'v>(value: &'v Value, key: &str) -> Read<Option<&'v str>> {
    find(value, key).map(|_| text(value, key)).transpose()
}

pub(super) fn flag(value: &Value, key: &str) -> Read<bool> {
    value.get(key).and_then(Value::as_bool).map_or_else(|| wrong(key), Ok)
}

pub(super) fn number(value: &Value, key: &str) -> Read<Number> {
    Number::parse(text(value, key)?).or_else(|_| wrong(key))
}

pub(super) fn maybe_number(value: &Value, key: &str) -> Read<Option<Number>> {
    find(value, key).map(|_| number(value, key)).transpose()
}

pub(super) fn count(value: &Value, key: &str) -> Read<u32> {
    value.get(key).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok()).map_or_else(|| wrong(key), Ok)
}

pub(super) fn list<'v>(value: &'v Value, key: &str) -> Read<&'v [Value]> {
    value.get(key).and_then(Value::as_array).map_or_else(|| wrong(key), |list| Ok(list.as_slice()))
}

/// Every element of a list, read.
pub(super) fn each<T>(value: &Value, key: &str, read: impl Fn(&Value) -> Read<T>) -> Read<Vec<T>> {
    let one = |(at, element)| read(element).map_err(|wrong: Wrong| wrong.below(&format!("{key}/{at}")));
    (1_usize..).zip(list(value, key)?).map(one).collect()
}

/// The value that a word stands for.
pub(super) fn word<T: Copy>(value: &Value, key: &str, words: &[(&str, T)]) -> Read<T> {
    let said = text(value, key)?;
    words.iter().find(|(word, _)| *word == said).map_or_else(|| wrong(key), |(_, value)| Ok(*value))
}

/// The format of a file.
pub(super) fn format(value: &Value, name: &str) -> Read<()> {
    if text(value, "format")? == name { Ok(()) } else { wrong("format") }
}
