//! Numbers that are cut with unusual signs or into unusual groups, in what people typed: `138.1234.5678`.
//!
//! Lists of other numbers look alike. So what is taken for somebody's number has a check digit, stands
//! in private/, is cut by one and the same sign into the usual groups, or has its name before it
//! (身份证, 电话). What is left open is doubtful: a person has to say.

use std::ops::Range;

use super::names::{ACCOUNTS, DOCUMENTS, PHONES, is_called, is_named};
use super::plain::Plain;
use super::shapes::{Shape, is_eleven, is_told_card, luhn};
use super::values::Values;
use super::{Kind, cells, decimals, runs};
use crate::private::identity;

/// Digits of a number of private/ that no list of others makes up by chance.
const PRIVATE: usize = 10;

/// Something found: a value of private/ by its number, or a shape.
pub(super) enum Found {
    Value(usize, Range<usize>),
    Shape(Shape),
}

/// Finds them in a text.
pub(super) fn each(plain: &Plain, values: &Values, mut found: impl FnMut(Found)) {
    runs::chains(&plain.bytes, |run| {
        let mut first = 0;
        while first < run.len() {
            match chain(plain, &run[first..], values) {
                Some((what, groups)) => {
                    found(what);
                    first += groups;
                }
                None => first += 1,
            }
        }
    });
}

/// What begins with the first of these groups, and of how many it is made.
fn chain(plain: &Plain, run: &[Range<usize>], values: &Values) -> Option<(Found, usize)> {
    let text = &plain.bytes[..];
    let mut digits = Vec::with_capacity(20);
    for (at, group) in run.iter().enumerate() {
        if digits.len() + group.len() > 19 {
            break;
        }
        digits.extend_from_slice(&text[group.clone()]);
        if at == 0 {
            continue;
        }
        let (groups, part) = (&run[..=at], run[0].start..group.end);
        if digits.len() >= PRIVATE
            && let Some(value) = values.number_at(text, part.start, &digits)
        {
            return Some((Found::Value(value, part), groups.len()));
        }
        if let Some(kind) = kind(plain, &digits, groups).and_then(|kind| left(text, kind, groups)) {
            return Some((Found::Shape(Shape { kind, part }), groups.len()));
        }
    }
    None
}

/// What is left of a kind where a point stands before its groups or between them. The check digit of an ID
/// number is enough; what is no more than one number with its decimals is nothing else.
fn left(text: &[u8], kind: Kind, groups: &[Range<usize>]) -> Option<Kind> {
    if kind == Kind::IdNumber {
        return Some(kind);
    }
    let (first, last) = (&groups[0], &groups[groups.len() - 1]);
    if let Some(whole) = decimals::whole_before(text, first) {
        return decimals::left(text, kind, &whole, &(first.start..last.end));
    }
    if decimals::are_within(text, groups) {
        let names = if kind == Kind::BankCard { ACCOUNTS } else { PHONES };
        return if is_called(text, first.start, names) {
            Some(kind)
        } else {
            (groups.len() > 2).then(|| kind.doubted())
        };
    }
    Some(kind)
}

fn kind(plain: &Plain, digits: &[u8], groups: &[Range<usize>]) -> Option<Kind> {
    if !matches!(digits.len(), 11 | 15..=19) {
        return None;
    }
    let (text, start) = (&plain.bytes[..], groups[0].start);
    let number = std::str::from_utf8(digits).ok()?;
    let lengths: Vec<usize> = groups.iter().map(Range::len).collect();
    let sign = sign(text, groups);
    // Lists and tables of other numbers have these signs.
    let listed = matches!(sign, None | Some(b',' | b'|'));
    let alone = !listed || is_cut_as_one(&lengths) && identity::is_of_today(number);
    if identity::judge(number).is_ok() && (alone || is_named(text, start, DOCUMENTS)) {
        return Some(Kind::IdNumber);
    }
    let (is_old, is_mobile) = (identity::is_old(digits), is_eleven(digits));
    let is_card = is_told_card(digits, &lengths) && luhn(digits);
    // Nearly all there is ends here: what stands around it is not looked at.
    if !(is_old || is_mobile || is_card) || is_behind_area_code(text, &groups[0]) {
        return None;
    }
    let is_row = cells::fill(text, groups, |at| plain.is_as_typed(at));
    let named = |names| if is_row { is_called(text, start, names) } else { is_named(text, start, names) };
    if is_old && (sign.is_some() && lengths == [6, 6, 3] || named(DOCUMENTS)) {
        return Some(Kind::OldIdNumber);
    }
    if is_mobile {
        let kind = mobile(sign, &lengths, (named(PHONES), named(&["号码"])));
        return kind.filter(|_| !is_row || named(PHONES) || named(&["号码"]));
    }
    let fours = lengths[..lengths.len() - 1].iter().all(|length| *length == 4);
    let card = !is_row && (!listed || fours) || named(ACCOUNTS);
    (is_card && card).then_some(Kind::BankCard)
}

/// Whether a group is the rest of a telephone of an office, `0771-5618888`: a number of its own.
fn is_behind_area_code(text: &[u8], group: &Range<usize>) -> bool {
    let Some((b'-' | b')', code)) = text[..group.start].split_last() else { return false };
    let digits = code.iter().rev().take(5).take_while(|b| b.is_ascii_digit()).count();
    matches!(group.len(), 7 | 8) && matches!(digits, 3 | 4) && code[code.len() - digits] == b'0'
}

/// Whether groups of these lengths, among lists of other numbers, may be those of an ID number: cut once
/// or twice, or where its parts begin, or digit by digit.
pub(super) fn is_cut_as_one(lengths: &[usize]) -> bool {
    let ends = |part: usize| (1..=lengths.len()).any(|groups| lengths[..groups].iter().sum::<usize>() == part);
    lengths.len() <= 3 || lengths[0] == 6 && ends(14) || lengths.iter().all(|length| *length == 1)
}

/// What eleven digits are that may be a mobile number.
fn mobile(sign: Option<u8>, lengths: &[usize], (telephone, number): (bool, bool)) -> Option<Kind> {
    if telephone {
        return Some(Kind::Mobile);
    }
    if number {
        return Some(Kind::MaybeMobile);
    }
    let usual = matches!(lengths, [3, 4, 4] | [3, 3, 5] | [4, 4, 3] | [4, 3, 4]);
    match sign? {
        b',' | b':' if lengths == [3, 4, 4] => Some(Kind::MaybeMobile),
        b' ' if matches!(lengths, [6, 5] | [4, 7]) => Some(Kind::MaybeMobile),
        b'|' => (lengths == [3, 4, 4]).then_some(Kind::Mobile),
        b',' | b':' | b' ' => None,
        _ if usual || lengths.len() == 11 => Some(Kind::Mobile),
        b'.' | b'_' => None,
        _ => (lengths.len() <= 5).then_some(Kind::MaybeMobile),
    }
}

/// The sign between all groups, if it is one and the same.
fn sign(text: &[u8], groups: &[Range<usize>]) -> Option<u8> {
    let mut gaps = groups.windows(2).map(|pair| text[pair[0].end..pair[1].start].trim_ascii());
    let first = gaps.next()?;
    let one = match first {
        [] => b' ',
        [sign] => *sign,
        _ => return None,
    };
    gaps.all(|gap| gap == first).then_some(one)
}
