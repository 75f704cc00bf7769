//! 名额: how many each unit may put forward, how many it did, how seats were shared out, ceilings.

use std::collections::BTreeSet;

use serde::Serialize;

use super::award::{self, AwardView};
use super::head::Head;
use super::limits::{self, LimitView};
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World, chart};
use crate::lang::{Lang, Text, text};
use crate::model::{Allocation, AllocationMethod, Quota, QuotaColumn, QuotaTable};
use crate::number::Exact;
use crate::rank::AllocationResult;

/// The page of quotas.
#[derive(Debug, Serialize)]
pub(super) struct QuotasView<'w> {
    title: String,
    tables: Vec<TableView<'w>>,
    allocations: Vec<AllocationView<'w>>,
    awards: Vec<AwardView<'w>>,
    limits: Vec<LimitView<'w>>,
}

#[derive(Debug, Serialize)]
struct TableView<'w> {
    id: &'w str,
    title: &'w str,
    source: &'w str,
    columns: Vec<ColumnView<'w>>,
    rows: Vec<RowView<'w>>,
    /// Whether a column says how many the plan chooses.
    selects: bool,
    remarks: &'w [String],
}

#[derive(Debug, Serialize)]
struct ColumnView<'w> {
    title: &'w str,
    /// What the two numbers of its cells are: 已评/名额 or 已推荐/名额.
    counts: String,
    allowed: u32,
    used: u32,
    /// How many the plan chooses, and how many were chosen: 5/5.
    selected: Option<String>,
}

#[derive(Debug, Serialize)]
struct RowView<'w> {
    unit: &'w str,
    cells: Vec<CellView>,
}

/// Seats of one unit in one column, and those used.
#[derive(Debug, Serialize)]
struct CellView {
    allowed: u32,
    used: u32,
    bar: i64,
    over: bool,
}

/// How the seats of a column were shared out.
#[derive(Debug, Serialize)]
struct AllocationView<'w> {
    title: &'w str,
    method: String,
    /// 39 × 本单位县级单位数 ÷ 111
    formula: String,
    weight: &'w str,
    rows: Vec<ShareView<'w>>,
    tie: Option<String>,
    decision: Option<&'w str>,
}

#[derive(Debug, Serialize)]
struct ShareView<'w> {
    unit: &'w str,
    weight: u32,
    /// The exact share (156/37), and its whole and remaining parts.
    exact: String,
    whole: String,
    rest: String,
    computed: u32,
    printed: u32,
    tied: bool,
}

pub(super) fn view<'w>(world: &'w World<'_>, key: &PageKey, contest: &'w ContestWorld<'_>) -> (Head, Body<'w>) {
    let title = text!("名额与控制比例", "Quotas and ceilings").get(world.lang).to_owned();
    let quotas = &contest.contest.quotas;
    let columns = quotas.iter().flat_map(|table| table.columns.iter().enumerate().map(move |(at, c)| (table, at, c)));
    let page = QuotasView {
        tables: quotas.iter().map(|t| table(contest, t, world.lang)).collect(),
        allocations: columns.filter_map(|(t, at, c)| allocation(contest, t, at, c, world.lang)).collect(),
        awards: award::views(world, contest),
        limits: limits::views(contest, world.lang),
        title: title.clone(),
    };
    let description = format!("{}：{title}", contest.contest.title);
    (Head::new(world, key, "quotas", &title, description), Body::Quotas(page))
}

fn table<'w>(contest: &'w ContestWorld<'_>, table: &'w QuotaTable, lang: Lang) -> TableView<'w> {
    let used = |column: &QuotaColumn, unit| {
        let uses = &contest.judged.results.quotas;
        let found = uses.iter().find(|u| u.table == table.id && u.column == column.id && u.unit == unit);
        found.map_or(0, |u| u.used)
    };
    let rows = table.rows.iter().map(|row| {
        let cells = table.columns.iter().zip(&row.seats).map(|(column, seats)| {
            let (allowed, used) = (seats.value, used(column, row.unit.clone()));
            let bar = chart::bar(&Exact::int(i64::from(used)), &Exact::int(i64::from(allowed)));
            CellView { allowed, used, bar, over: used > allowed }
        });
        RowView { unit: contest.unit_short(&row.unit), cells: cells.collect() }
    });
    let rows: Vec<_> = rows.collect();
    let columns = table.columns.iter().enumerate().map(|(at, column)| ColumnView {
        title: &column.title,
        counts: counts(contest, table, column).only(lang),
        allowed: column.printed_total.value,
        used: rows.iter().filter_map(|r| r.cells.get(at)).map(|c| c.used).sum(),
        selected: column.selected.map(|seats| format!("{}/{seats}", chosen(contest, column))),
    });
    TableView {
        id: &table.id,
        title: &table.title,
        source: &table.source,
        columns: columns.collect(),
        rows,
        selects: table.columns.iter().any(|c| c.selected.is_some()),
        remarks: &table.remarks,
    }
}

