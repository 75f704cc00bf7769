//! 评委打分, 取前若干: lists, side by side.

use std::sync::Arc;

use super::panel::{votes, weighed};
use super::{Around, Planned, capped, is_empty, measure};
use crate::export::workbook::Entry;
use crate::export::workbook::formula::{Out, Term};
use crate::export::workbook::plan::{At, Look, Plan, Value, number};
use crate::model::Criterion;
use crate::model::rule::{Average, DropOn, Fewer, Judges, Top, TopCombine};
use crate::number::{Exact, Number};

/// The most that one formula picks out by their order.
const MOST: u32 = 100;

pub(super) fn judges<'a>(
    plan: &mut Plan<'a>,
    criterion: &'a Criterion,
    rule: &'a Judges,
    around: &mut Around<'a, '_>,
) -> Option<Planned> {
    if rule.drop_high.saturating_add(rule.drop_low) > MOST {
        return None;
    }
    let by_total = rule.drop_on == DropOn::Total;
    // Judges sit in the same seats in all criteria that look at their totals.
    let seats: Vec<&Criterion> =
        if by_total { weighed(around.field.rubric).into_iter().map(|(c, _)| c).collect() } else { vec![criterion] };
    let count = |e: &Entry<'a>| seats.iter().map(|c| votes(e, c).len()).max().unwrap_or(0);
    let most = plan.entries.iter().map(count).max().unwrap_or(0).max(1);
    let names = names(plan, criterion, most);
    let first = plan.columns.len();
    let panel = |e: &Entry<'a>| votes(e, criterion).into_values().collect::<Vec<&'a Number>>();
    let panels = Arc::new(plan.entries.iter().map(panel).collect::<Vec<_>>());
    for seat in 0..most {
        let panels = Arc::clone(&panels);
        let points = move |n: usize, _: &Entry<'a>| panels.get(n)?.get(seat).copied();
        let title = match &names {
            Some(names) => names[seat].clone(),
            None => format!("{} {}", plan.word("评委", "judge"), seat + 1),
        };
        plan.numbers(&title, points);
    }
    let last = first + most - 1;
    let given = plan.range(first, last);
    let blank = format!("COUNT({given})=0");
    let term = if by_total {
        let panel = around.panel.as_deref_mut()?;
        let weight = weighed(around.field.rubric).into_iter().find(|(c, _)| c.id == criterion.id);
        panel.points.push(((first, last), weight.map_or(Exact::ONE, |(_, weight)| weight)));
        let places = plan.range(panel.places.0, panel.places.1);
        match rule.average {
            Average::Mean => mean_by_place(rule, &given, &places),
            Average::Median => median_by_place(plan, criterion, rule, (first, last), panel.places, around),
        }
    } else {
        match rule.average {
            Average::Mean => mean(rule, &given),
            Average::Median => median(rule, &given),
        }
    };
    let out = capped(Out::Points(term), criterion, Some(rule.range.max.value()));
    Some(Planned { out, blank, doubtful: Vec::new() })
}

/// The judges' names as titles, where everybody had the same judges.
fn names<'a>(plan: &Plan<'a>, criterion: &'a Criterion, seats: usize) -> Option<Vec<String>> {
    let mut panels = plan.entries.iter().map(|e| votes(e, criterion)).filter(|votes| !votes.is_empty());
    let first: Vec<&str> = panels.next()?.into_keys().collect();
    let same = first.len() == seats && panels.all(|panel| panel.keys().eq(first.iter()));
    same.then(|| first.into_iter().map(|name| format!("{} {name}", plan.word("评委", "judge"))).collect())
}

fn drops(rule: &Judges) -> (u32, u32, u32) {
    (rule.drop_low, rule.drop_high, rule.drop_low.saturating_add(rule.drop_high))
}

/// `COUNT(F6:L6)-2`
fn counted(given: &str, drops: u32) -> String {
    if drops == 0 { format!("COUNT({given})") } else { format!("(COUNT({given})-{drops})") }
}

