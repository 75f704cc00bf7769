//! One who is put forward twice: the same name of the same unit in the same track, under two ids.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Nomination, NominationId, Track, TrackKind};

/// Reports the second of two nominations that are one. `out` are those that left by an event: one
/// that was withdrawn may be filed again.
pub(super) fn check(tracks: &[Track], records: &[Nomination], out: &BTreeSet<&NominationId>, faults: &mut Diagnostics) {
    let mut first = BTreeMap::new();
    for record in records.iter().filter(|n| !out.contains(&n.id)) {
        let name: String = record.name.value.chars().filter(|c| !c.is_whitespace()).collect();
        match first.entry((&record.track, &record.unit, name)) {
            std::collections::btree_map::Entry::Vacant(free) => drop(free.insert(record)),
            std::collections::btree_map::Entry::Occupied(taken) => {
                let is_person = tracks.iter().any(|t| t.id == record.track && t.kind == TrackKind::Individual);
                faults.push(twice(record, taken.get(), is_person));
            }
        }
    }
}

fn twice(second: &Nomination, first: &Nomination, is_person: bool) -> Diagnostic {
    let (name, other) = (&second.name.value, &first.id);
    let message = text!(
        "「{name}」在同一赛道、同一单位已有申报 {other}",
        "{name} is put forward already, by {other}, in the same track and unit"
    );
    // Two people of one name do work in one unit.
    let (fault, hint) = if is_person {
        let hint = text!(
            "同一个人的删去一份；确是同名的两个人，在 name 里写明部门，如「示例甲（测绘科）」",
            "delete one if they are one person; if two people share the name, add the department: 示例甲（测绘科）"
        );
        (Diagnostic::warning(Code::NominatedTwice, second.name.span, message), hint)
    } else {
        let hint = text!(
            "删去一份；确是两个，名称要写得能区分；撤回过的在 history.yaml 里记 withdrawal",
            "delete one; if they are two, let their names differ; if one was withdrawn, record it in history.yaml"
        );
        (Diagnostic::error(Code::NominatedTwice, second.name.span, message), hint)
    };
    fault.related(first.name.span, text!("另一份在这里", "the other one")).hint(hint)
}
