//! How to object: by which ways, a unit under its seal, a person under the real name, and which
//! postmark counts (domain 2.2, elements 5).

use std::ops::Range;

use super::Around;
use super::elements::{Said, missing};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Notice, Piece, Placeholder, Postmark};
use crate::source::Span;

/// Reports what is not said about objecting, and what is said against contest.yaml.
pub(super) fn check(notice: &Notice, said: &Said, around: Around<'_>, faults: &mut Diagnostics) {
    faults.push_some(other_postmark(notice, around));
    faults.push_some(waived(notice));
    if said.has(&[Placeholder::Objecting]) {
        faults.push_some(unsaid_postmark(notice, around));
        return;
    }
    let cure = || {
        text!(
            "写 {{{{异议受理}}}}，由程序写出这一段；或者在正文里补上",
            "write {{{{异议受理}}}} for the standard words, or add it to the text"
        )
    };
    let (zh, en) = ("异议", "objections");
    if !said.says(&["异议", "意见", "反映"]) {
        let expected = text!(
            "公示期内可以通过电话、信函、邮件、来访等方式反映",
            "by which ways people can object during the period"
        );
        faults.push(missing(
            notice,
            Code::MissingObjecting,
            text!("怎样提出{zh}", "how to raise {en}"),
            expected,
            cure(),
        ));
    }
    let lacks = |what: Text, expected: Text| {
        let fault = missing(notice, Code::MissingObjecting, what, expected, cure());
        Diagnostic { span: spoken_of(notice).unwrap_or(fault.span), ..fault }
    };
    if !said.says(&["公章", "盖章", "印章"]) {
        let expected = text!("以单位名义反映的，加盖单位公章", "a unit writes under its seal");
        faults.push(lacks(text!("单位反映要盖章", "that a unit must write under its seal"), expected));
    }
    if !said.says(&["实名", "真实姓名", "本人姓名", "真名", "署名"]) {
        let expected = text!(
            "以个人名义反映的，署真实姓名和联系方式",
            "a person writes under the real name, with a way to answer"
        );
        faults.push(lacks(text!("个人反映要实名", "that a person must write under the real name"), expected));
    }
    if said.says(&["信函", "来信", "邮寄", "书面", "寄送"]) && !said.says(&["邮戳", "收到日期", "送达"])
    {
        let expected =
            text!("信函以发信（或到达）邮戳日期为准", "which postmark counts, that of sending or of arrival");
        faults.push(lacks(text!("信函以哪天的邮戳为准", "which postmark of a letter counts"), expected));
    }
}

/// Where a text speaks of objections.
fn spoken_of(notice: &Notice) -> Option<Span> {
    notice.prose.pieces().find_map(|piece| {
        let Piece::Text(offset, words) = piece else { return None };
        let found = ["异议", "反映", "意见"].iter().filter_map(|word| Some((words.find(word)?, word.len())));
        let (at, length) = found.min()?;
        Some(notice.prose.place(offset + at..offset + at + length))
    })
}

/// The text waives the seal or the real name: 可不署名, 无需加盖公章.
fn waived(notice: &Notice) -> Option<Diagnostic> {
    const WAIVES: &[&str] = &["不需要", "不需", "无需", "不必", "不用", "可不", "可以不", "无须", "不要求"];
    const RULES: &[&str] = &["署名", "署真实姓名", "署真名", "实名", "签名", "盖章", "加盖", "盖公章"];
    notice.prose.pieces().find_map(|piece| {
        let Piece::Text(offset, words) = piece else { return None };
        let found = WAIVES.iter().flat_map(|word| words.match_indices(*word)).find_map(|(at, word)| {
            let behind = &words[at + word.len()..];
            let rule = RULES.iter().filter(|rule| behind.starts_with(**rule)).map(|rule| rule.len()).max()?;
            Some(at..at + word.len() + rule)
        })?;
        let said = &words[found.clone()];
        let place = notice.prose.place(offset + found.start..offset + found.end);
        let message = text!(
            "正文写「{said}」：单位反映要盖章，个人反映要实名",
            "the text says {said}: a unit writes under its seal, a person under the real name"
        );
        Some(
            Diagnostic::error(Code::MissingObjecting, place, message)
                .hint(text!("删去，或者写 {{{{异议受理}}}}", "remove it, or write {{{{异议受理}}}}")),
        )
    })
}

