//! `release.json`: what happened, what changed, whom it moved (E31 to E33).

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use super::Manifest;
use crate::model::{Fingerprint, Impact, NominationId, ReleaseChange, ReleaseEvent};

/// The format's name.
pub const FORMAT: &str = "gongshi-release/1";

/// What `release.json` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseRecord {
    /// Of which contest.
    pub contest: String,
    /// Its number, from 1.
    pub release: u32,
    /// What it was made for.
    pub event: ReleaseEvent,
    /// The day.
    pub on: Date,
    /// Why.
    pub reason: Option<String>,
    /// The full release that it takes the place of.
    pub supersedes: Option<u32>,
    /// `gongshi 0.1.0`
    pub software: String,
    /// Notices that it holds, by slug.
    pub notices: Vec<String>,
    /// What differs from the superseded release.
    pub changes: Vec<ReleaseChange>,
    /// Whom that moved.
    pub impact: Vec<Impact>,
    /// What it takes out of earlier releases.
    pub redacts: Vec<Redaction>,
}

/// A file that a release takes out of an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redaction {
    /// Of which release.
    pub release: u32,
    /// Which file: `data/record.json`.
    pub path: String,
    /// What it was.
    pub sha256: [u8; 32],
}

/// The number of a release: `r0001` is 1.
#[must_use]
pub fn number(id: &str) -> Option<u32> {
    let digits = id.strip_prefix('r').filter(|d| d.len() >= 4 && d.bytes().all(|b| b.is_ascii_digit()))?;
    let number = digits.parse().ok().filter(|n| *n > 0)?;
    (self::id(number) == id).then_some(number)
}

fn id(number: u32) -> String {
    format!("r{number:04}")
}

#[derive(Serialize)]
struct ChangeLine<'a> {
    place: &'a str,
    from: Option<&'a str>,
    to: Option<&'a str>,
}

#[derive(Serialize)]
struct ImpactLine<'a> {
    nomination: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<&'a (String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<&'a (String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<&'a (String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    awards: Option<&'a (String, String)>,
}

impl ReleaseRecord {
    /// What is known of a release whose `release.json` was taken out (E36): what the log and its manifest say.
    #[must_use]
    pub fn covered(
        (contest, release): (&str, u32),
        event: ReleaseEvent,
        on: Date,
        supersedes: Option<u32>,
        manifest: &Manifest,
    ) -> Self {
        let slug = |path: &str| Some(path.strip_prefix("data/notices/")?.strip_suffix(".txt")?.to_owned());
        Self {
            contest: contest.to_owned(),
            release,
            event,
            on,
            reason: None,
            supersedes,
            software: String::new(),
            notices: manifest.files().filter_map(|(path, _)| slug(path)).collect(),
            changes: Vec::new(),
            impact: Vec::new(),
            redacts: Vec::new(),
        }
    }

    /// Its text: a key a line, an element of a list a line.
    #[must_use]
    pub fn text(&self) -> String {
        let change =
            |c: &ReleaseChange| line(&ChangeLine { place: &c.place, from: c.from.as_deref(), to: c.to.as_deref() });
        let impact = |i: &Impact| {
            let (total, rank, standing, awards) =
                (i.total.as_ref(), i.rank.as_ref(), i.standing.as_ref(), i.awards.as_ref());
            line(&ImpactLine { nomination: i.nomination.as_str(), total, rank, standing, awards })
        };
        let redaction = |r: &Redaction| {
            line(&json!({ "release": id(r.release), "path": r.path, "sha256": Fingerprint(r.sha256).hex() }))
        };
        let keys = [
            ("format", line(&FORMAT)),
            ("contest", line(&self.contest)),
            ("release", line(&id(self.release))),
            ("event", line(&self.event.as_str())),
            ("on", line(&self.on.to_string())),
            ("reason", line(&self.reason)),
            ("supersedes", line(&self.supersedes.map(id))),
            ("software", line(&self.software)),
            ("notices", line(&self.notices)),
            ("changes", list(self.changes.iter().map(change))),
            ("impact", list(self.impact.iter().map(impact))),
            ("redacts", list(self.redacts.iter().map(redaction))),
        ];
        let lines: Vec<String> = keys.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
        format!("{{\n{}\n}}\n", lines.join(",\n"))
    }

