//! Seats that were lost after the list was published, against what history.yaml does about them.

use super::say;
use super::why::Case;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Event, EventKind, NominationId, Vacated};
use crate::rank::{FreedSeat, Misfit, WhyMisfit};

/// One award.
pub(super) fn audit(case: Case, faults: &mut Diagnostics) {
    if case.award.vacated.is_none() {
        if let Some(seat) = case.result.freed.first() {
            faults.push(no_rule(case, seat));
        }
        // Nothing more can be said before the award says what happens.
        return;
    }
    for misfit in &case.result.misfits {
        faults.push_some(wrong(case, misfit));
    }
    let waits = case.award.vacated == Some(Vacated::Reserve);
    // A substitution that went wrong is fault enough.
    let tried = |seat: &FreedSeat| {
        let events = case.result.misfits.iter().filter_map(|m| case.contest.event(&m.event));
        events.into_iter().any(|e| e.nominations().contains(&&seat.nomination))
    };
    for seat in case.result.freed.iter().filter(|s| waits && s.filled.is_none() && !tried(s)) {
        faults.push(waiting(case, seat));
    }
}

fn no_rule(case: Case, seat: &FreedSeat) -> Diagnostic {
    let (title, event) = (&case.award.title, &seat.event);
    let Text { zh, en } = say::who(case.contest, &seat.nomination);
    let message = text!(
        "{zh}在公示之后退出（{event}），「{title}」没有规定空出的名额怎么办",
        "{en} was taken out ({event}) after publication, and {title} does not say what becomes of the seat"
    );
    let fault = Diagnostic::error(Code::VacatedUnknown, case.award.span, message).clause(&case.award.clause);
    let fault = fault.expected(text!(
        "vacated: reserve（递补，按记录的 substitution）、vacant（空缺）或 recompute（按名次顺延）",
        "vacated: reserve (by a recorded substitution), vacant (it stays empty) or recompute (the next ones move up)"
    ));
    match case.contest.event(event) {
        Some(loss) => fault.related(loss.span, text!("在这里退出", "taken out here")),
        None => fault,
    }
}

fn waiting(case: Case, seat: &FreedSeat) -> Diagnostic {
    let (Text { zh: prize, en: prize_en }, event) = (say::prize(case.award, &seat.tier), &seat.event);
    let Text { zh, en } = say::who(case.contest, &seat.nomination);
    let next = next(case, &seat.next);
    let (next_zh, next_en) = (next.zh, next.en);
    let message = text!(
        "{zh}空出的{prize}名额（{event}）待递补：{next_zh}",
        "the seat of {prize_en} that {en} lost ({event}) waits for a substitution: {next_en}"
    );
    let (id, award, replaces) = (say::next_event(case.contest), &case.award.id, &seat.nomination);
    let who = seat.next.first().map_or("…", NominationId::as_str);
    let yaml = format!(
        "- {{id: {id}, on: YYYY-MM-DD, kind: substitution, award: {award}, nomination: {who}, replaces: {replaces}, reason: …, by: …}}"
    );
    let span = case.contest.event(event).map_or(case.award.span, |e| e.span);
    Diagnostic::warning(Code::SeatWaits, span, message).clause(&case.award.clause).hint(text!(
        "研究决定递补后在 events 里写：{yaml}；不再递补的，奖项写 vacated: vacant",
        "once it is decided, add under `events`: {yaml}; where nobody follows, write `vacated: vacant` in the award"
    ))
}

/// Who is next, in words.
fn next(case: Case, next: &[NominationId]) -> Text {
    let Text { zh, en } = say::all(case.contest, next);
    match next {
        [] if case.award.basis == crate::model::AwardBasis::Decision => {
            text!("由组委会决定人选", "the committee decides who follows")
        }
        [] => text!("没有符合条件的备选", "nobody of the reserve is eligible"),
        [_] => text!("依次是{zh}", "{en} is next"),
        _ => text!("{zh}并列，先定先后", "{en} are equal, and one of them has to be put first"),
    }
}

fn wrong(case: Case, misfit: &Misfit) -> Option<Diagnostic> {
    let event = case.contest.event(&misfit.event)?;
    let EventKind::Substitution { nomination, replaces, .. } = &event.kind else { return None };
    let (id, title) = (&event.id, &case.award.title);
    let Text { zh, en } = reason(case, event, (nomination, replaces), &misfit.why);
    let message = text!("{id} 不能递补「{title}」：{zh}", "{id} cannot fill a seat of {title}: {en}");
    let fault = Diagnostic::error(Code::WrongSubstitute, event.span, message).clause(&case.award.clause);
    let fault = fault.related(case.award.span, text!("奖项「{title}」", "the award {title}"));
    Some(match &misfit.why {
        WhyMisfit::NotNext(next) if !next.is_empty() => {
            let ids = next.iter().map(NominationId::as_str).collect::<Vec<_>>().join(" | ");
            fault.expected(text!("nomination: {ids}", "nomination: {ids}")).hint(text!(
                "排在前面的放弃递补的，记一条 withdrawal 写明，再由下一个递补",
                "if those before it decline, record their withdrawal, and the next one follows"
            ))
        }
        WhyMisfit::NotByReserve => {
            fault.expected(text!("奖项写明 vacated: reserve", "`vacated: reserve` in the award"))
        }
        _ => fault,
    })
}

fn reason(case: Case, event: &Event, (who, replaces): (&NominationId, &NominationId), why: &WhyMisfit) -> Text {
    let Text { zh: old, en: old_en } = say::who(case.contest, replaces);
    let Text { zh: new, en: new_en } = say::who(case.contest, who);
    match why {
        WhyMisfit::NotByReserve => {
            text!("这个奖项空出的名额不从备选里递补", "its lost seats are not filled from the reserve")
        }
        WhyMisfit::NothingFreed => {
            let published = case.contest.announced(&case.award.id);
            match (case.contest.taken_out(replaces), published) {
                (Some(loss), Some(day)) if loss.on <= day => text!(
                    "{old}在公示以前或公示当天退出，名额由名次在后的依次取得，不用递补",
                    "{old_en} went out before publication or on its day, when the next ones move up by themselves"
                ),
                (Some(_), None) => text!(
                    "这个奖项还没有公示，名额由名次在后的依次取得，不用递补",
                    "its winners have not been published, and the next ones move up by themselves"
                ),
                _ => text!(
                    "{old}没有空出这个奖项的名额，或者已经有人递补",
                    "{old_en} lost no seat of it, or somebody has that seat already"
                ),
            }
        }
        WhyMisfit::TooEarly(loss) => {
            let on = event.on;
            if case.contest.event(loss).is_some_and(|e| e.on == on) {
                return text!(
                    "同一天里它写在空出名额的事件 {loss} 前面；同一天的事件按先后写",
                    "it is written before the event {loss} of the same day, by which the seat was lost; events of one day stand in their order"
                );
            }
            text!("{on} 早于空出名额的事件 {loss}", "{on} comes before the event {loss}, by which the seat was lost")
        }
        WhyMisfit::NotNext(next) if next.is_empty() => text!(
            "{new}不在这个名额的范围之内，或没有符合条件的备选",
            "{new_en} is outside the quota of the seat, or nobody of the reserve is eligible"
        ),
        WhyMisfit::NotNext(next) => {
            let Text { zh, en } = say::all(case.contest, next);
            text!("依次应是{zh}，不是{new}", "{en} is next, not {new_en}")
        }
        WhyMisfit::Undeclared => text!(
            "{new}的记录没有公布这个奖项的同一等次",
            "the record of {new_en} does not declare that tier of the award"
        ),
    }
}
