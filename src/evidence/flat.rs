//! Data as places and texts: `facts/monitoring-feedback/done` → `1080`. What is compared is what
//! the data says, not how it was written.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// Texts by place.
pub(super) type Flat = BTreeMap<String, String>;

/// Keys by which the elements of a list are told apart, where they have one; the nearest first.
const NAMES: [&str; 5] = ["id", "event", "award", "tier", "track"];

/// Lays out a value below a place.
pub(super) fn lay(place: &str, value: &Value, out: &mut Flat) {
    match value {
        Value::Null => {}
        Value::Object(map) => map.iter().for_each(|(key, value)| lay(&format!("{place}/{key}"), value, out)),
        Value::Array(list) if list.iter().any(Value::is_object) => {
            for (at, element) in (1..).zip(list) {
                lay(&format!("{place}/{}", name(element, at)), element, out);
            }
        }
        Value::Array(list) if list.is_empty() => drop(out.insert(place.to_owned(), "[]".to_owned())),
        Value::Array(list) => drop(out.insert(place.to_owned(), list.iter().map(text).collect::<Vec<_>>().join("；"))),
        other => drop(out.insert(place.to_owned(), text(other))),
    }
}

/// What tells an element of a list from the others.
fn name(element: &Value, at: usize) -> String {
    let Value::Object(map) = element else { return at.to_string() };
    if let (Some(contest), Some(nomination)) = (word(map, "contest"), word(map, "nomination")) {
        return format!("{contest}:{nomination}:{}", word(map, "award").unwrap_or_default());
    }
    if let (Some(table), Some(column)) = (word(map, "table"), word(map, "column")) {
        return format!("{table}:{column}");
    }
    NAMES.iter().find_map(|key| word(map, key)).map_or_else(|| at.to_string(), str::to_owned)
}

fn word<'a>(map: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    map.get(key)?.as_str()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn places_name_what_has_a_name() {
        let mut flat = Flat::new();
        let value = json!({
            "facts": { "a": { "batches": [{ "done": "1" }, { "done": "2" }], "claims": [], "evidence": ["x", "y"] } },
            "gates": { "g": { "value": true, "source": null } },
            "tiers": [{ "tier": "first", "seats": 2 }],
        });
        lay("nomination/n", &value, &mut flat);
        let all: Vec<String> = flat.iter().map(|(place, text)| format!("{place} {text}")).collect();
        assert_eq!(
            all,
            [
                "nomination/n/facts/a/batches/1/done 1",
                "nomination/n/facts/a/batches/2/done 2",
                "nomination/n/facts/a/claims []",
                "nomination/n/facts/a/evidence x；y",
                "nomination/n/gates/g/value true",
                "nomination/n/tiers/first/seats 2",
                "nomination/n/tiers/first/tier first",
            ]
        );
    }
}
