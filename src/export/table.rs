//! A table as CSV or as JSON.

use super::pieces::{Pieces, pieces};
use crate::lang::{Lang, Text};
use crate::number::Number;

/// Columns, and the rows about each of its subjects.
pub(super) struct Table<'a> {
    /// Key and title.
    pub(super) columns: Vec<(&'static str, Text)>,
    /// How many subjects there are: nominations, or quotas.
    pub(super) subjects: usize,
    /// Hands over the rows about one of them.
    pub(super) rows: Box<dyn Fn(usize, Put<'_>) + Send + 'a>,
}

/// Takes a row: a cell for each column. Numbers are texts, so that `9.50` stays `9.50`.
pub(crate) type Put<'p> = &'p mut dyn FnMut(&[&str]);

/// CSV that Excel and WPS open by a double click: UTF-8 with a byte-order mark.
pub(super) fn csv(table: Table<'_>, lang: Lang) -> Pieces<'_> {
    let head = headings(&table, lang);
    let Table { subjects, rows, .. } = table;
    pieces(head, subjects, move |at, out| rows(at, &mut |cells| line(out, cells, b"\r\n")), "")
}

/// The same as JSON: a list of objects, one a line, without the empty cells.
pub(super) fn json(table: Table<'_>) -> Pieces<'_> {
    let Table { columns, subjects, rows } = table;
    let mut between = "\n{";
    let object = move |at: usize, out: &mut Vec<u8>| {
        rows(at, &mut |cells| {
            out.extend_from_slice(between.as_bytes());
            object(out, &columns, cells);
            out.push(b'}');
            between = ",\n{";
        });
    };
    pieces(b"[".to_vec(), subjects, object, "\n]\n")
}

fn headings(table: &Table<'_>, lang: Lang) -> Vec<u8> {
    let mut csv = "\u{FEFF}".as_bytes().to_vec();
    let titles: Vec<&str> = table.columns.iter().map(|(_, title)| title.get(lang)).collect();
    line(&mut csv, &titles, b"\r\n");
    csv
}

/// A row of a CSV. Nothing in it is run by a spreadsheet.
pub(crate) fn line(out: &mut Vec<u8>, cells: &[&str], end: &[u8]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        let defused = if is_formula(cell) { "'" } else { "" };
        if cell.bytes().any(|b| matches!(b, b'"' | b',' | b'\n' | b'\r')) {
            out.extend_from_slice(format!("\"{defused}{}\"", cell.replace('"', "\"\"")).as_bytes());
        } else {
            out.extend_from_slice(defused.as_bytes());
            out.extend_from_slice(cell.as_bytes());
        }
    }
    out.extend_from_slice(end);
}

/// Whether a spreadsheet would run the cell. A negative number is only a number.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && Number::parse(cell).is_err()
}

fn object(out: &mut Vec<u8>, columns: &[(&'static str, Text)], row: &[&str]) {
    let cells = columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
    for (at, ((key, _), cell)) in cells.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        quoted(out, key);
        out.push(b':');
        quoted(out, cell);
    }
}

fn quoted(out: &mut Vec<u8>, text: &str) {
    if text.bytes().any(|b| b < b' ' || b == b'"' || b == b'\\') {
        // Writing a text into memory cannot fail.
        let _ = serde_json::to_writer(out, text);
    } else {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::text;

    fn table(cell: &'static str) -> Table<'static> {
        let columns = vec![("id", text!("编号", "id")), ("name", text!("名称", "name"))];
        Table { columns, subjects: 1, rows: Box::new(move |_, put| put(&["a", cell])) }
    }

    fn shown(pieces: Pieces<'_>) -> String {
        String::from_utf8(pieces.flatten().collect()).expect("utf-8")
    }

    #[test]
    fn a_spreadsheet_runs_nothing() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2+3", "'-2+3"),
            ("-0.50", "-0.50"),
            ("+86", "'+86"),
            ("=\"a\",1", "\"'=\"\"a\"\",1\""),
        ] {
            assert_eq!(shown(csv(table(cell), Lang::Zh)), format!("\u{FEFF}编号,名称\r\na,{expected}\r\n"));
        }
    }

    #[test]
    fn json_is_json() {
        let value: serde_json::Value = serde_json::from_str(&shown(json(table("引\"号\\\n")))).expect("json");
        assert_eq!(value[0]["name"], "引\"号\\\n");
    }

    /// Subjects may have no row or several, and stand in several pieces.
    #[test]
    fn rows_are_parted_wherever_they_stand() {
        let columns = vec![("id", text!("编号", "id"))];
        let rows = |at: usize, put: Put<'_>| (0..at % 3).for_each(|_| put(&[&at.to_string()]));
        let table = Table { columns, subjects: 1000, rows: Box::new(rows) };
        let value: Vec<serde_json::Value> = serde_json::from_str(&shown(json(table))).expect("json");
        assert_eq!(value.len(), 999);
        assert_eq!(value[998]["id"], "998");
    }
}
