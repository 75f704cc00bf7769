//! Steps of a ladder: a bound, and what it gives.

use super::places::STEP;
use crate::check::nearest::nearest;
use crate::check::read::{Points, Read};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::rule::{Bound, Step, StepAward};
use crate::number::Number;

/// The words for a bound.
type Side = (&'static str, fn(Number) -> Bound);
const SIDES: [Side; 4] =
    [("at_least", Bound::AtLeast), ("above", Bound::Above), ("at_most", Bound::AtMost), ("below", Bound::Below)];

impl Read for Step {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = STEP.open(node, faults)?;
        let mut bounds = Vec::new();
        for (word, make) in SIDES {
            if f.node(word).is_some() {
                bounds.push((word, f.find::<Number>(word).map(make)));
            }
        }
        let award = f.need("award");
        if let [_, (word, _), ..] = bounds[..] {
            let message = text!("一档只能写一个界限", "a step has one bound");
            let hint = text!(
                "各档从上往下逐个比较，写一个界限就够了：第二个界限由上一档决定",
                "steps are tried from the top: the other bound follows from the step before"
            );
            let fault = Diagnostic::error(Code::LadderOrder, f.at(word), message).hint(hint);
            f.faults.push(fault);
        }
        STEP.finish(f);
        let bound = match bounds.pop() {
            Some((_, bound)) => Some(bound?),
            None => None,
        };
        Some(Self { bound, award: award? })
    }
}

/// `full`, `proportional`, or points.
impl Read for StepAward {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let word = match &node.kind {
            NodeKind::Scalar { text, .. } if text.starts_with(char::is_alphabetic) => &**text,
            _ => return Points::read(node, faults).map(|points| Self::Points(points.0)),
        };
        match word {
            "full" => return Some(Self::Full),
            "proportional" => return Some(Self::Proportional),
            _ => {}
        }
        let message = text!("「{word}」不是一种得分", "`{word}` is no award");
        let fault = Diagnostic::error(Code::UnknownValue, node.span, message).expected(text!(
            "full（满分）、proportional（按比例）或得分的数字",
            "full, proportional, or the points as a number"
        ));
        faults.push(match nearest(word, ["full", "proportional"]) {
            _ if ["不得分", "零分", "无", "none", "zero", "no"].contains(&word) => {
                fault.hint(text!("不得分写 0", "for no points write 0"))
            }
            Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
            None => fault,
        });
        None
    }
}
