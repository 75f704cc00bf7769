//! Numbers that neighbours make up: the cells of a row, the fields of a record, the items of a list.
//!
//! Most neighbours are numbers of their own. So what is taken for somebody's number stands in private/; or
//! is an ID number whose check digit holds, of somebody who may work today, cut once or twice, or where
//! its parts begin, or one digit a cell; or has its name (身份证, 电话) right before it or above it.

use std::ops::Range;

use super::chains::{Found, is_cut_as_one};
use super::names::{ACCOUNTS, DOCUMENTS, is_called, is_head, is_named};
use super::shapes::{Shape, is_eleven, luhn};
use super::sift::{SEEN, Sift};
use super::values::Values;
use super::{Kind, cells};
use crate::private::identity;

/// Bytes from one number to its neighbour at the most: signs, tags, the name of a field.
const WIDEST: usize = 96;
/// Digits of the shortest number that neighbours are taken to make up, and of the longest.
const DIGITS: (usize, usize) = (10, 19);
/// Cells that make up a value of private/ by more than chance.
const CELLS: usize = 4;
/// Cells that are looked at together.
const LONGEST: usize = 4_096;
/// What telephones are called where one is cut into cells.
const PHONES: &[&str] = &["电话", "手机", "微信"];

/// A number that stands in a cell, a field, an item.
struct Cell {
    digits: Vec<u8>,
    part: Range<usize>,
}

/// Bytes before a place worth a look in which its row may have begun.
const BEFORE: usize = WIDEST + 24;

/// Finds them in a text as it was typed, each with its digits.
pub(super) fn each(sift: &Sift<'_>, values: &Values, mut found: impl FnMut(Found, &[u8])) {
    let text = sift.text;
    let mut done = 0;
    for place in sift.places(is_telling) {
        let from = done.max(place.saturating_sub(BEFORE));
        // No row begins inside of a number.
        let digits = text[done..from].iter().rev().take_while(|b| b.is_ascii_digit()).count();
        done = from - digits;
        while done <= place {
            let Some(start) = next_digit(text, done) else { return };
            let row = row(text, start);
            done = row.last().map_or(text.len(), |cell| cell.part.end);
            judge(text, &row, values, &mut found);
        }
    }
}

/// Whether a row that makes up a number has such bytes: four digits that begin no date and no decimals, or
/// the end of a cell in quotes or before a tag. With more conditions it costs twenty times as much: the
/// compiler would no longer look at many bytes at once.
#[allow(clippy::needless_bitwise_bool, reason = "without branches a block is looked at in one go")]
const fn is_telling(seen: [u8; SEEN]) -> bool {
    let short = (seen[1] == b'"') | (seen[1] == b'\'') | (seen[1] == b'<');
    let long = is_digit(seen[1]) & is_digit(seen[2]) & is_digit(seen[3]) & (seen[4] != b'-') & (seen[4] != b'.');
    is_digit(seen[0]) & (short | long)
}

/// Whether a byte is a digit, without a branch.
const fn is_digit(byte: u8) -> bool {
    byte.wrapping_sub(b'0') < 10
}

/// A number and its neighbours.
fn row(text: &[u8], start: usize) -> Vec<Cell> {
    let mut row = vec![Cell::at(text, start)];
    while let Some(next) = row.last().filter(|_| row.len() < LONGEST).and_then(|cell| neighbour(text, cell.part.end)) {
        row.push(Cell::at(text, next));
    }
    row
}

fn next_digit(text: &[u8], from: usize) -> Option<usize> {
    text[from..].iter().position(u8::is_ascii_digit).map(|at| from + at)
}

impl Cell {
    /// What begins with a digit or an X: digits with a blank or a hyphen between them, and the X of an ID
    /// number.
    fn at(text: &[u8], start: usize) -> Self {
        let (mut digits, mut end) = (Vec::new(), start);
        let mut at = start;
        while let Some(byte) = text.get(at) {
            match byte {
                b'0'..=b'9' => digits.push(*byte),
                b'x' | b'X' if !text.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => {
                    digits.push(b'X');
                    end = at + 1;
                    break;
                }
                b' ' | b'-' if at == end => {
                    at += 1;
                    continue;
                }
                _ => break,
            }
            at += 1;
            end = at;
        }
        Self { digits, part: start..end }
    }
}

