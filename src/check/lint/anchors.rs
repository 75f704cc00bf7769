//! Anchors of an interpolation: at least two, strictly increasing.

use super::spot::Spot;
use crate::diag::{Code, Diagnostics};
use crate::lang::text;
use crate::model::rule::Rule;

/// Checks the anchors.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    let Rule::Interpolate(rule) = &spot.criterion.rule else { return };
    if rule.anchors.len() < 2 {
        let message = text!("只有一个插值点，插不出值来", "one anchor alone interpolates nothing");
        faults.push(
            spot.error(Code::AnchorOrder, "rule/anchors", message)
                .expected(text!("至少两个插值点", "at least two anchors")),
        );
    }
    for (n, pair) in rule.anchors.windows(2).enumerate() {
        let ((before, _), (after, _)) = (&pair[0], &pair[1]);
        if after.value() <= before.value() {
            let message = text!(
                "插值点 {after} 不大于前一点 {before}",
                "the anchor {after} is not above the one before, {before}"
            );
            let route = format!("rule/anchors/{}/at", n + 1);
            let hint = text!("把插值点从小到大排列，每点只写一次", "write the anchors from low to high, each once");
            faults.push(
                spot.error(Code::AnchorOrder, &route, message)
                    .expected(text!("大于 {before}", "above {before}"))
                    .hint(hint),
            );
        }
    }
}
