//! The site: all contests, and what they share.

use super::Contest;

/// What is built.
#[derive(Clone, Debug)]
pub struct Site {
    /// Title of the whole site.
    pub title: String,
    /// Who publishes it.
    pub organiser: String,
    /// Language of the pages.
    pub language: Language,
    /// One paragraph for the home page.
    pub summary: String,
    /// Every page says 演示数据.
    pub demo: bool,
    /// Extra `<meta>` tags for government sites (SiteName, SiteIDCode…), in order.
    pub meta: Vec<(String, String)>,
    /// The theme's name: a folder of themes/, or `default`, which the program carries.
    pub theme: String,
    /// Absolute address of the site, for canonical links, sitemap and feed only.
    pub base_url: Option<String>,
    /// Whether pages are minified.
    pub minify: bool,
    /// data/strokes.yaml: places of characters that the table of strokes does not have.
    pub strokes: Vec<StrokesEntry>,
    /// Contests in the order of site.yaml.
    pub contests: Vec<Contest>,
}

/// Language of the pages: a folder of i18n/ in the theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language(pub String);

/// An entry of data/strokes.yaml: where a character stands in the order of strokes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrokesEntry {
    /// The character.
    pub character: char,
    /// The one right behind which it stands.
    pub after: char,
    /// Who says so (依据).
    pub source: String,
}
