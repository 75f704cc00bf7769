//! Totals, winners, ties, draws, overrides and seats.

use super::*;

#[test]
fn a_contest_that_declares_what_is_computed_has_no_faults() {
    let case = four(TieAtCut::All, 2).declare("a", "t1").declare("b", "t1").declare("c", "t1");
    assert_eq!(faults(&case), []);
    assert_eq!(faults(&with_total("80.75")), []);
    assert_eq!(faults(&with_total("80.750")), []);
}

#[test]
fn a_declared_total_that_differs_names_both_and_the_difference() {
    let fault =
        assert_fault(&with_total("79"), Code::DeclaredTotal, "示例a（a）申报总分 79，计算为 80.75，申报低 1.75 分");
    assert_eq!(fault.span, span(900));
    assert!(hint(&fault).starts_with("没有哪一项单独能解释"), "{}", hint(&fault));
}

#[test]
fn a_criterion_that_alone_explains_the_difference_is_named() {
    let full = the_fault(&with_total("90.50"));
    assert_eq!(hint(&full), "可能的原因：「考核work」按满分 60 计（计算为 50.25）");
    let missed = the_fault(&with_total("50.25"));
    assert_eq!(hint(&missed), "可能的原因：「考核care」的 30.5 分没有计入");
}

#[test]
fn a_total_in_a_track_without_scores_is_a_fault() {
    let mut case = with_total("80");
    case.contest.tracks[0].rubric = None;
    assert_fault(&case, Code::DeclaredTotal, "这个类别不评分，不应有总分");
}

#[test]
fn a_winner_by_declaration_only_is_told_who_is_before_it_and_by_how_much() {
    let case = four(TieAtCut::All, 1).declare("a", "t1").declare("d", "t1");
    let message = "示例d（d）公布获「示例奖」，按规则没有获奖：排第 4，名额是 1 个，末位入选的示例a（a）比它高 10 分";
    let fault = assert_fault(&case, Code::DeclaredAward, message);
    assert_eq!(fault.clause.as_deref(), Some("第一条"));
    assert!(
        hint(&fault)
            .ends_with("- {id: e-01, on: YYYY-MM-DD, kind: override, award: a, nomination: d, reason: …, by: …}")
    );
}

#[test]
fn who_has_won_an_earlier_award_is_told_so() {
    let mut case = four(TieAtCut::All, 1);
    // An award that nobody has won.
    let other = case.the_award();
    (other.id, other.title, other.basis) = (AwardId::new("x"), "另一奖".into(), AwardBasis::Decision);
    case = case.award(&[Some(1)], TieAtCut::All).award(&[Some(1)], TieAtCut::All).declare("a", "t1");
    let last = case.the_award();
    (last.id, last.title) = (AwardId::new("b"), "鼓励奖".into());
    last.unless_won = vec![AwardId::new("a")];
    case = case.declare("d", "t1");
    for id in ["a", "d"] {
        case.nomination(id).declared.award.as_mut().expect("declared").value.0 = AwardId::new("b");
    }
    let found: Vec<String> = faults(&case).into_iter().map(|fault| fault.message.zh).collect();
    let message = "示例a（a）公布获「鼓励奖」，按规则没有获奖：已获「示例奖」，这个奖项不再评它";
    assert!(found.iter().any(|m| m == message), "{found:#?}");
    assert!(found.iter().any(|m| m.starts_with("示例d（d）公布获「鼓励奖」，按规则没有获奖：排第 4")), "{found:#?}");
}

#[test]
fn within_a_quota_the_rivals_are_those_of_the_same_unit() {
    let case = four(TieAtCut::All, 2).quota(&[("u", 1), ("v", 1)], true);
    let case = case.declare("a", "t1").declare("c", "t1").declare("b", "t1");
    let message = "示例b（b）公布获「示例奖」，按规则没有获奖：排第 2，u的名额是 1 个，末位入选的示例a（a）比它高 5 分";
    assert_fault(&case, Code::DeclaredAward, message);
}

