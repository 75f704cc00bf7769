//! The page of a nomination: what a citizen came for.

use serde::Serialize;

use super::award::part_title;
use super::breakdown::{self, Breakdown};
use super::event::{self, EventView};
use super::evidence::{AmendedView, amended};
use super::head::Head;
use super::key::{ListKey, Scope};
use super::list::{award_titles, why_out};
use super::notice::ContactView;
use super::reviews::{self, ReviewView};
use super::showcase::{self, ConditionView, ShowcaseView};
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World, chart, coverage, filings, format};
use crate::lang::{Lang, Text, text};
use crate::model::{Nomination, TrackKind};
use crate::notice;
use crate::rank::{self, WhyUnranked};

/// The page of a nomination.
#[derive(Debug, Serialize)]
pub(super) struct NominationView<'w> {
    id: &'w str,
    name: &'w str,
    kind: &'static str,
    track: &'w str,
    /// List of the track, from the contest's folder.
    list: String,
    unit: Option<&'w str>,
    recommended_by: &'w str,
    summary: Option<&'w str>,
    /// 公示中, 异议核查中, 递补…
    state: Option<event::StateView>,
    /// Withdrawn or disqualified, and why.
    out: Option<String>,
    /// What releases changed of it, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amended: Vec<AmendedView<'w>>,
    rank: Option<RankView>,
    /// Not ranked because its track is reviewed without scores.
    unscored: bool,
    criteria: &'w [String],
    award: Option<String>,
    wins: Vec<WinView<'w>>,
    /// Parts of the score that are below what an award asks for.
    short: Vec<String>,
    breakdown: Option<Breakdown<'w>>,
    declared: Option<DeclaredView>,
    fields: Vec<FieldView<'w>>,
    contributors: Vec<ContributorView<'w>>,
    showcase: Option<ShowcaseView<'w>>,
    conditions: Vec<ConditionView<'w>>,
    reviews: Vec<ReviewView<'w>>,
    opinions: Vec<OpinionView<'w>>,
    /// Newest first.
    events: Vec<EventView<'w>>,
    profile: Option<ProfileView<'w>>,
    /// Where its unit stands in other lists of the contest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    listed: Vec<ListedView>,
    objection: ObjectionView<'w>,
}

#[derive(Debug, Serialize)]
struct RankView {
    rank: u32,
    of: usize,
    shared: bool,
    note: Option<String>,
    /// How much of the list stands behind it.
    bar: i64,
}

#[derive(Debug, Serialize)]
struct WinView<'w> {
    award: &'w str,
    /// Where the award has several.
    tier: Option<&'w str>,
    clause: &'w str,
    /// The draw or decision that gave it.
    by_event: Option<&'w str>,
}

#[derive(Debug, Serialize)]
struct DeclaredView {
    total: String,
    agrees: bool,
}

#[derive(Debug, Serialize)]
struct FieldView<'w> {
    title: &'w str,
    value: &'w str,
}

#[derive(Debug, Serialize)]
struct ContributorView<'w> {
    name: &'w str,
    contribution: &'w str,
}

#[derive(Debug, Serialize)]
struct OpinionView<'w> {
    by: &'w str,
    agree: bool,
    on: String,
}

#[derive(Debug, Serialize)]
struct ProfileView<'w> {
    title: &'w str,
    markdown: &'w str,
}

/// A row about the unit of a nomination: its filings, what it holds.
#[derive(Debug, Serialize)]
struct ListedView {
    title: String,
    href: String,
}

/// How to object.
#[derive(Debug, Serialize)]
struct ObjectionView<'w> {
    notices: Vec<NoticeLink<'w>>,
    contacts: Vec<ContactView<'w>>,
}

#[derive(Debug, Serialize)]
struct NoticeLink<'w> {
    title: &'w str,
    href: String,
    period: String,
}

pub(super) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
    n: usize,
) -> (Head, Body<'w>) {
    let nomination = &contest.contest.nominations[n];
    let standing = &contest.standings[n];
    let track = &contest.contest.tracks[standing.track];
    let unit = contest.unit_name(&nomination.unit);
    let name = nomination.name.value.as_str();
    // A nomination that was never scored (rejected before the review) has no sheet to show.
    let score = contest.trace(n).filter(|_| !nomination.facts.criteria.is_empty());
    let list = ListKey { contest: contest.at, track: standing.track, scope: Scope::All, part: 0 };
    let page = NominationView {
        id: nomination.id.as_str(),
        name,
        kind: kind(track.kind),
        track: &track.title,
        list: list.local(contest),
        unit: (unit != name).then_some(unit),
        recommended_by: contest.unit_name(&nomination.recommended_by),
        summary: nomination.summary.as_deref(),
        state: event::state(world, contest, n),
        out: out(contest, n, world.lang),
        amended: amended(contest.contest, &contest.amends, &nomination.id, world.lang),
        rank: rank(contest, n, world.lang),
        unscored: track.rubric.is_none(),
        criteria: &track.criteria,
        award: award_titles(contest, n),
        wins: wins(contest, n),
        short: short(contest, n, world.lang),
        breakdown: score.and_then(|t| breakdown::view(world, contest, nomination, t)),
        declared: declared(contest, nomination),
        fields: nomination.fields.iter().map(|f| FieldView { title: &f.title, value: &f.value }).collect(),
        contributors: contributors(nomination),
        showcase: showcase::view(contest, n, world.lang),
        reviews: reviews::views(world, contest, n),
        conditions: showcase::conditions(&track.conditions, nomination, world.lang),
        opinions: opinions(nomination, world.lang),
        events: events(contest, nomination, world.lang),
        profile: nomination.profile.as_ref().map(|p| ProfileView { title: &p.title, markdown: &p.markdown }),
        listed: listed(contest, nomination, world.lang),
        objection: objection(world, contest, nomination),
    };
    let description = format!("{}：{}，{name}", contest.contest.title, track.title);
    let head = Head::new(world, key, "results", name, description);
    (head.crumb(world, PageKey::List(list), &track.title), Body::Nomination(Box::new(page)))
}

