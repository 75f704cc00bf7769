//! Results and commendations before the matter is settled: the period still runs (GS0738), an
//! objection is open, a tie undecided, or a lost seat waits for its substitute (GS0739).

use super::of;
use crate::audit::open::{Open, open};
use crate::calendar::Calendar;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, Notice};
use crate::notice;
use crate::rank::Results;

/// Reports what a concluding notice had to wait for.
pub(super) fn audit(contest: &Contest, results: &Results, n: usize, calendar: &Calendar, faults: &mut Diagnostics) {
    let notice = &contest.notices[n];
    if !notice.kind.concludes() {
        return;
    }
    for m in notice::periods_of(contest, n) {
        let earlier = &contest.notices[m];
        let Ok(Some(period)) = notice::period(calendar, contest, earlier) else { continue };
        // With an hour the day of the end itself may do: the period ended in the afternoon.
        let over =
            if period.until.is_some() { notice.published >= period.last } else { notice.published > period.last };
        if !over {
            faults.push(of(notice, too_early(notice, earlier, &period)));
        }
    }
    for case in notice::objections(contest, n).iter().filter(|case| case.finding.is_none()) {
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
    for matter in open(contest, results, &notice.tracks) {
        let hint = match &matter {
            Open::Objection(_) => continue,
            Open::Tie(..) => text!(
                "抽签或集体研究以后记进 history.yaml，再发布",
                "record the draw or the decision in history.yaml, and publish then"
            ),
            // A seat that is lost after the notice is no fault of the notice.
            Open::Seat(_, seat) if contest.event(&seat.event).is_some_and(|e| e.on > notice.published) => continue,
            Open::Seat(..) => text!(
                "在 history.yaml 记一条 substitution（递补），再发布；不再递补的，奖项写 vacated: vacant",
                "record the substitution in history.yaml, and publish then; where nobody follows, write `vacated: vacant` in the award"
            ),
        };
        faults.push(of(notice, unsettled(notice, matter.words(contest)).hint(hint)));
    }
}

fn too_early(notice: &Notice, earlier: &Notice, period: &crate::calendar::Period) -> Diagnostic {
    let (own, last, title) = (notice.published, period.last, &earlier.title);
    let message = text!(
        "这份文稿 {own} 发布，《{title}》的公示期到 {last} 才结束",
        "this notice of {own} comes before the period of {title} ends ({last})"
    );
    Diagnostic::error(Code::TooEarly, notice.span, message)
        .related(earlier.span, text!("公示期从这里起算", "the period is counted from here"))
        .expected(text!("{last} 之后的日期", "a day after {last}"))
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
