//! Examples: facts and the points they must give. What they give is scored and audited later;
//! here they must be facts of the rule.

use crate::check::facts::{self, For, Strictness};
use crate::check::fields::Fields;
use crate::check::index::SheetIds;
use crate::check::intern::Pool;
use crate::diag::Diagnostics;
use crate::load::Node;
use crate::model::{Criterion, Example, Facts, Rubric};
use crate::number::{Exact, Rounding};

/// The examples of one criterion: its facts stand alone.
pub(super) fn of_criterion(
    node: &Node,
    criterion: &Criterion,
    rounding: Option<Rounding>,
    faults: &mut Diagnostics,
) -> Vec<Example> {
    each(node, faults, |f| {
        let node = f.need_node("facts")?;
        let of = For { criterion, rounding, strictness: Strictness::Example, elsewhere: None };
        let given = facts::criterion(node, of, &mut Pool::default(), f.faults)?;
        Some(Facts { criteria: vec![(criterion.id.clone(), given)], gates: Vec::new() })
    })
}

/// Whole sheets: facts by criterion. Examples have no gates.
pub(super) fn sheets(node: &Node, rubric: &Rubric, ids: Option<&SheetIds>, faults: &mut Diagnostics) -> Vec<Example> {
    let sheet = facts::Sheet::of(rubric, ids, None);
    each(node, faults, |f| {
        let node = f.need_node("facts")?;
        let criteria = facts::sheet(node, &sheet, Strictness::Example, &mut Pool::default(), f.faults);
        Some(Facts { criteria, gates: Vec::new() })
    })
}

fn each(
    node: &Node,
    faults: &mut Diagnostics,
    mut facts: impl FnMut(&mut Fields<'_, '_>) -> Option<Facts>,
) -> Vec<Example> {
    let nodes = crate::check::read::list::members(node, faults).unwrap_or_default();
    let mut examples = Vec::new();
    for node in nodes {
        let Some(mut f) = Fields::open(node, faults) else { continue };
        let given = facts(&mut f);
        let (points, exact): (_, Option<Exact>) = (f.points("points"), f.find("exact"));
        let remark = f.find("note");
        let span = f.head;
        f.finish();
        if let (Some(facts), Some(points)) = (given, points) {
            examples.push(Example { facts, points, exact, note: remark, span });
        }
    }
    examples
}