const fn kind(kind: TrackKind) -> &'static str {
    match kind {
        TrackKind::Collective => "collective",
        TrackKind::Individual => "individual",
        TrackKind::Showcase => "showcase",
    }
}

fn out(contest: &ContestWorld<'_>, n: usize, lang: Lang) -> Option<String> {
    let why = contest.standings[n].why.filter(|why| **why != WhyUnranked::NoRubric)?;
    Some(why_out(contest, n, why, lang))
}

fn rank(contest: &ContestWorld<'_>, n: usize, lang: Lang) -> Option<RankView> {
    let standing = &contest.standings[n];
    let place = standing.place?;
    let of = contest.tracks[standing.track].main.len();
    let behind = (of + 1).saturating_sub(usize::try_from(place.rank).unwrap_or(of));
    Some(RankView {
        rank: place.rank,
        of,
        shared: place.shared,
        note: place.tie_note.as_ref().map(|t| t.get(lang).to_owned()),
        bar: chart::share(behind, of),
    })
}

fn wins<'w>(contest: &'w ContestWorld<'_>, n: usize) -> Vec<WinView<'w>> {
    let view = |(award, winner): &(usize, &'w crate::rank::Winner)| {
        let award = &contest.contest.awards[*award];
        let tier = award.tiers.iter().find(|t| t.id == winner.tier);
        WinView {
            award: &award.title,
            tier: tier.filter(|_| award.tiers.len() > 1).map(|t| t.title.as_str()),
            clause: &award.clause,
            by_event: winner.by_event.as_ref().map(crate::model::EventId::as_str),
        }
    };
    contest.standings[n].wins.iter().map(view).collect()
}

/// What keeps it from an award although it is ranked.
fn short(contest: &ContestWorld<'_>, n: usize, lang: Lang) -> Vec<String> {
    let nomination = &contest.contest.nominations[n];
    let (Some(_), Some(score)) = (contest.standings[n].place, contest.judged.book.get(&nomination.id)) else {
        return Vec::new();
    };
    let awards = contest.contest.awards.iter().filter(|a| a.track == nomination.track);
    let line = |award| {
        let (asked, points) = rank::unmet(contest.contest, award, score)?;
        let (title, least) = (part_title(contest, award, &asked.part), &asked.at_least);
        let (points, award) = (points.map_or_else(|| "—".to_owned(), |p| format::exact(&p)), &award.title);
        let text = text!(
            "{title} {points} 分，低于「{award}」要求的 {least} 分，不参加这个奖项的评选",
            "{title}: {points} points, below the {least} that {award} asks for"
        );
        Some(text.get(lang).to_owned())
    };
    awards.filter_map(line).collect()
}

fn declared(contest: &ContestWorld<'_>, nomination: &Nomination) -> Option<DeclaredView> {
    let total = &nomination.declared.total.as_ref()?.value;
    let score = contest.judged.book.get(&nomination.id)?;
    let computed = crate::number::Number::parse(&format::published(&score.total.published)).ok()?;
    Some(DeclaredView { total: total.to_string(), agrees: computed.value() == total.value() })
}

/// What happened to it, newest first.
fn events<'w>(contest: &ContestWorld<'w>, nomination: &Nomination, lang: Lang) -> Vec<EventView<'w>> {
    let events = contest.events_of(nomination).iter().rev();
    events.map(|e| EventView::new(contest, e, Some(&nomination.id), lang)).collect()
}

fn contributors(nomination: &Nomination) -> Vec<ContributorView<'_>> {
    nomination.contributors.iter().map(|c| ContributorView { name: &c.name, contribution: &c.contribution }).collect()
}

fn opinions(nomination: &Nomination, lang: Lang) -> Vec<OpinionView<'_>> {
    let view = |o: &crate::model::Opinion| (o.agree, format::date(o.on, lang));
    nomination
        .opinions
        .iter()
        .map(|o| (o, view(o)))
        .map(|(o, (agree, on))| OpinionView { by: &o.by, agree, on })
        .collect()
}

fn listed(contest: &ContestWorld<'_>, nomination: &Nomination, lang: Lang) -> Vec<ListedView> {
    let rows = [
        (text!("报送情况", "Filings"), filings::row_of(contest, &nomination.unit)),
        (text!("竞赛覆盖率", "Coverage"), coverage::row_of(contest, &nomination.unit)),
    ];
    let view =
        |(title, href): (Text, Option<String>)| Some(ListedView { title: title.get(lang).to_owned(), href: href? });
    rows.into_iter().filter_map(view).collect()
}

fn objection<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>, nomination: &Nomination) -> ObjectionView<'w> {
    let publicity = &contest.contest.publicity;
    let notices = contest.contest.notices.iter().enumerate();
    let lists = notices.filter(|(_, n)| notice::opens(n) && world.shows(n) && n.tracks.contains(&nomination.track));
    let link = |(at, notice): (usize, &'w crate::model::Notice)| NoticeLink {
        title: &notice.title,
        href: format!("notices/{}.html", notice.slug),
        period: super::notice::period_words(contest, at, world.lang),
    };
    ObjectionView { notices: lists.map(link).collect(), contacts: ContactView::all(publicity, world.lang) }
}
