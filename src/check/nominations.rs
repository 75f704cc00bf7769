//! Nominations: who is put forward, by whom, with what facts. Read in parallel; each tree is dropped
//! as soon as its record stands.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::conditions;
use super::declared::declared;
use super::facts::{self, Sheet, Strictness};
use super::fields::Fields;
use super::index::Index;
use super::intern::Pool;
use super::opinions::opinions;
use super::read::{Line, Read};
use super::showcase;
use super::site::pairs;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::csv::Grid;
use crate::load::{Node, RecordFile};
use crate::model::{
    Award, Contributor, Facts, Nomination, NominationId, PublicField, Showcase, Track, TrackId, TrackKind,
};
use crate::source::{Sources, Spanned};

/// What a nomination is read against.
pub(super) struct Desk<'a> {
    pub(super) index: &'a Index,
    pub(super) tracks: BTreeMap<&'a str, &'a Track>,
    pub(super) awards: &'a [Award],
    /// By rubric.
    pub(super) sheets: BTreeMap<&'a str, Sheet<'a>>,
}

/// Reads all nominations; those that could not be read are reported and left out.
pub(super) fn nominations(
    files: &[RecordFile],
    sources: &Sources,
    desk: &Desk<'_>,
    faults: &mut Diagnostics,
) -> Vec<Nomination> {
    let count = files.iter().map(|file| file.heads().len()).sum::<usize>();
    let read: Vec<(Option<Nomination>, Diagnostics)> = files
        .par_iter()
        .flat_map(|file| file.read(sources).into_par_iter())
        .map_init(Pool::default, |pool, node| {
            let table = sources.file(node.span.file).path.ends_with(".csv");
            let mut faults = if table { Diagnostics::for_table() } else { Diagnostics::new() };
            (nomination(&node, desk, pool, &mut faults), faults)
        })
        .collect();
    let mut nominations = Vec::with_capacity(read.len());
    let mut grids = HashMap::new();
    for (nomination, mut found) in read {
        found.label(|place| {
            let file = sources.file(place.file);
            let grid = || Grid::new(&file.text, place.file);
            let of_table = file.path.ends_with(".csv");
            of_table.then(|| grids.entry(place.file).or_insert_with(grid))?.name(place)
        });
        faults.extend(found);
        nominations.extend(nomination);
    }
    nominations.sort_by(|a, b| a.id.cmp(&b.id));
    debug_assert!(faults.has_errors() || nominations.len() == count, "a record was left out without a word");
    nominations
}

fn nomination(node: &Node, desk: &Desk<'_>, pool: &mut Pool, faults: &mut Diagnostics) -> Option<Nomination> {
    let mut f = Fields::open(node, faults)?;
    let id: Option<NominationId> = f.need("nomination");
    let track: Option<TrackId> = f.refer("track", &desk.index.tracks);
    let name: Option<Spanned<Line>> = f.need("name");
    let unit = f.refer("unit", &desk.index.units);
    let recommended_by = f.refer("recommended_by", &desk.index.units);
    let summary = f.find("summary");
    let fields = f.node("fields").map(|n| pairs(n, f.faults)).unwrap_or_default();
    let fields = fields.into_iter().map(|(title, value)| PublicField { title, value }).collect();
    let contributors = f.list("contributors");
    let known = track.as_ref().and_then(|t| desk.tracks.get(t.as_str()).copied());
    let facts = scored(&mut f, known, desk, pool);
    let declared = f.node("declared").map(|n| declared(n, known, desk, f.faults)).unwrap_or_default();
    let opinions = f.node("opinions").map(|n| opinions(n, f.faults)).unwrap_or_default();
    let (conditions, showcase) = if let Some(track) = known {
        completers(&mut f, track, &contributors);
        let answers = f.node("conditions");
        (conditions::answers(answers, track, f.faults), result(&mut f, track, &contributors))
    } else {
        let _ = (f.node("conditions"), f.node("showcase"));
        (Vec::new(), None)
    };
    let span = f.head;
    f.finish();
    Some(Nomination {
        id: id?,
        track: track?,
        name: name?.map(|line| line.0),
        unit: unit?,
        recommended_by: recommended_by?,
        fields,
        contributors,
        conditions,
        showcase,
        facts,
        declared,
        opinions,
        summary,
        profile: None,
        span,
    })
}

/// The facts, where the track has a rubric that could be read.
fn scored(f: &mut Fields<'_, '_>, track: Option<&Track>, desk: &Desk<'_>, pool: &mut Pool) -> Facts {
    let (facts, gates) = (f.node("facts"), f.node("gates"));
    let Some(track) = track else { return Facts::default() };
    let Some(rubric) = &track.rubric else {
        for (key, _) in [("facts", facts), ("gates", gates)].into_iter().filter(|(_, node)| node.is_some()) {
            let title = &track.title;
            let message =
                text!("赛道「{title}」没有评分细则，不需要 {key}", "track {title} has no rubric: {key} has no use");
            let fault = Diagnostic::error(Code::FactsWithoutRubric, f.key(key), message);
            f.faults.push(
                fault.hint(text!("删掉 {key}，或者检查 track 是否填错", "delete {key}, or see whether track is right")),
            );
        }
        return Facts::default();
    };
    let Some(sheet) = desk.sheets.get(rubric.as_str()) else { return Facts::default() };
    let gates = facts::gates(gates, sheet, f.head, pool, f.faults);
    let criteria = match f.need_node("facts") {
        Some(node) => facts::sheet(node, sheet, Strictness::Record, pool, f.faults),
        None => Vec::new(),
    };
    Facts { criteria, gates }
}

/// A result has completers; a person has none.
fn completers(f: &mut Fields<'_, '_>, track: &Track, contributors: &[Contributor]) {
    let given = f.node("contributors").is_some();
    match track.kind {
        TrackKind::Showcase if !given || (contributors.is_empty() && !f.faults.has_errors()) => {
            f.missing("contributors", text!("contributors: 主要完成人，至少一人", "contributors: at least one"));
        }
        TrackKind::Individual if given => {
            let title = &track.title;
            let message = text!(
                "赛道「{title}」申报的是个人，没有主要完成人",
                "track {title} is for persons: there are no contributors"
            );
            let fault = Diagnostic::error(Code::NotOfThisTrack, f.key("contributors"), message);
            f.faults.push(fault.hint(text!(
                "删掉 contributors，或者检查 track 是否填错",
                "delete contributors, or see whether track is right"
            )));
        }
        _ => {}
    }
}

/// What a result states about itself, where its track has rules for that.
fn result(f: &mut Fields<'_, '_>, track: &Track, contributors: &[Contributor]) -> Option<Box<Showcase>> {
    if let Some(rules) = &track.showcase {
        let people = f.at("contributors");
        return showcase::record(f.need_node("showcase")?, rules, (contributors, people), f.faults).map(Box::new);
    }
    if f.node("showcase").is_some() {
        let title = &track.title;
        let message = text!("赛道「{title}」没有五小成果的规定", "track {title} has no rules for innovation results");
        let fault = Diagnostic::error(Code::NotOfThisTrack, f.key("showcase"), message);
        f.faults.push(fault.hint(text!(
            "在 contest.yaml 的赛道里写 showcase，或者检查 track 是否填错",
            "give the track its `showcase` in contest.yaml, or see whether track is right"
        )));
    }
    None
}

impl Read for Contributor {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (name, contribution) = (f.line("name"), f.need("contribution"));
        f.finish();
        Some(Self { name: name?, contribution: contribution? })
    }
}
