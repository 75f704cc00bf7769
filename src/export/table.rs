//! A table as CSV and as JSON.

use std::borrow::Cow;

use crate::lang::{Lang, Text};
use crate::number::Number;

/// A cell. Numbers are texts, so that `9.50` stays `9.50`.
pub(super) type Cell<'a> = Cow<'a, str>;

/// Columns (key and title) and rows, made one by one.
pub(super) struct Table<'a> {
    pub(super) columns: Vec<(&'static str, Text)>,
    pub(super) rows: Box<dyn Iterator<Item = Vec<Cell<'a>>> + 'a>,
}

/// CSV that Excel and WPS open by a double click: UTF-8 with a byte-order mark.
pub(super) fn csv(table: Table<'_>, lang: Lang) -> Vec<u8> {
    let mut csv = headings(&table, lang);
    for row in table.rows {
        line(&mut csv, &row);
    }
    csv
}

/// The same, and JSON with it: a list of objects, one a line, without the empty cells.
pub(super) fn write(table: Table<'_>, lang: Lang) -> (Vec<u8>, Vec<u8>) {
    let (mut csv, mut json) = (headings(&table, lang), b"[".to_vec());
    for (at, row) in table.rows.enumerate() {
        line(&mut csv, &row);
        json.extend_from_slice(if at == 0 { b"\n{" } else { b",\n{" });
        object(&mut json, &table.columns, &row);
        json.push(b'}');
    }
    json.extend_from_slice(b"\n]\n");
    (csv, json)
}

fn headings(table: &Table<'_>, lang: Lang) -> Vec<u8> {
    let mut csv = "\u{FEFF}".as_bytes().to_vec();
    let titles: Vec<Cell<'_>> = table.columns.iter().map(|(_, title)| Cow::from(title.get(lang))).collect();
    line(&mut csv, &titles);
    csv
}

fn line(out: &mut Vec<u8>, cells: &[Cell<'_>]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        let defused = if is_formula(cell) { "'" } else { "" };
        if cell.contains(['"', ',', '\n', '\r']) {
            out.extend_from_slice(format!("\"{defused}{}\"", cell.replace('"', "\"\"")).as_bytes());
        } else {
            out.extend_from_slice(defused.as_bytes());
            out.extend_from_slice(cell.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}

/// Whether a spreadsheet would run the cell. A negative number is only a number.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && Number::parse(cell).is_err()
}

fn object(out: &mut Vec<u8>, columns: &[(&'static str, Text)], row: &[Cell<'_>]) {
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
        Table { columns, rows: Box::new(std::iter::once(vec![Cow::from("a"), Cow::from(cell)])) }
    }

    fn shown(cell: &'static str) -> String {
        String::from_utf8(csv(table(cell), Lang::Zh)).expect("utf-8")
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
            assert_eq!(shown(cell), format!("\u{FEFF}编号,名称\r\na,{expected}\r\n"));
        }
    }

    #[test]
    fn json_is_json() {
        let bytes = write(table("引\"号\\\n"), Lang::Zh).1;
        let value: serde_json::Value = serde_json::from_slice(&bytes).expect("json");
        assert_eq!(value[0]["name"], "引\"号\\\n");
    }
}
