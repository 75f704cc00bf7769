//! Each audit, brought about on a contest made by hand. Messages are compared whole: they are what
//! a clerk acts on.

use std::sync::Arc;

use super::Tables;
use crate::calendar::Calendar;
use crate::diag::{Code, Diagnostic, Severity};
use crate::model::{
    Allocation, AllocationMethod, AwardBasis, AwardId, Cap, CapRounding, Contributor, CountingUnit, CriterionFacts,
    CriterionId, EventKind, Example, FactValue, Facts, GateId, Item, NominationId, Notice, NoticeKind, Stage, StageId,
    TieAtCut, TieDecision, Unit, UnitId,
};
use crate::number::Exact;
use crate::order::Strokes;
use crate::rank::fixture::{self, Case, ids, number, span};
use crate::score::Standing;
use crate::source::Spanned;

fn faults(case: &Case) -> Vec<Diagnostic> {
    let tables = Tables {
        calendar: Calendar::builtin().clone(),
        strokes: Arc::new(Strokes::builtin().clone()),
        bans: Vec::new(),
    };
    super::audit(&case.contest, &case.book(), &case.results(), &tables).sorted()
}

/// The only fault of a case.
#[track_caller]
fn the_fault(case: &Case) -> Diagnostic {
    let mut faults = faults(case);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    faults.remove(0)
}

#[track_caller]
fn assert_fault(case: &Case, code: Code, message: &str) -> Diagnostic {
    let fault = the_fault(case);
    assert_eq!((fault.code, fault.message.zh.as_str()), (code, message));
    assert!(!fault.message.en.is_empty() && fault.hint.is_some(), "{fault:?}");
    fault
}

fn hint(fault: &Diagnostic) -> &str {
    fault.hint.as_ref().map_or("", |h| &h.zh)
}

/// Totals 80, 75, 75, 70; two seats, the second of them tied.
fn four(tie_at_cut: TieAtCut, seats: u32) -> Case {
    Case::new()
        .entrant("a", "u", "50", "30")
        .entrant("b", "u", "45", "30")
        .entrant("c", "v", "40", "35")
        .entrant("d", "v", "40", "30")
        .award(&[Some(seats)], tie_at_cut)
}

fn with_total(total: &str) -> Case {
    let mut case = Case::new().entrant("a", "u", "50.25", "30.5");
    case.nomination("a").declared.total = Some(Spanned::new(number(total), span(900)));
    case
}

fn overrule(id: &str) -> EventKind {
    EventKind::Override { award: AwardId::new("a"), nomination: NominationId::new(id) }
}

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

fn with_cap(rounding: CapRounding) -> Case {
    let mut case = Case::new();
    for at in 10..49 {
        case = case.entrant(&format!("n{at}"), "u", "50", "30");
    }
    case = case.award(&[Some(39)], TieAtCut::All);
    case.contest.tracks[0].participants = Some(111);
    case.the_award().cap = Some(Cap { share: number("35%"), rounding, clause: "不超过35%".into() });
    case
}

#[test]
fn a_ceiling_that_only_rounding_meets_is_a_warning_with_the_exact_excess() {
    let fault = assert_fault(
        &with_cap(CapRounding::Nearest),
        Code::CapByRounding,
        "「示例奖」39 个占 35.14%（13/37），超过 35%，超出 0.14 个百分点（1/740）；只因 38.85 取整（四舍五入）为 39 才符合",
    );
    assert_eq!(fault.severity, Severity::Warning);
}

#[test]
fn a_ceiling_read_strictly_is_exceeded() {
    let message = "「示例奖」有 39 个，按 35% 至多 38 个（38.85，舍去尾数），超出 1 个";
    let fault = assert_fault(&with_cap(CapRounding::Floor), Code::CapExceeded, message);
    assert_eq!((fault.severity, fault.clause.as_deref()), (Severity::Error, Some("不超过35%")));
}

#[test]
fn a_ceiling_of_an_unknown_number_is_a_warning() {
    let mut case = with_cap(CapRounding::Floor);
    case.contest.tracks[0].participants = None;
    assert_fault(&case, Code::CapUnknown, "没有参与总数，无法核对「示例奖」是否不超过 35%");
}

#[test]
fn a_unit_must_not_recommend_more_than_its_quota() {
    let mut case = Case::new().entrant("a", "u", "1", "1").entrant("b", "u", "2", "1").quota(&[("u", 1)], false);
    let unit = Unit {
        id: UnitId::new("u"),
        name: "示例市自然资源局".into(),
        short_name: "示例市".into(),
        parent: None,
        level: "市级".into(),
        tags: Vec::new(),
        filed: Vec::new(),
        held: None,
        span: span(50),
    };
    case.contest.units.push(unit);
    let fault = assert_fault(&case, Code::QuotaExceeded, "示例市「示例名额」名额 1 个，推荐了 2 个，多 1 个");
    assert_eq!((fault.span, fault.related.len()), (span(21), 2));
    let withdrawn = case.event("e-1", EventKind::Withdrawal(NominationId::new("b")));
    assert_eq!(faults(&withdrawn), []);
}

