//! Text. A number or a date is welcome as text too: it keeps the characters that were typed.

use super::{Read, scalar};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Name, says_why};

/// The longest text of a key, in characters (not bytes, not cells; spaces and punctuation count).
const LONGEST: usize = 4_000;
/// The longest title or name, in characters.
const LONGEST_LINE: usize = 200;

/// A text of one line: a title or a name, at most 200 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line(pub(crate) String);

/// Why something was done: a text that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reason(pub(crate) String);

/// A list of texts, or one text alone (a CSV cell cannot hold a list).
pub(crate) struct OneOrMore<T>(pub(crate) Vec<T>);

impl Read for String {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = filled(node, faults)?;
        within(text, LONGEST, node, faults).then(|| text.to_owned())
    }
}

impl Read for Reason {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, faults)?;
        if says_why(&text) {
            return Some(Self(text));
        }
        let message = text!("「{text}」没有说出理由", "`{text}` gives no reason");
        faults.push(
            Diagnostic::error(Code::EmptyReason, node.span, message)
                .expected(text!("一句话，写明为什么，如 录入有误", "why, in a sentence, such as 录入有误"))
                .hint(text!(
                    "理由是公开的，也是以后核对的依据",
                    "reasons are published, and are what others check later"
                )),
        );
        None
    }
}

impl Read for Name {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        String::read(node, faults).map(Self::from)
    }
}

impl Read for Line {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = filled(node, faults)?;
        if text.contains('\n') {
            let message = text!("这里应只有一行文字", "this must be a single line");
            faults.push(Diagnostic::error(Code::TextTooLong, node.span, message));
            return None;
        }
        within(text, LONGEST_LINE, node, faults).then(|| Self(text.to_owned()))
    }
}

impl<T: Read> Read for OneOrMore<T> {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        match node.kind {
            NodeKind::List(_) => Vec::read(node, faults).map(Self),
            _ => T::read(node, faults).map(|one| Self(vec![one])),
        }
    }
}

/// The text without surrounding blanks; an empty one is a fault, since a form must not have blanks.
fn filled<'n>(node: &'n Node, faults: &mut Diagnostics) -> Option<&'n str> {
    let text = match node.kind {
        NodeKind::Null => "",
        _ => scalar(node, || text!("文字", "text"), faults)?.text.trim(),
    };
    if text.is_empty() {
        faults.push(
            Diagnostic::error(Code::EmptyCell, node.span, text!("这一栏是空白", "this cell is empty"))
                .expected(text!("有内容的文字", "a text that is not empty"))
                .hint(text!("没有相关情况的，请填「无」", "write 无 where there is nothing to say")),
        );
        return None;
    }
    if let Some(bad) = text.chars().find(|c| c.is_control() && !"\n\t\r".contains(*c)) {
        let bad = u32::from(bad);
        let message = text!("文字里有不可见的控制字符 U+{bad:04X}", "control character U+{bad:04X} in the text");
        let hint = text!("把这段文字重新输入一遍，不要从别处粘贴", "type the text again instead of pasting it");
        faults.push(Diagnostic::error(Code::WrongType, node.span, message).hint(hint));
        return None;
    }
    Some(text)
}

fn within(text: &str, limit: usize, node: &Node, faults: &mut Diagnostics) -> bool {
    let length = text.chars().count();
    if length <= limit {
        return true;
    }
    let message =
        text!("文字有 {length} 个字符，超过 {limit} 个", "the text has {length} characters, more than {limit}");
    let expected =
        text!("不超过 {limit} 个字符（标点、空格都算）", "at most {limit} characters, punctuation and spaces included");
    faults.push(Diagnostic::error(Code::TextTooLong, node.span, message).expected(expected));
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, quoted, scalar};

    #[test]
    fn an_empty_cell_asks_for_wu() {
        for text in ["", "  "] {
            assert_eq!(codes(|f| String::read(&quoted(text), f)), [Code::EmptyCell]);
        }
    }

    #[test]
    fn a_plain_number_is_fine_as_text() {
        assert_eq!(String::read(&scalar("0771"), &mut Diagnostics::new()), Some("0771".to_owned()));
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert!(Line::read(&scalar(&"字".repeat(200)), &mut Diagnostics::new()).is_some());
        assert_eq!(codes(|f| Line::read(&scalar(&"字".repeat(201)), f)), [Code::TextTooLong]);
    }

    #[test]
    fn control_characters_are_refused() {
        assert_eq!(codes(|f| String::read(&quoted("甲\u{1}"), f)), [Code::WrongType]);
    }
}
