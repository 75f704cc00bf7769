//! Ranked lists (名单) of a track, whole or by unit or award, at most 1,000 rows a page.

use serde::Serialize;

use super::evidence::{ListAmendedView, amended_list};
use super::head::Head;
use super::key::{ListKey, ROWS, Scope};
use super::plan::parts;
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World, format, words};
use crate::lang::{Lang, Text, text};
use crate::model::{ListOrder, RankOn, Rubric, TieBreak, TieFallback, Track, TrackKind};
use crate::order::list_order;
use crate::rank::WhyUnranked;

/// One page of a list.
#[derive(Debug, Serialize)]
pub(super) struct ListView<'w> {
    track: &'w str,
    /// 县级先进集体 · 推荐单位：南宁市
    title: String,
    /// 共111个
    count: String,
    /// Whether it is a list of persons.
    persons: bool,
    scored: bool,
    /// How the list is ordered and how ties are decided.
    order: String,
    /// What is looked at where there is no rubric.
    criteria: &'w [String],
    rubric: Option<RubricLink<'w>>,
    facets: Vec<FacetView<'w>>,
    /// The parts of a list that is longer than one page.
    parts: Vec<PartView>,
    rows: Vec<RowView<'w>>,
    out: Vec<OutView<'w>>,
    /// Releases that changed rows of it, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amended: Vec<ListAmendedView>,
}

#[derive(Debug, Serialize)]
struct RubricLink<'w> {
    title: &'w str,
    href: String,
}

#[derive(Debug, Serialize)]
struct FacetView<'w> {
    title: String,
    links: Vec<FacetLink<'w>>,
}

#[derive(Debug, Serialize)]
struct FacetLink<'w> {
    title: &'w str,
    count: usize,
    href: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct PartView {
    title: String,
    href: String,
    current: bool,
}

/// One row. Fields that repeat the name are left out.
#[derive(Debug, Serialize)]
struct RowView<'w> {
    id: &'w str,
    /// Rank, or number in the list.
    no: u64,
    shared: bool,
    name: &'w str,
    unit: Option<&'w str>,
    by: &'w str,
    total: Option<String>,
    award: Option<String>,
    note: Option<String>,
    /// 递补, 异议核查中
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<&'static str>,
}

/// A nomination that was taken out.
#[derive(Debug, Serialize)]
struct OutView<'w> {
    id: &'w str,
    name: &'w str,
    by: &'w str,
    total: Option<String>,
    why: String,
}

pub(super) fn view<'w>(world: &'w World<'_>, key: &PageKey, list: ListKey) -> (Head, Body<'w>) {
    let contest = &world.contests[list.contest];
    let track = &contest.contest.tracks[list.track];
    let (scope, all) = scope(world, contest, list);
    let title = scope.map_or_else(|| track.title.clone(), |scope| format!("{} · {scope}", track.title));
    let start = list.part * ROWS;
    let rows = all.iter().enumerate().skip(start).take(ROWS);
    let count = words::counted(all.len(), track.kind);
    let (zh, en) = (&count.zh, &count.en);
    let count = text!("共{zh}", "{en} in all").get(world.lang).to_owned();
    let rubric = contest.contest.rubric_of(track);
    let out = taken_out(contest, list);
    let ids = all.iter().chain(&out).map(|n| &contest.contest.nominations[*n].id);
    let page = ListView {
        track: &track.title,
        title: title.clone(),
        persons: track.kind == TrackKind::Individual,
        scored: rubric.is_some(),
        order: order(contest, track, world.lang),
        criteria: &track.criteria,
        rubric: rubric.map(|r| RubricLink { title: &r.title, href: format!("rubrics/{}.html", r.id) }),
        facets: facets(contest, list, world.lang),
        parts: part_links(contest, list, all.len()),
        rows: rows.map(|(i, n)| row(world, contest, i, *n)).collect(),
        out: out.iter().map(|n| self::out(world, contest, *n)).collect(),
        amended: amended_list(contest.contest, &contest.amends, ids, world.lang),
        count,
    };
    let description = format!("{}：{title}，{}", contest.contest.title, page.count);
    let mut head = Head::new(world, key, "results", &title, description);
    if list.scope != Scope::All || list.part > 0 {
        head = head.crumb(world, PageKey::List(list.with_scope(Scope::All)), &track.title);
    }
    (head, Body::List(Box::new(page)))
}

/// Those that were taken out and belong to the list: all of the track, of the unit, or of the award
/// if they had it when it was published.
fn taken_out(contest: &ContestWorld<'_>, list: ListKey) -> Vec<usize> {
    let index = &contest.tracks[list.track];
    if list.part > 0 {
        return Vec::new();
    }
    let belongs = |n: &usize| {
        let nomination = &contest.contest.nominations[*n];
        match list.scope {
            Scope::All => true,
            Scope::Unit(at) => index.by_unit[at].0.id == nomination.recommended_by,
            Scope::Award(at) => {
                let award = &contest.contest.awards[index.by_award[at].0].id;
                let result = contest.judged.results.awards.iter().find(|r| r.award == *award);
                result.is_some_and(|r| r.published.iter().any(|w| w.nomination == nomination.id))
            }
        }
    };
    index.out.iter().copied().filter(belongs).collect()
}

