//! Events against each other: every finding answers its objection, and what was decided was done. Events of
//! one day happened in the order in which they are written.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Event, EventId, EventKind, Ground, Measure, NominationId, Outcome, Sameness};

/// Checks events in the order of their days.
pub(super) fn check(events: &[Event], faults: &mut Diagnostics) {
    for (at, event) in events.iter().enumerate() {
        let earlier = &events[..at];
        if let Some(id) = event.takes_out() {
            faults.push_some(out_again(event, id, earlier));
        }
        match &event.kind {
            EventKind::Finding { objection, .. } => finding((event, earlier), objection, events, faults),
            EventKind::Disqualification { nomination, ground: Ground::Event(ground) } => {
                faults.push_some(grounded((event, earlier), nomination, ground, Measure::Disqualify, events));
            }
            EventKind::Correction { nomination, ground: Some(ground), .. } => {
                faults.push_some(grounded((event, earlier), nomination, ground, Measure::Correct, events));
            }
            EventKind::Review { finding: Sameness::Duplicate, .. } => faults.push_some(still_twice(event, events)),
            _ => {}
        }
    }
}

/// Nobody leaves twice; but who has withdrawn may be disqualified when a fraud comes out later.
fn out_again(event: &Event, id: &NominationId, earlier: &[Event]) -> Option<Diagnostic> {
    let first = earlier.iter().find(|e| e.takes_out() == Some(id))?;
    let withdrawn = matches!(first.kind, EventKind::Withdrawal(_));
    let before = earlier.iter().filter(|e| e.takes_out() == Some(id)).count();
    if withdrawn && before == 1 && matches!(event.kind, EventKind::Disqualification { .. }) {
        return None;
    }
    let (this, first_id) = (&event.id, &first.id);
    let message = text!(
        "「{id}」已由 {first_id} 退出，{this} 不能再让它退出一次",
        "`{id}` is out already by {first_id}: {this} cannot take it out again"
    );
    let fault = Diagnostic::error(Code::TakenOutTwice, event.span, message);
    Some(fault.related(first.span, text!("已在这里退出", "it went out here")).hint(text!(
        "删去重复的一条；撤回之后另行取消资格的，写 kind: disqualification",
        "delete one of them; who is disqualified after a withdrawal needs `kind: disqualification`"
    )))
}

/// A finding comes after its objection, once, and its measure follows and is carried out.
fn finding((event, earlier): (&Event, &[Event]), objection: &EventId, events: &[Event], faults: &mut Diagnostics) {
    let EventKind::Finding { outcome, measure, nomination, .. } = &event.kind else { return };
    let this = &event.id;
    let wrong = |message: Text| Diagnostic::error(Code::FindingMismatch, event.span, message);
    if let Some(asked) = events.iter().find(|e| e.id == *objection).filter(|e| is_later(e, earlier)) {
        let (on, raised) = (event.on, asked.on);
        let message = text!(
            "核查结论 {this}（{on}）早于它所答复的异议 {objection}（{raised}）",
            "the finding {this} of {on} comes before the objection {objection} of {raised} that it answers"
        );
        let fault = wrong(message).related(asked.span, text!("异议在这里", "the objection"));
        faults.push(in_order(fault, event, asked));
    }
    let answers = |e: &&Event| matches!(&e.kind, EventKind::Finding { objection: o, .. } if o == objection);
    if let Some(first) = events.iter().find(answers).filter(|first| first.id != event.id) {
        let first_id = &first.id;
        let message = text!(
            "异议 {objection} 已由 {first_id} 作出结论，不能再由 {this} 作一次",
            "{first_id} has answered the objection {objection} already: {this} cannot answer it again"
        );
        let fault = wrong(message).related(first.span, text!("结论在这里", "the finding"));
        faults.push(fault.hint(text!(
            "再次提出的异议另记一条 objection，再写它的结论",
            "record an objection that is raised again as one of its own, with a finding of its own"
        )));
    }
    if *outcome == Outcome::Unfounded && *measure != Measure::None {
        let message = text!(
            "{this} 认定不属实（unfounded），却写了处理措施",
            "{this} finds the objection unfounded and yet takes a measure"
        );
        faults.push(wrong(message).expected(text!("measure: none", "measure: none")));
        return;
    }
    faults.push_some(not_done(event, nomination, *measure, events));
}

/// Whether something is not among the events before another.
fn is_later(event: &Event, earlier: &[Event]) -> bool {
    earlier.iter().all(|e| e.id != event.id)
}

/// Of two events of one day the second is written first.
fn in_order(fault: Diagnostic, event: &Event, first: &Event) -> Diagnostic {
    if event.on != first.on {
        return fault;
    }
    let (this, first) = (&event.id, &first.id);
    fault.hint(text!(
        "同一天的事件按先后写：先写 {first}，再写 {this}",
        "events of one day stand in the order in which they happened: {first} before {this}"
    ))
}

