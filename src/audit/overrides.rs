//! Overrides that change nothing: their ground has gone, or the record does not say what they give.

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Award, AwardBasis, Contest, Event, EventKind, Nomination, NominationId};
use crate::rank::{AwardResult, Results};

/// Every override must have changed the result: given an award, or refused one.
pub(super) fn audit(contest: &Contest, results: &Results, faults: &mut Diagnostics) {
    for event in &contest.history {
        let EventKind::Override { award, nomination } = &event.kind else { continue };
        let award = contest.awards.iter().find(|a| a.id == *award);
        let result = award.and_then(|a| results.awards.iter().find(|r| r.award == a.id));
        if let (Some(award), Some(result)) = (award, result)
            && !result.overridden.contains(&event.id)
        {
            faults.push(idle(contest, event, award, result, nomination));
        }
    }
}

fn idle(contest: &Contest, event: &Event, award: &Award, result: &AwardResult, id: &NominationId) -> Diagnostic {
    let (event_id, title) = (&event.id, &award.title);
    let Text { zh: who, en: who_en } = say::who(contest, id);
    let Text { zh, en } = reason(contest.nomination(id.as_str()), award, result, id);
    let message = text!(
        "{event_id} 对{who}的「{title}」没有影响：{zh}",
        "{event_id} changes nothing about {title} for {who_en}: {en}"
    );
    let award_id = &award.id;
    let hint = text!(
        "授予：在记录里写 declared: {{award: {award_id}, tier: …}}；不授予：记录里不写这个奖项；不再需要的决定删去",
        "to give it, write declared: {{award: {award_id}, tier: …}} in the record; to refuse it, declare nothing; delete what is no longer needed"
    );
    Diagnostic::error(Code::IdleOverride, event.span, message).clause(&award.clause).hint(hint)
}

fn reason(nomination: Option<&Nomination>, award: &Award, result: &AwardResult, id: &NominationId) -> Text {
    if award.basis == AwardBasis::Decision {
        return text!("这个奖项本来就由组委会在各记录里决定", "this award is decided in the records anyway");
    }
    match nomination {
        Some(n) if n.track == award.track => {}
        _ => return text!("它不在这个奖项的类别里", "it is not in the track of this award"),
    }
    if result.winners.iter().any(|w| w.nomination == *id) {
        return text!("它按名次已得到所公布的等次", "the ranking gives it the declared tier already");
    }
    text!(
        "它按名次没有获奖，记录也没有公布获奖，或已退出",
        "the ranking gives it nothing and its record declares nothing, or it is out"
    )
}
