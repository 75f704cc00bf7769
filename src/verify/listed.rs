//! The files of a site against its own list of them: what was changed after the build without a new list.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::findings::{Findings, Layer, Looked};
use super::shelf::Shelf;
use crate::bag;
use crate::lang::text;
use crate::model::Fingerprint;

/// Its name.
pub(super) const LIST: &str = "gongshi-manifest.txt";

/// Every file but releases and log, which have hashes of their own.
pub(super) fn listed(shelf: &Shelf) -> Findings {
    let mut findings = Findings::default();
    let text = shelf.read(LIST).and_then(Result::ok).and_then(|bytes| String::from_utf8(bytes).ok());
    let line = |line: &str| {
        let (hash, path) = line.split_once("  ")?;
        let hash = Fingerprint::parse(hash).filter(|found| found.hex() == hash)?;
        Some((path.to_owned(), hash))
    };
    let all: Option<BTreeMap<String, Fingerprint>> = text.and_then(|text| text.lines().map(line).collect());
    let Some(all) = all else {
        findings.wrong(
            Layer::Hashes,
            LIST,
            text!("缺少这个文件，或不是规定格式", "the file is missing or not of the format"),
        );
        return findings;
    };
    let own = |path: &str| path == LIST || path.starts_with("evidence/") && !path.ends_with(".html");
    for path in shelf.below("").filter(|path| !own(path) && !all.contains_key(*path)) {
        findings.wrong(Layer::Hashes, path, text!("清单里没有这个文件", "no manifest lists this file"));
    }
    let look = |(path, hash): (&String, &Fingerprint)| {
        let mut findings = Findings::default();
        match shelf.read(path) {
            None => findings.wrong(Layer::Hashes, path, text!("清单里有，却没有这个文件", "listed, but missing")),
            Some(Err(unread)) => findings.wrong(Layer::Hashes, path, unread.message()),
            Some(Ok(bytes)) => {
                findings.count(Looked::Files, 1);
                let found = Fingerprint(bag::sha256(&bytes));
                if found != *hash {
                    findings.differs(Layer::Hashes, path, &hash.hex(), &found.hex());
                }
            }
        }
        findings
    };
    let each: Vec<Findings> = all.par_iter().filter(|(path, _)| !own(path)).map(look).collect();
    each.into_iter().for_each(|one| findings.add(one));
    findings
}
