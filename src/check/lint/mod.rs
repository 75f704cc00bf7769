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
mod measure;
mod names;
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
        weights::check(rubric, node, &groups, &criteria, faults);
    }
}
