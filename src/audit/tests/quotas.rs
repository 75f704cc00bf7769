//! Ceilings, quotas and the tables of their allocation.

use super::*;

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
