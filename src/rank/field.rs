//! Who stands in a track, and in which order: classes of equals, best first.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::mark::{Chain, Mark, Title};
use super::{Lost, Unranked, WhyUnranked};
use crate::model::{Contest, Event, EventKind, Nomination, NominationId, Track};
use crate::score::{Score, ScoreBook, Standing};

/// The nominations of a track.
pub(super) struct Field<'a> {
    /// The track.
    pub(super) track: &'a Track,
    /// Titles of the tie chain's links.
    pub(super) chain: Vec<Title<'a>>,
    /// Ranked nominations: equals together, in the order of their ids; best class first.
    pub(super) classes: Vec<Vec<Entrant<'a>>>,
    /// The others, in the order of their ids.
    pub(super) unranked: Vec<Unranked>,
    /// Those among the others that would be ranked, had no event taken them out.
    former: Vec<Entrant<'a>>,
}

/// A ranked nomination.
#[derive(Clone)]
pub(super) struct Entrant<'a> {
    /// Who.
    pub(super) nomination: &'a Nomination,
    /// Its score.
    pub(super) score: &'a Score,
    /// The total, then one mark for each link of the tie chain.
    pub(super) marks: Vec<Mark>,
}

impl Entrant<'_> {
    /// The total that is ranked.
    pub(super) fn total(&self) -> &Mark {
        self.marks.first().unwrap_or(&Mark::None)
    }
}

impl<'a> Field<'a> {
    /// The classes with some of those who were taken out still among them: as the list was when it
    /// was published.
    pub(super) fn classes_with(&self, lost: &Lost<'_>) -> Cow<'_, [Vec<Entrant<'a>>]> {
        if lost.is_empty() {
            return Cow::Borrowed(&self.classes);
        }
        let former = self.former.iter().filter(|e| lost.contains_key(&e.nomination.id));
        Cow::Owned(in_classes(self.classes.iter().flatten().chain(former).cloned().collect()))
    }
}

/// Sorts the nominations of a track. Ids order only equals, and never decide between them.
pub(super) fn field<'a>(contest: &'a Contest, book: &'a ScoreBook, track: &'a Track) -> Field<'a> {
    let out = all_taken_out(&contest.history);
    let chain = contest.rubric_of(track).map(|rubric| Chain::new(track, rubric));
    let (mut entrants, mut unranked, mut former) = (Vec::new(), Vec::new(), Vec::new());
    let marks = |nomination: &'a Nomination, score| {
        let marks = chain.as_ref().map_or_else(Vec::new, |c| c.marks(score, &nomination.facts));
        Entrant { nomination, score, marks }
    };
    for nomination in contest.nominations_in(&track.id) {
        match standing(&out, nomination, book.get(&nomination.id)) {
            Ok(score) => entrants.push(marks(nomination, score)),
            Err(why) => {
                let nobody = BTreeMap::new();
                let score = standing(&nobody, nomination, book.get(&nomination.id));
                former.extend(score.ok().map(|score| marks(nomination, score)));
                unranked.push(Unranked { nomination: nomination.id.clone(), why });
            }
        }
    }
    let chain = chain.as_ref().map_or_else(Vec::new, |c| c.titles().collect());
    Field { track, chain, classes: in_classes(entrants), unranked, former }
}

/// Best first, equals together in the order of their ids.
fn in_classes(mut entrants: Vec<Entrant<'_>>) -> Vec<Vec<Entrant<'_>>> {
    entrants.sort_by(|a, b| b.marks.cmp(&a.marks).then_with(|| a.nomination.id.cmp(&b.nomination.id)));
    entrants.chunk_by(|a, b| a.marks == b.marks).map(<[_]>::to_vec).collect()
}

/// Everyone who was taken out, and why; the first event counts.
fn all_taken_out(history: &[Event]) -> BTreeMap<&NominationId, WhyUnranked> {
    let mut out = BTreeMap::new();
    for event in history {
        let Some(id) = event.takes_out() else { continue };
        let why = match &event.kind {
            EventKind::Withdrawal(_) => WhyUnranked::Withdrawn,
            EventKind::Rejection(_) => WhyUnranked::Rejected,
            _ => WhyUnranked::Disqualified,
        };
        out.entry(id).or_insert_with(|| why(event.id.clone()));
    }
    out
}

fn standing<'b>(
    out: &BTreeMap<&NominationId, WhyUnranked>,
    nomination: &Nomination,
    score: Option<&'b Score>,
) -> Result<&'b Score, WhyUnranked> {
    if let Some(why) = out.get(&nomination.id) {
        return Err(why.clone());
    }
    let score = score.ok_or(WhyUnranked::NoRubric)?;
    match &score.standing {
        Standing::Ranked => Ok(score),
        Standing::Disqualified(gate) => Err(WhyUnranked::Gate(gate.clone())),
        Standing::Ineligible(criterion) => Err(WhyUnranked::Ineligible(criterion.clone())),
    }
}
