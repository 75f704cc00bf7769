//! releases/: whether each release is what its manifests, the log and its own `release.json` say (E35).
//!
//! 1. [`bundle`] holds the files of one release against its manifests, its zip and its tombstones,
//! 2. [`order`] holds the releases of a contest against each other: numbers, days, what supersedes what,
//! 3. [`log`] holds them against the log.
//!
//! Hashes were taken when the files were read; nothing is opened here.

mod bundle;
mod log;
mod order;

use std::collections::BTreeMap;

use crate::bag::ReleaseRecord;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::{RawRelease, RawReleases};
use crate::model::{Fingerprint, Release, Site};
use crate::source::{Sources, Span};
use crate::tlog::Log;

/// Most faults of one release that are told one by one.
const MOST: usize = 5;

/// What stands in releases/.
#[derive(Debug, Default)]
pub struct Releases {
    /// By contest, in the order of their numbers.
    pub by_contest: BTreeMap<String, Vec<Release>>,
    /// The log, where there is one and it holds.
    pub log: Option<Log>,
    /// Its files, by path within `log/`.
    pub log_files: Vec<(String, Vec<u8>)>,
}

/// Collects faults with the path of a file of releases/. Those files are no sources until they are at fault.
struct Court<'a> {
    sources: &'a mut Sources,
    faults: &'a mut Diagnostics,
}

impl Court<'_> {
    fn fault(&mut self, code: Code, path: &str, message: Text, hint: Text) {
        let file = self.sources.find(path).unwrap_or_else(|| self.sources.add(path, ""));
        self.faults.push(Diagnostic::error(code, Span::start_of(file), message).hint(hint));
    }
}

/// A release with what `release.json` says of it.
struct Read {
    release: Release,
    record: ReleaseRecord,
}

/// Checks everything in releases/.
#[must_use]
pub fn releases(raw: RawReleases, sources: &mut Sources, faults: &mut Diagnostics) -> Releases {
    let mut court = Court { sources, faults };
    for stray in &raw.strays {
        let message = text!("`{stray}` 不是 gongshi release 写的", "`{stray}` was not written by gongshi release");
        court.fault(Code::ReleaseStray, stray, message, text!("移出 releases/", "move it out of releases/"));
    }
    let looked = (!raw.log.is_empty()).then(|| Log::inspect(&raw.log));
    let entries = looked.as_ref().and_then(|looked| looked.log.as_ref()).map(Log::entries).unwrap_or_default();
    let mut read: BTreeMap<&str, Vec<Read>> = BTreeMap::new();
    for ((contest, name), release) in &raw.releases {
        let entry = entries.iter().find(|e| e.contest == *contest && e.release == *name);
        read.entry(contest).or_default().extend(bundle::release(contest, name, release, entry, &mut court));
    }
    redactions(&raw, &mut read, &mut court);
    let names = raw.releases.keys().map(|(contest, name)| (contest.as_str(), name.as_str()));
    order::order(names, &read, &mut court);
    let log = log::log(&raw, looked, &read, &mut court);
    let by_contest = read.into_iter().map(|(c, all)| (c.to_owned(), all.into_iter().map(|r| r.release).collect()));
    Releases { by_contest: by_contest.collect(), log, log_files: raw.log }
}

/// The fingerprint of a release that is whole: its files are those of its manifests, its zip is there and holds them.
#[must_use]
pub fn whole(contest: &str, name: &str, raw: &RawRelease) -> Option<Fingerprint> {
    bundle::whole(contest, name, raw)
}

/// Gives each contest its releases; those of a contest that is not on the site are a fault.
pub fn attach(releases: &mut Releases, site: &mut Site, sources: &mut Sources, faults: &mut Diagnostics) {
    for contest in &mut site.contests {
        contest.releases = releases.by_contest.remove(contest.id.as_str()).unwrap_or_default();
    }
    let mut court = Court { sources, faults };
    for contest in releases.by_contest.keys() {
        let message = text!(
            "竞赛 {contest} 有发布版本，而 site.yaml 没有列出它",
            "contest {contest} has releases, and site.yaml does not list it"
        );
        let hint = text!(
            "把它列回 site.yaml 的 contests：公布过的不能消失",
            "list it in site.yaml again: what was published cannot vanish"
        );
        court.fault(Code::ReleaseStray, &format!("releases/{contest}"), message, hint);
    }
    if let (Some(log), Some(wanted)) = (&releases.log, &site.log_origin)
        && log.origin() != wanted
    {
        let has = log.origin();
        let message = text!(
            "日志的名称是「{has}」，site.yaml 的 log_origin 是「{wanted}」",
            "the log is named `{has}`, log_origin in site.yaml is `{wanted}`"
        );
        let hint =
            text!("log_origin 改回「{has}」：日志的名称不能变", "put log_origin back to `{has}`: a log keeps its name");
        court.fault(Code::ReleaseOrder, "releases/log/checkpoint", message, hint);
    }
}

/// Files that a redaction takes out are gone, and only those.
fn redactions(raw: &RawReleases, read: &mut BTreeMap<&str, Vec<Read>>, court: &mut Court<'_>) {
    for (contest, releases) in read.iter_mut() {
        let listed: Vec<(u32, u32, String)> = releases
            .iter()
            .flat_map(|r| r.record.redacts.iter().map(|x| (r.release.number, x.release, x.path.clone())))
            .collect();
        for read in releases.iter_mut() {
            let (number, id) = (read.release.number, read.release.id());
            let mine = |path: &str| listed.iter().find(|(_, of, p)| *of == number && p == path).map(|(by, ..)| *by);
            let release: &RawRelease = &raw.releases[&((*contest).to_owned(), id.clone())];
            for file in &read.release.files {
                let path = format!("releases/{contest}/{id}/{}", file.path);
                match (mine(&file.path), file.redacted_by, release.file(&file.path)) {
                    (Some(by), _, Some(_)) => unfinished(&path, by, court),
                    (by, Some(claimed), _) if by != Some(claimed) => {
                        let message = text!(
                            "`{path}` 被取走，而没有一个遮盖版本说取走了它",
                            "`{path}` is gone, and no redaction says that it took it out"
                        );
                        court.fault(Code::ReleaseBroken, &path, message, restore());
                    }
                    _ => {}
                }
            }
            if release.zip.is_some() && listed.iter().any(|(_, of, _)| *of == number) {
                let by = listed.iter().find(|(_, of, _)| *of == number).map_or(0, |(by, ..)| *by);
                unfinished(&format!("releases/{contest}/{id}.zip"), by, court);
            }
        }
    }
}

fn unfinished(path: &str, by: u32, court: &mut Court<'_>) {
    let message = text!(
        "r{by:04} 说遮盖了 `{path}`，而它还在",
        "r{by:04} says that `{path}` was taken out, and it is still there"
    );
    let hint = text!("运行 gongshi release 竞赛 --mend 把遮盖做完", "run gongshi release CONTEST --mend to finish it");
    court.fault(Code::RedactionUnfinished, path, message, hint);
}

fn restore() -> Text {
    text!(
        "从版本库恢复 releases/；发布过的版本不改写",
        "restore releases/ from version control: a release is never rewritten"
    )
}
