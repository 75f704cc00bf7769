//! Coverage: units of a category that held a contest, as exact shares of explicit denominators.

use std::collections::BTreeSet;

use crate::model::{Contest, Coverage, Goal, TargetId, Unit, UnitId};
use crate::number::{Exact, Number};

/// All shares of a contest.
#[derive(Clone, Debug)]
pub struct CoverageResult {
    /// Targets, then those taken together, in the order of the contest.
    pub rows: Vec<CoverageRow>,
    /// Whether the goal is reached, as the contest reads it. `None` where no share that decides has units.
    pub reached: Option<bool>,
    /// Whether it would be by the other reading.
    pub otherwise: Option<bool>,
    /// Units counted in more than one category.
    pub several: usize,
}

/// One share.
#[derive(Clone, Debug)]
pub struct CoverageRow {
    /// Of which target.
    pub target: TargetId,
    /// The denominator: units of the category, each once, in the order of units.yaml.
    pub units: Vec<UnitId>,
    /// The numerator: how many of them held a contest.
    pub held: usize,
    /// The share; `None` where the denominator is zero.
    pub share: Option<Exact>,
    /// Whether the exact share reaches the target; `None` where there is no share.
    pub reached: Option<bool>,
    /// How many units more it would take; 0 where it is reached.
    pub short: usize,
}

/// The shares, where the contest has targets.
pub(super) fn coverage(contest: &Contest) -> Option<CoverageResult> {
    let targets = contest.coverage.as_ref()?;
    let single = targets.targets.iter().map(|t| row(contest, &t.id, &[t.tag.value.as_str()], &t.at_least));
    let pooled = targets.pooled.iter().map(|p| row(contest, &p.id, &tags(targets, &p.of), &p.at_least));
    let (single, pooled): (Vec<_>, Vec<_>) = (single.collect(), pooled.collect());
    let (each, together) = (all_reached(&single), all_reached(&pooled));
    let (reached, otherwise) = match targets.goal {
        Goal::Each => (each, together),
        Goal::Pooled => (together, each),
    };
    let several = contest.units.iter().filter(|u| categories(targets, u) > 1).count();
    Some(CoverageResult { rows: single.into_iter().chain(pooled).collect(), reached, otherwise, several })
}

/// The tags of several targets.
fn tags<'a>(coverage: &'a Coverage, of: &[TargetId]) -> Vec<&'a str> {
    coverage.targets.iter().filter(|t| of.contains(&t.id)).map(|t| t.tag.value.as_str()).collect()
}

/// In how many categories a unit is counted.
fn categories(coverage: &Coverage, unit: &Unit) -> usize {
    let tags: BTreeSet<&str> = coverage.targets.iter().map(|t| t.tag.value.as_str()).collect();
    unit.tags.iter().map(String::as_str).collect::<BTreeSet<_>>().intersection(&tags).count()
}

fn row(contest: &Contest, target: &TargetId, tags: &[&str], at_least: &Number) -> CoverageRow {
    let in_it = |u: &&Unit| u.tags.iter().any(|t| tags.contains(&t.as_str()));
    let units: Vec<&Unit> = contest.units.iter().filter(in_it).collect();
    let held = units.iter().filter(|u| has_held(u)).count();
    let share = Exact::count(held).checked_div(&Exact::count(units.len()));
    let reached = share.as_ref().map(|share| share >= at_least.value());
    // The least whole number of units that is not below the target.
    let needed = at_least.value().times(&Exact::count(units.len()));
    let short = (held..=units.len()).take_while(|n| Exact::count(*n) < needed).count();
    CoverageRow {
        target: target.clone(),
        units: units.into_iter().map(|u| u.id.clone()).collect(),
        held,
        share,
        reached,
        short,
    }
}

/// Whether a unit held a contest.
#[must_use]
pub fn has_held(unit: &Unit) -> bool {
    unit.held.as_ref().is_some_and(|held| !held.is_empty())
}

