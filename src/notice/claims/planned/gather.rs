//! Seats, filings and stages of a contest, under every name that prose has for them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Due, Planned, Seats, Window};
use crate::model::{Award, Contest, Filing, QuotaColumn, QuotaTable, TrackId, TrackKind};
use crate::notice::claims::stream::plain;
use crate::source::Span;

/// Words at the end of a filing's title that prose may leave out.
const ENDS: [&str; 5] = ["备案", "报送", "上报", "提交", "申报"];
/// Words at its beginning.
const BEGINS: [&str; 3] = ["活动", "竞赛", "参赛"];
/// Characters of the shortest name of a filing: 通知 and 图片 are everywhere.
const SHORTEST: usize = 3;

impl Planned {
    /// What a contest says.
    #[must_use]
    pub fn of(contest: &Contest) -> Self {
        let windows = contest.stages.iter().map(|stage| Window {
            title: plain(&stage.title),
            from: stage.from,
            to: stage.to,
            span: stage.span,
        });
        Self {
            seats: seats(contest),
            dues: contest.filings.iter().map(due).collect(),
            windows: windows.collect(),
            units: contest.units.iter().flat_map(|u| [plain(&u.name), plain(&u.short_name)]).collect(),
            title: plain(&contest.title),
        }
    }
}

fn due(filing: &Filing) -> Due {
    let titles = std::iter::once(&filing.title).chain(filing.parts.iter().map(|part| &part.title));
    let mut names = BTreeSet::new();
    for title in titles.map(|title| plain(title)) {
        let short = ENDS.iter().find_map(|end| title.strip_suffix(end)).unwrap_or(&title).to_owned();
        let core = BEGINS.iter().find_map(|begin| short.strip_prefix(begin)).unwrap_or(&short).to_owned();
        // 竞赛方案 is no 方案 of anything.
        names.extend([title, short]);
        names.extend(Some(core).filter(|core| core.chars().count() > SHORTEST));
    }
    let names = names.into_iter().filter(|name| name.chars().count() >= SHORTEST).collect();
    Due { title: filing.title.clone(), names, by: (filing.by, filing.count_last_day), span: filing.span }
}

/// Where a number comes from. Those of one source are ways to read one thing; those of several awards, or of several
/// columns, may be meant together.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Column(String),
    Award(String),
}

/// What is known of a title, as it is gathered.
struct Entry {
    numbers: BTreeMap<Source, BTreeSet<u32>>,
    shares: Vec<(String, u32)>,
    open: bool,
    people: bool,
    span: Span,
}

struct Gathered<'c> {
    contest: &'c Contest,
    all: BTreeMap<String, Entry>,
}

fn seats(contest: &Contest) -> Vec<Seats> {
    let mut gathered = Gathered { contest, all: BTreeMap::new() };
    for table in &contest.quotas {
        for (at, column) in table.columns.iter().enumerate() {
            gathered.column(table, at, column);
        }
    }
    contest.awards.iter().for_each(|award| gathered.award(award));
    gathered.all.into_iter().map(|(title, entry)| entry.seats(title)).collect()
}

