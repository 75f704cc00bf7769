//! Notices (公示、方案、动态): prose from content/, lists, counts and dates from the data.

use serde::Serialize;

use super::head::Head;
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World, format, words};
use crate::lang::{Lang, text};
use crate::model::{Contact, Notice, NoticeKind, Publicity, Track, TrackKind};
use crate::order::list_order;

/// Stands for a block in the Markdown, between the two marks; `render/` puts the block there.
/// A private-use character, which `check/` keeps out of records.
const BLOCK: &str = "\u{E000}";

/// The page of a notice.
#[derive(Debug, Serialize)]
pub(super) struct NoticeView<'w> {
    kind: &'static str,
    kind_text: String,
    title: &'w str,
    draft: bool,
    /// 成文日期
    published: String,
    published_iso: String,
    issuers: &'w [String],
    /// Markdown in which `\u{E000}list\u{E000}` stands for the lists and `contact` for the contacts.
    markdown: String,
    lists: Vec<ListView<'w>>,
    period: Option<PeriodView>,
    contacts: Vec<ContactView<'w>>,
}

#[derive(Debug, Serialize)]
struct ListView<'w> {
    title: String,
    count: String,
    /// What {{数量}} says: `39个先进集体`, or by tier `一等奖1个、二等奖2个`.
    #[serde(skip)]
    amount: String,
    order: String,
    /// Whether rows have a unit of their own.
    units: bool,
    rows: Vec<RowView<'w>>,
}

#[derive(Debug, Serialize)]
struct RowView<'w> {
    no: usize,
    id: &'w str,
    name: &'w str,
    unit: Option<&'w str>,
    post: Option<&'w str>,
    by: &'w str,
    tier: Option<&'w str>,
}

#[derive(Debug, Serialize)]
struct PeriodView {
    text: String,
    /// Of the last day, for a countdown: 2023-10-20T23:59.
    until: Option<String>,
    /// Days of the period that do not count, and why.
    skipped: Vec<String>,
}

/// Where objections go.
#[derive(Debug, Serialize)]
pub(super) struct ContactView<'w> {
    role: String,
    office: &'w str,
    phone: Option<&'w str>,
    email: Option<&'w str>,
    address: Option<&'w str>,
    postcode: Option<&'w str>,
}

impl<'w> ContactView<'w> {
    /// The office that takes objections, and the second channel.
    pub(super) fn all(publicity: &'w Publicity, lang: Lang) -> Vec<Self> {
        let first = (text!("受理部门", "Objections to"), &publicity.contact);
        let second = publicity.oversight.as_ref().map(|c| (text!("监督部门", "Oversight"), c));
        let view = |(role, c): (crate::lang::Text, &'w Contact)| Self {
            role: role.get(lang).to_owned(),
            office: &c.office,
            phone: c.phone.as_deref(),
            email: c.email.as_deref(),
            address: c.address.as_deref(),
            postcode: c.postcode.as_deref(),
        };
        std::iter::once(first).chain(second).map(view).collect()
    }
}

pub(super) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
    n: usize,
) -> (Head, Body<'w>) {
    let notice = &contest.contest.notices[n];
    let lists = lists(world, contest, notice);
    let page = NoticeView {
        kind: match notice.kind {
            NoticeKind::Publicity => "publicity",
            NoticeKind::Plan => "plan",
            NoticeKind::News => "news",
        },
        kind_text: words::notice_kind(notice.kind).get(world.lang).to_owned(),
        title: &notice.title,
        draft: notice.draft,
        published: format::date(notice.published, world.lang),
        published_iso: notice.published.to_string(),
        issuers: &notice.issuers,
        markdown: expand(world, contest, n, &lists),
        period: (notice.kind == NoticeKind::Publicity).then(|| period(world, contest, n)),
        contacts: ContactView::all(&contest.contest.publicity, world.lang),
        lists,
    };
    let description = format!("{}：{}", contest.contest.title, notice.title);
    let mut head = Head::new(world, key, "contest", &notice.title, description);
    head.tags.column = None;
    head.tags.article = Some(notice.title.clone());
    head.tags.published = Some(notice.published.to_string());
    head.tags.source = Some(notice.issuers.join("、"));
    (head, Body::Notice(Box::new(page)))
}

