//! 发文字号: 示竞组〔2023〕5号 — 机关代字, the year in full in 〔〕, a number without leading zeros (GB/T 9704—2012 7.2.5).

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::lang::text;
use crate::model::{Notice, NoticeKind, Piece};
use crate::source::Spanned;

/// Reports a number that is missing, malformed, used twice or of another year.
pub(super) fn check(notice: &Notice, all: &[Notice], faults: &mut Diagnostics) {
    let Some(number) = &notice.number else {
        if notice.kind == NoticeKind::Commendation {
            let message = text!("表彰决定没有发文字号", "a commendation needs its number");
            let fault = Diagnostic::error(Code::NoticeNumber, notice.span, message);
            faults.push(fault.expected(text!("如 number: 示竞组〔2023〕5号", "such as number: 示竞组〔2023〕5号")));
        }
        return;
    };
    if !is_valid(&number.value) {
        faults.push(malformed(number));
        return;
    }
    let year = notice.published.year();
    if !number.value.contains(&format!("〔{year}〕")) {
        let value = &number.value;
        let message =
            text!("发文字号「{value}」的年份不是发布的 {year} 年", "{value} is not of {year}, the year of publication");
        let hint = text!("跨年发布的可以不管", "nothing to mend if it was signed in the year before");
        faults.push(Diagnostic::warning(Code::NoticeNumber, number.span, message).hint(hint));
    }
    let same = all.iter().filter(|n| n.slug != notice.slug).filter_map(|n| n.number.as_ref());
    if let Some(other) = same.filter(|n| n.value == number.value).find(|n| n.span < number.span) {
        let value = &number.value;
        let message = text!("发文字号「{value}」用了两次", "the number {value} is used twice");
        let fault = Diagnostic::error(Code::NoticeNumber, number.span, message);
        faults.push(fault.related(other.span, text!("第一次在这里", "first used here")));
    }
    faults.push_some(out_of_order(notice, number, all));
}

/// Numbers of documents in the text that are not written as they must be: [2023]12号, 〔2023〕012号, 〔2023〕第12号.
pub(super) fn in_prose(notice: &Notice, faults: &mut Diagnostics) {
    if matches!(notice.kind, NoticeKind::Plan | NoticeKind::News) {
        return;
    }
    for piece in notice.prose.pieces() {
        let Piece::Text(offset, words) = piece else { continue };
        for range in numbers(words).into_iter().filter(|range| !is_valid(&words[range.clone()])) {
            let number = Spanned::new(
                words[range.clone()].to_owned(),
                notice.prose.place(offset + range.start..offset + range.end),
            );
            faults.push(Diagnostic { severity: Severity::Warning, ..malformed(&number) });
        }
    }
}

/// Where document numbers stand in words: letters, a year in brackets of any kind, a number, 号.
fn numbers(words: &str) -> Vec<Range<usize>> {
    let found = words.match_indices(OPEN).filter_map(|(open, bracket)| {
        let body = words[..open]
            .chars()
            .rev()
            .take_while(|c| c.is_alphabetic() && !c.is_ascii() && *c != '号')
            .map(char::len_utf8);
        // Of what is run together the last characters are enough to tell it.
        let start = open - body.take(8).sum::<usize>();
        let year = &words[open + bracket.len()..];
        let close = year.find(CLOSE).filter(|close| {
            let digits = year[..*close].trim();
            (2..=4).contains(&digits.chars().count()) && digits.chars().all(|c| ascii_digit(c).is_ascii_digit())
        })?;
        let rest = &year[close..];
        let serial = rest[rest.chars().next()?.len_utf8()..].trim_start();
        let digits = serial.strip_prefix('第').unwrap_or(serial).trim_start();
        let behind = digits.trim_start_matches(|c| ascii_digit(c).is_ascii_digit());
        let end = behind.trim_start().strip_prefix('号')?;
        (behind.len() < digits.len() && start < open).then(|| start..words.len() - end.len())
    });
    found.collect()
}

/// Brackets that are taken for 〔 and 〕.
const OPEN: [char; 8] = ['〔', '[', '［', '【', '(', '（', '{', '﹝'];
const CLOSE: [char; 8] = ['〕', ']', '］', '】', ')', '）', '}', '﹞'];

/// Numbers of one body in one year go up with the days.
fn out_of_order(notice: &Notice, number: &Spanned<String>, all: &[Notice]) -> Option<Diagnostic> {
    let (series, serial) = serial(&number.value)?;
    let earlier = all.iter().filter(|n| n.published < notice.published).filter_map(|n| Some((n, n.number.as_ref()?)));
    let ahead = |other: &str| self::serial(other).is_some_and(|(of, n)| of == series && n > serial);
    let (other, used) = earlier.into_iter().find(|(_, used)| ahead(&used.value))?;
    let (value, own, used_value, day) = (&number.value, notice.published, &used.value, other.published);
    let message = text!(
        "发文字号「{value}」的文稿 {own} 发布，号在后面的「{used_value}」却早在 {day} 发布",
        "{value} is of {own}, and the later number {used_value} of {day} already"
    );
    let fault = Diagnostic::warning(Code::NoticeNumber, number.span, message);
    Some(fault.related(used.span, text!("号在后面的", "the later number")).hint(text!(
        "字号按发文先后编；核对 number 和 published，先编号后印发的可以不管",
        "numbers follow the days of issue: compare `number` and `published`; nothing to mend if it was numbered first and issued later"
    )))
}

