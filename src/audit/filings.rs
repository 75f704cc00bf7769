//! The last days of filings against the plan's stages and the calendar (GS0687, GS0713, GS0714), plans
//! that come after what they plan (GS0689), and what is recorded before it can have happened (GS0688).

use jiff::civil::Date;

use super::{Tables, say};
use crate::calendar::Calendar;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, Filing, NoticeKind, Stage};

/// What can be said of the schedule itself. All of it are warnings: the plan is printed and cannot be
/// mended here, but readers should be told.
pub(super) fn audit(contest: &Contest, tables: &Tables, faults: &mut Diagnostics) {
    for filing in &contest.filings {
        faults.push_some(outside_stage(contest, filing));
        faults.push_some(on_day_off(&tables.calendar, filing));
    }
    faults.push_some(late_plan(contest));
}

fn outside_stage(contest: &Contest, filing: &Filing) -> Option<Diagnostic> {
    let stage = contest.stages.iter().find(|s| Some(&s.id) == filing.stage.as_ref())?;
    if (stage.from..=stage.to).contains(&filing.by) {
        return None;
    }
    let (title, by) = (&filing.title, filing.by);
    let Stage { title: stage_title, from, to, .. } = stage;
    let message = text!(
        "「{title}」截止 {by}，不在它所属的「{stage_title}」（{from} 至 {to}）之内",
        "the last day of {title}, {by}, lies outside its stage {stage_title} ({from} to {to})"
    );
    let fault = Diagnostic::warning(Code::FilingOutsideStage, filing.span, message)
        .related(stage.span, text!("「{stage_title}」", "{stage_title}"))
        .clause(&filing.clause);
    Some(fault.hint(text!(
        "核对日期；方案本来如此的，在 choices 里说明以哪个为准",
        "check the days; if the plan has it so, say under `choices` which of them holds"
    )))
}

fn on_day_off(calendar: &Calendar, filing: &Filing) -> Option<Diagnostic> {
    let (title, by) = (&filing.title, filing.by);
    let (code, message, hint) = match calendar.day(by) {
        Ok(kind) if kind.is_worked() => return None,
        Ok(kind) => {
            let Text { zh, en } = kind.words();
            (
                Code::EndsOnDayOff,
                text!(
                    "「{title}」截止的 {by} 不是工作日（{zh}）",
                    "{title} is due on {by}, which is no working day ({en})"
                ),
                text!(
                    "说明当天是否有人受理，或者顺延到下一个工作日",
                    "say whether somebody is there on that day, or move it to the next working day"
                ),
            )
        }
        Err(beyond) => (
            Code::BeyondCalendar,
            beyond.words(),
            text!("自行核对这一天是不是工作日", "see for yourself whether it is a working day"),
        ),
    };
    Some(Diagnostic::warning(code, filing.span, message).clause(&filing.clause).hint(hint))
}

/// A plan that is published when its first stage has begun.
fn late_plan(contest: &Contest) -> Option<Diagnostic> {
    let plan = contest.notices.iter().filter(|n| n.kind == NoticeKind::Plan).min_by_key(|n| n.published)?;
    let first = contest.stages.iter().min_by_key(|s| s.from)?;
    if plan.published <= first.from {
        return None;
    }
    let (published, stage, from) = (plan.published, &first.title, first.from);
    let days = published.since(first.from).map_or(0, |span| span.get_days());
    let late = say::count(days.unsigned_abs(), "day");
    let message = text!(
        "方案 {published} 才印发，「{stage}」{from} 已经开始，晚了 {days} 天",
        "the plan is published on {published}, {late} after {stage} began on {from}"
    );
    let fault = Diagnostic::warning(Code::LatePlan, plan.span, message)
        .related(first.span, text!("「{stage}」", "{stage}"))
        .clause(&first.clause);
    Some(fault.hint(text!(
        "核对发布日期和阶段；方案本来如此的，不用改",
        "check the day of publication and the stage; if the plan has it so, leave it"
    )))
}

/// Filings and contests of a later day than the one the site is built for.
pub(super) fn future(contest: &Contest, (today, flag): (Date, &str), faults: &mut Diagnostics) {
    let Text { zh, en } = super::future::named(today, flag);
    for unit in &contest.units {
        let name = &unit.name;
        for filed in &unit.filed {
            if let Some(day) = filed.what.days().filter(|day| *day > today).max() {
                let message =
                    text!("{name}的报送日期 {day} 在{zh}之后", "what {name} filed is dated {day}, after {en}");
                faults.push(not_yet(Diagnostic::error(Code::FutureFiling, filed.span, message), today));
            }
        }
        for held in unit.held.iter().flatten().filter(|held| held.from > today) {
            let (title, day) = (&held.title, held.from);
            let message =
                text!("{name}的「{title}」{day} 才开始，在{zh}之后", "{title} of {name} begins on {day}, after {en}");
            faults.push(not_yet(Diagnostic::error(Code::FutureFiling, held.span, message), today));
        }
    }
}

fn not_yet(fault: Diagnostic, today: Date) -> Diagnostic {
    fault.expected(text!(
        "{today} 或更早的日期：收到了、开展了才登记",
        "{today} or earlier: what has come and what has begun is recorded"
    ))
}
