//! Seats that are lost after the list was published, and who follows.

use proptest::prelude::*;

use super::fixture::{Case, disqualification, ids};
use crate::model::{AwardBasis, AwardId, EventKind, NominationId, TieAtCut, Vacated};
use crate::rank::{FreedSeat, WhyMisfit};

/// Totals a 90, b 80, c 70, d 60, e 50; `seats` in each tier; b is disqualified after publication.
fn five(seats: &[Option<u32>], vacated: Option<Vacated>) -> Case {
    let mut case = Case::new();
    for (id, unit, work) in [("a", "u", "50"), ("b", "u", "40"), ("c", "v", "30"), ("d", "u", "20"), ("e", "v", "10")] {
        case = case.entrant(id, unit, work, "40");
    }
    let mut case = case.award(seats, TieAtCut::Lots).published("2023-10-10").event("e-1", disqualification("b"));
    case.the_award().vacated = vacated;
    case
}

fn freed(case: &Case) -> Vec<FreedSeat> {
    case.results().awards.remove(0).freed
}

fn misfits(case: &Case) -> Vec<WhyMisfit> {
    case.results().awards.remove(0).misfits.into_iter().map(|m| m.why).collect()
}

#[test]
fn before_publication_the_next_ones_move_up() {
    let mut case = five(&[Some(2)], None);
    case.contest.notices.clear();
    assert_eq!((case.winners(), freed(&case)), (vec!["a t1".into(), "c t1".into()], Vec::new()));
    let mut late = five(&[Some(2)], None);
    late.contest.notices[0].published = "2023-10-14".parse().expect("a date");
    assert_eq!(late.winners(), ["a t1", "c t1"], "it left the day before");
    late.contest.notices[0].published = "2023-10-13".parse().expect("a date");
    assert_eq!((late.winners(), freed(&late)), (vec!["a t1".into(), "c t1".into()], Vec::new()), "on the same day");
}

#[test]
fn after_publication_nobody_moves_up_silently() {
    for rule in [None, Some(Vacated::Vacant), Some(Vacated::Reserve)] {
        let case = five(&[Some(2)], rule);
        assert_eq!(case.winners(), ["a t1"], "{rule:?}");
        assert_eq!(freed(&case).iter().map(|f| f.next.clone()).collect::<Vec<_>>(), [ids(&["c"])]);
        assert_eq!(case.results().awards[0].vacancies, [], "a lost seat is told apart from an empty one");
        assert_eq!(case.places(), ["1 a", "2 c", "3 d", "4 e"]);
    }
    assert_eq!(five(&[Some(2)], Some(Vacated::Recompute)).winners(), ["a t1", "c t1"]);
}

#[test]
fn a_substitution_names_the_next_of_the_reserve() {
    let case = five(&[Some(2)], Some(Vacated::Reserve));
    let right = case.clone().substitution("e-2", "c", "b");
    assert_eq!((right.winners(), misfits(&right)), (vec!["a t1".into(), "c t1".into()], Vec::new()));
    assert_eq!(right.results().awards[0].winners[1].by_event, Some(crate::model::EventId::new("e-2")));
    let wrong = case.clone().substitution("e-2", "d", "b");
    assert_eq!((wrong.winners(), misfits(&wrong)), (vec!["a t1".into()], vec![WhyMisfit::NotNext(ids(&["c"]))]));
    let nothing = case.substitution("e-2", "c", "a");
    assert_eq!(misfits(&nothing), [WhyMisfit::NothingFreed]);
    let by_rule = five(&[Some(2)], Some(Vacated::Vacant)).substitution("e-2", "c", "b");
    assert_eq!((by_rule.winners(), misfits(&by_rule)), (vec!["a t1".into()], vec![WhyMisfit::NotByReserve]));
}

#[test]
fn a_substitution_does_not_come_before_the_loss() {
    let mut case = five(&[Some(2)], Some(Vacated::Reserve)).substitution("e-2", "c", "b");
    case.contest.history[1].on = "2023-10-12".parse().expect("a date");
    let early = [WhyMisfit::TooEarly(crate::model::EventId::new("e-1"))];
    // As check/ sorts them, and the same on one day: what counts is the order of the record.
    case.contest.history.swap(0, 1);
    assert_eq!(misfits(&case), early);
    case.contest.history[0].on = case.contest.history[1].on;
    assert_eq!(misfits(&case), early);
    case.contest.history.swap(0, 1);
    assert_eq!((case.winners(), misfits(&case)), (vec!["a t1".into(), "c t1".into()], Vec::new()));
}

