//! Which pages there are, and where they stand.

use super::World;
use super::event::corrections_file;
use super::filings;
use super::world::ContestWorld;

/// Most rows of a list on one page: longer ones take old phones too long.
pub(super) const ROWS: usize = 1000;

/// Most profiles on one page of the gallery.
pub(super) const PROFILES: usize = 200;

/// Most results on one page of the gallery.
pub(super) const GALLERY: usize = 120;

/// Most events on one page.
pub(super) const EVENTS: usize = 300;

/// One page. The numbers are positions in the [`World`] that planned it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKey {
    /// `index.html`
    Home,
    /// `404.html`
    NotFound,
    /// `<contest>/index.html`
    Contest(usize),
    /// `<contest>/choices.html`: how ambiguous clauses were read.
    Choices(usize),
    /// `<contest>/results/<track>.html` and its facets.
    List(ListKey),
    /// `<contest>/n/<nomination>.html`
    Nomination(usize, usize),
    /// `<contest>/rubrics/<rubric>.html`
    Rubric(usize, usize),
    /// `<contest>/quotas.html`
    Quotas(usize),
    /// `<contest>/coverage.html`, the pages of its categories and their further parts.
    Coverage(usize, CoverageKey),
    /// `<contest>/filings.html` and its further parts.
    Filings(usize, usize),
    /// `<contest>/notices/<slug>.html`
    Notice(usize, usize),
    /// `<contest>/notices/statement/<slug>.html`: 公示情况说明, for the files.
    Statement(usize, usize),
    /// `<contest>/profiles/index.html` and its further parts.
    Profiles(usize, usize),
    /// `<contest>/showcases/index.html`, its facets and further parts.
    Showcases(GalleryKey),
    /// `<contest>/corrections.html` and its further parts: what happened.
    Corrections(usize, usize),
    /// `verify.html`: how to check.
    Verify,
    /// `<contest>/evidence.html`: all releases.
    Evidence(usize),
    /// `<contest>/releases/r0001.html`
    Release(usize, usize),
    /// `<contest>/data/index.html`
    Data(usize),
}

/// One part of the list of units that held contests, or did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoverageKey {
    /// The category: position among the shares; all units without one.
    pub(super) row: Option<usize>,
    /// From 0; every part but the last has [`ROWS`] rows.
    pub(super) part: usize,
}

/// One part of a list of one track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListKey {
    pub(super) contest: usize,
    pub(super) track: usize,
    pub(super) scope: Scope,
    /// From 0; every part but the last has [`ROWS`] rows.
    pub(super) part: usize,
}

/// One part of the gallery of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GalleryKey {
    pub(super) contest: usize,
    /// Position among the gallery's facets; `None` for all results.
    pub(super) facet: Option<usize>,
    /// From 0; every part but the last has [`GALLERY`] cards.
    pub(super) part: usize,
}

/// Which nominations of a track a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All of them.
    All,
    /// Those of one recommending unit: position in the track's facet.
    Unit(usize),
    /// Those that won one award: position in the track's facet.
    Award(usize),
}

impl PageKey {
    /// From the root of the site, with `/`.
    #[must_use]
    pub fn path(&self, world: &World<'_>) -> String {
        match self.contest() {
            None if *self == Self::NotFound => "404.html".to_owned(),
            None if *self == Self::Verify => "verify.html".to_owned(),
            None => "index.html".to_owned(),
            Some(at) => {
                let contest = &world.contests[at];
                format!("{}/{}", contest.contest.id, self.local(contest))
            }
        }
    }

