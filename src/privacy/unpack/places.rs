//! Where in a file something stands, as somebody who opens it would say: row and column, paragraph, slide.

use std::ops::Range;

use super::super::cells;
use crate::lang::{Text, text};

/// A text of a file, with what its places are called.
#[derive(Debug)]
pub(in crate::privacy) struct Words {
    /// Mostly UTF-8.
    pub(in crate::privacy) bytes: Vec<u8>,
    pub(super) places: Places,
    /// The file in an archive that has it.
    pub(super) file: Option<String>,
}

/// How the places of a text are called.
#[derive(Debug)]
pub(super) enum Places {
    /// Nobody who opens the file would see them.
    None,
    /// Lines of a text, and cells in them.
    Lines,
    /// Rows of a sheet with this name, by their numbers.
    Sheet { name: Option<String>, rows: Vec<usize> },
    /// Rows of the tables of a document: which table, which row.
    Tables(Vec<(usize, usize)>),
    /// Paragraphs of a document outside of its tables.
    Paragraphs(Vec<Range<usize>>),
    /// A slide.
    Slide(usize),
}

impl Words {
    /// Where a byte of it stands, and whether that says more than which file of an archive.
    pub(in crate::privacy) fn place(&self, at: usize) -> Option<(bool, Text)> {
        let place = self.places.place(&self.bytes, at);
        match (&self.file, place) {
            (None, place) => Some((true, place?)),
            (Some(file), Some(Text { zh, en })) => Some((true, text!("{file} {zh}", "{file}, {en}"))),
            (Some(file), None) => Some((false, text!("{file}", "{file}"))),
        }
    }
}

impl Places {
    fn place(&self, text: &[u8], at: usize) -> Option<Text> {
        let line = || text[..at].split(|b| *b == b'\n').count() - 1;
        match self {
            Self::None => None,
            Self::Lines => {
                let n = line() + 1;
                Some(match cells::column(text, at) {
                    Some(column) => text!("第 {n} 行第 {column} 列", "line {n}, column {column}"),
                    None => text!("第 {n} 行", "line {n}"),
                })
            }
            Self::Sheet { name, rows } => {
                let (row, letters) = (rows.get(line())?, letters(quoted(text, at)));
                let name = name.as_deref().unwrap_or("?");
                Some(text!("工作表“{name}”第 {row} 行 {letters} 列", "sheet “{name}”, row {row}, column {letters}"))
            }
            Self::Tables(rows) => {
                let (table, row) = rows.get(line())?;
                Some(text!("第 {table} 个表格第 {row} 行", "table {table}, row {row}"))
            }
            Self::Paragraphs(all) => {
                let n = all.partition_point(|part| part.start <= at);
                let within = n.checked_sub(1).and_then(|last| all.get(last)).is_some_and(|part| part.contains(&at));
                within.then(|| text!("第 {n} 段", "paragraph {n}"))
            }
            Self::Slide(n) => Some(text!("第 {n} 张幻灯片", "slide {n}")),
        }
    }
}

/// Which cell of a row in quotes a place stands in, from nought.
fn quoted(text: &[u8], at: usize) -> usize {
    text[..at].iter().rev().take_while(|b| **b != b'\n').filter(|b| **b == b'"').count() / 2
}

/// The letters of a column, from nought: A to Z, AA and so on.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    let before = if column < 26 { String::new() } else { letters(column / 26 - 1) };
    format!("{before}{last}")
}

/// The number of a column, from one, and that of the row in a cell's name: `C7`.
pub(super) fn cell(name: &[u8]) -> Option<(usize, usize)> {
    let length = name.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let column = name[..length].iter().take(4).fold(0, |column, b| column * 26 + usize::from(b - b'A') + 1);
    let row = std::str::from_utf8(&name[length..]).ok()?.parse().ok()?;
    (column > 0).then_some((column, row))
}