#[test]
fn undeclared_and_misplaced_winners_are_faults() {
    let case = four(TieAtCut::All, 2).declare("a", "t1").declare("b", "t1");
    assert_fault(&case, Code::DeclaredAward, "示例c（c）按名次获「示例奖」1等奖，记录没有公布");
    let mut case = four(TieAtCut::All, 1).declare("a", "t2");
    let lower = crate::model::Tier {
        share: None,
        id: crate::model::TierId::new("t2"),
        title: "2等奖".into(),
        seats: Some(0),
        min_score: None,
        headcount_cap: None,
    };
    case.the_award().tiers.push(lower);
    assert_fault(&case, Code::DeclaredAward, "示例a（a）公布为「示例奖」2等奖，按名次应为1等奖");
}

#[test]
fn whoever_is_out_or_below_the_minimum_is_told_so() {
    let out = four(TieAtCut::All, 1).standing("a", Standing::Disqualified(GateId::new("accident"))).declare("a", "t1");
    let messages: Vec<_> = faults(&out).into_iter().map(|f| f.message.zh).collect();
    let barred = "示例a（a）公布获「示例奖」，按规则没有获奖：触发一票否决（accident），不参加排名";
    assert!(messages.iter().any(|m| m == barred), "{messages:?}");
    let mut low = four(TieAtCut::All, 4).declare("a", "t1").declare("b", "t1").declare("c", "t1").declare("d", "t1");
    low.the_award().min_score = Some(number("70.5"));
    let message = "示例d（d）公布获「示例奖」，按规则没有获奖：总分 70，比奖项要求的最低分 70.5 低 0.5 分";
    assert_fault(&low, Code::DeclaredAward, message);
}

#[test]
fn a_recorded_override_explains_a_difference() {
    let given = four(TieAtCut::All, 1).declare("a", "t1").declare("d", "t1").event("e-1", overrule("d"));
    assert_eq!(faults(&given), []);
    // Alone, what an override gives does not announce the award.
    let alone = four(TieAtCut::All, 1).declare("d", "t1").event("e-1", overrule("d"));
    assert_eq!(faults(&alone), []);
    let refused = four(TieAtCut::All, 1).declare("d", "t1").event("e-1", overrule("d")).event("e-2", overrule("a"));
    assert_eq!(faults(&refused), []);
}

#[test]
fn an_override_that_changes_nothing_is_a_fault() {
    let needless = four(TieAtCut::All, 1).declare("a", "t1").event("e-1", overrule("a"));
    assert_fault(&needless, Code::IdleOverride, "e-1 对示例a（a）的「示例奖」没有影响：它按名次已得到所公布的等次");
    let empty = four(TieAtCut::All, 1).event("e-1", overrule("d"));
    let message = "e-1 对示例d（d）的「示例奖」没有影响：它按名次没有获奖，记录也没有公布获奖，或已退出";
    assert_fault(&empty, Code::IdleOverride, message);
}

#[test]
fn a_decided_award_must_not_go_to_whoever_is_out() {
    let mut case = four(TieAtCut::Decision, 2).declare("a", "t1").declare("b", "t1");
    case.the_award().basis = AwardBasis::Decision;
    assert_eq!(faults(&case), []);
    let case = case.event("e-1", EventKind::Withdrawal(NominationId::new("b")));
    assert_fault(&case, Code::NotEligible, "示例b（b）不能获「示例奖」：已撤回（e-1）");
}

#[test]
fn an_undrawn_tie_asks_for_lots_with_the_event_to_record() {
    let fault = assert_fault(
        &four(TieAtCut::Lots, 2),
        Code::LotsRequired,
        "「示例奖」取舍线上有 2 个完全并列，1等奖名额 1 个，须先决定先后：示例b（b）、示例c（c）",
    );
    let yaml = "- {id: e-01, on: YYYY-MM-DD, kind: draw, award: a, order: [b, c], witness: …, reason: …, by: …}";
    assert!(hint(&fault).ends_with(yaml), "{}", hint(&fault));
    assert!(hint(&fault).starts_with("写在 data/x/history.yaml 的 events: 下面"), "{}", hint(&fault));
    assert_eq!(fault.related.len(), 2);
    let decision = the_fault(&four(TieAtCut::Decision, 2));
    assert!(hint(&decision).contains("kind: decision, award: a, order: [b, c], reason"), "{}", hint(&decision));
    assert_eq!(faults(&four(TieAtCut::Lots, 2).draw("e-1", &["c", "b"])), []);
}

