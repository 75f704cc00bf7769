//! Files beside the pages, as bytes: tables, search rows, feed, sitemap. Somebody else writes them.
//!
//! 1. [`plan`] lists a [`FileKey`] for every file, in a fixed order,
//! 2. [`make`] makes the bytes of one, piece by piece: the longest are many megabytes.

mod coverage;
mod feed;
mod filings;
mod pieces;
pub(crate) mod records;
mod rows;
mod rubric;
mod rule;
mod search;
mod sitemap;
pub mod sql;
mod table;
pub mod workbook;

use crate::page::{TableName, World, has_workbook, tables};
use pieces::whole;

pub(crate) use rows::facts_of;
pub(crate) use table::{Put, line};

pub use pieces::Pieces;
pub use rubric::json as rubric_json;

/// One file beside the pages. The numbers are positions in the [`World`] that planned it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKey(Key);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Csv(usize, TableName),
    Json(usize, TableName),
    /// What another program needs to score a contest again: its rubrics…
    Rubric(usize, usize),
    /// The same as a script, for pages that are opened from a folder…
    RubricScript(usize, usize),
    /// …and its facts.
    Records(usize),
    /// What an accountant opens: live formulas over the facts.
    Workbook(usize),
    Search,
    Robots,
    Feed,
    /// One part, or the index over them.
    Sitemap(Option<usize>),
}

/// One file.
pub struct File<'a> {
    /// From the root of the site.
    pub path: String,
    /// Its content.
    pub pieces: Pieces<'a>,
}

/// Every file beside the pages, in a fixed order. Feed, sitemap and robots.txt need addresses that
/// start with a host, so they are made only where the site has one.
#[must_use]
pub fn plan(world: &World<'_>) -> Vec<FileKey> {
    let mut keys = vec![Key::Search];
    for at in 0..world.contests.len() {
        let tables = tables(world.contests[at].contest);
        // All facts are in records.json too: one large file less.
        let json = tables.iter().filter(|t| **t != TableName::Facts).map(|table| Key::Json(at, *table));
        keys.extend(tables.iter().map(|table| Key::Csv(at, *table)).chain(json));
        keys.extend(
            (0..world.contests[at].contest.rubrics.len())
                .flat_map(|rubric| [Key::Rubric(at, rubric), Key::RubricScript(at, rubric)]),
        );
        keys.push(Key::Records(at));
        if has_workbook(&world.contests[at]) {
            keys.push(Key::Workbook(at));
        }
    }
    if world.config.base_url.is_some() {
        keys.extend([Key::Robots, Key::Feed]);
        keys.extend(sitemap::parts(world).into_iter().map(Key::Sitemap));
    }
    keys.into_iter().map(FileKey).collect()
}

/// The file of a key.
#[must_use]
pub fn make<'a>(world: &'a World<'_>, key: &FileKey) -> File<'a> {
    let base = world.config.base_url.as_deref().unwrap_or_default().trim_end_matches('/');
    let data = |at: usize, name: &str| format!("{}/data/{name}", world.contests[at].contest.id);
    let table = |at: usize, name| rows::of(world, &world.contests[at], name);
    let (path, pieces) = match key.0 {
        Key::Csv(at, name) => (data(at, name.name()) + ".csv", table::csv(table(at, name), world.lang)),
        Key::Json(at, name) => (data(at, name.name()) + ".json", table::json(table(at, name))),
        Key::Rubric(at, rubric) => {
            let rubric = &world.contests[at].contest.rubrics[rubric];
            let json = format!("{:#}\n", rubric::json(rubric));
            (data(at, &format!("rubrics/{}.json", rubric.id)), whole(json.into_bytes()))
        }
        Key::RubricScript(at, rubric) => {
            let contest = &world.contests[at].contest;
            let rubric = &contest.rubrics[rubric];
            let script = format!("gongshiRubric({});\n", rubric::json(rubric));
            (format!("{}/rubrics/{}.js", contest.id, rubric.id), whole(script.into_bytes()))
        }
        Key::Records(at) => (data(at, "records.json"), records::json(&world.contests[at])),
        Key::Workbook(at) => (data(at, "workbook.xlsx"), whole(workbook::xlsx(world, &world.contests[at], None))),
        Key::Search => ("search.js".to_owned(), whole(search::rows(world))),
        Key::Robots => ("robots.txt".to_owned(), whole(sitemap::robots(base))),
        Key::Feed => ("feed.xml".to_owned(), whole(feed::atom(world, base))),
        Key::Sitemap(part) => (sitemap::path(part), whole(sitemap::xml(world, base, part))),
    };
    File { path, pieces }
}

/// Text inside XML.
fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