/// Where the neighbour of a number begins: behind the end of its cell and, in a record, behind the name of
/// the next field.
fn neighbour(text: &[u8], end: usize) -> Option<usize> {
    let (mut at, mut ended, mut named) = (end, false, false);
    while at < end + WIDEST {
        at += match text.get(at)? {
            b',' | b';' | b'\n' | b'|' | b'\t' => {
                ended = true;
                1
            }
            b' ' | b'\r' | b'"' | b'\'' | b'[' | b']' | b'{' | b'}' | b'-' => 1,
            b'0'..=b'9' => return ended.then_some(at),
            b'x' | b'X' if !text.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => return ended.then_some(at),
            b'<' => {
                ended = true;
                text[at..].iter().take(WIDEST).position(|b| *b == b'>')? + 1
            }
            _ if ended && !named => {
                named = true;
                name(&text[at..])?
            }
            _ => return None,
        };
    }
    None
}

/// The length of the name of a field that a text begins with, and of the colon behind it.
fn name(text: &[u8]) -> Option<usize> {
    let end = text.iter().take(WIDEST).position(|b| b":,;|\"'\n{}[]<>".contains(b))?;
    let quote = usize::from(matches!(text[end], b'"' | b'\''));
    (text.get(end + quote) == Some(&b':')).then_some(end + quote + 1)
}

fn judge(text: &[u8], row: &[Cell], values: &Values, found: &mut impl FnMut(Found, &[u8])) {
    let mut first = 0;
    while first + 1 < row.len() {
        first += match longest(text, &row[first..], values) {
            Some((what, digits, cells)) => {
                found(what, &digits);
                cells
            }
            None => 1,
        };
    }
}

/// What begins with the first of these cells: its digits, and of how many cells it is made.
fn longest(text: &[u8], row: &[Cell], values: &Values) -> Option<(Found, Vec<u8>, usize)> {
    let mut digits = row[0].digits.clone();
    for (more, cell) in row.iter().enumerate().skip(1) {
        digits.extend_from_slice(&cell.digits);
        if digits.len() > DIGITS.1 {
            return None;
        }
        let cells = &row[..=more];
        let part = cells[0].part.start..cell.part.end;
        if let Some(what) = (digits.len() >= DIGITS.0).then(|| what(text, &digits, cells, part, values)).flatten() {
            return Some((what, digits, cells.len()));
        }
    }
    None
}

fn what(text: &[u8], digits: &[u8], cells: &[Cell], part: Range<usize>, values: &Values) -> Option<Found> {
    let lengths: Vec<usize> = cells.iter().map(|cell| cell.digits.len()).collect();
    if (cells.len() <= CELLS || lengths.iter().all(|length| *length == 1))
        && let Some(value) = values.number_at(text, part.start, digits)
    {
        return Some(Found::Value(value, part));
    }
    let headed = |names| cells::heads(text, part.start).any(|head| is_head(head, names));
    let named = |names| is_called(text, part.start, names) || headed(names);
    let number = std::str::from_utf8(digits).ok()?;
    let kind = if is_cut_as_one(&lengths) && identity::is_of_today(number)
        || identity::judge(number).is_ok() && is_named(text, part.start, DOCUMENTS)
        || (identity::judge(number).is_ok() || identity::is_nearly(number)) && named(DOCUMENTS)
    {
        Kind::IdNumber
    } else if identity::is_old(digits) && named(DOCUMENTS) {
        Kind::OldIdNumber
    } else if is_eleven(digits) && named(PHONES) {
        Kind::Mobile
    } else if (16..=19).contains(&digits.len()) && digits.starts_with(b"62") && luhn(digits) && named(ACCOUNTS) {
        Kind::BankCard
    } else {
        return None;
    };
    Some(Found::Shape(Shape { kind, part }))
}
