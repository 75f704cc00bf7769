//! One entry of the log: a release, as one line of JSON (E41).

use std::fmt::Write as _;

use jiff::civil::Date;
use serde::Deserialize;

use crate::model::{Fingerprint, ReleaseEvent};

/// A release in the log: hashes and ids only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The contest's id.
    pub contest: String,
    /// The release's id: `r0002`.
    pub release: String,
    /// What it was made for.
    pub event: ReleaseEvent,
    /// Its day.
    pub on: Date,
    /// What binds its bytes.
    pub fingerprint: Fingerprint,
    /// The release that it takes the place of.
    pub supersedes: Option<String>,
}

/// The line as serde sees it.
#[derive(Deserialize)]
struct Line {
    contest: String,
    release: String,
    event: String,
    on: String,
    fingerprint: String,
    supersedes: Option<String>,
}

impl Entry {
    /// Its line, without the line end: the bytes that the log hashes.
    #[must_use]
    pub fn line(&self) -> String {
        let Self { contest, release, on, .. } = self;
        let (event, fingerprint) = (self.event.as_str(), self.fingerprint.hex());
        let mut line = format!(
            r#"{{"format":"gongshi-event/1","contest":"{contest}","release":"{release}","event":"{event}","on":"{on}","fingerprint":"{fingerprint}","supersedes":"#
        );
        let _ = match &self.supersedes {
            Some(before) => write!(line, r#""{before}"}}"#),
            None => line.write_str("null}"),
        };
        line
    }

    /// Reads a line; `None` for any other bytes than those that [`Self::line`] writes.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let read: Line = serde_json::from_str(line).ok()?;
        let entry = Self {
            event: ReleaseEvent::parse(&read.event)?,
            fingerprint: Fingerprint::parse(&read.fingerprint)?,
            contest: read.contest,
            release: read.release,
            on: read.on.parse().ok()?,
            supersedes: read.supersedes,
        };
        let numbered = |id: &String| release_number(id).is_some();
        let sound = is_id(&entry.contest) && numbered(&entry.release) && entry.supersedes.iter().all(numbered);
        (sound && entry.line() == line).then_some(entry)
    }
}

/// Whether a text may be a contest's id: `[a-z0-9]` and inner hyphens, at most 64.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    (1..=64).contains(&text.len()) && text.bytes().all(plain) && !text.starts_with('-') && !text.ends_with('-')
}

/// The number of a release's id: 2 of `r0002`; `None` for any other spelling.
#[must_use]
pub fn release_number(id: &str) -> Option<u32> {
    let number: u32 = id.strip_prefix('r')?.parse().ok()?;
    (number > 0 && format!("r{number:04}") == id).then_some(number)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn entry() -> Entry {
        Entry {
            contest: "guangxi-2023".to_owned(),
            release: "r0002".to_owned(),
            event: ReleaseEvent::Correction,
            on: date(2023, 10, 16),
            fingerprint: Fingerprint([0xab; 32]),
            supersedes: Some("r0001".to_owned()),
        }
    }

    #[test]
    fn the_line_is_that_of_the_specification() {
        let hex = "ab".repeat(32);
        let expected = format!(
            r#"{{"format":"gongshi-event/1","contest":"guangxi-2023","release":"r0002","event":"correction","on":"2023-10-16","fingerprint":"{hex}","supersedes":"r0001"}}"#
        );
        assert_eq!(entry().line(), expected);
        assert_eq!(Entry::parse(&expected), Some(entry()));
        let first = Entry { supersedes: None, ..entry() };
        assert!(first.line().ends_with(r#","supersedes":null}"#));
        assert_eq!(Entry::parse(&first.line()), Some(first));
    }

    #[test]
    fn any_other_bytes_are_refused() {
        let line = entry().line();
        for (from, to) in [
            ("\":", "\": "),
            ("r0002", "r2"),
            ("r0002", "r00002"),
            ("r0001", "r0000"),
            ("guangxi", "Guangxi"),
            ("guangxi", "gu\\u0061ngxi"),
            ("correction", "Correction"),
            ("2023-10-16", "2023-10-32"),
            ("2023-10-16", "20231016"),
            ("abab", "ABab"),
            ("abab", "ab ab"),
            ("event/1", "event/2"),
            ("\"r0001\"}", "\"r0001\",\"reason\":\"x\"}"),
            ("\"r0001\"}", "\"r0001\"}\n"),
            ("\"r0001\"}", "\"r0001\"}\r"),
            ("{", "\u{feff}{"),
            ("{", "["),
            (",\"supersedes\":\"r0001\"", ""),
        ] {
            let other = line.replacen(from, to, 1);
            assert_ne!(other, line, "{from}");
            assert_eq!(Entry::parse(&other), None, "{other}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(Entry::parse(&deep), None);
    }
}
