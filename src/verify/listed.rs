//! The files of a site against its own list of them: what was changed after the build without a new list.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::findings::{Findings, Layer, Looked};
use super::shelf::Shelf;
use crate::lang::text;
use crate::model::Fingerprint;

/// Its name.
pub(super) const LIST: &str = "gongshi-manifest.txt";

/// An empty file that keeps the folder under version control.
const KEEP: &str = ".gitkeep";

/// Every file of a site.
pub(super) fn listed(shelf: &Shelf) -> Findings {
    let mut findings = Findings::default();
    let text = shelf.read(LIST).and_then(Result::ok).and_then(|bytes| String::from_utf8(bytes).ok());
    let line = |line: &str| {
        let (hash, path) = line.split_once("  ")?;
        let hash = Fingerprint::parse(hash).filter(|found| found.hex() == hash)?;
        Some((path.to_owned(), hash))
    };
    let read = |text: &String| text.lines().map(line).collect::<Option<Vec<_>>>();
    let same = |all: &Vec<(String, Fingerprint)>| {
        all.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect::<String>()
    };
    let ordered = |all: &Vec<(String, Fingerprint)>| all.windows(2).all(|two| two[0].0 < two[1].0);
    let all = text.as_ref().and_then(|text| read(text).filter(|all| ordered(all) && same(all) == *text));
    let all: Option<BTreeMap<String, Fingerprint>> = all.map(|all| all.into_iter().collect());
    let Some(all) = all else {
        findings.wrong(
            Layer::Hashes,
            LIST,
            text!("缺少这个文件，或不是规定格式", "the file is missing or not of the format"),
        );
        return findings;
    };
    for path in shelf.below("").filter(|path| ![LIST, KEEP].contains(path) && !all.contains_key(*path)) {
        findings.wrong(Layer::Hashes, path, text!("清单里没有这个文件", "no manifest lists this file"));
    }
    let look = |(path, hash): (&String, &Fingerprint)| {
        let mut findings = Findings::default();
        match shelf.hash(path) {
            None => findings.wrong(Layer::Hashes, path, text!("清单里有，却没有这个文件", "listed, but missing")),
            Some(Err(unread)) => findings.wrong(Layer::Hashes, path, unread.message()),
            Some(Ok(found)) => {
                findings.count(Looked::Files, 1);
                let found = Fingerprint(found);
                if found != *hash {
                    findings.differs(Layer::Hashes, path, &hash.hex(), &found.hex());
                }
            }
        }
        findings
    };
    let each: Vec<Findings> = all.par_iter().map(look).collect();
    each.into_iter().for_each(|one| findings.add(one));
    findings
}
