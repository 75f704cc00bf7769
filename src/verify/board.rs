//! What a contest's pages must show, from its latest full release.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::Bundle;
use super::carried::SOFTWARE;
use super::house::House;
use super::ranks::Ranks;
use super::read::{AwardRule, Json, Record};
use super::recompute::Computed;
use super::sheet::Sheet;
use crate::bag;
use crate::model::Rubric;
use crate::score::Points;

/// The item under which a page shows a rank.
const RANK: &str = "rank";

/// What a contest's pages must show.
pub(super) struct Board<'b> {
    /// The latest full release.
    bundle: &'b Bundle<'b>,
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
    /// Track, criterion, recommending unit or nothing, best.
    bests: Vec<[String; 4]>,
    /// Contest, nomination, award, tier.
    wins: Vec<[String; 4]>,
    /// By rubric: kind and title of its items, in the order of a score sheet.
    items: BTreeMap<String, Vec<(&'static str, Option<String>)>>,
}

/// A cell of a table for download; nothing where no release tells what it says.
pub(super) type Right<'r> = Option<&'r str>;

/// The numbers of one nomination: criteria, groups, `total`, `rank`.
pub(super) struct Shows<'b> {
    pub(super) record: &'b Record,
    points: &'b [(String, Option<Points>)],
    rank: Option<usize>,
}

impl<'b> Board<'b> {
    pub(super) fn new(bundle: &'b Bundle<'b>, Computed { house, sheets, ranks }: Computed) -> Self {
        let slugs = bundle.record.iter().flat_map(|record| &record.notices);
        let text = |slug: &String| Some((slug.clone(), bundle.text(&format!("data/notices/{slug}.txt"))?));
        let notices = slugs.filter_map(text).collect();
        let headings = headings(&house);
        let tiers = tiers(&house.rule.awards);
        let names = house.records.iter().map(|record| record.name.clone()).collect();
        let items = house.contest.rubrics.iter().map(|rubric| (rubric.id.to_string(), items(rubric))).collect();
        let (bests, wins) = (house.rule.bests, house.rule.won_elsewhere);
        Self { bundle, records: house.records, sheets, ranks, notices, headings, tiers, names, items, bests, wins }
    }

    /// How the release is called: `r0002`.
    pub(super) fn release(&self) -> Option<String> {
        self.bundle.record.as_ref().map(|record| format!("r{:04}", record.release))
    }

    /// Whether this is the best value of a criterion that the nomination is measured by.
    pub(super) fn is_best(&self, record: &Record, criterion: &str, found: Option<&str>) -> bool {
        let fits = |[track, of, unit, best]: &[String; 4]| {
            *track == record.track
                && of == criterion
                && (unit.is_empty() || *unit == record.recommended_by)
                && found == Some(best.as_str())
        };
        self.bests.iter().any(fits)
    }

    /// Whether contest.json has such an award of another contest.
    pub(super) fn won_elsewhere(&self, found: &Json<'_>) -> bool {
        let said = ["contest", "nomination", "award", "tier"].map(|key| found[key].as_str().unwrap_or_default());
        self.wins.iter().any(|win| *win == said)
    }

    /// Ids of the rubrics.
    pub(super) fn rubrics(&self) -> impl Iterator<Item = &str> {
        self.items.keys().map(String::as_str)
    }

    /// Whether there are seats that quotas allow.
    pub(super) fn has_quotas(&self) -> bool {
        let mut rows = 0;
        self.quotas(&mut |_, _| rows += 1);
        rows > 0
    }

    /// Whether this very version made the release, and its file has another hash than this one.
    pub(super) fn made_another(&self, path: &str, hash: [u8; 32]) -> bool {
        let own = self.bundle.record.as_ref().is_some_and(|record| record.software == SOFTWARE);
        own && self.bundle.bytes(path).and_then(Result::ok).is_none_or(|bytes| bag::sha256(&bytes) != hash)
    }

    /// A file of the release.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        self.bundle.text(path)
    }

    /// Every row of a table for download, and how many of its first cells name it.
    pub(super) fn table(&self, name: &str, put: &mut dyn FnMut(&[Right<'_>], usize)) {
        match name {
            "nominations" => {
                self.records
                    .iter()
                    .for_each(|r| put(&[Some(&r.id), Some(&r.track), Some(&r.name), None, None, None], 1));
            }
            "results" => self.results(put),
            "scores" => self.scores(put),
            "quotas" => self.quotas(put),
            _ => {}
        }
    }

    fn results(&self, put: &mut dyn FnMut(&[Right<'_>], usize)) {
        for r in &self.records {
            let number = |item| self.get(&r.id).and_then(|shows| shows.number(item)).unwrap_or_default();
            let (total, rank, won) = (number("total"), number(RANK), self.won(r).unwrap_or_default());
            put(&[Some(&r.id), Some(&r.track), Some(&r.name), Some(&total), Some(&rank), Some(&won), None], 1);
        }
    }

    fn scores(&self, put: &mut dyn FnMut(&[Right<'_>], usize)) {
        for (record, sheet) in self.records.iter().zip(&self.sheets) {
            let items = record.rubric.as_ref().and_then(|id| self.items.get(id));
            let points = sheet.iter().flat_map(|sheet| &sheet.points);
            for ((kind, title), (item, points)) in items.into_iter().flatten().zip(points) {
                let published = points.as_ref().map(|points| points.published.to_string()).unwrap_or_default();
                let exact = points.as_ref().map(|points| points.exact.to_string()).unwrap_or_default();
                let row = [Some(&*record.id), Some(item), Some(kind), title.as_deref(), Some(&exact), Some(&published)];
                put(&row, 2);
            }
        }
    }

    fn quotas(&self, put: &mut dyn FnMut(&[Right<'_>], usize)) {
        let text = self.text("data/tables/quotas.csv").unwrap_or_default();
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        for row in reader.records().filter_map(Result::ok) {
            let cell = |at| Some(row.get(at).unwrap_or_default());
            put(&[cell(0), cell(1), None, cell(3), cell(4)], 2);
        }
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

/// Items of a score sheet: their kinds, and their titles where the rubric has them.
fn items(rubric: &Rubric) -> Vec<(&'static str, Option<String>)> {
    let criteria = rubric.criteria().into_iter().map(|one| ("criterion", Some(one.title.clone())));
    let groups = rubric.groups().into_iter().map(|one| ("group", Some(one.title.clone())));
    criteria.chain(groups).chain([("total", None)]).collect()
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

    /// Whether an item is a criterion or a group.
    pub(super) fn is_part(&self, item: &str) -> bool {
        item != RANK && item != "total" && self.points(item).is_some()
    }

    /// Every number, by its item.
    pub(super) fn items(&self) -> impl Iterator<Item = &str> {
        let points = self.points.iter().filter(|(_, points)| points.is_some()).map(|(item, _)| item.as_str());
        points.chain(self.rank.map(|_| RANK))
    }
}
