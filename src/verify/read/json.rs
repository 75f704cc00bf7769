//! JSON that borrows its texts from the file: a page's twin has hundreds, and each is looked at once.
//!
//! A key that comes twice is refused: one reader would take the first, another the last.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Index;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::verify) enum Json<'t> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'t, str>),
    List(Vec<Json<'t>>),
    Map(Map<'t>),
}

/// Keys and values, in the order of the file.
pub(in crate::verify) type Map<'t> = Vec<(Cow<'t, str>, Json<'t>)>;

/// What stands where there is nothing.
static NULL: Json<'static> = Json::Null;

impl<'t> Json<'t> {
    pub(in crate::verify) fn get(&self, key: &str) -> Option<&Self> {
        self.as_map()?.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    pub(in crate::verify) fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(in crate::verify) const fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(flag) = self { Some(*flag) } else { None }
    }

    pub(in crate::verify) fn as_u64(&self) -> Option<u64> {
        if let Self::Number(number) = self { number.as_u64() } else { None }
    }

    pub(in crate::verify) fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    pub(in crate::verify) fn as_map(&self) -> Option<&Map<'t>> {
        if let Self::Map(map) = self { Some(map) } else { None }
    }

    pub(in crate::verify) fn into_map(self) -> Option<Map<'t>> {
        if let Self::Map(map) = self { Some(map) } else { None }
    }

    /// Whether two values say the same, in whatever order their keys stand.
    pub(in crate::verify) fn says_what(&self, other: &Json<'_>) -> bool {
        match (self, other) {
            (Self::List(a), Json::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.says_what(b)),
            (Self::Map(a), Json::Map(b)) => {
                let same =
                    |(key, value): &(Cow<'_, str>, Self)| other.get(key).is_some_and(|other| value.says_what(other));
                a.len() == b.len() && a.iter().all(same)
            }
            (Self::Text(a), Json::Text(b)) => a == b,
            (Self::Number(a), Json::Number(b)) => a == b,
            (Self::Bool(a), Json::Bool(b)) => a == b,
            (Self::Null, Json::Null) => true,
            _ => false,
        }
    }
}

impl Index<&str> for Json<'_> {
    type Output = Self;

    /// The value of a key; null where there is none.
    fn index(&self, key: &str) -> &Self {
        self.get(key).unwrap_or(&NULL)
    }
}

impl<'f: 't, 't> Deserialize<'f> for Json<'t> {
    fn deserialize<D: Deserializer<'f>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'t> Visitor<'t> for Reader {
    type Value = Json<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Json<'t>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Json<'t>, E> {
        Ok(Json::Bool(flag))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json<'t>, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Json<'t>, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Json<'t>, E> {
        Ok(Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'t str) -> Result<Json<'t>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json<'t>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut all: A) -> Result<Json<'t>, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = all.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut all: A) -> Result<Json<'t>, A::Error> {
        let mut map = Map::new();
        while let Some((key, value)) = all.next_entry()? {
            // A key is a text, whatever reads it.
            if let Json::Text(key) = key {
                map.push((key, value));
            }
        }
        if repeats(&map) { Err(A::Error::custom("a key comes twice")) } else { Ok(Json::Map(map)) }
    }
}

fn repeats(map: &Map<'_>) -> bool {
    if map.len() > 32 {
        let mut seen = BTreeSet::new();
        return !map.iter().all(|(key, _)| seen.insert(key));
    }
    map.iter().enumerate().any(|(at, (key, _))| map[..at].iter().any(|(before, _)| before == key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_what_serde_json_reads() {
        let text = r#"{"a":[1,-2,0.5,true,null,"x\n\u7532"],"b":{"c":"d","e":{}},"f":""}"#;
        let value: Json<'_> = serde_json::from_str(text).unwrap();
        let list = value["a"].as_list().unwrap();
        assert_eq!((list[0].as_u64(), list[1].as_u64(), list[3].as_bool()), (Some(1), None, Some(true)));
        assert_eq!(
            (list[5].as_str(), value["b"]["c"].as_str(), &value["b"]["x"]["y"]),
            (Some("x\n甲"), Some("d"), &Json::Null)
        );
        let other: Json<'_> =
            serde_json::from_str(r#"{"f":"","b":{"e":{},"c":"d"},"a":[1,-2,0.5,true,null,"x\n甲"]}"#).unwrap();
        assert!(value != other && value.says_what(&other) && other.says_what(&value));
        for otherwise in [r#"{"f":""}"#, r#"{"f":"","b":{"e":{},"c":"d"},"a":[1,-2,0.5,true,null]}"#, "[]", "null"] {
            assert!(!value.says_what(&serde_json::from_str(otherwise).unwrap()), "{otherwise}");
        }
    }

    #[test]
    fn a_key_that_comes_twice_is_refused() {
        let many: String = (0..40).map(|n| format!("\"k{n}\":1,")).collect();
        for text in [r#"{"a":1,"a":2}"#, r#"{"x":{"a":1,"\u0061":1}}"#, &format!("{{{many}\"k7\":2}}")] {
            assert!(serde_json::from_str::<Json<'_>>(text).is_err(), "{text}");
        }
        assert!(serde_json::from_str::<Json<'_>>(&format!("{{{many}\"a\":2}}")).is_ok());
    }
}
