//! The tables of Office documents, row by row: the cells of one may make up a number together.

use std::collections::BTreeMap;

use super::super::plain::BREAK;
use super::office::{attribute, spelled};
use super::places::{self, Places};

/// Bytes of a cell that are kept: more than any part of a number, and than what names it.
const MOST: usize = 64;
/// Cells of all sheets that are left out where they are empty, and counted all the same.
const MOST_EMPTY: usize = 1 << 20;

/// The tables of all parts of a document.
#[derive(Default)]
pub(super) struct Tables {
    /// Texts that sheets share, by their numbers.
    shared: Vec<Vec<u8>>,
    /// What each part has, in order.
    parts: BTreeMap<Vec<u8>, Vec<Piece>>,
    /// Formulas that put texts together.
    formulas: Vec<u8>,
    /// The names of sheets by their references, and the parts that these stand for.
    sheets: Vec<(Vec<u8>, String)>,
    targets: Vec<(Vec<u8>, Vec<u8>)>,
    /// Where the cell, the shared text, the formula begins that is being read.
    start: usize,
    is_shared: bool,
    /// The table, the row, the column that is being read, from one.
    table: usize,
    row: usize,
    column: usize,
    empty: usize,
}

/// A piece of a table.
enum Piece {
    Cell(Vec<u8>),
    /// A cell that holds a text by its number.
    Shared(usize),
    /// The end of a row: of which table, which.
    Row(usize, usize),
}

impl Tables {
    /// A part begins.
    pub(super) const fn begin(&mut self) {
        (self.table, self.row, self.column) = (0, 0, 0);
    }

    /// Takes a tag of a part, with the words up to it.
    pub(super) fn take(&mut self, file: &[u8], tag: &[u8], name: &[u8], words: &[u8]) {
        let (is_last, is_whole) = (tag.starts_with(b"/"), tag.ends_with(b"/"));
        if !is_last {
            self.count(file, tag, name);
        }
        match name {
            b"c" | b"w:tc" | b"a:tc" | b"table:table-cell" | b"si" | b"f" if !is_last => {
                self.start = words.len();
                if name != b"f" {
                    self.is_shared = name == b"c" && attribute(tag, b" t").is_some_and(|kind| kind == b"s");
                }
                if is_whole && name != b"si" && name != b"f" {
                    self.piece(file, Piece::Cell(Vec::new()));
                }
            }
            b"c" | b"w:tc" | b"a:tc" | b"table:table-cell" => {
                let cell = cell(&words[self.start..]);
                let number = std::str::from_utf8(&cell).ok().filter(|_| self.is_shared).and_then(|n| n.parse().ok());
                self.piece(file, number.map_or(Piece::Cell(cell), Piece::Shared));
            }
            b"si" => self.shared.push(cell(&words[self.start..])),
            b"f" => self.formulas.extend(joined(&words[self.start..])),
            b"row" | b"w:tr" | b"a:tr" | b"table:table-row" if is_last => {
                self.piece(file, Piece::Row(self.table, self.row));
            }
            _ => {}
        }
    }

    /// Counts tables, rows and columns. A sheet leaves out what is empty, and numbers what is there.
    fn count(&mut self, file: &[u8], tag: &[u8], name: &[u8]) {
        let text = |name| attribute(tag, name).map(<[u8]>::to_vec);
        match name {
            b"w:tbl" | b"a:tbl" | b"table:table" => (self.table, self.row) = (self.table + 1, 0),
            b"row" | b"w:tr" | b"a:tr" | b"table:table-row" => (self.row, self.column) = (self.row + 1, 0),
            b"c" => {
                let place = attribute(tag, b" r").and_then(places::cell);
                let (column, row) = place.unwrap_or((self.column + 1, self.row));
                let left_out = column.saturating_sub(self.column + 1).min(MOST_EMPTY - self.empty);
                self.empty += left_out;
                (0..left_out).for_each(|_| self.piece(file, Piece::Cell(Vec::new())));
                (self.column, self.row) = (column, row);
            }
            b"sheet" => {
                let mut title = Vec::new();
                spelled(&text(b" name").unwrap_or_default(), &mut title);
                let title = String::from_utf8_lossy(&title).replace("&quot;", "\"").replace("&amp;", "&");
                self.sheets.extend(text(b" r:id").map(|id| (id, title)));
            }
            b"Relationship" if file.ends_with(b"workbook.xml.rels") => {
                self.targets.extend(text(b" Id").zip(text(b" Target")));
            }
            _ => {}
        }
    }

    fn piece(&mut self, file: &[u8], piece: Piece) {
        match self.parts.get_mut(file) {
            Some(pieces) => pieces.push(piece),
            None => drop(self.parts.insert(file.to_vec(), vec![piece])),
        }
    }

    /// Shows the table of each part, as a file of comma-separated values, and what formulas put together.
    pub(super) fn each(self, mut see: impl FnMut(Vec<u8>, Places)) {
        for (part, pieces) in &self.parts {
            let (mut table, mut rows) = (Vec::new(), Vec::new());
            for piece in pieces {
                let cell = match piece {
                    Piece::Row(of, row) => {
                        table.push(b'\n');
                        rows.push((*of, *row));
                        continue;
                    }
                    Piece::Cell(cell) => Some(cell),
                    Piece::Shared(number) => self.shared.get(*number),
                };
                table.push(b'"');
                table.extend(cell.into_iter().flatten());
                table.extend(b"\",");
            }
            see(table, self.places(part, rows));
        }
        see(self.formulas, Places::None);
    }

    fn places(&self, part: &[u8], rows: Vec<(usize, usize)>) -> Places {
        if !part.starts_with(b"xl/") {
            return Places::Tables(rows);
        }
        let is_part = |target: &[u8]| part.ends_with(target.strip_prefix(b"/").unwrap_or(target));
        let id = self.targets.iter().find(|(_, target)| is_part(target)).map(|(id, _)| id);
        let name = self.sheets.iter().find(|(of, _)| Some(of) == id).map(|(_, name)| name.clone());
        Places::Sheet { name, rows: rows.into_iter().map(|(_, row)| row).collect() }
    }
}

/// What a cell shows, up to a length: behind a formula, its value.
fn cell(words: &[u8]) -> Vec<u8> {
    let shown = words.split(|b| *b == BREAK).map(<[u8]>::trim_ascii).rfind(|text| !text.is_empty());
    shown.unwrap_or_default().iter().take(MOST).filter(|b| **b != b'"').copied().collect()
}

/// A formula with its texts put together: `"138"&"0013"` is `1380013`.
fn joined(formula: &[u8]) -> Vec<u8> {
    let formula = String::from_utf8_lossy(formula).replace("&quot;", "\"").replace("&amp;", "&");
    if !formula.contains(['"', '&']) {
        return Vec::new();
    }
    let mut joined = formula.replace("\",\"", "");
    joined.retain(|c| !matches!(c, '"' | '&' | ' ' | char::REPLACEMENT_CHARACTER) && c != char::from(BREAK));
    joined.push(char::from(BREAK));
    joined.into_bytes()
}