/// The scope in words, and its rows.
fn scope<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>, list: ListKey) -> (Option<String>, &'w [usize]) {
    let index = &contest.tracks[list.track];
    match list.scope {
        Scope::All => (None, &index.main),
        Scope::Unit(at) => {
            let (unit, rows) = &index.by_unit[at];
            let name = &unit.short_name;
            (Some(text!("{name}推荐", "recommended by {name}").get(world.lang).to_owned()), rows)
        }
        Scope::Award(at) => {
            let (award, rows) = &index.by_award[at];
            (Some(contest.contest.awards[*award].title.clone()), rows)
        }
    }
}

/// How the list is ordered, and what decides between equal totals.
fn order(contest: &ContestWorld<'_>, track: &Track, lang: Lang) -> String {
    let Text { zh, en } = list_order(track.order, track.kind);
    let printed = match contest.contest.rubric_of(track).map(|rubric| ranking(rubric, track, lang)) {
        None => Text { zh, en },
        // The order of rank is what the ranking says.
        Some(ranking) if track.order == ListOrder::BY_RANK => return ranking,
        Some(ranking) => text!("{zh}；名次{ranking}", "{en}; {ranking}"),
    };
    printed.get(lang).to_owned()
}

/// What ranks are given on, and what decides between equal totals.
fn ranking(rubric: &Rubric, track: &Track, lang: Lang) -> String {
    let on = match track.ranking.on {
        RankOn::Published => text!("按公布的总分从高到低排列", "Ranked on the published total"),
        RankOn::Exact => text!("按精确总分从高到低排列", "Ranked on the exact total"),
    };
    let criteria = rubric.criteria();
    let link = |tie: &TieBreak| match tie {
        TieBreak::Criterion(id) => criteria.iter().find(|c| c.id == *id).map_or(id.as_str(), |c| &c.title).to_owned(),
        TieBreak::Fact { criterion, fact, best } => {
            words::compared_fact(&criteria, criterion, &fact.value, *best).get(lang).to_owned()
        }
        TieBreak::Group(id) => group_title(&rubric.root, id).unwrap_or(id.as_str()).to_owned(),
    };
    let chain: Vec<_> = track.ranking.tie_breaks.iter().map(link).collect();
    let then = match track.ranking.then {
        TieFallback::Shared => text!("仍相同的名次并列", "those still equal share the rank"),
        TieFallback::Lots => {
            text!(
                "仍相同的名次并列，影响获奖时抽签决定",
                "those still equal share the rank; lots decide where it matters"
            )
        }
        TieFallback::Decision => text!(
            "仍相同的名次并列，影响获奖时由组委会集体研究决定",
            "those still equal share the rank; the committee decides where it matters"
        ),
    };
    let (on, then) = (on.get(lang), then.get(lang));
    let (zh, en) = (chain.join("、"), chain.join(", "));
    if chain.is_empty() {
        return text!("{on}；总分相同，{then}", "{on}; {then}").get(lang).to_owned();
    }
    text!("{on}；总分相同的，依次比较{zh}；{then}", "{on}, then on {en}; {then}").get(lang).to_owned()
}

pub(super) fn group_title<'a>(group: &'a crate::model::Group, id: &crate::model::GroupId) -> Option<&'a str> {
    group.items.iter().find_map(|item| match item {
        crate::model::Item::Group(g) if g.id == *id => Some(g.title.as_str()),
        crate::model::Item::Group(g) => group_title(g, id),
        crate::model::Item::Criterion(_) => None,
    })
}

fn facets<'w>(contest: &'w ContestWorld<'_>, list: ListKey, lang: Lang) -> Vec<FacetView<'w>> {
    let index = &contest.tracks[list.track];
    let link = |title, count, scope| FacetLink {
        title,
        count,
        href: list.with_scope(scope).local(contest),
        current: list.scope == scope,
    };
    let awards = index.by_award.iter().enumerate();
    let awards =
        awards.map(|(i, (a, rows))| link(contest.contest.awards[*a].title.as_str(), rows.len(), Scope::Award(i)));
    let units = index.by_unit.iter().enumerate();
    let units = units.map(|(i, (unit, rows))| link(unit.short_name.as_str(), rows.len(), Scope::Unit(i)));
    let (awards, units): (Vec<_>, Vec<_>) = (awards.collect(), units.collect());
    let titles = [(text!("奖项", "Award"), awards), (text!("推荐单位", "Recommended by"), units)];
    let filled = titles.into_iter().filter(|(_, links)| !links.is_empty());
    filled.map(|(title, links)| FacetView { title: title.get(lang).to_owned(), links }).collect()
}

