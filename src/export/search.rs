//! `search.js`: a row for every nomination. A script, because pages opened from a folder may load
//! scripts but no data.

use std::collections::HashMap;

use serde::Serialize;

use crate::page::World;

#[derive(Serialize)]
struct Search<'a> {
    /// Folder and short title.
    contests: Vec<(&'a str, &'a str)>,
    /// Names of units, each once.
    units: Vec<&'a str>,
    /// Contest, id, name, unit.
    rows: Vec<(usize, &'a str, &'a str, usize)>,
}

pub(super) fn rows(world: &World<'_>) -> Vec<u8> {
    let contests = world.contests.iter().map(|c| (c.contest.id.as_str(), c.contest.short_title.as_str())).collect();
    let (mut units, mut known) = (Vec::new(), HashMap::new());
    let mut rows = Vec::new();
    for (at, contest) in world.contests.iter().enumerate() {
        for nomination in &contest.contest.nominations {
            let name = contest.unit_name(&nomination.unit);
            let unit = *known.entry(name).or_insert_with(|| {
                units.push(name);
                units.len() - 1
            });
            rows.push((at, nomination.id.as_str(), nomination.name.value.as_str(), unit));
        }
    }
    let json = serde_json::to_string(&Search { contests, units, rows }).unwrap_or_default();
    // Line separators end a line of script, though not one of JSON.
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029").replace('<', "\\u003c");
    format!("gongshiRows({json});\n").into_bytes()
}
