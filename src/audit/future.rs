//! Events that have not happened yet (GS0639; filings and contests of units: GS0688), or happened before anything could (GS0642).

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::Contest;

/// The day that nothing recorded may lie after, and the flag that gave it.
pub(super) fn named(today: Date, flag: &str) -> Text {
    if flag == "--on" {
        text!("发布那天（{flag} {today}）", "the day of the release ({flag} {today})")
    } else {
        text!("今天（{flag} {today}）", "today ({flag} {today})")
    }
}

/// Events of a later day than the one the site is built for, or released on: nothing is recorded before it happens.
#[must_use]
pub fn future(contest: &Contest, (today, flag): (Date, &'static str)) -> Diagnostics {
    let Text { zh, en } = named(today, flag);
    let mut faults = Diagnostics::new();
    for event in contest.history.iter().filter(|e| e.on > today) {
        let (id, on) = (&event.id, event.on);
        let message = text!("事件 {id} 的日期 {on} 在{zh}之后", "the event {id} is dated {on}, after {en}");
        faults.push(Diagnostic::error(Code::FutureEvent, event.span, message).expected(text!(
            "{today} 或更早的日期：事情发生了才登记",
            "{today} or earlier: an event is recorded once it has happened"
        )));
    }
    super::filings::future(contest, (today, flag), &mut faults);
    for notice in contest.notices.iter().filter(|n| !n.draft && n.published > today) {
        let (title, day) = (&notice.title, notice.published);
        let message = text!("《{title}》的发布日期 {day} 在{zh}之后", "{title} is dated {day}, after {en}");
        faults.push(
            Diagnostic::error(Code::FutureNotice, notice.span, message)
                .expected(text!("{today} 或更早的日期", "{today} or earlier"))
                .hint(text!(
                    "还没有到发布的日子：在信息区写 draft: true，到那天再删去",
                    "not yet published: write draft: true, and take it out on the day"
                )),
        );
    }
    faults
}

/// Events before the first stage of the contest: most likely the year is wrong.
pub(super) fn early(contest: &Contest, faults: &mut Diagnostics) {
    let Some(first) = contest.stages.iter().min_by_key(|s| s.from) else { return };
    for event in contest.history.iter().filter(|e| e.on < first.from) {
        let (id, on, stage, from) = (&event.id, event.on, &first.title, first.from);
        let message = text!(
            "事件 {id} 的日期 {on} 早于竞赛的第一个阶段「{stage}」（{from} 开始）",
            "the event {id} of {on} comes before the first stage {stage}, which begins on {from}"
        );
        let fault = Diagnostic::warning(Code::EarlyEvent, event.span, message);
        faults.push(fault.related(first.span, text!("第一个阶段", "the first stage")));
    }
}
