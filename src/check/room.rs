//! One contest's folder: its files in the order in which they lean on each other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::answers::{self, Asked};
use super::facts::Sheet;
use super::index::{Index, word};
use super::nominations::{Desk, nominations};
use super::read::is_valid_id;
use super::rubric::{self, Around};
use super::{conditions, content, contest, doubles, forms, history, lint, notice, quotas, showcase, units};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, RawContest, RawSite, RecordFile};
use crate::model::{Contest, ContestKind, Description, Event, Nomination, NominationId, Profile, Rubric, Track};
use crate::source::{Sources, Span};

/// Reads a contest. `None` where contest.yaml itself could not be read; other faults leave gaps in
/// what is returned, and it is thrown away because they were reported.
#[allow(clippy::needless_pass_by_value, reason = "its trees are dropped as soon as the contest is made")]
#[allow(clippy::too_many_lines, reason = "the order in which the files of a contest lean on each other, in one place")]
pub(super) fn contest(
    raw: RawContest,
    indexes: &BTreeMap<String, Index>,
    site: &RawSite,
    faults: &mut Diagnostics,
) -> Option<Contest> {
    let sources = &site.sources;
    let index = indexes.get(&raw.folder)?;
    required_files(&raw, site, faults);
    let header = raw.contest.as_ref().and_then(|n| contest::header(n, &raw.folder, index, faults));
    let before = faults.errors();
    let units = raw.units.as_ref().map(|n| units::units(n, index, faults)).unwrap_or_default();
    if let Some(header) = &header {
        let asked = Asked {
            filings: &header.filings,
            coverage: header.coverage.as_ref(),
            areas: &header.areas,
            unsure: &units.unsure,
            whole: faults.errors() == before,
        };
        answers::against_units(&asked, &units.units, faults);
    }
    let units = units.units;
    let tables = raw.quotas.as_ref().map(|n| quotas::tables(n, index, faults)).unwrap_or_default();
    let rubrics = rubrics(&raw, indexes, sources, faults);
    let awards = header.as_ref().map(|h| h.awards.as_slice()).unwrap_or_default();
    let tracks = header.as_ref().map(|h| h.tracks.as_slice()).unwrap_or_default();
    contest::against_rubrics(tracks, &rubrics, faults);
    quotas::against_awards(&tables, awards, raw.contest.as_ref(), faults);
    let desk = Desk {
        index,
        tracks: tracks.iter().map(|t| (t.id.as_str(), t)).collect(),
        awards,
        sheets: rubrics
            .iter()
            .map(|r| (r.id.as_str(), Sheet::of(r, index.sheets.get(r.id.as_str()), Some(indexes))))
            .collect(),
    };
    let mut records = nominations(&raw.nominations, sources, &desk, faults);
    drop(desk);
    let track_of = |id: &NominationId| {
        let at = records.binary_search_by(|n| n.id.cmp(id)).ok()?;
        records.get(at).map(|n| n.track.as_str().to_owned())
    };
    let bodies = header.as_ref().and_then(|h| h.bodies(&units));
    let around = history::Around { index, contests: indexes, track_of: &track_of, bodies: bodies.as_ref() };
    let history = raw.history.as_ref().map(|n| history::history(n, around, faults)).unwrap_or_default();
    if let Some(node) = &raw.history {
        history::against_records(node, &history, &raw.nominations, sources, faults);
    }
    let events = notice::events(raw.history.as_ref(), site.is_broken(&format!("data/{}/history.yaml", raw.folder)));
    let around = notice::Around {
        index,
        events: &events,
        tracks,
        awards,
        units: &units,
        hosts: header.as_ref().and_then(|h| h.hosts.as_deref()).unwrap_or_default(),
        publicity: header.as_ref().and_then(|h| h.publicity.as_ref()),
    };
    let broken: Vec<&str> = site.broken_notices(&raw.folder).collect();
    let notices = notice::notices((&raw.notices, &broken), around, sources, faults);
    contest::gallery_notices(header.as_ref().map_or(ContestKind::Contest, |h| h.kind), &notices, faults);
    let profiles = content::profiles(&raw.profiles, index, sources, faults);
    for (id, profile) in profiles {
        if let Ok(at) = records.binary_search_by(|n| n.id.cmp(&id)) {
            records[at].profile = Some(Profile::clone(&profile));
        }
    }
    let strays = attach(showcase::descriptions(&raw.showcases, index, sources, faults), tracks, &mut records);
    let out: BTreeSet<&NominationId> = history.iter().filter_map(Event::takes_out).collect();
    if let Some(node) = &raw.contest {
        contest::sense(node, (tracks, awards), &rubrics, &records, faults);
    }
    doubles::check(tracks, &records, &out, faults);
    showcase::descriptions_against(tracks, &records, &out, &strays, faults);
    conditions::against(tracks, &records, &out, faults);
    let forms = raw.forms.as_ref().map(|n| forms::forms(n, index, tracks, faults)).unwrap_or_default();
    let contest = header?.into_contest()?;
    let nominations = records.into_iter().map(Arc::new).collect();
    Some(Contest { rubrics, units, quotas: tables, nominations, forms, history, notices, ..contest })
}

