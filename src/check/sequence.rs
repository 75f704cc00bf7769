//! Names in a row against the order that they should have: the first one out of place.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::order::{By, Strokes, breach};
use crate::source::{FileId, Span, Spanned};

/// Checks a plain list, one name a line: every character has a place, and the names are in order.
/// Returns the names.
pub fn roll(text: &str, file: FileId, by: By, strokes: &Strokes, faults: &mut Diagnostics) -> Vec<Spanned<String>> {
    let names = lines(text, file);
    if names.is_empty() {
        faults.push(Diagnostic::error(
            Code::EmptyFile,
            Span::start_of(file),
            text!("名单里没有名字", "the list has no names"),
        ));
    }
    for name in &names {
        faults.push_some(super::strokes::without_place(strokes, by, name));
    }
    faults.push_some(misplaced(&names, by, None, strokes));
    names
}

/// Lines with words. What follows a tab or comma (the unit, the post) is no part of the name.
fn lines(text: &str, file: FileId) -> Vec<Spanned<String>> {
    let mut at = 0;
    let mut names = Vec::new();
    for line in text.split_inclusive('\n') {
        let name = line.trim_start();
        let start = at + line.len() - name.len();
        at += line.len();
        let name = name.split(['\t', ',', '，']).next().unwrap_or_default().trim_end();
        if !name.is_empty() {
            let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let span = Span { file, start: byte(start), end: byte(start + name.len()) };
            names.push(Spanned::new(name.to_owned(), span));
        }
    }
    names
}

/// The first name that is out of place. `claim` is where the text says what order the list has.
pub(super) fn misplaced(
    names: &[Spanned<String>],
    by: By,
    claim: Option<Span>,
    strokes: &Strokes,
) -> Option<Diagnostic> {
    let words: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
    let found = breach(strokes, by, &words)?;
    let (culprit, neighbour) = (&names[found.culprit], &names[found.neighbour]);
    let Text { zh: order, en: order_en } = by.words();
    let (name, at) = (&culprit.value, found.culprit + 1);
    let message =
        text!("「{name}」（第 {at} 个）不在{order}的位置上", "{name} (number {at}) is out of place in {order_en}");
    let (expected, belongs) = match found.before {
        Some(before) => {
            let (next, number) = (&names[before].value, before + 1);
            (text!("排在「{next}」（第 {number} 个）之前", "before {next} (number {number})"), Some(before))
        }
        None => (text!("排在最后", "at the end"), None),
    };
    let mut fault = Diagnostic::error(Code::OutOfOrder, culprit.span, message).expected(expected).hint(found.why);
    let after = text!("与它相邻", "its neighbour");
    fault = fault.related(neighbour.span, after);
    if let Some(before) = belongs.filter(|before| *before != found.neighbour) {
        fault = fault.related(names[before].span, text!("应排在这里之前", "it belongs before this one"));
    }
    Some(match claim {
        Some(claim) => fault.related(claim, text!("这里写明了次序", "the order is stated here")),
        None => fault,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn a_list_is_read_line_by_line() {
        let text = "丁甲（女）\t示例厂\r\n\n  王 乙，示例局\n李丙";
        let names = lines(text, Sources::default().add("名单.txt", text));
        let found: Vec<_> = names.iter().map(|n| &text[n.span.start as usize..n.span.end as usize]).collect();
        assert_eq!(found, ["丁甲（女）", "王 乙", "李丙"]);
    }
}
