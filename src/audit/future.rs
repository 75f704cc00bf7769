//! Events that have not happened yet (GS0639).

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::Contest;

/// Events of a later day than the one the site is built for: nothing is recorded before it happens.
#[must_use]
pub fn future(contest: &Contest, today: Date) -> Diagnostics {
    let mut faults = Diagnostics::new();
    for event in contest.history.iter().filter(|e| e.on > today) {
        let (id, on) = (&event.id, event.on);
        let message = text!(
            "事件 {id} 的日期 {on} 在今天（--now {today}）之后",
            "the event {id} is dated {on}, after today (--now {today})"
        );
        faults.push(Diagnostic::error(Code::FutureEvent, event.span, message).expected(text!(
            "{today} 或更早的日期：事情发生了才登记",
            "{today} or earlier: an event is recorded once it has happened"
        )));
    }
    faults
}
