//! Numbers that are cut with unusual signs or into unusual groups, in what people typed: `138.1234.5678`.
//!
//! Lists of other numbers look alike. So what is taken for somebody's number has a check digit, stands
//! in private/, is cut by one and the same sign into the usual groups, or has its name before it
//! (身份证, 电话). What is left open is doubtful: a person has to say.

use std::ops::Range;

use super::Kind;
use super::runs;
use super::shapes::{Shape, is_eleven, is_told_card, luhn};
use super::values::Values;
use crate::private::identity;

/// Bytes before a number in which its name is looked for.
const NEAR: usize = 60;
/// Digits of a number of private/ that no list of others makes up by chance.
const PRIVATE: usize = 10;

/// Something found: a value of private/ by its number, or a shape.
pub(super) enum Found {
    Value(usize, Range<usize>),
    Shape(Shape),
}

/// Finds them in a text.
pub(super) fn each(text: &[u8], values: &Values, mut found: impl FnMut(Found)) {
    runs::chains(text, |run| {
        let mut first = 0;
        while first < run.len() {
            match chain(text, &run[first..], values) {
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
fn chain(text: &[u8], run: &[Range<usize>], values: &Values) -> Option<(Found, usize)> {
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
        if let Some(kind) = kind(text, &digits, groups) {
            return Some((Found::Shape(Shape { kind, part }), groups.len()));
        }
    }
    None
}

fn kind(text: &[u8], digits: &[u8], groups: &[Range<usize>]) -> Option<Kind> {
    if !matches!(digits.len(), 11 | 15..=19) {
        return None;
    }
    let number = std::str::from_utf8(digits).ok()?;
    let lengths: Vec<usize> = groups.iter().map(Range::len).collect();
    let sign = sign(text, groups);
    let named = |names| is_named(text, groups[0].start, names);
    // Lists and tables of other numbers have these signs.
    let listed = matches!(sign, None | Some(b',' | b'|'));
    let alone = !listed || is_cut_as_one(&lengths) && identity::is_of_today(number);
    if identity::judge(number).is_ok() && (alone || named(DOCUMENTS)) {
        return Some(Kind::IdNumber);
    }
    if identity::is_old(digits) && (sign.is_some() && lengths == [6, 6, 3] || named(DOCUMENTS)) {
        return Some(Kind::OldIdNumber);
    }
    if is_eleven(digits) {
        return mobile(sign, &lengths, (named(PHONES), named(&["号码"])));
    }
    let card = !listed || lengths[..lengths.len() - 1].iter().all(|length| *length == 4) || named(ACCOUNTS);
    (card && is_told_card(digits, &lengths) && luhn(digits)).then_some(Kind::BankCard)
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

/// What documents of identity are called.
pub(super) const DOCUMENTS: &[&str] = &["身份证", "证件", "证号", "ID number", "id_number"];
/// What accounts are called.
pub(super) const ACCOUNTS: &[&str] = &["银行", "卡号", "账号", "帐号"];
/// The document of which every number is one.
pub(super) const ID_CARD: &[&str] = &["身份证"];
/// What numbers of telephones are called.
pub(super) const PHONES: &[&str] = &["电话", "手机", "联系", "微信", "Tel", "TEL", "tel", "hone", "obile"];

/// Whether one of these names stands right before a place, in the same sentence.
pub(super) fn is_named(text: &[u8], at: usize, names: &[&str]) -> bool {
    const ENDS: [&[u8]; 4] = ["。".as_bytes(), "；".as_bytes(), b"\n\n", &[super::plain::BREAK]];
    let before = &text[at.saturating_sub(NEAR)..at];
    let end = |end: &&[u8]| before.windows(end.len()).rposition(|w| w == *end).map_or(0, |at| at + end.len());
    let before = &before[ENDS.iter().map(end).max().unwrap_or_default()..];
    names.iter().any(|name| before.windows(name.len()).any(|w| w == name.as_bytes()))
}
