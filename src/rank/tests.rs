//! What a ranking and its awards must hold, on contests made by hand and at random.

use proptest::prelude::*;

use super::fixture::{Case, disqualification, ids, number};
use crate::model::{
    AwardBasis, AwardId, Cap, CapRounding, CriterionId, EventKind, GateId, NominationId, RankOn, TieAtCut, TieBreak,
    TieFallback,
};
use crate::number::Exact;
use crate::rank::{CapUse, LotsRequired, Vacancy, WhyUnranked};
use crate::score::Standing;

fn four(tie_at_cut: TieAtCut, seats: &[Option<u32>]) -> Case {
    Case::new()
        .entrant("a", "u", "50", "30")
        .entrant("b", "u", "45", "30")
        .entrant("c", "v", "40", "35")
        .entrant("d", "v", "40", "30")
        .award(seats, tie_at_cut)
}

#[test]
fn equals_share_a_rank_and_the_next_one_is_skipped() {
    assert_eq!(four(TieAtCut::All, &[]).places(), ["1 a", "2= b", "2= c", "4 d"]);
}

#[test]
fn the_tie_chain_orders_equal_totals_and_says_so() {
    let mut case = four(TieAtCut::All, &[]);
    case.contest.tracks[0].ranking.tie_breaks =
        vec![TieBreak::Group(crate::model::GroupId::new("effect")), TieBreak::Criterion(CriterionId::new("care"))];
    assert_eq!(case.places(), ["1 a", "2 b", "3 c", "4 d"]);
    let places = case.results().tracks.remove(0).places;
    let notes: Vec<_> = places.into_iter().map(|p| p.tie_note.map(|t| t.zh)).collect();
    assert_eq!(notes[1].as_deref(), Some("总分同为75.00分，依次比较「工作成效」45分定先后"));
    assert_eq!(notes[2].as_deref(), Some("总分同为75.00分，依次比较「工作成效」40分定先后"));
    assert_eq!((notes[0].as_ref(), notes[3].as_ref()), (None, None));
}

#[test]
fn published_totals_tie_where_exact_ones_differ() {
    let mut case = Case::new().entrant("a", "u", "50.001", "0").entrant("b", "u", "50.004", "0");
    case.contest.tracks[0].ranking.tie_breaks = Vec::new();
    assert_eq!(case.places(), ["1= a", "1= b"]);
    case.contest.tracks[0].ranking.tie_breaks = vec![TieBreak::Criterion(CriterionId::new("work"))];
    assert_eq!(case.places(), ["1 b", "2 a"]);
    case.contest.tracks[0].ranking.on = RankOn::Exact;
    assert_eq!(case.places(), ["1 b", "2 a"]);
}

#[test]
fn whoever_does_not_stand_is_unranked_with_the_reason() {
    let case = four(TieAtCut::All, &[Some(4)])
        .unscored("e", "u")
        .standing("a", Standing::Disqualified(GateId::new("accident")))
        .standing("b", Standing::Ineligible(CriterionId::new("work")))
        .event("e-1", EventKind::Withdrawal(NominationId::new("c")));
    assert_eq!((case.places(), case.winners()), (vec!["1 d".to_owned()], vec!["d t1".to_owned()]));
    let why: Vec<_> = case.results().tracks.remove(0).unranked.into_iter().map(|u| u.why).collect();
    let event = crate::model::EventId::new("e-1");
    let expected = [
        WhyUnranked::Gate(GateId::new("accident")),
        WhyUnranked::Ineligible(CriterionId::new("work")),
        WhyUnranked::Withdrawn(event),
        WhyUnranked::NoRubric,
    ];
    assert_eq!(why, expected);
}

#[test]
fn tiers_fill_from_the_top_and_an_open_tier_takes_the_rest() {
    let case = four(TieAtCut::All, &[Some(1), Some(2), None]);
    assert_eq!(case.winners(), ["a t1", "b t2", "c t2", "d t3"]);
}

#[test]
fn a_tie_at_the_cut_follows_the_declared_rule() {
    assert_eq!(four(TieAtCut::All, &[Some(2)]).winners(), ["a t1", "b t1", "c t1"]);
    assert_eq!(four(TieAtCut::None, &[Some(2)]).winners(), ["a t1"]);
    // A lower tier with room for all of them takes those that the upper one could not.
    assert_eq!(four(TieAtCut::None, &[Some(2), Some(2)]).winners(), ["a t1", "b t2", "c t2"]);
}

#[test]
fn an_undrawn_tie_is_data_at_every_cut_it_reaches() {
    let case = four(TieAtCut::Lots, &[Some(2), Some(2)]);
    let result = case.results().awards.remove(0);
    let open = |tier: &str| LotsRequired {
        tier: crate::model::TierId::new(tier),
        unit: None,
        tied: ids(&["b", "c"]),
        seats: 1,
    };
    assert_eq!(result.pending, [open("t1"), open("t2")]);
    assert_eq!(case.winners(), ["a t1", "d t2"]);
    assert_eq!(result.vacancies, []);
}

