//! 加分项: claims, added up for each item.

use super::{Planned, capped};
use crate::export::workbook::formula::{Out, Term, literal, quoted};
use crate::export::workbook::plan::{Look, Plan, Value, in_row};
use crate::export::workbook::{Entry, Scored};
use crate::lang::Lang;
use crate::model::rule::{Bonus, BonusItem, BonusWorth, Stack};
use crate::model::{AwardId, ContestId, Criterion, FactRow, NominationId, TierId};
use crate::number::{Exact, Number};

pub(super) fn bonus<'a>(
    plan: &mut Plan<'a>,
    criterion: &'a Criterion,
    rule: &'a Bonus,
    field: &'a Scored<'a>,
) -> Planned {
    // An empty list is a declaration that nothing is claimed; without it there are no facts.
    let claims = move |_: usize, e: &Entry<'a>| {
        let count = e.given(criterion).map(|_| e.rows(criterion, "claims").len());
        count.map_or(Value::Empty, |count| super::super::plan::number(&Exact::count(count)))
    };
    let at = plan.typed(plan.word("申报条数", "claims"), Look::Number, claims);
    let blank = super::is_empty(&plan.there(at));
    let mut terms = Vec::new();
    for item in &rule.items {
        let term = match &item.worth {
            BonusWorth::Each(each) => each_item(plan, criterion, (rule, item), each),
            BonusWorth::AwardIn { contest, tiers } => awards(plan, criterion, (rule, item), (contest, tiers), field),
        };
        terms.push(match &item.max {
            Some(max) => term.at_most(max.value(), None),
            None => term,
        });
    }
    let sum = stacked(rule.stack, &terms);
    Planned { out: capped(Out::Points(sum), criterion, None), blank, doubtful: Vec::new() }
}

fn stacked(stack: Stack, terms: &[Term]) -> Term {
    let texts: Vec<&str> = terms.iter().map(Term::text).collect();
    match (terms, stack) {
        ([], _) => Term::constant(&Exact::ZERO),
        ([one], _) => one.clone(),
        (_, Stack::Sum) => Term::of(texts.join("+")),
        (_, Stack::Highest) => Term::call(format!("MAX({})", texts.join(","))),
    }
}

/// The claims of an item.
fn of_item<'r>(item: &'r BonusItem, rows: &'r [FactRow]) -> impl Iterator<Item = &'r FactRow> {
    rows.iter().filter(|row| row.get("item").and_then(|v| v.value.as_word()) == Some(&*item.id))
}

fn each_item<'a>(
    plan: &mut Plan<'a>,
    criterion: &'a Criterion,
    (rule, item): (&Bonus, &'a BonusItem),
    each: &Number,
) -> Term {
    let count = move |_: usize, e: &Entry<'a>| {
        if e.given(criterion).is_none() {
            return Value::Empty;
        }
        let counts = of_item(item, e.rows(criterion, "claims"));
        let counts = counts.map(|row| in_row(row, "count").map_or(Exact::ONE, |n| n.value().clone()));
        super::super::plan::number(&counts.fold(Exact::ZERO, |sum, n| sum.plus(&n)))
    };
    let title = format!("{}{}", item.title, plan.word("（项数）", " (how many)"));
    let at = plan.typed(title, Look::Number, count);
    let cell = plan.there(at);
    let counted = match rule.stack {
        Stack::Sum => Term::typed(cell),
        Stack::Highest => Term::call(format!("MIN(1,{cell})")),
    };
    counted.times(each.value())
}

fn awards<'a>(
    plan: &mut Plan<'a>,
    criterion: &'a Criterion,
    (rule, item): (&'a Bonus, &'a BonusItem),
    (contest, tiers): (&'a ContestId, &'a [(AwardId, TierId, Number)]),
    field: &'a Scored<'a>,
) -> Term {
    let claims = |e: &Entry<'a>| of_item(item, e.rows(criterion, "claims")).count();
    let most = plan.entries.iter().map(claims).max().unwrap_or(0);
    let lang = plan.lang;
    let mut terms = Vec::new();
    for at in 0..most {
        let won = move |_: usize, e: &Entry<'a>| {
            let row = of_item(item, e.rows(criterion, "claims")).nth(at);
            let id = row.and_then(|row| row.get("nomination")).and_then(|v| v.value.as_word());
            id.map_or(Value::Empty, |id| Value::Text(best_won(field, contest, id, tiers, lang)))
        };
        let title = format!("{}{} {}", item.title, plan.word("（所获等次）", " (won)"), at + 1);
        let column = plan.typed(title, Look::Word, won);
        let allowed = tiers.iter().map(|(award, tier, _)| label(award, tier));
        let mut allowed: Vec<String> = allowed.chain([none(lang).to_owned()]).collect();
        allowed.dedup();
        plan.columns[column].allowed = allowed;
        let cell = plan.there(column);
        let worth = tiers.iter().rev().fold("0".to_owned(), |otherwise, (award, tier, points)| {
            format!("IF({cell}={},{},{otherwise})", quoted(&label(award, tier)), literal(points.value()))
        });
        terms.push(Term::call(worth));
    }
    stacked(rule.stack, &terms)
}

fn label(award: &AwardId, tier: &TierId) -> String {
    format!("{award}/{tier}")
}

const fn none(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "未获奖",
        Lang::En => "none",
    }
}

/// The tier with most points that a nomination won.
fn best_won(
    field: &Scored<'_>,
    contest: &ContestId,
    id: &str,
    tiers: &[(AwardId, TierId, Number)],
    lang: Lang,
) -> String {
    let wins = field.elsewhere.wins(contest, &NominationId::new(id));
    let won = tiers.iter().filter(|(award, tier, _)| wins.iter().any(|(a, t)| a == award && t == tier));
    let best = won.max_by(|a, b| a.2.value().cmp(b.2.value()));
    best.map_or_else(|| none(lang).to_owned(), |(award, tier, _)| label(award, tier))
}
