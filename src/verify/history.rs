//! The history (E60 5): the log against itself, releases against its entries, receipts, signatures, earlier states.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::Bundle;
use super::findings::{Findings, Layer, Looked};
use super::outside::{Earlier, Outside};
use super::shelf::Shelf;
use crate::bag::{SIGNATURE, TAG_MANIFEST};
use crate::lang::text;
use crate::tlog::{Checkpoint, Entry, Inspection, Log, Minisig, NoteSignature, PublicKey, Receipt};

/// Reads the log in a folder, and says whatever does not hold in it.
pub(super) fn log(shelf: &Shelf, folder: &str, findings: &mut Findings) -> Inspection {
    let mut files = Vec::new();
    for path in shelf.below(folder) {
        match shelf.read(&format!("{folder}{path}")) {
            Some(Ok(bytes)) => files.push((path.to_owned(), bytes)),
            Some(Err(unread)) => findings.wrong(Layer::History, format!("log/{path}"), unread.message()),
            None => {}
        }
    }
    let inspection = Log::inspect(&files);
    for error in &inspection.errors {
        findings.wrong(Layer::History, format!("log/{}", error.path), error.fault.message());
    }
    findings.count(Looked::Tiles, inspection.tiles);
    findings.count(Looked::Entries, inspection.log.as_ref().map_or(0, |log| log.entries().len()));
    inspection
}

