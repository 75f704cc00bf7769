//! `feed.xml`: notices and news as an Atom feed, newest first.

use std::cmp::Reverse;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::escape;
use crate::page::World;

/// How many entries the feed holds.
const LATEST: usize = 50;

pub(super) fn atom(world: &World<'_>, base: &str) -> Vec<u8> {
    let all = world.contests.iter().flat_map(|c| c.contest.notices.iter().map(move |n| (c.contest, n)));
    let mut notices: Vec<_> = all.filter(|(_, n)| world.config.drafts || !n.draft).collect();
    notices.sort_by_key(|(_, n)| Reverse(n.published));
    let updated = notices.first().map_or_else(|| day(Date::constant(2000, 1, 1)), |(_, n)| day(n.published));
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
    for (contest, notice) in notices.into_iter().take(LATEST) {
        let address = escape(&format!("{base}/{}/notices/{}.html", contest.id, notice.slug));
        let _ = writeln!(
            out,
            "<entry><title>{}</title><id>{address}</id><link href=\"{address}\"/><updated>{}</updated>\
             <summary>{}</summary></entry>",
            escape(&notice.title),
            day(notice.published),
            escape(&contest.title),
        );
    }
    out += "</feed>\n";
    out.into_bytes()
}

/// The beginning of a day in China.
fn day(date: Date) -> String {
    format!("{date}T00:00:00+08:00")
}
