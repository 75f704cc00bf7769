//! A fact for each item (names that stand beside every fact were reported by the linter): `{plan: true, talks: 1.5}`, `{national: 1}`, `{late-days: 2}`

use super::desk::Desk;
use super::{PROVENANCE, percent, whole};
use crate::check::fields::Fields;
use crate::diag::Code;
use crate::lang::text;
use crate::model::rule::{Checklist, ChecklistItem, Counts, Range, TallyItem};
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
    if let Some(points) = desk.need_points(f, &item.id, &item.text) {
        let range = Range { min: Number::zero(), max: item.points.clone(), step: None };
        desk.within(&points, &range, true, f);
    }
}

/// Reads what is counted. Where an item has a target, the fact is a value beside it, of any sign.
pub(super) fn tally<'n>(f: &mut Fields<'n, '_>, items: &'n [TallyItem], desk: &mut Desk<'_, '_>) {
    for item in items.iter().filter(|item| !PROVENANCE.contains(&&*item.id)) {
        if let Some(counts) = &item.counts {
            counted(f, counts, item, desk);
            continue;
        }
        let Some(number) = desk.need_number(f, &item.id, &item.title) else { continue };
        percent::agrees(&number, percent::of_item(item), f, desk);
        if item.target.is_none() {
            desk.not_negative(&number, f);
        }
        whole::amount(&number, &item.title, whole::may_have_decimals(item), f, desk);
    }
}

/// Two counts that give a ratio: none negative, no more done than there is (unless that is what counts),
/// something to divide by.
fn counted<'n>(f: &mut Fields<'n, '_>, counts: &'n Counts, item: &'n TallyItem, desk: &mut Desk<'_, '_>) {
    let ((done, above), (total, below)) = (&counts.done, &counts.total);
    if !f.has(done) && !f.has(total) && f.has(&item.id) {
        let _ = f.node(&item.id);
        let (key, title) = (&item.id, &item.title);
        let message =
            text!("「{title}」由两个数算出，不写 {key}", "{title} is computed from two numbers, not from `{key}`");
        let fault = desk.fault(Code::UnknownFact, f.key(key), message);
        f.faults.push(fault.expected(text!("{done}: {above}, {total}: {below}", "{done}: {above}, {total}: {below}")));
        return;
    }
    let (done, total) = (desk.need_number(f, done, above), desk.need_number(f, total, below));
    let (Some(done), Some(total)) = (done, total) else { return };
    if !(desk.not_negative(&done, f) & desk.not_negative(&total, f)) {
        return;
    }
    for (number, title) in [(&done, above), (&total, below)] {
        let cure = text!("写数量，比例由程序计算", "write the amount: the program computes the share");
        if !whole::no_percent(number, title, cure, f, desk) {
            return;
        }
        whole::amount(number, title, item.decimals, f, desk);
    }
    let (d, t) = (&done.value, &total.value);
    let fault = if d.value() > t.value() && !item.may_exceed() {
        let message = text!("{above} {d} 多于{below} {t}", "{above}: {d} is more than {below}: {t}");
        let hint = text!("核对两个数", "check both numbers");
        desk.fault(Code::DoneOverTotal, done.span, message).hint(hint)
    } else if t.value().is_zero() {
        let message = text!("{below}是 0，比例无从计算", "{below} is 0: there is no ratio");
        let hint = text!(
            "如果确实是 0，在细则里把这一小项单列为一项，写明 on_zero 或 missing",
            "if it is really 0, make the item a criterion of its own in the rubric, with on_zero or missing"
        );
        desk.fault(Code::ZeroTotal, total.span, message).hint(hint)
    } else {
        return;
    };
    f.faults.push(fault);
}
