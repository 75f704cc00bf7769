//! What changed from one bundle to another, and whom it moved (E32, E33): by what the files say, not
//! by their bytes, so that a release of an older version of this program compares with a new one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::flat::{Flat, lay};
use crate::bag;
use crate::model::{Fingerprint, Impact, NominationId, ReleaseChange};

/// Files of a bundle that say what is published, by path. Those whose bytes are equal may be left
/// out on both sides.
pub type Files = BTreeMap<String, Vec<u8>>;

/// How two bundles differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// By place, in order.
    pub changes: Vec<ReleaseChange>,
    /// By nomination, in order.
    pub impact: Vec<Impact>,
}

const RECORD: &str = "data/record.json";
const CONTEST: &str = "data/contest.json";
const RESULTS: &str = "data/tables/results.csv";
const AWARDS: &str = "data/tables/awards.csv";
const QUOTAS: &str = "data/tables/quotas.csv";
const EVENTS: &str = "data/tables/events.csv";

/// Whether a file says what is published; the others follow from those.
#[must_use]
pub fn says(path: &str) -> bool {
    [RECORD, CONTEST, RESULTS, AWARDS, QUOTAS, EVENTS].contains(&path)
        || path.starts_with("data/rubrics/")
        || path.starts_with("data/notices/")
}

/// Compares. `None` where a file cannot be read as what it should be.
#[must_use]
pub fn differences(old: &Files, new: &Files) -> Option<Differences> {
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut changes = Vec::new();
    for path in paths.into_iter().filter(|path| says(path)) {
        let (from, to) = (old.get(path).map(Vec::as_slice), new.get(path).map(Vec::as_slice));
        match path.as_str() {
            RECORD => records(from.unwrap_or_default(), to.unwrap_or_default(), &mut changes)?,
            CONTEST => compare(&contest(from)?, &contest(to)?, &mut changes),
            QUOTAS => compare(&quotas(from)?, &quotas(to)?, &mut changes),
            EVENTS => events(from, to, &mut changes)?,
            RESULTS | AWARDS => {}
            path if path.starts_with("data/notices/") => notice(path, from, to, &mut changes),
            path => rubric(path, from, to, &mut changes)?,
        }
    }
    changes.sort_by(|a, b| a.place.cmp(&b.place));
    Some(Differences { changes, impact: impact(old, new)? })
}

/// Whether two bundles hold the same rubrics.
#[must_use]
pub fn same_rubrics(old: &Files, new: &Files) -> bool {
    let only = |files: &Files| -> Files {
        files
            .iter()
            .filter(|(path, _)| path.starts_with("data/rubrics/"))
            .map(|(p, b)| (p.clone(), b.clone()))
            .collect()
    };
    differences(&only(old), &only(new)).is_some_and(|d| d.changes.is_empty())
}

fn change(place: impl Into<String>, from: Option<String>, to: Option<String>) -> ReleaseChange {
    ReleaseChange { place: place.into(), from, to }
}

fn compare(old: &Flat, new: &Flat, changes: &mut Vec<ReleaseChange>) {
    let places: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for place in places {
        let (from, to) = (old.get(place), new.get(place));
        if from != to {
            changes.push(change(place, from.cloned(), to.cloned()));
        }
    }
}

/// The lines of nominations by id; a record that stands otherwise than line by line is read whole.
fn lines(bytes: &[u8]) -> Option<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let body = bytes.split(|b| *b == b'\n').filter(|line| line.starts_with(b"{\"nomination\":\""));
    for line in body {
        let line = line.strip_suffix(b",").unwrap_or(line);
        let rest = &line[b"{\"nomination\":\"".len()..];
        let id = rest.split(|b| *b == b'"').next().and_then(|id| std::str::from_utf8(id).ok())?;
        found.insert(id.to_owned(), line.to_vec());
    }
    if found.is_empty() && !bytes.is_empty() {
        let whole: Value = serde_json::from_slice(bytes).ok()?;
        for one in whole["nominations"].as_array()? {
            found.insert(one["nomination"].as_str()?.to_owned(), one.to_string().into_bytes());
        }
    }
    Some(found)
}

