//! 逐项核验: the points of the items that are met.

use crate::lang::{Text, text};
use crate::model::rule::{Checklist, ChecklistItem};
use crate::number::Exact;
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::{FaultKind, ScoreFault};
use crate::score::say;

pub(super) fn work(rule: &Checklist, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    let (mut earned, mut all_met) = (Vec::with_capacity(rule.items.len()), true);
    for item in &rule.items {
        let (points, met) = item_points(item, desk)?;
        desk.notes.step("item", &points, || {
            let (title, got, full) = (&item.text, say::plain(&points), &item.points);
            text!("{title}：{got} 分（满分 {full}）", "{title}: {got} of {full}")
        });
        all_met &= met;
        earned.push(points);
    }
    if rule.fail_any_zero && !all_met {
        desk.notes.step("fail-any", &Exact::ZERO, || {
            text!("有一项不落实，本项不得分", "one item is not met: the criterion gets 0 points")
        });
        return Ok(Worked::Points(Exact::ZERO));
    }
    let sum = Exact::sum(&earned);
    if earned.len() == 1 {
        return Ok(Worked::Points(sum));
    }
    desk.notes.step("sum", &sum, || {
        let (terms, total) = (say::sum(&earned), say::plain(&sum));
        say::both(format!("{} = {total}", terms.text))
    });
    Ok(Worked::Points(sum))
}

/// The points of an item and whether it is met: a part of the points above 0 is enough.
fn item_points(item: &ChecklistItem, desk: &mut Desk<'_>) -> Result<(Exact, bool), ScoreFault> {
    if item.partial {
        let given = desk.number(&item.id, &item.text)?;
        if given.value().is_negative() || given.value() > item.points.value() {
            let full = &item.points;
            let message = text!("{given} 不在 0 至 {full} 之内", "{given} is not within 0 to {full}");
            return Err(desk.fault(FaultKind::OutOfRange, message));
        }
        return Ok((given.value().clone(), !given.value().is_zero()));
    }
    let mut met = true;
    if item.all_of.is_empty() {
        met = desk.flag(&item.id, &item.text)?;
    }
    for (name, title) in &item.all_of {
        met &= desk.flag(name, title)?;
    }
    Ok((if met { item.points.value().clone() } else { Exact::ZERO }, met))
}

pub(super) fn words(rule: &Checklist) -> Vec<Text> {
    let mut lines: Vec<Text> = rule.items.iter().map(item_words).collect();
    if rule.fail_any_zero {
        lines.push(text!("任一项不落实，本项不得分", "any item that is not met zeroes the criterion"));
    }
    lines
}

fn item_words(item: &ChecklistItem) -> Text {
    let (title, points) = (&item.text, &item.points);
    if item.partial {
        return text!("{title}：0 至 {points} 分，可部分得分", "{title}: 0 to {points} points, in part if need be");
    }
    let worth = say::points(points);
    if item.all_of.is_empty() {
        return text!("{title}：落实得 {points} 分，否则 0 分", "{title}: {worth} when met, else 0");
    }
    let conditions: Vec<&str> = item.all_of.iter().map(|(_, title)| title.as_str()).collect();
    let (zh, en) = (conditions.join("、"), conditions.join(", "));
    text!("{title}：{zh}全部满足得 {points} 分，否则 0 分", "{title}: {worth} when all of these hold: {en}")
}
