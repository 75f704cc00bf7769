//! From `private/` to records. Faults of all files are collected; what is shown of them is veiled.

mod record;
mod value;

use std::path::Path;

use super::{Kept, Private, Record, veil, veil_words};
use crate::check::nearest::nearest;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fs::{self, Content, Found, FsError, Kind};
use crate::lang::text;
use crate::load::{self, Node};
use crate::model::{ContestId, Site};
use crate::source::{FileId, Sources, Span};

/// Where the forms are printed to: not ours to read.
const FORMS: &str = "forms";

/// A folder of records, and everything that lies in it.
struct Folder<'a> {
    /// Its contest; what a record refers to is looked up in it, if the site could be read.
    site: Option<&'a Site>,
    /// Every file below private/, for photos and scans.
    files: Vec<&'a str>,
}

/// Reads `private/` of a site. Without `site` (it has faults) nominations are not looked up.
///
/// # Errors
/// A folder that cannot be listed or a file that cannot be read.
pub fn read(
    root: &Path,
    site: Option<&Site>,
    sources: &mut Sources,
    faults: &mut Diagnostics,
) -> Result<Private, FsError> {
    let found = fs::walk(root, "private")?;
    let files = found.iter().map(|f| &*f.relative).collect();
    let folder = Folder { site, files };
    let mut private = Private { files: found.iter().filter_map(kept).collect(), ..Private::default() };
    for file in found.iter().filter(|f| !load::is_litter(&f.relative)) {
        let Some((contest, rest)) = file.relative.strip_prefix("private/").and_then(|p| p.split_once('/')) else {
            let id = sources.add(&*file.relative, "");
            faults.push(stray(id, &file.relative));
            continue;
        };
        if contest == FORMS {
            continue;
        }
        let mut more = Diagnostics::new();
        let records = of_file(file, rest, &folder, sources, &mut more)?;
        faults.extend(covered(more));
        private.records.entry(ContestId::new(contest)).or_default().extend(records);
    }
    for records in private.records.values_mut() {
        records.sort_by(|a, b| a.nomination.value.cmp(&b.nomination.value));
        twice(records, faults);
    }
    private.records.retain(|_, records| !records.is_empty());
    Ok(private)
}

/// What is known of a file without reading it; an empty one is like any other.
fn kept(file: &Found) -> Option<Kept> {
    match file.kind {
        Kind::File { bytes } if bytes > 0 => Some(Kept { path: file.path.clone(), bytes }),
        _ => None,
    }
}

/// The records of one file. Photos and scans have none; they only have to be there.
fn of_file(
    file: &Found,
    rest: &str,
    folder: &Folder<'_>,
    sources: &mut Sources,
    faults: &mut Diagnostics,
) -> Result<Vec<Record>, FsError> {
    let is_table = rest.ends_with(".csv");
    if !is_table && !rest.ends_with(".yaml") {
        let extension = rest.rsplit('.').next().unwrap_or_default().to_lowercase();
        if matches!(&*extension, "yml" | "yaml" | "csv" | "json" | "txt" | "md") {
            let id = sources.add(&*file.relative, "");
            faults.push(stray(id, &file.relative));
        }
        return Ok(Vec::new());
    }
    let Some((id, text)) = decoded(file, sources, faults)? else { return Ok(Vec::new()) };
    let Some(nodes) = nodes(&text, id, is_table, faults) else { return Ok(Vec::new()) };
    let contest = file.relative.split('/').nth(1).unwrap_or_default();
    let Some(place) = record::Place::of(contest, folder, id, faults) else { return Ok(Vec::new()) };
    Ok(nodes.iter().filter_map(|node| record::record(node, &place, is_table, faults)).collect())
}

/// A file's text. What the table of sources holds of it is veiled.
fn decoded(
    file: &Found,
    sources: &mut Sources,
    faults: &mut Diagnostics,
) -> Result<Option<(FileId, std::sync::Arc<str>)>, FsError> {
    let path = &*file.relative;
    let Kind::File { bytes } = file.kind else {
        let id = sources.add(path, "");
        let message = text!("这里要的是普通文件", "a regular file belongs here");
        faults.push(
            Diagnostic::error(Code::SymlinkRefused, Span::start_of(id), message)
                .hint(text!("把文件本身放在这里", "put the file itself here")),
        );
        return Ok(None);
    };
    let Content::Bytes(bytes) = fs::read(&file.path, bytes)? else {
        let id = sources.add(path, "");
        faults.push(load::too_large(Span::start_of(id), bytes));
        return Ok(None);
    };
    let (text, unread) = load::decoded(&bytes);
    let id = sources.add(path, veil(&text));
    if let Some(unread) = unread {
        faults.push(unread(id, path));
        return Ok(None);
    }
    let whole = Span { file: id, start: 0, end: u32::try_from(text.len()).unwrap_or(u32::MAX) };
    load::hidden(&text, whole, false, faults);
    Ok((!faults.has_errors()).then_some((id, text)))
}

/// The trees of a file's records: one, a list under `records:`, or the rows of a table.
fn nodes(text: &str, id: FileId, is_table: bool, faults: &mut Diagnostics) -> Option<Vec<Node>> {
    if is_table {
        let (rows, more) = load::csv::parse(text, id);
        faults.extend(more);
        return (!faults.has_errors()).then_some(rows);
    }
    let (node, more) = load::yaml::parse(text, id);
    faults.extend(more);
    record::split(node?, faults)
}

/// Faults of a private file, without what they would quote.
fn covered(faults: Diagnostics) -> Diagnostics {
    let mut out = Diagnostics::new();
    for mut fault in faults.sorted() {
        fault.message = veil_words(&fault.message);
        fault.label = fault.label.as_ref().map(veil_words);
        fault.hint = fault.hint.as_ref().map(veil_words);
        out.push(fault);
    }
    out
}

/// Two records of one nomination: which one counts is for a person to say.
fn twice(records: &[Record], faults: &mut Diagnostics) {
    for pair in records.windows(2).filter(|pair| pair[0].nomination.value == pair[1].nomination.value) {
        let id = &pair[1].nomination.value;
        let message = text!("申报「{id}」有两条不公开记录", "nomination `{id}` has two private records");
        faults.push(
            Diagnostic::error(Code::DuplicateId, pair[1].nomination.span, message)
                .related(pair[0].nomination.span, text!("第一条在这里", "the first is here"))
                .hint(text!("并成一条", "make one of them")),
        );
    }
}

fn stray(id: FileId, path: &str) -> Diagnostic {
    let message = text!("`{path}` 不会被读取", "`{path}` is not read");
    Diagnostic::error(Code::StrayFile, Span::start_of(id), message).expected(text!(
        "private/<竞赛>/ 里的 .yaml、.csv，以及照片和扫描件",
        "private/<contest>/ holds .yaml, .csv, photos and scans"
    ))
}

/// The folder of no contest.
fn orphan(contest: &str, site: &Site, id: FileId) -> Diagnostic {
    let known: Vec<&str> = site.contests.iter().map(|c| c.id.as_str()).collect();
    let list = known.join("、");
    let message = text!("没有竞赛「{contest}」，这些记录无处可用", "there is no contest `{contest}` for these records");
    let fault = Diagnostic::error(Code::UnknownReference, Span::start_of(id), message)
        .expected(text!("{list}", "one of {list}"));
    match nearest(contest, known.iter().copied()) {
        Some(near) => fault.hint(text!("把目录改名为 private/{near}", "rename the folder to private/{near}")),
        None => fault,
    }
}

#[cfg(test)]
mod tests;
