//! units.yaml: who nominates, recommends, and is nominated.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::Fields;
use super::held;
use super::index::Index;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Unit, UnitId};

/// Units as far as they could be read.
#[derive(Default)]
pub(super) struct Units {
    pub(super) units: Vec<Unit>,
    /// Those whose `filed` or `held` has a fault: nothing can be said of what they leave out.
    pub(super) unsure: BTreeSet<UnitId>,
}

/// Reads units.yaml.
pub(super) fn units(node: &Node, index: &Index, faults: &mut Diagnostics) -> Units {
    let Some(mut f) = Fields::open(node, faults) else { return Units::default() };
    let mut unsure = BTreeSet::new();
    let units = f.some_of("units", |n, faults| unit(n, index, &mut unsure, faults)).unwrap_or_default();
    f.finish();
    cycles(&units, faults);
    Units { units, unsure }
}

fn unit(node: &Node, index: &Index, unsure: &mut BTreeSet<UnitId>, faults: &mut Diagnostics) -> Option<Unit> {
    let mut f = Fields::open(node, faults)?;
    let (id, name, short_name): (Option<UnitId>, _, _) = (f.need("id"), f.line("name"), f.line("short_name"));
    let level = f.line("level");
    let parent = f.find_ref("parent", &index.units);
    let tags = f.list("tags");
    let before = f.faults.errors();
    let filed = f.node("filed").map(|n| held::filed(n, index, f.faults)).unwrap_or_default();
    let held = f.node("held").and_then(|n| held::held(n, index, f.faults));
    unsure.extend(id.clone().filter(|_| f.faults.errors() > before));
    let span = f.head;
    f.finish();
    Some(Unit { id: id?, name: name?, short_name: short_name?, parent, level: level?, tags, filed, held, span })
}

/// Parents must end somewhere: a unit above itself has no place in any table.
fn cycles(units: &[Unit], faults: &mut Diagnostics) {
    let parents: BTreeMap<&UnitId, &UnitId> = units.iter().filter_map(|u| Some((&u.id, u.parent.as_ref()?))).collect();
    // Units whose way up was walked before: each is walked once, however long the chains are.
    let mut walked: BTreeSet<&UnitId> = BTreeSet::new();
    for unit in units {
        let mut chain = vec![&unit.id];
        while let Some(parent) = chain.last().and_then(|at| parents.get(at)).filter(|parent| !walked.contains(*parent))
        {
            if let Some(start) = chain.iter().position(|id| id == parent) {
                report(unit, &chain[start..], faults);
                break;
            }
            chain.push(parent);
        }
        walked.extend(chain);
    }
}

fn report(unit: &Unit, cycle: &[&UnitId], faults: &mut Diagnostics) {
    let mut names: Vec<&str> = cycle.iter().map(|id| id.as_str()).collect();
    names.extend(names.first().copied());
    let path = names.join(" → ");
    let message = text!("单位的上级绕成了一圈：{path}", "the units are each other's parents: {path}");
    let hint = text!("改正其中一个 parent；最上级的单位不写 parent", "mend one parent; the topmost unit has none");
    faults.push(Diagnostic::error(Code::UnitCycle, unit.span, message).hint(hint));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, somewhere};

    fn unit(id: &str, parent: Option<&str>) -> Unit {
        Unit {
            id: UnitId::new(id),
            name: id.to_owned(),
            short_name: id.to_owned(),
            parent: parent.map(UnitId::new),
            level: "市级".to_owned(),
            tags: Vec::new(),
            filed: Vec::new(),
            held: None,
            span: somewhere(),
        }
    }

    #[test]
    fn a_circle_of_parents_is_reported_once() {
        let circle = [unit("a", Some("b")), unit("b", Some("c")), unit("c", Some("b")), unit("d", Some("a"))];
        assert_eq!(codes(|f| cycles(&circle, f)), [Code::UnitCycle]);
        let own = [unit("a", Some("a"))];
        assert_eq!(codes(|f| cycles(&own, f)), [Code::UnitCycle]);
    }

    #[test]
    fn a_tree_is_fine() {
        let tree = [unit("region", None), unit("city", Some("region")), unit("county", Some("city"))];
        assert_eq!(codes(|f| cycles(&tree, f)), []);
    }
}
