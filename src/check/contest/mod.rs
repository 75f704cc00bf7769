//! contest.yaml: identity, hosts, stages, tracks, awards, publicity.

mod award;
mod coverage;
mod filing;
mod gallery;
mod limit;
mod order;
mod publicity;
mod reach;
mod sense;
mod stage;
mod track;

use std::collections::BTreeSet;

pub(super) use gallery::notices as gallery_notices;
pub(super) use order::list_order;
pub(super) use sense::check as sense;
pub(super) use track::against_rubrics;

use super::fields::Fields;
use super::index::Index;
use super::read::Read;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{
    Area, Award, BanRule, Choice, Contest, ContestId, ContestKind, Coverage, Filing, Host, Limit, Publicity,
    SimilarRule, Stage, Track, Unit,
};
use crate::source::{Span, Spanned};

/// contest.yaml as far as it could be read: a fault in one part does not hide the others.
pub(super) struct Header {
    id: Option<ContestId>,
    /// A contest, or a gallery.
    pub(super) kind: ContestKind,
    title: Option<String>,
    short_title: Option<String>,
    summary: Option<String>,
    /// Hosts, if they could be read.
    pub(super) hosts: Option<Vec<Host>>,
    basis: Vec<String>,
    stages: Vec<Stage>,
    /// Areas that could be read.
    pub(super) areas: Vec<Area>,
    /// Filings that could be read.
    pub(super) filings: Vec<Filing>,
    /// The targets of coverage.
    pub(super) coverage: Option<Coverage>,
    /// Tracks that could be read.
    pub(super) tracks: Vec<Track>,
    /// Awards that could be read.
    pub(super) awards: Vec<Award>,
    limits: Vec<Limit>,
    /// How results are made public, if it could be read.
    pub(super) publicity: Option<Publicity>,
    bans: Option<BanRule>,
    similar: Option<SimilarRule>,
    choices: Vec<Choice>,
    span: Span,
}

/// Reads contest.yaml.
pub(super) fn header(node: &Node, folder: &str, index: &Index, faults: &mut Diagnostics) -> Option<Header> {
    let mut f = Fields::open(node, faults)?;
    let id: Option<Spanned<ContestId>> = f.need("contest");
    let (kind, publicity) = gallery::kind(&mut f);
    let mut header = Header {
        kind,
        id: id.as_ref().map(|id| id.value.clone()),
        title: f.line("title"),
        short_title: f.line("short_title"),
        summary: f.need("summary"),
        hosts: f.some("hosts"),
        basis: f.list("basis"),
        stages: f.each("stages", stage::stage),
        areas: f.list("areas"),
        filings: f.each("filings", |n, faults| filing::filing(n, index, faults)),
        coverage: f.node("coverage").and_then(|n| coverage::coverage(n, index, f.faults)),
        tracks: f.some_of("tracks", |n, faults| track::track(n, index, faults)).unwrap_or_default(),
        awards: f.each("awards", |n, faults| award::award(n, index, faults)),
        limits: f.each("limits", |n, faults| limit::limit(n, index, faults)),
        publicity,
        bans: f.find("bans"),
        similar: f.find("similar"),
        choices: f.list("choices"),
        span: f.head,
    };
    f.finish();
    if let Some(id) = id.filter(|id| id.value.as_str() != folder) {
        faults.push(
            Diagnostic::error(
                Code::FolderMismatch,
                id.span,
                text!("竞赛标识与文件夹 data/{folder}/ 不一致", "the id differs from the folder data/{folder}/"),
            )
            .expected(text!("{folder}", "{folder}"))
            .hint(text!("改这里的标识，或者改文件夹的名字", "change the id here, or rename the folder")),
        );
    }
    gallery::tracks(header.kind, &header.tracks, faults);
    award::share_out(&mut header.awards, &header.tracks, faults);
    award::against_tracks(&header.awards, &header.tracks, faults);
    Some(header)
}

impl Header {
    /// The bodies that the contest names: hosts, offices, units. `None` where some could not be read.
    pub(super) fn bodies<'a>(&'a self, units: &'a [Unit]) -> Option<BTreeSet<&'a str>> {
        let (hosts, publicity) = (self.hosts.as_ref()?, self.publicity.as_ref()?);
        let offices = std::iter::once(&publicity.contact).chain(&publicity.oversight).map(|c| c.office.as_str());
        let names = units.iter().flat_map(|u| [u.name.as_str(), u.short_name.as_str()]);
        Some(offices.chain(hosts.iter().map(|h| h.name.as_str())).chain(names).collect())
    }

    /// The contest, still without the parts that other files hold; `None` where a key was at fault.
    pub(super) fn into_contest(self) -> Option<Contest> {
        Some(Contest {
            id: self.id?,
            kind: self.kind,
            title: self.title?,
            short_title: self.short_title?,
            summary: self.summary?,
            hosts: self.hosts?,
            basis: self.basis,
            stages: self.stages,
            areas: self.areas,
            filings: self.filings,
            coverage: self.coverage,
            tracks: self.tracks,
            awards: self.awards,
            limits: self.limits,
            publicity: self.publicity?,
            bans: self.bans,
            similar: self.similar,
            choices: self.choices,
            rubrics: Vec::new(),
            units: Vec::new(),
            quotas: Vec::new(),
            nominations: Vec::new(),
            forms: Vec::new(),
            history: Vec::new(),
            notices: Vec::new(),
            releases: Vec::new(),
            span: self.span,
        })
    }
}

impl Read for Host {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (name, role, also) = (f.line("name"), f.line("role"), f.list("also"));
        f.finish();
        Some(Self { name: name?, role: role?, also })
    }
}

impl Read for Choice {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (clause, question, answer) = (f.need("clause"), f.need("question"), f.need("answer"));
        f.finish();
        Some(Self { clause: clause?, question: question?, answer: answer? })
    }
}