/// An entry for each release and a release for each entry, which say the same.
pub(super) fn releases(log: &Log, bundles: &[Bundle<'_>], findings: &mut Findings) {
    let held: BTreeMap<&str, &Bundle<'_>> = bundles.iter().map(|bundle| (bundle.name.as_str(), bundle)).collect();
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut full: BTreeMap<&str, &str> = BTreeMap::new();
    let mut day = None;
    for (at, entry) in (1..).zip(log.entries()) {
        let name = format!("{}/{}", entry.contest, entry.release);
        let place = format!("log/entries.jsonl {at} {name}");
        let mut wrong = |what| findings.wrong(Layer::History, place.clone(), what);
        let next = numbers.entry(&entry.contest).or_default();
        *next += 1;
        if format!("r{next:04}") != entry.release {
            wrong(text!("编号不连续：应为 r{next:04}", "the numbers have a gap: r{next:04} should come here"));
        }
        let same_contest = log.entries()[..at - 1].iter().rev().find(|other| other.contest == entry.contest);
        if same_contest.is_some_and(|before| before.on > entry.on) {
            wrong(text!("日期早于上一份发布版本", "its day is before that of the release before"));
        }
        day = day.max(Some(entry.on));
        let is_full = entry.event != crate::model::ReleaseEvent::RubricLocked;
        let before = full.get(entry.contest.as_str()).copied();
        if entry.supersedes.as_deref() != before.filter(|_| is_full) {
            wrong(text!("所取代的不是上一份完整的发布版本", "it does not supersede the full release before it"));
        }
        if is_full {
            full.insert(&entry.contest, &entry.release);
        }
        match held.get(name.as_str()) {
            None => wrong(text!("日志里有，却没有这份发布版本", "the log has this release, and it is not there")),
            Some(bundle) => agrees(entry, bundle, &place, findings),
        }
    }
    let entered: BTreeSet<String> = log.entries().iter().map(|e| format!("{}/{}", e.contest, e.release)).collect();
    for bundle in bundles.iter().filter(|bundle| !entered.contains(&bundle.name)) {
        findings.wrong(
            Layer::History,
            bundle.place(""),
            text!("日志里没有这份发布版本", "the log has no entry for this release"),
        );
    }
}

/// A release says of itself what the log says of it.
fn agrees(entry: &Entry, bundle: &Bundle<'_>, place: &str, findings: &mut Findings) {
    let found = bundle.fingerprint.map(|fingerprint| fingerprint.hex()).unwrap_or_default();
    let mut same = |key: &str, log: &str, release: &str| {
        if log != release {
            findings.differs(Layer::History, format!("{place} {key}"), log, release);
        }
    };
    same("fingerprint", &entry.fingerprint.hex(), &found);
    let Some(record) = &bundle.record else { return };
    same("event", entry.event.as_str(), record.event.as_str());
    same("on", &entry.on.to_string(), &record.on.to_string());
    let supersedes = record.supersedes.map(|number| format!("r{number:04}")).unwrap_or_default();
    same("supersedes", entry.supersedes.as_deref().unwrap_or_default(), &supersedes);
}

/// A receipt for each entry, that holds, and that the log extends.
pub(super) fn receipts(shelf: &Shelf, folder: &str, log: &Log, key: Option<&PublicKey>, findings: &mut Findings) {
    let mut missing: BTreeSet<String> =
        log.entries().iter().map(|e| format!("{}-{}.txt", e.contest, e.release)).collect();
    for path in shelf.below(folder) {
        let place = format!("receipts/{path}");
        let text =
            shelf.read(&format!("{folder}{path}")).and_then(Result::ok).and_then(|bytes| String::from_utf8(bytes).ok());
        let Some(receipt) = text.as_deref().and_then(Receipt::parse) else {
            findings.wrong(Layer::History, place, text!("不是规定格式的回执", "this is no receipt"));
            continue;
        };
        let name = format!("{}-{}.txt", receipt.entry.contest, receipt.entry.release);
        missing.remove(&name);
        if name != path {
            findings.differs(Layer::History, place.clone(), &name, path);
        }
        self::receipt(&receipt, &place, key, findings);
        extends(log, &receipt.checkpoint, &place, findings);
    }
    for name in missing {
        findings.wrong(Layer::History, format!("receipts/{name}"), text!("缺少这份回执", "this receipt is missing"));
    }
}

/// A receipt by itself.
pub(super) fn receipt(receipt: &Receipt, place: &str, key: Option<&PublicKey>, findings: &mut Findings) {
    findings.count(Looked::Receipts, 1);
    if !receipt.holds() {
        findings.wrong(
            Layer::History,
            place,
            text!(
                "回执里的证明不成立：这一条不在它的检查点里",
                "its proof does not hold: the entry is not in the tree of its checkpoint"
            ),
        );
    }
    checkpoint(&receipt.checkpoint, place, key, findings);
}

/// The signature of a checkpoint.
pub(super) fn checkpoint(checkpoint: &Checkpoint, place: &str, key: Option<&PublicKey>, findings: &mut Findings) {
    let Some(key) = key else { return };
    let number = key.number();
    match key.look_at(checkpoint) {
        NoteSignature::Valid => findings.count(Looked::Signatures, 1),
        NoteSignature::Invalid => findings.wrong(
            Layer::History,
            place,
            text!("签名不成立（公钥 {number}）", "the signature does not hold (key {number})"),
        ),
        NoteSignature::Absent if checkpoint.is_signed() => findings.wrong(
            Layer::History,
            place,
            text!(
                "是别的密钥签的，没有公钥 {number} 的签名",
                "another key signed it; it is not signed by the key {number}"
            ),
        ),
        NoteSignature::Absent => findings.wrong(
            Layer::History,
            place,
            text!("没有公钥 {number} 的签名", "it is not signed by the key {number}"),
        ),
    }
}

/// The signatures of releases: a publisher may begin to sign at any time, and does not stop (E46).
pub(super) fn signatures(bundles: &[Bundle<'_>], log: Option<&Log>, key: Option<&PublicKey>, findings: &mut Findings) {
    let entries = log.map(Log::entries).unwrap_or_default();
    let place = |bundle: &Bundle<'_>| {
        let entry = entries.iter().position(|e| bundle.name == format!("{}/{}", e.contest, e.release));
        (entry.unwrap_or(usize::MAX), bundle.record.as_ref().map(|record| record.on), bundle.name.clone())
    };
    let first = bundles.iter().filter(|bundle| bundle.has(SIGNATURE)).map(place).min();
    for bundle in bundles {
        match &first {
            Some(first) if key.is_some() && !bundle.has(SIGNATURE) && place(bundle) < *first => {
                let (name, from) = (&bundle.name, &first.2);
                findings.notes.push(text!(
                    "{name} 没有签名：从 {from} 起才签名",
                    "{name} is not signed: signatures begin with {from}"
                ));
            }
            _ => signature(bundle, key, findings),
        }
    }
}

/// The signature of a release.
fn signature(bundle: &Bundle<'_>, key: Option<&PublicKey>, findings: &mut Findings) {
    let place = bundle.place(SIGNATURE);
    let read = bundle.text(SIGNATURE).map(|text| Minisig::parse(&text));
    if let Some(None) = read {
        return findings.wrong(
            Layer::History,
            place,
            text!("不是规定格式的签名", "this is no signature of the format"),
        );
    }
    let (Some(read), Some(record)) = (read.flatten(), &bundle.record) else {
        if let Some(number) = key.map(PublicKey::number) {
            findings.wrong(
                Layer::History,
                place,
                text!("没有公钥 {number} 的签名", "it is not signed by the key {number}"),
            );
        }
        return;
    };
    let comment = format!("{} {} {}", bundle.name, record.event.as_str(), record.on);
    if read.trusted_comment != comment {
        findings.differs(Layer::History, place.clone(), &comment, &read.trusted_comment);
    }
    let Some(key) = key else { return };
    let manifest = bundle.bytes(TAG_MANIFEST).and_then(Result::ok).unwrap_or_default();
    let (number, theirs) = (key.number(), read.number());
    if read.holds(key, &manifest) {
        findings.count(Looked::Signatures, 1);
    } else if number != theirs {
        findings.wrong(
            Layer::History,
            place,
            text!(
                "是别的密钥签的（公钥 {theirs}），不是 {number}",
                "another key signed it (key {theirs}), not {number}"
            ),
        );
    } else {
        findings.wrong(
            Layer::History,
            place,
            text!("签名不成立（公钥 {number}）", "the signature does not hold (key {number})"),
        );
    }
}

/// Whether the log goes on from an earlier checkpoint.
fn extends(log: &Log, old: &Checkpoint, place: &str, findings: &mut Findings) -> bool {
    let (now, then) = (log.size(), old.size);
    let what = if log.origin() != old.origin {
        let (now, then) = (log.origin(), &old.origin);
        text!(
            "不是同一份日志：现在叫 {now}，那时叫 {then}",
            "not the same log: it is called {now}, and was called {then}"
        )
    } else if then > now {
        text!(
            "日志变短了：那时有 {then} 条，现在只有 {now} 条",
            "the log was cut: it had {then} entries, and has {now}"
        )
    } else if log.extends(old) {
        return true;
    } else {
        text!(
            "日志被改写：前 {then} 条已不是那时的内容",
            "the log was rewritten: its first {then} entries are not those of then"
        )
    };
    findings.wrong(Layer::History, place, what);
    false
}

/// Earlier states that somebody kept.
pub(super) fn since(log: &Log, outside: &Outside, findings: &mut Findings) {
    for earlier in &outside.since {
        let Earlier { name, checkpoint: old, receipt } = earlier;
        // What somebody kept may be older than the first signature: it is the log of now that must be signed.
        let key = outside.key.as_ref().filter(|_| old.is_signed());
        if outside.key.is_some() && key.is_none() {
            findings.notes.push(text!("{name} 没有签名", "{name} is not signed"));
        }
        if let Some(receipt) = receipt {
            self::receipt(receipt, name, key, findings);
        } else {
            checkpoint(old, name, key, findings);
        }
        if extends(log, old, name, findings) {
            findings.count(Looked::Earlier, 1);
        }
    }
}
