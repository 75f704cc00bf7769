//! The rule of a criterion: its kind decides which keys it has.

use super::{Around, bonus, checklist, choice, count, deduct, judges, measure, range, top};
use crate::check::fields::Fields;
use crate::check::read::{Read, choices, words};
use crate::diag::Diagnostics;
use crate::load::Node;
use crate::model::rule::{Bands, Best, Interpolate, Points, Ratio, Relative, Rule, Scope};
use crate::number::Number;

words! {
    Best { "highest" => Highest, "lowest" => Lowest }
    Scope { "track" => Track, "recommender" => Recommender }
}

/// How a kind is read, given the criterion's points.
type Reader = fn(&mut Fields<'_, '_>, &Number, Around<'_>) -> Option<Rule>;

const KINDS: &[(&str, Reader)] = &[
    ("points", |f, points, _| range::range(f, points).map(|range| Rule::Points(Points { range }))),
    ("checklist", |f, _, _| checklist::checklist(f).map(Rule::Checklist)),
    ("choice", |f, _, _| choice::choice(f).map(Rule::Choice)),
    ("bands", |f, _, _| bands(f)),
    ("ratio", |f, _, _| ratio(f)),
    ("count", |f, _, _| count::count(f).map(Rule::Count)),
    ("deduct", |f, points, _| deduct::deduct(f, points).map(Rule::Deduct)),
    ("bonus", |f, _, around| bonus::bonus(f, around).map(Rule::Bonus)),
    ("judges", |f, points, _| judges::judges(f, points).map(Rule::Judges)),
    ("interpolate", |f, _, _| interpolate(f)),
    ("relative", |f, _, _| relative(f)),
    ("top", |f, points, _| top::top(f, points).map(Rule::Top)),
];

/// Reads a rule.
pub(super) fn rule(node: &Node, points: &Number, around: Around<'_>, faults: &mut Diagnostics) -> Option<Rule> {
    let mut f = Fields::open(node, faults)?;
    let kind = f.need_node("kind")?;
    let read = choices(kind, KINDS, f.faults)?;
    let rule = read(&mut f, points, around);
    f.finish();
    rule
}

fn bands(f: &mut Fields<'_, '_>) -> Option<Rule> {
    let measure = f.need("measure");
    let steps = f.some("steps");
    Some(Rule::Bands(Bands { measure: measure?, steps: steps? }))
}

fn ratio(f: &mut Fields<'_, '_>) -> Option<Rule> {
    let measure = if f.node("measure").is_some() { f.need("measure") } else { measure::ratio(f) };
    let steps = f.list("steps");
    Some(Rule::Ratio(Ratio { measure: measure?, steps }))
}

fn interpolate(f: &mut Fields<'_, '_>) -> Option<Rule> {
    let measure = f.need("measure");
    let anchors: Option<Vec<Anchor>> = f.some("anchors");
    let anchors = anchors.map(|list| list.into_iter().map(|a| (a.at, a.points)).collect());
    Some(Rule::Interpolate(Interpolate { measure: measure?, anchors: anchors? }))
}

fn relative(f: &mut Fields<'_, '_>) -> Option<Rule> {
    let (measure, best, scope) = (f.need("measure"), f.need("best"), f.need("scope"));
    Some(Rule::Relative(Relative { measure: measure?, best: best?, scope: scope? }))
}

/// `{at: 60%, points: 0}`
struct Anchor {
    at: Number,
    points: Number,
}

impl Read for Anchor {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (at, points) = (f.need("at"), f.need("points"));
        f.finish();
        Some(Self { at: at?, points: points? })
    }
}
