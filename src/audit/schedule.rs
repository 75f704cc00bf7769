//! The schedule of the plan (GS071x): windows that are too short for the publicity period, overlap,
//! end on a day off, or close before the facts are counted. All of them are warnings: the plan
//! is printed and cannot be mended here, but readers should be told.

use jiff::civil::Date;

use crate::calendar::{BeyondTable, Calendar, DayKind};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, CountingUnit, Rubric, Stage};
use crate::source::Span;

use super::say;

/// The whole schedule.
pub(super) fn audit(contest: &Contest, calendar: &Calendar, faults: &mut Diagnostics) {
    for stage in &contest.stages {
        if stage.publicity {
            faults.push_some(too_short(contest, calendar, stage));
        }
        faults.push_some(ends_on_day_off(calendar, stage));
    }
    for (earlier, later) in contest.stages.iter().zip(contest.stages.iter().skip(1)) {
        faults.push_some(overlap(earlier, later));
    }
    if let Some(filing) = filing(&contest.stages) {
        for rubric in &contest.rubrics {
            faults.push_some(late_cut_off(filing, rubric));
        }
    }
}

fn too_short(contest: &Contest, calendar: &Calendar, stage: &Stage) -> Option<Diagnostic> {
    let (from, to, title) = (stage.from, stage.to, &stage.title);
    let days = match calendar.days(from, to) {
        Ok(days) => days,
        Err(beyond) if contest.publicity.unit == CountingUnit::WorkingDay => return Some(unknown(stage, &beyond)),
        Err(_) => return None,
    };
    let counted = |(date, kind): &(&Date, &DayKind)| {
        (contest.publicity.count_first_day || **date != from)
            && (contest.publicity.unit == CountingUnit::CalendarDay || kind.is_worked())
    };
    let (holds, needs) = (days.iter().filter(counted).count(), contest.publicity.days);
    if holds >= needs as usize {
        return None;
    }
    let off: Vec<Text> = days.iter().filter(|day| !counted(day)).map(|(date, kind)| day_words(*date, kind)).collect();
    let (unit, unit_en) = match contest.publicity.unit {
        CountingUnit::WorkingDay => ("工作日", "working days"),
        CountingUnit::CalendarDay => ("自然日", "days"),
    };
    let (from_zh, to_zh) = (month_day(from), month_day(to));
    let message = text!(
        "「{title}」{from_zh}至{to_zh}只有 {holds} 个{unit}，放不下 {needs} 个{unit}的公示",
        "{title} from {from} to {to} has only {holds} {unit_en}, too few for a notice of {needs}"
    );
    let fault = Diagnostic::warning(Code::PeriodTooShort, stage.span, message)
        .expected(text!("至少 {needs} 个{unit}", "at least {needs} {unit_en}"))
        .clause(&stage.clause);
    Some(if off.is_empty() {
        fault.hint(text!(
            "公示可排在以后的阶段，并在 choices 里说明",
            "publish in a later stage, and say so under `choices`"
        ))
    } else {
        let Text { zh, en } = say::join(off);
        fault.hint(text!(
            "不计的日子：{zh}。公示可排在以后的阶段，并在 choices 里说明",
            "days that do not count: {en}. Publish in a later stage, and say so under `choices`"
        ))
    })
}

fn ends_on_day_off(calendar: &Calendar, stage: &Stage) -> Option<Diagnostic> {
    let (to, title) = (stage.to, &stage.title);
    let kind = match calendar.day(to) {
        Ok(kind) if kind.is_worked() => return None,
        Ok(kind) => kind,
        // A publicity stage has said so already.
        Err(beyond) => return (!stage.publicity).then(|| unknown(stage, &beyond)),
    };
    let (day, Text { zh, en }) = (month_day(to), kind.words());
    let message =
        text!("「{title}」截止的{day}不是工作日（{zh}）", "{title} ends on {to}, which is no working day ({en})");
    Some(Diagnostic::warning(Code::EndsOnDayOff, stage.span, message).clause(&stage.clause).hint(text!(
        "在 contest.yaml 的 choices 里写明当天是否有人受理，或者顺延到下一个工作日；方案本来如此的，说明以后这条提示还在，不用再改",
        "say under `choices` in contest.yaml whether somebody is there on that day, or move it to the next working day; if the plan has it so, this warning stays, and can be left"
    )))
}