    /// Reads one.
    ///
    /// # Errors
    /// The key that is wrong.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let value: Value = serde_json::from_str(text).map_err(|_| "JSON")?;
        let text = |key: &'static str| value[key].as_str().ok_or(key);
        if text("format")? != FORMAT {
            return Err("format");
        }
        let list = |key: &'static str| value[key].as_array().ok_or(key);
        let notices = list("notices")?.iter().map(|v| v.as_str().map(str::to_owned)).collect::<Option<_>>();
        let redacts = list("redacts")?.iter().map(read_redaction).collect::<Option<_>>();
        let supersedes = optional(&value["supersedes"]).map_err(|()| "supersedes")?;
        Ok(Self {
            contest: text("contest")?.to_owned(),
            release: number(text("release")?).ok_or("release")?,
            event: ReleaseEvent::parse(text("event")?).ok_or("event")?,
            on: text("on")?.parse().map_err(|_| "on")?,
            reason: optional(&value["reason"]).map_err(|()| "reason")?,
            supersedes: supersedes.map(|id| number(&id).ok_or("supersedes")).transpose()?,
            software: text("software")?.to_owned(),
            notices: notices.ok_or("notices")?,
            changes: list("changes")?.iter().map(read_change).collect::<Option<_>>().ok_or("changes")?,
            impact: list("impact")?.iter().map(read_impact).collect::<Option<_>>().ok_or("impact")?,
            redacts: redacts.ok_or("redacts")?,
        })
    }
}

/// A value on one line.
fn line<T: Serialize + ?Sized>(value: &T) -> String {
    // Texts and numbers only: writing them into memory cannot fail.
    serde_json::to_string(value).unwrap_or_default()
}

fn list(lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", lines.join(",\n")) }
}

/// A text or null.
fn optional(value: &Value) -> Result<Option<String>, ()> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.clone())),
        _ => Err(()),
    }
}

fn read_change(value: &Value) -> Option<ReleaseChange> {
    let place = value["place"].as_str()?.to_owned();
    Some(ReleaseChange { place, from: optional(&value["from"]).ok()?, to: optional(&value["to"]).ok()? })
}

fn read_impact(value: &Value) -> Option<Impact> {
    let pair = |key: &str| match &value[key] {
        Value::Null => Some(None),
        Value::Array(two) => match two.as_slice() {
            [from, to] => Some(Some((from.as_str()?.to_owned(), to.as_str()?.to_owned()))),
            _ => None,
        },
        _ => None,
    };
    Some(Impact {
        nomination: NominationId::new(value["nomination"].as_str()?),
        total: pair("total")?,
        rank: pair("rank")?,
        standing: pair("standing")?,
        awards: pair("awards")?,
    })
}

fn read_redaction(value: &Value) -> Option<Redaction> {
    Some(Redaction {
        release: number(value["release"].as_str()?)?,
        path: value["path"].as_str()?.to_owned(),
        sha256: Fingerprint::parse(value["sha256"].as_str()?)?.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> ReleaseRecord {
        let change = ReleaseChange { place: "nomination/a/name".into(), from: None, to: Some("引\"号".into()) };
        let rank = Some(("2".to_owned(), "1".to_owned()));
        let nomination = NominationId::new("a");
        ReleaseRecord {
            contest: "demo".into(),
            release: 12,
            event: ReleaseEvent::Correction,
            on: "2023-10-16".parse().unwrap(),
            reason: Some("录入错误".into()),
            supersedes: Some(11),
            software: "gongshi 0.1.0".into(),
            notices: vec!["publicity".into()],
            changes: vec![change],
            impact: vec![Impact { nomination, total: None, rank, standing: None, awards: None }],
            redacts: vec![Redaction { release: 1, path: "data/record.json".into(), sha256: [9; 32] }],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let record = record();
        assert_eq!(ReleaseRecord::parse(&record.text()), Ok(record.clone()));
        let plain = ReleaseRecord { reason: None, supersedes: None, changes: Vec::new(), ..record };
        assert_eq!(ReleaseRecord::parse(&plain.text()), Ok(plain));
    }

    #[test]
    fn a_wrong_key_is_named() {
        let text = record().text();
        for (from, to, key) in [
            ("r0012", "r12", "release"),
            ("correction", "corection", "event"),
            ("2023-10-16", "2023-13-16", "on"),
            ("gongshi-release/1", "gongshi-release/2", "format"),
            ("\"r0011\"", "11", "supersedes"),
            ("[\"2\",\"1\"]", "[\"2\"]", "impact"),
        ] {
            assert_eq!(ReleaseRecord::parse(&text.replace(from, to)), Err(key), "{from}");
        }
        assert_eq!(ReleaseRecord::parse("{"), Err("JSON"));
    }

    #[test]
    fn numbers_have_one_spelling() {
        assert_eq!([number("r0001"), number("r12345")], [Some(1), Some(12345)]);
        for wrong in ["r0000", "r001", "r00012", "0001", "r+001", "R0001", ""] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
