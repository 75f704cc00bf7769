//! Numbers of a plan's sections and attachments. A plan is printed and cannot be mended here, so
//! these are warnings; the notices of the site itself are held to them as errors.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Notice, NoticeKind};

const NUMERALS: &str = "一二三四五六七八九十";

/// Looks at a plan.
pub(super) fn check(notice: &Notice, faults: &mut Diagnostics) {
    if notice.kind != NoticeKind::Plan {
        return;
    }
    headings(notice, faults);
    attachments(notice, faults);
}

/// Two sections of one number, or a number that goes back. A summary may leave sections out.
fn headings(notice: &Notice, faults: &mut Diagnostics) {
    let mut last: Option<(usize, Range<usize>)> = None;
    for (number, place) in sections(notice.prose.markdown()) {
        if let Some((before, first)) = last.replace((number, place.clone()))
            && number <= before
            && number != 1
        {
            let span = notice.prose.place(place.clone());
            let numeral = &notice.prose.markdown()[place];
            let message = if number == before {
                text!("有两个「{numeral}」", "there are two sections {numeral}")
            } else {
                text!("「{numeral}」在更大的序号之后", "{numeral} stands behind a higher number")
            };
            let fault = Diagnostic::warning(Code::PlanNumbers, span, message);
            faults.push(fault.related(notice.prose.place(first), text!("上一个在这里", "the one before it")));
        }
    }
}

/// Headings 一、 二、 of the first level, their number and where it stands.
fn sections(text: &str) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let title = line.trim_start_matches(['#', ' ', '*']);
        let start = at + line.len() - title.len();
        at += line.len();
        let Some((numeral, _)) = title.split_once('、') else { continue };
        if let Some(number) = value(numeral) {
            found.push((number, start..start + numeral.len()));
        }
    }
    found
}

/// 一 to 十九.
fn value(numeral: &str) -> Option<usize> {
    let digit = |c: char| NUMERALS.chars().position(|n| n == c).map(|at| at + 1);
    let mut characters = numeral.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some(one), None, None) => digit(one),
        (Some('十'), Some(unit), None) => digit(unit).map(|unit| 10 + unit),
        _ => None,
    }
}

/// 附件2 without 附件1: something was left out, or misnumbered.
fn attachments(notice: &Notice, faults: &mut Diagnostics) {
    let text = notice.prose.markdown();
    let mut named: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, word) in text.match_indices("附件") {
        let digits = text[at + word.len()..].bytes().take_while(u8::is_ascii_digit).count();
        let end = at + word.len() + digits;
        if let Ok(number) = text[at + word.len()..end].parse() {
            named.push((number, at..end));
        }
    }
    named.sort_by_key(|(number, place)| (*number, place.start));
    let has = |number: usize| named.iter().any(|(n, _)| *n == number);
    let Some((number, place)) = named.iter().find(|(number, _)| *number > 1 && !has(number - 1)) else { return };
    let missing = number - 1;
    let message =
        text!("提到附件{number}，没有附件{missing}", "attachment {number} is named, attachment {missing} is not");
    faults.push(Diagnostic::warning(Code::PlanNumbers, notice.prose.place(place.clone()), message));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_read_with_their_numbers() {
        let text = "## 一、目的\n正文\n\n## 三、内容\n（一）分项\n三、要求\n十二、其他\n现将、名单\n";
        let numbers: Vec<usize> = sections(text).into_iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, [1, 3, 3, 12]);
    }
}