#[test]
fn under_a_quota_the_reserve_is_of_the_same_unit() {
    let case = five(&[None], Some(Vacated::Reserve)).quota(&[("u", 2), ("v", 1)], true);
    assert_eq!(case.winners(), ["a t1", "c t1"]);
    assert_eq!(freed(&case)[0].next, ids(&["d"]));
    assert_eq!(case.substitution("e-2", "d", "b").winners(), ["a t1", "c t1", "d t1"]);
}

#[test]
fn whoever_moves_up_a_tier_leaves_a_seat() {
    let case = five(&[Some(2), Some(1)], Some(Vacated::Reserve)).substitution("e-2", "c", "b");
    assert_eq!(case.winners(), ["a t1", "c t1"]);
    let seats = freed(&case);
    assert_eq!((seats.len(), seats[1].nomination.as_str(), &seats[1].next), (2, "c", &ids(&["d"])));
    assert_eq!(case.substitution("e-3", "d", "c").winners(), ["a t1", "c t1", "d t2"]);
}

#[test]
fn a_substitute_that_leaves_is_followed_in_its_turn() {
    let case = five(&[Some(2)], Some(Vacated::Reserve)).substitution("e-2", "c", "b");
    let case = case.event("e-3", disqualification("c"));
    assert_eq!((case.winners(), &freed(&case)[1].next), (vec!["a t1".into()], &ids(&["d"])));
    let case = case.substitution("e-4", "d", "c");
    assert_eq!((case.winners(), case.results().awards[0].misfits.len()), (vec!["a t1".into(), "d t1".into()], 0));
    // Who declines may be written down before the substitution or behind it.
    for order in [["c-declines", "d-follows"], ["d-follows", "c-declines"]] {
        let both = order.iter().fold(five(&[Some(2)], Some(Vacated::Reserve)), |case, what| match *what {
            "c-declines" => case.event("e-2", disqualification("c")),
            _ => case.substitution("e-3", "d", "b"),
        });
        assert_eq!(both.winners(), ["a t1", "d t1"], "{order:?}");
    }
}

#[test]
fn equals_of_the_reserve_are_put_in_order_first() {
    let case = five(&[Some(2)], Some(Vacated::Reserve)).entrant("f", "w", "30", "40");
    assert_eq!(freed(&case)[0].next, ids(&["c", "f"]));
    let undrawn = case.clone().substitution("e-2", "f", "b");
    assert_eq!(undrawn.results().awards[0].pending[0].tied, ids(&["c", "f"]));
    let drawn = case.draw("e-2", &["f", "c"]).substitution("e-3", "f", "b");
    let result = drawn.results().awards.remove(0);
    assert_eq!(
        (drawn.winners(), result.pending.len(), result.settled.len()),
        (vec!["a t1".into(), "f t1".into()], 0, 1)
    );
}

#[test]
fn a_draw_stays_when_one_of_the_drawn_leaves() {
    let mut case = five(&[Some(2)], Some(Vacated::Reserve)).entrant("f", "w", "40", "40");
    // b and f had the same total, and lots gave b the seat.
    case = case.draw("e-0", &["b", "f"]);
    let result = case.results().awards.remove(0);
    assert_eq!((case.winners(), result.settled.len()), (vec!["a t1".into()], 1));
    assert_eq!(result.freed[0].next, ids(&["f"]));
    assert_eq!(case.places()[1], "2 f");
}

#[test]
fn whom_an_override_refused_does_not_follow() {
    let refused = EventKind::Override { award: AwardId::new("a"), nomination: NominationId::new("c") };
    let case = five(&[Some(3)], Some(Vacated::Reserve)).event("e-2", refused);
    assert_eq!(case.winners(), ["a t1"]);
    assert_eq!(freed(&case)[0].next, ids(&["d"]));
}

#[test]
fn more_winners_than_seats_leave_no_seat_when_one_goes() {
    let mut case =
        five(&[Some(1)], Some(Vacated::Reserve)).entrant("f", "w", "50", "40").event("e-2", disqualification("a"));
    case.the_award().tie_at_cut = TieAtCut::All;
    assert_eq!((case.winners(), freed(&case)), (vec!["f t1".into()], Vec::new()));
}

