//! The pages, their JSON twins and the downloads of a site, against what was computed (E60 4).

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::Value;

use super::findings::{Findings, Layer, Looked};
use super::html;
use super::ranks::Ranks;
use super::read::Record;
use super::sheet::Sheet;
use super::shelf::Shelf;
use crate::lang::text;

/// What a contest's pages must show, by nomination.
#[derive(Default)]
pub(super) struct Board {
    all: BTreeMap<String, Shows>,
    /// The record's facts and gates, to compare with the downloads.
    records: BTreeMap<String, Record>,
}

/// The numbers of one nomination: criteria, groups, `total`, `rank`.
#[derive(Default)]
struct Shows {
    numbers: BTreeMap<String, String>,
    exact: BTreeMap<String, String>,
    /// Whoever is out may have a page without a score.
    out: bool,
}

impl Board {
    pub(super) fn new(records: &[Record], sheets: &[Option<Sheet>], ranks: &Ranks) -> Self {
        let mut board = Self::default();
        for (record, sheet) in records.iter().zip(sheets) {
            let mut shows = Shows { out: record.out, ..Shows::default() };
            for (item, points) in sheet.iter().flat_map(|sheet| &sheet.points) {
                let Some(points) = points else { continue };
                shows.numbers.insert(item.clone(), points.published.to_string());
                shows.exact.insert(item.clone(), points.exact.to_string());
            }
            if let Some((rank, _)) = ranks.get(&record.id) {
                shows.numbers.insert("rank".to_owned(), rank.to_string());
            }
            board.all.insert(record.id.clone(), shows);
            board.records.insert(record.id.clone(), record.clone());
        }
        board
    }
}

/// Every page of a contest. `folder` is `<contest>/`.
pub(super) fn pages(shelf: &Shelf, folder: &str, board: &Board) -> Findings {
    let paths: Vec<&str> = shelf.below(folder).collect();
    let look = |path: &&str| {
        let mut page = Page { place: format!("{folder}{path}"), board, findings: Findings::default() };
        let owner = path.strip_prefix("n/").and_then(|name| name.rsplit_once('.')).map(|(id, _)| id);
        let is_html = path.ends_with(".html");
        if !is_html && !path.ends_with(".json") && !path.ends_with(".csv") {
            return page.findings;
        }
        let bytes = match shelf.read(&page.place) {
            Some(Ok(bytes)) => bytes,
            Some(Err(unread)) => {
                page.findings.wrong(Layer::Pages, page.place, unread.message());
                return page.findings;
            }
            None => return page.findings,
        };
        let Ok(text) = String::from_utf8(bytes) else {
            page.wrong("", text!("不是 UTF-8 文本", "this is no UTF-8"));
            return page.findings;
        };
        match (is_html, path.ends_with(".json")) {
            (true, _) => page.html(&text, owner),
            (_, true) => page.json(&text, owner),
            _ => page.csv(&text, path),
        }
        page.findings
    };
    let each: Vec<Findings> = paths.par_iter().map(look).collect();
    let mut findings = Findings::default();
    each.into_iter().for_each(|one| findings.add(one));
    for id in board.all.keys().filter(|id| !shelf.has(&format!("{folder}n/{id}.html"))) {
        let place = format!("{folder}n/{id}.html");
        findings.wrong(
            Layer::Pages,
            place,
            text!(
                "发布版本里有这份申报，网站上没有它的页面",
                "the release has this nomination, the site has no page of it"
            ),
        );
    }
    findings
}

struct Page<'a> {
    place: String,
    board: &'a Board,
    findings: Findings,
}

