//! Markdown of a contest: notices, plan, news, and the stories of nominations.

use std::sync::Arc;

use super::fields::Fields;
use super::index::Index;
use super::placeholders;
use super::read::{is_valid_id, no_device, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::RawContent;
use crate::model::{Award, AwardId, NominationId, Notice, NoticeKind, Profile, TrackId};
use crate::source::{Sources, Span};

words! {
    NoticeKind { "publicity" => Publicity, "plan" => Plan, "news" => News }
}

/// Names under which the site puts pages of its own.
const RESERVED: &[&str] = &["index"];

/// Reads the notices of a contest, in the order of their dates.
pub(super) fn notices(
    raw: &[RawContent],
    index: &Index,
    awards: &[Award],
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Vec<Notice> {
    let mut notices: Vec<Notice> = raw.iter().filter_map(|r| notice(r, index, awards, sources, faults)).collect();
    notices.sort_by(|a, b| (a.published, &a.slug).cmp(&(b.published, &b.slug)));
    notices
}

fn notice(
    raw: &RawContent,
    index: &Index,
    awards: &[Award],
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Option<Notice> {
    slug(raw, faults);
    let mut f = Fields::open(&raw.front, faults)?;
    let kind: Option<NoticeKind> = f.need("kind");
    let title = f.line("title");
    let published = f.need("published");
    let issuers: Option<Vec<String>> = f.some("issuers");
    let draft = f.find("draft").unwrap_or(false);
    let (mut tracks, mut shown): (Option<Vec<TrackId>>, Vec<AwardId>) = (Some(Vec::new()), Vec::new());
    match kind {
        Some(NoticeKind::Publicity) => {
            tracks = f.some_of("tracks", |n, faults| index.tracks.refer(n, faults));
            shown = f.each("awards", |n, faults| {
                let id: AwardId = index.awards.refer(n, faults)?;
                listed(&id, n.span, tracks.as_deref().unwrap_or_default(), awards, faults);
                Some(id)
            });
        }
        Some(NoticeKind::Plan | NoticeKind::News) => out_of_place(&mut f),
        None => {
            let _ = (f.node("tracks"), f.node("awards"));
        }
    }
    let span = f.at("published");
    f.finish();
    let kind = kind?;
    let markdown: Arc<str> = body(raw, sources, faults)?;
    placeholders::check(&markdown, raw.body, kind, faults);
    Some(Notice {
        slug: raw.slug.clone(),
        kind,
        title: title?,
        published: published?,
        issuers: issuers?,
        tracks: tracks?,
        awards: shown,
        markdown,
        draft,
        span,
    })
}

/// The file's name becomes the page's name.
fn slug(raw: &RawContent, faults: &mut Diagnostics) {
    let slug = &raw.slug;
    let place = Span::start_of(raw.file);
    if RESERVED.contains(&slug.as_str()) {
        let message = text!("{slug}.md 与网站自己的页面同名", "{slug}.md has the name of a page of the site itself");
        let hint = text!("给文件换一个名字，如 notice-{slug}.md", "rename the file, for instance to notice-{slug}.md");
        faults.push(Diagnostic::error(Code::PageClash, place, message).hint(hint));
    } else if !is_valid_id(slug) {
        let message = text!("文件名「{slug}.md」不能成为网址", "the file name {slug}.md cannot be an address");
        let expected = text!("小写字母、数字和中间的连字符", "lower-case letters, digits and inner hyphens");
        let hint = text!(
            "用拼音或英文，如 gongshi-1.md；中文写在 title 里",
            "use pinyin or English, such as notice-1.md; Chinese belongs into title"
        );
        faults.push(Diagnostic::error(Code::BadId, place, message).expected(expected).hint(hint));
    }
    no_device(slug, place, faults);
}

/// A notice prints awards of its own tracks.
fn listed(id: &AwardId, span: Span, tracks: &[TrackId], awards: &[Award], faults: &mut Diagnostics) {
    let Some(award) = awards.iter().find(|a| a.id == *id) else { return };
    if !tracks.is_empty() && !tracks.contains(&award.track) {
        let (title, track) = (&award.title, &award.track);
        let message = text!(
            "奖项「{title}」属于赛道 {track}，这份公示没有列这个赛道",
            "award {title} belongs to track {track}, which this notice does not list"
        );
        let hint = text!("在 tracks 里加上 {track}", "add {track} to tracks");
        faults.push(Diagnostic::error(Code::NotOfThisTrack, span, message).hint(hint));
    }
}

fn out_of_place(f: &mut Fields<'_, '_>) {
    for key in ["tracks", "awards"] {
        if f.node(key).is_none() {
            continue;
        }
        let message = text!("只有 kind: publicity 才有 {key}", "{key} belongs to kind: publicity alone");
        let fault = Diagnostic::error(Code::NoticeKey, f.key(key), message);
        f.faults.push(
            fault.hint(text!("删掉 {key}，或者把 kind 改为 publicity", "delete {key}, or write kind: publicity")),
        );
    }
}

/// The stories, by nomination. A story without its nomination would have no page to stand on.
pub(super) fn profiles(
    raw: &[RawContent],
    index: &Index,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Vec<(NominationId, Profile)> {
    let mut profiles: Vec<_> = raw.iter().filter_map(|r| profile(r, index, sources, faults)).collect();
    profiles.sort_by(|a, b| a.0.cmp(&b.0));
    profiles
}

fn profile(
    raw: &RawContent,
    index: &Index,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Option<(NominationId, Profile)> {
    let slug = &raw.slug;
    belongs_to(raw, index, text!("先进事迹", "story"), faults);
    let mut f = Fields::open(&raw.front, faults)?;
    let title = f.line("title");
    f.finish();
    let markdown = body(raw, sources, faults)?;
    Some((NominationId::new(slug.as_str()), Profile { title: title?, markdown, span: raw.body }))
}

/// Prose of a nomination stands in a file of its name.
pub(super) fn belongs_to(raw: &RawContent, index: &Index, what: Text, faults: &mut Diagnostics) {
    let slug = &raw.slug;
    if index.nominations.has(slug) {
        return;
    }
    let Text { zh, en } = what;
    let message =
        text!("没有标识为「{slug}」的申报，这篇{zh}无处可放", "there is no nomination `{slug}` for this {en}");
    let fault = Diagnostic::error(Code::ProfileWithoutNomination, Span::start_of(raw.file), message).expected(text!(
        "文件名与申报标识相同：<申报标识>.md",
        "the file is named after its nomination: <nomination>.md"
    ));
    faults.push(match index.nominations.nearest(slug) {
        Some(near) => fault.hint(text!("是不是 {near}.md？", "did you mean {near}.md?")),
        None => fault,
    });
}

pub(super) fn body(raw: &RawContent, sources: &Sources, faults: &mut Diagnostics) -> Option<Arc<str>> {
    let text = sources.slice(raw.body);
    if text.trim().is_empty() {
        let message = text!("没有正文", "there is no text");
        let fault = Diagnostic::error(Code::EmptyCell, raw.body, message);
        faults.push(fault.expected(text!("第二个 --- 之后写正文", "the text after the second ---")));
        return None;
    }
    Some(Arc::from(text))
}
