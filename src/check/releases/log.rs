//! The log against itself and against the releases.

use std::collections::BTreeMap;

use super::{Court, Read, restore};
use crate::diag::Code;
use crate::lang::text;
use crate::load::RawReleases;
use crate::tlog::{Entry, Log};

/// The log, where there is one and nothing in it is wrong.
pub(super) fn log(raw: &RawReleases, read: &BTreeMap<&str, Vec<Read>>, court: &mut Court<'_>) -> Option<Log> {
    if raw.log.is_empty() {
        for (contest, name) in raw.releases.keys() {
            unlogged(contest, name, court);
        }
        return None;
    }
    let looked = Log::inspect(&raw.log);
    for error in &looked.errors {
        court.fault(Code::LogBroken, &format!("releases/log/{}", error.path), error.fault.message(), restore());
    }
    let log = looked.log?;
    for (contest, name) in raw.releases.keys() {
        let entries: Vec<&Entry> = entries(&log, contest, name);
        let known = read.get(contest.as_str()).and_then(|all| all.iter().find(|r| r.release.id() == *name));
        match (entries.as_slice(), known) {
            ([], _) => unlogged(contest, name, court),
            ([entry], Some(known)) => compare(entry, known, court),
            (_, None) => {}
            _ => twice(contest, name, court),
        }
    }
    for entry in log.entries() {
        let (contest, name) = (&entry.contest, &entry.release);
        if !raw.releases.contains_key(&(contest.clone(), name.clone())) {
            let message = text!(
                "日志记着 {contest}/{name}，releases/ 里没有",
                "the log names {contest}/{name}, which is not in releases/"
            );
            court.fault(Code::LogBroken, "releases/log/entries.jsonl", message, restore());
        }
    }
    looked.errors.is_empty().then_some(log)
}

fn entries<'l>(log: &'l Log, contest: &str, name: &str) -> Vec<&'l Entry> {
    log.entries().iter().filter(|e| e.contest == contest && e.release == name).collect()
}

fn unlogged(contest: &str, name: &str, court: &mut Court<'_>) {
    let message = text!(
        "{contest}/{name} 没有登记在日志里：没有做完的发布，或不是 gongshi release 写的",
        "{contest}/{name} is not in the log: it was left unfinished, or not written by gongshi release"
    );
    let hint = text!(
        "运行 gongshi release {contest} --mend 清理，再发布；不是你发布的，移出 releases/",
        "run gongshi release {contest} --mend to clear it away, and release again; if it is not yours, move it out of releases/"
    );
    court.fault(Code::ReleaseNotLogged, &format!("releases/{contest}/{name}"), message, hint);
}

fn twice(contest: &str, name: &str, court: &mut Court<'_>) {
    let message = text!("日志里有两条 {contest}/{name}", "the log names {contest}/{name} twice");
    court.fault(Code::LogBroken, "releases/log/entries.jsonl", message, restore());
}

/// What the log says of a release is what the release says of itself.
fn compare(entry: &Entry, Read { release, record }: &Read, court: &mut Court<'_>) {
    let (contest, name) = (&record.contest, release.id());
    let path = format!("releases/{contest}/{name}");
    if entry.fingerprint != release.fingerprint {
        let message = text!(
            "{contest}/{name} 的指纹不是日志里记的那个",
            "the fingerprint of {contest}/{name} is not the one in the log"
        );
        return court.fault(Code::ReleaseNotLogged, &path, message, restore());
    }
    let supersedes = release.supersedes.map(|n| format!("r{n:04}"));
    if (entry.event, entry.on, &entry.supersedes) != (release.event, release.on, &supersedes) {
        let message = text!(
            "日志里 {contest}/{name} 的种类、日期或所取代的版本不同",
            "the log has another event, day or superseded release for {contest}/{name}"
        );
        court.fault(Code::LogBroken, "releases/log/entries.jsonl", message, restore());
    }
}
