//! Recorded draws and decisions against the ties that were really open on their days. What dissolves a tie
//! later (somebody leaves, a fact is corrected) takes nothing from a draw that was held in earnest.

use std::collections::BTreeSet;

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Award, AwardBasis, AwardId, Contest, Event, EventKind, NominationId, TieAtCut};
use crate::notice;
use crate::rank::{AwardResult, Results};
use crate::score::Elsewhere;

/// Every draw and decision must have settled a tie.
pub(super) fn audit(contest: &Contest, results: &Results, elsewhere: &Elsewhere, faults: &mut Diagnostics) {
    for (at, event) in contest.history.iter().enumerate() {
        let (EventKind::Draw { award, order, .. } | EventKind::Decision { award, order }) = &event.kind else {
            continue;
        };
        let of = |awards: &[AwardResult]| awards.iter().find(|r| r.award == *award).cloned();
        let settles = |result: &AwardResult| result.settled.iter().any(|tie| tie.event == event.id);
        let today = of(&results.awards);
        let corrected = |e: &Event| matches!(e.kind, EventKind::Correction { .. });
        let later = contest.history.iter().skip(at.saturating_add(1));
        let is_settled = today.as_ref().is_some_and(settles);
        // Without a correction since, it had the facts of today before it.
        if is_settled && !later.clone().any(corrected) {
            continue;
        }
        let then = if later.clone().any(notice::moves) {
            let Some(then) = notice::awards_after(contest, event, elsewhere) else { continue };
            if then.iter().filter_map(|awards| of(awards)).any(|result| settles(&result)) {
                continue;
            }
            let [left, _] = then;
            of(&left)
        } else {
            today
        };
        faults.push(mismatch(contest, event, order, award, then.as_ref()));
    }
}

fn mismatch(
    contest: &Contest,
    event: &Event,
    order: &[NominationId],
    award: &AwardId,
    result: Option<&AwardResult>,
) -> Diagnostic {
    let award = contest.awards.iter().find(|a| a.id == *award);
    let Text { zh, en } = match (award, result) {
        (Some(award), Some(result)) => reason(contest, event, order, award, result),
        _ => text!("没有这个奖项", "there is no such award"),
    };
    let id = &event.id;
    let message = text!("{id} 没有决定任何并列：{zh}", "{id} settles no tie: {en}");
    let fault = Diagnostic::error(Code::DrawMismatch, event.span, message).hint(text!(
        "只有取舍线上完全并列的申报才需要排定先后，order 必须正好是这些申报，不多不少",
        "only nominations that are equal in everything at a cut are put in order, and `order` names exactly these"
    ));
    match award {
        Some(award) => {
            let title = &award.title;
            fault.clause(&award.clause).related(award.span, text!("奖项「{title}」", "the award {title}"))
        }
        None => fault,
    }
}

fn reason(contest: &Contest, event: &Event, order: &[NominationId], award: &Award, result: &AwardResult) -> Text {
    let draw = matches!(event.kind, EventKind::Draw { .. });
    if award.basis == AwardBasis::Decision {
        return text!(
            "这个奖项由组委会在各记录里决定，不按名次取舍",
            "this award is decided in the records and has no cut"
        );
    }
    match (award.tie_at_cut, draw) {
        (TieAtCut::All | TieAtCut::None, _) => {
            return text!("这个奖项的并列不需要抽签或决定", "ties of this award need no draw or decision");
        }
        (TieAtCut::Lots, false) => {
            return text!("这个奖项规定抽签（kind: draw）", "this award asks for lots (kind: draw)");
        }
        (TieAtCut::Decision, true) => {
            return text!("这个奖项规定集体决定（kind: decision）", "this award asks for a decision (kind: decision)");
        }
        (TieAtCut::Lots, true) | (TieAtCut::Decision, false) => {}
    }
    let named: BTreeSet<_> = order.iter().collect();
    let settled = result.settled.iter().find(|tie| tie.order.iter().collect::<BTreeSet<_>>() == named);
    if let Some(earlier) = settled.map(|tie| &tie.event) {
        return text!("这组并列已由 {earlier} 决定", "{earlier} settled this tie already");
    }
    beside_open(contest, &named, result)
}

/// What the order has too much or too little beside the open tie that it resembles most.
fn beside_open(contest: &Contest, named: &BTreeSet<&NominationId>, result: &AwardResult) -> Text {
    let common = |tied: &[NominationId]| tied.iter().filter(|id| named.contains(id)).count();
    let nearest = result.pending.iter().max_by_key(|tie| common(&tie.tied)).filter(|tie| common(&tie.tied) > 0);
    let Some(tie) = nearest else {
        return text!("其中的申报没有并列在取舍线上", "its nominations are not tied at a cut");
    };
    let missing = say::all(contest, tie.tied.iter().filter(|id| !named.contains(id)));
    let extra = say::all(contest, named.iter().copied().filter(|id| !tie.tied.contains(id)));
    let part = |zh: &str, en: &str, who: Text| {
        (!who.zh.is_empty()).then(|| Text { zh: format!("{zh}{}", who.zh), en: format!("{en} {}", who.en) })
    };
    let parts = [part("缺少", "it lacks", missing), part("多了", "it has too much:", extra)];
    let parts: Vec<Text> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return text!("order 里有重复", "`order` names somebody twice");
    }
    say::join(parts)
}
