//! `{claims: [{item: patent, count: 2, evidence: [证-01]}, {item: wuxiao, nomination: tj-001}]}`

use super::desk::{Desk, words};
use super::judges::distinct;
use crate::check::fields::Fields;
use crate::check::held::is_none;
use crate::check::nearest::nearest;
use crate::diag::Code;
use crate::lang::text;
use crate::model::rule::{Bonus, BonusItem, BonusWorth};
use crate::model::{ContestId, FactValue, Name};
use crate::number::Number;
use crate::source::{Span, Spanned};

/// Reads the claims. 无 and an empty list are answers: nothing is claimed.
pub(super) fn read(f: &mut Fields<'_, '_>, rule: &Bonus, desk: &mut Desk<'_, '_>) {
    if f.node("claims").is_some_and(is_none) {
        desk.no_rows(f, "claims");
        return;
    }
    let claims = desk.rows(f, "claims", "加分申请", |row, desk| claim(row, rule, desk)).unwrap_or_default();
    for item in rule.items.iter().filter(|item| matches!(item.worth, BonusWorth::AwardIn { .. })) {
        let won =
            claims.iter().filter(|c| c.item.is_some_and(|i| i.id == item.id)).filter_map(|c| c.nomination.as_ref());
        distinct(won, "获奖申报", f, desk);
    }
    claimed_once(&claims, f, desk);
}

/// Two claims of one item rest on different evidence.
fn claimed_once(claims: &[Claim<'_>], f: &mut Fields<'_, '_>, desk: &Desk<'_, '_>) {
    for (at, claim) in claims.iter().enumerate() {
        let Some(item) = claim.item.filter(|item| matches!(item.worth, BonusWorth::Each(_))) else { continue };
        let same = |other: &&Claim<'_>| other.item.is_some_and(|i| i.id == item.id) && other.evidence == claim.evidence;
        let Some(first) = claims[..at].iter().find(same) else { continue };
        let title = &item.title;
        let message = if claim.evidence.is_empty() {
            text!("「{title}」申报了两次，都没有写佐证", "{title} is claimed twice, both times without evidence")
        } else {
            let all: Vec<&str> = claim.evidence.iter().map(|name| &**name).collect();
            let (zh, en) = (all.join("、"), all.join(", "));
            text!("「{title}」用同样的佐证（{zh}）申报了两次", "{title} is claimed twice with the same evidence ({en})")
        };
        let hint = text!(
            "删去一次；确有几件的写 count，或各写各的 evidence",
            "delete one; where there are several, write count, or the evidence of each"
        );
        let fault = desk.fault(Code::DuplicateClaim, claim.span, message).hint(hint);
        f.faults.push(fault.related(first.span, text!("第一次在这里", "first claimed here")));
    }
}

/// One claim, as far as it must be compared with the others.
struct Claim<'r> {
    item: Option<&'r BonusItem>,
    nomination: Option<Spanned<String>>,
    /// Sorted.
    evidence: Vec<Name>,
    span: Span,
}

fn claim<'r>(row: &mut Fields<'_, '_>, rule: &'r Bonus, desk: &mut Desk<'_, '_>) -> Claim<'r> {
    let word = desk.need_word(row, "item", "加分项目");
    let mut evidence = Vec::new();
    if let Some((span, ids)) = words(row, "evidence", desk.pool) {
        evidence.clone_from(&ids);
        evidence.sort();
        desk.put("evidence", span, FactValue::Words(ids));
    }
    let item = word.as_ref().and_then(|word| rule.items.iter().find(|i| *i.id == *word.value));
    let mut nomination = None;
    match item.map(|item| &item.worth) {
        Some(BonusWorth::Each(_)) => {
            if let Some(count) = desk.number(row, "count") {
                whole(&count, row, desk);
            }
        }
        Some(BonusWorth::AwardIn { contest, .. }) => {
            nomination = desk.need_word(row, "nomination", "在另一竞赛中获奖的申报标识");
            if let Some(id) = &nomination {
                known(id, contest, row, desk);
            }
        }
        None => {
            // Which keys belong here depends on the item: nothing more can be said about them.
            let _ = (row.node("count"), row.node("nomination"));
            if let Some(word) = &word {
                unknown_item(word, rule, row, desk);
            }
        }
    }
    Claim { item, nomination, evidence, span: row.head }
}

fn unknown_item(word: &Spanned<String>, rule: &Bonus, row: &mut Fields<'_, '_>, desk: &Desk<'_, '_>) {
    let text = &word.value;
    let choices: Vec<String> = rule.items.iter().map(|i| format!("{}（{}）", i.id, i.title)).collect();
    let (choices, choices_en) = (choices.join("、"), choices.join(", "));
    let message = text!("没有「{text}」这个加分项", "there is no bonus item `{text}`");
    let fault =
        desk.fault(Code::UnknownBonusItem, word.span, message).expected(text!("{choices}", "one of {choices_en}"));
    let titled = rule.items.iter().find(|i| i.title == *text).map(|i| &*i.id);
    row.faults.push(match titled.or_else(|| nearest(text, rule.items.iter().map(|i| &*i.id))) {
        Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
        None => fault,
    });
}

/// The award was won by a nomination of the other contest.
fn known(id: &Spanned<String>, contest: &ContestId, row: &mut Fields<'_, '_>, desk: &Desk<'_, '_>) {
    let Some(index) = desk.of.elsewhere.and_then(|contests| contests.get(contest.as_str())) else { return };
    if !index.nominations.has(&id.value) {
        index.nominations.unknown_reference(&id.value, id.span, row.faults);
    }
}

fn whole(count: &Spanned<Number>, row: &mut Fields<'_, '_>, desk: &Desk<'_, '_>) {
    let value = &count.value;
    if desk.not_negative(count, row) && (value.is_percent() || !value.value().is_integer()) {
        let message = text!("{value} 不是整数", "{value} is not a whole number");
        let fault = desk.fault(Code::FactOutOfRange, count.span, message);
        row.faults.push(fault.expected(text!("件数、次数，整数", "a whole number")));
    }
}
