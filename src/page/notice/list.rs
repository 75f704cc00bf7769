//! The lists of a notice: winners where it names awards, else all that stand.

use serde::Serialize;

use crate::lang::{Lang, text};
use crate::model::{Contributor, EventKind, Nomination, Notice, Track, TrackKind};
use crate::notice::{self, Printed, Roll, Row};
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
    /// What {{等次}} says: `一、二、三等奖和鼓励奖`.
    #[serde(skip)]
    pub(super) tiers: String,
    /// What {{数量}} says: `39个先进集体`, or by tier `一等奖1个、二等奖2个`.
    #[serde(skip)]
    pub(super) amount: String,
    pub(super) order: String,
    /// Whether rows have a unit of their own.
    units: bool,
    /// What its rows are: `person`, `collective` or `result`.
    kind: &'static str,
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
    pub(super) post: Option<&'w str>,
    pub(super) by: &'w str,
    pub(super) tier: Option<&'w str>,
    /// What took it out after the notice was published.
    gone: Option<String>,
    /// What was corrected in this row after the notice was published.
    corrected: Vec<String>,
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
    let (facts, notice, rolls) = (contest.contest, &contest.contest.notices[n], &contest.judged.printed[n].rolls);
    let mut lists: Vec<_> = rolls.iter().map(|roll| list(contest, n, roll, &roll.awards, lang)).collect();
    for placeholder in notice.prose.placeholders() {
        let Some(id) = placeholder.of().filter(|id| !lists.iter().any(|l| l.key == *id)) else { continue };
        let Some(award) = facts.awards.iter().position(|a| a.id.as_str() == id) else { continue };
        let Some(roll) = rolls.iter().find(|r| r.awards.contains(&award)) else { continue };
        let only = list(contest, n, roll, &[award], lang);
        lists.push(ListView { key: facts.awards[award].id.as_str(), main: false, ..only });
    }
    lists
}

/// The list of one track, or of some of its awards.
fn list<'w>(contest: &'w ContestWorld<'_>, at: usize, roll: &Roll, awards: &[usize], lang: Lang) -> ListView<'w> {
    let facts = contest.contest;
    let notice = &facts.notices[at];
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
    let own: Vec<&str> = titles.iter().copied().filter(|t| won.contains(t)).collect();
    let own = if own.is_empty() { title.clone() } else { together(&own, lang) };
    // A column of one and the same word says nothing.
    let tiers: usize = awards.iter().map(|a| contest.contest.awards[*a].tiers.len()).sum();
    let rows = rows.into_iter().enumerate().map(|(no, (n, tier))| RowView {
        no: no + 1,
        tier: tier.filter(|_| tiers > 1),
        ..row(contest, &contest.judged.printed[at], notice, n, lang)
    });
    let rows: Vec<_> = rows.collect();
    let order = list_order(order, track.kind).get(lang).to_owned();
    ListView {
        key: track.id.as_str(),
        main: true,
        title,
        count,
        tiers: own,
        amount,
        order,
        units: rows.iter().any(|r| r.unit.is_some()),
        kind: words::track_word(track.kind),
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

/// A row as it read on the day of the notice, with what happened to it since.
fn row<'w>(contest: &'w ContestWorld<'_>, printed: &'w Printed, notice: &Notice, n: usize, lang: Lang) -> RowView<'w> {
    let nomination = printed.record(contest.contest, n);
    RowView {
        no: 0,
        id: nomination.id.as_str(),
        name: nomination.name.value.as_str(),
        unit: contest.workplace(nomination),
        post: nomination.field("职务"),
        by: contest.unit_short(&nomination.recommended_by),
        tier: None,
        gone: contest.contest.taken_out(&nomination.id).map(|event| {
            let (on, what) = (format::date(event.on, lang), event_words::what(contest.contest, event, lang));
            text!("{on}{what}", "{what} on {on}").get(lang).to_owned()
        }),
        corrected: corrected(contest, notice, n, lang),
        kind: kind(contest, nomination),
        people: track_has_results(contest, n).then(|| people(&nomination.contributors)),
    }
}

/// `2025年9月29日更正：主要完成人 示例徐→示例许`: corrections of a row since the notice.
fn corrected(contest: &ContestWorld<'_>, notice: &Notice, n: usize, lang: Lang) -> Vec<String> {
    let id = &contest.contest.nominations[n].id;
    let later = contest.events_of(&contest.contest.nominations[n]).iter().filter(|e| e.on > notice.published);
    let mut lines = Vec::new();
    for event in later {
        let EventKind::Correction { changes, .. } = &event.kind else { continue };
        for change in changes.iter().filter(|c| notice::shows(&c.field)) {
            let on = format::date(event.on, lang);
            let field = event_words::field(contest.contest, id, &change.field).get(lang).to_owned();
            let said = |text| event_words::value(contest, &change.field, text);
            let (from, to) = (said(&change.from), said(&change.to));
            let line = text!("{on}更正：{field} {from}→{to}", "corrected on {on}: {field} {from} → {to}");
            lines.push(line.get(lang).to_owned());
        }
    }
    lines
}

/// `一、二、三等奖和鼓励奖`
fn together(titles: &[&str], lang: Lang) -> String {
    if lang == Lang::En {
        return titles.join(", ");
    }
    let number = |t: &str| t.strip_suffix("等奖").filter(|n| "一二三四五六".contains(n)).map(str::to_owned);
    let numbers: Vec<String> = titles.iter().filter_map(|t| number(t)).collect();
    let mut parts: Vec<String> = Vec::new();
    for title in titles {
        match number(title) {
            Some(first) if numbers.first() == Some(&first) => parts.push(format!("{}等奖", numbers.join("、"))),
            Some(_) => {}
            None => parts.push((*title).to_owned()),
        }
    }
    match parts.as_slice() {
        [all @ .., last] if !all.is_empty() => format!("{}和{last}", all.join("、")),
        _ => parts.concat(),
    }
}

fn track_has_results(contest: &ContestWorld<'_>, n: usize) -> bool {
    contest.contest.tracks[contest.standings[n].track].showcase.is_some()
}

/// 方法创新 · 小发明
fn kind(contest: &ContestWorld<'_>, nomination: &Nomination) -> Option<String> {
    let showcase = nomination.showcase.as_deref()?;
    let rules = contest.contest.track(nomination.track.as_str())?.showcase.as_ref()?;
    Some(format!("{} · {}", rules.types.get(showcase.kind)?.title, showcase.scope.title()))
}

fn people(contributors: &[Contributor]) -> String {
    contributors.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_are_named_together() {
        let say = |titles: &[&str]| together(titles, Lang::Zh);
        assert_eq!(say(&["一等奖", "二等奖", "三等奖", "鼓励奖"]), "一、二、三等奖和鼓励奖");
        assert_eq!(say(&["一等奖"]), "一等奖");
        assert_eq!(say(&["特等奖", "一等奖"]), "特等奖和一等奖");
        assert_eq!(say(&["先进集体"]), "先进集体");
    }

    #[test]
    fn each_tier_has_its_own_count() {
        let say = |titles: &[&str], won: &[&str]| by_tier(titles, won, TrackKind::Collective, Lang::Zh);
        assert_eq!(say(&["一等奖", "二等奖"], &["一等奖", "二等奖"]).as_deref(), Some("一等奖1个、二等奖1个"));
        assert_eq!(say(&["特等奖", "一等奖"], &["一等奖", "一等奖"]).as_deref(), Some("一等奖2个"));
        assert_eq!(say(&["先进集体"], &["先进集体"]), None, "one tier: 1个先进集体");
    }
}
