//! What a correction in history.yaml says stood there before, against what was published (GS0635).

use super::compare::Differences;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Change, Contest, Event, EventKind, Release, ReleaseChange};
use crate::number::Number;

/// What a field says that says nothing.
const NOTHING: &str = "无";

/// Corrections of what differs from the latest release: one of those of a field that no release holds yet begins
/// with what that release says. Which are in a release is known by their days; on the day itself either may be.
#[must_use]
pub fn origins(contest: &Contest, release: &Release, found: &Differences) -> Diagnostics {
    let mut faults = Diagnostics::new();
    for change in &found.changes {
        let all: Vec<(&Event, &Change)> = contest.history.iter().filter_map(|e| Some((e, of(e, change)?))).collect();
        let late: Vec<_> = all.iter().filter(|(event, _)| event.on >= release.on).copied().collect();
        let open = if late.is_empty() { all } else { late };
        let was = change.from.as_deref().unwrap_or(NOTHING).replace('；', "、");
        let Some((event, first)) = open.first().filter(|_| !open.iter().any(|(_, c)| same(&c.from, &was))) else {
            continue;
        };
        let (id, field, from) = (release.id(), &first.field, &first.from);
        let message = text!(
            "更正说 {field} 更正前是「{from}」，{id} 公布的是「{was}」",
            "the correction says that {field} was `{from}`, and {id} published `{was}`"
        );
        faults.push(
            Diagnostic::error(Code::CorrectionDiffers, event.span, message)
                .expected(text!("from: {was}", "from: {was}")),
        );
    }
    faults
}

/// The correction of a changed place in an event.
fn of<'e>(event: &'e Event, change: &ReleaseChange) -> Option<&'e Change> {
    let EventKind::Correction { nomination, changes, .. } = &event.kind else { return None };
    let path = change.place.strip_prefix("nomination/")?.strip_prefix(nomination.as_str())?.strip_prefix('/')?;
    let field = path.replace('/', ".");
    changes.iter().find(|c| c.field == field)
}

/// Numbers as numbers, all else letter by letter.
fn same(a: &str, b: &str) -> bool {
    match (Number::parse(a), Number::parse(b)) {
        (Ok(a), Ok(b)) => a.value() == b.value(),
        _ => a == b,
    }
}
