//! Verification of what was published (spec/evidence.md section 7): a bundle, a site, a log or a receipt in, every
//! difference out.
//!
//! 1. `shelf` makes files of a folder or a zip, `bundle` holds them against their manifests,
//! 2. `read` and `house` read the record, the rules and the rubrics, and nothing else,
//! 3. `sheet`, `ranks`, `awards` and `events` compute from them and compare the tables, `pages` and `complete` the
//!    site against what it must show (`board`), `names`, `notices` and
//!    `downloads` what else they say,
//! 4. `history` looks at the log, receipts and signatures, with what came from `outside`; `changes` at what each
//!    release says it changed, `acts` at whether its event allows it.
//!
//! Nothing that is verified is believed, and nothing in it can make the verifier fail: what cannot be
//! read is a difference.

mod acts;
mod awards;
mod board;
mod bundle;
mod carried;
mod changes;
mod complete;
mod downloads;
mod events;
mod facts;
mod findings;
mod found;
mod history;
mod house;
mod html;
mod listed;
mod names;
mod notices;
mod outside;
mod pages;
mod place;
mod ranks;
mod read;
mod recompute;
mod report;
mod sheet;
mod shelf;
mod table;
mod twin;
mod zip;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

pub use findings::{Difference, Findings, Layer, Looked};
pub use outside::{Earlier, Outside};
pub use place::{Subject, VerifyError, earlier};
pub use report::{Report, human, json};

use self::board::Board;
use self::bundle::{Bundle, Redactions};
use self::place::Place;
use self::shelf::Shelf;
use crate::bag::{self, ReleaseRecord};
use crate::lang::text;
use crate::model::{Fingerprint, ReleaseEvent};
use crate::tlog::{self, Inspection};

/// Verifies what lies at a path.
///
/// # Errors
/// When nothing that can be verified lies there, or the disk fails.
pub fn verify(path: &Path, outside: &Outside) -> Result<Report, VerifyError> {
    let place = Place::open(path)?;
    let mut report = Report { subject: place.subject(), ..Report::default() };
    match &place {
        Place::Receipt(receipt) => {
            report.fingerprints =
                vec![(format!("{}/{}", receipt.entry.contest, receipt.entry.release), receipt.entry.fingerprint)];
            history::receipt(receipt, "receipt", outside.key.as_ref(), &mut report.findings);
        }
        Place::Bundle(shelf) => {
            odd(shelf, &mut report.findings);
            let bundles = vec![Bundle::open(shelf, "")];
            all(&bundles, &mut report);
            acts::alone(&bundles, &mut report.findings);
            history::signatures(&bundles, None, outside.key.as_ref(), &mut report.findings);
        }
        Place::Log(shelf, folder) => log_alone(shelf, folder, outside, &mut report),
        Place::Site(shelf, folder) => site(shelf, folder, outside, &mut report),
    }
    fingerprints(outside, &mut report);
    unkeyed(&place, outside, &mut report.findings);
    Ok(report)
}

/// Things that are no plain files are not looked at, and said.
fn odd(shelf: &Shelf, findings: &mut Findings) {
    for (path, odd) in &shelf.odd {
        findings.wrong(Layer::Hashes, path.clone(), odd.message());
    }
    if !shelf.plain && shelf.has(bag::BAGIT) {
        findings.wrong(Layer::Hashes, "zip", Shelf::ambiguous());
    } else if !shelf.plain {
        findings.notes.push(Shelf::ambiguous());
    }
}

fn log_alone(shelf: &Shelf, folder: &str, outside: &Outside, report: &mut Report) {
    odd(shelf, &mut report.findings);
    let inspection = history::log(shelf, folder, &mut report.findings);
    let notes = &mut report.findings.notes;
    notes.push(text!("只有日志，没有发布版本：没有核对内容", "a log without releases: no content was looked at"));
    log(&inspection, outside, report);
}