/// Body and year, and the number among theirs.
fn serial(number: &str) -> Option<(&str, u32)> {
    let (series, serial) = number.split_once('〕').filter(|_| is_valid(number))?;
    Some((series, serial.strip_suffix('号')?.parse().ok()?))
}

fn malformed(number: &Spanned<String>) -> Diagnostic {
    let value = &number.value;
    let message = text!("发文字号「{value}」写法不对", "{value} is not written as a document number must be");
    let fault = Diagnostic::error(Code::NoticeNumber, number.span, message).expected(text!(
        "机关代字、六角括号里的四位年份、不带「第」和前导零的序号、「号」，如 示竞组〔2023〕5号",
        "initials of the body, the year in 〔〕, a number without 第 and leading zeros, 号: 示竞组〔2023〕5号"
    ));
    let fault = fault.clause("GB/T 9704—2012 7.2.5：年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位，在阿拉伯数字后加“号”字");
    match mended(value) {
        Some(right) => fault.hint(text!("是不是 {right}？", "did you mean {right}?")),
        None => fault,
    }
}

/// Whether the number is written as the standard says.
pub(super) fn is_valid(number: &str) -> bool {
    let Some((body, rest)) = number.split_once('〔') else { return false };
    let Some((year, serial)) = rest.split_once('〕') else { return false };
    let serial = serial.strip_suffix('号').unwrap_or_default();
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    !body.is_empty()
        && body.chars().all(|c| c.is_alphabetic() && !c.is_ascii())
        && year.len() == 4
        && digits(year)
        && digits(serial)
        && !serial.starts_with('0')
}

/// The number in the form of the standard, where its parts can be told.
fn mended(number: &str) -> Option<String> {
    let plain: String = number.chars().filter(|c| !c.is_whitespace()).map(ascii_digit).collect();
    let open = plain.find(OPEN)?;
    let rest = &plain[open..];
    let mut inner = rest.chars();
    let _ = inner.next();
    let rest = inner.as_str();
    let close = rest.find(CLOSE)?;
    let (year, tail) = rest.split_at(close);
    let serial: String = tail.chars().filter(char::is_ascii_digit).collect();
    let right = format!("{}〔{year}〕{}号", &plain[..open], serial.trim_start_matches('0'));
    is_valid(&right).then_some(right)
}

/// A full-width digit as the plain one.
fn ascii_digit(c: char) -> char {
    let plain = u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32);
    plain.filter(char::is_ascii_digit).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_form_of_the_standard_is_right() {
        assert!(is_valid("示竞组〔2023〕5号") && is_valid("自然资人资发〔2023〕17号"));
        for wrong in [
            "示竞组[2023]5号",
            "示竞组〔23〕5号",
            "示竞组〔2023〕05号",
            "示竞组〔2023〕第5号",
            "〔2023〕5号",
            "示竞组〔2023〕5",
            "示竞组〔２０２３〕5号",
        ] {
            assert!(!is_valid(wrong), "{wrong}");
        }
    }

    #[test]
    fn numbers_in_a_text() {
        for (words, expected) in [
            ("根据《方案》（示竞组[2023]5号），", vec!["示竞组[2023]5号"]),
            ("示竞组〔2023〕05号和示竞组（2023）第6号", vec!["示竞组〔2023〕05号", "和示竞组（2023）第6号"]),
            ("示竞组〔23〕5号", vec!["示竞组〔23〕5号"]),
            ("示竞组〔2023〕5号", vec!["示竞组〔2023〕5号"]),
            ("NO示竞组〔2023〕5号", vec!["示竞组〔2023〕5号"]),
            ("（2023）示01民初12号；示例路（2023）改造；附件（2）", vec![]),
            ("示例路（东段）12号、示例厂（1）5号；（2023）12号；示竞组〔2023〕号", vec![]),
        ] {
            let found: Vec<&str> = numbers(words).into_iter().map(|range| &words[range]).collect();
            assert_eq!(found, expected, "{words}");
        }
    }

    #[test]
    fn what_was_meant_is_offered() {
        for wrong in ["示竞组[2023]5号", "示竞组（2023）第05号", "示竞组【2023】 5 号", "示竞组〔２０２３〕５号"]
        {
            assert_eq!(mended(wrong).as_deref(), Some("示竞组〔2023〕5号"), "{wrong}");
        }
        assert_eq!(mended("2023年第5号"), None);
    }
}
