//! `feed.xml`: notices, news, corrections and changes of who is listed, as an Atom feed, newest first; releases too.

use std::cmp::Reverse;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::escape;
use crate::lang::text;
use crate::page::{ContestWorld, World, changed, release_event};

/// How many entries the feed holds.
const LATEST: usize = 50;

pub(super) fn atom(world: &World<'_>, base: &str) -> Vec<u8> {
    let mut entries: Vec<Entry> = world.contests.iter().flat_map(|c| entries(world, c, base)).collect();
    entries.sort_by_key(|entry| Reverse(entry.day));
    let updated = entries.first().map_or_else(|| day(Date::constant(2000, 1, 1)), |entry| day(entry.day));
    let site = world.site;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<id>{base}/</id>\n<link href=\"{base}/\"/>\n<link rel=\"self\" href=\"{base}/feed.xml\"/>\n\
         <updated>{updated}</updated>\n<author><name>{}</name></author>\n",
        escape(&site.language.0),
        escape(&site.title),
        escape(&site.organiser),
        base = escape(base),
    );
    for entry in entries.into_iter().take(LATEST) {
        let address = escape(&entry.address);
        let _ = writeln!(
            out,
            "<entry><title>{}</title><id>{address}</id><link href=\"{address}\"/><updated>{}</updated>\
             <summary>{}</summary></entry>",
            escape(&entry.title),
            day(entry.day),
            escape(entry.summary),
        );
    }
    out += "</feed>\n";
    out.into_bytes()
}

/// One entry.
struct Entry<'a> {
    day: Date,
    title: String,
    /// Absolute; also its id.
    address: String,
    summary: &'a str,
}

/// The notices of a contest, and what changed of what had been published.
fn entries<'a>(world: &World<'_>, of: &ContestWorld<'a>, base: &str) -> Vec<Entry<'a>> {
    let contest = of.contest;
    let notices = contest.notices.iter().filter(|n| world.config.drafts || !n.draft).map(|notice| Entry {
        day: notice.published,
        title: notice.title.clone(),
        address: format!("{base}/{}/notices/{}.html", contest.id, notice.slug),
        summary: &contest.title,
    });
    let events = contest.history.iter().filter_map(|event| {
        let title = changed(contest, event, world.lang)?;
        let address = format!("{base}/{}/corrections.html#{}", contest.id, event.id);
        Some(Entry { day: event.on, title, address, summary: &event.reason })
    });
    let releases = contest.releases.iter().map(|release| {
        let (id, event) = (release.id(), release_event(release.event));
        let (zh, en) = (event.zh, event.en);
        let title = text!("发布版本 {id}：{zh}", "Release {id}: {en}").get(world.lang).to_owned();
        let address = format!("{base}/{}/releases/{id}.html", contest.id);
        Entry { day: release.on, title, address, summary: release.reason.as_deref().unwrap_or(&contest.title) }
    });
    notices.chain(events).chain(releases).collect()
}

/// The beginning of a day in China.
fn day(date: Date) -> String {
    format!("{date}T00:00:00+08:00")
}