#[test]
fn a_quota_without_a_nomination_is_a_warning_and_a_nomination_without_a_quota_an_error() {
    let case = Case::new().entrant("a", "u", "1", "1").quota(&[("u", 1), ("v", 2), ("w", 0)], false);
    let fault = assert_fault(&case, Code::QuotaUnused, "v「示例名额」有 2 个名额，没有申报");
    assert_eq!(fault.severity, Severity::Warning);
    let stranger = Case::new().entrant("a", "u", "1", "1").entrant("b", "x", "1", "1").quota(&[("u", 1)], false);
    assert_fault(&stranger, Code::QuotaExceeded, "x推荐了 1 个「示例名额」，但《示例名额表》里没有它");
    // Before anybody files, no unit is late.
    assert_eq!(faults(&Case::new().quota(&[("u", 1)], false)), []);
}

/// The quota table of the Guangxi plan.
fn guangxi(printed: [u32; 14], decision: Option<TieDecision>) -> Case {
    let weights = [12, 10, 17, 7, 4, 4, 4, 5, 7, 12, 5, 11, 6, 7];
    let names: Vec<String> = (0..14).map(|at| format!("u{at:02}")).collect();
    let rows: Vec<(&str, u32)> = names.iter().map(String::as_str).zip(printed).collect();
    let mut case = Case::new().quota(&rows, false);
    case.contest.quotas[0].columns[0].allocation = Some(Allocation {
        method: AllocationMethod::LargestRemainder,
        seats: 39,
        weights: weights.to_vec(),
        weight_title: "县级单位数".into(),
        tie_decision: decision,
        span: span(60),
    });
    case
}

const PRINTED: [u32; 14] = [4, 4, 6, 3, 1, 1, 1, 2, 2, 4, 2, 4, 2, 3];

fn to(winners: &[&str]) -> TieDecision {
    TieDecision { winners: winners.iter().map(|u| UnitId::new(*u)).collect(), reason: "示例".into() }
}

#[test]
fn the_printed_table_is_what_the_method_and_the_decision_give() {
    assert_eq!(faults(&guangxi(PRINTED, Some(to(&["u03", "u13"])))), []);
}

#[test]
fn an_allocation_tie_needs_a_decision_among_the_tied() {
    let message = "u03、u08、u13并列，争最后 2 个名额，没有记录给了谁";
    let fault = assert_fault(&guangxi(PRINTED, None), Code::AllocationTie, message);
    assert!(hint(&fault).ends_with("tie_decision: {winners: [u03, u08, u13], reason: …}"), "{}", hint(&fault));
    for wrong in [to(&["u03"]), to(&["u03", "u00"]), to(&["u03", "u03"]), to(&["u03", "u08", "u13"])] {
        let message = "tie_decision 应从并列的u03、u08、u13中选定 2 个";
        assert_fault(&guangxi(PRINTED, Some(wrong)), Code::AllocationTie, message);
    }
}

#[test]
fn seats_that_the_method_does_not_give_are_named_with_their_quotas() {
    let mut printed = PRINTED;
    (printed[0], printed[1]) = (5, 3);
    let message =
        "「示例名额」与按县级单位数用最大余数法分配的结果不同：u00应为 4（4.216），表中 5、u01应为 4（3.514），表中 3";
    let fault = assert_fault(&guangxi(printed, Some(to(&["u03", "u13"]))), Code::AllocationDiffers, message);
    assert_eq!((fault.span, fault.related.len()), (span(21), 1));
}

fn with_example(given: &str, stated: &str, exact: Option<Exact>) -> Case {
    let mut case = Case::new();
    let values = vec![("points".into(), Spanned::new(FactValue::Number(number(given)), span(70)))];
    let facts = CriterionFacts { values, source: None, as_of: None, evidence: Vec::new(), span: span(70) };
    let facts = Facts { criteria: vec![(CriterionId::new("care"), facts)], gates: Vec::new() };
    let example = Example { facts, points: number(stated), exact, note: None, span: span(71) };
    let Some(Item::Criterion(last)) = case.contest.rubrics[0].root.items.last_mut() else { panic!("a criterion") };
    last.examples.push(example);
    case
}

#[test]
fn rubric_examples_must_hold() {
    assert_eq!(faults(&with_example("12.5", "12.50", Exact::ratio(25, 2))), []);
    let fault = assert_fault(
        &with_example("12.5", "13", None),
        Code::RubricExample,
        "「考核care」的算例写的是 13，按细则得 12.50（精确值 25/2），相差 0.5",
    );
    assert_eq!(fault.clause.as_deref(), Some("示例条文"));
    let message = "「考核care」的算例写的是 12.5（精确值 1/3），按细则得 12.50（精确值 25/2）";
    assert_fault(&with_example("12.5", "12.5", Exact::ratio(1, 3)), Code::RubricExample, message);
    let impossible = the_fault(&with_example("41", "41", None));
    assert!(impossible.message.zh.starts_with("「考核care」的算例无法计算："), "{}", impossible.message.zh);
}

