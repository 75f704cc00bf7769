//! 按数量计分: points per unit, up to the item's limit and the criterion's points.

use crate::lang::{Text, text};
use crate::model::Criterion;
use crate::model::rule::{Count, CountItem};
use crate::number::Exact;
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::{FaultKind, ScoreFault};
use crate::score::{say, tally};

pub(super) fn work(rule: &Count, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    let mut earned = Vec::with_capacity(rule.items.len());
    for item in &rule.items {
        let (rate, title) = (rate(item), &item.title);
        let amount = desk.number(&item.id, title)?;
        if amount.value().is_negative() {
            let message = text!("{title} {amount} 小于 0", "{title} {amount} is below 0");
            return Err(desk.fault(FaultKind::OutOfRange, message));
        }
        let tally = tally::tally(desk, &rate, amount.value())?;
        desk.notes.step("count", &tally.points, || {
            let (unit, Text { zh, en }) =
                (item.unit.as_deref().unwrap_or_default(), tally.formula(&rate, amount.value()));
            text!("{title} {amount}{unit}：{zh}", "{title} {amount}{unit}: {en}")
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

const fn rate(item: &CountItem) -> tally::Rate<'_> {
    tally::Rate { each: &item.each, per: &item.per, count: item.count, max: item.max.as_ref() }
}

pub(super) fn words(rule: &Count, criterion: &Criterion) -> Vec<Text> {
    let mut lines: Vec<Text> = rule.items.iter().map(item_words).collect();
    let most = &criterion.points;
    lines.push(text!("本项最高 {most} 分", "at most {most} points"));
    lines
}

fn item_words(item: &CountItem) -> Text {
    let (title, each, unit) = (&item.title, &item.each, item.unit.as_deref().unwrap_or("个"));
    let points = say::points(each);
    let (per, one) = (&item.per, *item.per.value() == Exact::ONE);
    let mut parts = vec![if one {
        text!("{title}：每{unit} {each} 分", "{title}: {points} for each {unit}")
    } else {
        text!("{title}：每 {per} {unit} {each} 分", "{title}: {points} for every {per} {unit}")
    }];
    parts.extend(item.max.as_ref().map(|max| text!("最多 {max} 分", "at most {max}")));
    parts.extend(tally::partial_words(item.count, per, unit));
    say::listed(&parts)
}