fn overlap(earlier: &Stage, later: &Stage) -> Option<Diagnostic> {
    if later.from > earlier.to {
        return None;
    }
    let (first, second) = (&earlier.title, &later.title);
    let (from, to) = (month_day(later.from), month_day(earlier.to));
    let (from_en, to_en) = (later.from, earlier.to);
    let message = if later.from < earlier.from {
        text!(
            "「{second}」排在「{first}」之后，却先开始（{from}）",
            "{second} stands after {first} but begins before it ({from_en})"
        )
    } else if (later.from, later.to) == (earlier.from, earlier.to) {
        text!(
            "「{first}」和「{second}」在同一段时间（{from}至{to}）",
            "{first} and {second} have the same window ({from_en} to {to_en})"
        )
    } else {
        text!(
            "「{second}」{from}开始时「{first}」还没有结束（{to}）",
            "{second} begins on {from_en}, before {first} ends on {to_en}"
        )
    };
    let fault = Diagnostic::warning(Code::StagesOverlap, later.span, message)
        .related(earlier.span, text!("前一阶段在这里", "the stage before it"))
        .clause(&later.clause)
        .hint(text!(
            "核对方案的日期；方案本来如此的，不用改",
            "compare the dates with the plan; if the plan has it so, leave it"
        ));
    Some(fault)
}

/// The stage in which nominations are filed: by its title (组织申报, 推荐申报), and where none says so the
/// first. 方案报备 comes before it and files no nominations.
pub(super) fn filing(stages: &[Stage]) -> Option<&Stage> {
    let named = |words: &[&str]| stages.iter().find(|s| !s.publicity && words.iter().any(|w| s.title.contains(w)));
    named(&["申报"]).or_else(|| named(&["推荐", "报名", "填报"])).or(stages.first())
}

fn late_cut_off(filing: &Stage, rubric: &Rubric) -> Option<Diagnostic> {
    let late: Vec<_> = rubric.criteria().into_iter().filter(|c| c.as_of.is_some_and(|day| day > filing.to)).collect();
    let first = late.first()?;
    let (count, title, closes) = (late.len(), &filing.title, month_day(filing.to));
    let (closes_en, rubric_title) = (filing.to, &rubric.title);
    let last = late.iter().filter_map(|c| c.as_of).max()?;
    let last_zh = month_day(last);
    let message = text!(
        "《{rubric_title}》有 {count} 项的统计截止（最晚{last_zh}）晚于「{title}」结束的{closes}，申报时还没有这些数",
        "facts of {rubric_title} (criteria: {count}) are counted up to {last}, after {title} closes on {closes_en}: these numbers do not exist yet when nominations are filed"
    );
    let fault = Diagnostic::warning(Code::LateCutOff, first.span, message)
        .related(filing.span, text!("「{title}」", "{title}"))
        .clause(&first.clause)
        .hint(text!(
            "核对 as_of 和阶段的日期；方案本来如此的，由提供数据的单位在截止后补报，并在 choices 里向读者说明（说明以后这条提示还在，不用再改）",
            "compare `as_of` and the dates of the stage; if the plan has it so, let whoever provides the facts hand them in later, and tell readers under `choices` (this warning stays, and can be left)"
        ));
    Some(late.iter().skip(1).fold(fault, |fault, c| related(fault, c.span)))
}

fn related(fault: Diagnostic, span: Span) -> Diagnostic {
    fault.related(span, text!("也晚于申报截止", "also after filing closes"))
}

fn unknown(stage: &Stage, beyond: &BeyondTable) -> Diagnostic {
    Diagnostic::warning(Code::BeyondCalendar, stage.span, beyond.words()).clause(&stage.clause).hint(text!(
        "国务院公布当年放假安排后，写进 data/calendar.yaml，或换用新版程序",
        "once the State Council has announced that year's holidays, write them into data/calendar.yaml or update the program"
    ))
}

/// 9月29日
fn month_day(date: Date) -> String {
    format!("{}月{}日", date.month(), date.day())
}

fn day_words(date: Date, kind: &DayKind) -> Text {
    let (day, Text { zh, en }) = (month_day(date), kind.words());
    text!("{day}{zh}", "{date} {en}")
}