#[test]
fn a_recorded_draw_settles_the_tie_and_the_ranks() {
    let mut case = four(TieAtCut::Lots, &[Some(2), Some(1)]).draw("e-1", &["c", "b"]);
    assert_eq!(case.winners(), ["a t1", "c t1", "b t2"]);
    assert_eq!(case.places(), ["1 a", "2 c", "3 b", "4 d"]);
    let result = case.results();
    assert_eq!(result.awards[0].pending, []);
    let note = result.tracks[0].places[1].tie_note.as_ref().map(|t| t.zh.clone());
    assert_eq!(note.as_deref(), Some("2个并列，抽签（e-1，2023-10-13）列第1"));
    case.contest.tracks[0].ranking.then = TieFallback::Shared;
    assert_eq!(case.places(), ["1 a", "2= b", "2= c", "4 d"]);
    assert_eq!(case.winners(), ["a t1", "c t1", "b t2"]);
}

#[test]
fn a_draw_among_others_or_of_the_wrong_kind_settles_nothing() {
    for order in [&["b", "c", "d"][..], &["b"], &["b", "b"], &["a", "b"]] {
        let case = four(TieAtCut::Lots, &[Some(2)]).draw("e-1", order);
        assert_eq!(case.results().awards[0].pending.len(), 1, "{order:?}");
    }
    let decided = EventKind::Decision { award: AwardId::new("a"), order: ids(&["c", "b"]) };
    assert_eq!(four(TieAtCut::Lots, &[Some(2)]).event("e-1", decided.clone()).winners(), ["a t1"]);
    assert_eq!(four(TieAtCut::Decision, &[Some(2)]).event("e-1", decided).winners(), ["a t1", "c t1"]);
}

#[test]
fn seats_by_quota_go_to_each_units_best() {
    let case = four(TieAtCut::Lots, &[Some(2)]).quota(&[("u", 1), ("v", 1)], true);
    assert_eq!(case.winners(), ["a t1", "c t1"]);
    let used: Vec<_> = case.results().quotas.iter().map(|q| (q.allowed, q.used)).collect();
    assert_eq!(used, [(1, 1), (1, 1)]);
}

#[test]
fn a_tie_within_a_quota_is_open_in_that_unit_only() {
    let mut case = four(TieAtCut::Lots, &[Some(2)]).entrant("e", "v", "40", "35").quota(&[("u", 1), ("v", 1)], true);
    let pending = case.results().awards.remove(0).pending;
    assert_eq!(
        (pending[0].unit.as_ref().map(ToString::to_string).as_deref(), &pending[0].tied),
        (Some("v"), &ids(&["c", "e"]))
    );
    case = case.draw("e-1", &["e", "c"]);
    assert_eq!(case.winners(), ["a t1", "e t1"]);
    // b of another unit has the same total and took no part in the draw: the rank stays shared.
    assert_eq!(case.places(), ["1 a", "2= b", "2= c", "2= e", "5 d"]);
}

#[test]
fn chosen_by_quota_they_are_placed_in_tiers_by_rank() {
    let case = four(TieAtCut::Lots, &[Some(1), Some(2)]).quota(&[("u", 2), ("v", 1)], true).draw("e-1", &["b", "c"]);
    assert_eq!(case.winners(), ["a t1", "b t2", "c t2"]);
}

#[test]
fn nobody_below_the_minimum_wins_and_the_seats_stay_empty() {
    let mut case = four(TieAtCut::All, &[Some(4)]);
    case.the_award().min_score = Some(number("75"));
    assert_eq!(case.winners(), ["a t1", "b t1", "c t1"]);
    let vacancy = Vacancy { tier: crate::model::TierId::new("t1"), unit: None, seats: 1 };
    assert_eq!(case.results().awards[0].vacancies, [vacancy]);
}

/// Totals 80, 75, 75, 70: two seats of `a`, and one of `b` for those who have not won `a`.
#[test]
fn who_has_won_is_left_out_of_an_award_for_the_others() {
    let mut case = four(TieAtCut::All, &[Some(1)]).award(&[Some(1)], TieAtCut::All);
    let second = case.the_award();
    second.id = crate::model::AwardId::new("b");
    let both = |case: &Case| {
        let names = |award: &crate::rank::AwardResult| award.winners.iter().map(|w| w.nomination.to_string()).collect();
        case.results().awards.iter().map(names).collect::<Vec<Vec<String>>>()
    };
    assert_eq!(both(&case), [vec!["a"], vec!["a"]], "two awards know nothing of each other");
    case.the_award().unless_won = vec![crate::model::AwardId::new("a")];
    assert_eq!(both(&case), [vec!["a"], vec!["b", "c"]]);
}

