//! From one node to one typed value. Every reader reports what it found, what was expected and how
//! to mend it, and then gives `None`; nobody stops there.

mod date;
mod flag;
mod id;
pub(crate) mod list;
mod month;
mod number;
mod points;
mod text;
mod word;

pub(crate) use id::{Id, is_valid as is_valid_id, no_device, text_of};
pub(crate) use points::{Points, percent as percent_of_points};
pub(crate) use text::{Line, OneOrMore, Reason};
pub(crate) use word::{choices, words};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::{Node, NodeKind};
use crate::source::Spanned;

/// A value that can be read from a node alone.
pub(crate) trait Read: Sized {
    /// The value, or `None` after its fault was reported.
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self>;
}

impl<T: Read> Read for Spanned<T> {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        T::read(node, faults).map(|value| Self::new(value, node.span))
    }
}

/// A scalar as it was typed.
#[derive(Clone, Copy)]
pub(crate) struct Scalar<'n> {
    /// The text, without quotes.
    pub(crate) text: &'n str,
    /// Whether it stood in quotes.
    pub(crate) quoted: bool,
}

/// The scalar of a node, or a fault that says what stands there instead.
pub(crate) fn scalar<'n>(node: &'n Node, expected: fn() -> Text, faults: &mut Diagnostics) -> Option<Scalar<'n>> {
    match &node.kind {
        NodeKind::Scalar { text, quoted } => Some(Scalar { text, quoted: *quoted }),
        NodeKind::Null => {
            faults.push(blank(node, expected()));
            None
        }
        NodeKind::List(_) | NodeKind::Map(_) => {
            faults.push(wrong_type(node, expected()));
            None
        }
    }
}

/// The fault of a key without a value.
pub(crate) fn blank(node: &Node, expected: Text) -> Diagnostic {
    Diagnostic::error(Code::WrongType, node.span, text!("这里没有写值", "no value here")).expected(expected).hint(
        text!(
            "填上值；如果确实不需要，就把这个键整行删掉",
            "give a value, or delete the whole key if it is not needed"
        ),
    )
}

/// The fault of a list or map where something else belongs, and the like.
pub(crate) fn wrong_type(node: &Node, expected: Text) -> Diagnostic {
    let Text { zh, en } = found(node);
    let message = text!("值的类型不对：这里写的是{zh}", "wrong type: this is {en}");
    Diagnostic::error(Code::WrongType, node.span, message).expected(expected)
}

/// What stands in a node, in a few words.
fn found(node: &Node) -> Text {
    match &node.kind {
        NodeKind::Scalar { text, .. } => {
            let short: String = text.chars().take(24).collect();
            let dots = if text.chars().count() > 24 { "…" } else { "" };
            text!("文字「{short}{dots}」", "the text `{short}{dots}`")
        }
        NodeKind::Null => text!("空白", "nothing"),
        NodeKind::List(items) => {
            let n = items.len();
            text!("列表（{n} 项）", "a list of {n}")
        }
        NodeKind::Map(entries) => {
            let n = entries.len();
            text!("一组键值（{n} 个键）", "a map of {n} keys")
        }
    }
}