fn records(old: &[u8], new: &[u8], changes: &mut Vec<ReleaseChange>) -> Option<()> {
    let (old, new) = (lines(old)?, lines(new)?);
    let ids: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for id in ids {
        match (old.get(id), new.get(id)) {
            (Some(from), Some(to)) if from == to => {}
            (Some(from), Some(to)) => compare(&nomination(id, from)?, &nomination(id, to)?, changes),
            (from, to) => {
                let name = |line: Option<&Vec<u8>>| {
                    let value: Value = serde_json::from_slice(line?).ok()?;
                    value["name"].as_str().map(str::to_owned)
                };
                changes.push(change(format!("nomination/{id}"), name(from), name(to)));
            }
        }
    }
    Some(())
}

fn nomination(id: &str, line: &[u8]) -> Option<Flat> {
    let mut value: Value = serde_json::from_slice(line).ok()?;
    // Its id is in the place; its awards are in the impact.
    let map = value.as_object_mut()?;
    map.shift_remove("nomination");
    map.shift_remove("awards");
    let mut flat = Flat::new();
    lay(&format!("nomination/{id}"), &value, &mut flat);
    Some(flat)
}

fn contest(bytes: Option<&[u8]>) -> Option<Flat> {
    let mut flat = Flat::new();
    let Some(bytes) = bytes else { return Some(flat) };
    let mut value: Value = serde_json::from_slice(bytes).ok()?;
    // They follow from the facts.
    value.as_object_mut()?.shift_remove("bests");
    lay("contest", &value, &mut flat);
    Some(flat)
}

fn rubric(path: &str, old: Option<&[u8]>, new: Option<&[u8]>, changes: &mut Vec<ReleaseChange>) -> Option<()> {
    let id = path.rsplit('/').next()?.strip_suffix(".json")?;
    let read = |bytes: Option<&[u8]>| bytes.map(serde_json::from_slice::<Value>).transpose().ok();
    match (read(old)?, read(new)?) {
        (Some(from), Some(to)) => {
            let (mut old, mut new) = (Flat::new(), Flat::new());
            lay(&format!("rubric/{id}"), &from, &mut old);
            lay(&format!("rubric/{id}"), &to, &mut new);
            compare(&old, &new, changes);
        }
        (from, to) => {
            let title = |value: Option<Value>| value.and_then(|v| v["title"].as_str().map(str::to_owned));
            changes.push(change(format!("rubric/{id}"), title(from), title(to)));
        }
    }
    Some(())
}

fn notice(path: &str, old: Option<&[u8]>, new: Option<&[u8]>, changes: &mut Vec<ReleaseChange>) {
    let name = path.rsplit('/').next().unwrap_or_default();
    let slug = name.strip_suffix(".txt").unwrap_or(name);
    let hash = |bytes: Option<&[u8]>| bytes.map(|b| format!("sha256:{}", Fingerprint(bag::sha256(b)).hex()));
    if old != new {
        changes.push(change(format!("notice/{slug}"), hash(old), hash(new)));
    }
}

/// The rows of a table, without its head.
fn rows(bytes: Option<&[u8]>) -> Option<Vec<csv::StringRecord>> {
    reader(bytes.unwrap_or_default()).into_records().collect::<Result<_, _>>().ok()
}

fn reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().from_reader(bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes))
}

fn quotas(bytes: Option<&[u8]>) -> Option<Flat> {
    let mut flat = Flat::new();
    for row in rows(bytes)? {
        let place = format!("quota/{}/{}/{}", row.get(0)?, row.get(1)?, row.get(2)?);
        flat.insert(format!("{place}/allowed"), row.get(3)?.to_owned());
        flat.insert(format!("{place}/used"), row.get(4)?.to_owned());
    }
    Some(flat)
}

