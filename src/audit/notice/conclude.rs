//! Results and commendations before the matter is settled: the period still runs (GS0738), the result is of
//! a later day (GS0747), an objection is open, a tie undecided, or a lost seat waits for its substitute
//! (GS0739); and a 公示 whose winners were not settled. All of it as it stood on the day of the notice.

use super::{Noticed, of};
use crate::audit::open::{Open, open};
use crate::calendar::Period;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{AwardId, Contest, Event, EventKind, Notice, NoticeKind};
use crate::notice;
use crate::rank::{LotsRequired, Results};

/// Reports what a concluding notice had to wait for.
pub(super) fn audit(site: Noticed<'_>, results: &Results, n: usize, faults: &mut Diagnostics) {
    let Noticed { contest, printed, periods } = site;
    let notice = &contest.notices[n];
    if notice::opens(notice) {
        undecided(site, results, n, faults);
    }
    if !notice.kind.concludes() {
        return;
    }
    for m in notice::periods_of(contest, n) {
        let earlier = &contest.notices[m];
        let Some(period) = &periods[m] else { continue };
        // With an hour a result may be of the last day itself: the period ended in the afternoon. A decision
        // that rests on it comes later.
        let same_day = period.until.filter(|_| notice.kind == NoticeKind::Result);
        if notice.published < period.last || notice.published == period.last && same_day.is_none() {
            faults.push(of(notice, too_early(notice, earlier, period)));
        }
    }
    faults.push_some(before_result(contest, n));
    for case in notice::objections(contest, periods, n).all().iter().filter(|case| case.finding.is_none()) {
        let objection = Open::Objection(case.objection);
        faults.push(of(
            notice,
            unsettled(notice, objection.words(contest))
                .related(case.objection.span, text!("异议登记在这里", "the objection is recorded here"))
                .hint(text!(
                    "核查后在 history.yaml 记一条 finding（核查结论），再发布；日期不晚于这份文稿",
                    "record a `finding` in history.yaml, dated no later than this notice, and publish then"
                )),
        ));
    }
    for matter in open(contest, printed[n].awards(results), &notice.tracks) {
        let hint = match &matter {
            Open::Objection(_) => continue,
            Open::Tie(..) => text!(
                "抽签或集体研究以后记进 history.yaml，再发布；日期不晚于这份文稿",
                "record the draw or the decision in history.yaml, dated no later than this notice, and publish then"
            ),
            Open::Seat(..) => text!(
                "在 history.yaml 记一条 substitution（递补），再发布，日期不晚于这份文稿；不再递补的，奖项写 vacated: vacant",
                "record the substitution in history.yaml, dated no later than this notice, and publish then; where nobody follows, write `vacated: vacant` in the award"
            ),
        };
        faults.push(of(notice, unsettled(notice, matter.words(contest)).hint(hint)));
    }
}

/// Winners are made public while a tie among them is undecided: the list lacks somebody, who is never
/// open to objections. A tie that is open to this day is reported as such (GS0605).
fn undecided(Noticed { contest, printed, .. }: Noticed<'_>, results: &Results, n: usize, faults: &mut Diagnostics) {
    let notice = &contest.notices[n];
    let still = |tie: &LotsRequired, award: &AwardId| {
        results.awards.iter().any(|today| today.award == *award && today.pending.contains(tie))
    };
    for matter in open(contest, printed[n].awards(results), &notice.tracks) {
        let Open::Tie(award, tie) = matter else { continue };
        if !notice.awards.contains(&award.award) || still(tie, &award.award) {
            continue;
        }
        let Text { zh, en } = matter.words(contest);
        let message = text!("还不能公示：{zh}", "this list cannot be made public yet: {en}");
        let fault = Diagnostic::error(Code::OpenMatters, notice.span, message);
        let settled = contest.history.iter().find(|e| e.on > notice.published && decides(e, tie));
        let fault = match settled {
            Some(event) => fault.related(event.span, text!("后来才在这里决定", "decided only here, later")),
            None => fault,
        };
        faults.push(of(
            notice,
            fault.hint(text!(
                "先抽签或集体研究，再公示；核对这份文稿的 published 和那条事件的 on",
                "the draw or the decision comes first; compare `published` of this notice and `on` of the event"
            )),
        ));
    }
}

/// Whether a draw or decision puts in order exactly those that are tied.
fn decides(event: &Event, tie: &LotsRequired) -> bool {
    let (EventKind::Draw { order, .. } | EventKind::Decision { order, .. }) = &event.kind else { return false };
    order.len() == tie.tied.len() && tie.tied.iter().all(|id| order.contains(id))
}

/// A commendation that is older than the result on which it rests.
fn before_result(contest: &Contest, n: usize) -> Option<Diagnostic> {
    let notice = &contest.notices[n];
    if notice.kind != NoticeKind::Commendation {
        return None;
    }
    let is = |m: &Notice| m.kind == NoticeKind::Result && !m.draft && m.published > notice.published;
    let chain = notice::chain(contest, n);
    let later = chain.into_iter().map(|m| &contest.notices[m]).find(|m| is(m))?;
    let (own, title, day) = (notice.published, &later.title, later.published);
    let message = text!(
        "表彰决定 {own} 印发，早于公示结果《{title}》（{day}）",
        "this commendation of {own} comes before {title} of {day}, which says what the period brought"
    );
    let fault = Diagnostic::warning(Code::DecidedBeforeResult, notice.span, message)
        .related(later.span, text!("公示结果在这里", "the result"))
        .hint(text!(
            "先公布公示结果，再印发表彰决定；核对两份文稿的 published",
            "the result comes first; compare `published` of both"
        ));
    Some(fault)
}

fn too_early(notice: &Notice, earlier: &Notice, period: &Period) -> Diagnostic {
    let (own, last, title) = (notice.published, period.last, &earlier.title);
    let expected = match period.until.filter(|_| notice.kind == NoticeKind::Result) {
        Some(until) => {
            let hour = format!("{:02}:{:02}", until.hour(), until.minute());
            text!("{last}（{hour} 以后）或更晚的日期", "{last}, after {hour}, or a later day")
        }
        None => text!("{last} 之后的日期", "a day after {last}"),
    };
    let message = text!(
        "这份文稿 {own} 发布，《{title}》的公示期到 {last} 才结束",
        "this notice of {own} comes before the period of {title} ends ({last})"
    );
    Diagnostic::error(Code::TooEarly, notice.span, message)
        .related(earlier.span, text!("公示期从这里起算", "the period is counted from here"))
        .expected(expected)
        .hint(text!(
            "公示期满、没有未了的异议，才能公布结果和表彰",
            "a result and a commendation wait until the period is over"
        ))
}

fn unsettled(notice: &Notice, what: Text) -> Diagnostic {
    let Text { zh, en } = what;
    let message = text!("还不能下结论：{zh}", "nothing can be concluded yet: {en}");
    Diagnostic::error(Code::OpenMatters, notice.span, message)
}
