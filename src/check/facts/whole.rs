//! What is counted is whole: `done: 4.5` and `count: 45%` are slips of the pen, unless the rubric says
//! that the amount may have decimals, or lets a started unit count. Decimals are a warning: the score is
//! computed from them exactly.

use super::desk::Desk;
use crate::check::fields::Fields;
use crate::diag::Code;
use crate::lang::text;
use crate::model::rule::{Partial, TallyItem};
use crate::number::Number;
use crate::source::Spanned;

/// Whether the amount of an item may have decimals; a value beside a target is measured and not counted.
pub(super) fn may_have_decimals(item: &TallyItem) -> bool {
    item.decimals || parts_matter(item.count, &item.per) || item.target.is_some()
}

/// A started unit counts, or the unit itself is no whole number.
fn parts_matter(count: Partial, per: &Number) -> bool {
    count != Partial::Floor || !per.value().is_integer()
}

/// Reports an amount with decimals where there can be none; `title` says what is counted.
pub(super) fn amount(
    number: &Spanned<Number>,
    title: &str,
    decimals: bool,
    f: &mut Fields<'_, '_>,
    desk: &Desk<'_, '_>,
) {
    let value = &number.value;
    if decimals || value.is_percent() || value.value().is_integer() {
        return;
    }
    let message = text!("{title}是 {value}，不是整数", "{title}: {value} is not a whole number");
    let hint = text!(
        "核对这个数；确实可以带小数的（公顷、万元），在细则的这一条规则里写 decimals: true",
        "check the number; where it may have decimals (hectares, money), write decimals: true in the rule"
    );
    f.faults.push(
        desk.doubt(Code::FractionalCount, number.span, message).expected(text!("整数", "a whole number")).hint(hint),
    );
}

/// Reports a percentage in the place of an amount, and says whether it is one.
pub(super) fn no_percent(
    number: &Spanned<Number>,
    title: &str,
    cure: crate::lang::Text,
    f: &mut Fields<'_, '_>,
    desk: &Desk<'_, '_>,
) -> bool {
    let value = &number.value;
    if value.is_percent() {
        let message = text!("{title}应是数量，{value} 是比例", "{title}: an amount is asked for, {value} is a share");
        f.faults.push(desk.fault(Code::FactPercent, number.span, message).hint(cure));
    }
    !value.is_percent()
}
