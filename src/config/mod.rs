//! From the command line and site.yaml to one resolved [`Config`], in two steps.
//!
//! 1. [`Job`]: what the command line asked for, every path absolute. Enough to load and check.
//! 2. [`Config`]: the job and the checked site together. Later stages see nothing else of them.

mod root;

use std::path::PathBuf;

use jiff::civil::DateTime;

use crate::lang::Lang;
use crate::model::Site;

pub use root::{NoRoot, find_root};

/// What the command line asked for.
#[derive(Clone, Debug)]
pub struct Job {
    /// The site's root, absolute: the folder of site.yaml.
    pub root: PathBuf,
    /// Where the site goes, absolute (`-o`, else `public/` in the root).
    pub output: PathBuf,
    /// Replace a folder that gongshi did not make.
    pub force: bool,
    /// `--base-url`: goes before site.yaml's.
    pub base_url: Option<String>,
    /// `--now`: the day the site is built for.
    pub now: Option<DateTime>,
    /// Show drafts, marked as such.
    pub drafts: bool,
    /// `--no-minify`: goes before site.yaml.
    pub no_minify: bool,
    /// Language of the program's messages.
    pub lang: Lang,
}

/// Everything a build was told, fully resolved.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's root: the folder of site.yaml.
    pub root: PathBuf,
    /// Where the site is published (`-o`, else `public/` in the root).
    pub output: PathBuf,
    /// Replace a folder that gongshi did not make.
    pub force: bool,
    /// Absolute address (`--base-url`, else site.yaml).
    pub base_url: Option<String>,
    /// The day the site is built for (`--now`). Without it no page says what depends on the day.
    pub now: Option<DateTime>,
    /// Show drafts, marked as such.
    pub drafts: bool,
    /// Minify pages.
    pub minify: bool,
    /// The theme's name.
    pub theme: String,
    /// Language of the program's messages.
    pub lang: Lang,
}

impl Config {
    /// The job and the site together; where both speak, the command line wins.
    #[must_use]
    pub fn resolve(job: &Job, site: &Site) -> Self {
        Self {
            root: job.root.clone(),
            output: job.output.clone(),
            force: job.force,
            base_url: job.base_url.clone().or_else(|| site.base_url.clone()),
            now: job.now,
            drafts: job.drafts,
            minify: site.minify && !job.no_minify,
            theme: site.theme.clone(),
            lang: job.lang,
        }
    }
}
