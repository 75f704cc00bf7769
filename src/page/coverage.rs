//! 覆盖率: which share of each category held contests, against its target, and which units did.
//! The same page once for all units and once for each category, with the list of its units.

use serde::Serialize;

use super::head::Head;
use super::key::{CoverageKey, ROWS};
use super::parts::{self, PartLink};
use super::tally::{self, TallyView};
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World, chart, format};
use crate::lang::{Lang, Text, text};
use crate::model::{Coverage, Goal, Held, Unit, UnitId};
use crate::number::{Exact, Number};
use crate::rank::{CoverageResult, CoverageRow, has_held};

/// The page of coverage.
#[derive(Debug, Serialize)]
pub(super) struct CoverageView<'w> {
    title: String,
    clause: &'w str,
    /// Whether it is the list of all units.
    whole: bool,
    /// 2023年1月1日至12月31日
    period: String,
    /// How the goal is read, what came out, and what the other reading says.
    readings: Vec<String>,
    reached: Option<bool>,
    rows: Vec<RowView<'w>>,
    several: Option<String>,
    tallies: Vec<TallyView<'w>>,
    /// Lists of units: all, and category by category.
    facets: Vec<FacetView<'w>>,
    parts: Vec<PartLink>,
    held: ListView<'w>,
    without: ListView<'w>,
    bar: Option<&'w str>,
}

/// One share.
#[derive(Debug, Serialize)]
struct RowView<'w> {
    title: &'w str,
    pooled: bool,
    current: bool,
    href: String,
    held: usize,
    units: usize,
    /// 12/15
    fraction: String,
    /// In lowest terms, where that differs: 4/5
    lowest: Option<String>,
    /// `= 80%` or `≈ 73.333%`; none where there are no units.
    percent: Option<String>,
    target: String,
    bar: i64,
    /// Where the target lies on the bar.
    mark: i64,
    reached: Option<bool>,
    state: String,
}

#[derive(Debug, Serialize)]
struct FacetView<'w> {
    title: &'w str,
    href: String,
    count: usize,
    current: bool,
}

/// Units that held a contest, or that did not.
#[derive(Debug, Serialize)]
struct ListView<'w> {
    /// Of all parts together.
    count: usize,
    rows: Vec<UnitView<'w>>,
}

#[derive(Debug, Serialize)]
struct UnitView<'w> {
    id: &'w str,
    name: &'w str,
    /// Its categories; empty where it is in none and counts nowhere.
    categories: Vec<&'w str>,
    contests: Vec<HeldView<'w>>,
}

#[derive(Debug, Serialize)]
struct HeldView<'w> {
    title: &'w str,
    dates: String,
    area: Option<&'w str>,
    kind: Option<&'w str>,
    participants: u32,
    source: &'w str,
}

pub(super) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
    at: CoverageKey,
) -> Option<(Head, Body<'w>)> {
    let (coverage, result) = contest.contest.coverage.as_ref().zip(contest.judged.results.coverage.as_ref())?;
    let whole = text!("竞赛覆盖率", "Coverage").get(world.lang).to_owned();
    let title = at.row.and_then(|row| title_of(coverage, row)).map_or_else(|| whole.clone(), str::to_owned);
    let (with, without) = split(contest, coverage, result, at.row);
    let all = with.len() + without.len();
    let slice = |units: &[&'w Unit], before: usize| {
        let (from, to) = (at.part * ROWS, (at.part + 1) * ROWS);
        let cut = |end: usize| end.saturating_sub(before).min(units.len());
        let rows = units[cut(from)..cut(to)].iter().map(|u| unit_view(contest, coverage, u, world.lang));
        ListView { count: units.len(), rows: rows.collect() }
    };
    let page = CoverageView {
        clause: &coverage.clause,
        whole: at.row.is_none(),
        period: format::dates(coverage.from, coverage.as_of, world.lang),
        readings: readings(coverage, result, world.lang),
        reached: result.reached,
        rows: (0..result.rows.len())
            .filter_map(|row| row_view(contest, coverage, result, row, at.row, world.lang))
            .collect(),
        several: several(coverage, result, world.lang),
        tallies: if at.row.is_none() { tally::views(contest, coverage, world.lang) } else { Vec::new() },
        facets: facets(contest, coverage, result, at.row),
        parts: parts::links(all, ROWS, at.part, |part| CoverageKey { part, ..at }.local(contest)),
        held: slice(&with, 0),
        without: slice(&without, with.len()),
        bar: coverage.bars.as_ref().map(|b| b.clause.as_str()),
        title: title.clone(),
    };
    let description = format!("{}：{title}", contest.contest.title);
    let mut head = Head::new(world, key, "coverage", &title, description);
    if at.row.is_some() {
        head = head.crumb(world, PageKey::Coverage(contest.at, CoverageKey { row: None, part: 0 }), &whole);
    }
    Some((head, Body::Coverage(Box::new(page))))
}