/// Links to the parts of a list that is longer than a page: by rank, or by number.
fn part_links(contest: &ContestWorld<'_>, list: ListKey, rows: usize) -> Vec<PartView> {
    let count = parts(rows, ROWS);
    if count < 2 {
        return Vec::new();
    }
    let part = |part: usize| PartView {
        title: format!("{}–{}", part * ROWS + 1, rows.min((part + 1) * ROWS)),
        href: list.with_part(part).local(contest),
        current: part == list.part,
    };
    (0..count).map(part).collect()
}

fn row<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>, at: usize, n: usize) -> RowView<'w> {
    let nomination = &contest.contest.nominations[n];
    let standing = &contest.standings[n];
    let by = contest.unit_short(&nomination.recommended_by);
    let score = contest.judged.book.get(&nomination.id);
    let note = standing.place.and_then(|p| p.tie_note.as_ref());
    RowView {
        id: nomination.id.as_str(),
        no: standing.place.map_or(at as u64 + 1, |p| u64::from(p.rank)),
        shared: standing.place.is_some_and(|p| p.shared),
        name: nomination.name.value.as_str(),
        unit: contest.workplace(nomination),
        by,
        total: score.map(|s| format::published(&s.total.published)),
        award: award_titles(contest, n),
        note: note.map(|t| t.get(world.lang).to_owned()),
        marks: marks(world, contest, n),
    }
}

/// What a reader of the list should know of a row.
fn marks(world: &World<'_>, contest: &ContestWorld<'_>, n: usize) -> Vec<&'static str> {
    let word = |zh, en| if world.lang == Lang::Zh { zh } else { en };
    let open =
        contest.under_objection(&contest.contest.nominations[n].id).then(|| word("异议核查中", "objection open"));
    let moved = contest.substitution(n).map(|_| word("递补", "substitute"));
    moved.into_iter().chain(open).collect()
}

/// The tiers that a nomination won: 一等奖.
pub(crate) fn award_titles(contest: &ContestWorld<'_>, n: usize) -> Option<String> {
    let title = |(award, winner): &(usize, &crate::rank::Winner)| {
        let award = &contest.contest.awards[*award];
        award.tiers.iter().find(|t| t.id == winner.tier).map_or(award.title.clone(), |t| t.title.clone())
    };
    let titles: Vec<_> = contest.standings[n].wins.iter().map(title).collect();
    (!titles.is_empty()).then(|| titles.join("、"))
}

fn out<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>, n: usize) -> OutView<'w> {
    let nomination = &contest.contest.nominations[n];
    let score = contest.judged.book.get(&nomination.id).filter(|_| !nomination.facts.criteria.is_empty());
    OutView {
        id: nomination.id.as_str(),
        name: nomination.name.value.as_str(),
        by: contest.unit_short(&nomination.recommended_by),
        total: score.map(|s| format::published(&s.total.published)),
        why: contest.standings[n].why.map(|why| why_out(contest, n, why, world.lang)).unwrap_or_default(),
    }
}

/// Why a nomination has no rank, with the recorded reason.
pub(crate) fn why_out(contest: &ContestWorld<'_>, n: usize, why: &WhyUnranked, lang: Lang) -> String {
    let track = &contest.contest.tracks[contest.standings[n].track];
    let rubric = contest.contest.rubric_of(track);
    let event = |id: &crate::model::EventId| contest.contest.history.iter().find(|e| e.id == *id);
    let text = match why {
        WhyUnranked::NoRubric => text!("评审不计分，不排名次", "reviewed without scores, not ranked"),
        WhyUnranked::Gate(id) => {
            let gate = rubric.and_then(|r| r.gates.iter().find(|g| g.id == *id));
            let title = gate.map_or(id.as_str(), |g| &g.title);
            text!("一票否决：{title}", "disqualified by a gate: {title}")
        }
        WhyUnranked::Ineligible(id) => {
            let criterion = rubric.and_then(|r| r.criterion(id.as_str()));
            let title = criterion.map_or(id.as_str(), |c| &c.title);
            text!("缺少必需的事实：{title}", "a required fact is missing: {title}")
        }
        WhyUnranked::Withdrawn(id) | WhyUnranked::Rejected(id) | WhyUnranked::Disqualified(id) => {
            let Some(event) = event(id) else { return id.to_string() };
            let (date, reason) = (format::date(event.on, lang), &event.reason);
            match why {
                WhyUnranked::Withdrawn(_) => text!("{date}撤回：{reason}", "withdrawn on {date}: {reason}"),
                WhyUnranked::Rejected(_) => text!("{date}不予受理：{reason}", "refused on {date}: {reason}"),
                _ => text!("{date}取消资格：{reason}", "disqualified on {date}: {reason}"),
            }
        }
    };
    text.get(lang).to_owned()
}
