//! What a release holds, as files: facts, results and how they came about (spec/evidence.md 2 to 4).
//!
//! 1. [`parts`] lists the payload of a contest's bundle; each part makes its bytes piece by piece, in any order,
//! 2. [`package`] describes the tables once they are measured, [`bag_info`] says whose bundle it is,
//! 3. [`differences`] compares the files of two bundles: what changed, and whom it moved,
//! 4. [`drift`] puts that into faults, with the place of the record where it is known,
//! 5. [`taken`] says what a redaction takes out.
//!
//! Never opens a file, never scores: numbers come from `score`, formats from `export` and `bag`.

mod compare;
mod contest;
mod criteria;
mod derivation;
mod drift;
mod events;
mod flat;
mod origin;
mod package;
mod part;
mod permits;
mod precondition;
mod refusal;
mod rows;
mod table;
mod taken;

use serde_json::Value;

use crate::export::{records, rubric_json, sql, workbook};
use crate::lang::Text;
use crate::model::{Contest, Notice, NoticeKind};
use crate::page::{ContestWorld, World, change_line, impact_line, plain_notice};

pub use compare::{Differences, Files, differences, same_rubrics, says};
pub use drift::{Known, drift};
pub use origin::origins;
pub use package::{Measured, bag_info, package};
pub use part::Part;
pub use permits::{Telling, needs_reason, permits, says_why};
pub use precondition::{Plan, allowed, day};
pub use refusal::Refusal;
pub use taken::{Taken, taken, unsaid};

/// The first changes and moves in words, a line each.
#[must_use]
pub fn told(contest: &Contest, found: &Differences, most: usize) -> Vec<Text> {
    let changes = found.changes.iter().take(most).map(|change| change_line(contest, change));
    changes.chain(found.impact.iter().take(most).map(|impact| impact_line(contest, impact))).collect()
}

/// What `verify/README.txt` says.
const README: &str = include_str!("readme.txt");
/// The independent verifier: standard library of Python only.
const VERIFIER: &str = include_str!("../../verifiers/verify.py");

/// What every bundle holds for its readers, whatever its contest: path and text.
#[must_use]
pub const fn carried() -> [(&'static str, &'static str); 2] {
    [("data/verify/README.txt", README), ("data/verify/verify.py", VERIFIER)]
}

/// The payload of a bundle but for `release.json` and `datapackage.json`, in the order of the paths:
/// all of it, or the rubrics alone (E12).
#[must_use]
pub fn parts<'a>(world: &'a World<'_>, at: usize, full: bool) -> Vec<Part<'a>> {
    let contest = &world.contests[at];
    let mut parts = vec![Part::json("data/contest.json", move || contest::json(world, contest, full))];
    for rubric in &contest.contest.rubrics {
        parts.push(Part::json(format!("data/rubrics/{}.json", rubric.id), move || rubric_json(rubric)));
    }
    parts.extend(table::tables(contest, full).into_iter().map(Part::table));
    parts.extend(carried().map(|(path, text)| Part::whole(path, || text.as_bytes().to_vec())));
    if full {
        parts.push(Part::whole("data/verify/recompute.sql", || sql::recompute(contest).into_bytes()));
        if !contest.contest.rubrics.is_empty() {
            parts.push(Part::whole("data/workbook.xlsx", move || workbook::xlsx(world, contest, None)));
        }
        let nominations = contest.contest.nominations.len();
        let line = move |at: usize, out: &mut Vec<u8>| records::nomination(contest, at, out);
        parts.push(Part::long("data/record.json", records::head(contest), nominations, line, records::FOOT));
        for (n, notice) in held_notices(contest) {
            let text = move || plain_notice(world, contest, n).into_bytes();
            parts.push(Part::whole(format!("data/notices/{}.txt", notice.slug), text));
        }
    }
    parts.sort_by(|a, b| a.path.cmp(&b.path));
    parts
}

/// Slugs of the notices that a bundle holds.
#[must_use]
pub fn notices(world: &World<'_>, at: usize) -> Vec<String> {
    held_notices(&world.contests[at]).map(|(_, notice)| notice.slug.clone()).collect()
}

/// Notices that are published; news decide nothing.
fn held_notices<'w>(contest: &'w ContestWorld<'_>) -> impl Iterator<Item = (usize, &'w Notice)> {
    let all = contest.contest.notices.iter().enumerate();
    all.filter(|(_, notice)| !notice.draft && notice.kind != NoticeKind::News)
}

/// A value as a text of its own, indented: short files are read by people too.
fn pretty(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}
