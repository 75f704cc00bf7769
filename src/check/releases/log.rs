//! The log against itself and against the releases.

use std::collections::BTreeMap;

use super::{Court, Read, bundle, restore};
use crate::diag::Code;
use crate::lang::{Text, text};
use crate::load::RawReleases;
use crate::tlog::{Entry, Inspection, Log};

/// The log, where there is one and nothing in it is wrong.
pub(super) fn log(
    raw: &RawReleases,
    looked: Option<Inspection>,
    read: &BTreeMap<&str, Vec<Read>>,
    court: &mut Court<'_>,
) -> Option<Log> {
    let Some(looked) = looked else {
        if raw.releases.len() > 1 {
            let all = raw.releases.len();
            let message = text!(
                "releases/log/ 不见了，而 releases/ 里有 {all} 个发布版本",
                "releases/log/ is gone, and releases/ has {all} releases"
            );
            court.fault(Code::LogBroken, "releases/log", message, restore_log());
        } else {
            unlogged(raw, &raw.releases.keys().collect::<Vec<_>>(), court);
        }
        return None;
    };
    for error in &looked.errors {
        court.fault(Code::LogBroken, &format!("releases/log/{}", error.path), error.fault.message(), restore());
    }
    let log = looked.log?;
    let mut missing = Vec::new();
    for key @ (contest, name) in raw.releases.keys() {
        let entries: Vec<&Entry> = entries(&log, contest, name);
        let known = read.get(contest.as_str()).and_then(|all| all.iter().find(|r| r.release.id() == *name));
        match (entries.as_slice(), known) {
            ([], _) => missing.push(key),
            ([entry], Some(known)) => compare(entry, known, court),
            (_, None) => {}
            _ => twice(contest, name, court),
        }
    }
    unlogged(raw, &missing, court);
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

/// Releases that the log does not have. One may have been cut short; of more than one the log has lost its end.
fn unlogged(raw: &RawReleases, missing: &[&(String, String)], court: &mut Court<'_>) {
    for key @ (contest, name) in missing {
        let whole = bundle::whole(contest, name, &raw.releases[*key]).is_some();
        let message = if whole {
            text!(
                "{contest}/{name} 是完整的，却没有登记在日志里",
                "{contest}/{name} is whole, and the log does not have it"
            )
        } else {
            text!(
                "{contest}/{name} 没有登记在日志里，也不完整：没有做完的发布，或不是 gongshi release 写的",
                "{contest}/{name} is not in the log, nor whole: it was left unfinished, or not written by gongshi release"
            )
        };
        let hint = match (whole, missing.len()) {
            (_, 2..) => restore_log(),
            (true, _) => text!(
                "发布中途断了的，运行 gongshi release {contest} --mend 做完；--mend 说没有可做的，是日志丢了一段：从版本库恢复 releases/log/",
                "if a release was cut short, gongshi release {contest} --mend finishes it; where that finds nothing to do, the log has lost its end: restore releases/log/ from version control"
            ),
            (false, _) => text!(
                "发布中途断了的，运行 gongshi release {contest} --mend 清理，再发布；--mend 说没有可做的，从版本库恢复 releases/，不是你发布的就移出去",
                "if a release was cut short, gongshi release {contest} --mend clears it away, and you release again; where that finds nothing to do, restore releases/ from version control, or move out what is not yours"
            ),
        };
        court.fault(Code::ReleaseNotLogged, &format!("releases/{contest}/{name}"), message, hint);
    }
}

fn restore_log() -> Text {
    text!(
        "从版本库恢复 releases/log/：日志只增不减，没有它，谁也不知道发布过什么",
        "restore releases/log/ from version control: a log only grows, and without it nobody knows what was released"
    )
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
