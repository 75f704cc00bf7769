//! From trees to the domain: the only constructor of a `Contest`. One rule, one file.
//!
//! 1. `index` gathers the ids that every contest declares, so that references can be checked,
//! 2. `contest`, `units`, `quotas`, `rubric`, `nominations`, `history`, `content` read their files,
//! 3. `lint` proves what can be proven of a rubric before anything is scored,
//! 4. a [`Site`] comes out when no file has an error.
//!
//! Collects every fault of every file. Never reads a file, never scores.

mod answers;
mod bans;
mod calendar;
mod conditions;
mod content;
mod contest;
mod declared;
mod doubles;
mod facts;
pub(crate) mod fields;
mod forms;
mod gloss;
mod held;
mod history;
mod ids;
mod index;
mod intern;
mod lint;
pub(crate) mod nearest;
mod nominations;
mod notice;
mod opinions;
mod prose;
mod quotas;
pub(crate) mod read;
mod releases;
mod room;
mod roster;
mod rubric;
mod sequence;
mod showcase;
mod site;
mod strokes;
#[cfg(test)]
mod testing;
mod units;

use std::collections::BTreeMap;

pub use releases::{Releases, attach, releases, whole};
pub use roster::arranged;
pub use sequence::roll;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::RawSite;
use crate::model::{Contest, ContestId, DaysOff, Site, StrokesEntry};
use crate::source::{FileId, Sources, Span, Spanned};

/// Reads all trees. The site is `Some` only when there are no errors at all, those of loading included.
pub fn check(mut raw: RawSite, faults: &mut Diagnostics) -> (Sources, Option<Site>) {
    let contests = std::mem::take(&mut raw.contests);
    let mut indexes = BTreeMap::new();
    for contest in &contests {
        indexes.insert(contest.folder.clone(), index::Index::gather(contest, &raw, faults));
    }
    let head = raw.site.as_ref().and_then(|node| site::site(node, faults));
    let listed = head.as_ref().map(|(_, listed)| listed.as_slice()).unwrap_or_default();
    if head.is_some() {
        folders(listed, &contests.iter().map(|c| c.folder.as_str()).collect::<Vec<_>>(), &raw.sources, faults);
    }
    let mut read = BTreeMap::new();
    for contest in contests {
        let folder = contest.folder.clone();
        if let Some(contest) = room::contest(contest, &indexes, &raw, faults) {
            read.insert(folder, contest);
        }
    }
    lint::award_cycles(&read, faults);
    let (calendar, strokes) = tables(&raw, faults);
    strokes::unplaced(read.values(), &strokes, faults);
    let bans = raw.bans.as_ref().map(|node| bans::bans(node, &indexes, faults)).unwrap_or_default();
    prose::check(read.values(), &calendar, &strokes, faults);
    if faults.has_errors() {
        return (raw.sources, None);
    }
    debug_assert!(listed_all(head.as_ref(), &read), "a contest was left out without a word");
    let site = head.map(|(site, listed)| Site { bans, calendar, strokes, contests: in_order(&listed, read), ..site });
    (raw.sources, site)
}

/// What data/calendar.yaml and data/strokes.yaml add to the built-in tables; nothing where they are
/// absent or at fault.
pub fn tables(raw: &RawSite, faults: &mut Diagnostics) -> (DaysOff, Vec<StrokesEntry>) {
    let calendar = raw.calendar.as_ref().and_then(|node| calendar::days_off(node, faults));
    let strokes = raw.strokes.as_ref().and_then(|node| strokes::entries(node, faults));
    (calendar.unwrap_or_default(), strokes.unwrap_or_default())
}

/// Whether every contest that site.yaml lists was read.
fn listed_all(head: Option<&(Site, Vec<Spanned<ContestId>>)>, read: &BTreeMap<String, Contest>) -> bool {
    head.is_none_or(|(_, listed)| listed.iter().all(|id| read.contains_key(id.value.as_str())))
}

/// The contests in the order of site.yaml.
fn in_order(listed: &[Spanned<ContestId>], mut read: BTreeMap<String, Contest>) -> Vec<Contest> {
    listed.iter().filter_map(|id| read.remove(id.value.as_str())).collect()
}

/// What site.yaml lists has a folder; a folder that it does not list is not shown, which is said.
fn folders(listed: &[Spanned<ContestId>], folders: &[&str], sources: &Sources, faults: &mut Diagnostics) {
    for id in listed.iter().filter(|id| !folders.contains(&id.value.as_str())) {
        let name = &id.value;
        let message = text!("没有 data/{name}/ 这个文件夹", "there is no folder data/{name}/");
        let fault = Diagnostic::error(Code::ContestWithoutFolder, id.span, message)
            .expected(text!("data/{name}/contest.yaml", "data/{name}/contest.yaml"));
        faults.push(match nearest::nearest(name.as_str(), folders.iter().copied()) {
            Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
            None => fault,
        });
    }
    for folder in folders.iter().filter(|f| !listed.iter().any(|id| id.value.as_str() == **f)) {
        let Some(file) = contest_file(folder, sources) else { continue };
        let message = text!(
            "竞赛 {folder} 没有列入 site.yaml，不会出现在网站上",
            "contest {folder} is not listed in site.yaml and will not be shown"
        );
        let hint = text!("在 site.yaml 的 contests 里加上 {folder}", "add {folder} to contests in site.yaml");
        faults.push(Diagnostic::warning(Code::ContestNotListed, Span::start_of(file), message).hint(hint));
    }
}

fn contest_file(folder: &str, sources: &Sources) -> Option<FileId> {
    sources.find(&format!("data/{folder}/contest.yaml"))
}
