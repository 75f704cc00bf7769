//! The table of filings: every part that every unit had to hand in.

use super::table::{Cell, Table};
use crate::lang::text;
use crate::model::Filing;
use crate::page::ContestWorld;
use crate::rank::{Came, UnitFiling};

/// A row per unit, filing and part.
pub(super) fn filings<'a>(contest: &'a ContestWorld<'_>) -> Table<'a> {
    let columns = vec![
        ("unit", text!("单位编号", "unit")),
        ("name", text!("单位", "name")),
        ("filing", text!("报送项", "filing")),
        ("part", text!("材料", "part")),
        ("by", text!("截止日", "by")),
        ("count_last_day", text!("截止日当天算按时", "last day counts")),
        ("on", text!("报送日", "on")),
        ("state", text!("情况", "state")),
        ("days_late", text!("迟几天", "days late")),
        ("consequence", text!("后果", "consequence")),
    ];
    let pairs = contest.contest.filings.iter().zip(&contest.judged.results.filings);
    let rows =
        pairs.flat_map(move |(filing, result)| result.units.iter().flat_map(move |unit| lines(contest, filing, unit)));
    Table { columns, rows: Box::new(rows) }
}

fn lines<'a>(
    contest: &'a ContestWorld<'_>,
    filing: &'a Filing,
    unit: &'a UnitFiling,
) -> impl Iterator<Item = Vec<Cell<'a>>> {
    let consequence = filing.consequence.as_deref().filter(|_| !unit.whole.is_in_time()).unwrap_or_default();
    unit.parts.iter().enumerate().map(move |(at, came)| {
        let (state, on, late) = match came {
            Came::InTime(day) => ("in time", day.to_string(), String::new()),
            Came::Late(day, days) => ("late", day.to_string(), days.to_string()),
            Came::Missing => ("missing", String::new(), String::new()),
        };
        vec![
            unit.unit.as_str().into(),
            contest.unit_name(&unit.unit).into(),
            filing.title.as_str().into(),
            filing.parts.get(at).map(|p| p.title.as_str()).unwrap_or_default().into(),
            filing.by.to_string().into(),
            if filing.count_last_day { "true" } else { "false" }.into(),
            on.into(),
            state.into(),
            late.into(),
            consequence.into(),
        ]
    })
}
