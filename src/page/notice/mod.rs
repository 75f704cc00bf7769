//! Notices (公示、更正、结果、表彰…): prose from content/, lists, counts and dates from the data.
//!
//! `fill` puts words into the prose where placeholders stand, and marks where blocks stand; the
//! blocks are `list`, `contact`, `prizes`, `corrected`, `follow`; the template prints them there.

mod contact;
mod corrected;
mod fill;
mod follow;
mod list;
mod plain;
mod prizes;
pub(super) mod statement;

use jiff::civil::Date;
use serde::Serialize;

use self::corrected::CorrectionRow;
use self::follow::{ObjectionsView, Step};
use self::list::ListView;
use self::prizes::PrizeRow;
use self::statement::StatementLink;
use super::evidence::{RewordedView, SealView, reworded, seal};
use super::head::Head;
use super::status;
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World, format, words};
use crate::calendar::Period;
use crate::lang::{Lang, text};
use crate::model::{Holds, Notice, NoticeKind, Placeholder};
use crate::notice;

pub(super) use contact::ContactView;
pub(crate) use plain::plain;

/// The page of a notice.
#[derive(Debug, Serialize)]
pub(super) struct NoticeView<'w> {
    kind: &'static str,
    kind_text: String,
    title: &'w str,
    /// 发文字号
    number: Option<&'w str>,
    /// 主送机关
    to: Option<&'w str>,
    draft: bool,
    /// 成文日期
    published: String,
    published_iso: String,
    issuers: &'w [String],
    /// Documents that it rests on.
    basis: &'w [String],
    /// Markdown in which `\u{E000}list\u{E000}` and its kin stand for blocks.
    markdown: String,
    lists: Vec<ListView<'w>>,
    period: Option<PeriodView>,
    contacts: Vec<ContactView<'w>>,
    prizes: Vec<PrizeRow<'w>>,
    corrections: Vec<CorrectionRow>,
    objections: Option<ObjectionsView>,
    attachments: Vec<AttachmentView<'w>>,
    /// Whether the prose itself says where the attachments are named.
    attachments_placed: bool,
    /// 公示 → 更正 → 异议处理 → 结果 → 表彰; empty where it stands alone.
    chain: Vec<Step<'w>>,
    /// Corrections of this notice.
    corrected_by: Vec<Step<'w>>,
    /// 公示情况说明 for the files, from here; only once the outcome is published.
    statements: Vec<StatementLink<'w>>,
    /// 公示中, 已结束: only where the day is known.
    state: Option<StateView>,
    /// The fingerprint of the first release that holds it with this text, for the foot of the paper.
    seal: Option<SealView>,
    /// Releases that changed its text, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reworded: Vec<RewordedView<'w>>,
}

#[derive(Debug, Serialize)]
struct PeriodView {
    text: String,
    /// Of the last day, for a countdown: 2023-10-20T23:59.
    until: Option<String>,
    /// Days of the period that do not count, and why.
    skipped: Vec<String>,
}

#[derive(Debug, Serialize)]
struct AttachmentView<'w> {
    /// Its number; one alone has none (GB/T 9704—2012 7.3.4).
    no: Option<usize>,
    title: &'w str,
    /// The list that it holds.
    list: Option<&'w str>,
}

#[derive(Debug, Serialize)]
struct StateView {
    /// `open`, `closed` or `waiting`.
    kind: &'static str,
    text: String,
}

