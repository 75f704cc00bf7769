//! Keys of a JSON object, each of the kind that is needed.

use super::json::Json;
use crate::number::Number;

/// The way to a value that is missing or of the wrong kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Wrong(pub(in crate::verify) String);

pub(super) type Read<T> = Result<T, Wrong>;

/// Why a file is not read.
#[derive(Debug)]
pub(in crate::verify) enum Fault {
    /// It is no JSON.
    Json(serde_json::Error),
    /// It is another one.
    Wrong(Wrong),
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<Wrong> for Fault {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

/// Reads a file as a whole.
pub(in crate::verify) fn read<T>(text: &str, one: impl Fn(&Json<'_>) -> Read<T>) -> Result<T, Fault> {
    Ok(one(&serde_json::from_str(text)?)?)
}

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
pub(super) fn find<'v, 't>(value: &'v Json<'t>, key: &str) -> Option<&'v Json<'t>> {
    value.get(key).filter(|value| **value != Json::Null)
}

pub(super) fn text<'v>(value: &'v Json<'_>, key: &str) -> Read<&'v str> {
    value.get(key).and_then(Json::as_str).map_or_else(|| wrong(key), Ok)
}

pub(super) fn maybe_text<'v>(value: &'v Json<'_>, key: &str) -> Read<Option<&'v str>> {
    find(value, key).map(|_| text(value, key)).transpose()
}

pub(super) fn flag(value: &Json<'_>, key: &str) -> Read<bool> {
    value.get(key).and_then(Json::as_bool).map_or_else(|| wrong(key), Ok)
}

pub(super) fn number(value: &Json<'_>, key: &str) -> Read<Number> {
    Number::parse(text(value, key)?).or_else(|_| wrong(key))
}

pub(super) fn maybe_number(value: &Json<'_>, key: &str) -> Read<Option<Number>> {
    find(value, key).map(|_| number(value, key)).transpose()
}

pub(super) fn count(value: &Json<'_>, key: &str) -> Read<u32> {
    value.get(key).and_then(Json::as_u64).and_then(|n| u32::try_from(n).ok()).map_or_else(|| wrong(key), Ok)
}

pub(super) fn list<'v, 't>(value: &'v Json<'t>, key: &str) -> Read<&'v [Json<'t>]> {
    value.get(key).and_then(Json::as_list).map_or_else(|| wrong(key), Ok)
}

/// Every element of a list, read.
pub(super) fn each<T>(value: &Json<'_>, key: &str, read: impl Fn(&Json<'_>) -> Read<T>) -> Read<Vec<T>> {
    let one = |(at, element)| read(element).map_err(|wrong: Wrong| wrong.below(&format!("{key}/{at}")));
    (1_usize..).zip(list(value, key)?).map(one).collect()
}

/// The value that a word stands for.
pub(super) fn word<T: Copy>(value: &Json<'_>, key: &str, words: &[(&str, T)]) -> Read<T> {
    let said = text(value, key)?;
    words.iter().find(|(word, _)| *word == said).map_or_else(|| wrong(key), |(_, value)| Ok(*value))
}

/// The format of a file.
pub(super) fn format(value: &Json<'_>, name: &str) -> Read<()> {
    if text(value, "format")? == name { Ok(()) } else { wrong("format") }
}
