//! What a clerk pastes as lists of names: one a line, several in a row, or tables, under their headings.
//!
//! A heading begins a new list. Whatever is no name is passed over, and stays where it is when the
//! list is sorted.

mod arrange;
mod columns;
mod heading;
mod line;
mod mark;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use arrange::arranged;

use self::columns::Columns;
use self::heading::is_heading;
use self::line::{Kind, Line, lines};
use self::mark::{Kind as Marked, mark};
use crate::order::{By, Names, begins_like_a_name, leading_person, outside_brackets};
use crate::source::{FileId, Span, Spanned};

/// A name of a list, and the text that goes with it to another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name.
    pub name: Spanned<String>,
    /// The name and what the line says of it, in bytes of the text.
    pub(super) entry: Range<usize>,
    /// The number of the line, where it can be told, and where the line begins.
    pub(super) number: Option<(Option<u32>, usize)>,
    /// To which list of the text it belongs.
    pub group: usize,
}

/// Lists that were read.
#[derive(Debug, Default)]
pub(super) struct Roster {
    /// Their names.
    pub(super) names: Vec<Listed>,
    /// Rows and numbers without a name.
    pub(super) nameless: Vec<Span>,
    /// Lines that may be headings or names; taken as headings.
    pub(super) doubtful: Vec<Span>,
    /// Heads of tables with more than one column of names; the first is read.
    pub(super) abreast: Vec<Span>,
}

/// Reads the lists of a text. What follows a tab or comma (the unit, the post) is no part of a name.
pub(super) fn roster(text: &str, file: FileId, by: By) -> Roster {
    let lines = lines(text, by);
    let rows = by != By::Title && stand_in_rows(text, &lines);
    let mut reader =
        Reader { text, file, by, rows, columns: None, intro: String::new(), group: 0, found: Roster::default() };
    lines.iter().for_each(|line| reader.line(line));
    reader.found
}

struct Reader<'t> {
    text: &'t str,
    file: FileId,
    by: By,
    /// Whether lines hold several names.
    rows: bool,
    /// The columns of the table, with its head.
    columns: Option<(Columns, &'t str)>,
    /// What introduced the last names.
    intro: String,
    group: usize,
    found: Roster,
}

impl<'t> Reader<'t> {
    fn line(&mut self, line: &Line) {
        let words = &self.text[line.whole.clone()];
        if self.is_head(line, words) || self.row(line, words) {
            return;
        }
        match line.kind {
            Kind::Note if line.words.is_empty() && line.mark.number.is_some() => {
                self.found.nameless.push(self.span(&line.whole));
            }
            Kind::Note => {}
            Kind::Heading => self.open(),
            Kind::Doubtful => {
                self.found.doubtful.push(self.span(&line.whole));
                self.open();
            }
            Kind::Names => self.names(line),
        }
    }

    /// Begins a new list.
    fn open(&mut self) {
        self.group += 1;
        self.intro.clear();
    }

    /// Begins a new list where other words introduce a name than those above.
    fn under(&mut self, words: &str) {
        if words != self.intro {
            self.open();
            words.clone_into(&mut self.intro);
        }
    }

    /// The head of a table; the same one again, at the top of a page, begins nothing.
    fn is_head(&mut self, line: &Line, words: &'t str) -> bool {
        if self.columns.as_ref().is_some_and(|(_, head)| *head == words) {
            return true;
        }
        let Some(columns) = Columns::of(words, self.by) else { return false };
        if !columns.sure && self.found.names.last().is_some_and(|last| last.group == self.group) {
            return false;
        }
        self.open();
        if columns.abreast {
            self.found.abreast.push(self.span(&line.whole));
        }
        self.columns = (columns.count > 1).then_some((columns, words));
        true
    }

    /// A row of the table, if there is one.
    fn row(&mut self, line: &Line, words: &str) -> bool {
        let Some((columns, _)) = self.columns.clone() else { return false };
        // The first cells of a row may be empty.
        let start = self.text[..line.whole.start].trim_end_matches('\t').len();
        let whole = &self.text[start..line.whole.end];
        let cells: Vec<Range<usize>> =
            columns.cells(whole).iter().map(|cell| start + cell.start..start + cell.end).collect();
        if cells.len() == 1 && line.kind != Kind::Names {
            return false;
        }
        let (text, by) = (self.text, self.by);
        let cell = |at: usize| cells.get(at).map(|cell| &text[cell.clone()]).filter(|cell| !cell.is_empty());
        let filled: Vec<&str> = (0..cells.len()).filter_map(cell).collect();
        match *filled {
            [only] if is_heading(only, by, false) => self.under(only),
            _ if filled.iter().any(|cell| cell.contains(char::is_alphanumeric)) => {
                columns.group.and_then(cell).into_iter().for_each(|group| self.under(group));
                self.cell(&columns, &cells, line, words);
            }
            // A ruler, or a row that is left empty.
            _ => {}
        }
        true
    }

