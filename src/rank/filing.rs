//! Filings: who filed in time, late, or not at all.

use jiff::civil::Date;

use crate::model::{Contest, Filing, FilingId, Unit, UnitId};

/// One filing, unit by unit.
#[derive(Clone, Debug)]
pub struct FilingResult {
    /// Which.
    pub filing: FilingId,
    /// The units that must file, in the order of units.yaml.
    pub units: Vec<UnitFiling>,
}

/// What one unit filed.
#[derive(Clone, Debug)]
pub struct UnitFiling {
    /// Who.
    pub unit: UnitId,
    /// By part, in the order of the filing; one where it has no parts.
    pub parts: Vec<Came>,
    /// The whole filing: missing where any part is, late where any part is late.
    pub whole: Came,
}

/// Whether something came, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// On this day, in time.
    InTime(Date),
    /// On this day, so many days after the last good one.
    Late(Date, i32),
    /// Not at all.
    Missing,
}

impl Came {
    /// Whether it is as it should be.
    #[must_use]
    pub const fn is_in_time(self) -> bool {
        matches!(self, Self::InTime(_))
    }
}

/// All filings, in the order of the contest.
pub(super) fn filings(contest: &Contest) -> Vec<FilingResult> {
    let of = |filing: &Filing| {
        let due = contest.units.iter().filter(|u| filing.who.concerns(u));
        FilingResult { filing: filing.id.clone(), units: due.map(|u| unit(filing, u)).collect() }
    };
    contest.filings.iter().map(of).collect()
}

fn unit(filing: &Filing, unit: &Unit) -> UnitFiling {
    let what = unit.filed.iter().find(|f| f.filing == filing.id).map(|f| &f.what);
    let days: Vec<Option<Date>> = match what {
        None => vec![None; filing.parts.len().max(1)],
        Some(what) if filing.parts.is_empty() => vec![what.whole_day()],
        Some(what) => filing.parts.iter().map(|p| what.day_of(&p.id)).collect(),
    };
    let parts: Vec<Came> = days.into_iter().map(|day| came(filing, day)).collect();
    UnitFiling { unit: unit.id.clone(), whole: together(&parts), parts }
}

/// 「X日前」 counts the X-th or not, as the contest says.
fn came(filing: &Filing, day: Option<Date>) -> Came {
    let Some(day) = day else { return Came::Missing };
    let after = day.since(filing.by).map_or(0, |span| span.get_days());
    let late = if filing.count_last_day { after } else { after.saturating_add(1) };
    if late > 0 { Came::Late(day, late) } else { Came::InTime(day) }
}

/// A filing is as good as its worst part, and complete on the day of its last.
fn together(parts: &[Came]) -> Came {
    let rank = |came: &Came| match came {
        Came::InTime(day) => (0, Some(*day)),
        Came::Late(day, _) => (1, Some(*day)),
        Came::Missing => (2, None),
    };
    parts.iter().copied().max_by_key(rank).unwrap_or(Came::Missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Filed, FiledWhat, FilingPart, PartId, Who};
    use crate::rank::fixture::{Case, span};

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    /// Due by 22 July 2021, in these parts.
    fn filing(parts: &[&str], count_last_day: bool) -> Filing {
        let part = |id: &&str| FilingPart { id: PartId::new(*id), title: (*id).to_owned() };
        Filing {
            id: FilingId::new("entry"),
            title: "参赛报名".into(),
            by: day("2021-07-22"),
            count_last_day,
            stage: None,
            clause: "示例条文".into(),
            parts: parts.iter().map(part).collect(),
            who: Who::default(),
            bars: Vec::new(),
            consequence: None,
            span: span(7),
        }
    }

    fn whole(filing: Filing, what: Option<FiledWhat>) -> Came {
        let mut contest = Case::new().contest;
        let filed = what.map(|what| Filed { filing: filing.id.clone(), what, span: span(8) });
        contest.units.push(Unit {
            id: UnitId::new("u"),
            name: "示例单位".into(),
            short_name: "示例".into(),
            parent: None,
            level: "县级".into(),
            tags: Vec::new(),
            filed: filed.into_iter().collect(),
            held: None,
            span: span(9),
        });
        contest.filings.push(filing);
        filings(&contest)[0].units[0].whole
    }

    #[test]
    fn the_last_day_counts_only_where_the_contest_says_so() {
        let on = |text: &str, counts| whole(filing(&[], counts), Some(FiledWhat::Whole(day(text))));
        assert_eq!(on("2021-07-22", true), Came::InTime(day("2021-07-22")));
        assert_eq!(on("2021-07-22", false), Came::Late(day("2021-07-22"), 1));
        assert_eq!(on("2021-07-21", false), Came::InTime(day("2021-07-21")));
        assert_eq!(on("2021-08-01", true), Came::Late(day("2021-08-01"), 10));
    }

    #[test]
    fn a_filing_is_as_good_as_its_worst_part() {
        let parts = |form: Option<&str>, plan: Option<&str>| {
            let part = |id: &str, on: Option<&str>| (PartId::new(id), on.map(day));
            whole(filing(&["form", "plan"], true), Some(FiledWhat::Parts(vec![part("form", form), part("plan", plan)])))
        };
        assert_eq!(parts(Some("2021-07-20"), Some("2021-07-19")), Came::InTime(day("2021-07-20")));
        assert_eq!(parts(Some("2021-07-20"), Some("2021-07-23")), Came::Late(day("2021-07-23"), 1));
        assert_eq!(parts(Some("2021-07-30"), None), Came::Missing);
        assert_eq!(whole(filing(&["form", "plan"], true), None), Came::Missing);
        let together = Some(FiledWhat::Whole(day("2021-07-22")));
        assert_eq!(whole(filing(&["form", "plan"], true), together), Came::InTime(day("2021-07-22")));
    }
}
