//! Files beside the pages, as bytes: tables, search rows, feed, sitemap. Somebody else writes them.
//!
//! 1. [`plan`] lists a [`FileKey`] for every file, in a fixed order,
//! 2. [`make`] makes the bytes of one.

mod feed;
mod records;
mod rows;
mod rubric;
mod rule;
mod search;
mod sitemap;
mod table;

use crate::page::{TableName, World, tables};

/// One file beside the pages. The numbers are positions in the [`World`] that planned it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKey(Key);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    /// As CSV and as JSON, in one go.
    Table(usize, TableName),
    /// What another program needs to score a contest again: its rubrics…
    Rubric(usize, usize),
    /// …and its facts.
    Records(usize),
    Search,
    Robots,
    Feed,
    /// One part, or the index over them.
    Sitemap(Option<usize>),
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// From the root of the site.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Every file beside the pages, in a fixed order. Feed, sitemap and robots.txt need addresses that
/// start with a host, so they are made only where the site has one.
#[must_use]
pub fn plan(world: &World<'_>) -> Vec<FileKey> {
    let mut keys = vec![Key::Search];
    for at in 0..world.contests.len() {
        keys.extend(tables().into_iter().map(|table| Key::Table(at, table)));
        keys.extend((0..world.contests[at].contest.rubrics.len()).map(|rubric| Key::Rubric(at, rubric)));
        keys.push(Key::Records(at));
    }
    if world.config.base_url.is_some() {
        keys.extend([Key::Robots, Key::Feed]);
        keys.extend(sitemap::parts(world).into_iter().map(Key::Sitemap));
    }
    keys.into_iter().map(FileKey).collect()
}

/// The files of one key: one, or a table in its two forms.
#[must_use]
pub fn make(world: &World<'_>, key: &FileKey) -> Vec<File> {
    let base = world.config.base_url.as_deref().unwrap_or_default().trim_end_matches('/');
    let (path, bytes) = match key.0 {
        Key::Table(at, name) => {
            let contest = &world.contests[at];
            let path = format!("{}/data/{}", contest.contest.id, name.name());
            let table = rows::of(world, contest, name);
            // All facts are in records.json too: one large file less.
            if name == TableName::Facts {
                return vec![File { path: path + ".csv", bytes: table::csv(table, world.lang) }];
            }
            let (csv, json) = table::write(table, world.lang);
            return vec![File { path: path.clone() + ".csv", bytes: csv }, File { path: path + ".json", bytes: json }];
        }
        Key::Rubric(at, rubric) => {
            let contest = world.contests[at].contest;
            let rubric = &contest.rubrics[rubric];
            let json = format!("{:#}\n", rubric::json(rubric));
            (format!("{}/data/rubrics/{}.json", contest.id, rubric.id), json.into_bytes())
        }
        Key::Records(at) => {
            let contest = world.contests[at].contest;
            (format!("{}/data/records.json", contest.id), records::json(contest))
        }
        Key::Search => ("search.js".to_owned(), search::rows(world)),
        Key::Robots => ("robots.txt".to_owned(), sitemap::robots(base)),
        Key::Feed => ("feed.xml".to_owned(), feed::atom(world, base)),
        Key::Sitemap(part) => (sitemap::path(part), sitemap::xml(world, base, part)),
    };
    vec![File { path, bytes }]
}

/// Text inside XML.
fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
