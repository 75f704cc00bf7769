//! Who is shut out: nominations of units that did not file in time, or that held no contest.

use std::collections::BTreeMap;

use super::{FilingResult, UnitFiling};
use crate::model::{Contest, CoverageBar, Filing, Nomination, Unit, UnitId};

/// The bars of a contest, ready to be asked about many nominations.
#[derive(Debug)]
pub struct Bars<'a> {
    units: BTreeMap<&'a UnitId, &'a Unit>,
    /// Filings that close tracks, with the units that did not file in time.
    filings: Vec<(&'a Filing, BTreeMap<&'a UnitId, &'a UnitFiling>)>,
    contests: Option<&'a CoverageBar>,
}

/// What a unit says about contests of its own.
#[derive(Clone, Copy, Debug)]
pub enum WithoutContest<'a> {
    /// This unit held none.
    None(&'a Unit),
    /// Neither the unit nor any above it says.
    Silent,
}

impl<'a> Bars<'a> {
    /// Gathers what is closed, and to whom.
    #[must_use]
    pub fn new(contest: &'a Contest, results: &'a [FilingResult]) -> Self {
        let closing = contest.filings.iter().zip(results).filter(|(filing, _)| !filing.bars.is_empty());
        let failed = |result: &'a FilingResult| {
            let failed = result.units.iter().filter(|u| !u.whole.is_in_time());
            failed.map(|u| (&u.unit, u)).collect()
        };
        Self {
            units: contest.units.iter().map(|u| (&u.id, u)).collect(),
            filings: closing.map(|(filing, result)| (filing, failed(result))).collect(),
            contests: contest.coverage.as_ref().and_then(|c| c.bars.as_ref()),
        }
    }

    /// The filings that shut a nomination out, each with the unit that did not file in time: its own,
    /// the one that recommends it, or one above either.
    #[must_use]
    pub fn by_filing(&self, nomination: &Nomination) -> Vec<(&'a Filing, &'a UnitFiling)> {
        let closed: Vec<_> = self.filings.iter().filter(|(f, _)| f.bars.contains(&nomination.track)).collect();
        if closed.is_empty() {
            return Vec::new();
        }
        let mut chain = self.chain(&nomination.unit);
        chain.extend(
            self.chain(&nomination.recommended_by)
                .into_iter()
                .filter(|u| !chain.iter().any(|c| c.id == u.id))
                .collect::<Vec<_>>(),
        );
        let failed = |(filing, failed): &(&'a Filing, BTreeMap<&'a UnitId, &'a UnitFiling>)| {
            let found = chain.iter().filter_map(|u| failed.get(&u.id).map(|came| (*filing, *came)));
            found.collect::<Vec<_>>()
        };
        closed.into_iter().flat_map(failed).collect()
    }

    /// Why a nomination is shut out for want of a contest, and by which clause. The nearest unit that
    /// says whether it held one decides: a team for itself, else its company.
    #[must_use]
    pub fn by_contest(&self, nomination: &Nomination) -> Option<(&'a CoverageBar, WithoutContest<'a>)> {
        let bar = self.contests.filter(|bar| bar.tracks.contains(&nomination.track))?;
        match self.chain(&nomination.unit).into_iter().find_map(|unit| Some((unit, unit.held.as_ref()?))) {
            Some((_, held)) if !held.is_empty() => None,
            Some((unit, _)) => Some((bar, WithoutContest::None(unit))),
            None => Some((bar, WithoutContest::Silent)),
        }
    }

    /// A unit and all above it. Checks have refused circles.
    fn chain(&self, unit: &UnitId) -> Vec<&'a Unit> {
        let above = |unit: &&'a Unit| unit.parent.as_ref().and_then(|p| self.units.get(p).copied());
        std::iter::successors(self.units.get(unit).copied(), above).collect()
    }
}
