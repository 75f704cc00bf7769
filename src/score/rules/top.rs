//! 取前若干: the sum or mean of the best k members.

use crate::lang::{Text, text};
use crate::model::rule::{Fewer, Top, TopCombine};
use crate::number::Exact;
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::{FaultKind, ScoreFault};
use crate::score::{range, say, words};

pub(super) fn work(rule: &Top, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    let rows = desk.rows("members")?;
    let mut points = Vec::with_capacity(rows.len());
    for row in rows {
        let member = desk.need_in_row(desk.row_word(row, "member")?, "member")?;
        let given = desk.need_in_row(desk.row_number(row, "points")?, "points")?;
        points.push(range::allowed(desk, &rule.range, given)?);
        desk.notes.input("members", || (say::both(member), say::both(given.to_string())));
    }
    points.sort_by(|a, b| b.cmp(a));
    let k = usize::try_from(rule.k).unwrap_or(usize::MAX);
    let present = points.len();
    if present < k && rule.fewer == Fewer::Error {
        let message = text!("只有 {present} 名成员，要取前 {k} 名", "only {present} members, the best {k} are needed");
        return Err(desk.fault(FaultKind::TooFew, message));
    }
    points.truncate(k);
    let divisor = if rule.fewer == Fewer::Present { points.len() } else { k };
    let sum = Exact::sum(&points);
    let result = match rule.combine {
        TopCombine::Sum => sum,
        TopCombine::Mean => sum.checked_div(&Exact::count(divisor)).unwrap_or_default(),
    };
    desk.notes.step("top", &result, || {
        if points.is_empty() {
            return text!("没有成员", "no members");
        }
        let (terms, equals) = (say::sum(&points).text, say::number(&result).equals());
        match rule.combine {
            TopCombine::Sum => text!("前 {k} 名之和：{terms} {equals}", "sum of the best {k}: {terms} {equals}"),
            TopCombine::Mean => {
                text!(
                    "前 {k} 名平均：({terms}) ÷ {divisor} {equals}",
                    "mean of the best {k}: ({terms}) ÷ {divisor} {equals}"
                )
            }
        }
    });
    Ok(Worked::Points(result))
}

pub(super) fn words(rule: &Top) -> Vec<Text> {
    let (k, Text { zh, en }) = (rule.k, words::range(&rule.range));
    let mut lines = vec![text!("每名成员{zh}计分", "each member has points {en}")];
    lines.push(match rule.combine {
        TopCombine::Sum => text!("取最高的 {k} 名之和", "the sum of the best {k}"),
        TopCombine::Mean => text!("取最高的 {k} 名的平均分", "the mean of the best {k}"),
    });
    lines.push(match rule.fewer {
        Fewer::Error => text!("不足 {k} 名的不能计分", "fewer than {k} cannot be scored"),
        Fewer::Zero => text!("不足 {k} 名的，缺少的按 0 分计", "missing members count 0"),
        Fewer::Present => text!("不足 {k} 名的，按实有人数计", "with fewer, only those present count"),
    });
    lines
}
