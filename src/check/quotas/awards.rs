//! An award that is cut by a column takes it from its own track, and has as many seats as the column.

use crate::check::fields::place;
use crate::check::index::{list, word};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Award, QuotaColumn, QuotaTable};
use crate::source::Span;

/// Compares awards with the columns that they name; `contest` is the tree of contest.yaml.
pub(in crate::check) fn against_awards(
    tables: &[QuotaTable],
    awards: &[Award],
    contest: Option<&Node>,
    faults: &mut Diagnostics,
) {
    for award in awards {
        let Some(quota) = &award.quota else { continue };
        let Some(table) = tables.iter().find(|t| t.id == quota.table) else { continue };
        let Some(at) = table.columns.iter().position(|c| c.id == quota.column) else { continue };
        let column = &table.columns[at];
        if column.track != award.track {
            faults.push(other_track(award, column));
        }
        let sum: u64 = table.rows.iter().filter_map(|row| row.seats.get(at)).map(|s| u64::from(s.value)).sum();
        let seats: Option<u64> = award.tiers.iter().map(|t| t.seats.map(u64::from)).sum();
        // A column that differs from its own total was reported: who is right is not known yet.
        let agreed = sum == u64::from(column.printed_total.value);
        if let Some(seats) = seats.filter(|seats| agreed && *seats != sum) {
            faults.push(other_seats(award, seats, column, tiers(award, contest)));
        }
    }
}

fn other_track(award: &Award, column: &QuotaColumn) -> Diagnostic {
    let (award_title, column_title) = (&award.title, &column.title);
    let (theirs, ours) = (&column.track, &award.track);
    let message = text!(
        "奖项「{award_title}」选自赛道 {ours}，名额表的列「{column_title}」却属于赛道 {theirs}",
        "award {award_title} chooses from track {ours}, quota column {column_title} belongs to {theirs}"
    );
    Diagnostic::error(Code::NotOfThisTrack, award.span, message).clause(award.clause.clone())
}

fn other_seats(award: &Award, seats: u64, column: &QuotaColumn, tiers: Span) -> Diagnostic {
    let (title, by_unit, sum) = (&award.title, &column.title, column.printed_total.value);
    let message = text!(
        "奖项「{title}」各等次共 {seats} 个名额，名额表的列「{by_unit}」合计 {sum} 个",
        "the tiers of award {title} have {seats} seats, the quota column {by_unit} has {sum}"
    );
    Diagnostic::error(Code::QuotaSeats, tiers, message)
        .related(column.printed_total.span, text!("名额表的合计在这里", "the column's total is here"))
        .clause(award.clause.clone())
        .hint(text!(
            "有 quota 的奖项按各推荐单位的名额录取：名额由名额表决定的，（最后一个）等次不写 seats；否则改正其中一处",
            "with quota, each recommending unit's best are chosen: leave seats out (of the last tier) where the table decides, or correct one"
        ))
}

/// Where the tiers of an award are written.
fn tiers(award: &Award, contest: Option<&Node>) -> Span {
    let awards = list(contest, "awards").unwrap_or_default();
    let node = awards.iter().find(|node| word(node, "id").as_deref() == Some(award.id.as_str()));
    node.and_then(|node| node.get("tiers")).map_or(award.span, place)
}
