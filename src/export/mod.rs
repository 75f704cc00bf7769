//! Files beside the pages, as bytes: downloads, search rows, feed, sitemap. Somebody else writes them.

mod records;
mod rubric;
mod rule;

use crate::model::Contest;
use crate::page::World;

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// From the root of the site.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Every file beside the pages, in a fixed order.
#[must_use]
pub fn files(world: &World<'_>) -> Vec<File> {
    let robots = world.config.base_url.as_ref().map(|base| File {
        path: "robots.txt".to_owned(),
        bytes: format!("User-agent: *\nAllow: /\nSitemap: {}/sitemap.xml\n", base.trim_end_matches('/')).into_bytes(),
    });
    robots.into_iter().chain(world.site.contests.iter().flat_map(contest)).collect()
}

/// What another program needs to score a contest again: its rubrics and its facts, as data.
fn contest(contest: &Contest) -> Vec<File> {
    let data = format!("{}/data", contest.id);
    let rubrics = contest.rubrics.iter().map(|r| File {
        path: format!("{data}/rubrics/{}.json", r.id),
        bytes: format!("{:#}\n", rubric::json(r)).into_bytes(),
    });
    let records = File { path: format!("{data}/records.json"), bytes: records::json(contest) };
    rubrics.chain([records]).collect()
}
