//! Fields of a form that no public record may have, whatever they hold.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Contest, Nomination, Site};
use crate::source::{Sources, Span};

/// What titles of such fields have in them: 附件3, 附件4 and the 推荐表 ask for these, and a notice never shows them.
const PRIVATE: &[&str] = &[
    "身份证",
    "证件号",
    "证件编号",
    "护照",
    "军官证",
    "手机",
    "移动电话",
    "电话",
    "联系方式",
    "家庭",
    "住址",
    "居住地",
    "住所",
    "通讯地址",
    "通信地址",
    "户口",
    "户籍",
    "籍贯",
    "出生地",
    "出生日期",
    "生日",
    "简历",
    "履历",
    "病史",
    "银行",
    "开户",
    "卡号",
    "账号",
    "帐号",
    "照片",
    "处分",
];

/// Telephones of an office.
const OFFICE: &[&str] = &["单位电话", "办公电话", "值班电话", "监督电话", "咨询电话", "受理电话"];

/// Looks at the titles of all public fields; 无 says nothing of anybody.
pub fn fields(site: &Site, sources: &Sources, faults: &mut Diagnostics) {
    for contest in &site.contests {
        for nomination in &contest.nominations {
            of(contest, nomination, sources, faults);
        }
    }
}

fn of(contest: &Contest, nomination: &Nomination, sources: &Sources, faults: &mut Diagnostics) {
    for field in nomination.fields.iter().filter(|f| f.value != "无" && is_private(&f.title, &f.value)) {
        let (title, id, folder) = (&field.title, &nomination.id, &contest.id);
        let message = text!("「{title}」不是公开的栏目（{id}）", "{title} is not for the public ({id})");
        faults.push(
            Diagnostic::error(Code::PrivateField, place(title, nomination, sources), message)
                .expected(text!("可以公开的栏目，如 职务、集体性质", "fields for the public, such as 职务, 集体性质"))
                .hint(text!("移到 private/{folder}/ 的记录里", "move it into the record in private/{folder}/")),
        );
    }
}

/// Forms space titles out (籍　贯). 出生年月 is public as on many notices, a day of birth is not.
fn is_private(title: &str, value: &str) -> bool {
    let title: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let day = || value.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count() > 2;
    let compact = || value.chars().filter(char::is_ascii_digit).count() >= 8;
    let born = title.contains("出生年月") && (day() || compact());
    born || !OFFICE.contains(&&*title) && PRIVATE.iter().any(|word| title.contains(word))
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

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn titles_are_known_however_they_are_spaced() {
        for title in [
            "籍　贯",
            "住 址",
            "现居住地",
            "通讯地址",
            "户口所在地",
            "移动电话",
            "电话",
            "联系方式",
            "身 份 证",
            "证件编号",
            "卡号",
            "个人履历",
            "简 历",
            "生日",
        ] {
            assert!(is_private(title, "见附件"), "{title}");
        }
        for title in ["职务", "集体性质", "政治面貌", "人员总数", "办公电话", "工作单位", "学历", "成果编号"]
        {
            assert!(!is_private(title, "见附件"), "{title}");
        }
        assert!(!is_private("出生年月", "1985-03") && !is_private("出生年月", "1985年3月"));
        for day in ["1985-03-15", "1985年3月15日", "19850315"] {
            assert!(is_private("出生年月", day), "{day}");
        }
    }
}
