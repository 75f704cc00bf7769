//! The downloads of a contest, row by row, against the latest release (E53).

use std::collections::BTreeSet;

use super::board::{Board, Right};
use super::findings::Looked;
use super::found::{Found, Next, apart};
use super::pages::Page;
use super::read::{self, Fault, Json, Record};
use crate::lang::text;

impl Page<'_> {
    /// A file that is no page; says whether the release has something to hold it against. `path` is from the
    /// contest's folder.
    pub(super) fn download(&mut self, text: &str, path: &str) -> bool {
        let rubric = |before: &str, ending: &str| path.strip_prefix(before).and_then(|name| name.strip_suffix(ending));
        if let Some(id) = rubric("rubrics/", ".js") {
            // `gongshiRubric({…});`: what pages recompute by.
            let body = text.trim().strip_prefix("gongshiRubric(").and_then(|rest| rest.strip_suffix(");"));
            self.rubric(body.unwrap_or_default(), id);
        } else if let Some(id) = rubric("data/rubrics/", ".json") {
            self.rubric(text, id);
        } else if path == "data/records.json" {
            self.records(text);
        } else if path == "data/facts.csv" {
            self.facts(text);
        } else if let Some((name, ending)) = path.strip_prefix("data/").and_then(|name| name.split_once('.')) {
            return self.tables(name, ending, text);
        } else {
            return false;
        }
        self.findings.count(Looked::Twins, 1);
        true
    }

    /// `data/rubrics/<rubric>.json` and `rubrics/<rubric>.js` say what the release's rubric says.
    fn rubric(&mut self, text: &str, id: &str) {
        let path = format!("data/rubrics/{id}.json");
        let right = self.board.text(&path).unwrap_or_default();
        let read = |text| serde_json::from_str::<Json<'_>>(text).ok();
        if right != text && !read(&right).zip(read(text)).is_some_and(|(right, found)| right.says_what(&found)) {
            self.wrong("", text!("与发布版本的 {path} 不同", "not what the release's {path} says"));
        }
    }

    /// `facts.csv` has the rows of the release's table, under another head.
    fn facts(&mut self, text: &str) {
        let right = self.board.text("data/tables/facts.csv").unwrap_or_default();
        if let Some(line) = apart(text.as_bytes(), right.as_bytes()) {
            let what = text!(
                "从第 {line} 行起与发布版本的 tables/facts.csv 不同",
                "from line {line} on not what the release's tables/facts.csv says"
            );
            self.wrong("", what);
        }
    }

    /// `data/records.json` says what the release's record says.
    fn records(&mut self, text: &str) {
        if self.board.text("data/record.json").as_deref() == Some(text) {
            return self.findings.count(Looked::TwinNumbers, self.board.records().len());
        }
        let found = match read::records(text) {
            Ok((_, found)) => found,
            Err(Fault::Json(error)) => return self.no_json(&error),
            Err(Fault::Wrong(_)) => return self.odd(),
        };
        self.findings.count(Looked::TwinNumbers, found.len());
        let ids = found.iter().map(|record| record.id.as_str()).collect::<BTreeSet<_>>();
        let known = self.board.records().iter().map(|record| record.id.as_str()).collect::<BTreeSet<_>>();
        let apart: Vec<&str> = ids.symmetric_difference(&known).copied().collect();
        let other = |record: &&Record| self.board.record(&record.id).is_some_and(|right| !right.says_what(record));
        let other: Vec<&str> = found.iter().filter(other).map(|record| record.id.as_str()).collect();
        for id in apart.into_iter().chain(other) {
            self.wrong(id, text!("与发布版本的 record.json 不同", "not what the release's record.json says"));
        }
    }

    fn tables(&mut self, name: &str, ending: &str, text: &str) -> bool {
        let Some(columns) = columns(name).filter(|_| matches!(ending, "csv" | "json")) else { return false };
        self.findings.count(Looked::Twins, 1);
        if ending == "csv" {
            match Found::csv(text, columns) {
                Some(found) => self.table(name, columns, found),
                None => self.odd(),
            }
            return true;
        }
        match serde_json::from_str::<Json<'_>>(text) {
            Ok(value) => match Found::json(&value, columns) {
                Some(found) => self.table(name, columns, found),
                None => self.odd(),
            },
            Err(error) => self.no_json(&error),
        }
        true
    }

    /// Row by row.
    fn table(&mut self, name: &str, columns: &[&str], mut found: Found<'_>) {
        let board: &Board<'_> = self.board;
        let mut whole = true;
        board.table(name, &mut |row, keys| {
            whole = whole && self.row(columns, (row, keys), &mut found);
        });
        if whole && found.next() != Next::End {
            self.wrong(found.cell(0), text!("多出这一行", "this row should not be there"));
        }
    }

    /// The next row of a table; says whether the rows behind it can be compared.
    fn row(&mut self, columns: &[&str], (row, keys): (&[Right<'_>], usize), found: &mut Found<'_>) -> bool {
        let name = || row[..keys].iter().map(|cell| cell.unwrap_or_default()).collect::<Vec<_>>().join(" ");
        match found.next() {
            Next::Row => {}
            Next::End => {
                self.wrong(&name(), text!("从这一行起缺少", "from this row on they are missing"));
                return false;
            }
            Next::Odd => {
                self.wrong(&name(), text!("不是规定的格式", "this is not of the format"));
                return false;
            }
        }
        for (at, right) in row.iter().enumerate() {
            let Some(right) = right else { continue };
            self.findings.count(Looked::TwinNumbers, usize::from(at >= keys));
            if found.says(at, right) {
                continue;
            }
            self.same(&format!("{} {}", name(), columns[at]), right, found.cell(at));
            if at < keys {
                return false;
            }
        }
        true
    }

    fn odd(&mut self) {
        self.wrong("", text!("不是规定的格式", "this is not of the format"));
    }
}

/// The columns of a table for download, as its JSON calls them.
fn columns(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "nominations" => &["nomination", "track", "name", "unit", "recommended_by", "fields"],
        "results" => &["nomination", "track", "name", "total", "rank", "award", "unranked"],
        "scores" => &["nomination", "item", "kind", "title", "exact", "published"],
        "quotas" => &["table", "column", "unit", "allowed", "used"],
        _ => return None,
    })
}
