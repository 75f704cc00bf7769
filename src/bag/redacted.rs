//! `redacted.json`: what was taken out of a bundle, by which release (E36).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::number;
use crate::model::Fingerprint;

/// A file that was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// Which.
    pub path: String,
    /// What it was.
    pub sha256: [u8; 32],
    /// Why.
    pub reason: String,
    /// On which day.
    pub on: Date,
    /// The release that took it out.
    pub by: u32,
}

/// The text of `redacted.json`.
#[must_use]
pub fn redacted(files: &[Tombstone]) -> String {
    let lines: Vec<String> = files
        .iter()
        .map(|f| {
            let (sha256, on, by) = (Fingerprint(f.sha256).hex(), f.on.to_string(), format!("r{:04}", f.by));
            json!({ "path": f.path, "sha256": sha256, "reason": f.reason, "on": on, "by": by }).to_string()
        })
        .collect();
    format!("{{\n\"format\":\"gongshi-redacted/1\",\n\"files\":[\n{}\n]\n}}\n", lines.join(",\n"))
}

/// What a `redacted.json` says; `None` where it is none.
#[must_use]
pub fn tombstones(text: &str) -> Option<Vec<Tombstone>> {
    let value: Value = serde_json::from_str(text).ok()?;
    if value["format"] != "gongshi-redacted/1" {
        return None;
    }
    let one = |v: &Value| {
        let text = |key: &str| v[key].as_str();
        Some(Tombstone {
            path: text("path")?.to_owned(),
            sha256: Fingerprint::parse(text("sha256")?)?.0,
            reason: text("reason")?.to_owned(),
            on: text("on")?.parse().ok()?,
            by: number(text("by")?)?,
        })
    };
    value["files"].as_array()?.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let on = "2023-10-16".parse().unwrap();
        let one = Tombstone { path: "data/record.json".into(), sha256: [3; 32], reason: "误登".into(), on, by: 4 };
        let all = [one.clone(), Tombstone { path: "data/x".into(), ..one }];
        assert_eq!(tombstones(&redacted(&all)).as_deref(), Some(&all[..]));
        assert_eq!(tombstones("{}"), None);
    }
}
