//! A table for download as it is found: CSV, or JSON rows without their empty cells.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::read::Json;
use super::table::defused;

/// A table, row after row.
pub(super) struct Found<'f> {
    columns: &'static [&'static str],
    rows: Rows<'f>,
}

enum Rows<'f> {
    Csv(Box<Reader<&'f [u8]>>, StringRecord),
    Json(std::slice::Iter<'f, Json<'f>>, Option<&'f Json<'f>>),
}

/// What comes next in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Row,
    End,
    /// Something that is no row of such a table.
    Odd,
}

impl<'f> Found<'f> {
    /// A CSV whose first row is in the site's language.
    pub(super) fn csv(text: &'f str, columns: &'static [&'static str]) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
        let fits = reader.headers().is_ok_and(|head| head.len() == columns.len());
        fits.then(|| Self { columns, rows: Rows::Csv(Box::new(reader), StringRecord::new()) })
    }

    /// A list of rows.
    pub(super) fn json(value: &'f Json<'f>, columns: &'static [&'static str]) -> Option<Self> {
        Some(Self { columns, rows: Rows::Json(value.as_list()?.iter(), None) })
    }

    /// Goes on to the next row.
    pub(super) fn next(&mut self) -> Next {
        match &mut self.rows {
            Rows::Csv(reader, record) => match reader.read_record(record) {
                Ok(true) => Next::Row,
                Ok(false) => Next::End,
                Err(_) => Next::Odd,
            },
            Rows::Json(all, row) => {
                *row = all.next();
                let Some(value) = row else { return Next::End };
                let known = value.as_map().is_some_and(|map| {
                    map.iter().all(|(key, cell)| self.columns.contains(&&**key) && cell.as_str().is_some())
                });
                if known { Next::Row } else { Next::Odd }
            }
        }
    }

    /// A cell of the row.
    pub(super) fn cell(&self, at: usize) -> &str {
        match &self.rows {
            Rows::Csv(_, record) => record.get(at).unwrap_or_default(),
            Rows::Json(_, row) => row.and_then(|row| row[self.columns[at]].as_str()).unwrap_or_default(),
        }
    }

    /// Whether a cell says this; in a CSV it may have an apostrophe before it, so that no spreadsheet runs it.
    pub(super) fn says(&self, at: usize, right: &str) -> bool {
        let cell = self.cell(at);
        cell == right || matches!(self.rows, Rows::Csv(..)) && cell.starts_with('\'') && defused(right) == cell
    }
}

/// The first line, from 1, in which two CSV files differ below their heads; rows of the first end in CR LF, of the
/// second in LF.
pub(super) fn apart(found: &[u8], right: &[u8]) -> Option<usize> {
    let below = |bytes: &[u8]| bytes.iter().position(|b| *b == b'\n').map(|at| at + 1);
    let (Some(from), Some(to)) = (below(found), below(right)) else { return Some(1) };
    if !found[..from].ends_with(b"\r\n") {
        return Some(1);
    }
    let (mut found, mut quoted, mut line) = (found[from..].iter(), false, 2);
    for byte in &right[to..] {
        quoted ^= *byte == b'"';
        let ends = *byte == b'\n' && !quoted;
        if ends && found.next() != Some(&b'\r') || found.next() != Some(byte) {
            return Some(line);
        }
        line += usize::from(ends);
    }
    found.next().map(|_| line)
}

#[cfg(test)]
mod tests {
    use super::{Found, Json, Next, apart};

    const COLUMNS: &[&str] = &["a", "b"];

    #[test]
    fn rows_are_found_in_both_formats() {
        let mut csv = Found::csv("\u{feff}甲,乙\r\nx,'=1\r\ny,\r\n", COLUMNS).unwrap();
        let value: Json<'_> = serde_json::from_str(r#"[{"a":"x","b":"=1"},{"a":"y"}]"#).unwrap();
        let mut json = Found::json(&value, COLUMNS).unwrap();
        for found in [&mut csv, &mut json] {
            assert_eq!(found.next(), Next::Row);
            assert!(found.says(0, "x") && found.says(1, "=1") && !found.says(1, "1"));
            assert_eq!(found.next(), Next::Row);
            assert!(found.says(0, "y") && found.says(1, ""));
            assert_eq!(found.next(), Next::End);
        }
    }

    #[test]
    fn what_is_no_row_is_odd() {
        assert!(Found::csv("a,b,c\r\n", COLUMNS).is_none());
        assert_eq!(Found::csv("a,b\r\n1\r\n", COLUMNS).unwrap().next(), Next::Odd);
        for text in [r#"[{"a":1}]"#, r#"[{"c":"x"}]"#, "[[]]", "[null]"] {
            let value: Json<'_> = serde_json::from_str(text).unwrap();
            assert_eq!(Found::json(&value, COLUMNS).unwrap().next(), Next::Odd, "{text}");
        }
        assert!(Found::json(&Json::Null, COLUMNS).is_none());
    }

    #[test]
    fn tables_are_compared_below_their_heads() {
        let right = b"\xef\xbb\xbfa,b\n1,\"x\ny\"\n2,z\n";
        assert_eq!(apart(b"\xef\xbb\xbfc,d\r\n1,\"x\ny\"\r\n2,z\r\n", right), None);
        for (found, line) in [
            (&b"c,d\r\n1,\"x\ny\"\r\n2,w\r\n"[..], 3),
            (b"c,d\r\n1,\"x\ny\"\r\n", 3),
            (b"c,d\r\n1,\"x\r\ny\"\r\n2,z\r\n", 2),
            (b"c,d\r\n1,\"x\ny\"\r\n2,z\r\n3,z\r\n", 4),
            (b"c,d\n1,\"x\ny\"\n2,z\n", 1),
            (b"", 1),
        ] {
            assert_eq!(apart(found, right), Some(line), "{}", String::from_utf8_lossy(found));
        }
    }
}