/// Totals 80, 75, 75, 70.
fn graded(seats: &[Option<u32>], minimums: &[Option<&str>], tie_at_cut: TieAtCut) -> Case {
    let mut case = four(tie_at_cut, seats);
    for (tier, min) in case.the_award().tiers.iter_mut().zip(minimums) {
        tier.min_score = min.map(number);
    }
    case
}

#[test]
fn below_the_minimum_of_a_tier_they_go_on_to_the_next() {
    let case = graded(&[None, None], &[Some("75.01"), Some("75")], TieAtCut::Lots);
    assert_eq!(case.winners(), ["a t1", "b t2", "c t2"]);
    assert_eq!(case.results().awards[0].pending, []);
    let case = graded(&[Some(3), None], &[Some("80"), None], TieAtCut::Lots);
    assert_eq!(case.winners(), ["a t1", "b t2", "c t2", "d t2"]);
    let vacancy = Vacancy { tier: crate::model::TierId::new("t1"), unit: None, seats: 2 };
    assert_eq!(case.results().awards[0].vacancies, [vacancy]);
}

#[test]
fn a_tie_at_the_seats_of_a_tier_with_a_minimum_is_still_a_tie() {
    let case = graded(&[Some(2), None], &[Some("75"), Some("70")], TieAtCut::Lots);
    assert_eq!((case.winners(), case.results().awards[0].pending.len()), (vec!["a t1".into(), "d t2".into()], 2));
    assert_eq!(case.draw("e-1", &["c", "b"]).winners(), ["a t1", "c t1", "b t2", "d t2"]);
}

#[test]
fn minimums_of_tiers_hold_within_quotas() {
    let quota = [("u", 2), ("v", 2)];
    let case = graded(&[None, None], &[Some("80"), Some("75")], TieAtCut::Lots).quota(&quota, true);
    assert_eq!(case.winners(), ["a t1", "b t2", "c t2"]);
    // Where the last tier asks for nothing, the quota alone decides.
    let case = graded(&[None, None], &[Some("80"), None], TieAtCut::Lots).quota(&quota, true);
    assert_eq!(case.winners(), ["a t1", "b t2", "c t2", "d t2"]);
    // Equals below every minimum have nothing to draw for.
    let case = graded(&[None], &[Some("80")], TieAtCut::Lots).entrant("e", "v", "40", "35");
    let case = case.quota(&[("u", 1), ("v", 1)], true);
    assert_eq!((case.winners(), case.results().awards[0].pending.len()), (vec!["a t1".into()], 0));
}

#[test]
fn a_decided_award_takes_what_the_records_declare() {
    let mut case =
        four(TieAtCut::Decision, &[Some(1), Some(1)]).declare("d", "t1").declare("a", "t2").declare("b", "t1");
    case.the_award().basis = AwardBasis::Decision;
    case = case.event("e-1", disqualification("b"));
    assert_eq!(case.winners(), ["d t1", "a t2"]);
}

#[test]
fn an_override_gives_and_refuses_as_the_records_declare() {
    let overrule = |id: &str| EventKind::Override { award: AwardId::new("a"), nomination: NominationId::new(id) };
    let case =
        four(TieAtCut::All, &[Some(1)]).declare("d", "t1").event("e-1", overrule("d")).event("e-2", overrule("a"));
    assert_eq!(case.winners(), ["d t1"]);
    // Without a declaration it gives nothing to somebody who would not win.
    assert_eq!(four(TieAtCut::All, &[Some(1)]).event("e-1", overrule("d")).winners(), ["a t1"]);
}

#[test]
fn a_ceiling_says_what_it_allows_and_the_exact_excess() {
    let mut case = Case::new();
    for at in 0..39 {
        case = case.entrant(&format!("n{at}"), "u", "50", "30");
    }
    case = case.award(&[Some(39)], TieAtCut::All);
    case.contest.tracks[0].participants = Some(111);
    for (rounding, allowed) in [(CapRounding::Floor, 38), (CapRounding::Nearest, 39), (CapRounding::Ceil, 39)] {
        case.the_award().cap = Some(Cap { share: number("35%"), rounding, clause: String::new() });
        let expected = CapUse {
            exact: Exact::ratio(777, 20).expect("no zero"),
            allowed,
            used: 39,
            share_used: Exact::ratio(13, 37).expect("no zero"),
            exceeds_unrounded: true,
        };
        assert_eq!(case.results().awards[0].cap, Some(expected));
    }
}

