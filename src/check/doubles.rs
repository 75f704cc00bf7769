//! One who is put forward twice: the same name of the same unit in the same track, under two ids; or
//! a collective that two units put forward.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Nomination, NominationId, Track, TrackKind};

/// Reports the second of two nominations that are one. `out` are those that left by an event: one
/// that was withdrawn may be filed again.
pub(super) fn check(tracks: &[Track], records: &[Nomination], out: &BTreeSet<&NominationId>, faults: &mut Diagnostics) {
    let (mut first, mut collectives) = (BTreeMap::new(), BTreeMap::new());
    for record in records.iter().filter(|n| !out.contains(&n.id)) {
        let name: String = record.name.value.chars().filter(|c| !c.is_whitespace()).collect();
        let kind = tracks.iter().find(|t| t.id == record.track).map(|t| t.kind);
        if kind == Some(TrackKind::Collective) {
            let other: &mut &Nomination = collectives.entry((&record.track, name.clone())).or_insert(record);
            if other.unit != record.unit {
                faults.push(elsewhere(record, other));
            }
        }
        match first.entry((&record.track, &record.unit, name)) {
            std::collections::btree_map::Entry::Vacant(free) => drop(free.insert(record)),
            std::collections::btree_map::Entry::Occupied(taken) => {
                faults.push(twice(record, taken.get(), kind == Some(TrackKind::Individual)));
            }
        }
    }
}

/// A collective belongs to one unit; two of one name cannot be told apart in a list either.
fn elsewhere(second: &Nomination, first: &Nomination) -> Diagnostic {
    let (name, other, unit) = (&second.name.value, &first.id, &first.unit);
    let message = text!(
        "「{name}」在同一赛道已有申报 {other}，所在单位是 {unit}",
        "{name} is put forward already in the same track, by {other} of the unit {unit}"
    );
    let hint = text!(
        "同一个集体的删去一份或改正 unit；确是两个，名称写全，让名单上分得清",
        "delete one or mend `unit` if they are one; if they are two, write their full names, so that a list tells them apart"
    );
    let fault = Diagnostic::warning(Code::NominatedTwice, second.name.span, message);
    fault.related(first.name.span, text!("另一份在这里", "the other one")).hint(hint)
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
