//! The names that a spreadsheet gives to cells: a clerk looks for I2, not for column 53 of a line.

use super::cells::{Row, rows};
use crate::diag::Diagnostics;
use crate::lang::{Text, text};
use crate::source::{FileId, Span};

/// A table by its cells.
pub struct Grid<'t> {
    rows: Vec<Row<'t>>,
}

impl<'t> Grid<'t> {
    /// Cuts a table into cells. Its faults were reported when it was parsed.
    #[must_use]
    pub fn new(text: &'t str, file: FileId) -> Self {
        Self { rows: rows(text, file, &mut Diagnostics::new()) }
    }

    /// The name and heading of the one cell that holds a place; none for headings and for places of several cells.
    #[must_use]
    pub fn name(&self, place: Span) -> Option<Text> {
        let row = self.rows.partition_point(|r| r.span.start <= place.start).checked_sub(1).filter(|at| *at > 0)?;
        let row = &self.rows[row];
        let column = row.cells.partition_point(|c| c.span.start <= place.start).checked_sub(1)?;
        if row.cells[column].span.end < place.end {
            return None;
        }
        let (letters, number, heading) = (letters(column), row.number, &self.rows[0].cells.get(column)?.text);
        Some(text!("{letters}{number} 格，表头 {heading}", "cell {letters}{number}, heading {heading}"))
    }
}

/// A column's letters, counted from 0: A … Z, AA, AB ….
fn letters(column: usize) -> String {
    let last = char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column % 26]);
    let before = (column / 26).checked_sub(1).map(letters).unwrap_or_default();
    format!("{before}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    /// The name of the cell that holds the first `what`.
    fn name(text: &str, what: &str) -> Option<String> {
        let file = Sources::default().add("a.csv", text);
        let start = u32::try_from(text.find(what).unwrap()).unwrap();
        let end = start + u32::try_from(what.len()).unwrap();
        Grid::new(text, file).name(Span { file, start, end }).map(|name| name.en)
    }

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        let table = "name,facts.x\n\n\"two\nlines, one cell\",5\nb,7\n";
        assert_eq!(name(table, "5").as_deref(), Some("cell B3, heading facts.x"));
        assert_eq!(name(table, "7").as_deref(), Some("cell B4, heading facts.x"));
        assert_eq!(name(table, "one cell").as_deref(), Some("cell A3, heading name"));
    }

    #[test]
    fn headings_and_whole_rows_have_no_name() {
        assert_eq!(name("name,facts.x\nb,7\n", "facts.x"), None);
        assert_eq!(name("name,facts.x\nb,7\n", "b,7"), None);
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