/// What is looked at of any log.
fn log(inspection: &Inspection, outside: &Outside, report: &mut Report) {
    if let Some(checkpoint) = &inspection.checkpoint {
        history::checkpoint(checkpoint, "log/checkpoint", outside.key.as_ref(), &mut report.findings);
        report.checkpoint = Some((checkpoint.origin.clone(), checkpoint.size, checkpoint.root));
    }
    if let Some(log) = &inspection.log {
        history::since(log, outside, &mut report.findings);
        let proof = |earlier: &Earlier| {
            Some((earlier.name.clone(), earlier.checkpoint.size, log.prove_consistency(earlier.checkpoint.size)?))
        };
        report.consistency = outside.since.iter().filter_map(proof).collect();
    } else if !outside.since.is_empty() {
        let what =
            text!("日志读不出来，无法与此前的状态比较", "the log cannot be read, nor compared with earlier states");
        report.findings.wrong(Layer::History, "log", what);
    }
}

/// Every release, then the pages, then the history. `folder` is `evidence/`, or nothing.
fn site(shelf: &Shelf, folder: &str, outside: &Outside, report: &mut Report) {
    odd(shelf, &mut report.findings);
    let mut history = Findings::default();
    let inspection = history::log(shelf, &format!("{folder}log/"), &mut history);
    let mut bundles = releases(shelf, folder, &mut report.findings);
    for entry in inspection.log.iter().flat_map(tlog::Log::entries) {
        let is_it = format!("{folder}{}/{}/", entry.contest, entry.release);
        bundles.iter_mut().filter(|bundle| bundle.lies_in(&is_it)).for_each(|bundle| bundle.told_by(entry));
    }
    let boards = all(&bundles, report);
    let zips: Vec<Findings> = bundles.par_iter().map(|bundle| zip(shelf, folder, bundle)).collect();
    zips.into_iter().for_each(|found| report.findings.add(found));
    if folder == "evidence/" {
        report.findings.add(listed::listed(shelf));
        for (contest, board) in &boards {
            let folder = format!("{contest}/");
            let own = |(name, fingerprint): &(String, Fingerprint)| {
                name.starts_with(&folder).then(|| (name.clone(), *fingerprint))
            };
            let releases = report.fingerprints.iter().filter_map(own).collect();
            let (found, lists) = pages::pages(shelf, &folder, board, &releases);
            report.findings.add(found);
            report.findings.add(complete::complete(shelf, &folder, board, &lists, &releases));
        }
    }
    report.findings.add(history);
    history::signatures(&bundles, inspection.log.as_ref(), outside.key.as_ref(), &mut report.findings);
    acts::alone(&bundles, &mut report.findings);
    acts::sequence(&bundles, &mut report.findings);
    if let Some(log) = &inspection.log {
        acts::days(log, &mut report.findings);
        history::releases(log, &bundles, &mut report.findings);
        changes::changes(&bundles, &mut report.findings);
        let receipts = format!("{folder}receipts/");
        if folder == "evidence/" || shelf.below(&receipts).next().is_some() {
            history::receipts(shelf, &receipts, log, outside.key.as_ref(), &mut report.findings);
        }
    }
    log(&inspection, outside, report);
}

