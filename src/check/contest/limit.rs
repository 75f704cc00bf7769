//! Limits on winners: 先进集体不超过 50 个, 一线职工不低于 50%.

use crate::check::fields::Fields;
use crate::check::index::Index;
use crate::check::read::OneOrMore;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Bound, FieldValue, Limit};
use crate::number::{Exact, Number};

/// Reads one limit.
pub(super) fn limit(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Limit> {
    let mut f = Fields::open(node, faults)?;
    let title = f.line("title");
    let awards = f.some_of("awards", |n, faults| index.awards.refer(n, faults));
    let partly = f.has("field") || f.has("value");
    let of = if partly {
        let field = f.line("field");
        if f.node("value").is_none() {
            f.missing("value", text!("这一栏写的是什么，如 是", "what the field says, such as 是"));
        }
        let values = f.find::<OneOrMore<String>>("value").map(|v| v.0);
        Some(FieldValue { field: field?, values: values? })
    } else {
        let _ = (f.node("field"), f.node("value"));
        None
    };
    let bound = bound(&mut f);
    let clause = f.need("clause");
    if let Some((_, amount)) = &bound {
        sensible(&mut f, amount, partly);
    }
    let span = f.head;
    f.finish();
    let (bound, amount) = bound?;
    Some(Limit { title: title?, awards: awards?, of, bound, amount, clause: clause?, span })
}

/// The one bound of a limit.
fn bound(f: &mut Fields<'_, '_>) -> Option<(Bound, Number)> {
    let (least, most) = (f.find("at_least"), f.find("at_most"));
    match (f.has("at_least"), f.has("at_most")) {
        (true, false) => least.map(|amount| (Bound::AtLeast, amount)),
        (false, true) => most.map(|amount| (Bound::AtMost, amount)),
        (false, false) => {
            f.missing("at_least", text!("at_least（不低于）或 at_most（不超过）", "at_least or at_most"));
            None
        }
        (true, true) => {
            let message = text!("一条里只能写一个界限", "a limit has one bound");
            let fault = Diagnostic::error(Code::WrongType, f.key("at_most"), message);
            f.faults.push(fault.hint(text!("上限、下限各写一条", "write two limits, one for each bound")));
            None
        }
    }
}

/// A share of some winners lies between 0 and 100%; a number of them is whole. A share of all of them
/// is always 100%.
fn sensible(f: &mut Fields<'_, '_>, amount: &Number, partly: bool) {
    let value = amount.value();
    let expected = match (amount.is_percent(), partly) {
        (true, true) if *value >= Exact::ZERO && *value <= Exact::ONE => return,
        (false, _) if amount.scale() == 0 && *value >= Exact::ZERO => return,
        (true, false) => text!(
            "个数，如 150；要算比例，写明 field 和 value",
            "a number, such as 150; for a share write `field` and `value`"
        ),
        _ => text!("0 至 100% 的比例，如 50%；或者个数，如 150", "a share such as 50%, or a number such as 150"),
    };
    let message = text!("界限不能是 {amount}", "{amount} cannot be a bound");
    let place = if f.has("at_least") { f.at("at_least") } else { f.at("at_most") };
    f.faults.push(Diagnostic::error(Code::NumberOutOfRange, place, message).expected(expected));
}
