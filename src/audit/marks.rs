//! Scores and ranks that were typed into notices, against the computed ones (GS0733).

use std::collections::{BTreeMap, HashMap};

use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::lang::text;
use crate::model::{Contest, Notice, NoticeKind};
use crate::notice::claims::{Contradiction, Known, Mark, marks as claimed};
use crate::notice::{Printed, moves};
use crate::number::written;
use crate::rank::Results;
use crate::score::ScoreBook;

/// Every score and rank of somebody who is named, where the text says another. What happened after a
/// notice may have changed them: it is held only against what still stands as on its day.
#[must_use]
pub fn marks(contest: &Contest, book: &ScoreBook, results: &Results, printed: &[Printed]) -> Diagnostics {
    let mut faults = Diagnostics::new();
    let reached = reached(contest, book, results);
    for (notice, printed) in contest.notices.iter().zip(printed) {
        let moved = contest.history.iter().any(|event| moves(event) && event.on > notice.published);
        if moved || matches!(notice.kind, NoticeKind::Plan | NoticeKind::News | NoticeKind::Circular) {
            continue;
        }
        let known = Known::new(contest, notice, printed, &[]).with_marks(notice, &reached);
        claimed(&notice.prose, &known).iter().for_each(|found| faults.push(fault(notice, found)));
    }
    faults
}

/// Totals and ranks by name; a name that two have says nothing.
fn reached<'a>(contest: &'a Contest, book: &ScoreBook, results: &'a Results) -> BTreeMap<&'a str, Mark> {
    let places = results.tracks.iter().flat_map(|t| &t.places);
    let ranks: HashMap<&str, u32> = places.map(|p| (p.nomination.as_str(), p.rank)).collect();
    let mut reached: BTreeMap<&str, Option<Mark>> = BTreeMap::new();
    for nomination in &contest.nominations {
        let total = book.get(&nomination.id).map(|score| written(&score.total.published));
        let mark = Mark { total, rank: ranks.get(nomination.id.as_str()).copied() };
        reached.entry(&nomination.name.value).and_modify(|seen| *seen = None).or_insert(Some(mark));
    }
    reached.into_iter().filter_map(|(name, mark)| Some((name, mark?))).collect()
}

fn fault(notice: &Notice, found: &Contradiction) -> Diagnostic {
    let (said, right) = (&found.said, found.right.join("、"));
    let message = text!("正文写「{said}」，计算的是 {right}", "the text says {said}, computed is {right}");
    let fault = Diagnostic::error(Code::WrongCount, notice.prose.place(found.place.clone()), message);
    let fault = fault.expected(text!("{right}", "{right}"));
    if notice.draft { Diagnostic { severity: Severity::Warning, ..fault } } else { fault }
}
