//! Seats and days that were typed into a plan or a circular, against quotas, awards, filings and stages
//! (GS0733, GS0756).

use super::of;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, Notice, NoticeKind};
use crate::notice::claims::{Kind, Misplanned, Planned, misplanned};

/// Reports every claim of every plan and circular that the data contradict.
pub(super) fn audit(contest: &Contest, faults: &mut Diagnostics) {
    let plans = |n: &&Notice| matches!(n.kind, NoticeKind::Plan | NoticeKind::Circular);
    if !contest.notices.iter().any(|n| plans(&n)) {
        return;
    }
    let planned = Planned::of(contest);
    for notice in contest.notices.iter().filter(plans) {
        for found in misplanned(&notice.prose, &planned) {
            faults.push(of(notice, fault(notice, &found)));
        }
    }
}

fn fault(notice: &Notice, found: &Misplanned) -> Diagnostic {
    let place = notice.prose.place(found.place.clone());
    let (code, message) = message(found);
    // No stage and no filing has the day: the records may lack it.
    let severity = if found.kind == Kind::AnyDue { Diagnostic::warning } else { Diagnostic::error };
    let fault = severity(code, place, message).hint(cure(found.kind));
    let (right, right_en) = (found.right.join(" 或 "), found.right.join(" or "));
    let fault = if right.is_empty() { fault } else { fault.expected(text!("{right}", "{right_en}")) };
    match found.span {
        Some(span) => fault.related(span, text!("数据写在这里", "the data have it here")),
        None => fault,
    }
}

fn message(found: &Misplanned) -> (Code, Text) {
    let Misplanned { said, title, .. } = found;
    match found.kind {
        Kind::Seats => (
            Code::WrongCount,
            text!(
                "正文写{title}「{said}」，与名额或奖项的数不同",
                "the text says {said} of {title}, the quotas or awards do not"
            ),
        ),
        Kind::Window => (
            Code::WrongSchedule,
            text!("正文写「{title}」是{said}，stages 里不是", "the text gives {title} as {said}, `stages` does not"),
        ),
        Kind::Due => (
            Code::WrongSchedule,
            text!(
                "正文写「{title}」截止{said}，filings 里不是",
                "the text says that {title} is due on {said}, `filings` does not"
            ),
        ),
        Kind::AnyDue => (
            Code::WrongSchedule,
            text!(
                "正文写截止{said}，stages 和 filings 里没有哪一项到这一天",
                "the text names {said} as a last day, which no stage and no filing has"
            ),
        ),
    }
}

fn cure(kind: Kind) -> Text {
    match kind {
        Kind::Seats => text!(
            "对照印发的方案，改正文，或者改名额表、奖项的 seats",
            "compare it with the printed plan, and mend the text, or the quotas and the `seats` of awards"
        ),
        Kind::Window | Kind::Due => text!(
            "对照印发的方案，改正文，或者改 contest.yaml",
            "compare it with the printed plan, and mend the text or contest.yaml"
        ),
        Kind::AnyDue => text!(
            "日期写错的，改正；是另一道手续的，在 stages 或 filings 里补上，或者不用改",
            "mend the day if it is wrong; if it is that of another step, add the step to `stages` or `filings`, or leave it"
        ),
    }
}
