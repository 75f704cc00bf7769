//! 直接赋分, 逐项核验, 等级赋分.

use std::collections::BTreeSet;

use super::{Planned, capped, is_empty};
use crate::export::workbook::formula::{Out, Term, literal, quoted};
use crate::export::workbook::plan::{Look, Plan, Value};
use crate::model::Criterion;
use crate::model::rule::{Checklist, ChecklistItem, Choice, LevelAward, Rule};
use crate::number::Exact;

pub(super) fn points<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion) -> Planned {
    let at = plan.number(plan.word("赋分", "points given"), criterion, "points");
    let cell = plan.there(at);
    let reach = if let Rule::Points(rule) = &criterion.rule { Some(rule.range.max.value()) } else { None };
    let out = capped(Out::Points(Term::typed(cell.clone())), criterion, reach);
    Planned { out, blank: is_empty(&cell), doubtful: Vec::new() }
}

pub(super) fn checklist<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, rule: &'a Checklist) -> Planned {
    let yes = quoted(plan.word("是", "yes"));
    let (mut terms, mut met, mut blank) = (Vec::new(), Vec::new(), None);
    let (mut reach, mut plain) = (Exact::ZERO, true);
    for item in &rule.items {
        let (cells, held) = item_columns(plan, criterion, item, &yes);
        blank.get_or_insert_with(|| is_empty(&cells[0]));
        reach = reach.plus(item.points.value());
        plain &= item.points.value().is_integer();
        let whole = |when: &str| format!("IF({when},{},0)", literal(item.points.value()));
        terms.push(if item.partial { cells[0].clone() } else { whole(&held) });
        met.push(held);
    }
    let sum = match terms.as_slice() {
        [one] if !rule.items[0].partial || plain => Term::typed(one.clone()),
        _ => Term::of(terms.join("+")),
    };
    let mut out = capped(Out::Points(sum), criterion, Some(&reach));
    if rule.fail_any_zero {
        let all = if met.len() == 1 { met.remove(0) } else { format!("AND({})", met.join(",")) };
        out = Out::either(all, out, Out::constant(&Exact::ZERO));
    }
    Planned { out, blank: blank.unwrap_or_else(|| "FALSE".to_owned()), doubtful: Vec::new() }
}

/// The cells of an item, and when it is met.
fn item_columns<'a>(
    plan: &mut Plan<'a>,
    criterion: &'a Criterion,
    item: &'a ChecklistItem,
    yes: &str,
) -> (Vec<String>, String) {
    if item.partial {
        let at = plan.number(&item.text, criterion, &item.id);
        let cell = plan.there(at);
        return (vec![cell.clone()], format!("{cell}>0"));
    }
    let plain = [(item.id.clone(), item.text.clone())];
    let facts = if item.all_of.is_empty() { &plain[..] } else { &item.all_of[..] };
    let mut cells = Vec::new();
    for (name, title) in facts {
        let name = name.clone();
        let at = plan.flag(title, move |e| e.says(criterion, &name));
        cells.push(plan.there(at));
    }
    let all: Vec<String> = cells.iter().map(|cell| format!("{cell}={yes}")).collect();
    let met = if all.len() == 1 { all[0].clone() } else { format!("AND({})", all.join(",")) };
    (cells, met)
}

pub(super) fn choice<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, rule: &'a Choice) -> Planned {
    let words = labels(rule);
    let shown = words.clone();
    let level = move |_: usize, e: &crate::export::workbook::Entry<'a>| {
        let word = e.given(criterion).and_then(|f| f.get("level")).and_then(|v| v.value.as_word());
        let at = word.and_then(|word| rule.levels.iter().position(|level| &*level.id == word));
        at.and_then(|at| shown.get(at)).map_or(Value::Empty, |label| Value::Text(label.clone()))
    };
    let at = plan.typed(plan.word("等级", "level"), Look::Word, level);
    plan.columns[at].allowed.clone_from(&words);
    let cell = plan.there(at);
    let ranged = rule.levels.iter().any(|level| matches!(level.award, LevelAward::Range(_)));
    let given = ranged.then(|| {
        let at = plan.number(plan.word("等级内赋分", "points within"), criterion, "points");
        plan.there(at)
    });
    // Another word than these is no level: nothing that the engine would have scored.
    let none = Out::Points(Term::call("NA()".to_owned()));
    let out = rule.levels.iter().zip(&words).rev().fold(none, |otherwise, (level, word)| {
        let points = match (&level.award, &given) {
            (LevelAward::Range(range), Some(given)) => {
                let given = Out::Points(Term::typed(given.clone()));
                capped(given, criterion, Some(range.max.value()))
            }
            (LevelAward::Fixed(points), _) => capped(Out::constant(points.value()), criterion, None),
            (LevelAward::Range(_), None) => Out::Excluded,
        };
        Out::either(format!("{cell}={}", quoted(word)), points, otherwise)
    });
    Planned { out, blank: is_empty(&cell), doubtful: Vec::new() }
}

/// A word for each level: its title, where a spreadsheet, which does not know large from small letters,
/// tells all of them apart.
fn labels(rule: &Choice) -> Vec<String> {
    let titles: Vec<String> = rule.levels.iter().map(|level| level.title.clone()).collect();
    let apart: BTreeSet<String> = titles.iter().map(|t| t.trim().to_lowercase()).collect();
    let fit = titles.iter().all(|t| !t.is_empty() && t.chars().count() <= 60 && !t.contains(','));
    if apart.len() == titles.len() && fit {
        return titles;
    }
    (1..).zip(titles).map(|(no, title)| format!("{no}. {}", title.chars().take(40).collect::<String>())).collect()
}
