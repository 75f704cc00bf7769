//! Stages, and the periods of notices.

use super::*;

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
