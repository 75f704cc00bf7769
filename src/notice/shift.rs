//! How a list differs from the one that was made public: who left, who came, whose tier is another.

use std::collections::BTreeMap;

use super::{Printed, Roll, Row, chain, roots};
use crate::model::{Contest, Event, EventKind, NominationId, NoticeKind};

/// Where a nomination stands in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It is not there.
    Out,
    /// It is, with the positions of its award and tier where the list is one of winners.
    In(Option<(usize, usize)>),
}

/// A nomination that stands otherwise than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Its position.
    pub nomination: usize,
    /// How it stood.
    pub from: Stand,
    /// How it stands.
    pub to: Stand,
}

/// How lists differ from earlier ones of the same tracks: who left in the order of the earlier list,
/// then who stands otherwise in the order of the later one.
#[must_use]
pub fn shifts<'r>(before: impl IntoIterator<Item = &'r Roll>, after: &[Roll]) -> Vec<Shift> {
    let mut shifts = Vec::new();
    for old in before {
        // Only like can be compared with like: all that stand, or winners.
        let same = |new: &&Roll| new.track == old.track && new.awards.is_empty() == old.awards.is_empty();
        let Some(new) = after.iter().find(same) else { continue };
        // Where the lists are of other awards, only those of both can be compared, and only by who is there.
        let tiers = old.awards == new.awards;
        let of = |row: &&Row, other: &Roll| tiers || row.won.is_none_or(|(award, _)| other.awards.contains(&award));
        let stands = |roll: &Roll| -> BTreeMap<usize, Stand> {
            roll.rows.iter().map(|r| (r.nomination, Stand::In(r.won.filter(|_| tiers)))).collect()
        };
        let (then, now) = (stands(old), stands(new));
        let stand = |of: &BTreeMap<usize, Stand>, n: usize| of.get(&n).copied().unwrap_or(Stand::Out);
        let left = old.rows.iter().filter(|r| of(r, new) && !now.contains_key(&r.nomination));
        let there = new.rows.iter().filter(|r| of(r, old));
        for nomination in left.chain(there).map(|r| r.nomination) {
            let (from, to) = (stand(&then, nomination), stand(&now, nomination));
            if from != to {
                shifts.push(Shift { nomination, from, to });
            }
        }
    }
    shifts
}

/// How the lists of a notice differ from what its readers know: of a correction those of the last
/// notice before it, of any other those of the 公示 that it follows.
#[must_use]
pub fn shifts_of(contest: &Contest, printed: &[Printed], n: usize) -> Vec<Shift> {
    let earlier = known(contest, n);
    shifts(printed[n].rolls.iter().filter_map(|r| last(printed, &earlier, r)), &printed[n].rolls)
}

/// How a nomination stood in the list that readers of a notice know, and stands in its own, also where that is
/// the same. None where there are no two lists of its track to compare.
#[must_use]
pub fn stood(contest: &Contest, printed: &[Printed], n: usize, nomination: usize) -> Option<Shift> {
    let track = &contest.nominations[nomination].track;
    let new = printed[n].rolls.iter().find(|r| contest.tracks[r.track].id == *track)?;
    let old = last(printed, &known(contest, n), new)?;
    let stand = |roll: &Roll| {
        let row = roll.rows.iter().find(|r| r.nomination == nomination);
        row.map_or(Stand::Out, |r| Stand::In(r.won.filter(|_| old.awards == new.awards)))
    };
    let alike = new.awards.is_empty() == old.awards.is_empty();
    alike.then(|| Shift { nomination, from: stand(old), to: stand(new) })
}

/// The notices whose lists the readers of a notice know, the one that counts first.
fn known(contest: &Contest, n: usize) -> Vec<usize> {
    if contest.notices[n].kind != NoticeKind::Correction {
        return roots(contest, n).into_iter().filter(|root| *root != n).collect();
    }
    let known = |m: &usize| *m < n && !contest.notices[*m].draft;
    let lists = |m: &usize| matches!(contest.notices[*m].kind, NoticeKind::Publicity | NoticeKind::Correction);
    chain(contest, n).into_iter().filter(known).filter(lists).rev().collect()
}

/// The last list of a track among those of earlier notices.
fn last<'r>(printed: &'r [Printed], earlier: &[usize], new: &Roll) -> Option<&'r Roll> {
    earlier.iter().find_map(|m| printed[*m].rolls.iter().find(|r| r.track == new.track))
}

/// Who stands otherwise because of the events of a correction, without being named by one: whoever
/// moves up where a place was lost, and whose corrected facts won another tier.
#[must_use]
pub fn followed(contest: &Contest, printed: &[Printed], n: usize) -> Vec<Shift> {
    let notice = &contest.notices[n];
    let Some(correction) = notice.correction.as_ref().filter(|c| !c.events.is_empty()) else { return Vec::new() };
    let Some(first) = roots(contest, n).into_iter().map(|root| contest.notices[root].published).min() else {
        return Vec::new();
    };
    let since = contest.history.iter().filter(|e| e.on > first && e.on <= notice.published);
    let named = |e: &Event, id: &NominationId| match &e.kind {
        EventKind::Substitution { nomination, replaces, .. } => nomination == id || replaces == id,
        EventKind::Override { nomination, .. } => {
            nomination == id && !correction.events.iter().any(|l| l.value == e.id)
        }
        _ => e.takes_out() == Some(id),
    };
    let mut shifts = shifts_of(contest, printed, n);
    shifts.retain(|s| !since.clone().any(|e| named(e, &contest.nominations[s.nomination].id)));
    shifts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roll(rows: &[(usize, usize)]) -> Roll {
        let rows = rows.iter().map(|(nomination, tier)| Row { nomination: *nomination, won: Some((0, *tier)) });
        Roll { track: 0, awards: vec![0], rows: rows.collect() }
    }

    #[test]
    fn who_left_comes_first_and_a_better_tier_is_a_change() {
        let (before, after) = (roll(&[(5, 0), (6, 1), (7, 1)]), roll(&[(6, 0), (7, 1), (8, 1)]));
        let tier = |t| Stand::In(Some((0, t)));
        let expected = [
            Shift { nomination: 5, from: tier(0), to: Stand::Out },
            Shift { nomination: 6, from: tier(1), to: tier(0) },
            Shift { nomination: 8, from: Stand::Out, to: tier(1) },
        ];
        assert_eq!(shifts([&before], &[after]), expected);
    }

    #[test]
    fn another_order_is_no_change() {
        assert_eq!(shifts([&roll(&[(1, 0), (2, 0)])], &[roll(&[(2, 0), (1, 0)])]), []);
    }

    #[test]
    fn lists_of_other_awards_are_compared_by_who_is_there() {
        let other = Roll { awards: vec![0, 1], ..roll(&[(1, 1), (2, 0)]) };
        let come = Shift { nomination: 2, from: Stand::Out, to: Stand::In(None) };
        assert_eq!(shifts([&roll(&[(1, 0)])], &[other]), [come]);
    }

    #[test]
    fn winners_of_an_award_that_only_one_list_has_are_no_change() {
        let row = |nomination, award| Row { nomination, won: Some((award, 0)) };
        let both = Roll { awards: vec![0, 1], rows: vec![row(1, 0), row(2, 1)], ..roll(&[]) };
        let other = Roll { awards: vec![1], rows: vec![row(2, 1)], ..roll(&[]) };
        assert_eq!(shifts([&roll(&[(1, 0)]), &other], std::slice::from_ref(&both)), []);
        assert_eq!(shifts([&both], &[roll(&[(1, 0)])]), []);
    }
}
