//! Fields of a form that no public record may have, whatever they hold.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Contest, Nomination, Site};
use crate::source::{Sources, Span};

/// What titles of such fields have in them: 附件3, 附件4 and the 推荐表 ask for these, and a notice never shows them.
const PRIVATE: &[&str] = &[
    "身份证",
    "证件号",
    "护照号",
    "军官证号",
    "手机",
    "联系电话",
    "家庭",
    "住址",
    "籍贯",
    "出生日期",
    "简历",
    "银行",
    "开户",
    "照片",
    "处分",
];

/// Looks at the titles of all public fields; 无 says nothing of anybody.
pub fn fields(site: &Site, sources: &Sources, faults: &mut Diagnostics) {
    for contest in &site.contests {
        for nomination in &contest.nominations {
            of(contest, nomination, sources, faults);
        }
    }
}

fn of(contest: &Contest, nomination: &Nomination, sources: &Sources, faults: &mut Diagnostics) {
    for field in
        nomination.fields.iter().filter(|f| f.value != "无" && PRIVATE.iter().any(|word| f.title.contains(word)))
    {
        let (title, id, folder) = (&field.title, &nomination.id, &contest.id);
        let message = text!("「{title}」不是公开的栏目（{id}）", "{title} is not for the public ({id})");
        faults.push(
            Diagnostic::error(Code::PrivateField, place(title, nomination, sources), message)
                .expected(text!("可以公开的栏目，如 职务、集体性质", "fields for the public, such as 职务, 集体性质"))
                .hint(text!("移到 private/{folder}/ 的记录里", "move it into the record in private/{folder}/")),
        );
    }
}

/// The field's title in its record, or where the record begins (a table has its titles elsewhere).
fn place(title: &str, nomination: &Nomination, sources: &Sources) -> Span {
    let start = nomination.span;
    let text = sources.file(start.file).text.get(start.start as usize..).unwrap_or_default();
    let found = text.find(title).and_then(|at| {
        let from = start.start + u32::try_from(at).ok()?;
        Some(Span { start: from, end: from + u32::try_from(title.len()).ok()?, ..start })
    });
    found.unwrap_or(start)
}
