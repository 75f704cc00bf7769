//! Draws and decisions of a day on which there was nothing to put in order yet (GS0643): nominations were
//! not filed, or the facts that make them equal were not counted.

use jiff::civil::Date;

use super::schedule::filing;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Contest, Event, EventKind, Nomination, NominationId};
use crate::source::Span;

/// Every draw and decision against the days of filing and of the facts.
pub(super) fn audit(contest: &Contest, faults: &mut Diagnostics) {
    for event in &contest.history {
        let (EventKind::Draw { order, .. } | EventKind::Decision { order, .. }) = &event.kind else { continue };
        faults.push_some(before_facts(contest, event, order).or_else(|| before_filing(contest, event)));
    }
}

/// A fact of one of them is counted up to a later day: nobody could know that they are equal.
fn before_facts(contest: &Contest, event: &Event, order: &[NominationId]) -> Option<Diagnostic> {
    let records = order.iter().filter_map(|id| contest.nomination(id.as_str()));
    let days = records.flat_map(|n| counted(n).map(move |(day, span)| (n, day, span)));
    let (record, day, span) = days.max_by_key(|(_, day, _)| *day).filter(|(_, day, _)| *day > event.on)?;
    let (id, on, name) = (&event.id, event.on, &record.name.value);
    let message = text!(
        "{id} 是 {on} 的事，{name}的数据统计到 {day}，当时还没有成绩，谈不上并列",
        "{id} is of {on}, but facts of {name} are counted up to {day}: there were no scores yet that could be equal"
    );
    let fault = Diagnostic::error(Code::DrawnTooEarly, event.span, message);
    Some(
        fault
            .related(span, text!("统计到这一天", "counted up to this day"))
            .expected(text!("{day} 或更晚的日期", "{day} or later")),
    )
}

fn counted(record: &Nomination) -> impl Iterator<Item = (Date, Span)> {
    record.facts.criteria.iter().filter_map(|(_, facts)| facts.as_of.map(|day| (day, facts.span)))
}

/// Nobody had filed yet, an error; or somebody still could, a warning.
fn before_filing(contest: &Contest, event: &Event) -> Option<Diagnostic> {
    let stage = filing(&contest.stages).filter(|stage| event.on < stage.to)?;
    let (id, on, title, from, to) = (&event.id, event.on, &stage.title, stage.from, stage.to);
    let fault = if on < from {
        let message = text!(
            "{id} 是 {on} 的事，「{title}」{from} 才开始，当时还没有申报",
            "{id} is of {on}, before {title} begins on {from}: nothing had been filed"
        );
        Diagnostic::error(Code::DrawnTooEarly, event.span, message)
    } else {
        let message = text!(
            "{id} 是 {on} 的事，「{title}」到 {to} 才截止，当时还可能有新的申报",
            "{id} is of {on}, before {title} closes on {to}: others could still be filed"
        );
        Diagnostic::warning(Code::DrawnTooEarly, event.span, message)
    };
    let fault = fault.related(stage.span, text!("「{title}」", "{title}"));
    Some(fault.hint(text!(
        "评分以后才知道谁并列；核对 on 和阶段的日期",
        "who is equal is known once all are scored: compare `on` and the dates of the stage"
    )))
}
