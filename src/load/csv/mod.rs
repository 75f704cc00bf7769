//! CSV to the same trees as YAML: one record a row, headings are paths (`facts.rate.done`).
//!
//! An empty cell is a missing key. Cells are text as typed, without the blanks around them; quotes
//! of CSV only protect commas, so a quoted number is still a number.

mod cells;
mod grid;
mod heading;

pub use grid::Grid;

use cells::{Cell, Row};
use heading::Column;

use super::{Entry, Node, NodeKind};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::source::{FileId, Span, Spanned};

/// Parses a table; one node a row.
#[must_use]
pub fn parse(text: &str, file: FileId) -> (Vec<Node>, Diagnostics) {
    let mut faults = Diagnostics::new();
    let mut rows = cells::rows(text, file, &mut faults).into_iter();
    let Some(head) = rows.next() else {
        faults.push(
            Diagnostic::error(Code::EmptyFile, Span::start_of(file), text!("表里没有内容", "the table is empty"))
                .expected(text!(
                    "第一行是标题行，例如 `nomination,track,name`",
                    "a first row of headings such as `nomination,track,name`"
                )),
        );
        return (Vec::new(), faults);
    };
    if let Some(fault) = other_separator(&head) {
        faults.push(fault);
        return (Vec::new(), faults);
    }
    let columns = heading::read(&head, &mut faults);
    let nodes = rows.filter(|r| !r.is_blank()).map(|r| record(&r, &columns, &mut faults)).collect();
    (nodes, faults)
}

/// A table whose cells are not separated by commas has one column, and says so once.
fn other_separator(head: &Row) -> Option<Diagnostic> {
    let [only] = head.cells.as_slice() else { return None };
    let (zh, en) = [
        ('\t', ("制表符", "tabs")),
        (';', ("分号", "semicolons")),
        ('；', ("全角分号", "full-width semicolons")),
        ('，', ("全角逗号", "full-width commas")),
    ]
    .into_iter()
    .find_map(|(sign, name)| only.text.contains(sign).then_some(name))?;
    let message =
        text!("这张表用{zh}分隔，应当用半角逗号", "the cells of this table are separated by {en}, not by commas");
    let hint = text!(
        "在 WPS 或 Excel 里“另存为”，类型选“CSV UTF-8（逗号分隔）”，不要选“文本文件（制表符分隔）”",
        "in WPS or Excel, save as `CSV UTF-8 (comma delimited)`, not as `Text (tab delimited)`"
    );
    Some(
        Diagnostic::error(Code::CsvSyntax, only.span, message)
            .expected(text!("nomination,track,name,…", "nomination,track,name,…"))
            .hint(hint),
    )
}

/// One row as a map.
fn record(row: &Row, columns: &[Column], faults: &mut Diagnostics) -> Node {
    let mut root = Vec::new();
    for (i, cell) in row.cells.iter().enumerate() {
        if cell.text.is_empty() {
            continue;
        }
        match columns.get(i) {
            Some(Column::Path(heading)) => insert(&mut root, &heading.path, cell),
            Some(Column::Refused) => {}
            Some(Column::Unnamed) => faults.push(unnamed(cell)),
            None => faults.push(beyond(cell, columns.len())),
        }
    }
    if row.closed && row.cells.len() < columns.len() {
        faults.push(short(row, columns.len()));
    }
    Node { span: row.span, kind: NodeKind::Map(root) }
}

/// Puts a cell at its path; maps on the way are made, and grow to cover their cells.
fn insert(map: &mut Vec<Entry>, path: &[Spanned<Box<str>>], cell: &Cell) {
    let [key, rest @ ..] = path else { return };
    let at = map.iter().position(|e| e.key.value == key.value).unwrap_or_else(|| {
        let kind = NodeKind::Map(Vec::new());
        map.push(Entry { key: key.clone(), value: Node { span: cell.span, kind } });
        map.len() - 1
    });
    let node = &mut map[at].value;
    node.span.end = node.span.end.max(cell.span.end);
    if rest.is_empty() {
        node.kind = NodeKind::Scalar { text: cell.text.as_ref().into(), quoted: false };
    } else if let NodeKind::Map(inner) = &mut node.kind {
        insert(inner, rest, cell);
    }
}

fn unnamed(cell: &Cell) -> Diagnostic {
    let message = text!("这一列没有标题", "this column has no heading");
    Diagnostic::error(Code::CsvSyntax, cell.span, message)
        .hint(text!("在第一行给它标题，或清空这一列", "give it a heading in the first row, or empty the column"))
}

fn beyond(cell: &Cell, width: usize) -> Diagnostic {
    let message = text!("这一格超出了标题行的 {width} 列", "this cell lies beyond the {width} columns of the headings");
    Diagnostic::error(Code::CsvSyntax, cell.span, message)
        .hint(text!("文字里有逗号时，整格用半角双引号括起来", "put a cell with a comma in double quotes"))
}

fn short(row: &Row, width: usize) -> Diagnostic {
    let have = row.cells.len();
    let message = text!("这一行只有 {have} 格，标题行有 {width} 列", "this row has {have} cells, the headings {width}");
    Diagnostic::error(Code::CsvSyntax, row.span, message)
        .hint(text!("缺的格留空，但逗号要写够", "leave missing cells empty, but write their commas"))
}

#[cfg(test)]
mod tests;
