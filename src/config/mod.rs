//! From the command line and site.yaml to one resolved [`Config`], in two steps.
//!
//! 1. [`Job`]: what the command line asked for, every path absolute. Enough to load and check.
//! 2. [`Config`]: the job and the checked site together. Later stages see nothing else of them.

mod root;

use std::ops::Deref;
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

/// Everything a build was told, fully resolved: the job, and what the site adds to it.
#[derive(Clone, Debug)]
pub struct Config {
    job: Job,
    /// Absolute address (`--base-url`, else site.yaml).
    pub base_url: Option<String>,
    /// Minify pages.
    pub minify: bool,
    /// The theme's name.
    pub theme: String,
    /// Language of the pages, a folder of the theme's i18n/.
    pub language: String,
}

/// What the site has no say in is the job's.
impl Deref for Config {
    type Target = Job;

    fn deref(&self) -> &Job {
        &self.job
    }
}

impl Config {
    /// The job and the site together; where both speak, the command line wins.
    #[must_use]
    pub fn resolve(job: &Job, site: &Site) -> Self {
        Self {
            base_url: job.base_url.clone().or_else(|| site.base_url.clone()),
            minify: site.minify && !job.no_minify,
            theme: site.theme.clone(),
            language: site.language.0.clone(),
            job: job.clone(),
        }
    }
}
