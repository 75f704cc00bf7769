//! One of a closed set of words.

use super::{blank, wrong_type};
use crate::check::nearest::nearest;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};

/// The value of the word in a node. `choices` are listed in the report in their order.
pub(crate) fn choices<T: Clone>(node: &Node, choices: &[(&str, T)], faults: &mut Diagnostics) -> Option<T> {
    let list = || {
        let words = choices.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" | ");
        text!("{words}", "{words}")
    };
    let text = match &node.kind {
        NodeKind::Scalar { text, .. } => &**text,
        NodeKind::Null => {
            faults.push(blank(node, list()));
            return None;
        }
        NodeKind::List(_) | NodeKind::Map(_) => {
            faults.push(wrong_type(node, list()));
            return None;
        }
    };
    if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text) {
        return Some(value.clone());
    }
    let message = text!("「{text}」不在可选值之内", "`{text}` is not one of the choices");
    let fault = Diagnostic::error(Code::UnknownValue, node.span, message).expected(list());
    faults.push(match nearest(text, choices.iter().map(|(word, _)| *word)) {
        Some(word) => fault.hint(text!("是不是 {word}？", "did you mean {word}?")),
        None => fault,
    });
    None
}

/// `words! { TrackKind { "collective" => Collective, … } }` makes a closed set readable.
macro_rules! words {
    ($($kind:ident { $($word:literal => $value:ident),* $(,)? })*) => {$(
        impl $crate::check::read::Read for $kind {
            fn read(node: &$crate::load::Node, faults: &mut $crate::diag::Diagnostics) -> Option<Self> {
                $crate::check::read::choices(node, &[$(($word, Self::$value)),*], faults)
            }
        }
    )*};
}
pub(crate) use words;
