//! The tables of coverage: shares, and the contests that they count.

use super::table::{Put, Table};
use crate::lang::text;
use crate::model::{Coverage, Held, TargetId, Unit};
use crate::page::{ContestWorld, percent};
use crate::rank::CoverageRow;

/// Every category, and those taken together.
pub(super) fn shares<'a>(contest: &'a ContestWorld<'_>) -> Table<'a> {
    let columns = vec![
        ("target", text!("编号", "target")),
        ("title", text!("类别", "category")),
        ("counted", text!("合并的类别", "pooled of")),
        ("held", text!("开展竞赛的单位数", "units with a contest")),
        ("units", text!("单位数", "units")),
        ("share", text!("覆盖率", "share")),
        ("at_least", text!("目标", "target share")),
        ("reached", text!("是否达到", "reached")),
        ("short", text!("还差单位数", "short of")),
    ];
    let rows = contest.judged.results.coverage.as_ref().map(|r| r.rows.as_slice()).unwrap_or_default();
    let row = move |at: usize, put: Put<'_>| {
        if let Some((coverage, row)) = contest.contest.coverage.as_ref().zip(rows.get(at)) {
            share(coverage, at, row, put);
        }
    };
    Table { columns, subjects: rows.len(), rows: Box::new(row) }
}

/// Targets come first, then those taken together.
fn share(coverage: &Coverage, at: usize, row: &CoverageRow, put: Put<'_>) {
    let pooled = at.checked_sub(coverage.targets.len()).and_then(|at| coverage.pooled.get(at));
    let (title, of, at_least) = match (coverage.targets.get(at), pooled) {
        (Some(target), _) => (&target.title, String::new(), &target.at_least),
        (None, Some(pooled)) => {
            let of: Vec<&str> = pooled.of.iter().map(TargetId::as_str).collect();
            (&pooled.title, of.join("；"), &pooled.at_least)
        }
        (None, None) => return,
    };
    put(&[
        row.target.as_str(),
        title,
        &of,
        &row.held.to_string(),
        &row.units.len().to_string(),
        // Never as 9/10: a spreadsheet would read it as the tenth of September.
        &row.share.as_ref().map(percent).unwrap_or_default(),
        &at_least.to_string(),
        row.reached.map(flag).unwrap_or_default(),
        &row.short.to_string(),
    ]);
}

/// Every contest of every unit, and a line for each unit that held none.
pub(super) fn contests<'a>(contest: &'a ContestWorld<'_>) -> Table<'a> {
    let columns = vec![
        ("unit", text!("单位编号", "unit")),
        ("name", text!("单位", "name")),
        ("categories", text!("所属类别", "categories")),
        ("held", text!("是否开展", "held")),
        ("title", text!("竞赛", "contest")),
        ("area", text!("竞赛内容", "area")),
        ("kind", text!("竞赛类型", "kind")),
        ("from", text!("开始", "from")),
        ("to", text!("结束", "to")),
        ("participants", text!("参加人次", "participants")),
        ("source", text!("佐证", "source")),
    ];
    let units = &contest.contest.units;
    let rows = move |at: usize, put: Put<'_>| {
        let Some(coverage) = &contest.contest.coverage else { return };
        let unit = &units[at];
        match unit.held.as_deref() {
            None if !coverage.concerns(unit) => {}
            None | Some([]) => line(contest, coverage, unit, None, put),
            Some(held) => held.iter().for_each(|held| line(contest, coverage, unit, Some(held), put)),
        }
    };
    Table { columns, subjects: units.len(), rows: Box::new(rows) }
}

fn line(contest: &ContestWorld<'_>, coverage: &Coverage, unit: &Unit, held: Option<&Held>, put: Put<'_>) {
    let targets = coverage.targets.iter().filter(|t| unit.tags.contains(&t.tag.value));
    let categories: Vec<&str> = targets.map(|t| t.title.as_str()).collect();
    let area = held.and_then(|h| contest.contest.areas.iter().find(|a| Some(&a.id) == h.area.as_ref()));
    let text = |of: fn(&Held) -> String| held.map(of).unwrap_or_default();
    put(&[
        unit.id.as_str(),
        &unit.name,
        &categories.join("；"),
        flag(held.is_some()),
        held.map_or("", |h| &h.title),
        area.map_or("", |a| &a.title),
        held.and_then(|h| h.kind.as_deref()).unwrap_or_default(),
        &text(|h| h.from.to_string()),
        &text(|h| h.to.to_string()),
        &text(|h| h.participants.to_string()),
        held.map_or("", |h| &h.source),
    ]);
}

/// As YAML writes it.
pub(super) const fn flag(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}
