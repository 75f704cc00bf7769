//! Lists as they were on the day of their notice. What happens later changes the results, and never
//! what was posted: that is what corrections are for.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::claims::{Mark, named};
use super::undo::put_back;
use super::{Roll, rolls as lists};
use crate::model::{Contest, Event, EventKind, Nomination, NominationId, Notice, NoticeKind};
use crate::order::{Desk, Strokes};
use crate::rank::{self, AwardResult, Results};
use crate::score::{self, Elsewhere, ScoreBook};

/// What a notice printed: its lists, and its records as they read on its day.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// Its lists, in the order of its tracks.
    pub rolls: Vec<Roll>,
    /// Of a 公示 the same lists as they would be today, where something happened since.
    pub today: Option<Vec<Roll>>,
    /// What those whom it names had reached on its day.
    pub reached: Reached,
    /// The records that were corrected after its day, by position, as they read before.
    then: Arc<BTreeMap<usize, Nomination>>,
    /// The awards as they stood on its day; none where they stand so today.
    awards: Option<Arc<[AwardResult]>>,
}

/// Scores and ranks of those whom a notice names, on its day.
#[derive(Clone, Debug, Default)]
pub enum Reached {
    /// As they are today.
    #[default]
    Today,
    /// As they were, by name.
    Then(BTreeMap<String, Mark>),
    /// What was corrected since cannot be put back, so nobody can compute them.
    Lost,
}

impl Printed {
    /// A record as it read on the day of the notice.
    #[must_use]
    pub fn record<'a>(&'a self, contest: &'a Contest, n: usize) -> &'a Nomination {
        self.then.get(&n).unwrap_or(&contest.nominations[n])
    }

    /// The awards as they stood on the day of the notice: what is decided later was open then.
    #[must_use]
    pub fn awards<'a>(&'a self, today: &'a Results) -> &'a [AwardResult] {
        self.awards.as_deref().unwrap_or(&today.awards)
    }

    /// What a nomination was called on the day of the notice.
    #[must_use]
    pub fn name<'a>(&'a self, contest: &'a Contest, id: &'a NominationId) -> &'a str {
        let at = contest.nominations.iter().position(|n| n.id == *id);
        at.map_or(id.as_str(), |n| &self.record(contest, n).name.value)
    }
}

/// The contest as it was before a day.
struct Past {
    contest: Contest,
    /// None where what was recorded then cannot be scored.
    judged: Option<(ScoreBook, Results)>,
    /// Whether every fact that was corrected since reads as it did.
    whole: bool,
    awards: Option<Arc<[AwardResult]>>,
    records: Arc<BTreeMap<usize, Nomination>>,
}

/// What every notice printed, in the order of the notices, each as of its day.
#[must_use]
pub fn printed(contest: &Contest, results: &Results, elsewhere: &Elsewhere, strokes: &Arc<Strokes>) -> Vec<Printed> {
    let desk = Desk::new(contest, results, Arc::clone(strokes));
    let mut past: BTreeMap<Date, Past> = BTreeMap::new();
    let mut printed = Vec::with_capacity(contest.notices.len());
    for notice in &contest.notices {
        // The day of the last event that it can know of stands for all days up to the next one.
        let Some(next) =
            contest.history.iter().filter(|e| moves(e)).map(|e| e.on).filter(|on| *on > notice.published).min()
        else {
            printed.push(Printed { rolls: lists(contest, results, &desk, notice), ..Printed::default() });
            continue;
        };
        let then = past.entry(next).or_insert_with(|| before(contest, next, elsewhere));
        let rolls = match &then.judged {
            _ if notice.tracks.is_empty() => Vec::new(),
            Some((_, old)) => lists(&then.contest, old, &Desk::new(&then.contest, old, Arc::clone(strokes)), notice),
            None => lists(contest, results, &desk, notice),
        };
        let reached = then.reached(notice);
        let (then, awards) = (Arc::clone(&then.records), then.awards.clone());
        let posted = notice.kind == NoticeKind::Publicity;
        let today = posted.then(|| lists(contest, results, &desk, notice));
        printed.push(Printed { rolls, today, reached, then, awards });
    }
    printed
}

impl Past {
    fn reached(&self, notice: &Notice) -> Reached {
        match &self.judged {
            Some((book, results)) if self.whole => Reached::Then(named(&self.contest, book, results, notice)),
            _ => Reached::Lost,
        }
    }
}

/// Whether an event can change who stands in a list, or where.
#[must_use]
pub const fn moves(event: &Event) -> bool {
    !matches!(event.kind, EventKind::Objection { .. } | EventKind::Finding { .. } | EventKind::Review { .. })
}

/// The contest as it was before a day: without the events of that day and later, and with what they
/// corrected put back.
fn before(contest: &Contest, day: Date, elsewhere: &Elsewhere) -> Past {
    let events = contest.history.iter().take_while(|e| e.on < day).count();
    let (then, records, whole) = as_of(contest, events);
    let judged = score::book(&then, elsewhere).ok().map(|book| {
        let results = rank::results(&then, &book);
        (book, results)
    });
    let awards = judged.as_ref().map(|(_, results)| results.awards.clone().into());
    Past { contest: then, judged, whole, awards, records: Arc::new(records) }
}

/// The contest as it was after its first events, the records that were corrected since, and whether every fact
/// of them reads as it did.
fn as_of(contest: &Contest, events: usize) -> (Contest, BTreeMap<usize, Nomination>, bool) {
    let mut then = contest.clone();
    let (mut records, mut whole) = (BTreeMap::new(), true);
    for event in contest.history.iter().skip(events).rev() {
        let EventKind::Correction { nomination, changes, .. } = &event.kind else { continue };
        let Some(at) = then.nominations.iter().position(|n| n.id == *nomination) else { continue };
        let record = Arc::make_mut(&mut then.nominations[at]);
        let rules = contest.tracks.iter().find(|t| t.id == record.track).and_then(|t| t.showcase.as_ref());
        for change in changes.iter().rev() {
            whole &= put_back(record, rules, &change.field, &change.from);
        }
        records.insert(at, record.clone());
    }
    then.history.truncate(events);
    (then, records, whole)
}

/// The awards as an event left them, and as they came out in the end from what was recorded of everybody on its
/// day: a draw may be of a seat that falls free only later. None where facts that were corrected since cannot be
/// put back, so that nobody can compute them.
#[must_use]
pub fn awards_after(contest: &Contest, event: &Event, elsewhere: &Elsewhere) -> Option<[Vec<AwardResult>; 2]> {
    let at = contest.history.iter().position(|e| e.id == event.id)?;
    let (mut then, _, whole) = as_of(contest, at.saturating_add(1));
    let book = score::book(&then, elsewhere).ok().filter(|_| whole)?;
    let left = rank::results(&then, &book).awards;
    then.history.clone_from(&contest.history);
    Some([left, rank::results(&then, &book).awards])
}
