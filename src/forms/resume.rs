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
    if last.to.is_some() {
        let message = text!("简历没有写到现在", "the résumé ends before today");
        let fault = Diagnostic::error(Code::ResumeGap, last.span, message);
        faults.push(
            fault.expected(text!("最后一段写 to: 至今", "a last stretch with to: 至今")).clause(&case.form.source),
        );
    }
    if let Some(birth) = &record.birth {
        starts(case, first, birth.value, faults);
    }
}

/// One stretch begins in the month in which the one before it ends, or in the next; after a school at the
/// latest in the third, for between June and September nobody studies.
fn between(before: &ResumeEntry, after: &ResumeEntry, faults: &mut Diagnostics) {
    let Some(to) = before.to else {
        let message = text!("这一段之后还有一段，却写着至今", "another stretch follows one that lasts until now");
        let fault = Diagnostic::error(Code::ResumeGap, before.span, message);
        faults.push(fault.related(after.span, text!("后一段在这里", "the next one is here")));
        return;
    };
    let gap = after.from.number() - to.number();
    let widest = if is_school(before.what.value.expose()) { AFTER_SCHOOL } else { 1 };
    if (0..=widest).contains(&gap) {
        return;
    }
    let message = if gap > 0 {
        text!("简历断档：前一段结束以后、这一段开始以前没有写", "the résumé has a gap before this stretch")
    } else {
        text!("简历的次序不对：前一段结束以前，这一段已经开始", "this stretch begins before the one above it ends")
    };
    faults.push(
        Diagnostic::error(Code::ResumeGap, after.span, message)
            .related(before.span, text!("前一段在这里", "the stretch before it is here"))
            .expected(text!(
                "从前一段结束的那个月或下一个月开始；前一段是上学的，中间可以空一两个月",
                "a beginning in the month in which the one before ends, or the next; after a school up to two months may lie between"
            ))
            .hint(text!("待业、求学也写一段；按时间先后写", "write time out of work and at school too, in order")),
    );
}

/// Months from the last one at school to the first of what follows: from June to September.
const AFTER_SCHOOL: i32 = 3;

/// Whether somebody studied, by what a 简历 says of a stretch; who teaches does not.
fn is_school(what: &str) -> bool {
    const STUDY: &[&str] = &[
        "学生",
        "读书",
        "就读",
        "学习",
        "求学",
        "上学",
        "中学",
        "大学",
        "学院",
        "学校",
        "中专",
        "大专",
        "高中",
        "初中",
        "专科",
        "本科",
        "研究生",
        "专业",
    ];
    const WORK: &[&str] = &[
        "教师",
        "老师",
        "任教",
        "教员",
        "教授",
        "讲师",
        "教研",
        "辅导员",
        "校长",
        "主任",
        "干部",
        "职员",
        "职工",
        "员工",
        "工作",
        "任职",
        "科员",
    ];
    let says = |words: &[&str]| words.iter().any(|word| what.contains(word));
    says(&["学生", "就读", "读书", "求学"]) || says(STUDY) && !says(WORK)
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

#[cfg(test)]
mod tests {
    use super::is_school;

    #[test]
    fn who_studies_is_told_from_who_teaches() {
        for what in [
            "示例中学学生",
            "示例大学地理信息科学专业本科",
            "在示例学院学习",
            "示例市第一中学高中部",
            "示例大学硕士研究生，学生会主任",
        ] {
            assert!(is_school(what), "{what}");
        }
        for what in [
            "示例中学教师",
            "示例大学讲师",
            "示例学院教务处干部",
            "示例局科员",
            "待业",
            "在示例学校工作",
            "示例公司技术员",
        ] {
            assert!(!is_school(what), "{what}");
        }
    }
}
