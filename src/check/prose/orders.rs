//! A list that stands in the prose, and the order that the prose says it has.

use std::ops::Range;

use crate::check::sequence::misplaced;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Notice, NoticeKind, Placeholder};
use crate::order::{By, Claim, Names, Stated, Strokes, claims, governed};
use crate::source::Spanned;

/// Holds every list against the claim that governs it.
pub(super) fn check(notice: &Notice, strokes: &Strokes, faults: &mut Diagnostics) {
    let text = notice.prose.markdown();
    let claims = claims(text);
    for (at, claim) in claims.iter().enumerate() {
        let governed = governed(text, &claims, at);
        if governed.is_empty() && matches!(claim.order, Stated::Strokes(_)) {
            faults.push_some(unchecked(notice, claim));
        }
        for (by, list) in governed {
            faults.push_some(out_of_order(notice, claim, by, &list, strokes));
        }
    }
}

fn out_of_order(notice: &Notice, claim: &Claim, by: By, list: &Names, strokes: &Strokes) -> Option<Diagnostic> {
    let text = notice.prose.markdown();
    let name = |range: &Range<usize>| Spanned::new(text[range.clone()].to_owned(), notice.prose.place(range.clone()));
    let names: Vec<Spanned<String>> = list.iter().map(name).collect();
    let place = Some(notice.prose.place(claim.at.clone()));
    // 按笔画为序 leaves open which of the two systems is meant.
    if claim.order == Stated::Strokes(None) && by == By::Surname {
        misplaced(&names, By::Name, place, strokes)?;
    }
    misplaced(&names, by, place, strokes)
}

/// A notice that states an order of a list which nobody finds. A plan that says how lists will be
/// ordered has none; a list made by {{名单}} is looked at once the results are there.
fn unchecked(notice: &Notice, claim: &Claim) -> Option<Diagnostic> {
    let lists = notice.prose.placeholders().any(|placeholder| matches!(placeholder, Placeholder::List(_)));
    let plan = matches!(notice.kind, NoticeKind::Plan | NoticeKind::News | NoticeKind::Circular);
    if lists || plan || !notice.attachments.is_empty() {
        return None;
    }
    let words = &notice.prose.markdown()[claim.at.clone()];
    let message = text!(
        "正文写明「{words}」，却没有找到可以核对的名单",
        "the text says `{words}`, but no list was found to check"
    );
    Some(Diagnostic::warning(Code::OrderUnchecked, notice.prose.place(claim.at.clone()), message).hint(text!(
        "名单写成每行一个的列表、有「姓名」一栏的表格，或用 {{{{名单}}}}",
        "write the list one name a line, as a table with a column 姓名, or as {{{{名单}}}}"
    )))
}
