//! That a notice says from when to when it is open (GS0724), in any of the forms that offices use. Whether
//! the days are right is for `audit/` to say.

use super::elements::{Said, missing as lacks};
use crate::diag::{Code, Diagnostic};
use crate::lang::text;
use crate::model::{Notice, Piece, Placeholder};
use crate::source::Span;

/// Words that name the period, before its days or above them.
const NAMES: &[&str] =
    &["公示时间", "公示期", "公示日期", "公示起止", "公示时限", "公示自", "公示从", "自公示之日", "公示截止", "公示至"];

/// Marks between the first and the last day.
const TO: &str = "至到—–-－―─~～〜";

pub(super) fn missing(notice: &Notice, said: &Said) -> Option<Diagnostic> {
    let placeholder = said.has(&[Placeholder::Period, Placeholder::Restart])
        || (said.has(&[Placeholder::Deadline]) && said.has(&[Placeholder::Length, Placeholder::WorkingDays]));
    if placeholder || is_said(&said.words) {
        return None;
    }
    let fault = lacks(
        notice,
        Code::MissingPeriod,
        text!("公示期", "its period"),
        text!("公示的起止日期和天数", "first day, last day and length"),
        text!(
            "写 {{{{公示期}}}}，按 contest.yaml 的 publicity 从发布日起算",
            "write {{{{公示期}}}}: counted from the day of publication"
        ),
    );
    let fault = if without_days(&said.words) {
        fault.hint(text!(
            "「即日起」「发布之日起」不是日期：写 {{{{公示期}}}}，或者写明从哪天到哪天",
            "since its publication is no date: write {{{{公示期}}}}, or from which day to which"
        ))
    } else {
        fault
    };
    Some(Diagnostic { span: named(notice).unwrap_or(fault.span), ..fault })
}

/// Whether a period is counted from a day that is not named.
fn without_days(words: &str) -> bool {
    ["即日起", "之日起", "今日起", "今天起"].iter().any(|since| words.contains(since))
}

/// Where a text speaks of its period.
pub(super) fn named(notice: &Notice) -> Option<Span> {
    notice.prose.pieces().find_map(|piece| {
        let Piece::Text(offset, words) = piece else { return None };
        // 公示期间 is a time in which something happened.
        let ends = |name: &&str| {
            words.match_indices(*name).map(|(at, _)| at).find(|at| !words[at + name.len()..].starts_with(['间', '内']))
        };
        let (at, name) = NAMES[..3].iter().filter_map(|name| Some((ends(name)?, name))).min()?;
        Some(notice.prose.place(offset + at..offset + at + name.len()))
    })
}

/// Whether some day is named.
pub(super) fn names_a_day(words: &str) -> bool {
    !days(words).is_empty()
}

/// Whether the words name the period and days, or make something public from one day to another.
fn is_said(words: &str) -> bool {
    let public = |sentence: &str| sentence.contains("公示") && has_range(sentence) || begins(sentence);
    NAMES.iter().any(|name| words.contains(name)) && names_a_day(words) || words.split(['。', '；']).any(public)
}

/// Where days end in words: 10月20日, 10月16 of 10月16至20日, 2023.10.16, 2023-10-16, 10/16.
fn days(words: &str) -> Vec<usize> {
    let chars: Vec<char> = words.chars().collect();
    let numeral = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "〇一二三四五六七八九十".contains(c);
    let run = |from: usize| chars[from..].iter().take_while(|c| numeral(**c)).count();
    let mut ends = Vec::new();
    for (at, c) in chars.iter().enumerate() {
        let before = at > 0 && numeral(chars[at - 1]);
        let length = run(at + 1);
        if !before || !(1..=3).contains(&length) {
            continue;
        }
        let end = at + 1 + length;
        let marked = chars.get(end).is_some_and(|c| "日号".contains(*c));
        match c {
            '月' if marked => ends.push(end + 1),
            '月' if chars.get(end).is_some_and(|c| TO.contains(*c)) => ends.push(end),
            '.' | '．' | '/' | '／' | '-' | '－' if length <= 2 => ends.push(end),
            _ => {}
        }
    }
    ends
}

/// Whether one day stands behind another, with 至 between them.
fn has_range(words: &str) -> bool {
    let chars: Vec<char> = words.chars().collect();
    days(words).into_iter().any(|end| {
        // （星期一）, 8时, 起 may stand between.
        chars[end..].iter().take(12).take_while(|c| !"，。；".contains(**c)).any(|c| TO.contains(*c))
    })
}

/// 自9月23日起公示5个工作日; 9月23日起公示，至9月27日结束: a first day, and how long or until when.
fn begins(sentence: &str) -> bool {
    let chars: Vec<char> = sentence.chars().collect();
    let ends = days(sentence);
    ends.iter().enumerate().any(|(n, end)| {
        let behind: String = chars[*end..].iter().collect();
        let clause = behind.split('，').next().unwrap_or_default();
        let since = clause.find('起').is_some_and(|at| clause[at..].contains("公示"));
        let long = ["工作日", "自然日", "日历日", "天", "周"].iter().any(|unit| behind.contains(unit));
        since && (long || n + 1 < ends.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_period() {
        for words in [
            "公示时间：2023年10月16日至10月20日。",
            "公示时间：2023.10.16—2023.10.20",
            "公示时间：2023-10-16至2023-10-20",
            "公示时间：2023/10/16—2023/10/20",
            "公示期为10月16至20日。",
            "公示期：10.16-10.20",
            "现予以公示（10月16日—20日）。",
            "10月16日—20日公示。",
            "公示从10月16日（星期一）8时起至10月20日止。",
            "公示期为二〇二三年十月十六日至二十日。",
            "公示时间：１０月１６日至１０月２０日。",
            "自10月16日起公示5个工作日。",
            "公示至10月20日。",
            "自10月16日起公示5个工作日，截至10月20日17时，共收到异议1件。",
            "10月16日（星期一）起在县政府网站公示，10月20日结束。",
        ] {
            assert!(is_said(words), "{words}");
        }
    }

    #[test]
    fn what_is_no_period() {
        for words in [
            "现予公示。",
            "公示期为5个工作日。",
            "现予公示，10月8日报送材料。",
            "10月8日起报送材料，现予公示，共5天。",
            "10月16日起公示。",
            "公示时间：见附件-2。",
            "公示时间：1.网站；2.公示栏。",
            "公示时间：见文件3-205。",
            "公示时间：10月5个自然日。",
            "10月8日评审，汇总到网站公示。",
            "竞赛时间为3月1日至8月31日。现予公示。",
        ] {
            assert!(!is_said(words), "{words}");
        }
    }
}
