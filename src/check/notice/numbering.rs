//! Numbers of headings (一、二、三) and of attachments go up one by one.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Notice, NoticeKind, Piece};

/// Reports numbers that jump, repeat or lead nowhere. A plan keeps the numbers of the printed document.
pub(super) fn check(notice: &Notice, faults: &mut Diagnostics) {
    if !matches!(notice.kind, NoticeKind::Plan | NoticeKind::News) {
        headings(notice, faults);
        attachments(notice, faults);
    }
}

/// Lines that begin with 一、 count from one.
fn headings(notice: &Notice, faults: &mut Diagnostics) {
    let (mut at, mut last) = (0, 0);
    for line in notice.prose.markdown().split_inclusive('\n') {
        let text = line.trim_start_matches(['#', ' ', '*']);
        let start = at + line.len() - text.len();
        at += line.len();
        let Some((numeral, _)) = text.split_once('、') else { continue };
        let Some(number) = chinese(numeral) else { continue };
        // Sections count on; a 一、 that begins anew belongs to another part.
        if number != last + 1 && number != 1 {
            let (want, expected) = (last + 1, numeral_of(last + 1));
            let message = text!(
                "层次序号「{numeral}」不接上一个，应是第 {want} 个",
                "heading number {numeral} should be number {want}"
            );
            let place = notice.prose.place(start..start + numeral.len());
            faults.push(
                Diagnostic::error(Code::Numbering, place, message).expected(text!("{expected}、", "{expected}、")),
            );
        } else if number == 1 && last == 1 {
            let message = text!("层次序号「一」用了两次", "heading number 一 is used twice");
            let place = notice.prose.place(start..start + numeral.len());
            faults.push(Diagnostic::error(Code::Numbering, place, message).expected(text!("二、", "二、")));
        }
        last = number;
    }
}

/// Attachments that the text names are declared.
fn attachments(notice: &Notice, faults: &mut Diagnostics) {
    let count = notice.attachments.len();
    for piece in notice.prose.pieces() {
        let Piece::Text(offset, words) = piece else { continue };
        for (at, _) in words.match_indices("附件") {
            let rest = &words[at + "附件".len()..];
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            // 方案附件2, 《…》附件2: an attachment of another document.
            if digits.is_empty() || foreign(&words[..at]) {
                continue;
            }
            let Ok(number) = digits.parse::<usize>() else { continue };
            if number == 0 || number > count {
                let message = text!(
                    "正文提到附件{number}，信息区只列了 {count} 个附件",
                    "the text names attachment {number}, but {count} are declared"
                );
                let place = offset + at;
                let place = notice.prose.place(place..place + "附件".len() + digits.len());
                faults.push(
                    Diagnostic::error(Code::Numbering, place, message)
                        .expected(text!(
                            "attachments: 按序号列出全部附件的标题",
                            "attachments: the titles of all of them, in order"
                        ))
                        .hint(text!(
                            "引用别的文件的附件时写明是谁的，如「方案附件2」",
                            "name the document it belongs to, such as 方案附件2"
                        )),
                );
            }
        }
    }
}

/// Whether what stands before says whose attachment it is.
fn foreign(before: &str) -> bool {
    let before = before.trim_end_matches(['的', ' ', '（', '(', '“']);
    ["方案", "》", "通知", "细则", "办法", "号", "号）", "文件"].iter().any(|end| before.ends_with(end))
}

/// 一 to 九十九 as a number.
fn chinese(text: &str) -> Option<u32> {
    const DIGITS: &str = "一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().position(|d| d == c).and_then(|at| u32::try_from(at + 1).ok());
    let chars: Vec<char> = text.chars().collect();
    match chars.as_slice() {
        ['十'] => Some(10),
        [one] => digit(*one),
        ['十', unit] => Some(10 + digit(*unit)?),
        [ten, '十'] => Some(digit(*ten)? * 10),
        [ten, '十', unit] => Some(digit(*ten)? * 10 + digit(*unit)?),
        _ => None,
    }
}

fn numeral_of(number: u32) -> String {
    let digit = |n: u32| usize::try_from(n).ok().and_then(|n| "零一二三四五六七八九".chars().nth(n)).unwrap_or('零');
    match (number / 10, number % 10) {
        (0, unit) => digit(unit).to_string(),
        (1, 0) => "十".to_owned(),
        (1, unit) => format!("十{}", digit(unit)),
        (ten, 0) => format!("{}十", digit(ten)),
        (ten, unit) => format!("{}十{}", digit(ten), digit(unit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_go_there_and_back() {
        for number in 1..100 {
            assert_eq!(chinese(&numeral_of(number)), Some(number));
        }
        assert_eq!(chinese("现将名单"), None);
    }

    #[test]
    fn the_attachment_of_a_plan_is_not_ours() {
        assert!(foreign("在《实施方案》") && foreign("方案的"));
        assert!(!foreign("名单见"));
    }
}
