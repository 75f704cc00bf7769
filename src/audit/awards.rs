//! Declared awards against computed ones. An override that explains a difference is already part
//! of the computed result, so what still differs is unexplained.

use std::collections::{BTreeMap, BTreeSet};

use super::say;
use super::why::Case;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{AwardBasis, EventKind, Nomination, TierId};
use crate::rank;
use crate::source::Span;

/// One award. Nothing is compared before anything is declared: the award is not announced then.
/// What an override gives must be declared in any case, so that alone announces nothing.
pub(super) fn audit(case: Case, faults: &mut Diagnostics) {
    let track = || case.contest.nominations_in(&case.award.track);
    if !track().any(|n| declared(case, n).is_some() && !overruled(case, n)) {
        return;
    }
    let won: BTreeMap<_, _> = case.result.winners.iter().map(|w| (&w.nomination, &w.tier)).collect();
    // Their records may still say what was published.
    let lost = rank::lost(case.contest, case.award);
    let undecided: BTreeSet<_> = case.result.pending.iter().flat_map(|tie| &tie.tied).collect();
    for nomination in track().filter(|n| !lost.contains_key(&n.id)) {
        match case.award.basis {
            // A tie that nobody has decided is reported as such.
            AwardBasis::Score if undecided.contains(&nomination.id) => {}
            AwardBasis::Score => {
                faults.push_some(against_ranking(case, nomination, won.get(&nomination.id).copied()));
            }
            AwardBasis::Decision => faults.push_some(against_rules(case, nomination)),
        }
    }
}

/// The declared tier of this award, and where it is declared.
fn declared<'a>(case: Case, nomination: &'a Nomination) -> Option<(&'a TierId, Span)> {
    let declared = nomination.declared.award.as_ref()?;
    (declared.value.0 == case.award.id).then_some((&declared.value.1, declared.span))
}

fn overruled(case: Case, record: &Nomination) -> bool {
    case.contest.history.iter().any(|event| match &event.kind {
        EventKind::Override { award, nomination } => *award == case.award.id && *nomination == record.id,
        _ => false,
    })
}

fn against_ranking(case: Case, nomination: &Nomination, won: Option<&TierId>) -> Option<Diagnostic> {
    let title = &case.award.title;
    let Text { zh, en } = say::who(case.contest, &nomination.id);
    let (span, message, expected) = match (declared(case, nomination), won) {
        (Some((stated, span)), Some(won)) if stated != won => {
            let (stated, tier) = (say::tier(case.award, stated), say::tier(case.award, won));
            let message = text!(
                "{zh}公布为「{title}」{stated}，按名次应为{tier}",
                "{en} is declared {stated} of {title}; by rank it is {tier}"
            );
            (span, message, text!("tier: {won}", "tier: {won}"))
        }
        (Some((_, span)), None) => {
            let Text { zh: why, en: why_en } = case.not_a_winner(nomination);
            let message = text!(
                "{zh}公布获「{title}」，按规则没有获奖：{why}",
                "{en} is declared a winner of {title}; by the rules it is none: {why_en}"
            );
            (span, message, text!("不写这个奖项", "no such award"))
        }
        (None, Some(won)) => {
            let (award, Text { zh: prize, en: prize_en }) = (&case.award.id, say::prize(case.award, won));
            let message = text!(
                "{zh}按名次获{prize}，记录没有公布",
                "{en} wins {prize_en} by rank; its record does not declare it"
            );
            let yaml = format!("declared: {{award: {award}, tier: {won}}}");
            (nomination.span, message, text!("{yaml}", "{yaml}"))
        }
        _ => return None,
    };
    let hint = explain(case, nomination);
    Some(Diagnostic::error(Code::DeclaredAward, span, message).expected(expected).clause(&case.award.clause).hint(hint))
}

/// How to record a decision that differs from the ranking.
fn explain(case: Case, nomination: &Nomination) -> Text {
    let (event, Text { zh, en }) = (say::next_event(case.contest), say::below_events(case.contest));
    let (award, id) = (&case.award.id, &nomination.id);
    let yaml = format!(
        "- {{id: {event}, on: YYYY-MM-DD, kind: override, award: {award}, nomination: {id}, reason: …, by: …}}"
    );
    text!(
        "改正记录；确系组委会另有决定的，写在 {zh}，决定将一并公开：{yaml}",
        "mend the record; or, if the committee decided otherwise, say so {en}, and the decision is published: {yaml}"
    )
}

/// A committee may decide, but not for somebody who is out.
fn against_rules(case: Case, nomination: &Nomination) -> Option<Diagnostic> {
    let (_, span) = declared(case, nomination)?;
    let title = &case.award.title;
    let Text { zh: why, en: why_en } = case.barred(&nomination.id)?;
    let Text { zh, en } = say::who(case.contest, &nomination.id);
    let message = text!("{zh}不能获「{title}」：{why}", "{en} cannot get {title}: {why_en}");
    let hint = text!(
        "删去记录的 declared，或者改正使它失去资格的事实",
        "take `declared` out of the record, or mend the facts that bar it"
    );
    Some(Diagnostic::error(Code::NotEligible, span, message).clause(&case.award.clause).hint(hint))
}
