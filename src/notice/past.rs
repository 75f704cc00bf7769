//! Lists as they were on the day of their notice. What happens later changes the results, and never
//! what was posted: that is what corrections are for.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Roll, rolls};
use crate::model::{Contest, Event, EventKind, FactValue, Nomination};
use crate::number::Number;
use crate::order::{Desk, Strokes};
use crate::rank::{self, Results};
use crate::score::{self, Elsewhere};

/// The lists of every notice, in the order of the notices, each as of its day.
#[must_use]
pub fn printed(contest: &Contest, results: &Results, elsewhere: &Elsewhere, strokes: &Arc<Strokes>) -> Vec<Vec<Roll>> {
    let desk = Desk::new(contest, results, Arc::clone(strokes));
    let mut past: BTreeMap<Date, Option<(Contest, Results)>> = BTreeMap::new();
    let mut printed = Vec::with_capacity(contest.notices.len());
    for notice in &contest.notices {
        // The day of the last event that it can know of stands for all days up to the next one.
        let Some(next) =
            contest.history.iter().filter(|e| changes_lists(e)).map(|e| e.on).filter(|on| *on > notice.published).min()
        else {
            printed.push(rolls(contest, results, &desk, notice));
            continue;
        };
        if notice.tracks.is_empty() {
            printed.push(Vec::new());
            continue;
        }
        let then = past.entry(next).or_insert_with(|| {
            let then = before(contest, next);
            let book = score::book(&then, elsewhere).ok()?;
            let results = rank::results(&then, &book);
            Some((then, results))
        });
        printed.push(match then {
            Some((then, results)) => rolls(then, results, &Desk::new(then, results, Arc::clone(strokes)), notice),
            None => rolls(contest, results, &desk, notice),
        });
    }
    printed
}

/// Whether an event can change who stands in a list, or where.
const fn changes_lists(event: &Event) -> bool {
    !matches!(event.kind, EventKind::Objection { .. } | EventKind::Finding { .. } | EventKind::Review { .. })
}

/// The contest as it was before a day: without the events of that day and later, and with what they
/// corrected put back.
fn before(contest: &Contest, day: Date) -> Contest {
    let mut then = contest.clone();
    for event in contest.history.iter().rev().filter(|e| e.on >= day) {
        let EventKind::Correction { nomination, changes, .. } = &event.kind else { continue };
        let Some(record) = then.nominations.iter_mut().find(|n| n.id == *nomination) else { continue };
        for change in changes.iter().rev() {
            put_back(record, &change.field, &change.from);
        }
    }
    then.history.retain(|e| e.on < day);
    then
}

/// Puts an old value back. Only the name and plain facts matter for a list.
fn put_back(record: &mut Nomination, field: &str, old: &str) {
    if field == "name" {
        record.name.value = old.into();
        return;
    }
    let Some((criterion, fact)) = field.strip_prefix("facts.").and_then(|rest| rest.split_once('.')) else { return };
    let facts = record.facts.criteria.iter_mut().filter(|(id, _)| id.as_str() == criterion);
    for value in facts.flat_map(|(_, f)| &mut f.values).filter(|(name, _)| &**name == fact).map(|(_, v)| v) {
        let read = match value.value {
            FactValue::Number(_) => Number::parse(old).ok().map(FactValue::Number),
            FactValue::Flag(_) => old.parse().ok().map(FactValue::Flag),
            FactValue::Word(_) => Some(FactValue::Word(old.into())),
            FactValue::Words(_) | FactValue::Rows(_) => None,
        };
        if let Some(read) = read {
            value.value = read;
        }
    }
}
