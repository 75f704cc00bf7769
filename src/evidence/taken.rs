//! What a redaction takes out, as texts: what the superseded release says and the new one does not any more (E36).
//!
//! Numbers, flags and days are no texts: they stand everywhere, and say nothing of anybody without their place.

use std::collections::BTreeSet;

use serde_json::Value;

use super::compare::{Differences, Files};
use crate::model::{Release, ReleaseChange};

/// The least digits of a number that may be somebody's.
const DIGITS: usize = 7;

/// What is taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The texts.
    pub texts: BTreeSet<String>,
    /// Changes whose text the new release still says elsewhere.
    pub said: Vec<ReleaseChange>,
}

/// What a redaction takes out.
///
/// `old` and `new` are the files that say what is published and differ, `all` every such file of the new release,
/// `named` the releases whose own record goes too.
#[must_use]
pub fn taken(found: &Differences, (old, new): (&Files, &Files), all: &Files, named: &[&Release]) -> Taken {
    let says: BTreeSet<String> = all.values().flat_map(|bytes| leaves(bytes)).collect();
    let mut taken = Taken::default();
    for change in found.changes.iter().filter(|c| !c.place.starts_with("notice/")) {
        for text in gone(change) {
            if says.contains(&text) {
                taken.said.push(change.clone());
            } else {
                taken.texts.insert(text);
            }
        }
        if change.to.is_none() {
            taken.texts.extend(whole(change, old).into_iter().filter(|text| !says.contains(text)));
        }
    }
    for (path, bytes) in old.iter().filter(|(path, _)| path.starts_with("data/notices/")) {
        let now = new.get(path).map(|bytes| lines(bytes)).unwrap_or_default();
        taken.texts.extend(lines(bytes).into_iter().filter(|line| !now.contains(line)));
    }
    let told = named.iter().flat_map(|release| &release.changes).filter(|c| !c.place.starts_with("notice/"));
    let told = told.flat_map(|c| [&c.from, &c.to]).flatten().flat_map(|text| pieces(text));
    taken.texts.extend(told.filter(|text| !says.contains(text)));
    taken.said.dedup();
    taken
}

/// The texts of a file that the new release does not say.
#[must_use]
pub fn unsaid(bytes: &[u8], all: &Files) -> BTreeSet<String> {
    let says: BTreeSet<String> = all.values().flat_map(|bytes| leaves(bytes)).collect();
    leaves(bytes).into_iter().filter(|text| !says.contains(text)).collect()
}

/// The parts of a text that are texts of their own: a list is written with `；` between.
fn pieces(text: &str) -> Vec<String> {
    text.split('；').map(str::trim).filter(|piece| is_text(piece)).map(str::to_owned).collect()
}

/// What a change took away.
fn gone(change: &ReleaseChange) -> Vec<String> {
    let to = change.to.as_deref().map(pieces).unwrap_or_default();
    change.from.as_deref().map(pieces).unwrap_or_default().into_iter().filter(|piece| !to.contains(piece)).collect()
}

/// Everything that a nomination said which is gone as a whole.
fn whole(change: &ReleaseChange, old: &Files) -> BTreeSet<String> {
    let id = change.place.strip_prefix("nomination/").filter(|id| !id.contains('/'));
    let record = old.get("data/record.json").and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    let (Some(id), Some(record)) = (id, record) else { return BTreeSet::new() };
    let mut found = BTreeSet::new();
    let nominations = record["nominations"].as_array().into_iter().flatten();
    nominations.filter(|n| n["nomination"] == id).for_each(|n| lay(n, &mut found));
    found
}

/// The texts of a file that says what is published.
fn leaves(bytes: &[u8]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    match serde_json::from_slice::<Value>(bytes) {
        Ok(value) => lay(&value, &mut found),
        Err(_) => found.extend(lines(bytes)),
    }
    found
}

fn lay(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => out.extend(pieces(text)),
        Value::Array(list) => list.iter().for_each(|one| lay(one, out)),
        Value::Object(map) => map.values().for_each(|one| lay(one, out)),
        _ => {}
    }
}

fn lines(bytes: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes);
    text.lines().map(str::trim).filter(|line| is_text(line)).map(str::to_owned).collect()
}

/// Whether a value is a text, and not a number, a flag or a day.
pub(super) fn is_text(text: &str) -> bool {
    let (digits, others) = text.chars().fold((0, 0), |(digits, others), c| match c {
        '0'..='9' => (digits + 1, others),
        '.' | '-' | '%' | '/' | ':' | '+' | ',' => (digits, others),
        _ => (digits, others + 1),
    });
    if others == 0 { digits >= DIGITS && !is_day(text) } else { text.chars().count() > 1 && !is_flag(text) }
}

fn is_flag(text: &str) -> bool {
    matches!(text, "true" | "false")
}

fn is_day(text: &str) -> bool {
    text.parse::<jiff::civil::Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(place: &str, from: &str, to: Option<&str>) -> ReleaseChange {
        ReleaseChange { place: place.into(), from: Some(from.into()), to: to.map(str::to_owned) }
    }

    #[test]
    fn numbers_flags_and_days_are_no_texts_and_long_numbers_are() {
        for text in ["46", "0.95", "true", "2024-09-01", "", "无", "9/10"] {
            assert!(!is_text(text), "{text}");
        }
        for text in ["李某", "07710000000", "台账2"] {
            assert!(is_text(text), "{text}");
        }
    }

    #[test]
    fn of_a_list_only_what_went_is_taken_and_of_a_nomination_all_that_nobody_else_says() {
        let old = r#"{"nominations":[{"nomination":"a","name":"示例甲","source":"台账"},{"nomination":"b","name":"示例乙"}]}"#;
        let new = r#"{"nominations":[{"nomination":"b","name":"示例乙","source":"台账"}]}"#;
        let files = |text: &str| Files::from([("data/record.json".to_owned(), text.as_bytes().to_vec())]);
        let changes = vec![
            change("nomination/a", "示例甲", None),
            change("nomination/b/facts/x/evidence", "台账；李某的证明", Some("台账")),
            change("nomination/b/facts/x/done", "46", Some("45")),
        ];
        let found = Differences { changes, impact: Vec::new() };
        let taken = taken(&found, (&files(old), &files(new)), &files(new), &[]);
        assert_eq!(taken.texts.iter().map(String::as_str).collect::<Vec<_>>(), ["李某的证明", "示例甲"]);
        assert!(taken.said.is_empty());
    }

    #[test]
    fn what_the_new_release_still_says_elsewhere_is_told() {
        let new = r#"{"nominations":[{"nomination":"b","source":"台账，李某"}]}"#;
        let all = Files::from([("data/record.json".to_owned(), new.as_bytes().to_vec())]);
        let found = Differences {
            changes: vec![change("nomination/a/facts/x/source", "台账，李某", Some("台账"))],
            impact: Vec::new(),
        };
        let taken = taken(&found, (&Files::new(), &all), &all, &[]);
        assert_eq!((taken.texts.len(), taken.said.len()), (0, 1));
    }
}