#[test]
fn a_share_that_is_met_exactly_is_not_exceeded() {
    let mut case = four(TieAtCut::All, &[Some(1)]);
    case.contest.tracks[0].participants = Some(4);
    case.the_award().cap = Some(Cap { share: number("25%"), rounding: CapRounding::Floor, clause: String::new() });
    let cap = case.results().awards.remove(0).cap.expect("a ceiling");
    assert_eq!((cap.allowed, cap.used, cap.exceeds_unrounded), (1, 1, false));
}

#[test]
fn an_open_tie_of_one_unit_fills_no_seat_of_another() {
    let case = four(TieAtCut::Lots, &[Some(4)]).entrant("e", "v", "40", "35").quota(&[("u", 3), ("v", 1)], true);
    let vacancies = case.results().awards.remove(0).vacancies;
    assert_eq!(
        vacancies.iter().map(|v| (v.unit.as_ref().map(ToString::to_string), v.seats)).collect::<Vec<_>>(),
        [(Some("u".into()), 1)]
    );
}

/// Random contests with few different points, so that ties are frequent.
fn field() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    prop::collection::vec((0u8..3, 0u8..3, 0u8..3), 1..12)
}

fn contest(field: &[(u8, u8, u8)], name: impl Fn(usize) -> String, tie: TieAtCut) -> Case {
    let mut case = Case::new();
    for (at, (unit, work, care)) in field.iter().enumerate() {
        case = case.entrant(&name(at), &format!("u{unit}"), &work.to_string(), &care.to_string());
    }
    case.award(&[Some(2), Some(3)], tie)
}

proptest! {
    /// What rules say of a nomination does not depend on its name nor on the order of the records.
    #[test]
    fn results_do_not_depend_on_names(field in field(), quota in any::<bool>(), tie in 0..4usize) {
        let tie = [TieAtCut::All, TieAtCut::None, TieAtCut::Lots, TieAtCut::Decision][tie];
        let summary = |reversed: bool| {
            let size = field.len();
            let number = |at: usize| if reversed { size - at } else { at };
            let mut case = contest(&field, |at| format!("n{:02}", number(at)), tie);
            if quota {
                case = case.quota(&[("u0", 2), ("u1", 1), ("u2", 3)], true);
            }
            let results = case.results();
            let id = |at: usize| NominationId::new(format!("n{:02}", number(at)));
            let won = |id: &NominationId| results.awards[0].winners.iter().find(|w| w.nomination == *id).map(|w| w.tier.clone());
            let open = |id: &NominationId| results.awards[0].pending.iter().filter(|p| p.tied.contains(id)).count();
            let place = |id: &NominationId| results.tracks[0].places.iter().find(|p| p.nomination == *id).map(|p| (p.rank, p.shared));
            let rows: Vec<_> = (0..size).map(|at| (won(&id(at)), open(&id(at)), place(&id(at)))).collect();
            (rows, results.awards[0].vacancies.clone())
        };
        prop_assert_eq!(summary(false), summary(true));
    }

    /// Equals are treated equally unless a draw was recorded, and nobody passes a better one.
    #[test]
    fn ties_are_symmetric_and_ranks_monotone(field in field(), tie in 0..4usize) {
        let tie = [TieAtCut::All, TieAtCut::None, TieAtCut::Lots, TieAtCut::Decision][tie];
        let case = contest(&field, |at| format!("n{at:02}"), tie);
        let results = case.results();
        let tier = |at: usize| {
            let id = NominationId::new(format!("n{at:02}"));
            results.awards[0].winners.iter().find(|w| w.nomination == id).map_or("t9".to_owned(), |w| w.tier.to_string())
        };
        let total = |at: usize| field[at].1 + field[at].2;
        let undrawn = |at: usize| results.awards[0].pending.iter().any(|p| p.tied.contains(&NominationId::new(format!("n{at:02}"))));
        for a in 0..field.len() {
            for b in 0..field.len() {
                prop_assert!(total(a) != total(b) || tier(a) == tier(b));
                prop_assert!(total(a) <= total(b) || tier(a) <= tier(b) || undrawn(a));
            }
        }
    }

    /// A drawn order settles every cut, whatever it is, and fills every seat.
    #[test]
    fn every_draw_fills_the_seats(field in field(), shift in 0..12usize) {
        let mut case = contest(&field, |at| format!("n{at:02}"), TieAtCut::Lots);
        let open: Vec<_> = case.results().awards[0].pending.iter().map(|p| p.tied.clone()).collect();
        for (at, mut order) in open.into_iter().enumerate() {
            let size = order.len();
            order.rotate_left(shift % size);
            let kind = EventKind::Draw { award: AwardId::new("a"), order, witness: String::new() };
            case = case.event(&format!("e-{at}"), kind);
        }
        let result = case.results().awards.remove(0);
        prop_assert_eq!(result.pending, Vec::new());
        prop_assert_eq!(result.winners.len(), field.len().min(5));
    }
}
