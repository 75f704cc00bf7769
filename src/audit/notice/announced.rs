//! A correction against its events (GS0744): it can tell only what has happened, and only what the
//! notice that it corrects could not know. One whose events change nothing corrects nothing (GS0732). And one that gives somebody a place or another tier while
//! the period goes on as it was, or is over, and says nothing of why (GS0745).

use super::{Noticed, of};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, Correction, Event, EventKind, Notice, Prose, restarts};
use crate::notice::{self, Shift, Stand};

pub(super) fn audit(site: Noticed<'_>, n: usize, faults: &mut Diagnostics) {
    let Noticed { contest, printed, .. } = site;
    let notice = &contest.notices[n];
    let Some(correction) = &notice.correction else { return };
    for link in &correction.events {
        let Some(event) = contest.event(&link.value) else { continue };
        let wrong = later(notice, event).or_else(|| known_before(contest, notice, event));
        if let Some((message, hint)) = wrong {
            let fault = Diagnostic::error(Code::EventNotOfNotice, link.span, message);
            let place = text!("这一条在这里", "the event");
            faults.push(of(notice, fault.related(event.span, place).hint(hint)));
        }
    }
    let shifts = notice::shifts_of(contest, printed, n);
    faults.push_some(nothing(contest, notice, correction, &shifts));
    faults.push_some(unheard(site, n, correction, &shifts));
}

/// Events that leave records and lists as they are: an objection, what was found about it, a review. A draw tells
/// something where it moved somebody.
fn nothing(contest: &Contest, notice: &Notice, correction: &Correction, shifts: &[Shift]) -> Option<Diagnostic> {
    let changes = |event: &Event| {
        let orders = matches!(event.kind, EventKind::Draw { .. } | EventKind::Decision { .. });
        notice::moves(event) && !(orders && shifts.is_empty())
    };
    let events: Vec<&Event> = correction.events.iter().filter_map(|link| contest.event(&link.value)).collect();
    if !correction.errata.is_empty() || events.is_empty() || events.iter().copied().any(changes) {
        return None;
    }
    let ids = events.iter().map(|e| e.id.as_str()).collect::<Vec<_>>().join(", ");
    let message = text!(
        "events 里的 {ids} 没有改变名单和记录，更正表是空的",
        "{ids} under `events` changed no list and no record: the table of this correction is empty"
    );
    let place = correction.events.first().map_or(notice.span, |link| link.span);
    let fault = Diagnostic::error(Code::NothingCorrected, place, message).expected(text!(
        "至少一条改变了名单或记录的经过（更正、退出、递补……），或者 changes",
        "at least one event that changed a list or a record (a correction, a withdrawal, a substitution), or `changes`"
    ));
    Some(of(
        notice,
        fault.hint(text!(
            "只收到异议、核查不属实的，不发更正公示，发异议处理情况说明（kind: objection）",
            "an objection that was found to be unfounded is told by an account of objections (kind: objection), not by a correction"
        )),
    ))
}

/// What had not happened yet.
fn later(notice: &Notice, event: &Event) -> Option<(Text, Text)> {
    let (id, on, own) = (&event.id, event.on, notice.published);
    (on > own).then(|| {
        (
            text!(
                "这份更正公示 {own} 发布，{id} 是 {on} 的事，当时还没有发生",
                "this correction is of {own}, and {id} of {on} had not happened yet"
            ),
            text!(
                "核对 published 和 history.yaml 里 {id} 的 on；先有经过，后发更正公示",
                "compare `published` with `on` of {id} in history.yaml: first the event, then its correction"
            ),
        )
    })
}

