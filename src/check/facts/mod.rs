//! Facts of a record against its rubric: every rule says which facts it knows, and what they may be.
//!
//! Nothing is computed here beyond what decides whether a fact is possible at all.

mod bonus;
mod choice;
mod desk;
mod gates;
mod items;
mod judges;
mod measure;
mod panel;
mod percent;
mod points;
mod sample;
mod sheet;
mod top;
mod whole;

use desk::Desk;
pub(super) use gates::gates;
pub(super) use sheet::{Sheet, sheet};

use super::fields::Fields;
use super::index::Index;
use super::intern::Pool;
use super::read::{OneOrMore, wrong_type};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::rule::Rule;
use crate::model::{Criterion, CriterionFacts, Missing, Name};
use crate::number::Rounding;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What stands beside the facts of every criterion.
const PROVENANCE: [&str; 3] = ["source", "as_of", "evidence"];

/// How much beside the facts themselves is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strictness {
    /// A record: source, cut-off, gates.
    Record,
    /// An example in a rubric: the facts alone.
    Example,
}

/// The criterion that facts are read for.
#[derive(Clone, Copy)]
pub(super) struct For<'c> {
    pub(super) criterion: &'c Criterion,
    /// How its points are published, where that could be read.
    pub(super) rounding: Option<Rounding>,
    pub(super) strictness: Strictness,
    /// The other contests, where awards may have been won; not looked at in examples.
    pub(super) elsewhere: Option<&'c BTreeMap<String, Index>>,
}

/// Reads the facts of one criterion.
pub(super) fn criterion(node: &Node, of: For<'_>, pool: &mut Pool, faults: &mut Diagnostics) -> Option<CriterionFacts> {
    if !matches!(node.kind, NodeKind::Map(_)) {
        let sample = sample::of(of.criterion);
        faults.push(wrong_type(node, text!("一组数据，如 {sample}", "facts, such as {sample}")));
        return None;
    }
    let mut f = Fields::open(node, faults)?;
    let given = f.entries().iter().any(|e| !PROVENANCE.contains(&&*e.key.value));
    let source: Option<Name> = match of.strictness {
        Strictness::Record => source(&mut f, of.criterion, pool),
        Strictness::Example => f.node("source").and_then(|n| word(n, pool, f.faults)),
    };
    let as_of = cut_off(&mut f, of);
    let evidence = f.find::<OneOrMore<String>>("evidence").map(|e| e.0).unwrap_or_default();
    let evidence = evidence.iter().map(|id| pool.name(id)).collect();
    let mut desk = Desk::new(of, pool);
    if !given {
        // No facts at all: the criterion says what that means, not its rule (spec/scoring.md, N12).
        if of.criterion.missing == Missing::Error {
            f.faults.push(sheet::unanswered(of.criterion, f.head));
        }
        return Some(CriterionFacts { values: Vec::new(), source, as_of, evidence, span: f.head });
    }
    match &of.criterion.rule {
        Rule::Points(rule) => points::read(&mut f, &rule.range, &mut desk),
        Rule::Checklist(rule) => items::checklist(&mut f, rule, &mut desk),
        Rule::Choice(rule) => choice::read(&mut f, rule, &mut desk),
        Rule::Bands(rule) => measure::read(&mut f, &rule.measure, &mut desk),
        Rule::Ratio(rule) => measure::read(&mut f, &rule.measure, &mut desk),
        Rule::Interpolate(rule) => measure::read(&mut f, &rule.measure, &mut desk),
        Rule::Relative(rule) => measure::compared(&mut f, rule, &mut desk),
        Rule::Count(rule) => items::tally(&mut f, &rule.items, &mut desk),
        Rule::Deduct(rule) => items::tally(&mut f, &rule.items, &mut desk),
        Rule::Bonus(rule) => bonus::read(&mut f, rule, &mut desk),
        Rule::Judges(rule) => judges::read(&mut f, rule, &mut desk),
        Rule::Top(rule) => top::read(&mut f, rule, &mut desk),
    }
    desk.unknown_facts(&mut f);
    let (values, span) = (desk.values, f.head);
    Some(CriterionFacts { values, source, as_of, evidence, span })
}

/// Who says so: a fact without a source cannot be looked up by anybody.
fn source(f: &mut Fields<'_, '_>, criterion: &Criterion, pool: &mut Pool) -> Option<Name> {
    if let Some(node) = f.node("source") {
        return word(node, pool, f.faults);
    }
    let title = &criterion.title;
    let message = text!("「{title}」的事实没有写数据来源", "the facts of {title} have no source");
    let hint = match &criterion.provider {
        Some(provider) => text!("加上 source，如 source: {provider}", "add source, such as source: {provider}"),
        None => text!(
            "加上 source，写明数据由谁提供、出自哪里",
            "add source: who provides the facts, and where they are found"
        ),
    };
    let fault = Diagnostic::error(Code::MissingSource, f.head, message);
    f.faults.push(fault.expected(text!("source: 数据来源", "source: who says so")).hint(hint));
    None
}

fn word(node: &Node, pool: &mut Pool, faults: &mut Diagnostics) -> Option<Name> {
    use super::read::Read;
    String::read(node, faults).map(|text| pool.name(&text))
}

/// The day until which was counted: required, and not too late, where the criterion has a cut-off.
fn cut_off(f: &mut Fields<'_, '_>, of: For<'_>) -> Option<Date> {
    let given = f.node("as_of").is_some();
    let as_of: Option<Date> = f.find("as_of");
    let limit = of.criterion.as_of?;
    let (title, clause) = (&of.criterion.title, of.criterion.clause.clone());
    if !given && of.strictness == Strictness::Record {
        let message = text!("「{title}」的事实没有写统计截止时间", "the facts of {title} have no cut-off day");
        let fault = Diagnostic::error(Code::MissingCutOff, f.head, message).clause(clause);
        f.faults.push(fault.expected(text!("as_of: 不晚于 {limit} 的日期", "as_of: a day not after {limit}")));
    } else if let Some(day) = as_of.filter(|day| *day > limit) {
        let message = text!("数据统计到 {day}，晚于截止时间 {limit}", "counted until {day}, after the cut-off {limit}");
        let fault = Diagnostic::error(Code::LateFact, f.at("as_of"), message).clause(clause);
        let hint = text!("按 {limit} 当天的数据重新统计", "count again as of {limit}");
        f.faults.push(fault.expected(text!("不晚于 {limit}", "not after {limit}")).hint(hint));
    }
    as_of
}
