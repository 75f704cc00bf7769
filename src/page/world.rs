//! What pages are made from.

use super::head::SiteView;
use crate::config::Config;
use crate::lang::Lang;
use crate::model::{Contest, Site};
use crate::rank::Results;
use crate::score::ScoreBook;

/// What was computed for one contest.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// Scores by nomination.
    pub book: ScoreBook,
    /// Ranks, awards, quotas.
    pub results: Results,
}

/// The site and everything computed from it, with indexes for quick look-ups.
#[derive(Debug)]
pub struct World<'a> {
    /// The site.
    pub site: &'a Site,
    /// How it is built.
    pub config: &'a Config,
    /// Language of the pages.
    pub lang: Lang,
    /// What every page shows of the site.
    pub(super) chrome: SiteView,
    /// Contests in the order of the site.
    pub(super) contests: Vec<ContestWorld<'a>>,
}

/// One contest and what was computed for it.
#[derive(Debug)]
pub(super) struct ContestWorld<'a> {
    pub(super) contest: &'a Contest,
    pub(super) judged: &'a Judged,
}

impl<'a> World<'a> {
    /// Brings together the contests of `site` and what was judged, in the same order.
    #[must_use]
    pub fn new(site: &'a Site, judged: &'a [Judged], config: &'a Config) -> Self {
        let lang = if site.language.0.starts_with("zh") { Lang::Zh } else { Lang::En };
        let contests =
            site.contests.iter().zip(judged).map(|(contest, judged)| ContestWorld { contest, judged }).collect();
        Self { site, config, lang, chrome: SiteView::new(site), contests }
    }
}