impl Gathered<'_> {
    fn column(&mut self, table: &QuotaTable, at: usize, column: &QuotaColumn) {
        let mut shares = Vec::new();
        for row in &table.rows {
            let unit = self.contest.units.iter().find(|unit| unit.id == row.unit);
            if let (Some(unit), Some(cell)) = (unit, row.seats.get(at)) {
                shares.extend([&unit.name, &unit.short_name].map(|name| (plain(name), cell.value)));
            }
        }
        let source = Source::Column(format!("{}/{}", table.id, column.id));
        for title in [column.title.clone(), self.track(&column.track)] {
            self.add(&title, (source.clone(), printed(column)), &column.track, column.printed_total.span);
            for title in spellings(&plain(&title)) {
                self.all.entry(title).and_modify(|entry| entry.shares.extend(shares.iter().cloned()));
            }
        }
    }

    fn award(&mut self, award: &Award) {
        let source = Source::Award(award.id.to_string());
        let column = award.quota.as_ref().and_then(|quota| {
            let table = self.contest.quotas.iter().find(|table| table.id == quota.table)?;
            table.columns.iter().find(|column| column.id == quota.column)
        });
        let total = award.tiers.iter().map(|tier| tier.seats).sum::<Option<u32>>().map(|total| BTreeSet::from([total]));
        let total = total.or_else(|| column.map(printed));
        for title in [award.title.clone(), self.track(&award.track)] {
            self.add(&title, (source.clone(), total.clone().unwrap_or_default()), &award.track, award.span);
        }
        for tier in &award.tiers {
            let numbers = tier.seats.map(|n| BTreeSet::from([n])).or_else(|| column.map(printed));
            self.add(&tier.title, (source.clone(), numbers.unwrap_or_default()), &award.track, award.span);
        }
    }

    fn track(&self, id: &TrackId) -> String {
        self.contest.track(id.as_str()).map_or_else(String::new, |track| track.title.clone())
    }

    /// Adds numbers to a title, under each of its spellings; without numbers it is open.
    fn add(&mut self, title: &str, (source, numbers): (Source, BTreeSet<u32>), track: &TrackId, span: Span) {
        let people = self.contest.track(track.as_str()).is_some_and(|t| t.kind == TrackKind::Individual);
        for title in spellings(&plain(title)) {
            let new = || Entry { numbers: BTreeMap::new(), shares: Vec::new(), open: false, people, span };
            let entry = self.all.entry(title).or_insert_with(new);
            entry.open |= numbers.is_empty();
            entry.people |= people;
            entry.numbers.entry(source.clone()).or_default().extend(&numbers);
        }
    }
}

impl Entry {
    fn seats(self, title: String) -> Seats {
        let mut numbers = BTreeSet::new();
        if !self.open {
            numbers.extend(self.numbers.values().flatten());
            for is_award in [false, true] {
                let of = self.numbers.iter().filter(|(source, _)| matches!(source, Source::Award(_)) == is_award);
                numbers.extend(sums(of.map(|(_, numbers)| numbers)));
            }
        }
        Seats { title, numbers, shares: self.shares, people: self.people, span: self.span }
    }
}

/// One number of each source, added up, in every way.
fn sums<'a>(sources: impl Iterator<Item = &'a BTreeSet<u32>>) -> BTreeSet<u32> {
    sources
        .fold(None, |sums: Option<BTreeSet<u32>>, numbers| {
            let Some(sums) = sums else { return Some(numbers.clone()) };
            Some(sums.iter().flat_map(|a| numbers.iter().map(move |b| a.saturating_add(*b))).collect())
        })
        .unwrap_or_default()
}

/// How many a column recommends, and how many of these are chosen.
fn printed(column: &QuotaColumn) -> BTreeSet<u32> {
    [column.printed_total.value].into_iter().chain(column.selected).collect()
}

/// 先进集体（县级） and 县级先进集体.
fn spellings(title: &str) -> Vec<String> {
    let turned = title.strip_suffix('）').and_then(|t| t.split_once('（')).map(|(noun, of)| format!("{of}{noun}"));
    [Some(title.to_owned()), turned].into_iter().flatten().filter(|title| !title.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn awards_may_be_meant_one_by_one_or_together_and_columns_are_not_added_to_them() {
        let span = Span { file: crate::source::FileId::default(), start: 0, end: 0 };
        let column = |id: &str| Source::Column(id.to_owned());
        let award = |id: &str| Source::Award(id.to_owned());
        let entry = |open: bool| Entry {
            numbers: BTreeMap::from([
                (column("city"), BTreeSet::from([14, 5])),
                (award("first"), BTreeSet::from([5])),
                (award("second"), BTreeSet::from([3])),
            ]),
            shares: Vec::new(),
            open,
            people: false,
            span,
        };
        let numbers: Vec<u32> = entry(false).seats("集体".into()).numbers.into_iter().collect();
        assert_eq!(numbers, [3, 5, 8, 14]);
        assert!(entry(true).seats("集体".into()).numbers.is_empty());
    }

    #[test]
    fn a_title_with_its_level_in_brackets_is_written_in_two_ways() {
        assert_eq!(spellings("先进集体（县级）"), ["先进集体（县级）", "县级先进集体"]);
        assert_eq!(spellings("先进集体"), ["先进集体"]);
    }
}
