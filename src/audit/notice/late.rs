//! A correction of a 公示 that comes after its result (GS0755): what readers rely on by then is the result.

use super::of;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Contest, Notice, NoticeKind};
use crate::notice;

pub(super) fn audit(contest: &Contest, n: usize, faults: &mut Diagnostics) {
    let own = &contest.notices[n];
    let Some(correction) = own.correction.as_ref().filter(|_| !corrects_conclusion(contest, own)) else { return };
    let chain: Vec<&Notice> = notice::chain(contest, n).into_iter().map(|m| &contest.notices[m]).collect();
    let mut concluding = chain.into_iter().filter(|m| m.kind.concludes() && !m.draft);
    let Some(result) = concluding.clone().find(|m| m.published < own.published) else { return };
    // A period that starts again ends in a result of its own.
    if correction.restarts && concluding.any(|m| m.published > own.published) {
        return;
    }
    let (day, title, on) = (own.published, &result.title, result.published);
    let message = text!(
        "这份更正公示 {day} 发布，《{title}》（{on}）已经公布了结果，更正的却还是公示",
        "this correction of a publicity notice is of {day}, after {title} of {on}, which concludes it"
    );
    let fault = Diagnostic::warning(Code::CorrectedAfterResult, own.span, message);
    let fault = fault.related(result.span, text!("结果在这里", "the result"));
    let slug = &result.slug;
    faults.push(of(
        own,
        if correction.restarts {
            fault.hint(text!(
                "公示期重新计算的，期满以后再发布一份公示结果",
                "where the period starts again, another result follows at its end"
            ))
        } else {
            fault.hint(text!(
                "核对 published；结果公布以后才更正的，更正结果：corrects: {slug}",
                "compare `published`; what is mended after the result corrects the result: `corrects: {slug}`"
            ))
        },
    ));
}

/// Whether a notice corrects a result or a commendation, be it through other corrections.
fn corrects_conclusion(contest: &Contest, own: &Notice) -> bool {
    let mut open: Vec<&str> = own.about.iter().map(|link| &*link.value).collect();
    let mut seen: Vec<&str> = Vec::new();
    while let Some(slug) = open.pop() {
        let Some(earlier) = contest.notices.iter().find(|n| n.slug == slug).filter(|n| !seen.contains(&&*n.slug))
        else {
            continue;
        };
        seen.push(&earlier.slug);
        if earlier.kind.concludes() {
            return true;
        }
        if earlier.kind == NoticeKind::Correction {
            open.extend(earlier.about.iter().map(|link| &*link.value));
        }
    }
    false
}
