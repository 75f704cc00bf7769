//! Markdown of a contest: the stories of nominations, and what they share with notices.

use std::sync::Arc;

use rayon::prelude::*;

use super::fields::Fields;
use super::index::Index;
use super::read::{is_valid_id, no_device};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::RawContent;
use crate::model::{NominationId, Profile};
use crate::source::{Sources, Span};

/// Names under which the site puts pages of its own.
const RESERVED: &[&str] = &["index"];

/// The file's name becomes the page's name.
pub(super) fn slug(raw: &RawContent, faults: &mut Diagnostics) {
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

/// The stories, by nomination. A story without its nomination would have no page to stand on.
pub(super) fn profiles(
    raw: &[RawContent],
    index: &Index,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Vec<(NominationId, Profile)> {
    let read = raw.par_iter().map(|r| {
        let mut faults = Diagnostics::new();
        (profile(r, index, sources, &mut faults), faults)
    });
    let mut profiles = Vec::with_capacity(raw.len());
    for (profile, found) in read.collect::<Vec<_>>() {
        faults.extend(found);
        profiles.extend(profile);
    }
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
    let (title, brief) = (f.line("title"), f.find("brief"));
    f.finish();
    let markdown = body(raw, sources, faults)?;
    Some((NominationId::new(slug.as_str()), Profile { title: title?, brief, markdown, span: raw.body }))
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

/// The text behind the front matter; an empty one is a fault.
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