#[test]
fn a_committee_chooses_the_substitute_of_an_award_that_it_decides() {
    let mut case = five(&[Some(2)], Some(Vacated::Reserve)).declare("a", "t1").declare("b", "t1");
    case.the_award().basis = AwardBasis::Decision;
    assert_eq!((case.winners(), freed(&case).len()), (vec!["a t1".into()], 1));
    let undeclared = case.clone().substitution("e-2", "e", "b");
    assert_eq!(misfits(&undeclared), [WhyMisfit::Undeclared]);
    let case = case.declare("e", "t1").substitution("e-2", "e", "b");
    assert_eq!((case.winners(), misfits(&case)), (vec!["a t1".into(), "e t1".into()], Vec::new()));
    assert_eq!(freed(&case)[0].filled.as_ref().map(|(e, n)| (e.as_str(), n.as_str())), Some(("e-2", "e")));
}

#[test]
fn the_reserve_is_shown_as_long_as_asked_for_and_equals_together() {
    let mut case = five(&[Some(1)], None).entrant("f", "w", "20", "40");
    case.contest.history.clear();
    case.the_award().reserve = Some(3);
    let reserve = case.results().awards.remove(0).reserve;
    assert_eq!(
        reserve.iter().map(|r| r.order.clone()).collect::<Vec<_>>(),
        [vec![ids(&["b"]), ids(&["c"]), ids(&["d", "f"])]]
    );
    let case = case.quota(&[("u", 1), ("v", 1)], true);
    let units = case.results().awards.remove(0).reserve;
    assert_eq!(units.iter().map(|r| r.order.concat()).collect::<Vec<_>>(), [ids(&["b", "d"]), ids(&["e"])]);
}

proptest! {
    /// Who is out has no rank and no award; and as long as somebody can follow, filling every lost
    /// seat leaves as many winners in each tier as were published.
    #[test]
    fn substitutions_keep_the_seats(
        field in prop::collection::vec((0u8..3, 0u8..4, 0u8..3), 1..12),
        out in prop::collection::vec(0usize..12, 0..4),
        quota in any::<bool>(),
        all in any::<bool>(),
    ) {
        let id = |at: usize| format!("n{at:02}");
        let mut case = Case::new();
        for (at, (unit, work, care)) in field.iter().enumerate() {
            case = case.entrant(&id(at), &format!("u{unit}"), &work.to_string(), &care.to_string());
        }
        case = case.award(&[Some(2), Some(3)], if all { TieAtCut::All } else { TieAtCut::None }).published("2023-10-10");
        case.the_award().vacated = Some(Vacated::Reserve);
        if quota {
            case = case.quota(&[("u0", 2), ("u1", 1), ("u2", 3)], true);
        }
        let published = case.results().awards.remove(0).winners;
        let out: std::collections::BTreeSet<usize> = out.into_iter().filter(|at| *at < field.len()).collect();
        for at in &out {
            case = case.event(&format!("e-out-{at}"), disqualification(&id(*at)));
        }
        for turn in 0..40 {
            let seats = freed(&case);
            let Some(seat) = seats.iter().find(|s| s.filled.is_none() && !s.next.is_empty()) else { break };
            case = case.substitution(&format!("e-{turn:02}"), seat.next[0].as_str(), seat.nomination.as_str());
        }
        let results = case.results();
        let award = &results.awards[0];
        prop_assert_eq!(&award.misfits, &Vec::new());
        let gone = |n: &NominationId| out.iter().any(|at| n.as_str() == id(*at));
        prop_assert!(!award.winners.iter().any(|w| gone(&w.nomination)));
        prop_assert!(!results.tracks[0].places.iter().any(|p| gone(&p.nomination)));
        let open = award.freed.iter().filter(|s| s.filled.is_none()).count();
        // A tie at the cut may have given more seats than there are, and those are not filled again.
        let seats = if quota { 6 } else { 5 };
        let expected = published.len().min(seats) - open;
        prop_assert!(award.winners.len() >= expected.min(published.len() - out.len().min(published.len())));
        if !all {
            prop_assert_eq!(award.winners.len(), published.len() - open);
        }
    }
}

/// Who lost the award is not considered for the one that leaves its winners out, nor is the substitute.
#[test]
fn an_award_for_the_others_follows_what_becomes_of_the_first() {
    let mut case = five(&[Some(2)], Some(Vacated::Reserve)).award(&[None], TieAtCut::All);
    case.the_award().id = AwardId::new("rest");
    case.the_award().unless_won = vec![AwardId::new("a")];
    case.contest.notices[0].awards.push(AwardId::new("rest"));
    let rest = |case: &Case| {
        let results = case.results();
        assert_eq!(results.awards[1].freed, [], "nobody lost a seat of the second award");
        results.awards[1].winners.iter().map(|w| w.nomination.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(rest(&case), ["c", "d", "e"]);
    assert_eq!(rest(&case.substitution("e-2", "c", "b")), ["d", "e"], "c has the seat that b lost");
}
