//! Titles end in the kind of document (文种): 关于…的公示.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Notice, NoticeKind};

/// What a title must contain, what it must end in, and how it usually reads.
struct Pattern {
    contains: &'static [&'static str],
    ends: &'static [&'static str],
    example: &'static str,
}

/// The pattern of a kind; plans and news are free.
const fn pattern(kind: NoticeKind) -> Option<Pattern> {
    let (contains, ends, example): (&[&str], &[&str], _) = match kind {
        NoticeKind::Publicity => (&[], &["公示"], "关于××拟表彰对象的公示"),
        NoticeKind::Correction => {
            (&["更正", "补充", "变更", "勘误"], &["公示", "公告", "通知", "启事", "说明"], "关于××拟表彰对象的更正公示")
        }
        NoticeKind::Objection => {
            (&["异议"], &["公示", "公告", "通报", "说明", "情况", "情况公开"], "关于××公示异议处理情况的公告")
        }
        NoticeKind::Result => {
            (&["结果", "无异议", "公示情况"], &["公告", "公示", "通报", "说明", "通知", "结果"], "关于××公示结果的公告")
        }
        NoticeKind::Commendation => (
            &["表彰", "表扬", "奖励", "命名", "授予", "嘉奖"],
            &["决定", "通报", "命令"],
            "关于表彰××先进集体和先进个人的决定",
        ),
        NoticeKind::Circular => (&[], &["通知", "通告", "公告", "意见", "函"], "关于××的通知"),
        NoticeKind::Plan | NoticeKind::News => return None,
    };
    Some(Pattern { contains, ends, example })
}

/// Reports a title that does not say what the document is.
pub(super) fn check(notice: &Notice, faults: &mut Diagnostics) {
    let Some(pattern) = pattern(notice.kind) else { return };
    let title = bare(&notice.title);
    let contains = pattern.contains.is_empty() || pattern.contains.iter().any(|word| title.contains(word));
    let ends = pattern.ends.iter().any(|word| title.ends_with(word));
    if contains && ends {
        return;
    }
    let (Text { zh, en }, title, example) = (super::named(notice.kind), &notice.title, pattern.example);
    let wants = pattern.ends.join("、");
    let message = if ends {
        text!("标题「{title}」看不出是{zh}", "the title `{title}` does not say that it is {en}")
    } else {
        text!("标题「{title}」没有以文种结尾", "the title `{title}` does not end in the kind of document")
    };
    let mut expected = text!("以「{wants}」结尾", "ending in {wants}");
    if !pattern.contains.is_empty() {
        let words = pattern.contains.join("、");
        expected = text!("写有「{words}」之一，以「{wants}」之一结尾", "with one of {words}, ending in {wants}");
    }
    faults.push(
        Diagnostic::error(Code::NoticeTitle, notice.title_span, message)
            .expected(expected)
            .hint(text!("如：{example}", "such as {example}")),
    );
}

/// The title without what stands in brackets at its end: 关于…的公示（第二批）.
fn bare(title: &str) -> &str {
    let title = title.trim_end();
    let open = title.strip_suffix(['）', ')']).and_then(|t| t.rfind(['（', '(']));
    open.map_or(title, |at| title[..at].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(kind: NoticeKind, title: &str) -> bool {
        let pattern = pattern(kind).unwrap();
        let title = bare(title);
        (pattern.contains.is_empty() || pattern.contains.iter().any(|w| title.contains(w)))
            && pattern.ends.iter().any(|w| title.ends_with(w))
    }

    #[test]
    fn titles_as_offices_write_them_pass() {
        for (kind, title) in [
            (NoticeKind::Publicity, "公示"),
            (NoticeKind::Publicity, "关于拟表彰先进集体的公示（第二批）"),
            (NoticeKind::Correction, "关于拟表彰先进集体名单的更正公示"),
            (NoticeKind::Objection, "关于公示期间异议核查处理情况的通报"),
            (NoticeKind::Result, "关于拟表彰对象公示无异议的说明"),
            (NoticeKind::Commendation, "关于表彰2023年劳动竞赛先进集体的决定"),
            (NoticeKind::Circular, "关于组织申报的通知"),
        ] {
            assert!(passes(kind, title), "{title}");
        }
    }

    #[test]
    fn titles_without_a_kind_of_document_do_not() {
        for (kind, title) in [
            (NoticeKind::Publicity, "拟表彰先进集体名单"),
            (NoticeKind::Publicity, "关于拟表彰先进集体公示的函"),
            (NoticeKind::Commendation, "先进集体名单公布"),
            (NoticeKind::Circular, "申报安排"),
            (NoticeKind::Correction, "关于拟表彰先进集体的公示"),
        ] {
            assert!(!passes(kind, title), "{title}");
        }
    }
}
