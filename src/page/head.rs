//! What every page carries around its own content: titles, crumbs, the site's name.

use serde::Serialize;

use super::World;
use crate::model::Site;

/// What every page shows of the site.
#[derive(Debug, Serialize)]
pub(super) struct SiteView {
    title: String,
    organiser: String,
    pub(super) language: String,
    demo: bool,
    meta: Vec<(String, String)>,
}

impl SiteView {
    pub(super) fn new(site: &Site) -> Self {
        Self {
            title: site.title.clone(),
            organiser: site.organiser.clone(),
            language: site.language.0.clone(),
            demo: site.demo,
            meta: site.meta.clone(),
        }
    }
}

/// What a page says about itself.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    /// In the browser's tab: most special first.
    pub(super) title: String,
    /// One sentence for search engines and shared links.
    pub(super) description: String,
    /// From this page to the root of the site: ``, `../`, `../../`…
    pub(super) root: String,
    /// The way from the home page to here, without the page itself.
    pub(super) crumbs: Vec<Crumb>,
    /// Absolute address of this page, where the site has one.
    pub(super) canonical: Option<String>,
    /// The page's JSON twin, beside it.
    pub(super) twin: Option<String>,
}

/// A link on the way here.
#[derive(Debug, Serialize)]
pub(super) struct Crumb {
    /// Shown.
    pub(super) title: String,
    /// From the root of the site.
    pub(super) href: String,
}

impl Head {
    /// The head of the page at `path`.
    pub(super) fn new(world: &World<'_>, path: &str, title: String, description: String) -> Self {
        let twin = path.rsplit('/').next().and_then(|name| name.strip_suffix(".html")).map(|n| format!("{n}.json"));
        Self {
            title,
            description,
            root: "../".repeat(path.matches('/').count()),
            crumbs: Vec::new(),
            canonical: world.config.base_url.as_ref().map(|base| format!("{}/{path}", base.trim_end_matches('/'))),
            twin,
        }
    }
}