fn mean(rule: &Judges, given: &str) -> Term {
    let (low, high, all) = drops(rule);
    let mut sum = format!("SUM({given})");
    for (function, most) in [("LARGE", high), ("SMALL", low)] {
        match most {
            0 => {}
            1 => sum = format!("{sum}-{function}({given},1)"),
            most => sum = format!("{sum}-SUMPRODUCT({function}({given},{}))", first(most)),
        }
    }
    let sum = if all == 0 { sum } else { format!("({sum})") };
    Term::of(format!("{sum}/{}", counted(given, all)))
}

/// `{1,2,3}`
fn first(most: u32) -> String {
    format!("{{{}}}", (1..=most).map(|n| n.to_string()).collect::<Vec<_>>().join(","))
}

fn median(rule: &Judges, given: &str) -> Term {
    let (low, _, all) = drops(rule);
    if all == 0 {
        return Term::call(format!("MEDIAN({given})"));
    }
    let kept = counted(given, all);
    let after = if low == 0 { String::new() } else { format!("{low}+") };
    let lower = format!("SMALL({given},{after}INT(({kept}+1)/2))");
    let upper = format!("SMALL({given},{after}INT({kept}/2)+1)");
    Term::of(format!("({lower}+{upper})/2"))
}

/// The mean of the judges whose place is neither among the lowest nor among the highest.
fn mean_by_place(rule: &Judges, given: &str, places: &str) -> Term {
    let (low, high, all) = drops(rule);
    let until = if high == 0 { format!("COUNT({given})") } else { format!("(COUNT({given})-{high})") };
    let sum = format!("SUMIFS({given},{places},\">{low}\",{places},\"<=\"&{until})");
    Term::of(format!("{sum}/{}", counted(given, all)))
}

/// The median of them: the points that count stand in columns of their own.
fn median_by_place<'a>(
    plan: &mut Plan<'a>,
    criterion: &'a Criterion,
    rule: &'a Judges,
    (first, last): (At, At),
    places: (At, At),
    around: &Around<'a, '_>,
) -> Term {
    let rubric = around.field.rubric;
    let (low, high, _) = drops(rule);
    let kept = plan.columns.len();
    let given = plan.range(first, last);
    for seat in 0..=last - first {
        let (place, points) = (plan.there(places.0 + seat), plan.there(first + seat));
        let formula = format!("IF(AND({place}>{low},{place}<=COUNT({given})-{high}),{points},\"\")");
        let value = move |_: usize, e: &Entry<'a>| {
            let place = super::panel::place_of(rubric, e, seat);
            let votes = votes(e, criterion);
            let counts = place > low as usize && place + high as usize <= votes.len();
            let points = votes.into_values().nth(seat).filter(|_| counts);
            points.map_or_else(|| Value::Text(String::new()), |points| number(points.value()))
        };
        let title = format!("{} {}", plan.word("计入的打分", "points that count"), seat + 1);
        plan.computed(title, Look::Number, &formula, value);
    }
    Term::call(format!("MEDIAN({})", plan.range(kept, kept + last - first)))
}

pub(super) fn top<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, rule: &'a Top) -> Option<Planned> {
    if rule.k > MOST {
        return None;
    }
    let members = move |_: usize, e: &Entry<'a>| {
        let count = e.given(criterion).map(|_| e.rows(criterion, "members").len());
        count.map_or(Value::Empty, |count| number(&Exact::count(count)))
    };
    let at = plan.typed(plan.word("成员人数", "members"), Look::Number, members);
    let present = plan.there(at);
    let (from, to) = measure::slots(plan, criterion, "members", ("points", plan.word("成员", "member")));
    let (given, k) = (plan.range(from, to), rule.k);
    let best = match (k, to - from + 1) {
        (1, _) => format!("IF({present}=0,0,MAX({given}))"),
        (k, most) if most <= k as usize => format!("SUM({given})"),
        _ => format!("IF({present}<={k},SUM({given}),SUMPRODUCT(LARGE({given},{})))", first(k)),
    };
    let divisor = match rule.fewer {
        Fewer::Present if k > 1 => format!("MAX(1,MIN({k},{present}))"),
        _ => k.to_string(),
    };
    let term = match rule.combine {
        TopCombine::Sum => Term::call(best),
        TopCombine::Mean if k == 1 => Term::call(best),
        TopCombine::Mean => Term::of(format!("{best}/{divisor}")),
    };
    Some(Planned { out: capped(Out::Points(term), criterion, None), blank: is_empty(&present), doubtful: Vec::new() })
}