/// Puts each 成果说明 to its result; gives those of records that are none.
fn attach(
    descriptions: Vec<(NominationId, Description)>,
    tracks: &[Track],
    records: &mut [Nomination],
) -> Vec<(NominationId, Description)> {
    let mut strays = Vec::new();
    for (id, description) in descriptions {
        let Ok(at) = records.binary_search_by(|n| n.id.cmp(&id)) else { continue };
        let record = &mut records[at];
        match &mut record.showcase {
            Some(showcase) => showcase.description = Some(description),
            // One whose form could not be read was reported.
            None if tracks.iter().any(|t| t.id == record.track && t.showcase.is_some()) => {}
            None => strays.push((id, description)),
        }
    }
    strays
}

/// Reads and lints the rubrics.
fn rubrics(
    raw: &RawContest,
    indexes: &BTreeMap<String, Index>,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Vec<Rubric> {
    let around = Around { contests: indexes, contest: &raw.folder, rounding: None };
    let mut read = Vec::new();
    for node in &raw.rubrics {
        named_after_its_id(node, sources, faults);
        let before = faults.errors();
        let Some(rubric) = rubric::rubric(node, around, faults) else { continue };
        // Sums over a rubric with gaps would accuse the wrong lines.
        let whole = faults.errors() == before;
        lint::rubric(&rubric, node, whole, faults);
        read.push(rubric);
    }
    read
}

/// A rubric is found by its file name: the id must be the same.
fn named_after_its_id(node: &Node, sources: &Sources, faults: &mut Diagnostics) {
    let path = &sources.file(node.span.file).path;
    let stem = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let Some((id, place)) = word(node, "rubric").zip(node.get("rubric").map(|n| n.span)) else { return };
    if id == stem || !is_valid_id(&id) {
        return;
    }
    let message = text!("评分细则的标识「{id}」与文件名不一致", "the id `{id}` differs from the file's name");
    let hint = text!("改这里的标识，或者把文件改名为 {id}.yaml", "change the id here, or rename the file to {id}.yaml");
    let fault = Diagnostic::error(Code::FolderMismatch, place, message).expected(text!("{stem}", "{stem}"));
    faults.push(fault.hint(hint));
}

/// contest.yaml and units.yaml must be there. One that is there and cannot be parsed was reported.
fn required_files(raw: &RawContest, site: &RawSite, faults: &mut Diagnostics) {
    let folder = &raw.folder;
    for (name, present) in [("contest.yaml", raw.contest.is_some()), ("units.yaml", raw.units.is_some())] {
        let path = format!("data/{folder}/{name}");
        if present || site.is_broken(&path) {
            continue;
        }
        let Some(place) = any_file(raw, &site.sources) else { continue };
        let message = text!("缺少文件 {path}", "the file {path} is missing");
        let hint = text!("新建 {path}；格式见 docs/records.md", "create {path}; its format is in docs/records.md");
        faults.push(Diagnostic::error(Code::MissingFile, place, message).hint(hint));
    }
}

/// Some file of the contest, or site.yaml, to point at.
fn any_file(raw: &RawContest, sources: &Sources) -> Option<Span> {
    let folder = &raw.folder;
    let nodes = [&raw.contest, &raw.units, &raw.quotas, &raw.history];
    let file = nodes
        .into_iter()
        .flatten()
        .chain(&raw.rubrics)
        .chain(raw.nominations.iter().flat_map(RecordFile::heads))
        .next()
        .map(|n| n.span.file);
    let file =
        file.or_else(|| sources.find(&format!("data/{folder}/contest.yaml"))).or_else(|| sources.find("site.yaml"))?;
    Some(Span::start_of(file))
}
