//! The lists of a notice: winners where it names awards, else all that stand.

use serde::Serialize;

use crate::lang::{Lang, text};
use crate::model::{Contributor, Notice, Track, TrackKind};
use crate::notice::{Roll, Row};
use crate::order::list_order;
use crate::page::event::words as event_words;
use crate::page::world::ContestWorld;
use crate::page::{format, words};

/// A list.
#[derive(Debug, Serialize)]
pub(super) struct ListView<'w> {
    /// The id of the track or award that it is a list of.
    pub(super) key: &'w str,
    /// Whether it is printed where all lists are.
    main: bool,
    pub(super) title: String,
    pub(super) count: String,
    /// What {{数量}} says: `39个先进集体`, or by tier `一等奖1个、二等奖2个`.
    #[serde(skip)]
    pub(super) amount: String,
    pub(super) order: String,
    /// Whether rows have a unit of their own.
    units: bool,
    /// Whether rows are innovation results: with their kind and contributors, and the tier in a column of its own.
    results: bool,
    pub(super) rows: Vec<RowView<'w>>,
}

/// A row of a list.
#[derive(Debug, Serialize)]
pub(super) struct RowView<'w> {
    pub(super) no: usize,
    id: &'w str,
    pub(super) name: &'w str,
    pub(super) unit: Option<&'w str>,
    post: Option<&'w str>,
    pub(super) by: &'w str,
    pub(super) tier: Option<&'w str>,
    /// What took it out after the notice was published.
    gone: Option<String>,
    /// 方法创新 · 小发明
    kind: Option<String>,
    /// 主要完成人, in order.
    pub(super) people: Option<String>,
}

impl ListView<'_> {
    /// Whether it is printed where all lists are.
    pub(super) const fn is_main(&self) -> bool {
        self.main
    }
}

/// The lists of all tracks, and those of single awards that placeholders ask for.
pub(super) fn lists<'w>(contest: &'w ContestWorld<'_>, n: usize, lang: Lang) -> Vec<ListView<'w>> {
    let (facts, notice, rolls) = (contest.contest, &contest.contest.notices[n], &contest.judged.rolls[n]);
    let mut lists: Vec<_> = rolls.iter().map(|roll| list(contest, notice, roll, &roll.awards, lang)).collect();
    for placeholder in notice.prose.placeholders() {
        let Some(id) = placeholder.of().filter(|id| !lists.iter().any(|l| l.key == *id)) else { continue };
        let Some(award) = facts.awards.iter().position(|a| a.id.as_str() == id) else { continue };
        let Some(roll) = rolls.iter().find(|r| r.awards.contains(&award)) else { continue };
        let only = list(contest, notice, roll, &[award], lang);
        lists.push(ListView { key: facts.awards[award].id.as_str(), main: false, ..only });
    }
    lists
}

