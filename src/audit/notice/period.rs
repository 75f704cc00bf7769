//! Publicity notices whose period cannot be counted (GS0714), runs past the stage that the plan has
//! for it (GS0715), is shorter than the plan's (GS0717), or that are posted on a day off (GS0716).

use crate::audit::say;
use crate::calendar::{BeyondTable, Calendar, Period};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, CountingUnit, Notice, NoticeKind, Stage};
use crate::notice;

/// Every notice that opens a period must have its dates: without them nobody knows until when to object. The
/// dates themselves are held against the plan; they stand as they are counted.
pub(in crate::audit) fn audit(contest: &Contest, calendar: &Calendar, faults: &mut Diagnostics) {
    // A stage that cannot hold the period at all was reported as too short (GS0710).
    let holds = |s: &&Stage| calendar.period(s.from, &contest.publicity).is_ok_and(|period| period.last <= s.to);
    let stages: Vec<&Stage> = contest.stages.iter().filter(|s| s.publicity).filter(holds).collect();
    for notice in contest.notices.iter().filter(|n| notice::opens(n)) {
        match notice::period(calendar, contest, notice) {
            Ok(Some(period)) => {
                faults.push_some(outside_stage(notice, &period, &stages));
                faults.push_some(cut_short(contest, calendar, notice, &period));
            }
            Ok(None) => {}
            Err(beyond) => faults.push(without_dates(notice, &beyond)),
        }
        faults.push_some(on_day_off(notice, calendar));
    }
}

/// An error; for a draft, which is not published yet, a warning.
fn without_dates(notice: &Notice, beyond: &BeyondTable) -> Diagnostic {
    let (title, published, Text { zh, en }) = (&notice.title, notice.published, beyond.words());
    let message = text!(
        "《{title}》{published} 发布，公示期的起止日期算不出来：{zh}",
        "the period of {title}, published {published}, has no dates: {en}"
    );
    let severity = if notice.draft { Diagnostic::warning } else { Diagnostic::error };
    severity(Code::BeyondCalendar, notice.span, message).hint(text!(
        "国务院公布这一年的放假安排后，写进 data/calendar.yaml，或换用新版程序；在此之前在信息区写 draft: true，留作草稿",
        "once the State Council has announced that year's holidays, write them into data/calendar.yaml or update the program; until then keep the notice a draft (`draft: true` in its front matter)"
    ))
}

/// The plan has a stage for publicity, and the counted period does not lie in it.
fn outside_stage(notice: &Notice, period: &Period, stages: &[&Stage]) -> Option<Diagnostic> {
    let (first, last) = (period.start, period.last);
    let stage = stages.iter().find(|s| s.from <= first && first <= s.to).or(stages.first())?;
    if stage.from <= first && last <= stage.to {
        return None;
    }
    let (title, window, from, to) = (&notice.title, &stage.title, stage.from, stage.to);
    let message = text!(
        "《{title}》的公示期 {first} 至 {last}，不在方案的「{window}」{from} 至 {to} 之内",
        "the period of {title}, {first} to {last}, is not within {window} of the plan, {from} to {to}"
    );
    let hint = text!(
        "公示期按 publicity 的设置从发布之日算起；核对 published、publicity 和阶段的日期，确需超出的在 choices 里说明",
        "the period is counted from the day of publication as `publicity` says: compare `published`, `publicity` and the stage, and say under `choices` why it runs past"
    );
    let fault = Diagnostic::warning(Code::PeriodOutsideStage, notice.span, message).clause(&stage.clause);
    Some(fault.related(stage.span, text!("「{window}」", "{window}")).hint(hint))
}

/// The notice counts fewer days than the plan. A correction may: what it shows anew is less.
fn cut_short(contest: &Contest, calendar: &Calendar, notice: &Notice, period: &Period) -> Option<Diagnostic> {
    if notice.kind != NoticeKind::Publicity {
        return None;
    }
    let plan = calendar.period(notice.published, &contest.publicity).ok().filter(|plan| period.last < plan.last)?;
    let (title, Text { zh, en }) = (&notice.title, words(period));
    let (Text { zh: asked, en: asked_en }, last, until) = (words(&plan), period.last, plan.last);
    let message = text!(
        "《{title}》的公示期只有{zh}（到 {last}），publicity 规定{asked}（到 {until}）",
        "the period of {title} has {en}, up to {last}; `publicity` asks for {asked_en}, up to {until}"
    );
    Some(Diagnostic::warning(Code::PeriodCutShort, notice.span, message).hint(text!(
        "核对 period；方案对这一级另有规定的，在 choices 里说明（说明以后这条提示还在，不用再改）",
        "compare `period`; where the plan has another term for this notice, say so under `choices` (this warning stays, and can be left)"
    )))
}

/// `5 个工作日`
fn words(period: &Period) -> Text {
    let count = period.count;
    let (unit, unit_en) = match period.unit {
        CountingUnit::WorkingDay => ("个工作日", "working day"),
        CountingUnit::CalendarDay => ("日", "day"),
    };
    let days = say::count(count, unit_en);
    text!(" {count} {unit}", "{days}")
}

/// Nobody is in the office on the day on which the notice is dated.
fn on_day_off(notice: &Notice, calendar: &Calendar) -> Option<Diagnostic> {
    let kind = calendar.day(notice.published).ok().filter(|kind| !kind.is_worked())?;
    let (title, published, Text { zh, en }) = (&notice.title, notice.published, kind.words());
    let message = text!(
        "《{title}》{published} 发布，这天不是工作日（{zh}）",
        "{title} is published on {published}, which is no working day ({en})"
    );
    let hint = text!("核对 published；确在这天发布的，不用改", "check `published`; if that is the day, leave it");
    Some(Diagnostic::warning(Code::PublishedOnDayOff, notice.span, message).hint(hint))
}