/// The releases that lie below a folder, by contest and number.
fn releases<'s>(shelf: &'s Shelf, folder: &str, findings: &mut Findings) -> Vec<Bundle<'s>> {
    let mut folders = BTreeSet::new();
    for path in shelf.below(folder) {
        let mut parts = path.split('/');
        let (contest, release) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let number = crate::tlog::release_number(release.strip_suffix(".zip").unwrap_or(release));
        match (contest, number, parts.next()) {
            ("log" | "receipts", ..) => {}
            (_, Some(number), Some(_)) => drop(folders.insert((contest, number))),
            (_, Some(_), None) if release.ends_with(".zip") => {}
            // Pages about releases stand among them.
            _ if path.ends_with(".html") || path.ends_with(".svg") => {}
            _ => findings.wrong(
                Layer::Hashes,
                format!("{folder}{path}"),
                text!("不属于任何发布版本", "this belongs to no release"),
            ),
        }
    }
    let bundles: Vec<Bundle<'s>> = folders
        .iter()
        .map(|(contest, number)| Bundle::open(shelf, &format!("{folder}{contest}/r{number:04}/")))
        .collect();
    for (bundle, (contest, number)) in bundles.iter().zip(&folders) {
        let name = format!("{contest}/r{number:04}");
        if bundle.name != name && bundle.record.is_some() {
            findings.differs(Layer::Hashes, format!("{folder}{name}"), &name, &bundle.name);
        }
    }
    bundles
}

/// The zip of a release holds what its folder holds; that of a redacted one is gone.
fn zip(shelf: &Shelf, folder: &str, bundle: &Bundle<'_>) -> Findings {
    let mut findings = Findings::default();
    let place = format!("{folder}{}.zip", bundle.name);
    let redacted = bundle.has(bag::REDACTED);
    match shelf.read(&place).map(|read| read.map(Shelf::zip)) {
        None if redacted => {}
        None => findings.wrong(Layer::Hashes, place, text!("缺少压缩包", "the zip is missing")),
        Some(Ok(Ok(zip))) if !redacted => findings.add(bundle::same(bundle, &zip, &place)),
        Some(Ok(Ok(_))) => findings.wrong(
            Layer::Hashes,
            place,
            text!("内容已遮盖，压缩包却还在", "content was redacted, and the zip is still there"),
        ),
        Some(Ok(Err(_)) | Err(_)) => findings.wrong(
            Layer::Hashes,
            place,
            text!("压缩包损坏，或不是规定的格式", "the zip is damaged, or not of the format"),
        ),
    }
    findings
}

