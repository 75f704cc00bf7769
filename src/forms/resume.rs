//! 个人简历从初中毕业或学徒工填写，时间详细到月份，不得断档.

use super::Case;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::private::{Month, Record, ResumeEntry};

/// The oldest age at which a 简历 may begin: 初中毕业 is at fifteen or sixteen, an apprentice a little later.
const LATEST_START: i32 = 18 * 12;

/// Months without a gap, up to now, from the end of middle school.
pub(super) fn check(case: Case<'_>, record: &Record, faults: &mut Diagnostics) {
    for pair in record.resume.windows(2) {
        between(&pair[0], &pair[1], faults);
    }
    let (Some(first), Some(last)) = (record.resume.first(), record.resume.last()) else { return };
    if let Some(end) = last.to {
        let message = text!("简历到 {end} 为止，没有写到现在", "the résumé ends in {end}, before today");
        let fault = Diagnostic::error(Code::ResumeGap, last.span, message);
        faults.push(
            fault.expected(text!("最后一段写 to: 至今", "a last stretch with to: 至今")).clause(&case.form.source),
        );
    }
    if let Some(birth) = &record.birth {
        starts(case, first, birth.value, faults);
    }
}

/// One stretch begins in the month in which the one before it ends, or in the next.
fn between(before: &ResumeEntry, after: &ResumeEntry, faults: &mut Diagnostics) {
    let from = after.from;
    let Some(to) = before.to else {
        let message = text!("这一段之后还有一段，却写着至今", "another stretch follows one that lasts until now");
        let fault = Diagnostic::error(Code::ResumeGap, before.span, message);
        faults.push(fault.related(after.span, text!("后一段在这里", "the next one is here")));
        return;
    };
    let gap = from.number() - to.number();
    if (0..=1).contains(&gap) {
        return;
    }
    let message = if gap > 1 {
        text!("简历断档：{to} 之后到 {from} 之前没有写", "the résumé has a gap between {to} and {from}")
    } else {
        text!(
            "简历的次序不对：{from} 开始的一段在 {to} 结束的一段之后",
            "a stretch that begins in {from} follows one that ends in {to}"
        )
    };
    faults.push(
        Diagnostic::error(Code::ResumeGap, after.span, message)
            .related(before.span, text!("前一段在这里", "the stretch before it is here"))
            .expected(text!("从 {to} 或下一个月开始", "a beginning in {to} or the month after"))
            .hint(text!("待业、求学也写一段；按时间先后写", "write time out of work and at school too, in order")),
    );
}

fn starts(case: Case<'_>, first: &ResumeEntry, birth: Month, faults: &mut Diagnostics) {
    if first.from.number() - birth.number() <= LATEST_START {
        return;
    }
    let message = text!(
        "简历开始得太晚：应从初中毕业或学徒工写起",
        "the résumé begins late: it starts with the end of middle school or an apprenticeship"
    );
    let fault = Diagnostic::warning(Code::ResumeStart, first.span, message).clause(&case.form.source);
    faults.push(fault.hint(text!("补上初中毕业以后的经历", "add what came after middle school")));
}
