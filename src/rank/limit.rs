//! Limits on winners: how many there are, and how many of them are of a kind.

use std::collections::BTreeSet;

use super::AwardResult;
use crate::model::{Bound, Contest, Limit, Nomination, NominationId};
use crate::number::Exact;

/// One limit and what it counts.
#[derive(Clone, Debug)]
pub struct LimitUse {
    /// Winners of its awards, each once.
    pub winners: usize,
    /// Those of the kind that it counts; all of them where it names none.
    pub counted: usize,
    /// Winners whose record has no such field, in the order of their ids: the limit cannot be computed.
    pub unknown: Vec<NominationId>,
    /// The share of the kind; `None` without winners.
    pub share: Option<Exact>,
    /// Whether it holds; `None` without winners, or where a field is missing.
    pub holds: Option<bool>,
}

/// All limits, in the order of the contest.
pub(super) fn limits(contest: &Contest, awards: &[AwardResult]) -> Vec<LimitUse> {
    contest.limits.iter().map(|limit| used(contest, limit, awards)).collect()
}

fn used(contest: &Contest, limit: &Limit, awards: &[AwardResult]) -> LimitUse {
    let results = awards.iter().filter(|a| limit.awards.contains(&a.award));
    let ids: BTreeSet<&NominationId> = results.flat_map(|a| &a.winners).map(|w| &w.nomination).collect();
    let winners: Vec<&Nomination> = ids.iter().filter_map(|id| contest.nomination(id.as_str())).collect();
    let says =
        |n: &&&Nomination| limit.of.as_ref().map(|of| field(n, &of.field).map(|v| of.values.iter().any(|w| w == v)));
    let counted = winners.iter().filter(|n| says(n).is_none_or(|found| found == Some(true))).count();
    let unknown: Vec<_> = winners.iter().filter(|n| says(n) == Some(None)).map(|n| n.id.clone()).collect();
    let share = Exact::count(counted).checked_div(&Exact::count(winners.len()));
    let amount = if limit.amount.is_percent() { share.clone() } else { Some(Exact::count(counted)) };
    let holds = amount.filter(|_| share.is_some() && unknown.is_empty()).map(|amount| match limit.bound {
        Bound::AtLeast => amount >= *limit.amount.value(),
        Bound::AtMost => amount <= *limit.amount.value(),
    });
    LimitUse { winners: winners.len(), counted, unknown, share, holds }
}

fn field<'a>(nomination: &'a Nomination, title: &str) -> Option<&'a str> {
    nomination.fields.iter().find(|f| f.title == title).map(|f| f.value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AwardId, FieldValue, PublicField, TieAtCut};
    use crate::rank::fixture::{Case, number, span};

    /// Four winners; `front` of them work at the front line, the rest say they do not.
    fn used(front: usize, bound: Bound, amount: &str, silent: bool) -> LimitUse {
        let mut case = Case::new();
        for (at, id) in ["a", "b", "c", "d"].into_iter().enumerate() {
            case = case.entrant(id, "u", "50", "30");
            let value = if at < front { "是" } else { "否" }.to_owned();
            if !(silent && id == "d") {
                case.nomination(id).fields.push(PublicField { title: "一线".into(), value });
            }
        }
        let mut case = case.award(&[Some(4)], TieAtCut::All);
        case.contest.limits.push(Limit {
            title: "一线比例".into(),
            awards: vec![AwardId::new("a")],
            of: Some(FieldValue { field: "一线".into(), values: vec!["是".into()] }),
            bound,
            amount: number(amount),
            clause: "示例条文".into(),
            span: span(40),
        });
        case.results().limits.remove(0)
    }

    #[test]
    fn a_bound_includes_its_amount() {
        assert_eq!(used(2, Bound::AtLeast, "50%", false).holds, Some(true));
        assert_eq!(used(1, Bound::AtLeast, "50%", false).holds, Some(false));
        assert_eq!(used(2, Bound::AtMost, "2", false).holds, Some(true));
        assert_eq!(used(3, Bound::AtMost, "2", false).holds, Some(false));
    }

    #[test]
    fn a_winner_without_the_field_leaves_it_open() {
        let used = used(3, Bound::AtLeast, "50%", true);
        assert_eq!((used.holds, used.unknown.len()), (None, 1));
    }

    #[test]
    fn without_winners_nothing_is_said() {
        let mut case = Case::new().award(&[Some(1)], TieAtCut::All);
        case.contest.limits.push(Limit {
            title: "总数".into(),
            awards: vec![AwardId::new("a")],
            of: None,
            bound: Bound::AtLeast,
            amount: number("1"),
            clause: "示例条文".into(),
            span: span(40),
        });
        assert_eq!(case.results().limits[0].holds, None);
    }
}