/// Hashes, recomputation and tables of each bundle; what the pages of each contest must show.
fn all<'b>(bundles: &'b [Bundle<'b>], report: &mut Report) -> BTreeMap<String, Board<'b>> {
    let redactions = redactions(bundles, report);
    carried::carried(bundles, &mut report.findings);
    let none = Redactions::new();
    let (mut boards, mut latest) = (BTreeMap::new(), BTreeMap::new());
    for bundle in bundles.iter().filter(|bundle| bundle.is_full()) {
        latest.extend(bundle.record.as_ref().map(|record| (record.contest.clone(), bundle.name.clone())));
    }
    for bundle in bundles {
        let redacted = redactions.get(&bundle.name).unwrap_or(&none);
        report.fingerprints.extend(bundle.fingerprint.map(|fingerprint| (bundle.name.clone(), fingerprint)));
        if let Some((record, before)) = bundle.record.as_ref().and_then(|r| Some((r, r.supersedes?))) {
            report.superseded.insert(format!("{}/r{before:04}", record.contest), bundle.name.clone());
        }
        report.findings.add(bundle.hashes(redacted));
        if !redacted.is_empty() {
            let name = &bundle.name;
            report
                .findings
                .notes
                .push(text!("{name} 有遮盖，没有重算", "{name} is redacted and was not computed again"));
        } else if bundle.is_full() {
            let (computed, findings) = recompute::recompute(bundle);
            report.findings.add(findings);
            let contest = bundle.record.as_ref().map(|record| record.contest.clone()).unwrap_or_default();
            if let Some(computed) = computed.filter(|_| latest.get(&contest) == Some(&bundle.name)) {
                boards.insert(contest, Board::new(bundle, computed));
            }
        } else if bundle.record.is_some() {
            report.findings.add(recompute::rubrics_alone(bundle));
        }
    }
    boards
}

/// What was taken out of each bundle: by later releases; where a bundle is all there is, by its own word.
fn redactions(bundles: &[Bundle<'_>], report: &mut Report) -> BTreeMap<String, Redactions> {
    let mut redactions: BTreeMap<String, Redactions> = BTreeMap::new();
    let notes = &mut report.findings.notes;
    if let ([bundle], Subject::Bundle) = (bundles, report.subject) {
        let told = bundle.tells();
        for stone in &told {
            let (place, by) = (bundle.place(&stone.path), format!("r{:04}", stone.by));
            notes.push(text!(
                "{place} 已由 {by} 遮盖（redacted.json 这样说）；单看这一份无法核对",
                "{place} was redacted by {by}, as redacted.json says; this bundle alone cannot prove it"
            ));
        }
        if !told.is_empty() {
            let name = &bundle.name;
            report.findings.unproven.push(text!(
                "{name} 里缺的文件是不是由后来的发布版本遮盖的：没有那份发布版本可以核对",
                "that a later release took out what is missing from {name}: that release is not at hand"
            ));
        }
        redactions.insert(bundle.name.clone(), told.into_iter().map(|one| (one.path, one.sha256)).collect());
        return redactions;
    }
    for record in bundles.iter().filter_map(|bundle| bundle.record.as_ref()) {
        // Only a later release that is a redaction takes something out, and never what another one says it took out.
        let proves = |number: u32| {
            let of = |other: &ReleaseRecord| other.contest == record.contest && other.release == number;
            let records = bundles.iter().filter_map(|bundle| bundle.record.as_ref());
            records.filter(|other| of(other)).any(|other| other.event == ReleaseEvent::Redaction)
        };
        let takes = |one: &&bag::Redaction| {
            let stays = one.path == bag::RELEASE && proves(one.release);
            record.event == ReleaseEvent::Redaction && one.release < record.release && !stays
        };
        for one in record.redacts.iter().filter(takes) {
            let name = format!("{}/r{:04}", record.contest, one.release);
            let missing = bundles.iter().any(|bundle| bundle.name == name && !bundle.has(&one.path));
            if missing {
                let (path, by) = (&one.path, record.release);
                notes.push(text!(
                    "{name} {path} 已由 r{by:04} 遮盖，没有核对",
                    "{name} {path} was redacted by r{by:04} and was not looked at"
                ));
            }
            redactions.entry(name).or_default().insert(one.path.clone(), one.sha256);
        }
    }
    redactions
}

/// Every fingerprint from outside is one of those that were found; whose it is is said, and whether that
/// release still stands.
fn fingerprints(outside: &Outside, report: &mut Report) {
    for fingerprint in &outside.fingerprints {
        let Some((name, _)) = report.fingerprints.iter().find(|(_, found)| found == fingerprint) else {
            let what = text!("没有指纹为此的发布版本", "no release has this fingerprint");
            report.findings.wrong(Layer::Hashes, fingerprint.grouped(), what);
            continue;
        };
        let note = match (report.superseded.get(name), report.subject) {
            (Some(by), _) => text!(
                "给出的指纹与 {name} 相符；它已由 {by} 取代",
                "the fingerprint that was given is that of {name}, which {by} supersedes"
            ),
            (None, Subject::Site | Subject::Evidence) => text!(
                "给出的指纹与 {name} 相符；它没有被取代",
                "the fingerprint that was given is that of {name}, which nothing supersedes"
            ),
            (None, _) => text!(
                "给出的指纹与 {name} 相符；它后来有没有被取代，单看这里看不出来",
                "the fingerprint that was given is that of {name}; whether it was superseded cannot be seen here"
            ),
        };
        report.findings.notes.push(note);
        report.findings.count(Looked::Fingerprints, 1);
    }
}

/// Signatures that nobody could check.
fn unkeyed(place: &Place, outside: &Outside, findings: &mut Findings) {
    if outside.key.is_none() && place.is_signed() {
        findings.notes.push(text!(
            "有签名，但没有用 --key 给出公钥，没有核对签名",
            "there are signatures; without --key they were not checked"
        ));
    }
}
