//! The columns of a table, from its head.

use std::ops::Range;

use crate::order::{By, cells, head_of_names};

/// What the head of a table says.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// What stands between cells; none for blanks.
    mark: Option<char>,
    /// How many there are.
    pub(super) count: usize,
    /// The column of the names.
    pub(super) name: usize,
    /// The column that counts the rows.
    pub(super) counts: Option<usize>,
    /// Whether a column of the same title stands further on.
    pub(super) abreast: bool,
    /// Whether the line can be nothing else: 姓名 is nobody's name, 单位 may be.
    pub(super) sure: bool,
    /// The column before the names that says to which list a row belongs: 奖项.
    pub(super) group: Option<usize>,
}

const COUNTS: &[&str] = &["序号", "序", "No.", "No", "№"];
const GROUPS: &[&str] = &["奖项", "等次", "等级", "奖次", "奖别", "类别", "组别"];

impl Columns {
    /// The columns of a head, if a line is one.
    pub(super) fn of(line: &str, by: By) -> Option<Self> {
        let mark = ['|', '\t', ',', '，'].into_iter().find(|mark| line.contains(*mark));
        let cells = split(line, mark);
        let title = |at: usize| line[cells[at].clone()].replace(char::is_whitespace, "");
        let name = cells.iter().position(|cell| head_of_names(&line[cell.clone()], by))?;
        let counts = (0..cells.len()).find(|at| COUNTS.contains(&&*title(*at)));
        let sure = counts.is_some() || title(name).contains("姓名") || title(name).contains("名称");
        let abreast = (name + 1..cells.len()).any(|at| title(at) == title(name));
        let group = (0..name).find(|at| GROUPS.iter().any(|group| title(*at).ends_with(group)));
        Some(Self { mark, count: cells.len(), name, counts, abreast, sure, group })
    }

    /// The cells of a line.
    pub(super) fn cells(&self, line: &str) -> Vec<Range<usize>> {
        split(line, self.mark)
    }
}

fn split(line: &str, mark: Option<char>) -> Vec<Range<usize>> {
    mark.map_or_else(|| apart(line), |mark| cells(line, mark))
}

/// The words between blanks; two single characters are a name that was padded: 丁　一, 姓 名.
fn apart(line: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let single = |word: &Range<usize>| {
        let mut characters = line[word.clone()].chars();
        characters.next().is_some_and(|c| c.is_alphabetic() && !c.is_ascii()) && characters.next().is_none()
    };
    let mut at = 0;
    for part in line.split(char::is_whitespace) {
        let word = at..at + part.len();
        at = word.end + line[word.end..].chars().next().map_or(0, char::len_utf8);
        match words.last_mut() {
            Some(last) if single(last) && single(&word) => last.end = word.end,
            _ if part.is_empty() => {}
            _ => words.push(word),
        }
    }
    words
}
