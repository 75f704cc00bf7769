//! Tables in texts: what fills cells of a row, and under which head it stands.
//!
//! A comma between two cells is a seam between two numbers, in a file of comma-separated values as in a
//! sheet. Wide commas (，、) part no cells.

use std::ops::Range;

/// Rows in which the heads of the columns are looked for.
const HEADS: usize = 4;
/// Bytes of the longest head.
const HEAD: usize = 64;
/// Bytes of a row that are read.
const ROW: usize = 4_096;
/// Bytes of a Markdown table above a place in which its first row is looked for.
const ABOVE: usize = 16_384;

/// Whether the groups of a number fill one cell each of a row that has more cells than these, or of a table
/// whose rows have as many. One sign parts them all. `is_narrow` tells the signs of cells from wide ones.
pub(super) fn fill(text: &[u8], groups: &[Range<usize>], is_narrow: impl Fn(usize) -> bool) -> bool {
    let gaps = || groups.windows(2).flat_map(|pair| pair[0].end..pair[1].start);
    let Some(sign) = gaps().map(|at| text[at]).find(|b| matches!(b, b',' | b'|' | b'\t')) else { return false };
    let parts = |at: usize| text[at] == sign && is_narrow(at);
    let is_seam = |pair: &[Range<usize>]| (pair[0].end..pair[1].start).any(|at| parts(at) || text[at] == b'\n');
    if !groups.windows(2).all(is_seam) {
        return false;
    }
    let part = groups[0].start..groups[groups.len() - 1].end;
    let before = text[..part.start].iter().rposition(|b| *b != b' ');
    let behind = text[part.end..].iter().position(|b| *b != b' ').map(|at| part.end + at);
    let ends = |at: Option<usize>| at.is_none_or(|at| matches!(text[at], b'\n' | b'\r') || parts(at));
    let goes_on = |at: Option<usize>| at.is_some_and(parts);
    let count = |row: &[u8]| row.split(|b| *b == sign).count();
    let is_one_of_many = || {
        let first = text[..part.start].strip_suffix(b"\n").map(|above| count(last_line(above)));
        let next = text.get(part.end + line(&text[part.end..]).len() + 1..).filter(|rest| !rest.is_empty());
        let next = next.map(|rest| count(line(rest)));
        [first, next].contains(&Some(count(&text[part.clone()])))
    };
    ends(before) && ends(behind) && (goes_on(before) || goes_on(behind) || is_one_of_many())
}

/// The heads under which a place of a table stands: its cell in each of the first rows.
pub(super) fn heads(text: &[u8], at: usize) -> impl Iterator<Item = &[u8]> {
    let before = last_line(&text[..at]);
    let (row, whole) = (at - before.len(), [before, line(&text[at..])]);
    let sign = [b'\t', b'|', b','].into_iter().find(|sign| whole.iter().any(|part| part.contains(sign)));
    let start = if sign == Some(b'|') { table_above(text, row) } else { 0 };
    let rows = text[start..row.min(start + HEADS * ROW)]
        .split(|b| *b == b'\n')
        .take(HEADS)
        .map(|row| &row[..row.len().min(ROW)]);
    let of = move |sign: u8| {
        let column = cells(before, sign).count() - 1;
        rows.filter(move |row| row.contains(&sign)).filter_map(move |row| cells(row, sign).nth(column))
    };
    sign.map(of).into_iter().flatten().filter(|head| head.len() <= HEAD)
}

/// The number of the cell in which a place of a row with more than one stands, from one.
pub(super) fn column(text: &[u8], at: usize) -> Option<usize> {
    let before = last_line(&text[..at]);
    let parts = [before, line(&text[at..])];
    let sign = [b'\t', b','].into_iter().find(|sign| parts.iter().any(|part| part.contains(sign)))?;
    Some(cells(before, sign).count())
}

/// Where the Markdown table begins whose row begins at a place.
fn table_above(text: &[u8], row: usize) -> usize {
    let mut start = row;
    while row - start < ABOVE
        && let Some(above) = text[..start].strip_suffix(b"\n").map(last_line).filter(|line| line.contains(&b'|'))
    {
        start -= above.len() + 1;
    }
    start
}

/// The cells of a row; a sign inside of quotes parts none.
fn cells(row: &[u8], sign: u8) -> impl Iterator<Item = &[u8]> {
    let mut quoted = false;
    row.split(move |b| {
        quoted ^= *b == b'"';
        *b == sign && !quoted
    })
}

/// The line that a text ends with, as far as it is read.
fn last_line(text: &[u8]) -> &[u8] {
    let from = text.len().saturating_sub(ROW);
    let start = text[from..].iter().rposition(|b| *b == b'\n').map_or(from, |at| from + at + 1);
    &text[start..]
}

/// The line that a text begins with, as far as it is read.
fn line(text: &[u8]) -> &[u8] {
    let read = &text[..text.len().min(ROW)];
    &read[..read.iter().position(|b| *b == b'\n').unwrap_or(read.len())]
}
