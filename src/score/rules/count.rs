//! 按数量计分: points per unit, up to the item's limit and the criterion's points.

use crate::lang::{Text, text};
use crate::model::Criterion;
use crate::model::rule::{Count, TallyItem};
use crate::number::Exact;
use crate::score::amount::amount;
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::ScoreFault;
use crate::score::{say, tally};

pub(super) fn work(rule: &Count, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    let mut earned = Vec::with_capacity(rule.items.len());
    for item in &rule.items {
        let amount = amount(item, desk)?;
        let tally = tally::tally(desk, item, &amount.value)?;
        desk.notes.step("count", &tally.points, || {
            let (title, fact, unit) = (&item.title, &amount.shown, item.unit.as_deref().unwrap_or_default());
            let Text { zh, en } = tally.formula(item, &amount.value);
            text!("{title} {fact}{unit}：{zh}", "{title} {fact}{unit}: {en}")
        });
        earned.push(tally.points);
    }
    let sum = Exact::sum(&earned);
    if earned.len() > 1 {
        desk.notes
            .step("sum", &sum, || say::both(format!("{} {}", say::sum(&earned).text, say::number(&sum).equals())));
    }
    Ok(Worked::Points(sum))
}

pub(super) fn words(rule: &Count, criterion: &Criterion) -> Vec<Text> {
    let mut lines: Vec<Text> = rule.items.iter().map(item_words).collect();
    let most = &criterion.points;
    lines.push(text!("本项最高 {most} 分", "at most {most} points"));
    lines
}

fn item_words(item: &TallyItem) -> Text {
    let (each, points) = (&item.each, say::points(&item.each));
    let got = match item.target {
        Some(_) => text!("加 {each} 分", "{points}"),
        None => text!("得 {each} 分", "{points}"),
    };
    tally::words(item, &got, |max| text!("最多 {max} 分", "at most {max}"))
}
