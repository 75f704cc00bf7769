//! Awards that the committee decides: declared in each record, whatever the scores say. What the
//! declarations break (seats, quotas, ceilings, withdrawn ones) audit/ reports.

use std::collections::BTreeSet;

use super::fill::Fill;
use crate::model::{Award, Contest, NominationId};
use crate::rank::field::Field;
use crate::rank::{Lost, WhyUnranked, Winner};

/// Those that declare the award and stand, or stood when the list was published.
pub(super) fn fill(contest: &Contest, field: &Field, award: &Award, lost: &Lost<'_>) -> Fill {
    let out: BTreeSet<&NominationId> = field
        .unranked
        .iter()
        .filter(|u| u.why != WhyUnranked::NoRubric && !lost.contains_key(&u.nomination))
        .map(|u| &u.nomination)
        .collect();
    let winners = contest
        .nominations_in(&award.track)
        .filter(|n| !out.contains(&n.id))
        .filter_map(|n| {
            let (id, tier) = &n.declared.award.as_ref()?.value;
            let winner = Winner { nomination: n.id.clone(), tier: tier.clone(), by_event: None };
            (*id == award.id).then_some(winner)
        })
        .collect();
    Fill { winners, ..Fill::default() }
}
