//! {{奖项表}}: awards and tiers, seats and winners.

use serde::Serialize;

use crate::lang::Lang;
use crate::page::words;
use crate::page::world::ContestWorld;

/// One tier of an award.
#[derive(Debug, Serialize)]
pub(super) struct PrizeRow<'w> {
    pub(super) award: &'w str,
    pub(super) tier: &'w str,
    /// How many the plan gives; none where it is open.
    seats: Option<u32>,
    /// How many there are, with the measure word.
    pub(super) count: String,
}

/// The tiers of the awards that a notice lists.
pub(super) fn rows<'w>(contest: &'w ContestWorld<'_>, n: usize, lang: Lang) -> Vec<PrizeRow<'w>> {
    let facts = contest.contest;
    let mut rows = Vec::new();
    for roll in &contest.judged.rolls[n] {
        let kind = facts.tracks[roll.track].kind;
        for at in &roll.awards {
            let award = &facts.awards[*at];
            for (place, tier) in award.tiers.iter().enumerate() {
                let count = roll.rows.iter().filter(|row| row.won == Some((*at, place))).count();
                let count = words::counted(count, kind).get(lang).to_owned();
                rows.push(PrizeRow { award: &award.title, tier: &tier.title, seats: tier.seats, count });
            }
        }
    }
    rows
}
