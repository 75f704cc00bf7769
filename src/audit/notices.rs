//! Publicity notices whose period cannot be counted (GS0714).

use crate::calendar::{BeyondTable, Calendar};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, Notice, NoticeKind};

/// Every publicity notice must have its dates: without them nobody knows until when to object.
pub(super) fn audit(contest: &Contest, calendar: &Calendar, faults: &mut Diagnostics) {
    for notice in contest.notices.iter().filter(|n| n.kind == NoticeKind::Publicity) {
        let period = calendar.period(notice.published, &contest.publicity);
        faults.push_some(period.err().map(|beyond| without_dates(notice, &beyond)));
    }
}

/// An error; for a draft, which is not published yet, a warning.
fn without_dates(notice: &Notice, beyond: &BeyondTable) -> Diagnostic {
    let (title, published, Text { zh, en }) = (&notice.title, notice.published, beyond.words());
    let message = text!(
        "《{title}》{published} 发布，公示期的起止日期算不出来：{zh}",
        "the period of {title}, published {published}, has no dates: {en}"
    );
    let severity = if notice.draft { Diagnostic::warning } else { Diagnostic::error };
    severity(Code::BeyondCalendar, notice.span, message).hint(text!(
        "国务院公布这一年的放假安排后，写进 data/calendar.yaml，或换用新版程序；在此之前在信息区写 draft: true，留作草稿",
        "once the State Council has announced that year's holidays, write them into data/calendar.yaml or update the program; until then keep the notice a draft (`draft: true` in its front matter)"
    ))
}
