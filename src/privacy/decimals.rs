//! The decimals of a number: `92.13891909762` is an average, and nobody's telephone.
//!
//! Digits behind one point with digits before it are decimals as long as a computer keeps so many: 17 in
//! all. More are two numbers with a full stop between them, and so is what stands in a chain of points
//! (`138.0013.8000`) or goes on behind another (`1.….jpg`). Whole numbers are read as ever, whatever
//! stands behind their point.

use std::ops::Range;

use super::Kind;
use super::names::{ACCOUNTS, DOCUMENTS, PHONES, is_called};

/// Digits of a number that a computer keeps.
const MOST: usize = 17;
/// Digits of the number of an item in a list.
const ITEM: usize = 3;

/// The whole part of the number whose decimals a group is.
pub(super) fn whole_before(text: &[u8], group: &Range<usize>) -> Option<Range<usize>> {
    let digits = |bytes: &mut dyn Iterator<Item = &u8>| bytes.take(MOST + 1).take_while(|b| b.is_ascii_digit()).count();
    let point = group.start.checked_sub(1).filter(|at| text[*at] == b'.')?;
    let whole = point - digits(&mut text[..point].iter().rev())..point;
    let decimals = digits(&mut text[group.start..].iter());
    let goes_on = matches!(text[group.start + decimals..], [b'.', next, ..] if next.is_ascii_alphanumeric());
    let is_word = text[..whole.start].last().is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_'));
    let fits = text[whole.clone()] == *b"0" || whole.len() + decimals <= MOST;
    (!whole.is_empty() && fits && !goes_on && !is_word).then_some(whole)
}

/// What is left of a shape whose first group is the decimals of a number with this whole part: nothing but
/// what a check digit or its name holds up; and what stands behind the number of an item (`1.138…`) is
/// doubtful.
pub(super) fn left(text: &[u8], kind: Kind, whole: &Range<usize>, part: &Range<usize>) -> Option<Kind> {
    let names = match kind {
        Kind::Mobile | Kind::MaybeMobile => PHONES,
        Kind::BankCard => ACCOUNTS,
        _ => DOCUMENTS,
    };
    // No number of a person begins with a nought and a point.
    if text[whole.clone()] != *b"0" && is_called(text, whole.start, names) {
        return Some(kind);
    }
    is_item(text, whole, part).then(|| kind.doubted())
}

/// Whether a whole part is the number of an item that a line begins with.
fn is_item(text: &[u8], whole: &Range<usize>, part: &Range<usize>) -> bool {
    let before = text[..whole.start].iter().rev().find(|b| **b != b' ');
    let is_cell = matches!(text.get(part.end), Some(b',' | b'\t' | b'|' | b';'));
    whole.len() <= ITEM && text[whole.start] != b'0' && !is_cell && before.is_none_or(|b| *b == b'\n')
}

/// Whether one of these groups, but for the first, is the decimals of the one before it.
pub(super) fn are_within(text: &[u8], groups: &[Range<usize>]) -> bool {
    groups.windows(2).any(|pair| whole_before(text, &pair[1]).is_some_and(|whole| whole.end == pair[0].end))
}
