//! The tables of coverage: shares, and the contests that they count.

use super::table::{Cell, Table};
use crate::lang::text;
use crate::model::{Coverage, Held, Unit};
use crate::page::ContestWorld;
use crate::rank::{CoverageResult, CoverageRow};

/// Every category, and those taken together.
pub(super) fn shares<'a>(contest: &'a ContestWorld<'_>) -> Table<'a> {
    let columns = vec![
        ("target", text!("编号", "target")),
        ("title", text!("类别", "category")),
        ("counted", text!("合并的类别", "pooled of")),
        ("held", text!("开展竞赛的单位数", "units with a contest")),
        ("units", text!("单位数", "units")),
        ("share", text!("覆盖率（分数）", "share")),
        ("at_least", text!("目标", "target share")),
        ("reached", text!("是否达到", "reached")),
        ("short", text!("还差单位数", "short of")),
    ];
    let facts = contest.contest.coverage.as_ref().zip(contest.judged.results.coverage.as_ref());
    let rows = facts.into_iter().flat_map(|(coverage, result)| lines(coverage, result));
    Table { columns, rows: Box::new(rows) }
}

fn lines<'a>(coverage: &'a Coverage, result: &'a CoverageResult) -> impl Iterator<Item = Vec<Cell<'a>>> {
    let single = coverage.targets.iter().map(|t| (&t.title, String::new(), &t.at_least));
    let pooled = coverage.pooled.iter().map(|p| {
        let of: Vec<&str> = p.of.iter().map(crate::model::TargetId::as_str).collect();
        (&p.title, of.join("；"), &p.at_least)
    });
    single.chain(pooled).zip(&result.rows).map(|((title, of, at_least), row)| {
        let CoverageRow { target, units, held, share, reached, short } = row;
        vec![
            target.as_str().into(),
            title.as_str().into(),
            of.into(),
            held.to_string().into(),
            units.len().to_string().into(),
            share.as_ref().map(ToString::to_string).unwrap_or_default().into(),
            at_least.to_string().into(),
            reached.map(|r| if r { "true" } else { "false" }).unwrap_or_default().into(),
            short.to_string().into(),
        ]
    })
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
    let coverage = contest.contest.coverage.as_ref();
    let counted =
        contest.contest.units.iter().filter(move |u| u.held.is_some() || coverage.is_some_and(|c| c.concerns(u)));
    let rows = counted.flat_map(move |unit| {
        let held: Vec<Option<&Held>> = match unit.held.as_deref() {
            Some(held) if !held.is_empty() => held.iter().map(Some).collect(),
            _ => vec![None],
        };
        held.into_iter().map(move |held| line(contest, coverage, unit, held))
    });
    Table { columns, rows: Box::new(rows) }
}

fn line<'a>(
    contest: &'a ContestWorld<'_>,
    coverage: Option<&'a Coverage>,
    unit: &'a Unit,
    held: Option<&'a Held>,
) -> Vec<Cell<'a>> {
    let targets = coverage.into_iter().flat_map(|c| &c.targets).filter(|t| unit.tags.contains(&t.tag.value));
    let categories: Vec<&str> = targets.map(|t| t.title.as_str()).collect();
    let area = held.and_then(|h| contest.contest.areas.iter().find(|a| Some(&a.id) == h.area.as_ref()));
    let text = |of: fn(&Held) -> String| held.map(of).unwrap_or_default();
    vec![
        unit.id.as_str().into(),
        unit.name.as_str().into(),
        categories.join("；").into(),
        if held.is_some() { "true" } else { "false" }.into(),
        text(|h| h.title.clone()).into(),
        area.map(|a| a.title.as_str()).unwrap_or_default().into(),
        text(|h| h.kind.clone().unwrap_or_default()).into(),
        text(|h| h.from.to_string()).into(),
        text(|h| h.to.to_string()).into(),
        text(|h| h.participants.to_string()).into(),
        text(|h| h.source.clone()).into(),
    ]
}