    pub(super) fn contest(&self) -> Option<usize> {
        match self {
            Self::Home | Self::NotFound | Self::Verify => None,
            Self::List(key) => Some(key.contest),
            Self::Showcases(key) => Some(key.contest),
            Self::Contest(c)
            | Self::Choices(c)
            | Self::Nomination(c, _)
            | Self::Rubric(c, _)
            | Self::Quotas(c)
            | Self::Coverage(c, _)
            | Self::Filings(c, _)
            | Self::Notice(c, _)
            | Self::Statement(c, _)
            | Self::Profiles(c, _)
            | Self::Corrections(c, _)
            | Self::Evidence(c)
            | Self::Release(c, _)
            | Self::Data(c) => Some(*c),
        }
    }

    /// From the contest's folder.
    fn local(&self, contest: &ContestWorld<'_>) -> String {
        match self {
            Self::Home | Self::NotFound | Self::Verify | Self::Contest(_) => "index.html".to_owned(),
            Self::Choices(_) => "choices.html".to_owned(),
            Self::List(key) => key.local(contest),
            Self::Nomination(_, n) => format!("n/{}.html", contest.contest.nominations[*n].id),
            Self::Rubric(_, r) => format!("rubrics/{}.html", contest.contest.rubrics[*r].id),
            Self::Quotas(_) => "quotas.html".to_owned(),
            Self::Coverage(_, key) => key.local(contest),
            Self::Filings(_, part) => filings::local(*part),
            Self::Notice(_, n) => format!("notices/{}.html", contest.contest.notices[*n].slug),
            Self::Statement(_, n) => format!("notices/statement/{}.html", contest.contest.notices[*n].slug),
            Self::Profiles(_, 0) => "profiles/index.html".to_owned(),
            Self::Profiles(_, part) => format!("profiles/{}.html", part + 1),
            Self::Showcases(key) => key.local(contest),
            Self::Corrections(_, part) => corrections_file(*part),
            Self::Evidence(_) => "evidence.html".to_owned(),
            Self::Release(_, at) => format!("releases/{}.html", contest.contest.releases[*at].id()),
            Self::Data(_) => "data/index.html".to_owned(),
        }
    }
}

impl GalleryKey {
    /// From the contest's folder.
    pub(super) fn local(&self, contest: &ContestWorld<'_>) -> String {
        let stem = match self.facet.and_then(|at| contest.gallery.facets.get(at)) {
            None if self.part == 0 => "index".to_owned(),
            None => (self.part + 1).to_string(),
            Some(facet) => {
                let part = if self.part > 0 { format!("/{}", self.part + 1) } else { String::new() };
                format!("by/{}/{}{part}", facet.kind.id(), facet.id)
            }
        };
        format!("showcases/{stem}.html")
    }
}

impl CoverageKey {
    /// From the contest's folder.
    pub(super) fn local(self, contest: &ContestWorld<'_>) -> String {
        let rows = contest.judged.results.coverage.as_ref().map(|c| c.rows.as_slice()).unwrap_or_default();
        let row = self.row.and_then(|row| rows.get(row)).map(|row| format!("/by/{}", row.target));
        let part = if self.part > 0 { format!("/{}", self.part + 1) } else { String::new() };
        format!("coverage{}{part}.html", row.unwrap_or_default())
    }
}

impl ListKey {
    /// From the contest's folder.
    pub(super) fn local(&self, contest: &ContestWorld<'_>) -> String {
        let index = &contest.tracks[self.track];
        let track = &contest.contest.tracks[self.track].id;
        let scope = match self.scope {
            Scope::All => String::new(),
            Scope::Unit(at) => format!("/by/unit/{}", index.by_unit[at].0.id),
            Scope::Award(at) => format!("/by/award/{}", contest.contest.awards[index.by_award[at].0].id),
        };
        let part = if self.part > 0 { format!("/{}", self.part + 1) } else { String::new() };
        format!("results/{track}{scope}{part}.html")
    }

    /// The same list, another part of it.
    pub(super) fn with_part(self, part: usize) -> Self {
        Self { part, ..self }
    }

    /// Another list of the same track.
    pub(super) fn with_scope(self, scope: Scope) -> Self {
        Self { scope, part: 0, ..self }
    }
}
