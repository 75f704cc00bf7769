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
    faults.push_some(joined(&names));
    names
}

/// Lines with words. What follows a tab or comma (the unit, the post) is no part of the name.
fn lines(text: &str, file: FileId) -> Vec<Spanned<String>> {
    let mut at = 0;
    let mut names = Vec::new();
    for line in text.split_inclusive('\n') {
        let name = line.trim_start();
        let name = &name[number(name)..];
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

/// The length of the number that a line of a list begins with: `1. `, `2、`, `（3）`, `4 `.
fn number(line: &str) -> usize {
    let opened = line.trim_start_matches(['(', '（']);
    let behind = opened.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    if behind.len() == opened.len() {
        return 0;
    }
    let rest = behind.trim_start_matches(['.', '．', '、', ')', '）', ' ', '\u{3000}', '\t']);
    if rest.len() == behind.len() { 0 } else { line.len() - rest.len() }
}

/// The names of a line that holds several: its order would not be looked at.
fn joined(names: &[Spanned<String>]) -> Option<Diagnostic> {
    let several = names.iter().find(|name| name.value.contains(['、', '；', ';', '/']))?;
    let line = &several.value;
    let message = text!("「{line}」像是几个名字写在一行", "`{line}` looks like several names on one line");
    Some(
        Diagnostic::warning(Code::OutOfOrder, several.span, message)
            .expected(text!("一行一个名字", "one name a line"))
            .hint(text!("每个名字另起一行，再核对次序", "begin a line for each name, and check again")),
    )
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

    #[test]
    fn numbers_of_a_list_are_no_part_of_its_names() {
        let text = "1. 丁一\n2、王示\n3 马示\n（4）李丙\n５．赵丁\n3M示例厂\n";
        let names = lines(text, Sources::default().add("名单.txt", text));
        let found: Vec<_> = names.iter().map(|n| n.value.as_str()).collect();
        assert_eq!(found, ["丁一", "王示", "马示", "李丙", "赵丁", "3M示例厂"]);
    }

    #[test]
    fn several_names_on_one_line_are_spoken_of() {
        let names = |text: &str| lines(text, Sources::default().add("名单.txt", text));
        assert!(joined(&names("丁一、马示、王示\n")).is_some());
        assert!(joined(&names("丁一\n马示，示例厂\n")).is_none());
    }
}