    /// The name of a row.
    fn cell(&mut self, columns: &Columns, cells: &[Range<usize>], line: &Line, words: &str) {
        let named = |cell: &&Range<usize>| self.text[(*cell).clone()].chars().any(char::is_alphabetic);
        let Some(name) = cells.get(columns.name).filter(named) else {
            self.found.nameless.push(self.span(&line.whole));
            return;
        };
        let (start, fixed) = (cells[0].start, columns.counts == Some(0) && columns.name > 0);
        // Cells that are empty at the end of a line belong to it.
        let behind = &self.text[line.whole.end..];
        let end = line.whole.start + unbarred(words) + behind.len() - behind.trim_start_matches('\t').len();
        let number = columns.counts.map(|_| (line.mark.number.filter(|_| fixed), start));
        self.push(name.clone(), if fixed { cells[1].start } else { start }..end, number);
    }

    fn names(&mut self, line: &Line) {
        let (intro, words) = (&self.text[line.intro.clone()], &self.text[line.words.clone()]);
        let introduced = !intro.is_empty();
        if introduced {
            self.under(intro);
        }
        let row = people(words).filter(|found| self.rows || introduced && alike(words, found) * 2 > found.len());
        if let Some(found) = row.filter(|found| self.by != By::Title && found.len() > 1) {
            for name in found {
                let name = line.words.start + name.start..line.words.start + name.end;
                self.push(name.clone(), name, None);
            }
            return;
        }
        let number = line.mark.number.filter(|_| !introduced).map(|number| (Some(number), line.whole.start));
        let end = if self.text[line.whole.start..].starts_with('|') { unbarred(words) } else { words.len() };
        let entry =
            line.words.start..line.words.start + words[..end].trim_end_matches(['、', '；', ';', '。', ' ']).len();
        self.push(self.one(&entry), entry, number);
    }

    /// The name of a line that has one: up to a tab or comma; of a person, no further than the name goes.
    fn one(&self, entry: &Range<usize>) -> Range<usize> {
        let words = &self.text[entry.clone()];
        let end = outside_brackets(words).find(|(_, c)| matches!(c, '\t' | ',' | '，' | '|'));
        let whole = words[..end.map_or(words.len(), |(at, _)| at)].trim_end();
        let person = if self.by == By::Title { None } else { leading_person(whole) };
        // 「丁一、马示」 is not one name: the caller speaks of it.
        let blank = |end: &usize| whole[*end..].starts_with(char::is_whitespace);
        entry.start..entry.start + person.filter(blank).unwrap_or(whole.len())
    }

    fn push(&mut self, name: Range<usize>, entry: Range<usize>, number: Option<(Option<u32>, usize)>) {
        let letters = self.by.letters(&self.text[name.clone()]).any(char::is_alphabetic);
        if !letters {
            self.found.nameless.push(self.span(&entry));
            return;
        }
        // Numbers that begin anew begin a list.
        let value = |number: Option<(Option<u32>, usize)>| number.and_then(|(value, _)| value);
        let last = self.found.names.last().filter(|last| last.group == self.group).and_then(|last| value(last.number));
        if value(number) == Some(1) && last > Some(1) {
            self.open();
        }
        let name = Spanned::new(self.text[name.clone()].to_owned(), self.span(&name));
        self.found.names.push(Listed { name, entry, number, group: self.group });
    }

    fn span(&self, part: &Range<usize>) -> Span {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { file: self.file, start: byte(part.start), end: byte(part.end) }
    }
}

/// Where a row ends before its last bar, which stays.
fn unbarred(row: &str) -> usize {
    row.strip_suffix('|').map_or(row.len(), |row| row.trim_end().len())
}

/// Whether lines hold several names: most of what stands behind the first name of a line looks like one
/// more, and not like a unit or a post.
fn stand_in_rows(text: &str, lines: &[Line]) -> bool {
    let (mut names, mut others) = (0, 0);
    for line in lines.iter().filter(|line| line.kind == Kind::Names && line.intro.is_empty()) {
        let words = &text[line.words.clone()];
        match people(words) {
            Some(found) => {
                let alike = alike(words, &found[1..]);
                names += alike;
                others += found.len() - 1 - alike;
            }
            None => others += usize::from(leading_person(words).is_some_and(|end| end < words.len())),
        }
    }
    names > others
}

/// How many names look like those of people.
fn alike(words: &str, names: &[Range<usize>]) -> usize {
    names.iter().filter(|name| begins_like_a_name(&words[(*name).clone()])).count()
}

/// The names of words that are nothing but names of people, perhaps each with its number, and
/// perhaps with 「等3名同志」 behind them.
fn people(words: &str) -> Option<Names> {
    let words = &words[..tail(words)];
    let mut found = Names::new();
    let mut at = 0;
    loop {
        let rest = words[at..].trim_start_matches(|c: char| c.is_whitespace() || "、，,；;。|".contains(c));
        let mark = mark(rest);
        at = words.len() - rest.len() + if matches!(mark.kind, Marked::Count | Marked::Han) { mark.length } else { 0 };
        if at >= words.len() {
            return (!found.is_empty()).then_some(found);
        }
        let end = at + leading_person(&words[at..])?;
        found.push(at..end);
        at = end;
    }
}

/// Where 「等3名同志」 begins, or the end.
fn tail(words: &str) -> usize {
    let counted = |rest: &str| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c));
        ["名", "位", "人", "同志"].iter().any(|end| rest.starts_with(end))
    };
    words.rmatch_indices('等').find(|(at, etc)| counted(&words[at + etc.len()..])).map_or(words.len(), |(at, _)| at)
}
