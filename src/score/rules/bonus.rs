//! 加分项: claims with evidence, each naming an item; added up, or only the highest.

use std::collections::BTreeSet;

use crate::lang::{Text, text};
use crate::model::rule::{Bonus, BonusItem, BonusWorth, Stack};
use crate::model::{AwardId, Criterion, FactRow, NominationId, TierId};
use crate::number::{Exact, Number};
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::{FaultKind, ScoreFault};
use crate::score::say;
use crate::score::words::Titles;

pub(super) fn work<'a>(rule: &'a Bonus, desk: &mut Desk<'a>) -> Result<Worked, ScoreFault> {
    let rows = desk.rows("claims")?;
    let mut by_item = vec![Vec::new(); rule.items.len()];
    let mut looked_up = BTreeSet::new();
    for row in rows {
        let word = desk.need_in_row(desk.row_word(row, "item")?, "item")?;
        let at = rule.items.iter().position(|item| &*item.id == word);
        let found = at.and_then(|at| rule.items.get(at).zip(by_item.get_mut(at)));
        let Some((item, claims)) = found else {
            return Err(desk.fault(FaultKind::UnknownName, text!("没有加分项「{word}」", "there is no item `{word}`")));
        };
        claims.push(claim(rule, item, row, desk, &mut looked_up)?);
    }
    let earned: Vec<Exact> =
        rule.items.iter().zip(&by_item).map(|(item, c)| item_points(rule, item, c, desk)).collect();
    let points = stacked(rule.stack, &earned);
    if rows.is_empty() {
        desk.notes.step(op(rule.stack), &points, || text!("没有申报加分", "nothing is claimed"));
    } else {
        desk.notes.step(op(rule.stack), &points, || total_words(rule.stack, &earned, &points));
    }
    Ok(Worked::Points(points))
}

/// What one claim is worth by itself.
fn claim<'a>(
    rule: &Bonus,
    item: &'a BonusItem,
    row: &'a FactRow,
    desk: &mut Desk<'a>,
    looked_up: &mut BTreeSet<(&'a str, &'a str)>,
) -> Result<Exact, ScoreFault> {
    match &item.worth {
        BonusWorth::Each(each) => counted(rule, item, each, row, desk),
        BonusWorth::AwardIn { contest, tiers } => {
            let word = desk.need_in_row(desk.row_word(row, "nomination")?, "nomination")?;
            let title = &item.title;
            if !looked_up.insert((&item.id, word)) {
                let message = text!("「{title}」重复填报了 {word}", "“{title}” claims {word} twice");
                return Err(desk.fault(FaultKind::Duplicate, message));
            }
            desk.notes.input("claims", || (say::both(title.as_str()), say::both(word)));
            let wins = desk.setting.context.elsewhere().wins(contest, &NominationId::new(word));
            let worth = best_worth(tiers, wins);
            desk.notes.step("award", &worth, || {
                let got = say::plain(&worth);
                text!("{title}（{contest} / {word}）：{got} 分", "{title} ({contest} / {word}): {got} points")
            });
            Ok(worth)
        }
    }
}

/// Points for each, times the count; the points once where only the highest counts.
fn counted<'a>(
    rule: &Bonus,
    item: &'a BonusItem,
    each: &Number,
    row: &'a FactRow,
    desk: &mut Desk<'a>,
) -> Result<Exact, ScoreFault> {
    let title = &item.title;
    let given = desk.row_number(row, "count")?;
    let count = given.map_or(Exact::ONE, |number| number.value().clone());
    if count.is_negative() || !count.is_integer() {
        let count = say::plain(&count);
        let message =
            text!("「{title}」的数量 {count} 不是非负整数", "the count {count} of “{title}” is not a whole number");
        return Err(desk.fault(FaultKind::OutOfRange, message));
    }
    desk.notes.input("claims", || (say::both(title.as_str()), say::both(say::plain(&count))));
    let times = match rule.stack {
        Stack::Sum => count,
        Stack::Highest => count.min(Exact::ONE),
    };
    let worth = each.value().times(&times);
    desk.notes.step("claim", &worth, || {
        let (times, got) = (say::plain(&times), say::plain(&worth));
        say::both(format!("{title}：{times} × {each} = {got}"))
    });
    Ok(worth)
}

/// A nomination that won several of the named awards earns the best of them; none, nothing.
fn best_worth(tiers: &[(AwardId, TierId, Number)], wins: &[(AwardId, TierId)]) -> Exact {
    let won = tiers.iter().filter(|(award, tier, _)| wins.iter().any(|(a, t)| a == award && t == tier));
    won.map(|(_, _, points)| points.value().clone()).max().unwrap_or_default()
}

/// The claims of one item, at most its limit.
fn item_points(rule: &Bonus, item: &BonusItem, claims: &[Exact], desk: &mut Desk<'_>) -> Exact {
    let points = stacked(rule.stack, claims);
    let Some(max) = item.max.as_ref().filter(|max| points > *max.value()) else { return points };
    desk.notes.step("cap", max.value(), || {
        let (title, got) = (&item.title, say::plain(&points));
        text!("{title}：{got} 分，最多 {max} 分", "{title}: {got} points, at most {max}")
    });
    max.value().clone()
}

fn stacked(stack: Stack, values: &[Exact]) -> Exact {
    match stack {
        Stack::Sum => Exact::sum(values),
        Stack::Highest => values.iter().max().cloned().unwrap_or_default(),
    }
}

const fn op(stack: Stack) -> &'static str {
    match stack {
        Stack::Sum => "sum",
        Stack::Highest => "highest",
    }
}

fn total_words(stack: Stack, earned: &[Exact], points: &Exact) -> Text {
    let result = say::plain(points);
    match stack {
        Stack::Sum => {
            let counting = earned.iter().filter(|points| !points.is_zero());
            say::both(format!("{} = {result}", say::sum(counting).text))
        }
        Stack::Highest => text!("就高不累加，得 {result} 分", "only the highest counts: {result} points"),
    }
}

pub(super) fn words(rule: &Bonus, criterion: &Criterion, titles: Titles<'_>) -> Vec<Text> {
    let mut lines: Vec<Text> = rule.items.iter().flat_map(|item| item_words(item, titles)).collect();
    lines.push(match rule.stack {
        Stack::Sum => text!("各项累加", "items add up"),
        Stack::Highest => text!("就高不累加", "only the highest counts, items do not add up"),
    });
    let most = &criterion.points;
    lines.push(text!("本项最高 {most} 分", "at most {most} points"));
    lines
}

fn item_words(item: &BonusItem, titles: Titles<'_>) -> Vec<Text> {
    let title = &item.title;
    let limit = item.max.as_ref().map_or_else(|| text!("", ""), |max| text!("，最多 {max} 分", ", at most {max}"));
    let (zh, en) = (limit.zh, limit.en);
    match &item.worth {
        BonusWorth::Each(each) => vec![text!("{title}：每项 {each} 分{zh}", "{title}: {each} points each{en}")],
        BonusWorth::AwardIn { contest, tiers } => {
            let line = |(award, tier, points): &(AwardId, TierId, Number)| match titles(contest, award, tier) {
                Some(prize) => text!("{title}：{prize}，{points} 分{zh}", "{title}: {prize}, {points} points{en}"),
                None => text!(
                    "{title}：在 {contest} 获 {award}/{tier}，{points} 分{zh}",
                    "{title}: {award}/{tier} in {contest}, {points} points{en}"
                ),
            };
            tiers.iter().map(line).collect()
        }
    }
}
