//! What a contest's pages must show, from its latest full release.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::Bundle;
use super::house::House;
use super::ranks::Ranks;
use super::read::{AwardRule, Record};
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
    /// What the contest, its tracks and its rubrics are called, by the page that is headed so.
    headings: BTreeMap<String, String>,
    /// By award and tier: what the tier is called.
    tiers: BTreeMap<(String, String), String>,
    names: BTreeSet<String>,
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
        let notices = slugs.filter_map(text).collect();
        let headings = headings(&house);
        let tiers = tiers(&house.rule.awards);
        let names = house.records.iter().map(|record| record.name.clone()).collect();
        Self { records: house.records, sheets, ranks, notices, headings, tiers, names }
    }

    /// What the first heading of a page says.
    pub(super) fn heading(&self, path: &str) -> Option<&str> {
        self.headings.get(path).map(String::as_str)
    }

    /// Whether a text is somebody's name.
    pub(super) fn is_name(&self, text: &str) -> bool {
        self.names.contains(text)
    }

    /// 一等奖、先进集体: what a nomination won, as lists print it; nothing where it won nothing.
    pub(super) fn won(&self, record: &Record) -> Option<String> {
        let titles: Vec<&str> =
            record.awards.iter().map(|pair| self.tiers.get(pair).map_or("", String::as_str)).collect();
        (!titles.is_empty()).then(|| titles.join("、"))
    }

    /// What all tiers are called.
    pub(super) fn tiers(&self) -> impl Iterator<Item = &str> {
        self.tiers.values().map(String::as_str).filter(|title| !title.is_empty())
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

    /// Whether somebody takes part: is not out, disqualified or ineligible.
    pub(super) fn stands(&self, id: &str) -> bool {
        let at = self.records.binary_search_by(|record| record.id.as_str().cmp(id));
        let sheet = at.ok().and_then(|at| self.sheets[at].as_ref());
        sheet.is_some_and(|sheet| matches!(sheet.standing, "ranked" | "unscored"))
    }

    /// A nomination.
    pub(super) fn record(&self, id: &str) -> Option<&'_ Record> {
        self.get(id).map(|shows| shows.record)
    }

    /// The numbers of a nomination.
    pub(super) fn get(&self, id: &str) -> Option<Shows<'_>> {
        let at = self.records.binary_search_by(|record| record.id.as_str().cmp(id)).ok()?;
        let points = self.sheets[at].as_ref().map(|sheet| sheet.points.as_slice()).unwrap_or_default();
        Some(Shows { record: &self.records[at], points, rank: self.ranks.get(id).map(|(rank, _)| *rank) })
    }
}

/// The pages that have the title of something as their heading.
fn headings(house: &House) -> BTreeMap<String, String> {
    let mut all = BTreeMap::from([("index.html".to_owned(), house.rule.title.clone())]);
    all.extend(house.rule.tracks.iter().map(|one| (format!("results/{}.html", one.track), one.title.clone())));
    all.extend(house.contest.rubrics.iter().map(|one| (format!("rubrics/{}.html", one.id), one.title.clone())));
    all
}

/// What the tiers of awards are called.
fn tiers(awards: &[AwardRule]) -> BTreeMap<(String, String), String> {
    let of = |award: &AwardRule| {
        let name = award.award.clone();
        award.tiers.iter().map(move |tier| ((name.clone(), tier.tier.clone()), tier.title.clone())).collect::<Vec<_>>()
    };
    awards.iter().flat_map(of).collect()
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