/// What the corrected notice already printed.
fn known_before(contest: &Contest, notice: &Notice, event: &Event) -> Option<(Text, Text)> {
    let corrected = contest.notices.iter().filter(|n| notice.about.iter().any(|link| link.value == n.slug));
    let first = corrected.min_by_key(|n| n.published).filter(|n| event.on <= n.published && notice::moves(event))?;
    let (id, on, title, day) = (&event.id, event.on, &first.title, first.published);
    Some((
        if on == day {
            text!(
                "{id} 和所更正的《{title}》同在 {day}，那一份印的已经是变更以后的内容",
                "{id} is of {day}, the day of {title}, which prints what it changed already"
            )
        } else {
            text!(
                "{id} 是 {on} 的事，早于所更正的《{title}》（{day}），那一份印的已经是变更以后的内容",
                "{id} of {on} comes before {title} of {day}, which prints what it changed already"
            )
        },
        text!(
            "公示以后才发现的，on 写决定更正的那一天（晚于公示当天）；公示以前改好的，从 events 里删掉",
            "what was found after the notice has the day of its decision as `on`, a later one; what was mended before is no event of this correction"
        ),
    ))
}

/// Who is new in the list, or in another tier, without a whole period of objections: while the period goes on
/// a warning, and an error once it is over, when nobody can object any more.
fn unheard(site: Noticed<'_>, n: usize, correction: &Correction, shifts: &[Shift]) -> Option<Diagnostic> {
    let Noticed { contest, periods, .. } = site;
    let notice = &contest.notices[n];
    let new: Vec<Shift> = shifts.iter().copied().filter(|s| s.to != Stand::Out).collect();
    if correction.restarts || new.is_empty() || says_why_not(&notice.prose) {
        return None;
    }
    let ends = notice::periods_of(contest, n).into_iter().filter_map(|m| periods[m].as_ref()).map(|p| p.last).max();
    let over = ends.filter(|last| notice.published > *last);
    let Text { zh, en } = super::changed::words(contest, &new);
    let fault = match over {
        Some(last) => of(
            notice,
            Diagnostic::error(
                Code::ChangedWithoutRestart,
                notice.span,
                text!(
                    "公示期 {last} 已满，名单又有变动，却不重新公示：{zh}",
                    "the period ended on {last}; the list changes, and is not made public anew: {en}"
                ),
            ),
        ),
        None => Diagnostic::warning(
            Code::ChangedWithoutRestart,
            notice.span,
            text!(
                "名单有变动，公示期却不重新计算：{zh}",
                "the list changes, and the period does not start again: {en}"
            ),
        ),
    };
    Some(fault.hint(text!(
        "新列入的和等次改变的没有公示满期，一般写 restarts: true；方案另有规定的，在更正公示里写明依据，如「根据方案第八条，公示期不重新计算」",
        "who is new or in another tier has not been open to objections for a whole period: `restarts: true`, unless the plan says otherwise and the correction cites it (根据方案第八条，公示期不重新计算)"
    )))
}

/// Whether a correction says on what ground the period does not start again.
fn says_why_not(prose: &Prose) -> bool {
    let words: String = prose.markdown().chars().filter(|c| !c.is_whitespace() && *c != '*').collect();
    let any = |sentence: &str, words: &[&str]| words.iter().any(|word| sentence.contains(word));
    words.split(['。', '；']).any(|sentence| {
        let stands = restarts(sentence).is_some_and(|(again, _)| !again);
        (stands || any(sentence, &["不重新", "不再重新", "不另行公示", "不再公示", "无需重新"]))
            && any(sentence, &["根据", "依据", "按照", "依照", "因", "由于", "鉴于"])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};

    #[test]
    fn a_ground_for_leaving_the_period_as_it_is() {
        let says =
            |text: &str| says_why_not(&Prose::new(text.into(), Span::start_of(Sources::default().add("a.md", text))));
        for text in [
            "根据方案第八条，公示期不重新计算。",
            "因只涉及等次，公示期**不再** 重新计算。",
            "更正如下。按照评选办法，不另行公示。",
            "根据方案第八条，公示期不变。",
        ] {
            assert!(says(text), "{text}");
        }
        for text in [
            "公示期不重新计算。",
            "{{期限说明}}。",
            "根据核查，更正如下。公示期不重新计算。",
            "根据方案第八条，公示期重新计算。",
        ] {
            assert!(!says(text), "{text}");
        }
    }
}