/// An event that is new or gone is one change, told by its kind.
fn events(old: Option<&[u8]>, new: Option<&[u8]>, changes: &mut Vec<ReleaseChange>) -> Option<()> {
    let (old, new) = (happened(old)?, happened(new)?);
    let ids: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for id in ids {
        match (old.get(id), new.get(id)) {
            (Some(from), Some(to)) => compare(from, to, changes),
            (from, to) => {
                let place = format!("event/{id}");
                let kind = |event: Option<&Flat>| event.and_then(|cells| cells.get(&format!("{place}/kind")).cloned());
                changes.push(change(place.clone(), kind(from), kind(to)));
            }
        }
    }
    Some(())
}

/// Events by id, each cell at its place.
fn happened(bytes: Option<&[u8]>) -> Option<BTreeMap<String, Flat>> {
    let mut found = BTreeMap::new();
    let mut reader = reader(bytes.unwrap_or_default());
    let keys = reader.headers().ok()?.clone();
    for row in reader.into_records() {
        let row = row.ok()?;
        let id = row.get(0)?;
        let cells = keys.iter().zip(&row).skip(1).filter(|(_, cell)| !cell.is_empty());
        let place = |(key, cell): (&str, &str)| (format!("event/{id}/{key}"), cell.to_owned());
        if found.insert(id.to_owned(), cells.map(place).collect()).is_some() {
            return None;
        }
    }
    Some(found)
}

/// What became of a nomination: standing, total, rank.
type Result3 = [String; 3];

fn results(bytes: Option<&Vec<u8>>) -> Option<BTreeMap<String, Result3>> {
    let of_row = |row: csv::StringRecord| {
        let cell = |at: usize| row.get(at).map(str::to_owned);
        Some((cell(0)?, [cell(2)?, cell(3)?, cell(6)?]))
    };
    rows(bytes.map(Vec::as_slice))?.into_iter().map(of_row).collect()
}

/// Awards of each nomination: `award/tier`, joined.
fn awards(bytes: Option<&Vec<u8>>) -> Option<BTreeMap<String, String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows(bytes.map(Vec::as_slice))? {
        found.entry(row.get(2)?.to_owned()).or_default().push(format!("{}/{}", row.get(0)?, row.get(1)?));
    }
    Some(found.into_iter().map(|(id, won)| (id, won.join("；"))).collect())
}

fn impact(old: &Files, new: &Files) -> Option<Vec<Impact>> {
    let (before, after) = (results(old.get(RESULTS))?, results(new.get(RESULTS))?);
    let (held, holds) = (awards(old.get(AWARDS))?, awards(new.get(AWARDS))?);
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).chain(held.keys()).chain(holds.keys()).collect();
    let nothing = Result3::default();
    let pair = |from: &str, to: &str| (from != to).then(|| (from.to_owned(), to.to_owned()));
    let one = |id: &String| {
        let (from, to) = (before.get(id).unwrap_or(&nothing), after.get(id).unwrap_or(&nothing));
        let text = |of: &BTreeMap<String, String>| of.get(id).cloned().unwrap_or_default();
        Impact {
            nomination: NominationId::new(id.as_str()),
            standing: pair(&from[0], &to[0]),
            total: pair(&from[1], &to[1]),
            rank: pair(&from[2], &to[2]),
            awards: pair(&text(&held), &text(&holds)),
        }
    };
    let moved = |i: &Impact| i.total.is_some() || i.rank.is_some() || i.standing.is_some() || i.awards.is_some();
    Some(ids.into_iter().map(one).filter(moved).collect())
}

/// What stands in the place of what was taken out (E32).
const COVERED: &str = "（已遮盖）";

impl Differences {
    /// The same without what stood there before: a redaction does not repeat what it takes out.
    #[must_use]
    pub fn covered(mut self) -> Self {
        for change in &mut self.changes {
            change.from = change.from.as_ref().map(|_| COVERED.to_owned());
        }
        for impact in &mut self.impact {
            let pairs = [&mut impact.total, &mut impact.rank, &mut impact.standing, &mut impact.awards];
            for (from, _) in pairs.into_iter().flatten().filter(|(from, _)| !from.is_empty()) {
                COVERED.clone_into(from);
            }
        }
        self
    }
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
