//! The tables of a bundle (E20): read strictly, and compared row by row with what they should hold.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use csv::{ByteRecord, ReaderBuilder, Terminator};

use super::findings::{Findings, Layer, Looked};
use crate::lang::{Text, text};
use crate::number::Number;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// A table whose rows are found by what their first column says.
pub(super) struct Table<'b> {
    bytes: &'b [u8],
    columns: &'static [&'static str],
    /// First column → where its rows lie.
    rows: BTreeMap<String, Vec<Range<usize>>>,
    /// Where the rows begin, behind the first one.
    start: usize,
}

/// A row, cell by cell.
pub(super) type Row = Vec<String>;

/// Rows that a table should hold, written as it is (E20): most tables hold just these bytes.
#[derive(Default)]
pub(super) struct Lines {
    bytes: Vec<u8>,
    rows: usize,
}

impl Lines {
    /// A row.
    pub(super) fn put(&mut self, cells: &[&str]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.bytes.push(b',');
            }
            let cell = defused(cell);
            if cell.bytes().any(|b| matches!(b, b'"' | b',' | b'\n' | b'\r')) {
                self.bytes.extend_from_slice(format!("\"{}\"", cell.replace('"', "\"\"")).as_bytes());
            } else {
                self.bytes.extend_from_slice(cell.as_bytes());
            }
        }
        self.bytes.push(b'\n');
        self.rows += 1;
    }

    /// How many rows.
    pub(super) const fn len(&self) -> usize {
        self.rows
    }

    /// Cell by cell.
    pub(super) fn rows(&self) -> Vec<Row> {
        parsed(&self.bytes)
    }
}

/// How rows are compared.
#[derive(Clone, Copy)]
pub(super) struct How<'a> {
    /// The table, for people.
    pub(super) place: &'a str,
    /// How many of the first cells name a row.
    pub(super) keys: usize,
    /// Which layer says so.
    pub(super) layer: Layer,
}

fn reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
    // Only LF ends a row: a CR stays in its cell, where it differs from what should be there.
    ReaderBuilder::new().has_headers(false).flexible(true).terminator(Terminator::Any(b'\n')).from_reader(bytes)
}

impl<'b> Table<'b> {
    /// Reads a table with these columns.
    pub(super) fn read(bytes: &'b [u8], columns: &'static [&'static str]) -> Result<Self, Text> {
        if std::str::from_utf8(bytes).is_err() {
            return Err(text!("不是 UTF-8 文本", "this is no UTF-8"));
        }
        // The reader would take a second mark for nothing.
        let Some(body) = bytes.strip_prefix(BOM).filter(|body| !body.starts_with(BOM)) else {
            return Err(text!("开头应有一个字节序标记（BOM）", "it must begin with one byte-order mark"));
        };
        if !body.ends_with(b"\n") {
            return Err(text!("最后一行没有换行", "its last line does not end"));
        }
        let (mut reader, mut record) = (reader(body), ByteRecord::new());
        let bad = |_| text!("不是规定格式的 CSV", "this is no CSV of the format");
        reader.read_byte_record(&mut record).map_err(bad)?;
        if record.iter().ne(columns.iter().map(|column| column.as_bytes())) {
            let columns = columns.join(",");
            return Err(text!("首行应为 {columns}", "its first row must be {columns}"));
        }
        let mut rows = BTreeMap::<String, Vec<Range<usize>>>::new();
        let (start, mut last) = (place(&reader), None);
        let mut at = start;
        while reader.read_byte_record(&mut record).map_err(bad)? {
            let first = String::from_utf8_lossy(record.get(0).unwrap_or_default()).into_owned();
            let here = at..place(&reader);
            at = here.end;
            let ranges = rows.entry(first.clone()).or_default();
            match ranges.last_mut().filter(|_| last.as_ref() == Some(&first)) {
                Some(range) => range.end = here.end,
                None => ranges.push(here),
            }
            last = Some(first);
        }
        Ok(Self { bytes: body, columns, rows, start })
    }

    /// The table, if all rows of one first cell stand together.
    pub(super) fn together(self) -> Result<Self, Text> {
        match self.rows.iter().find(|(_, ranges)| ranges.len() > 1) {
            Some((first, _)) => Err(text!("{first} 的行没有排在一起", "the rows of {first} do not stand together")),
            None => Ok(self),
        }
    }

    /// What its first column says, in order.
    pub(super) fn firsts(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }

    /// The rows of one first cell.
    pub(super) fn rows(&self, first: &str) -> Vec<Row> {
        self.lines(first).flat_map(parsed).collect()
    }

    fn lines(&self, first: &str) -> impl Iterator<Item = &'b [u8]> {
        let ranges = self.rows.get(first).map(Vec::as_slice).unwrap_or_default();
        ranges.iter().map(|range| &self.bytes[range.clone()])
    }

    /// Every row, in the order of the file.
    pub(super) fn all(&self) -> Vec<Row> {
        parsed(&self.bytes[self.start..])
    }

    /// Holds the rows of one first cell against those that should be there.
    pub(super) fn compare(&self, first: &str, expected: &Lines, how: How<'_>, findings: &mut Findings) {
        if how.layer == Layer::Tables {
            findings.count(Looked::Rows, expected.len());
        }
        if !self.lines(first).eq(Some(expected.bytes.as_slice()).filter(|bytes| !bytes.is_empty())) {
            self.compare_rows(&self.rows(first), &expected.rows(), how, findings);
        }
    }

    /// The same with all rows.
    pub(super) fn compare_all(&self, expected: &Lines, how: How<'_>, findings: &mut Findings) {
        findings.count(Looked::Rows, expected.len());
        self.compare_rows(&self.all(), &expected.rows(), how, findings);
    }

