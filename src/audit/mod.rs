//! What people claimed against what was computed: rubric examples, declared totals and awards, undrawn ties, quotas.
//!
//! Runs after score/ and rank/, gives diagnostics with the places of the claims. One kind of claim,
//! one file; nothing here computes a result of its own.

mod allocations;
mod awards;
mod bans;
mod bars;
mod caps;
mod claims;
mod coverage;
mod drawn;
mod draws;
mod examples;
mod filings;
mod future;
mod limits;
mod lost;
mod marks;
mod notice;
mod open;
mod orders;
mod overrides;
mod panels;
mod quotas;
mod say;
mod schedule;
mod seats;
mod similar;
#[cfg(test)]
mod tests;
mod ties;
mod totals;
mod why;

use std::sync::Arc;

use crate::calendar::Calendar;
use crate::diag::Diagnostics;
use crate::model::{Ban, Contest, Site};
use crate::order::Strokes;
use crate::rank::Results;
use crate::score::{Elsewhere, ScoreBook};
use why::Case;

pub use claims::claims;
pub use examples::examples;
pub use future::future;
pub use marks::marks;
pub use notice::notices;
pub use open::{Open, open, open_to};
pub use similar::similar;

/// What a whole site is looked at with.
#[derive(Clone, Debug)]
pub struct Tables {
    /// Working days.
    pub calendar: Calendar,
    /// The order of characters.
    pub strokes: Arc<Strokes>,
    /// Who may not file any more.
    pub bans: Vec<Ban>,
}

impl Tables {
    /// The built-in tables and what the site adds to them.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        Self {
            calendar: Calendar::with(&site.calendar),
            strokes: Arc::new(Strokes::with(&site.strokes)),
            bans: site.bans.clone(),
        }
    }
}

/// Everything that can be said against a computed contest, with the awards of `elsewhere` that it was scored with.
#[must_use]
pub fn audit(
    contest: &Contest,
    book: &ScoreBook,
    results: &Results,
    elsewhere: &Elsewhere,
    tables: &Tables,
) -> Diagnostics {
    let mut faults = examples(contest);
    totals::audit(contest, book, &mut faults);
    for award in &contest.awards {
        let Some(result) = results.awards.iter().find(|r| r.award == award.id) else { continue };
        let case = Case { contest, book, results, award, result };
        awards::audit(case, &mut faults);
        ties::audit(case, &mut faults);
        seats::audit(case, &mut faults);
        caps::audit(case, &mut faults);
        lost::audit(case, &mut faults);
    }
    panels::audit(contest, &mut faults);
    draws::audit(contest, results, elsewhere, &mut faults);
    drawn::audit(contest, &mut faults);
    overrides::audit(contest, results, &mut faults);
    quotas::audit(contest, results, &mut faults);
    limits::audit(contest, results, &mut faults);
    bars::audit(contest, results, &mut faults);
    bans::audit(contest, &tables.bans, &mut faults);
    coverage::audit(contest, results, &mut faults);
    allocations::audit(contest, results, &mut faults);
    orders::audit(contest, results, tables, &mut faults);
    schedule::audit(contest, &tables.calendar, &mut faults);
    filings::audit(contest, tables, &mut faults);
    future::early(contest, &mut faults);
    notice::period::audit(contest, &tables.calendar, &mut faults);
    faults
}