/// The list of one track, or of some of its awards.
fn list<'w>(contest: &'w ContestWorld<'_>, notice: &Notice, roll: &Roll, awards: &[usize], lang: Lang) -> ListView<'w> {
    let facts = contest.contest;
    let track: &'w Track = &facts.tracks[roll.track];
    let order = notice.order.unwrap_or(track.order);
    let wanted = |row: &&Row| awards.is_empty() || row.won.is_some_and(|(award, _)| awards.contains(&award));
    let tier = |(award, tier): (usize, usize)| facts.awards[award].tiers.get(tier).map(|t| t.title.as_str());
    let rows: Vec<(usize, Option<&'w str>)> =
        roll.rows.iter().filter(wanted).map(|row| (row.nomination, row.won.and_then(tier))).collect();
    let count = words::counted(rows.len(), track.kind).get(lang).to_owned();
    let titles = tier_titles(contest, awards);
    // 先进集体, or 一等奖、二等奖, or the track itself.
    let title = if titles.is_empty() { track.title.clone() } else { titles.join("、") };
    let won: Vec<&str> = rows.iter().filter_map(|(_, tier)| *tier).collect();
    let amount = by_tier(&titles, &won, track.kind, lang).unwrap_or_else(|| format!("{count}{title}"));
    // A column of one and the same word says nothing.
    let tiers: usize = awards.iter().map(|a| contest.contest.awards[*a].tiers.len()).sum();
    let rows =
        rows.into_iter().enumerate().map(|(no, (n, tier))| row(contest, (no + 1, n), tier.filter(|_| tiers > 1), lang));
    let rows: Vec<_> = rows.collect();
    let order = list_order(order, track.kind).get(lang).to_owned();
    ListView {
        key: track.id.as_str(),
        main: true,
        title,
        count,
        amount,
        order,
        units: rows.iter().any(|r| r.unit.is_some()),
        results: track.showcase.is_some(),
        rows,
    }
}

/// The titles of the tiers of some awards, each once.
fn tier_titles<'w>(contest: &'w ContestWorld<'_>, awards: &[usize]) -> Vec<&'w str> {
    let tiers = awards.iter().flat_map(|a| &contest.contest.awards[*a].tiers).map(|t| t.title.as_str());
    let mut titles: Vec<&str> = Vec::new();
    for title in tiers {
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}

/// `一等奖1个、二等奖2个`: how often each tier was won, without those that stayed vacant. None
/// where there are no tiers to tell apart, or nobody won.
fn by_tier(titles: &[&str], won: &[&str], kind: TrackKind, lang: Lang) -> Option<String> {
    if titles.len() < 2 || won.is_empty() {
        return None;
    }
    let tiers = titles.iter().map(|title| (title, won.iter().filter(|w| *w == title).count()));
    let parts = tiers.filter(|(_, n)| *n > 0).map(|(title, n)| match lang {
        Lang::Zh => format!("{title}{}", words::counted(n, kind).get(lang)),
        Lang::En => format!("{title} {}", words::counted(n, kind).get(lang)),
    });
    Some(parts.collect::<Vec<_>>().join("、"))
}

fn row<'w>(contest: &'w ContestWorld<'_>, (no, n): (usize, usize), tier: Option<&'w str>, lang: Lang) -> RowView<'w> {
    let nomination = &contest.contest.nominations[n];
    let unit = contest.unit_name(&nomination.unit);
    let name = nomination.name.value.as_str();
    RowView {
        no,
        id: nomination.id.as_str(),
        name,
        unit: (unit != name).then_some(unit),
        post: nomination.fields.iter().find(|f| f.title == "职务").map(|f| f.value.as_str()).filter(|v| *v != "无"),
        by: contest.unit_short(&nomination.recommended_by),
        tier,
        gone: contest.contest.taken_out(&nomination.id).map(|event| {
            let (on, what) = (format::date(event.on, lang), event_words::what(contest.contest, event, lang));
            text!("{on}{what}", "{what} on {on}").get(lang).to_owned()
        }),
        kind: kind(contest, n),
        people: track_has_results(contest, n).then(|| people(&nomination.contributors)),
    }
}

fn track_has_results(contest: &ContestWorld<'_>, n: usize) -> bool {
    contest.contest.tracks[contest.standings[n].track].showcase.is_some()
}

/// 方法创新 · 小发明
fn kind(contest: &ContestWorld<'_>, n: usize) -> Option<String> {
    let showcase = contest.contest.nominations[n].showcase.as_deref()?;
    let rules = contest.contest.tracks[contest.standings[n].track].showcase.as_ref()?;
    Some(format!("{} · {}", rules.types.get(showcase.kind)?.title, showcase.scope.title()))
}

fn people(contributors: &[Contributor]) -> String {
    contributors.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tier_has_its_own_count() {
        let say = |titles: &[&str], won: &[&str]| by_tier(titles, won, TrackKind::Collective, Lang::Zh);
        assert_eq!(say(&["一等奖", "二等奖"], &["一等奖", "二等奖"]).as_deref(), Some("一等奖1个、二等奖1个"));
        assert_eq!(say(&["特等奖", "一等奖"], &["一等奖", "一等奖"]).as_deref(), Some("一等奖2个"));
        assert_eq!(say(&["先进集体"], &["先进集体"]), None, "one tier: 1个先进集体");
    }
}
