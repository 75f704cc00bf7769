//! The linter: what can be proven of a rubric before anything is scored. One rule, one file.

mod amounts;
mod anchors;
mod awards;
mod cycles;
mod gates;
mod grid;
mod groups;
mod items;
mod judges;
mod ladder;
mod levels;
mod lowest;
mod measure;
mod names;
mod percent;
mod range;
mod reach;
mod spot;
mod thresholds;
mod weights;

use std::collections::BTreeMap;

use spot::Spot;

use super::index::{descend, word};
use crate::diag::Diagnostics;
use crate::load::Node;
use crate::model::Rubric;

pub(super) use cycles::check as award_cycles;

/// A rule of the linter that looks at one criterion.
type Lint = fn(&Spot<'_>, &mut Diagnostics);

const OF_CRITERIA: &[Lint] = &[
    amounts::check,
    anchors::check,
    awards::check,
    grid::check,
    items::check,
    judges::check,
    ladder::check,
    levels::check,
    measure::check,
    names::check,
    percent::check,
    range::check,
    reach::check,
    thresholds::check,
];

/// Lints one rubric. `whole` says whether all of it could be read: sums over a rubric with gaps would
/// accuse the wrong lines.
pub(super) fn rubric(rubric: &Rubric, node: &Node, whole: bool, faults: &mut Diagnostics) {
    let (mut groups, mut criteria) = (Vec::new(), Vec::new());
    descend(node, &mut groups, &mut criteria);
    let criteria: BTreeMap<String, &Node> = criteria.into_iter().filter_map(|n| Some((word(n, "id")?, n))).collect();
    let groups: BTreeMap<String, &Node> = groups.into_iter().filter_map(|n| Some((word(n, "id")?, n))).collect();
    for criterion in rubric.criteria() {
        let Some(node) = criteria.get(criterion.id.as_str()) else { continue };
        let spot = Spot { criterion, node, rounding: rubric.rounding };
        for lint in OF_CRITERIA {
            lint(&spot, faults);
        }
    }
    grid::groups(rubric, node, &groups, faults);
    if whole {
        gates::check(rubric, node, faults);
        groups::check(rubric, node, &groups, faults);
        lowest::check(rubric, node, faults);
        weights::check(rubric, node, &groups, &criteria, faults);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::check::rubric::{Around, rubric as read};
    use crate::diag::{Code, Diagnostics};
    use crate::load::yaml;
    use crate::source::Sources;

    /// What is said of a rubric whose one criterion of 10 points has this rule.
    fn said(rule: &str) -> Vec<Code> {
        let text = format!(
            "rubric: r\ntitle: 甲\nsource: 乙\npoints: 10\nrounding: {{places: 2, mode: half_up}}\ntotal_of: exact\n\
             criteria: [{{id: c, title: 丙, points: 10, clause: 丁, rule: {rule}}}]\n"
        );
        let file = Sources::default().add("data/a/rubrics/r.yaml", text.as_str());
        let (node, mut faults) = yaml::parse(&text, file);
        let node = node.into_iter().next().unwrap();
        let contests = BTreeMap::new();
        let around = Around { contests: &contests, contest: "a", rounding: None };
        if let Some(rubric) = read(&node, around, &mut faults) {
            let whole = !faults.has_errors();
            super::rubric(&rubric, &node, whole, &mut faults);
        }
        let found: Diagnostics = faults;
        found.sorted().into_iter().map(|d| d.code).collect()
    }

    const M: &str = "measure: {value: 满意度, min: 0, max: 100}";

    #[test]
    fn rules_at_the_edge_of_what_is_allowed() {
        for rule in [
            "{kind: points, max: 10, step: 2.5}",
            "{kind: ratio, done: 甲, total: 乙}",
            "{kind: ratio, done: 甲, total: 乙, steps: [{above: 90%, award: full}, {at_least: 90%, award: 9}, {award: 0}]}",
            "{kind: ratio, done: 甲, total: 乙, steps: [{at_least: 90%, award: full}, {at_least: 0%, award: 0}]}",
            &format!(
                "{{kind: bands, {M}, steps: [{{below: 5, award: full}}, {{at_most: 5, award: 8}}, {{at_most: 100, award: 0}}]}}"
            ),
            &format!("{{kind: bands, {M}, steps: [{{at_least: 90, award: proportional}}, {{award: 0}}]}}"),
            &format!("{{kind: bands, {M}, steps: [{{above: 5, award: 0}}, {{above: 2, award: 5}}, {{award: full}}]}}"),
            "{kind: choice, levels: [{id: a, title: 优, min: 8, max: 10}, {id: b, title: 良, min: 5, max: 7.99}]}",
            "{kind: deduct, items: [{id: a, title: 率, done: 甲, total: 乙, each: 1, per: 1%, under: 100%}]}",
            "{kind: deduct, items: [{id: a, title: 率, done: 甲, total: 乙, each: 5, per: 100%, count: exact}]}",
            "{kind: judges, average: median, drop_high: 1, drop_low: 1, min_judges: 3}",
            "{kind: judges, average: mean, drop_high: 2, drop_low: 1}",
            "{kind: top, k: 2, combine: sum, max: 5}",
            &format!("{{kind: interpolate, {M}, anchors: [{{at: 0, points: 0}}, {{at: 100, points: 10}}]}}"),
            "{kind: deduct, items: [{id: late, title: 逾期, each: 3, max: 3}]}",
            "{kind: deduct, floor: 9.5, items: [{id: late, title: 逾期, each: 0.5}]}",
            "{kind: bonus, stack: sum, items: [{id: a, title: 专利, points: 3, max: 3}, {id: b, title: 县级, points: 0}]}",
        ] {
            assert_eq!(said(rule), [], "{rule}");
        }
    }

    #[test]
    fn rules_just_beyond_it() {
        use Code as C;
        for (rule, code) in [
            ("{kind: deduct, start: 10, floor: -5, items: [{id: late, title: 逾期, each: 0.5}]}", C::NegativeTotal),
            ("{kind: points, min: 10, max: 10}", C::RangeStep),
            ("{kind: deduct, floor: 10, items: [{id: late, title: 逾期, each: 0.5}]}", C::NumberOutOfRange),
            ("{kind: deduct, items: [{id: late, title: 逾期, each: 0.5, max: 0}]}", C::NumberOutOfRange),
            ("{kind: deduct, items: [{id: late, title: 逾期, each: 3, max: 2.5}]}", C::Unreachable),
            ("{kind: points, max: 100%}", C::BadNumber),
            ("{kind: points, step: 0}", C::RangeStep),
            (
                "{kind: ratio, done: 甲, total: 乙, steps: [{at_least: 90%, award: full}, {above: 90%, award: 9}, {award: 0}]}",
                C::LadderOrder,
            ),
            (
                "{kind: ratio, done: 甲, total: 乙, steps: [{at_least: 90%, award: full}, {above: 0%, award: 0}]}",
                C::LadderGap,
            ),
            (
                &format!("{{kind: bands, {M}, steps: [{{below: 5, award: full}}, {{below: 100, award: 0}}]}}"),
                C::LadderGap,
            ),
            (
                &format!(
                    "{{kind: bands, {M}, steps: [{{above: 9, award: 5}}, {{above: 5, award: 0}}, {{award: full}}]}}"
                ),
                C::LadderOrder,
            ),
            (
                &format!("{{kind: bands, {M}, steps: [{{at_least: 101, award: full}}, {{award: 0}}]}}"),
                C::ThresholdDomain,
            ),
            ("{kind: choice, levels: [{id: a, title: 优, points: 10}, {id: b, title: 良, points: 10}]}", C::LevelOrder),
            ("{kind: deduct, start: 11, items: [{id: late, title: 逾期, each: 0.5}]}", C::AwardAbovePoints),
            (
                "{kind: deduct, items: [{id: a, title: 率, done: 甲, total: 乙, each: 1, per: 1%, under: 90}]}",
                C::ThresholdDomain,
            ),
            (
                "{kind: deduct, items: [{id: a, title: 率, done: 甲, total: 乙, each: 1, under: 90%}]}",
                C::ThresholdDomain,
            ),
            (
                "{kind: deduct, items: [{id: a, title: 率, done: 甲, total: 乙, each: 1, per: 1%}, {id: a-done, title: 丙, each: 1}]}",
                C::DuplicateId,
            ),
            ("{kind: deduct, items: [{id: a, title: 率, done: 甲, each: 1, per: 1%}]}", C::MissingKey),
            ("{kind: judges, average: mean, drop_high: 1, drop_low: 1, min_judges: 2}", C::DroppedJudges),
            ("{kind: top, k: 2, combine: sum, max: 6}", C::AwardAbovePoints),
            ("{kind: top, k: 0, combine: mean}", C::NumberOutOfRange),
            (&format!("{{kind: interpolate, {M}, anchors: [{{at: 0, points: 10}}]}}"), C::AnchorOrder),
            ("{kind: count, title: 活动, each: 1, max: 9}", C::Unreachable),
            ("{kind: points, max: 10, step: 0.125}", C::OffGrid),
        ] {
            assert_eq!(said(rule), [code], "{rule}");
        }
    }
}
