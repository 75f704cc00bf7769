//! What a 更正公示 changes: events of history.yaml, and misprints.

use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::read::Read;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Correction, Erratum, EventId, Notice};
use crate::source::Spanned;

/// Reads the keys of a correction.
pub(super) fn correction(f: &mut Fields<'_, '_>, events: &Ids) -> Option<Correction> {
    let (restarts, reason) = (f.find("restarts"), f.reason());
    if !f.has("restarts") {
        f.missing(
            "restarts",
            text!(
                "restarts: true（公示期重新计算）或 false（不重新计算）",
                "restarts: true (the period starts again) or false"
            ),
        );
    }
    let events = f.each("events", |n, faults| events.refer::<EventId>(n, faults).map(|id| Spanned::new(id, n.span)));
    let errata = f.list("changes");
    Some(Correction { restarts: restarts?, reason: reason?, events, errata })
}

impl Read for Erratum {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (what, from, to) = (f.line("what"), f.need("from"), f.need("to"));
        f.finish();
        Some(Self { what: what?, from: from?, to: to? })
    }
}

/// A correction that changes nothing, or puts back what was there, is none.
pub(super) fn check(notice: &Notice, faults: &mut Diagnostics) {
    let Some(correction) = &notice.correction else { return };
    for same in correction.errata.iter().filter(|e| e.from == e.to) {
        let what = &same.what;
        let message = text!("「{what}」更正前后一样", "{what} is the same before and after");
        faults.push(Diagnostic::error(Code::NothingCorrected, notice.prose.head(), message));
    }
    if correction.events.is_empty() && correction.errata.is_empty() {
        let message = text!("没有写更正了什么", "nothing is corrected");
        let expected = text!(
            "events: 更正所依据的经过（history.yaml 里的标识）；或 changes: [{{what: 联系电话, from: …, to: …}}]",
            "events: ids in history.yaml that it makes public; or changes: [{{what: …, from: …, to: …}}]"
        );
        faults.push(Diagnostic::error(Code::NothingCorrected, notice.prose.head(), message).expected(expected));
    }
}
