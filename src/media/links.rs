//! What prose shows and links to.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::fault;
use crate::diag::Diagnostics;
use crate::load::{NodeKind, RawContent, RawContest, RawSite};
use crate::source::Span;

/// Wrong addresses that are told of one text.
const MOST_TOLD: usize = 100;

/// Which files prose uses, by their paths.
#[derive(Debug, Default)]
pub struct Used {
    /// By a text that is published.
    pub shown: BTreeSet<String>,
    /// By a draft.
    pub drafted: BTreeSet<String>,
}

/// Finds every picture and attachment that prose uses; what is not there is a fault.
pub fn links(site: &RawSite, faults: &mut Diagnostics) -> Used {
    let there: BTreeSet<&str> = site.media.iter().map(|m| &*m.path).collect();
    let mut used = Used::default();
    for contest in &site.contests {
        for content in contents(contest) {
            let used = if is_draft(content) { &mut used.drafted } else { &mut used.shown };
            of_text(site.sources.slice(content.body), content, &contest.folder, &there, used, faults);
        }
    }
    used
}

/// Whether a text is not published yet. A `draft` that says neither is a fault that stops everything.
fn is_draft(content: &RawContent) -> bool {
    let says = content.front.get("draft").map(|node| &node.kind);
    matches!(says, Some(NodeKind::Scalar { text, .. }) if &**text == "true")
}

fn contents(contest: &RawContest) -> impl Iterator<Item = &RawContent> {
    contest.notices.iter().chain(&contest.profiles).chain(&contest.showcases)
}

fn of_text(
    text: &str,
    content: &RawContent,
    contest: &str,
    there: &BTreeSet<&str>,
    used: &mut BTreeSet<String>,
    faults: &mut Diagnostics,
) {
    if !text.contains("![") && !text.contains("files/") && !text.contains("images/") {
        return;
    }
    let mut told = BTreeSet::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        let (dest, is_picture) = match event {
            Event::Start(Tag::Image { dest_url, .. }) => (dest_url, true),
            Event::Start(Tag::Link { dest_url, .. }) => (dest_url, false),
            _ => continue,
        };
        let offset = |at: usize| content.body.start + u32::try_from(at).unwrap_or_default();
        let span = Span { start: offset(range.start), end: offset(range.end), ..content.body };
        let path = resolve(&dest, contest);
        if let Some(path) = path.as_ref().filter(|path| there.contains(&***path)) {
            used.insert(path.clone());
            continue;
        }
        // An address is told of once a text, and hundreds of them are one mistake.
        let is_wrong = path.is_some() || is_picture;
        if is_wrong && told.len() < MOST_TOLD && told.insert(dest.to_string()) {
            faults.push(path.map_or_else(|| fault::elsewhere(&dest, span), |path| fault::nowhere(&path, span, there)));
        }
    }
}

/// The file that an address in prose of a contest means, from the root of the site: below the contest's
/// `images/` or `files/`, written from where the text lies. `None` for any other address.
#[must_use]
pub fn resolve(address: &str, contest: &str) -> Option<String> {
    let decoded = decoded(address);
    let mut path = decoded.as_str();
    while let Some(rest) = path.strip_prefix("./").or_else(|| path.strip_prefix("../")) {
        path = rest;
    }
    let below = path.strip_prefix("images/").or_else(|| path.strip_prefix("files/"))?;
    let plain = !below.is_empty() && below.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    plain.then(|| format!("content/{contest}/{path}"))
}

/// Without `%20` and its like: editors write addresses so.
fn decoded(address: &str) -> String {
    let (bytes, mut out, mut at) = (address.as_bytes(), Vec::with_capacity(address.len()), 0);
    while at < bytes.len() {
        let hex = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (bytes[at], hex(at + 1).zip(hex(at + 2))) {
            (b'%', Some((high, low))) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or_default());
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
