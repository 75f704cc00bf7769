//! What a contest's pages must show, from its latest full release.

use std::collections::BTreeMap;

use super::bundle::Bundle;
use super::ranks::Ranks;
use super::read::Record;
use super::recompute::Computed;
use super::sheet::Sheet;
use crate::score::Points;

/// The item under which a page shows a rank.
const RANK: &str = "rank";

/// What a contest's pages must show.
pub(super) struct Board {
    /// Everyone, in the order of their ids; the facts are compared with the downloads.
    records: Vec<Record>,
    sheets: Vec<Option<Sheet>>,
    ranks: Ranks,
    /// Texts of its notices, by slug.
    notices: BTreeMap<String, String>,
}

/// The numbers of one nomination: criteria, groups, `total`, `rank`.
pub(super) struct Shows<'b> {
    pub(super) record: &'b Record,
    points: &'b [(String, Option<Points>)],
    rank: Option<usize>,
}

impl Board {
    pub(super) fn new(bundle: &Bundle<'_>, Computed { house, sheets, ranks }: Computed) -> Self {
        let slugs = bundle.record.iter().flat_map(|record| &record.notices);
        let text = |slug: &String| Some((slug.clone(), bundle.text(&format!("data/notices/{slug}.txt"))?));
        Self { records: house.records, sheets, ranks, notices: slugs.filter_map(text).collect() }
    }

    /// Slugs of the notices of the release.
    pub(super) fn notices(&self) -> impl Iterator<Item = &str> {
        self.notices.keys().map(String::as_str)
    }

    /// The text of a notice.
    pub(super) fn notice(&self, slug: &str) -> Option<&str> {
        self.notices.get(slug).map(String::as_str)
    }

    /// Everyone, in the order of their ids.
    pub(super) fn records(&self) -> &[Record] {
        &self.records
    }

    /// Whether somebody has a rank.
    pub(super) fn is_ranked(&self, id: &str) -> bool {
        self.ranks.contains_key(id)
    }

    /// The numbers of a nomination.
    pub(super) fn get(&self, id: &str) -> Option<Shows<'_>> {
        let at = self.records.binary_search_by(|record| record.id.as_str().cmp(id)).ok()?;
        let points = self.sheets[at].as_ref().map(|sheet| sheet.points.as_slice()).unwrap_or_default();
        Some(Shows { record: &self.records[at], points, rank: self.ranks.get(id).map(|(rank, _)| *rank) })
    }
}

impl Shows<'_> {
    pub(super) fn points(&self, item: &str) -> Option<&Points> {
        self.points.iter().find(|(id, _)| id == item).and_then(|(_, points)| points.as_ref())
    }

    pub(super) fn number(&self, item: &str) -> Option<String> {
        let rank = self.rank.filter(|_| item == RANK).map(|rank| rank.to_string());
        rank.or_else(|| self.points(item).map(|points| points.published.to_string()))
    }

    /// Every number, by its item.
    pub(super) fn items(&self) -> impl Iterator<Item = &str> {
        let points = self.points.iter().filter(|(_, points)| points.is_some()).map(|(item, _)| item.as_str());
        points.chain(self.rank.map(|_| RANK))
    }
}
