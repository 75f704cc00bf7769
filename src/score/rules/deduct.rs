//! 扣分: from a start value, so many points per fault or per unit beyond a target, down to a floor.

use crate::lang::{Text, text};
use crate::model::rule::{Deduct, TallyItem};
use crate::number::Exact;
use crate::score::amount::amount;
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::ScoreFault;
use crate::score::{say, tally};

pub(super) fn work(rule: &Deduct, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    let mut left = rule.start.value().clone();
    let mut lost = Vec::with_capacity(rule.items.len());
    for item in &rule.items {
        let points = item_lost(item, desk)?;
        left = left.minus(&points);
        lost.push(points);
    }
    desk.notes.step("deduct", &left, || {
        let terms: Vec<String> = lost.iter().map(say::plain).collect();
        let (start, minus) = (&rule.start, terms.join(" − "));
        say::both(format!("{start} − {minus} {}", say::number(&left).equals()))
    });
    if left < *rule.floor.value() {
        left = rule.floor.value().clone();
        let floor = &rule.floor;
        desk.notes.step("floor", &left, || text!("扣完为止，得 {floor} 分", "not below {floor} points"));
    }
    Ok(Worked::Points(left))
}

fn item_lost(item: &TallyItem, desk: &mut Desk<'_>) -> Result<Exact, ScoreFault> {
    let amount = amount(item, desk)?;
    let tally = tally::tally(desk, item, &amount.value)?;
    desk.notes.step("lost", &tally.points, || {
        let (title, fact, unit) = (&item.title, &amount.shown, item.unit.as_deref().unwrap_or_default());
        let (Text { zh, en }, lost) = (tally.formula(item, &amount.value), say::plain(&tally.points));
        text!("{title} {fact}{unit}：{zh}，扣 {lost} 分", "{title} {fact}{unit}: {en}, minus {lost}")
    });
    Ok(tally.points)
}

pub(super) fn words(rule: &Deduct) -> Vec<Text> {
    let (start, floor) = (&rule.start, &rule.floor);
    let mut lines = vec![text!("从 {start} 分起扣", "starts at {start} points")];
    lines.extend(rule.items.iter().map(item_words));
    lines.push(text!("扣完为止，最低 {floor} 分", "never below {floor} points"));
    lines
}

fn item_words(item: &TallyItem) -> Text {
    let each = &item.each;
    let lost = text!("扣 {each} 分", "minus {each}");
    tally::words(item, &lost, |max| text!("最多扣 {max} 分", "at most {max}"))
}