pub(super) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
    n: usize,
) -> (Head, Body<'w>) {
    let notice = &contest.contest.notices[n];
    let lists = list::lists(contest, n, world.lang);
    let shown = |m: &usize| world.shows(&contest.contest.notices[*m]);
    let steps = |of: Vec<usize>| of.into_iter().filter(shown).map(|m| follow::step(world, contest, m, n)).collect();
    let mut chain: Vec<Step<'_>> = steps(notice::chain(contest.contest, n));
    if chain.len() < 2 {
        chain.clear();
    }
    let page = NoticeView {
        kind: words::notice_word(notice.kind),
        kind_text: words::notice_kind(notice.kind).get(world.lang).to_owned(),
        title: &notice.title,
        number: notice.number.as_ref().map(|n| n.value.as_str()),
        to: notice.to.as_deref(),
        draft: notice.draft,
        published: format::date(notice.published, world.lang),
        published_iso: notice.published.to_string(),
        issuers: &notice.issuers,
        basis: basis(contest, notice),
        markdown: fill::expand(world, contest, n, &lists),
        period: notice::opens(notice).then(|| period(world, contest, n)),
        contacts: ContactView::all(&contest.contest.publicity, world.lang),
        prizes: prizes::rows(contest, n, world.lang),
        corrections: corrected::corrections(contest, n, world.lang),
        objections: follow::objections(contest, n, world.lang),
        attachments: attachments(notice),
        attachments_placed: notice.prose.placeholders().any(|p| p == Placeholder::Attachments),
        chain,
        corrected_by: steps(notice::corrected_by(contest.contest, n)),
        statements: statement::links(world, contest, n),
        state: state(world, contest, n),
        seal: seal(world, contest.contest, notice),
        reworded: reworded(contest.contest, &notice.slug, world.lang),
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

/// What a notice rests on: its own documents, or those of the contest.
fn basis<'w>(contest: &'w ContestWorld<'_>, notice: &'w Notice) -> &'w [String] {
    if notice.basis.is_empty() { &contest.contest.basis } else { &notice.basis }
}

fn attachments(notice: &Notice) -> Vec<AttachmentView<'_>> {
    let many = notice.attachments.len() > 1;
    let all = notice.attachments.iter().enumerate();
    all.map(|(at, attachment)| AttachmentView {
        no: many.then_some(at + 1),
        title: &attachment.title,
        list: match &attachment.holds {
            Holds::List(track) => Some(track.as_str()),
            Holds::Elsewhere => None,
        },
    })
    .collect()
}

fn period(world: &World<'_>, contest: &ContestWorld<'_>, n: usize) -> PeriodView {
    let period = contest.periods[n].as_ref();
    let days = period.into_iter().flat_map(Period::skipped);
    let skipped = days.map(|(day, why)| format!("{}（{}）", format::date(day, world.lang), why.get(world.lang)));
    PeriodView { text: period_words(contest, n, world.lang), until: period.map(until), skipped: skipped.collect() }
}

/// The last moment of a period: 2023-10-20T17:00.
fn until(period: &Period) -> String {
    let time = period.until.map_or_else(|| "23:59".to_owned(), |t| format!("{:02}:{:02}", t.hour(), t.minute()));
    format!("{}T{time}", period.last)
}

/// The periods of some 公示 as they counted on a day, and those that corrections began anew: each told once.
pub(super) fn periods_words(contest: &ContestWorld<'_>, roots: &[usize], day: Date, lang: Lang) -> String {
    let all = |of: &[usize]| {
        let mut said: Vec<String> = Vec::new();
        for words in of.iter().map(|n| period_words(contest, *n, lang)) {
            if !said.contains(&words) {
                said.push(words);
            }
        }
        said.join("、")
    };
    let counts = roots.iter().map(|root| notice::effective(contest.contest, *root, day));
    let anew: Vec<usize> =
        counts.zip(roots).filter(|(counts, root)| counts != *root).map(|(counts, _)| counts).collect();
    let (first, again) = (all(roots), all(&anew));
    if again.is_empty() {
        return first;
    }
    text!("{first}；更正后重新公示{again}", "{first}; again after a correction: {again}").only(lang)
}

/// The period that a notice opens, in words.
pub(super) fn period_words(contest: &ContestWorld<'_>, n: usize, lang: Lang) -> String {
    let own = contest.contest.notices[n].period.over(&contest.contest.publicity);
    words::period(contest.periods[n].as_ref(), &own, lang)
}

/// Whether objections are taken on the day that the site was built for. A 公示 whose correction
/// lets the period start again is as open as the correction.
fn state(world: &World<'_>, contest: &ContestWorld<'_>, n: usize) -> Option<StateView> {
    let now = world.config.now?;
    let notice = &contest.contest.notices[n];
    if !notice::opens(notice) {
        return None;
    }
    let last = if notice.kind == NoticeKind::Publicity { notice::effective(contest.contest, n, now.date()) } else { n };
    let period = contest.periods[last].as_ref()?;
    let (kind, words) = if status::is_open(period, now) {
        ("open", text!("公示中", "Open for objections"))
    } else if now.date() < period.start {
        ("waiting", text!("尚未开始", "Not yet open"))
    } else {
        ("closed", text!("公示期已结束", "Closed"))
    };
    Some(StateView { kind, text: words.get(world.lang).to_owned() })
}
