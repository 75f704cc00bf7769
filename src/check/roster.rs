//! What a clerk pastes as a list of names: one a line, several in a row, or a table with a head.

use std::ops::Range;

use crate::order::{By, begins_like_a_name, cells, head_of_names, leading_person, people_in_a_row};
use crate::source::{FileId, Span, Spanned};

/// A name of a list, and the text that a sorted list prints for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name.
    pub name: Spanned<String>,
    /// The name and what the line says of it, in bytes of the text.
    pub entry: Range<usize>,
}

/// A list that was read.
#[derive(Debug, Default)]
pub(super) struct Roster {
    /// Its names.
    pub(super) names: Vec<Listed>,
    /// Rows of a table without a name.
    pub(super) nameless: Vec<Span>,
}

/// Reads a list. What follows a tab or comma (the unit, the post) is no part of a name; headings are none.
pub(super) fn roster(text: &str, file: FileId, by: By) -> Roster {
    let lines = lines(text);
    let entries = match table(text, &lines, by) {
        Some(entries) => entries,
        None if by != By::Title && stand_in_rows(text, &lines) => in_rows(text, &lines),
        None => lines.iter().map(|line| one(text, line, by)).collect(),
    };
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let span = |part: Range<usize>| Span { file, start: byte(part.start), end: byte(part.end) };
    let mut roster = Roster::default();
    for (name, entry) in entries {
        if name.is_empty() {
            roster.nameless.push(span(entry));
        } else if is_name(&text[name.clone()], by) {
            let name = Spanned::new(text[name.clone()].to_owned(), span(name));
            roster.names.push(Listed { name, entry });
        }
    }
    roster
}

/// Whether a text is more than a heading of a list: 「（按姓氏笔画排序）」, 「先进个人：」.
fn is_name(text: &str, by: By) -> bool {
    by.letters(text).next().is_some() && !text.ends_with(['：', ':'])
}

/// A name, and its entry.
type Entry = (Range<usize>, Range<usize>);

/// The lines with words, without the blanks around them.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let end = start + text[start..at].trim_end().len();
        if start < end {
            lines.push(start..end);
        }
    }
    lines
}

/// The column of names of a table whose head says which it is; an empty name where a row has none.
fn table(text: &str, lines: &[Range<usize>], by: By) -> Option<Vec<Entry>> {
    let (head, rows) = lines.split_first()?;
    let mark = mark(&text[head.clone()]);
    let cells = |line: &Range<usize>| -> Vec<Range<usize>> {
        // The first cells of a row may be empty.
        let start = text[..line.start].trim_end_matches('\t').len();
        cells(&text[start..line.end], mark).into_iter().map(|c| start + c.start..start + c.end).collect()
    };
    let column = cells(head).iter().position(|cell| head_of_names(&text[cell.clone()], by))?;
    let entry = |line: &Range<usize>| {
        let name = cells(line).get(column).cloned().unwrap_or(line.start..line.start);
        (name.clone(), behind_number(text, line).min(name.start)..line.end)
    };
    Some(rows.iter().map(entry).collect())
}

/// What stands between the cells of a line.
fn mark(line: &str) -> char {
    ['|', '\t', ',', '，'].into_iter().find(|mark| line.contains(*mark)).unwrap_or('\t')
}

/// Whether lines hold several names: most of what stands behind the first name of a line looks like one
/// more, and not like a unit or a post.
fn stand_in_rows(text: &str, lines: &[Range<usize>]) -> bool {
    let (mut names, mut others) = (0, 0);
    for line in lines {
        let rest = &text[behind_number(text, line)..line.end];
        match people_in_a_row(rest) {
            Some(found) => {
                let alike = found[1..].iter().filter(|name| begins_like_a_name(&rest[(*name).clone()])).count();
                names += alike;
                others += found.len() - 1 - alike;
            }
            None => others += usize::from(leading_person(rest).is_some_and(|end| end < rest.len())),
        }
    }
    names > others
}

fn in_rows(text: &str, lines: &[Range<usize>]) -> Vec<Entry> {
    let names = |line: &Range<usize>| {
        let start = behind_number(text, line);
        match people_in_a_row(&text[start..line.end]) {
            Some(names) => names.into_iter().map(|n| start + n.start..start + n.end).map(|n| (n.clone(), n)).collect(),
            None => vec![one(text, line, By::Surname)],
        }
    };
    lines.iter().flat_map(names).collect()
}

/// The name of a line that has one: up to a tab or comma; of a person, no further than the name goes.
fn one(text: &str, line: &Range<usize>, by: By) -> Entry {
    let start = behind_number(text, line);
    let entry = start..line.end;
    let whole = text[entry.clone()].split(['\t', ',', '，']).next().unwrap_or_default().trim_end();
    let person = if by == By::Title { None } else { leading_person(whole) };
    // 「丁一、马示」 is not one name: the caller speaks of it.
    let blank = |end: &usize| whole[*end..].starts_with(char::is_whitespace);
    let length = person.filter(blank).unwrap_or(whole.len());
    (start..start + length, entry)
}

