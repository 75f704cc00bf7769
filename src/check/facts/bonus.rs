//! `{claims: [{item: patent, count: 2, evidence: [证-01]}, {item: wuxiao, nomination: tj-001}]}`

use super::desk::{Desk, words};
use crate::check::fields::Fields;
use crate::check::nearest::nearest;
use crate::diag::Code;
use crate::lang::text;
use crate::model::FactValue;
use crate::model::rule::{Bonus, BonusWorth};

/// Reads the claims. An empty list is an answer: nothing is claimed.
pub(super) fn read(f: &mut Fields<'_, '_>, rule: &Bonus, desk: &mut Desk<'_, '_>) {
    desk.rows(f, "claims", "加分申请", |row, desk| claim(row, rule, desk));
}

fn claim(row: &mut Fields<'_, '_>, rule: &Bonus, desk: &mut Desk<'_, '_>) {
    let item = desk.need_word(row, "item", "加分项目");
    if let Some((span, ids)) = words(row, "evidence", desk.pool) {
        desk.put("evidence", span, FactValue::Words(ids));
    }
    let Some(word) = item else {
        let _ = (row.node("count"), row.node("nomination"));
        return;
    };
    let Some(item) = rule.items.iter().find(|i| *i.id == *word.value) else {
        let _ = (row.node("count"), row.node("nomination"));
        let text = &word.value;
        let choices = rule.items.iter().map(|i| format!("{}（{}）", i.id, i.title)).collect::<Vec<_>>().join("、");
        let message = text!("没有「{text}」这个加分项", "there is no bonus item `{text}`");
        let fault =
            desk.fault(Code::UnknownBonusItem, word.span, message).expected(text!("{choices}", "one of {choices}"));
        row.faults.push(match nearest(text, rule.items.iter().map(|i| &*i.id)) {
            Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
            None => fault,
        });
        return;
    };
    match &item.worth {
        BonusWorth::Each(_) => {
            if let Some(count) = desk.number(row, "count") {
                whole(&count, row, desk);
            }
        }
        BonusWorth::AwardIn { .. } => {
            desk.need_word(row, "nomination", "在另一竞赛中获奖的申报标识");
        }
    }
}

fn whole(count: &crate::source::Spanned<crate::number::Number>, row: &mut Fields<'_, '_>, desk: &Desk<'_, '_>) {
    let value = &count.value;
    if desk.not_negative(count, row) && !value.value().is_integer() {
        let message = text!("{value} 不是整数", "{value} is not a whole number");
        let fault = desk.fault(Code::FactOutOfRange, count.span, message);
        row.faults.push(fault.expected(text!("件数、次数，整数", "a whole number")));
    }
}
