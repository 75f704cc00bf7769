//! The items of a checklist add up to the criterion's points.

use super::spot::{Spot, shown};
use crate::diag::{Code, Diagnostics};
use crate::lang::text;
use crate::model::rule::Rule;
use crate::number::Exact;

/// Checks the sum of a checklist.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    let Rule::Checklist(rule) = &spot.criterion.rule else { return };
    let sum = Exact::sum(rule.items.iter().map(|item| item.points.value()));
    if sum == *spot.full() {
        return;
    }
    let terms = rule.items.iter().map(|item| item.points.to_string()).collect::<Vec<_>>().join(" + ");
    let (sum, full) = (shown(&sum), &spot.criterion.points);
    let message = text!(
        "各小项相加是 {sum}（{terms}），与本项分值 {full} 不符",
        "the items add up to {sum} ({terms}), not to the criterion's {full}"
    );
    let hint = text!("对照原文核对各小项的分值", "compare the items with the plan");
    faults.push(
        spot.error(Code::PointsSum, "points", message)
            .expected(text!("{sum}，或改正小项", "{sum}, or mended items"))
            .hint(hint),
    );
}
