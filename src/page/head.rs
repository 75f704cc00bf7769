//! What every page carries around its own content: titles, crumbs, navigation, the site's name.

use serde::Serialize;

use super::world::ContestWorld;
use super::{PageKey, World, format};
use crate::lang::{Lang, text};
use crate::model::{ContestKind, Site};

/// What every page shows of the site.
#[derive(Debug, Serialize)]
pub(super) struct SiteView {
    title: String,
    organiser: String,
    pub(super) language: String,
    demo: bool,
    /// Extra meta tags of government sites, by name.
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

    pub(super) const fn is_demo(&self) -> bool {
        self.demo
    }
}

/// What every page of a contest shows of it.
#[derive(Debug, Default, Serialize)]
pub(super) struct NavView {
    /// Short title.
    title: String,
    /// Its folder, from the root of the site.
    id: String,
    /// Main pages, from the contest's folder.
    links: Vec<Link>,
    /// 数据截至: the latest day up to which facts were counted.
    updated: Option<String>,
    /// Whether it shows what differs from the latest release.
    draft: bool,
}

/// A link with its words.
#[derive(Debug, Serialize)]
pub(super) struct Link {
    /// What it leads to, for marking the current one.
    pub(super) id: &'static str,
    /// Shown.
    pub(super) title: String,
    /// From the contest's folder (in crumbs: from the root).
    pub(super) href: String,
}

impl NavView {
    pub(super) fn new(world: &ContestWorld<'_>, lang: Lang) -> Self {
        let contest = world.contest;
        let link = |id, title: crate::lang::Text, href: &str| Link {
            id,
            title: title.get(lang).to_owned(),
            href: href.to_owned(),
        };
        let (overview, results) = match contest.kind {
            ContestKind::Contest => (text!("竞赛概况", "Overview"), text!("名单结果", "Results")),
            ContestKind::Gallery => (text!("展示概况", "Overview"), text!("成果名单", "List")),
        };
        let mut links = vec![link("contest", overview, "index.html")];
        links.push(link("results", results, "index.html#results_"));
        if let [rubric] = contest.rubrics.as_slice() {
            links.push(link("rubric", text!("评分细则", "Rubric"), &format!("rubrics/{}.html", rubric.id)));
        } else if !contest.rubrics.is_empty() {
            links.push(link("rubric", text!("评分细则", "Rubrics"), "index.html#rubrics_"));
        }
        if world.has_quotas() {
            links.push(link("quotas", text!("名额", "Quotas"), "quotas.html"));
        }
        if contest.coverage.is_some() {
            links.push(link("coverage", text!("覆盖率", "Coverage"), "coverage.html"));
        }
        if !super::filings::due(world).is_empty() {
            links.push(link("filings", text!("报送", "Filings"), "filings.html"));
        }
        if !contest.choices.is_empty() {
            links.push(link("choices", text!("口径说明", "Readings"), "choices.html"));
        }
        if !world.gallery.all.is_empty() {
            links.push(link("showcases", text!("成果展示", "Innovations"), "showcases/index.html"));
        }
        if !world.profiles.is_empty() {
            links.push(link("profiles", text!("先进事迹", "Profiles"), "profiles/index.html"));
        }
        if !contest.history.is_empty() {
            links.push(link("corrections", text!("更正变更", "Changes"), "corrections.html"));
        }
        if !contest.releases.is_empty() {
            links.push(link("evidence", text!("存证核验", "Evidence"), "evidence.html"));
        }
        links.push(link("data", text!("数据", "Data"), "data/index.html"));
        Self {
            title: contest.short_title.clone(),
            id: contest.id.to_string(),
            links,
            updated: world.updated.map(|d| format::date(d, lang)),
            draft: world.judged.drifted,
        }
    }
}

/// What a page says about itself.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    /// Which main page it belongs to ([`Link::id`]).
    pub(super) section: &'static str,
    /// In the browser's tab: most special first.
    pub(super) title: String,
    /// One sentence for search engines and shared links.
    pub(super) description: String,
    /// From this page to the root of the site: ``, `../`, `../../`…
    pub(super) root: String,
    /// From this page to its contest's folder.
    pub(super) base: String,
    /// The way from the home page to here, without the page itself; from the root.
    pub(super) crumbs: Vec<Link>,
    /// Absolute address of this page, where the site has one.
    pub(super) canonical: Option<String>,
    /// The page's JSON twin, beside it.
    pub(super) twin: Option<String>,
    /// For government page tags.
    pub(super) tags: Tags,
}

/// Government page tags (政府网站发展指引, 国办发〔2017〕47号): of a column, or of an article.
#[derive(Debug, Default, Serialize)]
pub(super) struct Tags {
    /// `ColumnName`, and `ColumnType` with it.
    pub(super) column: Option<String>,
    /// `ArticleTitle`
    pub(super) article: Option<String>,
    /// `PubDate`: the day that the record states, never the clock's.
    pub(super) published: Option<String>,
    /// `ContentSource`
    pub(super) source: Option<String>,
}

impl Head {
    /// The head of a page, with the crumbs that lead to its contest.
    pub(super) fn new(
        world: &World<'_>,
        key: &PageKey,
        section: &'static str,
        title: &str,
        description: String,
    ) -> Self {
        let path = key.path(world);
        let depth = path.matches('/').count();
        let name = path.rsplit('/').next().and_then(|name| name.strip_suffix(".html"));
        let base = world.config.base_url.as_deref().map(|base| base.trim_end_matches('/'));
        let contest = key.contest().map(|at| &world.contests[at]);
        let mut crumbs = Vec::new();
        if *key != PageKey::Home {
            crumbs.push(Link { id: "home", title: world.site.title.clone(), href: "index.html".to_owned() });
        }
        let mut full = title.to_owned();
        if let Some(contest) = contest.filter(|_| !matches!(key, PageKey::Contest(_))) {
            let short = &contest.contest.short_title;
            let href = format!("{}/index.html", contest.contest.id);
            crumbs.push(Link { id: "contest", title: short.clone(), href });
            full = format!("{title} - {short}");
        }
        Self {
            section,
            title: full,
            description,
            root: "../".repeat(depth),
            base: "../".repeat(depth.saturating_sub(1)),
            crumbs,
            canonical: base.map(|base| format!("{base}/{path}")),
            twin: name.map(|n| format!("{n}.json")),
            tags: Tags { column: Some(title.to_owned()), ..Tags::default() },
        }
    }

    /// Adds a step to the way here.
    pub(super) fn crumb(mut self, world: &World<'_>, key: PageKey, title: &str) -> Self {
        self.crumbs.push(Link { id: "", title: title.to_owned(), href: key.path(world) });
        self
    }
}
