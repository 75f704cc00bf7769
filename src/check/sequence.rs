//! Names in a row against the order that they should have: the first one out of place.

use std::collections::BTreeMap;

use super::roster::{Listed, Roster, roster};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::order::{By, Strokes, breach};
use crate::source::{FileId, Span, Spanned};

/// Checks plain lists, each by itself: every character has a place, and the names are in order. Returns
/// the names.
pub fn roll(text: &str, file: FileId, by: By, strokes: &Strokes, faults: &mut Diagnostics) -> Vec<Listed> {
    let Roster { names: listed, nameless, doubtful, abreast } = roster(text, file, by);
    for row in nameless {
        let message = text!("这一行没有姓名", "this row has no name");
        let hint = text!("补上，或者删去这一行", "write it, or remove the row");
        faults.push(Diagnostic::warning(Code::OutOfOrder, row, message).hint(hint));
    }
    for head in abreast {
        let message =
            text!("表里并排有几列姓名，只核对了第一列", "names stand in several columns; the first was checked");
        let hint = text!("各列接在一起，排成一列再核对", "put them below each other, and check again");
        faults.push(Diagnostic::warning(Code::OutOfOrder, head, message).hint(hint));
    }
    doubtful.into_iter().for_each(|line| faults.push(heading_or_name(text, line)));
    if listed.is_empty() {
        faults.push(Diagnostic::error(
            Code::EmptyFile,
            Span::start_of(file),
            text!("名单里没有名字", "the list has no names"),
        ));
    }
    for list in listed.chunk_by(|a, b| a.group == b.group) {
        let names: Vec<Spanned<String>> = list.iter().map(|one| one.name.clone()).collect();
        names.iter().for_each(|name| faults.push_some(super::strokes::without_place(strokes, by, name)));
        faults.push_some(misplaced(&names, by, None, strokes));
    }
    faults.push_some(joined(&listed));
    twice(&listed).into_iter().for_each(|fault| faults.push(fault));
    listed
}

/// A line that was taken as a heading, and may be a name.
fn heading_or_name(text: &str, line: Span) -> Diagnostic {
    let words = text.get(line.start as usize..line.end as usize).unwrap_or_default();
    let message = text!(
        "「{words}」不像姓名，当作小标题：上下分开核对",
        "`{words}` does not look like a name and is taken as a heading: what stands above and below are two lists"
    );
    Diagnostic::warning(Code::OutOfOrder, line, message).hint(text!(
        "是小标题的，末尾加「：」；是名字的，各行前面编上序号",
        "end a heading with a colon; if it is a name, number the lines"
    ))
}

/// Names that stand in a list more than once, each with its places.
fn twice(listed: &[Listed]) -> Vec<Diagnostic> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, one) in listed.iter().enumerate() {
        places.entry(one.name.value.replace(char::is_whitespace, "")).or_default().push(at);
    }
    let fault = |(name, at): (String, Vec<usize>)| {
        let (first, again) = (listed[at[0]].name.span, listed[at[1]].name.span);
        let numbers = at.iter().map(|at| (at + 1).to_string()).collect::<Vec<_>>();
        let (zh, en) = (numbers.join("、"), numbers.join(", "));
        let message = text!("「{name}」在名单上不止一次：第 {zh} 个", "{name} stands in the list more than once: {en}");
        Diagnostic::warning(Code::OutOfOrder, again, message).related(first, text!("第一次在这里", "first here")).hint(
            text!(
                "写重了的删去；同名的两个人，在括号里注明区别",
                "remove what was written twice; tell people of the same name apart in brackets"
            ),
        )
    };
    places.into_iter().filter(|(_, at)| at.len() > 1).map(fault).collect()
}

/// The names of a line that holds several: its order would not be looked at.
fn joined(listed: &[Listed]) -> Option<Diagnostic> {
    let several = listed.iter().map(|one| &one.name).find(|name| name.value.contains(['、', '；', ';', '/']))?;
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

    fn all(text: &str) -> Vec<Listed> {
        roster(text, Sources::default().add("名单.txt", text), By::Title).names
    }

    #[test]
    fn several_names_on_one_line_are_spoken_of() {
        assert!(joined(&all("丁一、马示、王示\n")).is_some());
        assert!(joined(&all("丁一\n马示，示例厂\n")).is_none());
    }

    #[test]
    fn who_stands_twice_is_spoken_of() {
        let found = twice(&all("丁一\n马示\n丁 一，示例厂\n"));
        let messages: Vec<&str> = found.iter().map(|fault| fault.message.zh.as_str()).collect();
        assert_eq!(messages, ["「丁一」在名单上不止一次：第 1、3 个"]);
        assert_eq!(twice(&all("丁一\n丁一（女）\n")), []);
    }
}
