//! Ceilings as a share of the participants (不超过参与总数的35%).

use crate::model::{Award, CapRounding, Contest};
use crate::number::{Exact, Mode, Rounding};
use crate::rank::CapUse;

/// How far the ceiling is used; `None` without a ceiling or where nobody said how many took part.
pub(super) fn used(contest: &Contest, award: &Award, winners: usize) -> Option<CapUse> {
    let cap = award.cap.as_ref()?;
    let participants = Exact::int(i64::from(contest.track(award.track.as_str())?.participants?));
    let used = Exact::count(winners);
    let exact = cap.share.value().times(&participants);
    let seats = match cap.rounding {
        CapRounding::Floor => exact.floor(),
        CapRounding::Nearest => Rounding { places: 0, mode: Mode::HalfUp }.apply(&exact),
        CapRounding::Ceil => exact.ceil(),
    };
    Some(CapUse {
        allowed: u32::try_from(seats.to_i64()?).ok()?,
        used: u32::try_from(winners).ok()?,
        share_used: used.checked_div(&participants)?,
        exceeds_unrounded: used > exact,
        exact,
    })
}
