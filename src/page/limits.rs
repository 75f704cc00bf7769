//! 结构比例与总量: limits on the winners, and how far they are kept.

use serde::Serialize;

use super::world::ContestWorld;
use super::{chart, format};
use crate::lang::{Lang, text};
use crate::model::{Bound, Limit};
use crate::number::Exact;
use crate::rank::LimitUse;

/// One limit.
#[derive(Debug, Serialize)]
pub(super) struct LimitView<'w> {
    title: &'w str,
    clause: &'w str,
    /// 不低于 35%
    bound: String,
    /// 入选6个，其中“产业工人”为“是”的5个，占83.333%（5/6）
    used: String,
    /// Titles of the awards that are counted together.
    awards: Vec<&'w str>,
    bar: i64,
    /// Where the bound lies on the bar.
    mark: i64,
    holds: Option<bool>,
}

/// The limits of a contest, in its order.
pub(super) fn views<'w>(contest: &'w ContestWorld<'_>, lang: Lang) -> Vec<LimitView<'w>> {
    let uses = &contest.judged.results.limits;
    contest.contest.limits.iter().zip(uses).map(|(limit, used)| view(contest, limit, used, lang)).collect()
}

fn view<'w>(contest: &'w ContestWorld<'_>, limit: &'w Limit, used: &LimitUse, lang: Lang) -> LimitView<'w> {
    let amount = &limit.amount;
    let bound = match limit.bound {
        Bound::AtLeast => text!("不低于 {amount}", "at least {amount}"),
        Bound::AtMost => text!("不超过 {amount}", "at most {amount}"),
    };
    let awards = contest.contest.awards.iter().filter(|a| limit.awards.contains(&a.id));
    // A share fills the bar at 100%; a number fills it at the larger of the two.
    let counted = Exact::count(used.counted);
    let (value, full) = if amount.is_percent() {
        (used.share.clone().unwrap_or(Exact::ZERO), Exact::ONE)
    } else {
        (counted.clone(), counted.max(amount.value().clone()))
    };
    LimitView {
        title: &limit.title,
        clause: &limit.clause,
        bound: bound.get(lang).to_owned(),
        used: words(limit, used, lang),
        awards: awards.map(|a| a.title.as_str()).collect(),
        bar: chart::bar(&value, &full),
        mark: chart::bar(amount.value(), &full),
        holds: used.holds,
    }
}

fn words(limit: &Limit, used: &LimitUse, lang: Lang) -> String {
    let (winners, counted) = (used.winners, used.counted);
    let text = match &limit.of {
        None => text!("入选{winners}个", "{winners} winners"),
        Some(of) => {
            let (field, values) = (&of.field, of.values.join("、"));
            let share = used.share.as_ref().map(format::percent).unwrap_or_default();
            text!(
                "入选{winners}个，其中“{field}”为“{values}”的{counted}个，占{share}（{counted}/{winners}）",
                "{winners} winners, {counted} of them with {field}: {values}, which is {share} ({counted}/{winners})"
            )
        }
    };
    text.get(lang).to_owned()
}
