//! `{members: [{member: 甲, points: 92}]}`, or short: `{members: {甲: 92}}`.

use super::desk::Desk;
use super::judges::distinct;
use crate::check::fields::Fields;
use crate::diag::Code;
use crate::lang::text;
use crate::model::rule::{Fewer, Top};
use crate::source::Spanned;

/// Reads a team.
pub(super) fn read(f: &mut Fields<'_, '_>, rule: &Top, desk: &mut Desk<'_, '_>) {
    let rows = if f.is_map("members") {
        desk.short_rows(f, "members", "member", |entry, desk, f| {
            desk.short_points(entry, &rule.range, f);
            Some(Spanned::new(entry.key.value.to_string(), entry.key.span))
        })
    } else {
        desk.rows(f, "members", "队员成绩", |row, desk| {
            let member = desk.need_word(row, "member", "队员");
            if let Some(points) = desk.need_points(row, "points", "队员得分") {
                desk.within(&points, &rule.range, false, row);
            }
            member
        })
    };
    let Some(rows) = rows else { return };
    distinct(rows.iter().flatten(), "队员", f, desk);
    let (present, k) = (rows.len(), rule.k);
    let short = u32::try_from(present).unwrap_or(u32::MAX) < k;
    let none = present == 0 && rule.fewer == Fewer::Present;
    if (short && rule.fewer == Fewer::Error) || none {
        let message = text!("只有 {present} 名队员的成绩，要取前 {k} 名", "{present} members, the best {k} count");
        let hint = text!(
            "补齐队员；或者在细则的这一项写明 fewer: zero（缺的按 0 分）或 present（只算到场的）",
            "add members, or write fewer: zero or fewer: present in the rubric"
        );
        let fault = desk.fault(Code::TooFewMembers, f.at("members"), message);
        f.faults.push(fault.expected(text!("至少 {k} 名", "at least {k}")).hint(hint));
    }
}
