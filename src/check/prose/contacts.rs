//! Who is asked to be written to or called: free mail addresses, and phones without an area code.

use std::ops::Range;

use crate::check::notice::{is_reached, same_phone, signs};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Notice, NoticeKind, Placeholder, Publicity};
use crate::source::Span;

/// Hosts that give an address to anybody.
const FREE: &[&str] = &[
    "qq.com",
    "foxmail.com",
    "163.com",
    "126.com",
    "yeah.net",
    "139.com",
    "189.cn",
    "wo.cn",
    "sina.com",
    "sina.cn",
    "sohu.com",
    "tom.com",
    "aliyun.com",
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
];

/// Words before a phone number.
const PHONES: &[&str] = &["电话", "传真", "座机", "热线", "联系方式"];

/// Words in the line that make it the phone of something else.
const OTHERS: &[&str] = &["会务", "技术支持", "报名", "酒店", "咨询", "传真"];

/// Looks at the addresses and numbers of a notice.
pub(super) fn check(notice: &Notice, publicity: &Publicity, faults: &mut Diagnostics) {
    let text = notice.prose.markdown();
    for place in addresses(text) {
        faults.push_some(free_mail(&text[place.clone()], notice.prose.place(place)));
    }
    for place in phones(text) {
        faults.push_some(unknown(notice, publicity, place));
    }
    for place in numbers(text) {
        faults.push_some(without_area_code(&text[place.clone()], notice.prose.place(place)));
    }
}

/// An office's mailbox with a free provider: nobody can tell whose it is, or who reads it.
fn free_mail(address: &str, span: Span) -> Option<Diagnostic> {
    let host = address.rsplit_once('@')?.1.to_lowercase();
    let free = FREE.iter().find(|free| host == **free || host.ends_with(&format!(".{free}")))?;
    let message = text!(
        "受理邮箱用的是免费邮箱（{free}），看不出是不是单位的",
        "the mailbox is one of a free provider ({free}): nobody can tell whose it is"
    );
    let fault = Diagnostic::warning(Code::FreeMailbox, span, message);
    Some(fault.hint(text!(
        "改用单位邮箱；只有这个邮箱的，可以不改",
        "use a mailbox of the office; leave it if there is no other"
    )))
}

/// A phone for objections that is neither that of the contest nor that of its oversight.
fn unknown(notice: &Notice, publicity: &Publicity, place: Range<usize>) -> Option<Diagnostic> {
    use NoticeKind::{Correction, Objection, Publicity as Posted, Result};
    let text = notice.prose.markdown();
    let digits = text[place.clone()].chars().filter(|c| c.is_numeric()).count();
    let (number, line) = (&text[place.clone()], text[..place.start].rsplit('\n').next().unwrap_or_default());
    let contacts = std::iter::once(&publicity.contact).chain(&publicity.oversight);
    let known: Vec<&str> = contacts.filter_map(|contact| contact.phone.as_deref()).collect();
    let fits = known.iter().any(|phone| same_phone(number, phone));
    // The office with none of its ways is reported as that.
    let contact = &publicity.contact;
    let named = text.contains(&contact.office) || signs(notice, &contact.office);
    let printed = notice.prose.placeholders().any(|p| p == Placeholder::Contact);
    let told = named && !printed && !is_reached(text, contact);
    let takes = matches!(notice.kind, Posted | Correction | Objection | Result);
    if !takes || fits || told || digits < 7 || OTHERS.iter().any(|word| line.contains(word)) {
        return None;
    }
    let message = text!(
        "正文的电话「{number}」不是 contest.yaml 里受理、监督部门的",
        "the phone {number} is not one of those in contest.yaml"
    );
    let fault = Diagnostic::warning(Code::MissingContact, notice.prose.place(place), message);
    let fault = if known.is_empty() {
        fault
    } else {
        let known = known.join("、");
        fault.expected(text!("{known}", "{known}"))
    };
    Some(fault.hint(text!(
        "写 {{{{联系方式}}}}，或者两处改成一样；另一个部门的电话，可以不改",
        "write {{{{联系方式}}}}, or make both the same; leave it if it is that of another office"
    )))
}

