//! One of a closed set of words.

use super::scalar;
use crate::check::nearest::nearest;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;

/// The value of the word in a node. `choices` are listed in the report in their order.
pub(in crate::check) fn choices<T: Clone>(node: &Node, choices: &[(&str, T)], faults: &mut Diagnostics) -> Option<T> {
    let list = choices.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" | ");
    let expected = text!("{list}", "{list}");
    let text = scalar(node, expected.clone(), faults)?.text;
    if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text) {
        return Some(value.clone());
    }
    let message = text!("「{text}」不在可选值之内", "`{text}` is not one of the choices");
    let fault = Diagnostic::error(Code::UnknownValue, node.span, message).expected(expected);
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
pub(in crate::check) use words;
