//! How to object: by which ways, a unit under its seal, a person under the real name, and which
//! postmark counts (domain 2.2, elements 5).

use super::Around;
use super::elements::{Said, missing};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Notice, Piece, Placeholder};

/// Reports what is not said about objecting.
pub(super) fn check(notice: &Notice, said: &Said, around: Around<'_>, faults: &mut Diagnostics) {
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
    if !said.says(&["公章", "盖章", "印章"]) {
        let expected = text!("以单位名义反映的，加盖单位公章", "a unit writes under its seal");
        let what = text!("单位反映要盖章", "that a unit must write under its seal");
        faults.push(missing(notice, Code::MissingObjecting, what, expected, cure()));
    }
    if !said.says(&["实名", "真实姓名", "本人姓名", "真名", "署名"]) {
        let expected = text!(
            "以个人名义反映的，署真实姓名和联系方式",
            "a person writes under the real name, with a way to answer"
        );
        let what = text!("个人反映要实名", "that a person must write under the real name");
        faults.push(missing(notice, Code::MissingObjecting, what, expected, cure()));
    }
    if said.says(&["信函", "来信", "邮寄", "书面", "寄送"]) && !said.says(&["邮戳", "收到日期", "送达"])
    {
        let expected =
            text!("信函以发信（或到达）邮戳日期为准", "which postmark counts, that of sending or of arrival");
        let what = text!("信函以哪天的邮戳为准", "which postmark of a letter counts");
        faults.push(missing(notice, Code::MissingObjecting, what, expected, cure()));
    }
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