/// A landline of seven or eight digits alone: callers from elsewhere reach somebody else.
fn without_area_code(number: &str, span: Span) -> Option<Diagnostic> {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    // 2023-09-18 is no number to call.
    let plain = number.bytes().all(|b| b.is_ascii_digit() || b == b'-') && number.matches('-').count() < 2;
    if !(7..=8).contains(&digits) || !plain || number.starts_with(['0', '1']) {
        return None;
    }
    let message = text!("电话「{number}」没有区号", "the phone number {number} has no area code");
    let fault = Diagnostic::warning(Code::PhoneWithoutArea, span, message);
    Some(fault.expected(text!("如 0771-0000000", "such as 0771-0000000")))
}

/// Mail addresses of a text.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let found = text.match_indices('@').filter_map(|(at, _)| {
        let start = at - text[..at].chars().rev().take_while(|c| part(*c)).count();
        let end = at + 1 + text[at + 1..].chars().take_while(|c| part(*c)).count();
        (start < at && end > at + 1).then_some(start..end)
    });
    found.collect()
}

/// Phone numbers behind 电话 and the like, with the area code in brackets or not.
fn phones(text: &str) -> Vec<Range<usize>> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let of = |c: char| digit(c) || "-—–－()（） ·+/".contains(c);
    let found = PHONES.iter().flat_map(|word| text.match_indices(*word)).filter_map(|(at, word)| {
        let from = at + word.len();
        let rest = &text[from..];
        let line = rest.find(['\n', '；', '。', '，', ',']).unwrap_or(rest.len());
        let first = rest[..line].find(digit).filter(|skip| *skip <= 15)?;
        let run = rest[first..line].find(|c| !of(c)).unwrap_or(line - first);
        let run = rest[first..first + run].trim_end_matches(|c: char| !digit(c)).len();
        Some(from + first..from + first + run)
    });
    let mut found: Vec<Range<usize>> = found.collect();
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    found
}

/// Runs of digits behind 电话 and the like, on one line.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, word) in PHONES.iter().flat_map(|word| text.match_indices(*word)) {
        let rest = &text[at + word.len()..];
        let line = rest.find(['\n', '；', '。']).unwrap_or(rest.len());
        let Some(skip) = rest[..line].find(|c: char| c.is_ascii_digit()).filter(|skip| *skip <= 12) else { continue };
        let start = at + word.len() + skip;
        let run = text[start..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
        let before = &text[at..start];
        // （0771）1234567 has its area code in brackets.
        if !before.ends_with(['-', '+', ')', '）']) {
            found.push(start..start + run);
        }
    }
    found.sort_by_key(|range| range.start);
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::somewhere;

    #[test]
    fn free_mailboxes() {
        for (host, free) in [("qq.com", true), ("vip.163.com", true), ("example.org", false), ("notqq.com", false)] {
            let found = free_mail(&format!("office@{host}"), somewhere());
            assert_eq!(found.map(|d| d.code), free.then_some(Code::FreeMailbox), "{host}");
        }
    }

    #[test]
    fn phones_without_an_area_code() {
        let found = |text: &str| -> Vec<String> {
            let phones = numbers(text).into_iter().map(|range| text[range].to_owned());
            phones.filter(|number| without_area_code(number, somewhere()).is_some()).collect()
        };
        assert_eq!(found("联系电话：8123456，传真：8123457"), ["8123456", "8123457"]);
        assert_eq!(
            found("电话：0771-1234567；热线 12345；电话（0771）1234567；电话：400-812-3456"),
            Vec::<String>::new()
        );
        assert_eq!(found("示例公司电话交换机 2023-09-18 启用"), Vec::<String>::new());
    }

    #[test]
    fn phones_in_every_form() {
        for (words, expected) in [
            ("联系电话：（0771）0000000（工作日8:30—12:00）", vec!["0771）0000000"]),
            ("电话：0771—0000000，传真：0771-0000001", vec!["0771—0000000", "0771-0000001"]),
            ("监督热线 0771 0000000。", vec!["0771 0000000"]),
            ("电话：０７７１－０００００００", vec!["０７７１－０００００００"]),
            ("电话（工作日）0771-0000000", vec!["0771-0000000"]),
            ("电话另行公布。2024年9月23日", vec![]),
            ("电话由组织委员会办公室 2024 年公布", vec![]),
        ] {
            let found: Vec<&str> = phones(words).into_iter().map(|range| &words[range]).collect();
            assert_eq!(found, expected, "{words}");
        }
    }

    #[test]
    fn addresses_are_found_whole() {
        let host = "example.org";
        let text = format!("邮箱：office@{host}，@ 号");
        assert_eq!(addresses(&text).into_iter().map(|r| &text[r]).collect::<Vec<_>>(), [format!("office@{host}")]);
    }
}
