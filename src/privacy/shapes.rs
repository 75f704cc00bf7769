//! What a run of digits is by its shape: an ID number, a mobile number, a bank card.

use std::ops::Range;

use super::names::{ACCOUNTS, DOCUMENTS, ID_CARD, PHONES, is_called, is_named};
use super::runs::Run;
use super::{Depth, Kind, cells, credit, decimals};
use crate::private::identity;

/// Something found in a text: what, and its bytes in that text.
pub(super) struct Shape {
    pub(super) kind: Kind,
    pub(super) part: Range<usize>,
}

/// What the groups of a run are. `depth` says whether the text was typed or computed: computed
/// texts hold exact fractions, whose digits mean nothing.
pub(super) fn of_run(text: &[u8], run: &Run, depth: Depth, mut found: impl FnMut(Shape)) {
    let mut first = 0;
    while first < run.len() {
        match longest(text, run, first, depth) {
            Some((kind, last, part)) => {
                found(Shape { kind, part });
                first = last + 1;
            }
            None => first += 1,
        }
    }
}

/// The shape that begins with a group: kind, last group, place.
fn longest(text: &[u8], run: &Run, first: usize, depth: Depth) -> Option<(Kind, usize, Range<usize>)> {
    let whole = &run[first];
    let number = (depth == Depth::Typed).then(|| decimals::whole_before(text, whole)).flatten();
    let decimals = number.is_some() || is_part_of_other(text, whole, depth);
    let other = decimals || is_code(word(text, whole));
    if whole.len() > 19 {
        let typed = (depth == Depth::Typed).then_some(whole)?;
        let hidden = inside(text, typed).map(|part| (Kind::IdNumber, part));
        let (kind, part) = hidden.or_else(|| glued(text, typed).filter(|_| !other))?;
        return Some((kind, first, part));
    }
    let (mut digits, mut lengths) = (Vec::with_capacity(20), Vec::with_capacity(6));
    for (last, group) in run.iter().enumerate().skip(first) {
        if digits.len() + group.len() > 19 {
            break;
        }
        // The decimals of one number and a fraction behind them are no groups of one number.
        if last > first && depth == Depth::Computed && (decimals || is_part_of_other(text, group, depth)) {
            break;
        }
        digits.extend_from_slice(&text[group.clone()]);
        lengths.push(group.len());
        let part = whole.start..group.end;
        let alone = last == first;
        // The last cell of a row and the first of the next are two numbers.
        if is_of_two_rows(text, &part) {
            break;
        }
        // No hash and no decimals are an ID number by chance.
        let kind = kind(&digits, &lengths);
        let kind = match &number {
            Some(number) => kind.and_then(|kind| behind_point(text, (kind, alone), number, &part)),
            None => kind.filter(|kind| !(alone && other) || *kind == Kind::IdNumber && !decimals),
        };
        let kind = kind.filter(|kind| depth == Depth::Computed || alone || !is_row(text, *kind, &run[first..=last]));
        let kind = kind
            .or_else(|| (depth == Depth::Typed && !other).then(|| nearly(text, &digits, &lengths, &part)).flatten());
        if let Some(kind) = kind {
            return Some((kind, last, part));
        }
    }
    let glued = depth == Depth::Typed && whole.len() == 19;
    glued.then(|| inside(text, whole)).flatten().map(|hidden| (Kind::IdNumber, first, hidden))
}

/// What is left of a shape whose first group is the decimals of a number with this whole part. In several
/// groups the check digit of an ID number is enough.
fn behind_point(text: &[u8], (kind, alone): (Kind, bool), whole: &Range<usize>, part: &Range<usize>) -> Option<Kind> {
    if kind == Kind::IdNumber {
        return (!alone).then_some(kind);
    }
    decimals::left(text, kind, whole, part)
}

/// Whether these groups are cells of a row between tabs, without a name before them.
fn is_row(text: &[u8], kind: Kind, groups: &[Range<usize>]) -> bool {
    let names = match kind {
        Kind::Mobile => PHONES,
        Kind::BankCard => ACCOUNTS,
        _ => return false,
    };
    cells::fill(text, groups, |_| true) && !is_called(text, groups[0].start, names)
}

fn kind(digits: &[u8], lengths: &[usize]) -> Option<Kind> {
    let text = std::str::from_utf8(digits).ok()?;
    if identity::judge(text).is_ok() {
        return Some(Kind::IdNumber);
    }
    if matches!(lengths, [15] | [6, 6, 3] | [6, 9]) && identity::is_old(digits) {
        return Some(Kind::OldIdNumber);
    }
    if is_mobile(digits, lengths) {
        return Some(Kind::Mobile);
    }
    is_card(digits, lengths).then_some(Kind::BankCard)
}

/// An ID number with a digit mistyped. With its name before it, whatever has about its length is one.
fn nearly(text: &[u8], digits: &[u8], lengths: &[usize], part: &Range<usize>) -> Option<Kind> {
    let shaped = matches!(lengths, [18] | [6, 8, 4] | [6, 4, 4, 4] | [17, 1]);
    let number = std::str::from_utf8(digits).ok()?;
    if shaped && identity::is_nearly(number) {
        return Some(if is_named(text, part.start, DOCUMENTS) { Kind::IdNumber } else { Kind::NearlyId });
    }
    let long = shaped || matches!(lengths, [17 | 19]);
    (long && is_named(text, part.start, ID_CARD)).then_some(Kind::IdNumber)
}

