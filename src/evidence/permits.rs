//! What an event allows to have changed since the full release before it (E4): for whoever makes a
//! release, and for whoever verifies one.

use super::compare::Differences;
use super::refusal::Refusal;
use crate::lang::Text;
use crate::model::{Impact, ReleaseChange, ReleaseEvent};
use crate::number::Number;

/// How places are told: in the words of a contest, or as they stand in `release.json`.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// A change.
    pub change: &'a dyn Fn(&ReleaseChange) -> Text,
    /// Somebody who was moved.
    pub impact: &'a dyn Fn(&Impact) -> Text,
}

/// Whether an event says why it happened.
#[must_use]
pub const fn needs_reason(event: ReleaseEvent) -> bool {
    use ReleaseEvent::{Correction, Redaction, Supplement, Withdrawal};
    matches!(event, Correction | Supplement | Withdrawal | Redaction)
}

/// Whether a reason says anything: signs alone do not.
#[must_use]
pub fn says_why(reason: Option<&str>) -> bool {
    reason.is_some_and(|reason| reason.chars().any(char::is_alphanumeric))
}

/// Refuses what an event does not allow to have changed.
///
/// # Errors
/// What differs and may not, or that nothing does.
pub fn permits(event: ReleaseEvent, found: &Differences, telling: Telling<'_>) -> Result<(), Refusal> {
    let places = |keep: &dyn Fn(&ReleaseChange) -> bool| -> Vec<Text> {
        found.changes.iter().filter(|c| keep(c)).map(telling.change).collect()
    };
    let moved = || found.impact.iter().map(telling.impact);
    let used = |c: &ReleaseChange| c.place.starts_with("quota/") && c.place.ends_with("/used");
    let beyond: Vec<Text> = match event {
        ReleaseEvent::ObjectionSummary | ReleaseEvent::Final | ReleaseEvent::Correction => {
            places(&|c| !c.is_addition()).into_iter().chain(moved()).collect()
        }
        ReleaseEvent::Redaction => places(&|c| !is_wording(c)).into_iter().chain(moved()).collect(),
        ReleaseEvent::Supplement => places(&|c| c.from.is_some() && !used(c)),
        ReleaseEvent::Withdrawal => places(&|c| c.place.ends_with("/out") && c.to.as_deref() == Some("true")),
        ReleaseEvent::RubricLocked | ReleaseEvent::Publication => Vec::new(),
    };
    match event {
        ReleaseEvent::Correction if beyond.is_empty() => Err(Refusal::NothingChanged(event)),
        ReleaseEvent::Supplement if found.changes.is_empty() => Err(Refusal::NothingChanged(event)),
        ReleaseEvent::Withdrawal if beyond.is_empty() => Err(Refusal::NobodyOut),
        ReleaseEvent::Redaction if !beyond.is_empty() => Err(Refusal::Moves(beyond)),
        ReleaseEvent::ObjectionSummary | ReleaseEvent::Final | ReleaseEvent::Supplement if !beyond.is_empty() => {
            Err(Refusal::Changes(event, beyond))
        }
        _ => Ok(()),
    }
}

/// Whether nothing but words changed at a place: a name, a title, a source, a notice, a text among facts.
fn is_wording(change: &ReleaseChange) -> bool {
    let word = |text: &Option<String>| {
        text.as_deref().is_none_or(|text| Number::parse(text).is_err() && !matches!(text, "true" | "false"))
    };
    match change.place.split('/').collect::<Vec<_>>().as_slice() {
        ["notice", ..]
        | ["nomination", _, "name"]
        | ["contest", .., "title"]
        | ["event", _, "reason" | "by" | "witness" | "channel" | "changes"]
        | ["nomination", _, "facts" | "gates", _, "source" | "as_of" | "evidence", ..] => true,
        ["nomination", _, "facts", _, _, ..] => word(&change.from) && word(&change.to),
        // Events that were added are told beside.
        ["event", _] => change.is_addition(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::text;

    fn said(event: ReleaseEvent, changes: &[(&str, &str, &str)]) -> Option<Refusal> {
        let change = |(place, from, to): &(&str, &str, &str)| {
            let value = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            ReleaseChange { place: (*place).to_owned(), from: value(from), to: value(to) }
        };
        let found = Differences { changes: changes.iter().map(change).collect(), impact: Vec::new() };
        let place = |c: &ReleaseChange| {
            let place = &c.place;
            text!("{place}", "{place}")
        };
        permits(event, &found, Telling { change: &place, impact: &|_| text!("", "") }).err()
    }

    #[test]
    fn each_event_changes_what_it_is_for() {
        use ReleaseEvent::{Correction, Final, Redaction, Supplement, Withdrawal};
        let fact = ("nomination/a/facts/x/done", "1", "2");
        let new = ("nomination/a/facts/x/done", "", "2");
        let notice = ("notice/n", "", "sha256:1");
        assert!(matches!(said(Final, &[fact]), Some(Refusal::Changes(..))) && said(Final, &[notice]).is_none());
        assert!(matches!(said(Correction, &[notice]), Some(Refusal::NothingChanged(_))));
        assert_eq!(said(Correction, &[fact]), None);
        assert!(matches!(said(Supplement, &[fact]), Some(Refusal::Changes(..))) && said(Supplement, &[new]).is_none());
        assert_eq!(said(Withdrawal, &[fact]), Some(Refusal::NobodyOut));
        assert_eq!(said(Withdrawal, &[("nomination/a/out", "false", "true")]), None);
        assert!(matches!(said(Redaction, &[fact]), Some(Refusal::Moves(_))));
        assert!(matches!(said(Redaction, &[("rubric/r/title", "甲", "乙")]), Some(Refusal::Moves(_))));
        for place in ["nomination/a/name", "nomination/a/facts/x/source", "event/e-1/reason", "notice/n"] {
            assert_eq!(said(Redaction, &[(place, "甲", "乙")]), None, "{place}");
        }
    }
}