/// The units of a list: those that held a contest, those that did not. Without a category: all that
/// are in one, and those outside that held one all the same.
pub(super) fn split<'w>(
    contest: &'w ContestWorld<'_>,
    coverage: &Coverage,
    result: &CoverageResult,
    row: Option<usize>,
) -> (Vec<&'w Unit>, Vec<&'w Unit>) {
    let units: Vec<&Unit> = match row {
        Some(row) => result.rows[row].units.iter().filter_map(|id| contest.unit(id)).map(|(_, u)| u).collect(),
        None => contest.contest.units.iter().filter(|u| u.held.is_some() || coverage.concerns(u)).collect(),
    };
    units.into_iter().partition(|u| has_held(u))
}

/// Where the row of a unit stands, from the contest's folder; nothing where it counts nowhere.
pub(super) fn row_of(contest: &ContestWorld<'_>, unit: &UnitId) -> Option<String> {
    let (coverage, result) = contest.contest.coverage.as_ref().zip(contest.judged.results.coverage.as_ref())?;
    let (with, without) = split(contest, coverage, result, None);
    let at = with.iter().chain(&without).position(|u| u.id == *unit)?;
    Some(format!("{}#{unit}", CoverageKey { row: None, part: at / ROWS }.local(contest)))
}

/// The title and target of a share: targets come first, then those taken together.
fn of(coverage: &Coverage, row: usize) -> Option<(&str, &Number)> {
    let single = coverage.targets.iter().map(|t| (t.title.as_str(), &t.at_least));
    single.chain(coverage.pooled.iter().map(|p| (p.title.as_str(), &p.at_least))).nth(row)
}

fn title_of(coverage: &Coverage, row: usize) -> Option<&str> {
    of(coverage, row).map(|(title, _)| title)
}

fn row_view<'w>(
    contest: &ContestWorld<'_>,
    coverage: &'w Coverage,
    result: &CoverageResult,
    at: usize,
    current: Option<usize>,
    lang: Lang,
) -> Option<RowView<'w>> {
    let row = &result.rows[at];
    let (title, target) = of(coverage, at)?;
    let units = row.units.len();
    let printed = format!("{}/{units}", row.held);
    let lowest = row.share.as_ref().map(ToString::to_string).filter(|lowest| *lowest != printed);
    Some(RowView {
        title,
        pooled: at >= coverage.targets.len(),
        current: current == Some(at),
        href: CoverageKey { row: Some(at), part: 0 }.local(contest),
        held: row.held,
        units,
        fraction: printed,
        lowest,
        percent: row.share.as_ref().map(percent),
        target: target.to_string(),
        bar: chart::bar(&Exact::count(row.held), &Exact::count(units)),
        mark: chart::bar(target.value(), &Exact::ONE),
        reached: row.reached,
        state: state(row).get(lang).to_owned(),
    })
}

/// `= 80%` where that says it all, else `≈ 73.333%`.
fn percent(share: &Exact) -> String {
    let printed = format::percent(share);
    let exact = Number::parse(&printed).is_ok_and(|n| n.value() == share);
    format!("{} {printed}", if exact { "=" } else { "≈" })
}

