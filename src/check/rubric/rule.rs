//! The rule of a criterion: its kind decides which keys it has.

use super::places::{self, Place};
use super::{Around, bonus, checklist, choice, count, deduct, judges, measure, range, top};
use crate::check::fields::Fields;
use crate::check::nearest::nearest;
use crate::check::read::{Read, choices, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::{Node, NodeKind};
use crate::model::rule::{Bands, Best, Interpolate, Points, Ratio, Relative, Rule, Scope};
use crate::number::Number;

words! {
    Best { "highest" => Highest, "lowest" => Lowest }
    Scope { "track" => Track, "recommender" => Recommender }
}

/// How a kind is read, given the criterion's points.
type Reader = fn(&mut Fields<'_, '_>, &Number, Around<'_>) -> Option<Rule>;

/// The kinds: their words, what they are in Chinese, and how they are written and read.
const KINDS: &[(&str, (&str, &Place, Reader))] = &[
    (
        "points",
        ("直接赋分", &places::POINTS, |f, points, _| {
            range::range(f, points).map(|range| Rule::Points(Points { range }))
        }),
    ),
    ("checklist", ("逐项核验", &places::CHECKLIST, |f, _, _| checklist::checklist(f).map(Rule::Checklist))),
    ("choice", ("等级赋分", &places::CHOICE, |f, _, _| choice::choice(f).map(Rule::Choice))),
    ("bands", ("分段赋分", &places::BANDS, |f, _, _| bands(f))),
    ("ratio", ("按比例", &places::RATIO, |f, _, _| ratio(f))),
    ("count", ("按数量", &places::COUNT, |f, _, _| count::count(f).map(Rule::Count))),
    ("deduct", ("扣分", &places::DEDUCT, |f, points, _| deduct::deduct(f, points).map(Rule::Deduct))),
    ("bonus", ("加分项", &places::BONUS, |f, _, around| bonus::bonus(f, around).map(Rule::Bonus))),
    ("judges", ("评委打分", &places::JUDGES, |f, points, _| judges::judges(f, points).map(Rule::Judges))),
    ("interpolate", ("线性插值", &places::INTERPOLATE, |f, _, _| interpolate(f))),
    ("relative", ("与最高者比", &places::RELATIVE, |f, _, _| relative(f))),
    ("top", ("取前若干", &places::TOP, |f, points, _| top::top(f, points).map(Rule::Top))),
];

/// Reads a rule.
pub(super) fn rule(node: &Node, points: &Number, around: Around<'_>, faults: &mut Diagnostics) -> Option<Rule> {
    let mut f = places::COUNT.open(node, faults)?;
    let Some(kind) = f.node("kind") else {
        f.missing("kind", kinds());
        f.mistyped();
        return None;
    };
    let (_, place, read) = kind_of(kind, f.faults)?;
    let rule = read(&mut f, points, around);
    place.finish(f);
    rule
}

/// The kind in a node; a word that is none is answered with all of them, and what they are.
fn kind_of(node: &Node, faults: &mut Diagnostics) -> Option<(&'static str, &'static Place, Reader)> {
    let NodeKind::Scalar { text: word, .. } = &node.kind else { return choices(node, KINDS, faults) };
    if let Some((_, kind)) = KINDS.iter().find(|(kind, _)| **kind == **word) {
        return Some(*kind);
    }
    let message = text!("「{word}」不是计分方式", "`{word}` is no kind of rule");
    let fault = Diagnostic::error(Code::UnknownValue, node.span, message).expected(kinds());
    let near = nearest(word, KINDS.iter().map(|(kind, _)| *kind));
    let near = KINDS.iter().find(|(kind, _)| Some(*kind) == near);
    faults.push(if word.contains("否决") {
        let sample = places::GATE.sample;
        fault.hint(text!(
            "一票否决不是计分方式，写在细则最外层的 gates 里，如 gates: [{sample}]",
            "a veto is no kind of rule: it belongs to `gates` of the rubric, such as gates: [{sample}]"
        ))
    } else if let Some((kind, (_, place, _))) = near {
        let sample = place.sample;
        fault.hint(if *kind == "bonus" {
            text!(
                "列出几项、各加几分的用 bonus，如 {sample}；按数量、按超额加分的用 count",
                "bonus is for listed things with points for each, such as {sample}; what is counted or exceeds a target is count"
            )
        } else {
            text!("是不是 {kind}？如 {sample}", "did you mean {kind}? Such as {sample}")
        })
    } else {
        fault
    });
    None
}

fn kinds() -> Text {
    let zh = KINDS.iter().map(|(kind, (title, ..))| format!("{kind} {title}")).collect::<Vec<_>>().join(" | ");
    let en = KINDS.iter().map(|(kind, _)| *kind).collect::<Vec<_>>().join(" | ");
    text!("kind: {zh}", "kind: {en}")
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
        let mut f = places::ANCHOR.open(node, faults)?;
        let (at, points) = (f.need("at"), f.points("points"));
        places::ANCHOR.finish(f);
        Some(Self { at: at?, points: points? })
    }
}
