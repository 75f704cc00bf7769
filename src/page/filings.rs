//! 报送情况: what every unit had to hand in, when it came, and what follows.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::head::Head;
use super::key::ROWS;
use super::parts::{self, PartLink};
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World, chart, format};
use crate::lang::{Lang, Text, text};
use crate::model::{Filing, Unit, UnitId};
use crate::rank::{Came, FilingResult, UnitFiling};

/// The page of filings.
#[derive(Debug, Serialize)]
pub(super) struct FilingsView<'w> {
    title: String,
    filings: Vec<FilingView<'w>>,
    /// How many units have anything to file.
    count: usize,
    parts: Vec<PartLink>,
    rows: Vec<RowView<'w>>,
}

#[derive(Debug, Serialize)]
struct FilingView<'w> {
    id: &'w str,
    title: &'w str,
    clause: &'w str,
    /// 2023年6月15日前（含当日）
    deadline: String,
    who: String,
    parts: Vec<&'w str>,
    /// What the plan says of those that did not file in time, or that it says nothing.
    consequence: String,
    /// Tracks that are closed to them.
    bars: Vec<&'w str>,
    due: usize,
    counts: Vec<CountView>,
}

/// 按时 41个
#[derive(Debug, Serialize)]
struct CountView {
    state: &'static str,
    title: String,
    count: usize,
    bar: i64,
}

/// One unit and all its filings.
#[derive(Debug, Serialize)]
struct RowView<'w> {
    id: &'w str,
    name: &'w str,
    cells: Vec<CellView<'w>>,
    /// What follows, where something does.
    consequences: Vec<&'w str>,
}

/// One unit and one filing.
#[derive(Debug, Serialize)]
struct CellView<'w> {
    /// `in-time`, `late`, `partial`, `missing`, `waiting` or `none`.
    state: &'static str,
    /// 按时, 迟4天, 缺件, 未报送…
    text: String,
    /// When what came: one line where all parts came on one day.
    days: Vec<DayView<'w>>,
}

#[derive(Debug, Serialize)]
struct DayView<'w> {
    /// 10月20日, with the year where it is not that of the last day; or 未报送
    day: String,
    /// 2023-10-20
    on: Option<String>,
    late: bool,
    /// Titles of the parts; empty where it was all of them.
    parts: Vec<&'w str>,
}

pub(super) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
    part: usize,
) -> (Head, Body<'w>) {
    let title = text!("报送情况", "Filings").get(world.lang).to_owned();
    let units: Vec<&Unit> = due(contest);
    let filed: Vec<Filed<'_>> = pairs(contest).map(|(_, r)| r.units.iter().map(|u| (&u.unit, u)).collect()).collect();
    let rows = units.iter().skip(part * ROWS).take(ROWS).map(|u| row(world, contest, &filed, u));
    let page = FilingsView {
        filings: pairs(contest).map(|(f, r)| filing(world, contest, f, r)).collect(),
        count: units.len(),
        parts: parts::links(units.len(), ROWS, part, local),
        rows: rows.collect(),
        title: title.clone(),
    };
    let description = format!("{}：{title}", contest.contest.title);
    (Head::new(world, key, "filings", &title, description), Body::Filings(page))
}

/// One filing, unit by unit.
type Filed<'w> = BTreeMap<&'w UnitId, &'w UnitFiling>;

/// From the contest's folder.
pub(super) fn local(part: usize) -> String {
    if part == 0 { "filings.html".to_owned() } else { format!("filings/{}.html", part + 1) }
}

/// Filings and who filed them, in the order of the contest.
fn pairs<'w>(contest: &'w ContestWorld<'_>) -> impl Iterator<Item = (&'w Filing, &'w FilingResult)> {
    contest.contest.filings.iter().zip(&contest.judged.results.filings)
}

/// Units that have anything to file, in the order of units.yaml.
pub(super) fn due<'w>(contest: &'w ContestWorld<'_>) -> Vec<&'w Unit> {
    let units = contest.contest.units.iter();
    units.filter(|u| contest.contest.filings.iter().any(|f| f.who.concerns(u))).collect()
}

/// Where the row of a unit stands, from the contest's folder; nothing where it has nothing to file.
pub(super) fn row_of(contest: &ContestWorld<'_>, unit: &UnitId) -> Option<String> {
    let at = due(contest).iter().position(|u| u.id == *unit)?;
    Some(format!("{}#{unit}", local(at / ROWS)))
}

fn filing<'w>(
    world: &World<'_>,
    contest: &'w ContestWorld<'_>,
    filing: &'w Filing,
    result: &FilingResult,
) -> FilingView<'w> {
    let lang = world.lang;
    let due = result.units.len();
    let states: Vec<_> = result.units.iter().map(|unit| state(world, filing, unit)).collect();
    let count = |(state, title, always): (&'static str, Text, bool)| {
        let count = states.iter().filter(|s| **s == state).count();
        (always || count > 0).then(|| CountView {
            state,
            title: title.only(lang),
            count,
            bar: chart::share(count, due),
        })
    };
    let kinds = [
        ("in-time", text!("按时", "In time"), true),
        ("late", text!("逾期", "Late"), true),
        ("partial", text!("缺件", "In part"), false),
        ("missing", text!("未报送", "Not filed"), true),
        ("waiting", text!("未到期", "Not due yet"), false),
    ];
    let silent = text!("方案没有规定逾期、不报的后果", "The plan says nothing of those that are late or do not file");
    let bars = filing.bars.iter().filter_map(|id| contest.contest.track(id.as_str()));
    FilingView {
        id: filing.id.as_str(),
        title: &filing.title,
        clause: &filing.clause,
        deadline: deadline(filing, lang),
        who: who(filing, lang),
        parts: filing.parts.iter().map(|p| p.title.as_str()).collect(),
        consequence: filing.consequence.clone().unwrap_or_else(|| silent.get(lang).to_owned()),
        bars: bars.map(|t| t.title.as_str()).collect(),
        due,
        counts: kinds.into_iter().filter_map(count).collect(),
    }
}