impl Page<'_> {
    fn wrong(&mut self, rest: &str, what: crate::lang::Text) {
        let place = format!("{} {rest}", self.place).trim_end().to_owned();
        self.findings.wrong(Layer::Pages, place, what);
    }

    /// One number; what it should be is looked up.
    fn number(&mut self, nomination: &str, item: &str, found: &str, looked: Looked) {
        self.findings.count(looked, 1);
        let place = format!("{} {nomination} {item}", self.place);
        match self.board.all.get(nomination).map(|shows| shows.numbers.get(item)) {
            Some(Some(right)) if right == found => {}
            Some(right) => self.findings.differs(Layer::Pages, place, right.map_or("—", String::as_str), found),
            None => self.findings.wrong(
                Layer::Pages,
                place,
                text!("发布版本里没有这份申报", "the release has no such nomination"),
            ),
        }
    }

    fn html(&mut self, text: &str, owner: Option<&str>) {
        self.findings.count(Looked::Pages, 1);
        let shown = html::shown(text);
        let mut seen = BTreeSet::new();
        for one in &shown {
            let Some(nomination) = one.row.as_deref().or(owner) else {
                self.wrong(&one.item, text!("看不出这个数是哪份申报的", "nothing says whose number this is"));
                continue;
            };
            if one.glued {
                self.wrong(
                    &format!("{nomination} {}", one.item),
                    text!("数的前后或中间连着别的字符", "other characters are glued to the number"),
                );
            }
            self.number(nomination, &one.item, &one.text, Looked::PageNumbers);
            seen.insert((nomination, one.item.as_str()));
        }
        let Some((owner, shows)) = owner.and_then(|id| self.board.all.get_key_value(id)) else { return };
        let absent = shows.numbers.keys().filter(|item| !seen.contains(&(owner.as_str(), item.as_str())));
        let absent: Vec<&str> = absent.map(String::as_str).collect();
        let left_out = shows.out && seen.is_empty();
        if !absent.is_empty() && !left_out {
            let items = absent.join(" ");
            self.wrong(owner, text!("页面上没有标出这些数：{items}", "the page does not mark these numbers: {items}"));
        }
    }

    fn json(&mut self, text: &str, owner: Option<&str>) {
        let value: Value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => return self.wrong("", text!("不是 JSON：{error}", "this is no JSON: {error}")),
        };
        self.findings.count(Looked::Twins, 1);
        let page = &value["page"];
        if let Some(owner) = owner {
            self.number_of(owner, "total", page["breakdown"]["total"]["published"].as_str());
            let rank = &page["rank"]["rank"];
            self.number_of(owner, "rank", rank.as_u64().map(|rank| rank.to_string()).as_deref());
            self.items(owner, &page["breakdown"]);
        }
        for row in page["rows"].as_array().into_iter().flatten() {
            let Some(id) = row["id"].as_str() else { continue };
            if let Some(total) = row["total"].as_str() {
                self.number(id, "total", total, Looked::TwinNumbers);
            }
            if let Some(no) = row["no"].as_u64().filter(|_| page["scored"] == true) {
                self.number(id, "rank", &no.to_string(), Looked::TwinNumbers);
            }
        }
        match (value["format"].as_str(), value.as_array()) {
            (Some("gongshi-records/1"), _) => self.records(&value),
            (_, Some(rows)) => self.rows(rows),
            _ => {}
        }
    }

    /// A number that must be there where there is one, and may not be where there is none.
    fn number_of(&mut self, owner: &str, item: &str, found: Option<&str>) {
        let shows = self.board.all.get(owner);
        let right = shows.filter(|shows| !shows.out).and_then(|shows| shows.numbers.get(item));
        if right.is_some() || found.is_some() {
            self.number(owner, item, found.unwrap_or("—"), Looked::TwinNumbers);
        }
    }

    /// Groups and criteria of a score sheet, at any depth.
    fn items(&mut self, owner: &str, value: &Value) {
        for list in ["groups", "criteria"] {
            for one in value[list].as_array().into_iter().flatten() {
                if let (Some(id), Some(published)) = (one["id"].as_str(), one["points"]["published"].as_str()) {
                    self.number(owner, id, published, Looked::TwinNumbers);
                }
                self.items(owner, one);
            }
        }
    }

    /// Downloads as JSON: `scores` and `results`.
    fn rows(&mut self, rows: &[Value]) {
        let known = |row: &&Value| row["published"].is_string() || row["rank"].is_string();
        for row in rows.iter().filter(known) {
            let text = |key: &str| row[key].as_str();
            let Some(id) = text("nomination") else { continue };
            if let (Some(item), Some(published)) = (text("item"), text("published").filter(|p| !p.is_empty())) {
                self.number(id, item, published, Looked::TwinNumbers);
                self.exact(id, item, text("exact").unwrap_or_default());
            }
            for (key, item) in [("total", "total"), ("rank", "rank")] {
                if let Some(found) = text(key).filter(|found| !found.is_empty()) {
                    self.number(id, item, found, Looked::TwinNumbers);
                }
            }
        }
    }

    fn exact(&mut self, nomination: &str, item: &str, found: &str) {
        let right = self.board.all.get(nomination).and_then(|shows| shows.exact.get(item));
        if right.is_some_and(|right| right != found) {
            let right = right.map_or("", String::as_str);
            self.findings.differs(Layer::Pages, format!("{} {nomination} {item} exact", self.place), right, found);
        }
    }

    /// `data/records.json` says what the release's record says.
    fn records(&mut self, value: &Value) {
        let Ok((_, found)) = super::read::records(value) else {
            return self.wrong("", text!("不是规定的格式", "this is not of the format"));
        };
        self.findings.count(Looked::TwinNumbers, found.len());
        let ids = found.iter().map(|record| record.id.as_str()).collect::<BTreeSet<_>>();
        let known = self.board.records.keys().map(String::as_str).collect::<BTreeSet<_>>();
        let apart: Vec<&str> = ids.symmetric_difference(&known).copied().collect();
        let other = |record: &&Record| self.board.records.get(&record.id).is_some_and(|right| *right != **record);
        let other: Vec<&str> = found.iter().filter(other).map(|record| record.id.as_str()).collect();
        for id in apart.into_iter().chain(other) {
            self.wrong(id, text!("与发布版本的 record.json 不同", "not what the release's record.json says"));
        }
    }

    /// Downloads as CSV, whose first row is in the site's language: columns are found by their place.
    fn csv(&mut self, text: &str, path: &str) {
        let columns: &[(usize, Option<&str>)] = match path {
            "data/scores.csv" => &[(5, None)],
            "data/results.csv" => &[(3, Some("total")), (4, Some("rank"))],
            _ => return,
        };
        self.findings.count(Looked::Twins, 1);
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        for record in reader.records() {
            let Ok(record) = record else {
                return self.wrong("", text!("不是规定格式的 CSV", "this is no CSV of the format"));
            };
            for (at, item) in columns {
                let item = item.or_else(|| record.get(1)).unwrap_or_default();
                if let Some(found) = record.get(*at).filter(|found| !found.is_empty()) {
                    self.number(record.get(0).unwrap_or_default(), item, found, Looked::TwinNumbers);
                }
            }
            if path == "data/scores.csv" {
                self.exact(
                    record.get(0).unwrap_or_default(),
                    record.get(1).unwrap_or_default(),
                    record.get(4).unwrap_or_default(),
                );
            }
        }
    }
}
