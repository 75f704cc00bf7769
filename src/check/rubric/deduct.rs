//! 扣分: from a start value down to a floor.

use super::checklist::fact_name;
use crate::check::fields::Fields;
use crate::check::read::Read;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::rule::{Counts, Deduct, DeductItem, Partial, Target};
use crate::number::Number;

/// Reads a deduction.
pub(super) fn deduct(f: &mut Fields<'_, '_>, points: &Number) -> Option<Deduct> {
    let start = f.find("start").unwrap_or_else(|| points.clone());
    let floor = f.find("floor").unwrap_or_else(Number::zero);
    f.some("items").map(|items| Deduct { start, floor, items })
}

impl Read for DeductItem {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (id, title, unit) = (fact_name(&mut f), f.line("title"), f.find("unit"));
        // One of the two titles alone lacks the other.
        let ratio = f.has("done") || f.has("total");
        let titles = ratio.then(|| (f.line("done"), f.line("total")));
        let each = f.need("each");
        let per = f.find("per").unwrap_or_else(Number::one);
        let count = f.find("count").unwrap_or(Partial::Floor);
        let decimals = f.find("decimals").unwrap_or(false);
        let max = f.find("max");
        let (under, over) = (f.find("under").map(Target::Under), f.find("over").map(Target::Over));
        if under.is_some() && over.is_some() {
            let message = text!("under 与 over 只能写一个", "under and over exclude each other");
            let hint = text!(
                "低于目标扣分写 under，高于目标扣分写 over；两头都扣分就写成两项",
                "under for falling short, over for exceeding; for both, write two items"
            );
            let fault = Diagnostic::error(Code::WrongType, f.at("over"), message).hint(hint);
            f.faults.push(fault);
        }
        f.finish();
        let id = id?;
        let counts = match titles {
            Some((done, total)) => Some(Counts::new(&id, done?, total?)),
            None => None,
        };
        Some(Self { id, title: title?, counts, unit, each: each?, per, count, decimals, max, target: under.or(over) })
    }
}