    /// Cell by cell: another program may put quotation marks where they need not be.
    pub(super) fn compare_rows(&self, found: &[Row], written: &[Row], how: How<'_>, findings: &mut Findings) {
        let How { place, keys, layer } = how;
        if found == written {
            return;
        }
        let name = |row: &Row| row.iter().take(keys).map(String::as_str).collect::<Vec<_>>().join(" ");
        let mut left: BTreeMap<String, &Row> = found.iter().map(|row| (name(row), row)).collect();
        let repeated = left.len() != found.len();
        let before = findings.differences.len();
        for row in written {
            let at = format!("{place} {}", name(row));
            match left.remove(&name(row)) {
                None => findings.wrong(layer, at, text!("缺少这一行", "this row is missing")),
                Some(other) => self.cells(&at, row, other, layer, findings),
            }
        }
        for key in left.keys() {
            findings.wrong(layer, format!("{place} {key}"), text!("多出这一行", "this row should not be there"));
        }
        if repeated || findings.differences.len() == before {
            let what = text!("行的次序不对，或有重复", "the rows are in another order, or repeated");
            findings.wrong(layer, place, what);
        }
    }

    fn cells(&self, place: &str, expected: &Row, found: &Row, layer: Layer, findings: &mut Findings) {
        if expected.len() != found.len() {
            return findings.wrong(layer, place, text!("列数不对", "another number of columns"));
        }
        for ((column, right), cell) in self.columns.iter().zip(expected).zip(found) {
            if right != cell {
                findings.differs(layer, format!("{place} {column}"), right, cell);
            }
        }
    }
}

fn parsed(bytes: &[u8]) -> Vec<Row> {
    let cells = |record: ByteRecord| record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
    reader(bytes).into_byte_records().filter_map(Result::ok).map(cells).collect()
}

fn place(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// A cell that a spreadsheet might run has an apostrophe before it.
pub(super) fn defused(cell: &str) -> Cow<'_, str> {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && Number::parse(cell).is_err();
    if runs { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["nomination", "item", "published"];

    fn differences(table: &str, expected: &[[&str; 3]]) -> Vec<String> {
        let bytes = format!("\u{feff}{table}");
        let table = Table::read(bytes.as_bytes(), COLUMNS).unwrap();
        let mut lines = Lines::default();
        expected.iter().for_each(|row| lines.put(row));
        let mut findings = Findings::default();
        let how = How { place: "t", keys: 2, layer: Layer::Tables };
        table.compare("a", &lines, how, &mut findings);
        findings.differences.into_iter().map(|d| format!("{}: {} {:?}", d.place, d.what.en, d.found)).collect()
    }

    const HEAD: &str = "nomination,item,published\n";

    #[test]
    fn what_is_the_same_does_not_differ() {
        let table = format!("{HEAD}a,x,1.50\na,\"y,z\",'=1\nb,x,2\n");
        assert_eq!(differences(&table, &[["a", "x", "1.50"], ["a", "y,z", "=1"]]), [] as [&str; 0]);
        let quoted = format!("{HEAD}a,\"x\",1.50\nb,x,2\n");
        assert_eq!(differences(&quoted, &[["a", "x", "1.50"]]), [] as [&str; 0]);
        assert_eq!(differences(&format!("{HEAD}b,x,2\n"), &[]), [] as [&str; 0]);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let cells = ["a", "-1.50", "=1", "x,\"y\"", "两\n行", "\r", ""];
        let mut lines = Lines::default();
        lines.put(&cells);
        assert_eq!((lines.rows(), lines.len()), (vec![cells.map(|cell| defused(cell).into_owned()).to_vec()], 1));
    }

    #[test]
    fn every_difference_is_named() {
        let expected = [["a", "x", "1.50"], ["a", "y", "2"]];
        for (rows, found) in [
            ("a,x,1.5\na,y,2\n", vec!["t a x published: the values differ Some(\"1.5\")"]),
            ("a,x,1.50\n", vec!["t a y: this row is missing None"]),
            ("a,x,1.50\na,y,2\na,z,2\n", vec!["t a z: this row should not be there None"]),
            ("a,y,2\na,x,1.50\n", vec!["t: the rows are in another order, or repeated None"]),
            ("a,x,1.50\na,x,1.50\na,y,2\n", vec!["t: the rows are in another order, or repeated None"]),
            ("a,x,1.50\r\na,y,2\n", vec!["t a x published: the values differ Some(\"1.50\\r\")"]),
            ("a,x,1.50,\na,y,2\n", vec!["t a x: another number of columns None"]),
            ("a,x, 1.50\na,y,2\n", vec!["t a x published: the values differ Some(\" 1.50\")"]),
        ] {
            assert_eq!(differences(&format!("{HEAD}{rows}"), &expected), found, "{rows}");
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for (bytes, says) in [
            (&b"nomination,item,published\n"[..], "byte-order mark"),
            (b"\xef\xbb\xbfnomination,item\n", "first row"),
            (b"\xef\xbb\xbf\xef\xbb\xbfnomination,item,published\n", "byte-order mark"),
            (b"\xef\xbb\xbfnomination,item,published\r\n", "first row"),
            (b"\xef\xbb\xbfnomination,item,published\na,b,c", "does not end"),
            (b"\xef\xbb\xbfnomination,item,published\na,b,\xff\n", "UTF-8"),
            (b"\xef\xbb\xbfnomination,item,published\na,b,c\nb,b,c\na,d,c\n", "do not stand together"),
        ] {
            let Err(what) = Table::read(bytes, COLUMNS).and_then(Table::together) else { panic!("{says}") };
            assert!(what.en.contains(says), "{} / {says}", what.en);
        }
    }
}