/// Replaces the placeholders: words by words, lists and contacts by marks.
fn expand(world: &World<'_>, contest: &ContestWorld<'_>, n: usize, lists: &[ListView<'_>]) -> String {
    let notice = &contest.contest.notices[n];
    let counts: Vec<_> = lists.iter().map(|l| l.amount.as_str()).collect();
    let mut out = String::with_capacity(notice.markdown.len());
    let mut rest = &*notice.markdown;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else { break };
        out.push_str(before);
        match name.trim() {
            "名单" => out.extend(["\n\n", BLOCK, "list", BLOCK, "\n\n"]),
            "联系方式" => out.extend(["\n\n", BLOCK, "contact", BLOCK, "\n\n"]),
            "数量" => out.push_str(&literal(&counts.join("、"))),
            "公示期" => {
                let period = contest.periods[n].as_ref();
                out.push_str(&literal(&words::period(period, &contest.contest.publicity, world.lang)));
            }
            "竞赛" => out.push_str(&literal(&contest.contest.title)),
            "发布日期" => out.push_str(&literal(&format::date(notice.published, world.lang))),
            // `check/` refuses unknown names; one that slips through is shown as it was typed.
            other => out.push_str(&literal(&format!("{{{{{other}}}}}"))),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Words as Markdown that means just these words.
fn literal(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn lists<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>, notice: &'w Notice) -> Vec<ListView<'w>> {
    let tracks = notice.tracks.iter();
    let at = |id: &crate::model::TrackId| contest.contest.tracks.iter().position(|t| t.id == *id);
    tracks.filter_map(at).map(|track| list(world, contest, notice, track)).collect()
}

/// The list of one track: its winners where the notice names awards of it, else all that stand.
fn list<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>, notice: &Notice, at: usize) -> ListView<'w> {
    let track: &'w Track = &contest.contest.tracks[at];
    let awards: Vec<usize> = contest
        .contest
        .awards
        .iter()
        .enumerate()
        .filter(|(_, a)| a.track == track.id && notice.awards.contains(&a.id))
        .map(|(at, _)| at)
        .collect();
    let won = |n: usize| contest.standings[n].wins.iter().find(|(a, _)| awards.contains(a));
    let mut rows: Vec<(usize, Option<&'w str>)> = Vec::new();
    for n in contest.tracks[at].main.iter().copied() {
        match won(n) {
            Some((award, winner)) => {
                let tiers = &contest.contest.awards[*award].tiers;
                rows.push((n, tiers.iter().find(|t| t.id == winner.tier).map(|t| t.title.as_str())));
            }
            None if awards.is_empty() => rows.push((n, None)),
            None => {}
        }
    }
    let count = words::counted(rows.len(), track.kind).get(world.lang).to_owned();
    let titles = tier_titles(contest, &awards);
    // 先进集体, or 一等奖、二等奖, or the track itself.
    let title = if titles.is_empty() { track.title.clone() } else { titles.join("、") };
    let won: Vec<&str> = rows.iter().filter_map(|(_, tier)| *tier).collect();
    let amount = by_tier(&titles, &won, track.kind, world.lang).unwrap_or_else(|| format!("{count}{title}"));
    // A column of one and the same word says nothing.
    let tiers: usize = awards.iter().map(|a| contest.contest.awards[*a].tiers.len()).sum();
    let rows = rows.into_iter().enumerate().map(|(no, (n, tier))| row(contest, no + 1, n, tier.filter(|_| tiers > 1)));
    let rows: Vec<_> = rows.collect();
    let order = list_order(track.order, track.kind).get(world.lang).to_owned();
    ListView { title, count, amount, order, units: rows.iter().any(|r| r.unit.is_some()), rows }
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

fn row<'w>(contest: &'w ContestWorld<'_>, no: usize, n: usize, tier: Option<&'w str>) -> RowView<'w> {
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
    }
}

fn period(world: &World<'_>, contest: &ContestWorld<'_>, n: usize) -> PeriodView {
    let period = contest.periods[n].as_ref();
    let until = period.map(|p| {
        let time = p.until.map_or_else(|| "23:59".to_owned(), |t| format!("{:02}:{:02}", t.hour(), t.minute()));
        format!("{}T{time}", p.last)
    });
    let days = period.map(|p| p.days.as_slice()).unwrap_or_default();
    let skipped = days.iter().filter(|d| d.number.is_none()).filter_map(|d| {
        let kind = d.kind.as_ref()?.words();
        Some(format!("{}（{}）", format::date(d.date, world.lang), kind.get(world.lang)))
    });
    PeriodView {
        text: words::period(period, &contest.contest.publicity, world.lang),
        until,
        skipped: skipped.collect(),
    }
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
