//! How far quotas are used.

use std::collections::{BTreeMap, BTreeSet};

use super::{AwardResult, QuotaUse};
use crate::model::{Contest, Event, Nomination, NominationId, Quota, QuotaColumn, QuotaTable, UnitId};

/// The seats of each recommending unit in the column that an award is cut by.
pub(super) fn seats<'a>(contest: &'a Contest, quota: &Quota) -> impl Iterator<Item = (&'a UnitId, u32)> {
    let table = contest.quotas.iter().find(|t| t.id == quota.table);
    let column = table.and_then(|t| t.columns.iter().position(|c| c.id == quota.column));
    let rows = table.map(|t| t.rows.as_slice()).unwrap_or_default();
    rows.iter().filter_map(move |row| Some((&row.unit, row.seats.get(column?)?.value)))
}

/// Every cell of every table, and units that used a column in which they have no row.
pub(super) fn uses(contest: &Contest, awards: &[AwardResult]) -> Vec<QuotaUse> {
    let columns = contest.quotas.iter().flat_map(|t| t.columns.iter().enumerate().map(move |(at, c)| (t, at, c)));
    columns.flat_map(|(table, at, column)| column_uses(contest, awards, table, at, column)).collect()
}

fn column_uses(
    contest: &Contest,
    awards: &[AwardResult],
    table: &QuotaTable,
    at: usize,
    column: &QuotaColumn,
) -> Vec<QuotaUse> {
    let mut used: BTreeMap<&UnitId, u32> = BTreeMap::new();
    for nomination in users(contest, awards, table, column) {
        let count = used.entry(&nomination.recommended_by).or_default();
        *count = count.saturating_add(1);
    }
    let mut rows = Vec::new();
    for row in &table.rows {
        let allowed = row.seats.get(at).map_or(0, |s| s.value);
        rows.push((&row.unit, allowed, used.remove(&row.unit).unwrap_or_default()));
    }
    rows.extend(used.into_iter().map(|(unit, used)| (unit, 0, used)));
    let of_row = |(unit, allowed, used): (&UnitId, u32, u32)| QuotaUse {
        table: table.id.clone(),
        column: column.id.clone(),
        unit: unit.clone(),
        allowed,
        used,
    };
    rows.into_iter().map(of_row).collect()
}

/// The nominations that use a column up: the chosen ones where an award is cut by it, else all
/// that are recommended and were not taken back.
fn users<'a>(
    contest: &'a Contest,
    awards: &[AwardResult],
    table: &QuotaTable,
    column: &'a QuotaColumn,
) -> Vec<&'a Nomination> {
    let cut_by = |q: &Quota| q.table == table.id && q.column == column.id;
    let award = contest.awards.iter().find(|a| a.quota.as_ref().is_some_and(cut_by));
    if let Some(award) = award {
        let winners = awards.iter().filter(|r| r.award == award.id).flat_map(|r| &r.winners);
        return winners.filter_map(|w| contest.nomination(w.nomination.as_str())).collect();
    }
    let gone: BTreeSet<&NominationId> = contest.history.iter().filter_map(Event::takes_out).collect();
    contest.nominations_in(&column.track).filter(|n| !gone.contains(&n.id)).collect()
}
