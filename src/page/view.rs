//! A page before it becomes HTML or JSON.

use serde::Serialize;

use super::head::{Head, SiteView};
use super::home::HomeView;

/// One page: where it stands, which template prints it, and all it says.
#[derive(Debug, Serialize)]
pub struct View<'w> {
    /// From the root of the site, with `/`: `guangxi-2023/n/nanning-c03.html`.
    #[serde(skip)]
    pub path: String,
    /// The template's file name.
    #[serde(skip)]
    pub template: &'static str,
    pub(super) site: &'w SiteView,
    pub(super) head: Head,
    pub(super) page: Body<'w>,
}

/// The content of a page, by kind.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Body<'w> {
    /// The home page.
    Home(HomeView<'w>),
}

impl View<'_> {
    /// Where the JSON twin stands.
    #[must_use]
    pub fn twin_path(&self) -> Option<String> {
        self.head.twin.as_ref()?;
        self.path.strip_suffix(".html").map(|stem| format!("{stem}.json"))
    }

    /// The JSON twin: what the page says, as data. Numbers are texts, so that `9.50` stays `9.50`.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        let twin = Twin { format: "gongshi-page/1", kind: self.template.trim_end_matches(".html"), page: &self.page };
        let mut bytes = serde_json::to_vec(&twin).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Language of the page, a folder of the theme's i18n/.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.site.language
    }
}

#[derive(Serialize)]
struct Twin<'a> {
    format: &'static str,
    kind: &'a str,
    page: &'a Body<'a>,
}
