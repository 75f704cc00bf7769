//! The pages, their JSON twins and the downloads of a site, against what was computed (E60 4).

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::board::Board;
use super::complete::Lists;
use super::findings::{Findings, Layer, Looked};
use super::shelf::Shelf;
use super::{html, notices};
use crate::lang::text;
use crate::model::Fingerprint;

/// Every page of a contest, and who stands with a total in which list. `folder` is `<contest>/`,
/// `releases` its fingerprints by name.
pub(super) fn pages(
    shelf: &Shelf,
    folder: &str,
    board: &Board<'_>,
    releases: &BTreeMap<String, Fingerprint>,
) -> (Findings, Lists) {
    let paths: Vec<&str> = shelf.below(folder).collect();
    let look = |path: &&str| {
        let place = format!("{folder}{path}");
        let mut page = Page { place, board, releases, findings: Findings::default(), totals: Vec::new() };
        let owner = path.strip_prefix("n/").and_then(|name| name.rsplit_once('.')).map(|(id, _)| id);
        let is_html = path.ends_with(".html");
        if ![".html", ".json", ".csv", ".js"].iter().any(|ending| path.ends_with(ending)) {
            return page.done();
        }
        let bytes = match shelf.read(&page.place) {
            Some(Ok(bytes)) => bytes,
            Some(Err(unread)) => {
                page.findings.wrong(Layer::Pages, page.place.clone(), unread.message());
                return page.done();
            }
            None => return page.done(),
        };
        let Ok(text) = String::from_utf8(bytes) else {
            page.wrong("", text!("不是 UTF-8 文本", "this is no UTF-8"));
            return page.done();
        };
        match (is_html, path.ends_with(".json")) {
            (true, _) => {
                page.html(&text, (path, owner));
                page.notice(&text, path);
            }
            _ if page.download(&text, path) => {}
            (_, true) => page.json(&text, (path, owner)),
            _ => {}
        }
        page.done()
    };
    let each: Vec<(Findings, Vec<String>)> = paths.par_iter().map(look).collect();
    let (mut findings, mut lists) = (Findings::default(), Lists::new());
    for (path, (found, totals)) in paths.iter().zip(each) {
        findings.add(found);
        if path.starts_with("results/") {
            lists.insert((*path).to_owned(), totals);
        }
    }
    (findings, lists)
}

/// One file of a contest.
pub(super) struct Page<'a> {
    /// Its path in the site.
    pub(super) place: String,
    pub(super) board: &'a Board<'a>,
    /// The fingerprints of all releases of the contest, by name.
    pub(super) releases: &'a BTreeMap<String, Fingerprint>,
    pub(super) findings: Findings,
    /// Whose totals it shows in rows.
    pub(super) totals: Vec<String>,
}

impl Page<'_> {
    fn done(self) -> (Findings, Vec<String>) {
        (self.findings, self.totals)
    }

    pub(super) fn wrong(&mut self, rest: &str, what: crate::lang::Text) {
        let place = format!("{} {rest}", self.place).trim_end().to_owned();
        self.findings.wrong(Layer::Pages, place, what);
    }

    pub(super) fn no_json(&mut self, error: &serde_json::Error) {
        self.wrong("", text!("不是 JSON：{error}", "this is no JSON: {error}"));
    }

    /// One number; what it should be is looked up.
    pub(super) fn number(&mut self, nomination: &str, item: &str, found: &str, looked: Looked) {
        self.findings.count(looked, 1);
        let right = self.board.get(nomination).map(|shows| shows.number(item));
        if right.as_ref().is_some_and(|right| right.as_deref() == Some(found)) {
            return;
        }
        let place = format!("{} {nomination} {item}", self.place);
        match right {
            Some(right) => self.findings.differs(Layer::Pages, place, right.as_deref().unwrap_or("—"), found),
            None => self.stranger(&format!("{nomination} {item}")),
        }
    }

    pub(super) fn stranger(&mut self, rest: &str) {
        self.wrong(rest, text!("发布版本里没有这份申报", "the release has no such nomination"));
    }

    /// A text that must be this one.
    pub(super) fn same(&mut self, rest: &str, right: &str, found: &str) {
        if right != found {
            self.findings.differs(Layer::Pages, format!("{} {rest}", self.place), right, found);
        }
    }

    fn html(&mut self, text: &str, (path, owner): (&str, Option<&str>)) {
        self.findings.count(Looked::Pages, 1);
        let reading = html::read(text);
        self.names(&reading, (path, owner));
        let shown = &reading.numbers;
        for what in reading.foreign.iter().collect::<BTreeSet<_>>() {
            self.wrong(
                what,
                text!(
                    "网页里不该有这个：有了它，看到的与写着的不是一回事",
                    "no page may have this: with it, what is seen is not what is written"
                ),
            );
        }
        let mut seen = BTreeSet::new();
        for one in shown {
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
            if one.hidden {
                self.wrong(
                    &format!("{nomination} {}", one.item),
                    text!("这个数被隐藏、划掉或变了样", "the number is hidden, struck through or turned"),
                );
            }
            self.number(nomination, &one.item, &one.text, Looked::PageNumbers);
            seen.insert((nomination, one.item.as_str()));
        }
        let totals = shown.iter().filter(|one| one.item == "total").filter_map(|one| one.row.clone());
        self.totals = totals.collect();
        let Some((owner, shows)) = owner.and_then(|id| Some((id, self.board.get(id)?))) else { return };
        let mut absent: Vec<&str> = shows.items().filter(|item| !seen.contains(&(owner, *item))).collect();
        absent.sort_unstable();
        // Whoever is out may have a page without a score.
        let left_out = shows.record.out && seen.is_empty();
        if !absent.is_empty() && !left_out {
            let items = absent.join(" ");
            self.wrong(owner, text!("页面上没有标出这些数：{items}", "the page does not mark these numbers: {items}"));
        }
    }

    /// The words of a notice.
    fn notice(&mut self, text: &str, path: &str) {
        let slug = path.strip_prefix("notices/").and_then(|name| name.strip_suffix(".html"));
        let Some(notice) = slug.and_then(|slug| self.board.notice(slug)) else { return };
        self.findings.count(Looked::Notices, 1);
        for what in notices::wrong(notice, &html::seen(text), self.board.records()) {
            self.wrong("", what);
        }
    }
}
