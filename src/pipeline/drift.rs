//! The records against the latest full release of each contest (E34). Where the files that say what is
//! published have the bytes that were released, which is the rule, only hashes are compared.

use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::Failure;
use crate::bag;
use crate::diag::{Diagnostics, Severity};
use crate::evidence::{self, Differences, Files, Known, Part, Refusal};
use crate::fs;
use crate::model::{Contest, Release};
use crate::page::World;

/// Pieces of a file that are made at a time on each core.
const AHEAD: usize = 2;

/// Compares each contest that was published; says which of them differ.
pub(super) fn all(
    root: &Path,
    world: &World<'_>,
    drafts: bool,
    faults: &mut Diagnostics,
) -> Result<Vec<bool>, Failure> {
    let mut drifted = Vec::new();
    for (at, contest) in world.site.contests.iter().enumerate() {
        let Some(release) = latest(contest) else {
            drifted.push(false);
            continue;
        };
        let (old, new) = differing(root, contest, release, &evidence::parts(world, at, true))?;
        let found = compare(release, &old, &new)?;
        let severity = if drafts { Severity::Warning } else { Severity::Error };
        faults.extend(evidence::origins(contest, release, &found));
        let told = evidence::drift(Known { contest, release, severity, old: &old, new: &new }, &found);
        drifted.push(told.has_errors() || told.warnings() > 0);
        faults.extend(told);
    }
    Ok(drifted)
}

/// The release that a contest stands by: its latest full one.
pub(super) fn latest(contest: &Contest) -> Option<&Release> {
    contest.releases.iter().rev().find(|release| release.is_full())
}

/// What the parts of a new bundle say otherwise than a release.
pub(super) fn differences(
    root: &Path,
    contest: &Contest,
    release: &Release,
    parts: &[Part<'_>],
) -> Result<Differences, Failure> {
    let (before, after) = differing(root, contest, release, parts)?;
    compare(release, &before, &after)
}

fn compare(release: &Release, before: &Files, after: &Files) -> Result<Differences, Failure> {
    evidence::differences(before, after).ok_or_else(|| Failure::Refused(Refusal::Unreadable(release.id())))
}

/// The files that say what is published, of a release and of a new bundle, as far as they differ.
pub(super) fn differing(
    root: &Path,
    contest: &Contest,
    release: &Release,
    parts: &[Part<'_>],
) -> Result<(Files, Files), Failure> {
    let saying: Vec<&Part<'_>> = parts.iter().filter(|part| evidence::says(&part.path)).collect();
    let hashes: Vec<[u8; 32]> = saying.par_iter().with_max_len(1).map(|part| hash(part)).collect();
    let old = |path: &str| release.files.iter().find(|f| f.path == path);
    let same = |part: &Part<'_>, hash: &[u8; 32]| old(&part.path).is_some_and(|f| f.sha256 == *hash);
    let (mut before, mut after) = (Files::new(), Files::new());
    for (part, _) in saying.iter().zip(&hashes).filter(|(part, hash)| !same(part, hash)) {
        // What was taken out cannot be compared.
        if old(&part.path).is_none_or(|f| f.redacted_by.is_none()) {
            after.insert(part.path.clone(), part.bytes());
        }
    }
    let gone = |path: &str| !saying.iter().any(|part| part.path == path);
    for file in release.files.iter().filter(|f| evidence::says(&f.path) && f.redacted_by.is_none()) {
        if after.contains_key(&file.path) || gone(&file.path) {
            let path = root.join("releases").join(contest.id.as_str()).join(release.id()).join(&file.path);
            before.insert(file.path.clone(), fs::read_whole(&path)?);
        }
    }
    Ok((before, after))
}

/// The rubrics of a release, and those that a new bundle would hold: whether they say the same.
pub(super) fn same_rubrics(
    root: &Path,
    contest: &Contest,
    release: &Release,
    parts: &[Part<'_>],
) -> Result<bool, Failure> {
    let (mut before, mut after) = (Files::new(), Files::new());
    let is_rubric = |path: &str| path.starts_with("data/rubrics/");
    for file in release.files.iter().filter(|f| is_rubric(&f.path) && f.redacted_by.is_none()) {
        let path = root.join("releases").join(contest.id.as_str()).join(release.id()).join(&file.path);
        before.insert(file.path.clone(), fs::read_whole(&path)?);
    }
    for part in parts.iter().filter(|p| is_rubric(&p.path)) {
        after.insert(part.path.clone(), part.bytes());
    }
    Ok(evidence::same_rubrics(&before, &after))
}

/// The SHA-256 of a part whose pieces are made on all cores.
fn hash(part: &Part<'_>) -> [u8; 32] {
    if part.pieces() == 1 {
        return bag::sha256(&part.piece(0));
    }
    let mut hash = Sha256::new();
    let together = rayon::current_num_threads() * AHEAD;
    for first in (0..part.pieces()).step_by(together) {
        let range = first..part.pieces().min(first + together);
        let pieces: Vec<Vec<u8>> = range.into_par_iter().map(|at| part.piece(at)).collect();
        pieces.iter().for_each(|piece| hash.update(piece));
    }
    hash.finalize().into()
}
