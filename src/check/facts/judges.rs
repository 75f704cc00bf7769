//! `{scores: [{judge: j1, points: 8.5}, {judge: j2, recused: true}]}`, or short:
//! `{scores: {j1: 8.5, j2: 回避}}`, in a table the columns `facts.<criterion>.scores.j1`.

use super::desk::Desk;
use crate::check::fields::Fields;
use crate::diag::Code;
use crate::lang::text;
use crate::load::{Entry, NodeKind};
use crate::model::FactValue;
use crate::model::rule::Judges;
use crate::source::{Span, Spanned};

/// One judge's row.
struct Row {
    judge: Option<Spanned<String>>,
    recused: bool,
}

/// Reads a panel.
pub(super) fn read(f: &mut Fields<'_, '_>, rule: &Judges, desk: &mut Desk<'_, '_>) {
    let short = |entry: &Entry, desk: &mut Desk<'_, '_>, f: &mut Fields<'_, '_>| short(entry, rule, desk, f);
    let rows = if f.is_map("scores") {
        desk.short_rows(f, "scores", "judge", short)
    } else {
        desk.rows(f, "scores", "评委打分", |row, desk| score(row, rule, desk))
    };
    let Some(rows) = rows else { return };
    distinct(rows.iter().filter_map(|r| r.judge.as_ref()), "评委", f, desk);
    let present = rows.iter().filter(|r| !r.recused).count();
    let least = rule.min_judges;
    if u32::try_from(present).unwrap_or(u32::MAX) < least {
        let message = text!(
            "只有 {present} 名评委打分，至少要 {least} 名",
            "{present} judges gave points, at least {least} must"
        );
        let fault = desk.fault(Code::TooFewJudges, f.at("scores"), message);
        let hint = text!("回避的评委不计入人数", "recused judges do not count");
        f.faults
            .push(fault.expected(text!("至少 {least} 名评委的分数", "points of at least {least} judges")).hint(hint));
    }
}

fn score(row: &mut Fields<'_, '_>, rule: &Judges, desk: &mut Desk<'_, '_>) -> Row {
    let judge = desk.need_word(row, "judge", "评委");
    let recused = row.find::<Spanned<bool>>("recused");
    if let Some(flag) = &recused {
        desk.put("recused", flag.span, FactValue::Flag(flag.value));
    }
    let recused = recused.is_some_and(|r| r.value);
    if recused {
        if row.node("points").is_some() {
            let message = text!("回避的评委不应有分数", "a recused judge gives no points");
            let fault = desk.fault(Code::RecusedScore, row.at("points"), message);
            row.faults.push(fault.hint(text!("删掉 points 或 recused", "delete points or recused")));
        }
    } else if let Some(points) = desk.need_points(row, "points", "评委给的分") {
        desk.within(&points, &rule.range, false, row);
    }
    Row { judge, recused }
}

/// A judge's name, then points or 回避.
fn short(entry: &Entry, rule: &Judges, desk: &mut Desk<'_, '_>, f: &mut Fields<'_, '_>) -> Row {
    let judge = Some(Spanned::new(entry.key.value.to_string(), entry.key.span));
    let recused = matches!(&entry.value.kind, NodeKind::Scalar { text, .. } if matches!(&**text, "回避" | "recused"));
    if recused {
        desk.put("recused", entry.value.span, FactValue::Flag(true));
    } else {
        desk.short_points(entry, &rule.range, f);
    }
    Row { judge, recused }
}

/// Nobody is listed twice.
pub(super) fn distinct<'r>(
    names: impl Iterator<Item = &'r Spanned<String>>,
    what: &str,
    f: &mut Fields<'_, '_>,
    desk: &Desk<'_, '_>,
) {
    let mut seen = std::collections::BTreeMap::<&str, Span>::new();
    for name in names {
        if let Some(first) = seen.insert(&name.value, name.span) {
            let who = &name.value;
            let message = text!("{what}「{who}」写了两次", "`{who}` is listed twice");
            let fault = desk.fault(Code::DuplicateRow, name.span, message);
            f.faults.push(fault.related(first, text!("第一次在这里", "first listed here")));
        }
    }
}
