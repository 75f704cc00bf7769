//! Limits on winners (GS069x): too many, too few of a kind, or not to be computed.

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Bound, Contest, Limit};
use crate::rank::{LimitUse, Results};

/// Every limit; nothing is said before there are winners.
pub(super) fn audit(contest: &Contest, results: &Results, faults: &mut Diagnostics) {
    for (limit, used) in contest.limits.iter().zip(&results.limits) {
        for id in &used.unknown {
            faults.push_some(contest.nomination(id.as_str()).map(|n| without_field(contest, limit, n)));
        }
        if used.holds == Some(false) {
            faults.push(broken(limit, used));
        }
    }
}

fn without_field(contest: &Contest, limit: &Limit, nomination: &crate::model::Nomination) -> Diagnostic {
    let field = limit.of.as_ref().map_or("", |of| of.field.as_str());
    let (who, title) = (say::who(contest, &nomination.id), &limit.title);
    let (who, who_en) = (who.zh, who.en);
    let message = text!(
        "{who}获奖，却没有「{field}」一栏，「{title}」算不出来",
        "{who_en} has won, but its record has no `{field}`: {title} cannot be computed"
    );
    Diagnostic::error(Code::LimitField, nomination.name.span, message)
        .clause(&limit.clause)
        .related(limit.span, text!("「{title}」", "{title}"))
        .hint(text!("在记录的 fields 里写 {field}", "give the record its `{field}` under `fields`"))
}

fn broken(limit: &Limit, used: &LimitUse) -> Diagnostic {
    let (title, winners, counted, amount) = (&limit.title, used.winners, used.counted, &limit.amount);
    let (bound, bound_en) = match limit.bound {
        Bound::AtLeast => ("不低于", "at least"),
        Bound::AtMost => ("不超过", "at most"),
    };
    let message = match (&limit.of, used.share.as_ref().filter(|_| amount.is_percent())) {
        (Some(of), share) => {
            let (field, values) = (&of.field, of.values.join("、"));
            let share = share.map(|s| format!("（{}）", say::percent(s))).unwrap_or_default();
            text!(
                "「{title}」应{bound} {amount}：获奖 {winners} 个，其中「{field}」为「{values}」的 {counted} 个{share}",
                "{title} must be {bound_en} {amount}: {counted} of {winners} winners have `{field}: {values}`{share}"
            )
        }
        (None, _) => text!(
            "「{title}」应{bound} {amount}，获奖 {winners} 个",
            "{title} must be {bound_en} {amount}, there are {winners} winners"
        ),
    };
    Diagnostic::error(Code::LimitBroken, limit.span, message)
        .clause(&limit.clause)
        .expected(text!("{bound} {amount}", "{bound_en} {amount}"))
        .hint(text!(
            "调整获奖名单；或核对记录里的这一栏和这一条规定",
            "change the winners, or check the field in the records and the limit itself"
        ))
}
