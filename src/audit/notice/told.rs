//! What readers of a 公示 have been told since: who stands in the list, and what was corrected.
//!
//! Whoever comes into the list, or changes its tier, must have been shown by a correction or by another
//! 公示; whoever leaves it, by one of these, or by an account of objections or a result that says so: with what
//! became of the objections ({{异议情况}}), with {{变动}}, or by its name.

use std::collections::{BTreeMap, BTreeSet};

use super::Noticed;
use crate::model::{Contest, Event, EventId, EventKind, Measure, NominationId, NoticeKind, Placeholder};
use crate::notice::claims::{mentioned, plain};
use crate::notice::{self, Roll, Shift, Stand};

/// What notices after a 公示 have told.
pub(super) struct Told {
    /// Events that a correction makes public.
    pub(super) events: BTreeSet<EventId>,
    /// How nominations stand by what was told last, where that is not as they stood in the 公示.
    known: BTreeMap<usize, Shift>,
}

impl Told {
    /// Reads the notices about a 公示, and those that print its list anew, up to one of them.
    pub(super) fn between(site: Noticed<'_>, root: usize, until: usize) -> Self {
        let mut told = Self { events: BTreeSet::new(), known: BTreeMap::new() };
        let chain = notice::chain(site.contest, root);
        let of_chain = |m: &usize| chain.contains(m) || is_anew(site, root, *m);
        for m in (root + 1..=until).filter(of_chain).filter(|m| !site.contest.notices[*m].draft) {
            told.hear(site, root, m, m == until);
        }
        told
    }

    fn hear(&mut self, site: Noticed<'_>, root: usize, m: usize, is_last: bool) {
        let Noticed { contest, printed, .. } = site;
        let notice = &contest.notices[m];
        let moved = notice::shifts(&printed[root].rolls, &printed[m].rolls);
        let moved: BTreeMap<usize, Shift> = moved.into_iter().map(|s| (s.nomination, s)).collect();
        let shown: BTreeSet<usize> = match notice.kind {
            // The whole list is made public again.
            NoticeKind::Publicity => moved.keys().chain(self.known.keys()).copied().collect(),
            NoticeKind::Correction => shown(site, m),
            NoticeKind::Objection | NoticeKind::Result => {
                let left: Vec<usize> = moved.values().filter(|s| s.to == Stand::Out).map(|s| s.nomination).collect();
                let cases = gone(site, m);
                let rows = notice.prose.placeholders().any(|p| p == Placeholder::Objections);
                // A result that alone says who withdrew is heard by what comes after it.
                let result = is_last && notice.kind == NoticeKind::Result;
                let tells = |n: &usize| {
                    let of_case = cases.contains(n);
                    of_case && rows || (of_case || !result) && says(site, m, *n)
                };
                left.into_iter().filter(tells).collect()
            }
            _ => BTreeSet::new(),
        };
        for nomination in shown {
            let _ = match moved.get(&nomination) {
                Some(shift) => self.known.insert(nomination, *shift),
                None => self.known.remove(&nomination),
            };
        }
        if let Some(correction) = &notice.correction {
            self.events.extend(correction.events.iter().map(|id| id.value.clone()));
        }
    }

    /// How a later list differs from what was told.
    pub(super) fn untold(&self, before: &[Roll], after: &[Roll]) -> Vec<Shift> {
        let moved = notice::shifts(before, after);
        let back = self.known.values().filter(|known| moved.iter().all(|s| s.nomination != known.nomination));
        let back: Vec<Shift> = back.map(|s| Shift { from: s.to, to: s.from, ..*s }).collect();
        let from = |s: &Shift| self.known.get(&s.nomination).map_or(s.from, |known| known.to);
        let moved = moved.into_iter().map(|s| Shift { from: from(&s), ..s });
        moved.filter(|s| !is_same(s.from, s.to)).chain(back).collect()
    }
}

/// Lists of several awards do not say which tier somebody has of one of them.
fn is_same(a: Stand, b: Stand) -> bool {
    a == b || matches!((a, b), (Stand::In(None), Stand::In(_)) | (Stand::In(_), Stand::In(None)))
}

/// Whether a notice is another 公示 of the same lists.
fn is_anew(Noticed { contest, printed, .. }: Noticed<'_>, root: usize, m: usize) -> bool {
    let rolls = &printed[root].rolls;
    let again = |new: &Roll| rolls.iter().any(|old| old.track == new.track && old.awards == new.awards);
    contest.notices[m].kind == NoticeKind::Publicity && rolls.len() == printed[m].rolls.len() && {
        printed[m].rolls.iter().all(again)
    }
}

/// Whom a correction shows: those of its events, and those that stand otherwise because of them.
fn shown(Noticed { contest, printed, .. }: Noticed<'_>, m: usize) -> BTreeSet<usize> {
    let Some(correction) = &contest.notices[m].correction else { return BTreeSet::new() };
    let events = correction.events.iter().filter_map(|id| contest.event(&id.value));
    // A corrected name says nothing of a place in the list.
    let places = events.filter(|e| e.takes_out().is_some() || matches!(e.kind, EventKind::Substitution { .. }));
    let named = places.flat_map(Event::nominations).filter_map(|id| at(contest, id));
    named.chain(notice::followed(contest, printed, m).iter().map(|s| s.nomination)).collect()
}

/// Whether a text says of somebody that it left: with what has changed as it is computed, or by its name.
pub(super) fn says(Noticed { contest, printed, .. }: Noticed<'_>, m: usize, nomination: usize) -> bool {
    let prose = &contest.notices[m].prose;
    if prose.placeholders().any(|p| p == Placeholder::Moved) {
        return true;
    }
    // A unit goes by its short name too.
    let called = |n: usize| {
        let record = printed[m].record(contest, n);
        let unit = contest.units.iter().find(|u| u.id == record.unit && u.name == record.name.value);
        let short = unit.map(|u| plain(&u.short_name));
        short.into_iter().chain([plain(&record.name.value)])
    };
    let names: Vec<String> = (0..contest.nominations.len()).flat_map(called).collect();
    let mentioned = mentioned(prose, names.iter().map(String::as_str));
    called(nomination).any(|name| mentioned.contains(name.as_str()))
}

/// Those whom a finding about an objection did something to.
fn gone(Noticed { contest, periods, .. }: Noticed<'_>, m: usize) -> Vec<usize> {
    let cases = notice::objections(contest, periods, m).all();
    let followed = cases.iter().filter(|c| c.finding.is_some_and(|(_, _, measure)| measure != Measure::None));
    followed.filter_map(|case| at(contest, case.nomination)).collect()
}

fn at(contest: &Contest, id: &NominationId) -> Option<usize> {
    contest.nominations.iter().position(|n| n.id == *id)
}
