//! Ceilings as a share of the participants (不超过参与总数的35%).

use crate::model::{Award, Contest};
use crate::number::Exact;
use crate::rank::CapUse;

/// How far the ceiling is used; `None` without a ceiling or where nobody said how many took part.
pub(super) fn used(contest: &Contest, award: &Award, winners: usize) -> Option<CapUse> {
    let cap = award.cap.as_ref()?;
    let participants = contest.track(award.track.as_str())?.participants?;
    let (exact, allowed) = cap.rounding.seats(&cap.share, participants)?;
    let (used, participants) = (Exact::count(winners), Exact::int(i64::from(participants)));
    Some(CapUse {
        allowed,
        used: u32::try_from(winners).ok()?,
        share_used: used.checked_div(&participants)?,
        exceeds_unrounded: used > exact,
        exact,
    })
}
