//! How many contests were held, and how many took part: by area and by kind.

use serde::Serialize;

use super::chart;
use super::world::ContestWorld;
use crate::lang::{Lang, text};
use crate::model::{Coverage, Held};

/// One table of counts.
#[derive(Debug, Serialize)]
pub(super) struct TallyView<'w> {
    title: String,
    /// 竞赛内容
    head: String,
    rows: Vec<CountView<'w>>,
    contests: usize,
    participants: u64,
}

#[derive(Debug, Serialize)]
struct CountView<'w> {
    title: &'w str,
    contests: usize,
    participants: u64,
    bar: i64,
}

/// The counts, where the contest lists areas or kinds.
pub(super) fn views<'w>(contest: &'w ContestWorld<'_>, coverage: &'w Coverage, lang: Lang) -> Vec<TallyView<'w>> {
    let held: Vec<&Held> = contest.contest.units.iter().flat_map(|u| u.held.iter().flatten()).collect();
    let areas = contest.contest.areas.iter().map(|area| {
        let of = held.iter().filter(|h| h.area.as_ref() == Some(&area.id)).copied();
        (area.title.as_str(), of.collect::<Vec<_>>())
    });
    let kinds = coverage.kinds.iter().map(|kind| {
        let of = held.iter().filter(|h| h.kind.as_ref() == Some(kind)).copied();
        (kind.as_str(), of.collect::<Vec<_>>())
    });
    let titles = [
        (text!("按竞赛内容", "By area"), text!("竞赛内容", "Area")),
        (text!("按竞赛类型", "By kind"), text!("竞赛类型", "Kind")),
    ];
    let tables = titles.into_iter().zip([areas.collect::<Vec<_>>(), kinds.collect()]);
    let full = tables.filter(|(_, groups)| !groups.is_empty());
    full.map(|((title, head), groups)| tally([title.get(lang), head.get(lang)], &groups)).collect()
}

fn tally<'w>([title, head]: [&str; 2], groups: &[(&'w str, Vec<&Held>)]) -> TallyView<'w> {
    let people = |held: &[&Held]| held.iter().map(|h| u64::from(h.participants)).sum();
    let most = groups.iter().map(|(_, held)| held.len()).max().unwrap_or(0);
    let count = |(title, held): &(&'w str, Vec<&Held>)| CountView {
        title,
        contests: held.len(),
        participants: people(held),
        bar: chart::share(held.len(), most),
    };
    TallyView {
        title: title.to_owned(),
        head: head.to_owned(),
        rows: groups.iter().map(count).collect(),
        contests: groups.iter().map(|(_, held)| held.len()).sum(),
        participants: groups.iter().map(|(_, held)| -> u64 { people(held) }).sum(),
    }
}
