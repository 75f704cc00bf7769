//! The heading row: each cell is a path of keys joined by dots.

use super::cells::{Cell, Row};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::source::{Span, Spanned};

/// A heading's path: `facts.rate.done` is three keys, each with its place.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) path: Vec<Spanned<Box<str>>>,
    span: Span,
}

/// A column.
pub(super) enum Column {
    /// With a path for its cells.
    Path(Heading),
    /// Without a heading: its cells must be empty.
    Unnamed,
    /// With a heading that was refused: its cells are passed over.
    Refused,
}

/// The columns by their headings.
pub(super) fn read(row: &Row<'_>, faults: &mut Diagnostics) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::with_capacity(row.cells.len());
    for cell in &row.cells {
        let column = if cell.text.is_empty() { Column::Unnamed } else { column(cell, &columns, faults) };
        columns.push(column);
    }
    columns
}

fn column(cell: &Cell<'_>, before: &[Column], faults: &mut Diagnostics) -> Column {
    let Some(new) = heading(cell, faults) else { return Column::Refused };
    for column in before {
        if let Column::Path(old) = column
            && clash(old, &new)
        {
            faults.push(repeated(cell, old));
            return Column::Refused;
        }
    }
    Column::Path(new)
}

fn heading(cell: &Cell<'_>, faults: &mut Diagnostics) -> Option<Heading> {
    // A quoted or indented heading begins with other characters than its text; then keys share the cell's place.
    let exact = cell.span.end - cell.span.start == u32::try_from(cell.text.len()).unwrap_or_default();
    let mut start = cell.span.start;
    let mut path: Vec<Spanned<Box<str>>> = Vec::new();
    for key in cell.text.split('.') {
        let end = start + u32::try_from(key.len()).unwrap_or_default();
        let span = if exact { Span { start, end, ..cell.span } } else { cell.span };
        path.push(Spanned::new(Box::from(key.trim()), span));
        start = end + 1;
    }
    if path.iter().any(|k| k.value.is_empty()) {
        let name = &cell.text;
        let message = text!("标题 `{name}` 里有空的一段", "heading `{name}` has an empty part");
        faults.push(Diagnostic::error(Code::CsvSyntax, cell.span, message));
        return None;
    }
    Some(Heading { path, span: cell.span })
}

/// Two columns clash if they are the same path or one lies inside the other.
fn clash(a: &Heading, b: &Heading) -> bool {
    a.path.iter().zip(&b.path).all(|(a, b)| a.value == b.value)
}

fn repeated(cell: &Cell<'_>, earlier: &Heading) -> Diagnostic {
    let name = &cell.text;
    Diagnostic::error(
        Code::DuplicateKey,
        cell.span,
        text!("标题 `{name}` 与另一列相同或互相包含", "heading `{name}` repeats or overlaps another"),
    )
    .related(earlier.span, text!("另一列在这里", "the other column is here"))
    .hint(text!("两列只留一列", "keep one of the two"))
}