/// A measure that no event carries out.
fn not_done(event: &Event, nomination: &NominationId, measure: Measure, events: &[Event]) -> Option<Diagnostic> {
    let done = |e: &Event| match (&e.kind, measure) {
        (EventKind::Disqualification { ground: Ground::Event(ground), .. }, Measure::Disqualify)
        | (EventKind::Correction { ground: Some(ground), .. }, Measure::Correct) => *ground == event.id,
        _ => measure == Measure::None,
    };
    if measure == Measure::None || events.iter().any(done) {
        return None;
    }
    let (this, (kind, title)) = (&event.id, named(measure));
    let message = text!(
        "{this} 决定{title}「{nomination}」，history.yaml 里没有这一条",
        "{this} decides a {kind} of `{nomination}`, but history.yaml has none"
    );
    let keys = if measure == Measure::Correct { "changes: [{field: …, from: …, to: …}], " } else { "" };
    let yaml = format!(
        "- {{id: …, on: YYYY-MM-DD, kind: {kind}, nomination: {nomination}, ground: {this}, {keys}reason: …, by: …}}"
    );
    Some(Diagnostic::error(Code::Unfollowed, event.span, message).hint(text!(
        "在 events 里补上：{yaml}；不采取措施的写 measure: none",
        "add under `events`: {yaml}; or write `measure: none`"
    )))
}

/// What a disqualification or correction rests on: a finding that asked for it, or a review.
fn grounded(
    (event, earlier): (&Event, &[Event]),
    nomination: &NominationId,
    ground: &EventId,
    measure: Measure,
    events: &[Event],
) -> Option<Diagnostic> {
    let rests_on = events.iter().find(|e| e.id == *ground)?;
    let asks = match &rests_on.kind {
        EventKind::Finding { nomination: about, measure: asked, .. } => about == nomination && *asked == measure,
        EventKind::Review { finding: Sameness::Duplicate, .. } => {
            measure == Measure::Disqualify && rests_on.nominations().contains(&nomination)
        }
        _ => false,
    };
    let (this, (kind, title)) = (&event.id, named(measure));
    let message = if !asks {
        text!(
            "{this} 以 {ground} 为依据，{ground} 并没有决定{title}「{nomination}」",
            "{this} rests on {ground}, which asks for no {kind} of `{nomination}`"
        )
    } else if is_later(rests_on, earlier) {
        let (on, later) = (event.on, rests_on.on);
        text!(
            "{this}（{on}）早于它的依据 {ground}（{later}）",
            "{this} of {on} comes before {ground} of {later}, on which it rests"
        )
    } else {
        return None;
    };
    let fault = Diagnostic::error(Code::NoGround, event.span, message);
    let fault = fault.related(rests_on.span, text!("{ground} 在这里", "{ground}"));
    if asks && rests_on.on == event.on {
        return Some(in_order(fault, event, rests_on));
    }
    Some(fault.hint(text!(
        "依据是同一申报的核查结论（measure 相符）或查重认定；都没有的，取消资格写 clause",
        "the ground is a finding about the same nomination with this measure, or a review; a disqualification without one names a `clause`"
    )))
}

/// Nominations that were found to be one and the same result, and more than one of them stands.
fn still_twice(event: &Event, events: &[Event]) -> Option<Diagnostic> {
    let EventKind::Review { nominations, .. } = &event.kind else { return None };
    let out = |id: &NominationId| events.iter().any(|e| e.takes_out() == Some(id));
    let standing: Vec<&NominationId> = event.nominations().into_iter().filter(|id| !out(id)).collect();
    // Where the other one is in another contest, none may stand here.
    let most = usize::from(nominations.iter().all(|c| c.contest.is_none()));
    if standing.len() <= most {
        return None;
    }
    let this = &event.id;
    let names: Vec<&str> = standing.iter().map(|id| id.as_str()).collect();
    let (zh, en, first) = (names.join("、"), names.join(", "), names.last().copied().unwrap_or_default());
    let message = text!("{this} 认定重复，但 {zh} 仍在评选", "{this} finds a duplicate, and yet {en} still stand");
    let yaml = format!(
        "- {{id: …, on: YYYY-MM-DD, kind: disqualification, nomination: {first}, ground: {this}, reason: …, by: …}}"
    );
    Some(Diagnostic::error(Code::Unfollowed, event.span, message).hint(text!(
        "本竞赛内重复的至多留一份，与别的竞赛重复的都不留；在 events 里补上：{yaml}（或 withdrawal、rejection）",
        "at most one of those within this contest stays, and none where the other is elsewhere; add under `events`: {yaml} (or a withdrawal or rejection)"
    )))
}

/// The kind of event that carries a measure out, and its name.
const fn named(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::Disqualify => ("disqualification", "取消资格"),
        Measure::Correct => ("correction", "更正"),
        Measure::None => ("none", "维持原结果"),
    }
}
