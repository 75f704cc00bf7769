//! After dropping the highest and lowest, somebody must be left.

use super::spot::Spot;
use crate::diag::{Code, Diagnostics};
use crate::lang::text;
use crate::model::rule::Rule;

/// Checks the size of a panel.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    let Rule::Judges(rule) = &spot.criterion.rule else { return };
    let dropped = rule.drop_high.saturating_add(rule.drop_low);
    if dropped < rule.min_judges {
        return;
    }
    let (least, enough) = (rule.min_judges, dropped.saturating_add(1));
    let message = if dropped == 0 {
        text!("min_judges 是 0：没有评委也能得分", "min_judges is 0: nobody would have to judge")
    } else {
        text!(
            "至少 {least} 名评委，却要去掉 {dropped} 个分数，可能一个也不剩",
            "of at least {least} judges {dropped} are dropped: none may be left"
        )
    };
    faults.push(
        spot.error(Code::DroppedJudges, "rule/min_judges", message)
            .expected(text!("min_judges 至少 {enough}", "min_judges of at least {enough}")),
    );
}