/// Words for the day on which a letter is sent, and on which it arrives.
const SENT: &[&str] = &["发信", "寄出", "寄发", "寄信", "发出", "投递"];
const RECEIVED: &[&str] = &["到达", "抵达", "寄达", "收到", "送达", "落地", "收件"];

/// The text has the other postmark than contest.yaml.
fn other_postmark(notice: &Notice, around: Around<'_>) -> Option<Diagnostic> {
    let postmark = around.publicity?.postmark?;
    let (own, own_en) = match postmark {
        Postmark::Sent => ("sent（发信邮戳）", "`sent`, that of sending"),
        Postmark::Received => ("received（到达邮戳）", "`received`, that of arrival"),
    };
    notice.prose.pieces().find_map(|piece| {
        let Piece::Text(offset, words) = piece else { return None };
        let (_, range) = rules(words).into_iter().find(|(rule, _)| *rule != postmark)?;
        let said = &words[range.clone()];
        let place = notice.prose.place(offset + range.start..offset + range.end);
        let message = text!(
            "正文写「{said}」，contest.yaml 的 postmark 是 {own}",
            "the text says {said}, `postmark` in contest.yaml is {own_en}"
        );
        Some(
            Diagnostic::error(Code::MissingObjecting, place, message)
                .hint(text!("写 {{{{异议受理}}}}，或者两处改成一样", "write {{{{异议受理}}}}, or make both the same")),
        )
    })
}

/// Which postmark counts, as often as a text says so: 信函以发信邮戳为准, 以到达日邮戳为准, 信函以收到日期为准.
fn rules(words: &str) -> Vec<(Postmark, Range<usize>)> {
    let rules = words.match_indices("为准").filter_map(|(at, word)| {
        let from = words[..at].rfind(['，', ',', '。', '；', '\n', '（', '(']);
        let from = from.map_or(0, |from| from + words[from..].chars().next().map_or(1, char::len_utf8));
        let rule = &words[from..at];
        let any = |list: &[&str]| list.iter().any(|word| rule.contains(word));
        let postmark = match (any(SENT), any(RECEIVED)) {
            (true, false) => Postmark::Sent,
            (false, true) => Postmark::Received,
            _ => return None,
        };
        any(&["邮戳", "信函", "来信", "邮寄"]).then_some((postmark, from..at + word.len()))
    });
    rules.collect()
}

/// The standard words say which postmark counts, and only the office can know which.
fn unsaid_postmark(notice: &Notice, around: Around<'_>) -> Option<Diagnostic> {
    let publicity = around.publicity?;
    let letters = publicity.contact.address.is_some();
    if !letters || publicity.postmark.is_some() {
        return None;
    }
    let place = notice.prose.pieces().find_map(|piece| match piece {
        Piece::Placeholder(at, inner, Some(Placeholder::Objecting)) => {
            Some(notice.prose.place(at..at + inner.len() + 4))
        }
        _ => None,
    })?;
    let message = text!("没有规定信函以哪天的邮戳为准", "which postmark of a letter counts is not said");
    Some(
        Diagnostic::error(Code::MissingObjecting, place, message)
            .expected(text!(
                "contest.yaml 的 publicity 下写 postmark: sent（发信邮戳）或 received（到达邮戳）",
                "postmark: sent or received, under publicity in contest.yaml"
            ))
            .hint(text!("两种做法都有，程序不替你定", "both rules are in use: nobody can choose for you")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_postmark_counts() {
        for (words, expected) in [
            ("信函以发信邮戳为准。", vec![Postmark::Sent]),
            ("信函的有效时间以发信时的当地邮戳为准。", vec![Postmark::Sent]),
            ("反映问题的，信函以到达日邮戳为准。", vec![Postmark::Received]),
            ("信函以收到日期为准。", vec![Postmark::Received]),
            ("信函以10月20日邮戳为准。", vec![]),
            ("名单以收到的表格为准。", vec![]),
            ("以寄出或者收到的邮戳为准。", vec![]),
        ] {
            let found: Vec<Postmark> = rules(words).into_iter().map(|(rule, _)| rule).collect();
            assert_eq!(found, expected, "{words}");
        }
    }
}
