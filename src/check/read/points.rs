//! Points: a number without a percent sign. `award: 80%` would be 0.8 points, and nobody would see it.

use super::Read;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::number::Number;
use crate::source::Span;

/// A number of points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Points(pub(crate) Number);

impl Read for Points {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let number = Number::read(node, faults)?;
        // 0 is the same with and without.
        if !number.is_percent() || number.value().is_zero() {
            return Some(Self(number));
        }
        faults.push(percent(&number, Code::BadNumber, node.span));
        None
    }
}

/// The fault of points with a percent sign.
pub(crate) fn percent(number: &Number, code: Code, span: Span) -> Diagnostic {
    let message = text!("「{number}」有百分号；这里写的是分数", "`{number}` has a percent sign; points have none");
    Diagnostic::error(code, span, message)
        .expected(text!("分数，如 9.5", "points, such as 9.5"))
        .hint(text!("写成得几分：满分 10 分的 80% 写 8", "write the points themselves: 80% of 10 points are 8"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, scalar};

    #[test]
    fn a_share_is_no_number_of_points() {
        for text in ["80%", "100%", "0.5%"] {
            assert_eq!(codes(|f| Points::read(&scalar(text), f)), [Code::BadNumber], "{text}");
        }
        for text in ["-9.5", "0%"] {
            assert!(Points::read(&scalar(text), &mut Diagnostics::new()).is_some(), "{text}");
        }
    }
}
