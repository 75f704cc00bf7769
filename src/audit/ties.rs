//! Ties at a cut that wait for lots or a decision.

use super::say;
use super::why::Case;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::TieAtCut;
use crate::rank::LotsRequired;

/// One error for each set of tied nominations, whatever number of cuts it reaches.
pub(super) fn audit(case: Case, faults: &mut Diagnostics) {
    let pending = &case.result.pending;
    for (at, tie) in pending.iter().enumerate() {
        let same = |other: &&LotsRequired| other.tied == tie.tied && other.unit == tie.unit;
        if pending.iter().take(at).any(|earlier| same(&earlier)) {
            continue;
        }
        let cuts: Vec<_> = pending.iter().filter(same).collect();
        faults.push(open(case, tie, &cuts));
    }
}

fn open(case: Case, tie: &LotsRequired, cuts: &[&LotsRequired]) -> Diagnostic {
    let size = tie.tied.len();
    let (title, Text { zh, en }) = (&case.award.title, say::all(case.contest, &tie.tied));
    let mut seats: Vec<Text> = Vec::new();
    for cut in cuts {
        let (tier, count, places) = (say::tier(case.award, &cut.tier), cut.seats, say::count(cut.seats, "seat"));
        let words = text!("{tier}名额 {count} 个", "{places} of {tier}");
        // Who wins and who comes first of the reserve may be one and the same cut.
        if !seats.contains(&words) {
            seats.push(words);
        }
    }
    let seats = say::join(seats);
    let unit = tie.unit.as_ref().map(|u| say::unit(case.contest, u));
    let within = unit.map_or_else(|| text!("", ""), |unit| text!("（{unit}）", " within {unit}"));
    let Text { zh: seats, en: seats_en } = seats;
    let Text { zh: within, en: within_en } = within;
    let message = text!(
        "「{title}」{within}取舍线上有 {size} 个完全并列，{seats}，须先决定先后：{zh}",
        "{size} nominations are tied at the cut of {title}{within_en}, for {seats_en}; their order must be decided first: {en}"
    );
    let fault = Diagnostic::error(Code::LotsRequired, case.award.span, message)
        .clause(&case.award.clause)
        .expected(way(case))
        .hint(record(case, tie));
    tie.tied
        .iter()
        .filter_map(|id| case.contest.nomination(id.as_str()))
        .fold(fault, |fault, nomination| fault.related(nomination.span, text!("并列之一", "one of the tied")))
}

fn way(case: Case) -> Text {
    match case.award.tie_at_cut {
        TieAtCut::Lots => text!("一次记录在案的抽签（tie_at_cut: lots）", "a recorded draw (tie_at_cut: lots)"),
        _ => text!(
            "组委会记录在案的决定（tie_at_cut: decision）",
            "a recorded decision of the committee (tie_at_cut: decision)"
        ),
    }
}

/// The event to record, as YAML; its order is the only thing that officials have to fill in.
fn record(case: Case, tie: &LotsRequired) -> Text {
    let (event, Text { zh, en }) = (say::next_event(case.contest), say::below_events(case.contest));
    let (award, order) = (&case.award.id, say::yaml_list(&tie.tied));
    let (kind, witness) = match case.award.tie_at_cut {
        TieAtCut::Lots => ("draw", " witness: …,"),
        _ => ("decision", ""),
    };
    let yaml = format!(
        "- {{id: {event}, on: YYYY-MM-DD, kind: {kind}, award: {award}, order: {order},{witness} reason: …, by: …}}"
    );
    text!("写在 {zh}，order 改为实际的先后：{yaml}", "write it {en}, with `order` as it came out: {yaml}")
}