/// Shares without units decide nothing.
fn all_reached(rows: &[CoverageRow]) -> Option<bool> {
    let known: Vec<bool> = rows.iter().filter_map(|r| r.reached).collect();
    (!known.is_empty()).then(|| known.iter().all(|reached| *reached))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Held, Pooled, Target};
    use crate::rank::fixture::{Case, number, span};
    use crate::source::Spanned;

    /// Targets of 80% for `a` and `b`, and for both together.
    fn targets(goal: Goal) -> Coverage {
        let target = |tag: &str| Target {
            id: TargetId::new(tag),
            title: tag.to_owned(),
            tag: Spanned::new(tag.to_owned(), span(30)),
            at_least: number("80%"),
            span: span(30),
        };
        let both = vec![TargetId::new("a"), TargetId::new("b")];
        let pooled = Pooled {
            id: TargetId::new("all"),
            title: "合计".into(),
            of: both,
            at_least: number("80%"),
            span: span(31),
        };
        Coverage {
            clause: "示例条文".into(),
            from: "2023-01-01".parse().expect("a date"),
            as_of: "2023-12-31".parse().expect("a date"),
            goal,
            kinds: Vec::new(),
            targets: vec![target("a"), target("b")],
            pooled: vec![pooled],
            bars: None,
            span: span(32),
        }
    }

    /// Units with their tags, and whether they held a contest.
    fn result(goal: Goal, units: &[(&[&str], bool)]) -> CoverageResult {
        let mut contest = Case::new().contest;
        contest.coverage = Some(targets(goal));
        let held = Held {
            title: "示例竞赛".into(),
            area: None,
            kind: None,
            from: "2023-06-01".parse().expect("a date"),
            to: "2023-06-30".parse().expect("a date"),
            participants: 10,
            source: "总结".into(),
            span: span(33),
        };
        contest.units.extend(units.iter().enumerate().map(|(at, (tags, has))| Unit {
            id: UnitId::new(format!("u{at}")),
            name: format!("示例{at}"),
            short_name: format!("示例{at}"),
            parent: None,
            level: "企业".into(),
            tags: tags.iter().map(|t| (*t).to_owned()).collect(),
            filed: Vec::new(),
            held: Some(if *has { vec![held.clone()] } else { Vec::new() }),
            span: span(34),
        }));
        coverage(&contest).expect("targets")
    }

    fn fractions(result: &CoverageResult) -> Vec<String> {
        result.rows.iter().map(|r| format!("{}/{}", r.held, r.units.len())).collect()
    }

    #[test]
    fn a_unit_of_several_categories_is_counted_once_together() {
        let result = result(Goal::Each, &[(&["a", "b"], true), (&["a"], true), (&["b"], false), (&["c"], true)]);
        assert_eq!(fractions(&result), ["2/2", "1/2", "2/3"]);
        assert_eq!(result.several, 1);
    }

    #[test]
    fn the_exact_share_is_compared_and_never_the_printed_one() {
        // 1999/2500 is 79.96%, which prints as 80.0% at one place.
        let units: Vec<(&[&str], bool)> = (0..2500).map(|at| (&["a"][..], at < 1999)).collect();
        let short = result(Goal::Each, &units);
        assert_eq!((short.rows[0].reached, short.rows[0].short), (Some(false), 1));
        let units: Vec<(&[&str], bool)> = (0..5).map(|at| (&["a"][..], at < 4)).collect();
        assert_eq!(result(Goal::Each, &units).rows[0].reached, Some(true), "80%以上 takes 80% in");
    }

    #[test]
    fn a_category_without_units_decides_nothing() {
        let empty = result(Goal::Each, &[(&["a"], true)]);
        assert_eq!((empty.rows[1].share.clone(), empty.rows[1].reached), (None, None));
        assert_eq!(empty.reached, Some(true));
        assert_eq!(result(Goal::Each, &[]).reached, None);
    }

    #[test]
    fn the_goal_is_read_as_the_contest_says() {
        // a: 5/5, b: 2/3, together 7/8.
        let units: Vec<(&[&str], bool)> =
            [(&["a"][..], true); 5].into_iter().chain([(&["b"][..], true), (&["b"], true), (&["b"], false)]).collect();
        let each = result(Goal::Each, &units);
        assert_eq!((each.reached, each.otherwise), (Some(false), Some(true)));
        let pooled = result(Goal::Pooled, &units);
        assert_eq!((pooled.reached, pooled.otherwise), (Some(true), Some(false)));
    }
}