fn state(row: &CoverageRow) -> Text {
    let short = row.short;
    match row.reached {
        None => text!("没有这类单位，不计算", "no such unit, nothing to compute"),
        Some(true) => text!("达到目标", "target reached"),
        Some(false) => text!("未达到目标，还差{short}个", "target missed by {short}"),
    }
}

/// How the goal is read, what came out, what the other reading says.
fn readings(coverage: &Coverage, result: &CoverageResult, lang: Lang) -> Vec<String> {
    let outcome = |reached: Option<bool>| match reached {
        Some(true) => text!("达到目标", "the target is reached"),
        Some(false) => text!("没有达到目标", "the target is missed"),
        None => text!("没有可以计算的单位", "there is nothing to compute"),
    };
    let (each, together) = match coverage.goal {
        Goal::Each => (outcome(result.reached), outcome(result.otherwise)),
        Goal::Pooled => (outcome(result.otherwise), outcome(result.reached)),
    };
    let (Text { zh: each, en: each_en }, Text { zh: together, en: together_en }) = (each, together);
    let by_each = text!("按每一类分别考核：{each}", "Each category by itself: {each_en}");
    let by_pool = text!("按合并计算考核：{together}", "Taken together: {together_en}");
    let (first, second) = match coverage.goal {
        Goal::Each => (by_each, by_pool),
        Goal::Pooled => (by_pool, by_each),
    };
    let Text { zh: first, en: first_en } = first;
    let first = text!("{first}（本竞赛采用这一口径）", "{first_en} (as this contest is read)");
    let mut lines = vec![first];
    if !coverage.pooled.is_empty() {
        lines.push(second);
    }
    lines.into_iter().map(|line| line.get(lang).to_owned()).collect()
}

/// Why the denominators do not add up.
fn several(coverage: &Coverage, result: &CoverageResult, lang: Lang) -> Option<String> {
    let count = result.several;
    if count == 0 {
        return None;
    }
    let sum: usize = result.rows.iter().take(coverage.targets.len()).map(|r| r.units.len()).sum();
    let text = text!(
        "有{count}个单位同时属于几类：在各类里都计入（各类单位数相加是{sum}），合并计算时只计一次",
        "{count} units are in several categories: each category counts them (their numbers add up to {sum}), together they count once"
    );
    Some(text.get(lang).to_owned())
}

fn facets<'w>(
    contest: &ContestWorld<'_>,
    coverage: &'w Coverage,
    result: &CoverageResult,
    current: Option<usize>,
) -> Vec<FacetView<'w>> {
    let facet = |row: usize| {
        let href = CoverageKey { row: Some(row), part: 0 }.local(contest);
        let (title, _) = of(coverage, row)?;
        Some(FacetView { title, href, count: result.rows[row].units.len(), current: current == Some(row) })
    };
    (0..result.rows.len()).filter_map(facet).collect()
}

fn unit_view<'w>(contest: &'w ContestWorld<'_>, coverage: &'w Coverage, unit: &'w Unit, lang: Lang) -> UnitView<'w> {
    let categories = coverage.targets.iter().filter(|t| unit.tags.contains(&t.tag.value));
    UnitView {
        id: unit.id.as_str(),
        name: &unit.name,
        categories: categories.map(|t| t.title.as_str()).collect(),
        contests: unit.held.iter().flatten().map(|held| held_view(contest, held, lang)).collect(),
    }
}

fn held_view<'w>(contest: &'w ContestWorld<'_>, held: &'w Held, lang: Lang) -> HeldView<'w> {
    let area = held.area.as_ref().and_then(|id| contest.contest.areas.iter().find(|a| a.id == *id));
    HeldView {
        title: &held.title,
        dates: format::dates(held.from, held.to, lang),
        area: area.map(|a| a.title.as_str()),
        kind: held.kind.as_deref(),
        participants: held.participants,
        source: &held.source,
    }
}
