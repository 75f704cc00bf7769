//! Placeholders in Markdown: `{{名单}}` and the others are filled in from the data.

use super::nearest::nearest;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::NoticeKind;
use crate::source::Span;

/// Every placeholder, and whether only a 公示 has what it prints.
const KNOWN: &[(&str, bool)] =
    &[("名单", true), ("数量", true), ("公示期", true), ("联系方式", false), ("竞赛", false), ("发布日期", false)];

/// Reports placeholders that nothing fills in.
pub(super) fn check(markdown: &str, body: Span, kind: NoticeKind, faults: &mut Diagnostics) {
    for (at, name) in find(markdown) {
        let start = body.start + u32::try_from(at).unwrap_or(0);
        let span = Span { start, end: start + u32::try_from(name.len() + 4).unwrap_or(0), ..body };
        let inner = name.trim();
        match KNOWN.iter().find(|(known, _)| *known == inner) {
            None => faults.push(unknown(inner, span)),
            Some((_, true)) if kind != NoticeKind::Publicity => {
                let message =
                    text!("「{inner}」只有公示（kind: publicity）才有", "`{inner}` belongs to kind: publicity alone");
                faults.push(Diagnostic::error(Code::UnknownPlaceholder, span, message));
            }
            Some(_) => {}
        }
    }
}

/// The offset and the inner text of each `{{…}}` that closes on its line.
fn find(markdown: &str) -> impl Iterator<Item = (usize, &str)> {
    markdown.match_indices("{{").filter_map(|(at, _)| {
        let rest = &markdown[at + 2..];
        let end = rest.find("}}").filter(|end| !rest[..*end].contains('\n'))?;
        Some((at, &rest[..end]))
    })
}

fn unknown(name: &str, span: Span) -> Diagnostic {
    let list = KNOWN.iter().map(|(known, _)| format!("{{{{{known}}}}}")).collect::<Vec<_>>().join(" ");
    let message = text!("不认识的占位「{name}」", "unknown placeholder `{name}`");
    let fault = Diagnostic::error(Code::UnknownPlaceholder, span, message).expected(text!("{list}", "{list}"));
    match nearest(name, KNOWN.iter().map(|(known, _)| *known)) {
        Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
        None => fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, somewhere};

    #[test]
    fn unknown_ones_are_reported_at_their_place() {
        let mut faults = Diagnostics::new();
        check("甲{{名单}}乙{{ 名单表 }}", somewhere(), NoticeKind::Publicity, &mut faults);
        let found = faults.sorted();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].code, found[0].span.start), (Code::UnknownPlaceholder, 16));
    }

    #[test]
    fn a_plan_has_no_list() {
        assert_eq!(codes(|f| check("{{名单}}", somewhere(), NoticeKind::Plan, f)), [Code::UnknownPlaceholder]);
        assert_eq!(codes(|f| check("{{发布日期}}", somewhere(), NoticeKind::Plan, f)), []);
    }

    #[test]
    fn braces_without_an_end_are_text() {
        assert_eq!(codes(|f| check("{{甲\n乙}}", somewhere(), NoticeKind::News, f)), []);
    }
}
