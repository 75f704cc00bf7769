//! The site: all contests, and what they share.

use jiff::civil::Date;

use super::{Ban, Contest};

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
    /// The name of the log over releases, where site.yaml gives it one.
    pub log_origin: Option<String>,
    /// Whether pages are minified.
    pub minify: bool,
    /// data/bans.yaml: who may not file any more.
    pub bans: Vec<Ban>,
    /// data/calendar.yaml: days that the built-in table of working days does not have, or has otherwise.
    pub calendar: DaysOff,
    /// data/strokes.yaml: places of characters that the table of strokes does not have.
    pub strokes: Vec<StrokesEntry>,
    /// Contests in the order of site.yaml.
    pub contests: Vec<Contest>,
}

/// Language of the pages: a folder of i18n/ in the theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language(pub String);

/// data/calendar.yaml: days off and make-up working days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaysOff {
    /// Days that are not worked (放假), weekends among them or not.
    pub off: Vec<Date>,
    /// Days that are worked though they would not be (调休上班).
    pub work: Vec<Date>,
    /// Years for which the file is the whole truth: beyond the built-in table, a day of any other
    /// year stays unknown.
    pub covers: Vec<i16>,
}

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
