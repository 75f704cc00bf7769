//! 公示情况说明 (无异议证明): one sheet for the files of a 公示, once its outcome is published. It says
//! what was made public, when, what was raised, and leaves room for the seal and the photographs.

use serde::Serialize;

use super::follow::{self, ObjectionsView};
use super::periods_words;
use crate::lang::text;
use crate::model::NoticeKind;
use crate::notice;
use crate::page::head::Head;
use crate::page::view::Body;
use crate::page::world::ContestWorld;
use crate::page::{PageKey, World, format};

/// The sheet.
#[derive(Debug, Serialize)]
pub(in crate::page) struct StatementView<'w> {
    title: String,
    /// Title of the 公示.
    notice: &'w str,
    /// Its page, from here.
    href: String,
    /// Its absolute address, where the site has one.
    address: Option<String>,
    contest: &'w str,
    issuers: &'w [String],
    published: String,
    period: String,
    objections: Option<ObjectionsView>,
    /// Signed on the day of the outcome.
    signed: String,
    signed_iso: String,
    signers: &'w [String],
}

/// A link to a sheet.
#[derive(Debug, Serialize)]
pub(super) struct StatementLink<'w> {
    title: &'w str,
    href: String,
}

/// The position of the result that a 公示 had, if it has one that is shown.
pub(in crate::page) fn outcome(world: &World<'_>, contest: &ContestWorld<'_>, root: usize) -> Option<usize> {
    let facts = contest.contest;
    if facts.notices[root].kind != NoticeKind::Publicity || !world.shows(&facts.notices[root]) {
        return None;
    }
    let is = |m: &usize| facts.notices[*m].kind == NoticeKind::Result && world.shows(&facts.notices[*m]);
    notice::chain(facts, root).into_iter().find(is)
}

/// The sheets of the 公示 that a notice is about.
pub(super) fn links<'w>(world: &World<'_>, contest: &'w ContestWorld<'_>, n: usize) -> Vec<StatementLink<'w>> {
    if !matches!(contest.contest.notices[n].kind, NoticeKind::Publicity | NoticeKind::Result) {
        return Vec::new();
    }
    let roots = notice::roots(contest.contest, n).into_iter().filter(|root| outcome(world, contest, *root).is_some());
    let link = |root: usize| {
        let notice = &contest.contest.notices[root];
        StatementLink { title: &notice.title, href: format!("statement/{}.html", notice.slug) }
    };
    roots.map(link).collect()
}

/// The page of a sheet.
pub(in crate::page) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
    root: usize,
) -> (Head, Body<'w>) {
    let facts = contest.contest;
    let notice = &facts.notices[root];
    let outcome = outcome(world, contest, root).unwrap_or(root);
    let last = &facts.notices[outcome];
    let about = &notice.title;
    let title = text!("关于《{about}》公示情况的说明", "Statement on {about}").get(world.lang).to_owned();
    let base = world.config.base_url.as_deref().map(|base| base.trim_end_matches('/'));
    let page = StatementView {
        notice: &notice.title,
        href: format!("../{}.html", notice.slug),
        address: base.map(|base| format!("{base}/{}", PageKey::Notice(contest.at, root).path(world))),
        contest: &facts.title,
        issuers: &notice.issuers,
        published: format::date(notice.published, world.lang),
        period: periods_words(contest, &[root], last.published, world.lang),
        objections: Some(follow::objections_to(contest, root, last.published, world.lang)),
        signed: format::date(last.published, world.lang),
        signed_iso: last.published.to_string(),
        signers: &last.issuers,
        title: title.clone(),
    };
    let mut head = Head::new(world, key, "contest", &title, title.clone());
    head.tags.column = None;
    (head, Body::Statement(Box::new(page)))
}