/// Where a line begins behind its number: `1. `, `2、`, `（3）`, `4 `.
fn behind_number(text: &str, line: &Range<usize>) -> usize {
    let whole = &text[line.clone()];
    let opened = whole.trim_start_matches(['(', '（']);
    let behind = opened.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    if behind.len() == opened.len() {
        return line.start;
    }
    let rest = behind.trim_start_matches(['.', '．', '、', ')', '）', ' ', '\u{3000}', '\t']);
    if rest.len() == behind.len() { line.start } else { line.end - rest.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn names(text: &str, by: By) -> Vec<String> {
        let Roster { names: all, nameless } = roster(text, Sources::default().add("名单.txt", text), by);
        assert_eq!(nameless, [], "{text}");
        for one in &all {
            assert_eq!(text[one.name.span.start as usize..one.name.span.end as usize], one.name.value);
            assert!(text[one.entry.clone()].contains(&one.name.value));
        }
        all.into_iter().map(|one| one.name.value).collect()
    }

    #[test]
    fn a_list_is_read_line_by_line() {
        let text = "丁甲（女）\t示例厂\r\n\n  王 乙，示例局\n李丙";
        assert_eq!(names(text, By::Surname), ["丁甲（女）", "王 乙", "李丙"]);
    }

    #[test]
    fn numbers_of_a_list_are_no_part_of_its_names() {
        let text = "1. 丁一\n2、王示\n3 马示\n（4）李丙\n５．赵丁\n3M示例厂\n";
        assert_eq!(names(text, By::Surname), ["丁一", "王示", "马示", "李丙", "赵丁", "3M示例厂"]);
    }

    #[test]
    fn names_may_stand_in_rows() {
        for text in [
            "丁甲　王　乙　李丙丁\n张戊（女）　阿布都·示例\n",
            "丁甲、王　乙、李丙丁\n张戊（女）、阿布都·示例。\n",
            "丁甲,王 乙,李丙丁,张戊（女）,阿布都·示例\n",
            "1. 丁甲\t王　乙\t李丙丁\n张戊（女）\t阿布都·示例\n",
        ] {
            let found = names(text, By::Surname);
            assert_eq!(found.len(), 5, "{text}: {found:?}");
            assert_eq!((&*found[3], &*found[4]), ("张戊（女）", "阿布都·示例"));
        }
        assert_eq!(names("丁甲　阿布都·示例\n", By::Surname), ["丁甲", "阿布都·示例"]);
        assert_eq!(names("丁甲　王乙\n李丙\n", By::Surname), ["丁甲", "王乙", "李丙"], "the last row is short");
    }

    #[test]
    fn headings_are_no_names() {
        assert_eq!(names("先进个人：\n（按姓氏笔画排序）\n丁甲 王乙 李丙\n", By::Surname), ["丁甲", "王乙", "李丙"]);
        assert_eq!(names("先进集体：\n示例厂\n示例局\n", By::Title), ["示例厂", "示例局"]);
        assert_eq!(names("（ 按姓氏笔画排序 ）\n丁甲\n王乙\n", By::Surname), ["丁甲", "王乙"]);
    }

    #[test]
    fn units_and_posts_are_no_names() {
        for text in [
            "丁甲 示例厂 职工\n王乙 示例局 科员\n",
            "丁甲,示例厂\n王乙,示例局\n",
            "丁甲、女、示例厂\n王乙、男、示例局\n",
            "丁甲\t示例厂\n王乙\t马山县示例局\n",
            "丁甲\t马山县\n王乙\t江南区\n",
            "丁甲 技术员\n王乙 组长\n",
            "丁甲 王丙\n王乙 示例第一公司\n",
        ] {
            assert_eq!(names(text, By::Surname).len(), 2, "{text}");
        }
        assert_eq!(names("丁甲 示例厂 职工\n王　乙 示例局\n", By::Name), ["丁甲", "王　乙"]);
    }

    #[test]
    fn the_head_of_a_table_says_where_the_names_are() {
        assert_eq!(names("序号\t姓名\t单位\n1\t丁甲\t示例厂\n2\t王乙\t示例局\n", By::Surname), ["丁甲", "王乙"]);
        assert_eq!(names("单位,姓 名\n示例厂,丁甲\n示例局,王乙\n", By::Surname), ["丁甲", "王乙"]);
        assert_eq!(names("姓名\n丁甲\n王乙\n", By::Surname), ["丁甲", "王乙"]);
        assert_eq!(names("序号\t姓名\t单位\n\t丁甲\t示例厂\n\t王乙\t示例局\n", By::Surname), ["丁甲", "王乙"]);
        assert_eq!(names("| 序号 | 姓名 |\n|---|---|\n| 1 | 丁甲 |\n| 2 | 王乙 |\n", By::Surname), ["丁甲", "王乙"]);
        assert_eq!(names("序号 | 姓名\n---|---\n| | 丁甲 |\n2 | 王乙\n", By::Surname), ["丁甲", "王乙"]);
        assert_eq!(names("序号\t单位名称\n1\t示例厂\n2\t示例局\n", By::Title), ["示例厂", "示例局"]);
        let text = "单位,姓名\n示例厂,丁甲\n";
        let file = Sources::default().add("名单.txt", text);
        assert_eq!(&text[roster(text, file, By::Surname).names[0].entry.clone()], "示例厂,丁甲");
        assert_eq!(roster("序号\t姓名\n1\t丁甲\n2\n3\t\n", file, By::Surname).nameless.len(), 2);
        assert_eq!(names("示例 第一厂\n示例局、示例厂\n", By::Title), ["示例 第一厂", "示例局、示例厂"]);
    }
}