/// 2021年7月22日前（含当日）
fn deadline(filing: &Filing, lang: Lang) -> String {
    let day = format::date(filing.by, lang);
    let text = if filing.count_last_day {
        text!("{day}前（含当日）", "by {day}, that day included")
    } else {
        text!("{day}前（不含当日）", "before {day}, that day excluded")
    };
    text.get(lang).to_owned()
}

/// Who must file, in words.
fn who(filing: &Filing, lang: Lang) -> String {
    let levels: Vec<&str> = filing.who.levels.iter().map(|level| level.value.as_str()).collect();
    let tags: Vec<&str> = filing.who.tags.iter().map(|tag| tag.value.as_str()).collect();
    let (levels, tags) = (levels.join("、"), tags.join("、"));
    let text = match (levels.is_empty(), tags.is_empty()) {
        (true, true) => text!("所有单位", "all units"),
        (false, true) => text!("{levels}", "{levels}"),
        (true, false) => text!("{tags}", "{tags}"),
        (false, false) => text!("{levels}中的{tags}", "{tags} among {levels}"),
    };
    text.get(lang).to_owned()
}

fn row<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>, filed: &[Filed<'_>], unit: &'w Unit) -> RowView<'w> {
    let (mut cells, mut consequences) = (Vec::new(), Vec::new());
    for ((filing, _), filed) in pairs(contest).zip(filed) {
        let Some(filed) = filed.get(&unit.id) else {
            let text = text!("不需报送", "not due").get(world.lang).to_owned();
            cells.push(CellView { state: "none", text, days: Vec::new() });
            continue;
        };
        let cell = cell(world, filing, filed);
        if matches!(cell.state, "late" | "partial" | "missing") {
            consequences.extend(filing.consequence.as_deref());
        }
        cells.push(cell);
    }
    RowView { id: unit.id.as_str(), name: &unit.name, cells, consequences }
}

/// How a unit stands with a filing.
fn state(world: &World<'_>, filing: &Filing, filed: &UnitFiling) -> &'static str {
    // What has not come before its last day is not late yet, if the day of the build is known.
    let waiting = world.config.now.is_some_and(|now| now.date() <= filing.by);
    match filed.whole {
        Came::InTime(_) => "in-time",
        Came::Late(..) => "late",
        Came::Missing if waiting => "waiting",
        Came::Missing if filed.parts.iter().any(|p| *p != Came::Missing) => "partial",
        Came::Missing => "missing",
    }
}

fn cell<'w>(world: &World<'_>, filing: &'w Filing, filed: &UnitFiling) -> CellView<'w> {
    let lang = world.lang;
    let state = state(world, filing, filed);
    let text = match (state, filed.whole) {
        (_, Came::Late(_, days)) => text!("迟{days}天", "{days} days late"),
        ("in-time", _) => text!("按时", "in time"),
        ("waiting", _) => text!("未到期", "not due yet"),
        ("partial", _) => text!("缺件", "in part"),
        _ => text!("未报送", "not filed"),
    };
    CellView { state, text: text.get(lang).to_owned(), days: days(filing, filed, lang) }
}

/// A day, without the year that stands in the last day already: tables on a phone are narrow.
fn short(day: Date, filing: &Filing, lang: Lang) -> String {
    let (month, number) = (day.month(), day.day());
    if day.year() == filing.by.year() && lang == Lang::Zh {
        format!("{month}月{number}日")
    } else {
        format::date(day, lang)
    }
}

/// Parts by the day on which they came, earliest first, the missing ones last.
fn days<'w>(filing: &'w Filing, filed: &UnitFiling, lang: Lang) -> Vec<DayView<'w>> {
    let day_of = |came: &Came| -> Option<Date> {
        match came {
            Came::InTime(day) | Came::Late(day, _) => Some(*day),
            Came::Missing => None,
        }
    };
    let mut kinds: Vec<Came> = filed.parts.clone();
    kinds.sort_by_key(|came| (day_of(came).is_none(), day_of(came)));
    kinds.dedup();
    if kinds == [Came::Missing] {
        return Vec::new();
    }
    let alone = kinds.len() == 1;
    let view = |came: &Came| {
        let parts = filing.parts.iter().zip(&filed.parts).filter(|(_, c)| !alone && *c == came);
        let missing = text!("未报送", "not filed").get(lang).to_owned();
        DayView {
            day: day_of(came).map_or(missing, |day| short(day, filing, lang)),
            on: day_of(came).map(|day| day.to_string()),
            late: !came.is_in_time(),
            parts: parts.map(|(p, _)| p.title.as_str()).collect(),
        }
    };
    kinds.iter().map(view).collect()
}
