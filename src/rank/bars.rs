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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Filed, FiledWhat, FilingId, TrackId, Who};
    use crate::rank::fixture::{Case, span};

    fn unit(id: &str, parent: Option<&str>, filed: Option<FiledWhat>) -> Unit {
        let filed = filed.map(|what| Filed { filing: FilingId::new("entry"), what, span: span(50) });
        Unit {
            id: UnitId::new(id),
            name: id.to_owned(),
            short_name: id.to_owned(),
            parent: parent.map(UnitId::new),
            level: if parent.is_some() { "基层" } else { "县级" }.to_owned(),
            tags: Vec::new(),
            filed: filed.into_iter().collect(),
            held: None,
            span: span(51),
        }
    }

    /// A county that filed late, one in time; a team below each; the tracks that are closed.
    fn case(bars: Vec<TrackId>) -> Case {
        let mut case = Case::new().unscored("a", "late-team").unscored("b", "good-team").unscored("c", "good-team");
        case.nomination("c").recommended_by = UnitId::new("late");
        let whole = |day: &str| Some(FiledWhat::Whole(day.parse().expect("a date")));
        case.contest.units = vec![
            unit("late", None, whole("2021-07-23")),
            unit("good", None, whole("2021-07-22")),
            unit("late-team", Some("late"), None),
            unit("good-team", Some("good"), None),
        ];
        case.contest.filings.push(Filing {
            id: FilingId::new("entry"),
            title: "参赛报名".into(),
            by: "2021-07-22".parse().expect("a date"),
            count_last_day: true,
            stage: None,
            clause: "示例条文".into(),
            parts: Vec::new(),
            who: Who { levels: vec![crate::source::Spanned::new("县级".into(), span(52))], tags: Vec::new() },
            bars,
            consequence: Some("视为未参赛".into()),
            span: span(53),
        });
        case
    }

    fn barred(case: &Case) -> Vec<String> {
        let results = case.results().filings;
        let bars = Bars::new(&case.contest, &results);
        let out = case.contest.nominations.iter().filter(|n| !bars.by_filing(n).is_empty());
        out.map(|n| n.id.to_string()).collect()
    }

    #[test]
    fn whoever_stands_below_or_is_recommended_by_a_late_unit_is_out() {
        assert_eq!(barred(&case(vec![TrackId::new("t")])), ["a", "c"]);
    }

    #[test]
    fn a_filing_closes_only_the_tracks_that_it_names() {
        assert_eq!(barred(&case(Vec::new())), Vec::<String>::new());
        assert_eq!(barred(&case(vec![TrackId::new("other")])), Vec::<String>::new());
    }
}