#[test]
fn a_tie_over_two_cuts_is_one_fault() {
    let mut case = four(TieAtCut::Lots, 2);
    let lower = crate::model::Tier {
        share: None,
        id: crate::model::TierId::new("t2"),
        title: "2等奖".into(),
        seats: Some(2),
        min_score: None,
        headcount_cap: None,
    };
    case.the_award().tiers.push(lower);
    let message =
        "「示例奖」取舍线上有 2 个完全并列，1等奖名额 1 个、2等奖名额 1 个，须先决定先后：示例b（b）、示例c（c）";
    assert_fault(&case, Code::LotsRequired, message);
}

#[test]
fn a_draw_that_does_not_match_says_what_is_missing_and_what_is_too_much() {
    let mismatch = |case: Case| {
        let fault = faults(&case).into_iter().find(|f| f.code == Code::DrawMismatch).expect("a mismatch");
        fault.message.zh
    };
    let two = || four(TieAtCut::Lots, 2);
    for (order, reason) in [
        (&["b"][..], "缺少示例c（c）"),
        (&["b", "c", "d"], "多了示例d（d）"),
        (&["b", "d"], "缺少示例c（c）、多了示例d（d）"),
        (&["b", "c", "b"], "order 里有重复"),
        (&["a", "d"], "其中的申报没有并列在取舍线上"),
    ] {
        assert_eq!(mismatch(two().draw("e-1", order)), format!("e-1 没有决定任何并列：{reason}"));
    }
    let twice = two().draw("e-1", &["b", "c"]).draw("e-2", &["c", "b"]);
    assert_eq!(mismatch(twice), "e-2 没有决定任何并列：这组并列已由 e-1 决定");
    let decided = EventKind::Decision { award: AwardId::new("a"), order: ids(&["b", "c"]) };
    assert_eq!(mismatch(two().event("e-1", decided)), "e-1 没有决定任何并列：这个奖项规定抽签（kind: draw）");
    let needless = four(TieAtCut::All, 2).draw("e-1", &["b", "c"]);
    assert_eq!(mismatch(needless), "e-1 没有决定任何并列：这个奖项的并列不需要抽签或决定");
    let no_cut = four(TieAtCut::Lots, 3).draw("e-1", &["b", "c"]);
    assert_eq!(mismatch(no_cut), "e-1 没有决定任何并列：其中的申报没有并列在取舍线上");
}

#[test]
fn empty_seats_are_a_fault_only_where_none_may_stay_empty() {
    let mut case = four(TieAtCut::All, 6);
    assert_eq!(faults(&case), []);
    case.the_award().allow_vacant = false;
    assert_fault(&case, Code::SeatsVacant, "「示例奖」有名额空缺：1等奖 2 个");
}

#[test]
fn a_committee_cannot_declare_more_than_the_seats_or_the_quota() {
    let mut case = four(TieAtCut::Decision, 1).declare("a", "t1").declare("b", "t1");
    case.the_award().basis = AwardBasis::Decision;
    assert_fault(&case, Code::SeatsExceeded, "「示例奖」1等奖名额 1 个，公布了 2 个：示例a（a）、示例b（b）");
    let case = case.quota(&[("u", 1), ("v", 1)], true);
    let fault = assert_fault(&case, Code::QuotaExceeded, "u「示例名额」名额 1 个，公布了 2 个获奖，多 1 个");
    assert_eq!(fault.span, span(21));
}

#[test]
fn too_many_people_on_an_award_are_a_fault() {
    let mut case = four(TieAtCut::All, 1);
    case.the_award().tiers[0].headcount_cap = Some(2);
    let person = |name: &str| Contributor { name: name.into(), contribution: "示例".into() };
    case.nomination("a").contributors = vec![person("示例甲"), person("示例乙")];
    assert_eq!(faults(&case), []);
    case.nomination("a").contributors.push(person("示例丙"));
    assert_fault(&case, Code::HeadcountExceeded, "示例a（a）列了 3 人，1等奖至多 2 人，多 1 人");
}