fn stages(windows: &[(&str, &str, bool)]) -> Case {
    let mut case = Case::new();
    for (at, (from, to, publicity)) in windows.iter().enumerate() {
        case.contest.stages.push(Stage {
            id: StageId::new(format!("s{at}")),
            title: format!("阶段{at}"),
            from: from.parse().expect("a date"),
            to: to.parse().expect("a date"),
            actor: "示例".into(),
            clause: "六（三）".into(),
            publicity: *publicity,
            span: span(u32::try_from(at).expect("few") + 80),
        });
    }
    case
}

/// The plan of Guangxi leaves four working days for a notice of five.
#[test]
fn a_stage_shorter_than_the_notice_says_which_days_do_not_count() {
    let case = stages(&[("2023-09-25", "2023-09-29", true)]);
    let faults = faults(&case);
    assert_eq!(faults[0].code, Code::PeriodTooShort);
    assert_eq!(faults[0].message.zh, "「阶段0」9月25日至9月29日只有 4 个工作日，放不下 5 个工作日的公示");
    assert_eq!(hint(&faults[0]), "不计的日子：9月29日中秋放假。公示可排在以后的阶段，并在 choices 里说明");
    assert_eq!(faults[1].code, Code::EndsOnDayOff);
    assert_eq!(faults[1].message.zh, "「阶段0」截止的9月29日不是工作日（中秋放假）");
    assert!(faults.iter().all(|f| f.severity == Severity::Warning));
    let mut calendar_days = stages(&[("2023-09-25", "2023-09-28", true)]);
    calendar_days.contest.publicity.unit = CountingUnit::CalendarDay;
    assert_fault(
        &calendar_days,
        Code::PeriodTooShort,
        "「阶段0」9月25日至9月28日只有 4 个自然日，放不下 5 个自然日的公示",
    );
    assert_eq!(self::faults(&stages(&[("2023-10-16", "2023-10-20", true)])), []);
}

#[test]
fn stages_in_disorder_are_told_in_words() {
    for (second, words) in [
        (("2023-09-18", "2023-09-22"), "「阶段0」和「阶段1」在同一段时间（9月18日至9月22日）"),
        (("2023-09-22", "2023-09-25"), "「阶段1」9月22日开始时「阶段0」还没有结束（9月22日）"),
        (("2023-09-11", "2023-09-15"), "「阶段1」排在「阶段0」之后，却先开始（9月11日）"),
    ] {
        let case = stages(&[("2023-09-18", "2023-09-22", false), (second.0, second.1, false)]);
        assert_fault(&case, Code::StagesOverlap, words);
    }
    assert_eq!(faults(&stages(&[("2023-09-18", "2023-09-22", false), ("2023-09-25", "2023-09-28", false)])), []);
}

#[test]
fn facts_that_are_counted_after_filing_closes_are_a_warning() {
    let mut case = stages(&[("2023-09-18", "2023-09-22", false)]);
    let Some(Item::Criterion(last)) = case.contest.rubrics[0].root.items.last_mut() else { panic!("a criterion") };
    last.as_of = Some("2023-09-25".parse().expect("a date"));
    let message = "《示例细则》有 1 项的统计截止（最晚9月25日）晚于「阶段0」结束的9月22日，申报时还没有这些数";
    assert_fault(&case, Code::LateCutOff, message);
}

#[test]
fn dates_beyond_the_table_are_not_guessed() {
    let case = stages(&[("2027-03-01", "2027-03-05", true)]);
    let message = "工作日表只有 2004-01-01 至 2026-12-31，没有 2027-03-01，无法确定是否工作日";
    assert_fault(&case, Code::BeyondCalendar, message);
}

/// A notice of five working days.
fn notice(published: &str, kind: NoticeKind, draft: bool) -> Case {
    let mut case = Case::new();
    case.contest.notices.push(Notice { draft, ..fixture::notice(published, kind) });
    case
}

/// 2026-12-25 is the last day whose fifth working day, 12-31, is in the table.
#[test]
fn a_notice_whose_period_leaves_the_table_is_an_error_and_a_draft_of_it_a_warning() {
    let message = "《示例公示》2026-12-28 发布，公示期的起止日期算不出来：\
                   工作日表只有 2004-01-01 至 2026-12-31，没有 2027-01-01，无法确定是否工作日";
    let late = notice("2026-12-28", NoticeKind::Publicity, false);
    let fault = assert_fault(&late, Code::BeyondCalendar, message);
    assert_eq!((fault.severity, fault.span), (Severity::Error, span(70)));
    let draft = notice("2026-12-28", NoticeKind::Publicity, true);
    assert_eq!(assert_fault(&draft, Code::BeyondCalendar, message).severity, Severity::Warning);
    assert_eq!(faults(&notice("2026-12-25", NoticeKind::Publicity, false)), []);
    assert_eq!(faults(&notice("2026-12-28", NoticeKind::Plan, false)), []);
    let mut calendar_days = late;
    calendar_days.contest.publicity.unit = CountingUnit::CalendarDay;
    assert_eq!(faults(&calendar_days), []);
}
