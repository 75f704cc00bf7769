//! A criterion: its clause, its evidence, its one rule, its examples.

use super::places::CRITERION;
use super::tree::not_reserved;
use super::{Around, example, rule};
use crate::check::read::words;
use crate::diag::Diagnostics;
use crate::load::Node;
use crate::model::{Criterion, CriterionId, Missing};

words! {
    Missing { "error" => Error, "zero" => Zero, "exclude" => Exclude, "ineligible" => Ineligible }
}

/// Reads one criterion.
pub(super) fn criterion(node: &Node, around: Around<'_>, faults: &mut Diagnostics) -> Option<Criterion> {
    let mut f = CRITERION.open(node, faults)?;
    let (id, title): (Option<CriterionId>, _) = (f.need("id"), f.line("title"));
    not_reserved(id.as_ref().map(CriterionId::as_str), &mut f);
    let points = f.points("points");
    let clause = f.need("clause");
    let evidence = f.list("evidence");
    let (provider, as_of, reading) = (f.find("provider"), f.find("as_of"), f.find("reading"));
    let missing = f.find("missing").unwrap_or(Missing::Error);
    let weight = f.find("weight");
    let before = f.faults.errors();
    let rule = f.need_node("rule").zip(points.as_ref()).and_then(|(n, points)| rule::rule(n, points, around, f.faults));
    // A ladder that lost a step to a mistyped number would be accused of a gap.
    let rule = rule.filter(|_| f.faults.errors() == before);
    let examples = f.node("examples");
    let span = f.head;
    CRITERION.finish(f);
    let mut criterion = Criterion {
        id: id?,
        title: title.unwrap_or_default(),
        points: points?,
        clause: clause?,
        evidence,
        provider,
        as_of,
        reading,
        rule: rule?,
        missing,
        weight,
        examples: Vec::new(),
        span,
    };
    criterion.examples =
        examples.map(|n| example::of_criterion(n, &criterion, around.rounding, faults)).unwrap_or_default();
    Some(criterion)
}
