//! Scores and ranks that were typed into notices, against the computed ones (GS0733).

use std::collections::BTreeMap;

use super::notice::corrected_list;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::lang::{Text, text};
use crate::model::{Contest, Notice, NoticeKind};
use crate::notice::claims::{Contradiction, Known, Mark, marks as claimed, named};
use crate::notice::{Printed, Reached};
use crate::rank::Results;
use crate::score::ScoreBook;

/// What nominations reached, by name.
type Marks = BTreeMap<String, Mark>;

/// Every score and rank of somebody who is named, where the text says another than that of the day of the
/// notice. Where that cannot be computed any more, another than that of today is a warning.
#[must_use]
pub fn marks(contest: &Contest, book: &ScoreBook, results: &Results, printed: &[Printed]) -> Diagnostics {
    let mut faults = Diagnostics::new();
    for (n, (notice, own)) in contest.notices.iter().zip(printed).enumerate() {
        if matches!(notice.kind, NoticeKind::Plan | NoticeKind::News | NoticeKind::Circular) {
            continue;
        }
        let marks = |printed: &Printed| match &printed.reached {
            Reached::Then(marks) => marks.clone(),
            Reached::Today | Reached::Lost => named(contest, book, results, notice),
        };
        let before = notice.correction.as_ref().and_then(|_| corrected_list(contest, n)).map(|m| &printed[m]);
        let known = |reached| !matches!(reached, &Reached::Lost);
        let before = before.filter(|before| known(&before.reached) && known(&own.reached)).map(marks);
        let marks = marks(own);
        let rescored = before.map(|before| rescored(&before, &marks)).unwrap_or_default();
        let known = Known { marks, rescored, ..Known::new(contest, notice, own, &[]) };
        claimed(&notice.prose, &known).iter().for_each(|found| faults.push(fault(notice, found, &own.reached)));
    }
    faults
}

/// Who has another total than before, with both.
fn rescored(before: &Marks, after: &Marks) -> BTreeMap<String, (String, String)> {
    let pair = |(name, new): (&String, &Mark)| {
        let (old, new) = (before.get(name)?.total.clone()?, new.total.clone()?);
        (old != new).then(|| (name.clone(), (old, new)))
    };
    after.iter().filter_map(pair).collect()
}

fn fault(notice: &Notice, found: &Contradiction, reached: &Reached) -> Diagnostic {
    let (right, place) = (found.right.join("、"), notice.prose.place(found.place.clone()));
    let fault = Diagnostic::error(Code::WrongCount, place, message(notice, found, reached));
    let fault = match reached {
        Reached::Lost => Diagnostic { severity: Severity::Warning, ..fault }.hint(text!(
            "对照当时的计分表核对；无误的不用改",
            "compare it with the score sheet of that day; if it agrees, leave it"
        )),
        Reached::Today | Reached::Then(_) => fault.expected(text!("{right}", "{right}")),
    };
    if notice.draft { Diagnostic { severity: Severity::Warning, ..fault } } else { fault }
}

fn message(notice: &Notice, found: &Contradiction, reached: &Reached) -> Text {
    let (said, right, day) = (&found.said, found.right.join("、"), notice.published);
    match reached {
        Reached::Today => text!("正文写「{said}」，计算的是 {right}", "the text says {said}, computed is {right}"),
        Reached::Then(_) => text!(
            "正文写「{said}」，按 {day} 当天的记录，计算的是 {right}",
            "the text says {said}, computed from the records of {day} is {right}"
        ),
        Reached::Lost => text!(
            "正文写「{said}」，今天计算的是 {right}；{day} 以后更正过的，有的不能还原，当天的算不出来",
            "the text says {said}, computed today is {right}; not all that was corrected after {day} can be put back, so that of the day is not known"
        ),
    }
}
