//! A fact for each item (names that stand beside every fact were reported by the linter): `{plan: true, talks: 1.5}`, `{national: 1}`, `{late-days: 2}`

use super::desk::Desk;
use super::{PROVENANCE, percent};
use crate::check::fields::Fields;
use crate::model::rule::{Checklist, ChecklistItem, Count, Deduct, Range};
use crate::number::Number;

/// Reads the items of a checklist: each is answered, met or not.
pub(super) fn checklist<'n>(f: &mut Fields<'n, '_>, rule: &'n Checklist, desk: &mut Desk<'_, '_>) {
    for item in rule.items.iter().filter(|item| !PROVENANCE.contains(&&*item.id)) {
        if item.partial {
            partial(f, item, desk);
        } else if item.all_of.is_empty() {
            desk.need_flag(f, &item.id, &item.text);
        } else {
            for (name, condition) in &item.all_of {
                desk.need_flag(f, name, condition);
            }
        }
    }
}

fn partial<'n>(f: &mut Fields<'n, '_>, item: &'n ChecklistItem, desk: &mut Desk<'_, '_>) {
    if let Some(points) = desk.need_number(f, &item.id, &item.text) {
        let range = Range { min: Number::zero(), max: item.points.clone(), step: None };
        desk.within(&points, &range, true, f);
    }
}

/// Reads what was counted.
pub(super) fn count<'n>(f: &mut Fields<'n, '_>, rule: &'n Count, desk: &mut Desk<'_, '_>) {
    for item in rule.items.iter().filter(|item| !PROVENANCE.contains(&&*item.id)) {
        if let Some(number) = desk.need_number(f, &item.id, &item.title) {
            percent::agrees(&number, Some(&item.per), f, desk);
            desk.not_negative(&number, f);
        }
    }
}

/// Reads what costs points. Where an item has a target, the fact is a value beside it, of any sign.
pub(super) fn deduct<'n>(f: &mut Fields<'n, '_>, rule: &'n Deduct, desk: &mut Desk<'_, '_>) {
    for item in rule.items.iter().filter(|item| !PROVENANCE.contains(&&*item.id)) {
        let number = desk.need_number(f, &item.id, &item.title);
        if let Some(number) = &number {
            percent::agrees(number, percent::of_deduction(item), f, desk);
        }
        if let Some(number) = number.filter(|_| item.target.is_none()) {
            desk.not_negative(&number, f);
        }
    }
}
