//! Command-line flags and site.yaml become one resolved [`Config`]; later stages see nothing else of them.

use std::path::PathBuf;

use jiff::civil::DateTime;

use crate::lang::Lang;

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
