//! Levels stand best first and do not overlap, so that 优秀 never gives less than 良好.

use super::spot::Spot;
use crate::diag::{Code, Diagnostics};
use crate::lang::text;
use crate::model::rule::{Level, LevelAward, Rule};
use crate::number::Number;

/// Checks the order of levels.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    let Rule::Choice(rule) = &spot.criterion.rule else { return };
    for (n, pair) in rule.levels.windows(2).enumerate() {
        let ((lowest, _), (_, highest)) = (ends(&pair[0]), ends(&pair[1]));
        if highest.value() < lowest.value() {
            continue;
        }
        let (better, worse) = (&pair[0].title, &pair[1].title);
        let message = text!(
            "「{worse}」最多得 {highest} 分，不低于排在前面的「{better}」（最少 {lowest} 分）",
            "{worse} gives up to {highest}, not less than {better} before it (at least {lowest})"
        );
        let hint = text!("等级从好到差排列，分数不重叠", "levels stand best first, and their points do not overlap");
        faults.push(
            spot.error(Code::LevelOrder, &format!("rule/levels/{}", n + 1), message)
                .expected(text!("低于 {lowest}", "below {lowest}"))
                .hint(hint),
        );
    }
}

/// The least and most points of a level.
const fn ends(level: &Level) -> (&Number, &Number) {
    match &level.award {
        LevelAward::Fixed(points) => (points, points),
        LevelAward::Range(range) => (&range.min, &range.max),
    }
}
