//! 参赛条件: what a track asks before a nomination may take part, what each record answers, and who
//! may not take part. A nomination that history.yaml took out may have answered anything.

use std::collections::BTreeSet;

use super::fields::Fields;
use super::ids::Ids;
use super::index::list;
use super::nearest::nearest;
use super::read::{Id, Read, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Condition, ConditionAnswer, ConditionAsk, Name, Nomination, NominationId, Track};

words! {
    ConditionAsk { "by" => By, "on" => On, "award" => Award }
}

impl Read for Condition {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let id = f.need::<ConditionId>("id").map(|id| id.0);
        let (title, must) = (f.line("title"), f.need("must"));
        let (clause, asks) = (f.need("clause"), f.list("asks"));
        let span = f.head;
        f.finish();
        Some(Self { id: id?, title: title?, must: must?, clause: clause?, asks, span })
    }
}

/// The id of a condition; other things of a form that have ids use it too.
pub(super) struct ConditionId(pub(super) Name);

impl Read for ConditionId {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        super::read::text_of(node, faults).map(|text| Self(Name::from(String::wrap(text))))
    }
}

/// Reads the conditions of a track.
pub(super) fn conditions(f: &mut Fields<'_, '_>, track: &Node) -> Vec<Condition> {
    let conditions = f.list("conditions");
    Ids::gather(text!("参赛条件", "condition"), list(Some(track), "conditions").unwrap_or_default(), "id", f.faults);
    conditions
}

/// Reads what a record answers. Unanswered ones are not reported here: whoever was taken out need not answer.
pub(super) fn answers(node: Option<&Node>, track: &Track, faults: &mut Diagnostics) -> Vec<ConditionAnswer> {
    let Some(node) = node else { return Vec::new() };
    let Some(f) = Fields::open(node, faults) else { return Vec::new() };
    let mut read = Vec::new();
    for condition in &track.conditions {
        let found = f.entries().iter().find(|e| *e.key.value == *condition.id);
        read.extend(found.and_then(|entry| answer(&entry.value, condition, f.faults)));
    }
    let known: Vec<&str> = track.conditions.iter().map(|c| &*c.id).collect();
    for entry in f.entries().iter().filter(|e| !known.contains(&&*e.key.value)) {
        let (key, title) = (&entry.key.value, &track.title);
        let choices = known.join("、");
        let message = text!("赛道「{title}」没有参赛条件「{key}」", "track {title} has no condition `{key}`");
        let fault = Diagnostic::error(Code::UnknownReference, entry.key.span, message);
        let fault = fault.expected(text!("参赛条件：{choices}", "a condition: {choices}"));
        f.faults.push(match nearest(key, known.iter().copied()) {
            Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
            None => fault,
        });
    }
    read
}

fn answer(node: &Node, condition: &Condition, faults: &mut Diagnostics) -> Option<ConditionAnswer> {
    let mut f = Fields::open(node, faults)?;
    let value: Option<crate::source::Spanned<bool>> = f.need("value");
    let source = f.need("source");
    let (by, on, award) = (f.find("by"), f.find("on"), f.find("award"));
    if value.as_ref().is_some_and(|v| v.value == condition.must) {
        for ask in &condition.asks {
            let (key, expected) = match ask {
                ConditionAsk::By => ("by", text!("by: 由谁（哪个单位）", "by: by whom")),
                ConditionAsk::On => ("on", text!("on: 日期，如 2023-09-20", "on: a day such as 2023-09-20")),
                ConditionAsk::Award => ("award", text!("award: 什么奖励", "award: which award")),
            };
            if f.node(key).is_none() {
                let title = &condition.title;
                let message = text!("条件「{title}」缺少 {key}", "condition {title}: {key} is missing");
                let fault = Diagnostic::error(Code::ConditionIncomplete, f.head, message).expected(expected);
                f.missing_as(key, fault.clause(condition.clause.clone()));
            }
        }
    }
    f.finish();
    Some(ConditionAnswer { condition: Name::clone(&condition.id), value: value?, source: source?, by, on, award })
}

/// Reports nominations that stand without meeting every condition of their track.
pub(super) fn against(
    tracks: &[Track],
    records: &[Nomination],
    out: &BTreeSet<&NominationId>,
    faults: &mut Diagnostics,
) {
    for nomination in records.iter().filter(|n| !out.contains(&n.id)) {
        let Some(track) = tracks.iter().find(|t| t.id == nomination.track) else { continue };
        for condition in &track.conditions {
            match nomination.conditions.iter().find(|a| a.condition == condition.id) {
                None => faults.push(unanswered(nomination, condition)),
                Some(answer) if answer.value.value != condition.must => {
                    faults.push(unmet(nomination, condition, answer));
                }
                Some(answer) => late(track, condition, answer, faults),
            }
        }
    }
}

fn unanswered(nomination: &Nomination, condition: &Condition) -> Diagnostic {
    let (id, title, must) = (&condition.id, &condition.title, condition.must);
    let asks: String = condition
        .asks
        .iter()
        .map(|ask| match ask {
            ConditionAsk::By => ", by: …",
            ConditionAsk::On => ", on: …",
            ConditionAsk::Award => ", award: …",
        })
        .collect();
    let message = text!("没有回答参赛条件「{title}」", "the condition {title} is not answered");
    Diagnostic::error(Code::ConditionUnanswered, nomination.span, message)
        .clause(condition.clause.clone())
        .expected(text!(
            "conditions 下写 {id}: {{value: {must}, source: 由谁认定{asks}}}",
            "under conditions: {id}: {{value: {must}, source: …{asks}}}"
        ))
        .hint(text!("照实回答：不符合的不能申报", "answer truly: who does not meet it cannot take part"))
}

fn unmet(nomination: &Nomination, condition: &Condition, answer: &ConditionAnswer) -> Diagnostic {
    let (name, id, title) = (&nomination.name.value, &nomination.id, &condition.title);
    let message = if condition.must {
        text!(
            "{name}（{id}）不符合参赛条件「{title}」，不能参加",
            "{name} ({id}) does not meet the condition {title} and cannot take part"
        )
    } else {
        text!(
            "{name}（{id}）属于「{title}」的情形，不能参加",
            "{name} ({id}) is a case of {title} and cannot take part"
        )
    };
    Diagnostic::error(Code::ConditionUnmet, answer.value.span, message)
        .clause(condition.clause.clone())
        .related(condition.span, text!("条件在这里", "the condition stands here"))
        .hint(text!(
            "在 history.yaml 记一条 kind: rejection（不予受理），写明 nomination: {id} 和理由；填错的，改正回答",
            "record `kind: rejection` with nomination: {id} and the reason in history.yaml; or mend a wrong answer"
        ))
}

/// What must come before filing cannot be dated after it.
fn late(track: &Track, condition: &Condition, answer: &ConditionAnswer, faults: &mut Diagnostics) {
    let Some((on, by)) = answer.on.zip(track.showcase.as_ref().map(|rules| rules.filed_by)) else { return };
    if on > by {
        let title = &condition.title;
        let message =
            text!("「{title}」的日期 {on} 晚于申报截止 {by}", "{title} is dated {on}, after filing closes on {by}");
        faults.push(
            Diagnostic::error(Code::ConditionLate, answer.value.span, message)
                .clause(condition.clause.clone())
                .expected(text!("{by} 或以前的日期", "{by} or an earlier day")),
        );
    }
}
