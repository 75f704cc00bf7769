//! The table of filings: every part that every unit had to hand in.

use super::coverage::flag;
use super::table::{Put, Table};
use crate::lang::{Lang, text};
use crate::model::Filing;
use crate::page::ContestWorld;
use crate::rank::{Came, UnitFiling};

/// A row per filing, unit and part.
pub(super) fn filings<'a>(contest: &'a ContestWorld<'_>, lang: Lang) -> Table<'a> {
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
    let due: Vec<_> = pairs.flat_map(|(filing, result)| result.units.iter().map(move |unit| (filing, unit))).collect();
    let subjects = due.len();
    let rows = move |at: usize, put: Put<'_>| {
        let (filing, unit) = due[at];
        lines(contest, (filing, unit), lang, put);
    };
    Table { columns, subjects, rows: Box::new(rows) }
}

fn lines(contest: &ContestWorld<'_>, (filing, unit): (&Filing, &UnitFiling), lang: Lang, put: Put<'_>) {
    let consequence = filing.consequence.as_deref().filter(|_| !unit.whole.is_in_time()).unwrap_or_default();
    for (at, came) in unit.parts.iter().enumerate() {
        let (state, on, late) = match came {
            Came::InTime(day) => (text!("按时", "in time"), day.to_string(), String::new()),
            Came::Late(day, days) => (text!("逾期", "late"), day.to_string(), days.to_string()),
            Came::Missing => (text!("未报送", "not filed"), String::new(), String::new()),
        };
        put(&[
            unit.unit.as_str(),
            contest.unit_name(&unit.unit),
            &filing.title,
            filing.parts.get(at).map_or("", |p| &p.title),
            &filing.by.to_string(),
            flag(filing.count_last_day),
            &on,
            state.get(lang),
            &late,
            consequence,
        ]);
    }
}