/// Eleven digits from 13 to 19, in the groups in which people write them, with or without 86 or a 0 before.
fn is_mobile(digits: &[u8], lengths: &[usize]) -> bool {
    const BEFORE: [&[u8]; 4] = [b"", b"86", b"0086", b"0"];
    let first = lengths[0];
    let rest = |before: &&[u8]| digits.strip_prefix(*before).filter(|_| first > before.len());
    BEFORE.iter().filter_map(|before| Some((rest(before)?, first - before.len()))).any(|(number, first)| {
        let usual = match (first, &lengths[1..]) {
            (11, []) | (3, [4, 4] | [8] | [3, 5]) | (7, [4]) | (5, [6]) | (4, [4, 3]) => true,
            (1, singly) => singly.len() == 10 && singly.iter().all(|length| *length == 1),
            _ => false,
        };
        usual && is_eleven(number)
    })
}

pub(super) fn is_eleven(digits: &[u8]) -> bool {
    digits.len() == 11
        && digits.iter().all(u8::is_ascii_digit)
        && digits[0] == b'1'
        && (b'3'..=b'9').contains(&digits[1])
}

/// 16 to 19 digits, whole or in fours, that begin as cards issued in China do and pass the Luhn test.
fn is_card(digits: &[u8], lengths: &[usize]) -> bool {
    const BEGINNINGS: &[&[u8]] =
        &[b"62", b"60", b"68", b"69", b"90", b"95", b"4", b"51", b"52", b"53", b"54", b"55", b"35"];
    let fours = lengths.len() >= 4 && lengths[..4] == [4; 4] && lengths.len() <= 5;
    // No card begins with a 0 that somebody has put before it.
    let digits = digits.strip_prefix(b"0").filter(|_| lengths.len() == 1).unwrap_or(digits);
    let shaped = (16..=19).contains(&digits.len()) && (lengths.len() == 1 || fours);
    shaped && BEGINNINGS.iter().any(|b| digits.starts_with(b)) && luhn(digits)
}

/// The same of any card of UnionPay, in up to five groups.
pub(super) fn is_told_card(digits: &[u8], lengths: &[usize]) -> bool {
    let groups = (2..=5).contains(&lengths.len()) && lengths.iter().all(|length| *length >= 3);
    groups && (16..=19).contains(&digits.len()) && digits.starts_with(b"62")
}

/// The check of ISO/IEC 7812: from the right, every second digit doubled.
pub(super) fn luhn(digits: &[u8]) -> bool {
    let value = |(at, byte): (usize, &u8)| {
        let digit = u32::from(byte - b'0') << (at % 2);
        if digit > 9 { digit - 9 } else { digit }
    };
    digits.iter().all(u8::is_ascii_digit) && digits.iter().rev().enumerate().map(value).sum::<u32>() % 10 == 0
}

/// An ID number inside a longer group: somebody put digits before or behind it.
fn inside(text: &[u8], group: &Range<usize>) -> Option<Range<usize>> {
    let fits = |start: usize| std::str::from_utf8(&text[start..start + 18]).is_ok_and(|t| identity::judge(t).is_ok());
    (group.start..=group.end.checked_sub(18)?).find(|start| fits(*start)).map(|start| start..start + 18)
}

/// Mobile numbers with nothing between them. Other numbers are as long: without a name before them a
/// person has to say.
fn glued(text: &[u8], group: &Range<usize>) -> Option<(Kind, Range<usize>)> {
    let digits = &text[group.clone()];
    let are = digits.len().is_multiple_of(11) && digits.chunks(11).all(is_eleven);
    let kind = if is_named(text, group.start, PHONES) { Kind::Mobile } else { Kind::MaybeMobile };
    are.then(|| (kind, group.clone()))
}

/// Whether a line ends inside of a part, and cells of a table stand beside it.
fn is_of_two_rows(text: &[u8], part: &Range<usize>) -> bool {
    let borders = |byte: Option<&u8>| matches!(byte, Some(b',' | b'\t' | b'"'));
    let beside = borders(part.start.checked_sub(1).and_then(|at| text.get(at))) || borders(text.get(part.end));
    beside && text[part.clone()].contains(&b'\n')
}

/// Whether a group is part of another number in a computed text: the decimals of a fraction, a numerator,
/// a denominator.
fn is_part_of_other(text: &[u8], group: &Range<usize>, depth: Depth) -> bool {
    let before = |back: usize| group.start.checked_sub(back).map_or(0, |at| text[at]);
    let behind = |on: usize| text.get(group.end + on).copied().unwrap_or_default();
    if depth == Depth::Typed {
        return false;
    }
    let decimals = before(1) == b'.' && before(2).is_ascii_digit();
    let above = before(1) == b'/' && before(2).is_ascii_digit();
    let below = behind(0) == b'/' && behind(1).is_ascii_digit();
    decimals || text[group.end - 1].is_ascii_digit() && (above || below)
}

/// The word of letters and digits that a group stands in.
fn word<'t>(text: &'t [u8], group: &Range<usize>) -> &'t [u8] {
    let before = text[..group.start].iter().rev().take(64).take_while(|b| b.is_ascii_alphanumeric()).count();
    let behind = text[group.end..].iter().take(64).take_while(|b| b.is_ascii_alphanumeric()).count();
    &text[group.start - before..group.end + behind]
}

/// A hash in hexadecimal, or a 统一社会信用代码.
fn is_code(word: &[u8]) -> bool {
    let letters = word.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let long = matches!(word.len(), 32 | 40 | 48 | 56 | 64 | 96 | 128);
    long && letters > 2 && word.iter().all(u8::is_ascii_hexdigit) || credit::is_shaped(word)
}