/// What uses a column up: the winners of the award that is cut by it, else those that were put forward.
fn counts(contest: &ContestWorld<'_>, table: &QuotaTable, column: &QuotaColumn) -> Text {
    let by = |quota: &Quota| quota.table == table.id && quota.column == column.id;
    if contest.contest.awards.iter().any(|a| a.quota.as_ref().is_some_and(by)) {
        text!("已评/名额", "awarded/seats")
    } else {
        text!("已推荐/名额", "put forward/seats")
    }
}

/// How many of the column's track have won an award: who has two of them counts once.
fn chosen(contest: &ContestWorld<'_>, column: &QuotaColumn) -> usize {
    let awards = contest.contest.awards.iter().filter(|a| a.track == column.track);
    let results = awards.filter_map(|a| contest.judged.results.awards.iter().find(|r| r.award == a.id));
    results.flat_map(|r| &r.winners).map(|winner| &winner.nomination).collect::<BTreeSet<_>>().len()
}

fn allocation<'w>(
    contest: &'w ContestWorld<'_>,
    table: &'w QuotaTable,
    at: usize,
    column: &'w QuotaColumn,
    lang: Lang,
) -> Option<AllocationView<'w>> {
    let declared = column.allocation.as_ref()?;
    let results = &contest.judged.results.allocations;
    let result = results.iter().find(|r| r.table == table.id && r.column == column.id)?;
    let weights: u32 = declared.weights.iter().sum();
    let (seats, weight) = (declared.seats, &declared.weight_title);
    let formula = text!("{seats} × {weight} ÷ {weights}", "{seats} × {weight} ÷ {weights}");
    let tied = |unit| result.tie.as_ref().is_some_and(|(units, _)| units.contains(unit));
    let rows = table.rows.iter().zip(&result.rows).zip(&declared.weights).map(|((row, share), weight)| {
        let whole = share.exact.floor();
        ShareView {
            unit: contest.unit_short(&row.unit),
            weight: *weight,
            exact: share.exact.to_string(),
            rest: share.exact.minus(&whole).to_string(),
            whole: whole.to_string(),
            computed: share.seats,
            printed: row.seats.get(at).map_or(0, |s| s.value),
            tied: tied(&row.unit),
        }
    });
    Some(AllocationView {
        title: &column.title,
        method: method(declared, lang),
        formula: formula.get(lang).to_owned(),
        weight,
        rows: rows.collect(),
        tie: tie(contest, result, lang),
        decision: declared.tie_decision.as_ref().map(|d| d.reason.as_str()),
    })
}

fn method(allocation: &Allocation, lang: Lang) -> String {
    let text = match allocation.method {
        AllocationMethod::LargestRemainder => text!(
            "最大余数法：先按应得数的整数部分分配，剩下的名额依次给余数最大的单位",
            "Largest remainder: whole parts first, the remaining seats go to the largest remainders"
        ),
        AllocationMethod::DHondt => text!(
            "洪特法：权数依次除以1、2、3……，名额给商最大的单位",
            "D'Hondt: weights divided by 1, 2, 3…; seats go to the largest quotients"
        ),
        AllocationMethod::SainteLague => text!(
            "圣拉古法：权数依次除以1、3、5……，名额给商最大的单位",
            "Sainte-Laguë: weights divided by 1, 3, 5…; seats go to the largest quotients"
        ),
    };
    text.get(lang).to_owned()
}

fn tie(contest: &ContestWorld<'_>, result: &AllocationResult, lang: Lang) -> Option<String> {
    let (units, seats) = result.tie.as_ref()?;
    let names: Vec<_> = units.iter().map(|u| contest.unit_short(u)).collect();
    let (names, count) = (names.join("、"), units.len());
    let text = text!(
        "{names}等{count}个单位并列，争最后{seats}个名额",
        "{names} ({count} units) tie for the last {seats} seats"
    );
    Some(text.get(lang).to_owned())
}
