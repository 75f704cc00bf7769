//! {{奖项表}}: awards and tiers, seats and winners.

use serde::Serialize;

use crate::lang::Lang;
use crate::model::Notice;
use crate::page::words;
use crate::page::world::ContestWorld;

/// One tier of an award.
#[derive(Debug, Serialize)]
pub(super) struct PrizeRow<'w> {
    award: &'w str,
    tier: &'w str,
    /// How many the plan gives; none where it is open.
    seats: Option<u32>,
    /// How many there are, with the measure word.
    count: String,
}

/// The tiers of the awards that a notice prints; of all awards of its tracks where it names none.
pub(super) fn rows<'w>(contest: &'w ContestWorld<'_>, notice: &Notice, lang: Lang) -> Vec<PrizeRow<'w>> {
    let awards = contest.contest.awards.iter().enumerate().filter(|(_, a)| notice.tracks.contains(&a.track));
    let awards = awards.filter(|(_, a)| notice.awards.is_empty() || notice.awards.contains(&a.id));
    let mut rows = Vec::new();
    for (at, award) in awards {
        let kind = contest.contest.track(award.track.as_str()).map(|t| t.kind);
        for tier in &award.tiers {
            let won = |s: &&crate::page::world::Standing<'_>| s.wins.iter().any(|(a, w)| *a == at && w.tier == tier.id);
            let count = contest.standings.iter().filter(won).count();
            let count = kind.map(|kind| words::counted(count, kind).get(lang).to_owned()).unwrap_or_default();
            rows.push(PrizeRow { award: &award.title, tier: &tier.title, seats: tier.seats, count });
        }
    }
    rows
}
