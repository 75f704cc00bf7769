//! Objections that no period covers (GS0746): pages count them apart.

use jiff::civil::Date;

use crate::calendar::Period;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Contest, NoticeKind};
use crate::notice;

pub(super) fn audit(contest: &Contest, periods: &[Option<Period>], faults: &mut Diagnostics) {
    let posted = |n: &usize| contest.notices[*n].kind == NoticeKind::Publicity && !contest.notices[*n].draft;
    for root in (0..contest.notices.len()).filter(posted) {
        let first = &contest.notices[root];
        let Some(last) = &periods[notice::effective(contest, root, Date::MAX)] else { continue };
        for case in notice::objections_by(contest, periods, root, Date::MAX).outside {
            let (id, on, title) = (&case.objection.id, case.objection.on, &first.title);
            let (from, to) = (first.published, last.last);
            let message = text!(
                "异议 {id} 是 {on} 收到的，不在《{title}》的公示期内（{from} 至 {to}）",
                "the objection {id} of {on} is outside the period of {title}, {from} to {to}"
            );
            let fault = Diagnostic::warning(Code::ObjectionOutside, case.objection.span, message);
            faults.push(fault.related(first.span, text!("公示在这里", "made public here")).hint(text!(
                "核对 on（收到的日期）；确在公示期外收到的，照样核查，公示结果里另计件数",
                "compare `on`, the day on which it came; one that really came outside is looked into all the same, and counted apart"
            )));
        }
    }
}
