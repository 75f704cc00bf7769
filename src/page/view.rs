//! A page before it becomes HTML or JSON.

use serde::Serialize;

use super::head::{Head, NavView, SiteView};
use super::{
    PageKey, World, choices::ChoicesView, contest::ContestView, coverage::CoverageView, data::DataView,
    event::CorrectionsView, evidence::EvidenceView, evidence::HowView, evidence::OneView, filings::FilingsView,
    home::HomeView, list::ListView, nomination::NominationView, notice::NoticeView, notice::statement::StatementView,
    profiles::ProfilesView, quotas::QuotasView, rubric::RubricView, sheet, showcases::ShowcasesView,
};

/// One page: where it stands, which template prints it, and all it says.
#[derive(Debug, Serialize)]
pub struct View<'w> {
    /// From the root of the site, with `/`: `guangxi-2023/n/nanning-c03.html`.
    #[serde(skip)]
    pub path: String,
    /// The template's file name.
    #[serde(skip)]
    pub template: &'static str,
    site: &'w SiteView,
    nav: Option<&'w NavView>,
    head: Head,
    page: Body<'w>,
    /// What the page's script recomputes a score from, as JSON that can stand in a page; no part of the twin.
    sheet: Option<String>,
}

/// The content of a page, by kind.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Body<'w> {
    Home(HomeView<'w>),
    NotFound {},
    Contest(Box<ContestView<'w>>),
    Choices(ChoicesView<'w>),
    List(Box<ListView<'w>>),
    Nomination(Box<NominationView<'w>>),
    Rubric(Box<RubricView<'w>>),
    Quotas(QuotasView<'w>),
    Coverage(Box<CoverageView<'w>>),
    Filings(FilingsView<'w>),
    Notice(Box<NoticeView<'w>>),
    Statement(Box<StatementView<'w>>),
    Profiles(ProfilesView<'w>),
    Showcases(ShowcasesView<'w>),
    Corrections(CorrectionsView<'w>),
    Verify(HowView<'w>),
    Evidence(Box<EvidenceView<'w>>),
    Release(Box<OneView<'w>>),
    Data(DataView),
}

impl<'w> View<'w> {
    pub(super) fn new(world: &'w World<'_>, key: &PageKey, head: Head, page: Body<'w>) -> Self {
        let nav = key.contest().map(|at| &world.contests[at].nav);
        let sheet = sheet::of(world, key);
        Self { path: key.path(world), template: page.template(), site: &world.chrome, nav, head, page, sheet }
    }

    /// Where the JSON twin stands; the page for wrong addresses has none.
    #[must_use]
    pub fn twin_path(&self) -> Option<String> {
        self.head.twin.as_ref()?;
        self.path.strip_suffix(".html").map(|stem| format!("{stem}.json"))
    }

    /// The JSON twin: what the page says, as data. Numbers are texts, so that `9.50` stays `9.50`.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        let kind = self.template.trim_end_matches(".html");
        let twin = Twin {
            format: "gongshi-page/1",
            kind,
            path: &self.path,
            title: &self.head.title,
            demo: self.site.is_demo(),
            page: &self.page,
        };
        let mut bytes = Vec::with_capacity(24 * 1024);
        // Texts and numbers only: writing them into memory cannot fail.
        let _ = serde_json::to_writer(&mut bytes, &twin);
        bytes.push(b'\n');
        bytes
    }

    /// Language of the page, a folder of the theme's i18n/.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.site.language
    }
}

impl Body<'_> {
    fn template(&self) -> &'static str {
        match self {
            Self::Home(_) => "home.html",
            Self::NotFound {} => "404.html",
            Self::Contest(_) => "contest.html",
            Self::Choices(_) => "choices.html",
            Self::List(_) => "list.html",
            Self::Nomination(_) => "nomination.html",
            Self::Rubric(_) => "rubric.html",
            Self::Quotas(_) => "quotas.html",
            Self::Coverage(_) => "coverage.html",
            Self::Filings(_) => "filings.html",
            Self::Notice(_) => "notice.html",
            Self::Statement(_) => "statement.html",
            Self::Profiles(_) => "profiles.html",
            Self::Showcases(_) => "showcases.html",
            Self::Corrections(_) => "corrections.html",
            Self::Verify(_) => "verify.html",
            Self::Evidence(_) => "evidence.html",
            Self::Release(_) => "release.html",
            Self::Data(_) => "data.html",
        }
    }
}

#[derive(Serialize)]
struct Twin<'a> {
    format: &'static str,
    kind: &'a str,
    path: &'a str,
    title: &'a str,
    demo: bool,
    page: &'a Body<'a>,
}
