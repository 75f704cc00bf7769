//! CSV text to rows of cells with places (RFC 4180: commas, double quotes, LF or CRLF).
//!
//! The `csv` crate gives no place inside a row and takes an open quotation for a long cell; both
//! matter here. The tests hold this reader to that one's results on well-formed tables.

use std::borrow::Cow;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::source::{FileId, Span};

/// A row.
#[derive(Debug)]
pub(super) struct Row<'t> {
    pub(super) span: Span,
    /// Its number in a spreadsheet, from 1; rows without any character count.
    pub(super) number: usize,
    /// Every quotation of it is closed; else it swallowed the rest of the file.
    pub(super) closed: bool,
    pub(super) cells: Vec<Cell<'t>>,
}

/// A cell: its text without quotes and without blanks around it, and where it stands.
#[derive(Debug)]
pub(super) struct Cell<'t> {
    pub(super) span: Span,
    pub(super) text: Cow<'t, str>,
}

impl Row<'_> {
    /// Rows of nothing but commas, as spreadsheets leave at the end.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|c| c.text.is_empty())
    }
}

/// All rows of a table. Lines without any character are passed over.
pub(super) fn rows<'t>(text: &'t str, file: FileId, faults: &mut Diagnostics) -> Vec<Row<'t>> {
    let mut reader = Reader { text, file, at: 0 };
    let mut rows = Vec::new();
    for number in 1.. {
        if reader.at >= text.len() {
            break;
        }
        let row = reader.row(number, faults);
        if row.span.start < row.span.end {
            rows.push(row);
        }
    }
    rows
}

struct Reader<'t> {
    text: &'t str,
    file: FileId,
    at: usize,
}

impl<'t> Reader<'t> {
    /// Reads up to and including the end of a line.
    fn row(&mut self, number: usize, faults: &mut Diagnostics) -> Row<'t> {
        let start = self.at;
        let faults_before = faults.errors();
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell(faults));
            if self.rest().starts_with(',') {
                self.at += 1;
            } else {
                break;
            }
        }
        let span = self.span(start, self.at);
        self.at += self.rest().chars().take_while(|c| *c == '\r').count();
        self.at += usize::from(self.rest().starts_with('\n'));
        Row { span, number, closed: faults.errors() == faults_before, cells }
    }

    /// Reads a cell; what follows is a comma, the end of the line, or the end of the text.
    fn cell(&mut self, faults: &mut Diagnostics) -> Cell<'t> {
        let start = self.at;
        let quoted = self.rest().starts_with('"').then(|| self.quoted(faults));
        let tail_at = self.at;
        let rest = self.rest();
        let line = rest.find([',', '\n']).map_or(rest, |end| &rest[..end]);
        let tail = if rest[line.len()..].starts_with(',') { line } else { line.trim_end_matches('\r') };
        self.at += tail.len();
        let text = match quoted {
            None => Cow::Borrowed(tail.trim()),
            Some(text) => {
                if !tail.trim().is_empty() {
                    faults.push(after_quote(self.span(tail_at, self.at)));
                }
                trimmed(text)
            }
        };
        Cell { span: self.span(start, self.at), text }
    }

    /// Reads a quotation with its marks; doubled marks inside stand for one.
    fn quoted(&mut self, faults: &mut Diagnostics) -> Cow<'t, str> {
        let open = self.at;
        let mut end = open + 1;
        loop {
            let Some(mark) = self.text[end..].find('"') else {
                faults.push(never_closed(self.span(open, open + 1)));
                self.at = self.text.len();
                return Cow::Borrowed(&self.text[open + 1..]);
            };
            end += mark;
            if !self.text[end + 1..].starts_with('"') {
                break;
            }
            end += 2;
        }
        self.at = end + 1;
        let inner = &self.text[open + 1..end];
        if inner.contains('"') { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let place = |i| u32::try_from(i).unwrap_or(u32::MAX);
        Span { file: self.file, start: place(start), end: place(end) }
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

fn never_closed(open: Span) -> Diagnostic {
    Diagnostic::error(Code::CsvSyntax, open, text!("引号没有收尾", "a quotation mark is never closed")).hint(text!(
        "在这一格末尾补上半角双引号；文字里的双引号写两个",
        "close the cell with a double quote; double a quote that is part of the text"
    ))
}

fn after_quote(tail: Span) -> Diagnostic {
    let message = text!("引号收尾之后还有文字", "text follows a closed quotation");
    Diagnostic::error(Code::CsvSyntax, tail, message)
        .hint(text!("整格放进引号，里面的双引号写两个", "quote the whole cell and double the quotes inside it"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use proptest::prelude::*;

    fn ours(text: &str) -> (Vec<Vec<String>>, Diagnostics) {
        let mut faults = Diagnostics::new();
        let file = Sources::default().add("a.csv", "");
        let rows = rows(text, file, &mut faults);
        (rows.into_iter().map(|r| r.cells.into_iter().map(|c| c.text.into_owned()).collect()).collect(), faults)
    }

    fn theirs(text: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let trim = |r: ::csv::StringRecord| r.iter().map(|c| c.trim().to_owned()).collect();
        reader.records().map(|r| trim(r.unwrap())).collect()
    }

    proptest! {
        #[test]
        fn well_formed_tables_read_as_the_csv_crate_reads_them(
            table in prop::collection::vec(prop::collection::vec("[a甲 ,\"\n]{0,6}", 1..5), 0..6),
            crlf in any::<bool>(),
        ) {
            let terminator = if crlf { ::csv::Terminator::CRLF } else { ::csv::Terminator::Any(b'\n') };
            let mut writer = ::csv::WriterBuilder::new().flexible(true).terminator(terminator).from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let (rows, faults) = ours(&text);
            prop_assert_eq!(faults.errors(), 0);
            prop_assert_eq!(rows, theirs(&text));
        }
    }

    #[test]
    fn open_quotations_and_text_after_them_are_faults() {
        for text in ["a,\"b\nc,d\n", "a,\"b\"c\n"] {
            assert_eq!(ours(text).1.errors(), 1, "{text:?}");
        }
    }
}
