//! How a total came about: every criterion with its clause, facts, formula and points.

use std::mem;

use serde::Serialize;

use super::world::ContestWorld;
use super::{World, chart, format, words};
use crate::lang::{Lang, text};
use crate::model::{Criterion, CriterionFacts, Gate, GateEffect, Group, Item, Nomination, Rubric};
use crate::number::{Exact, Number};
use crate::score::{CriterionTrace, GateTrace, Outcome, Points, Trace, TraceInput, TraceStep};

/// How a total came about.
#[derive(Debug, Serialize)]
pub(super) struct Breakdown<'w> {
    rubric: &'w str,
    /// From the contest's folder.
    href: String,
    source: &'w str,
    total: PointsView,
    /// 满分
    max: String,
    /// What the total adds up, and how it is rounded.
    note: String,
    rounding: String,
    /// How the groups become the total.
    steps: Vec<String>,
    groups: Vec<GroupView<'w>>,
    /// Criteria that stand in no group.
    criteria: Vec<CriterionView<'w>>,
    gates: Vec<GateView<'w>>,
}

/// Points, exact and as published.
#[derive(Debug, Serialize)]
struct PointsView {
    published: String,
    /// A decimal or a fraction.
    exact: String,
    /// The exact value as it is read, where publishing changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    bar: i64,
}

/// A group (考核项目): its sub-groups, then its own criteria.
#[derive(Debug, Serialize)]
struct GroupView<'w> {
    id: &'w str,
    title: &'w str,
    /// 1 for the groups of the rubric itself.
    level: u8,
    max: String,
    #[serde(skip_serializing_if = "is_false")]
    extra: bool,
    /// None: does not count.
    points: Option<PointsView>,
    steps: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<GroupView<'w>>,
    criteria: Vec<CriterionView<'w>>,
}

/// A criterion.
#[derive(Debug, Serialize)]
struct CriterionView<'w> {
    id: &'w str,
    title: &'w str,
    max: String,
    /// None: does not count.
    points: Option<PointsView>,
    clause: &'w str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inputs: Vec<InputView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'w str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<&'w str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<String>,
}

#[derive(Debug, Serialize)]
struct InputView {
    name: String,
    title: String,
    value: String,
}

/// A gate (一票否决) and what it found.
#[derive(Debug, Serialize)]
struct GateView<'w> {
    id: &'w str,
    title: &'w str,
    clause: &'w str,
    /// What it would do.
    effect: String,
    closed: bool,
    /// What it found and did.
    found: String,
    source: Option<&'w str>,
}

pub(super) fn view<'w>(
    world: &World<'_>,
    contest: &'w ContestWorld<'_>,
    nomination: &'w Nomination,
    mut trace: Trace,
) -> Option<Breakdown<'w>> {
    let lang = world.lang;
    let rubric = contest.contest.rubric_of(contest.contest.track(nomination.track.as_str())?)?;
    let gates = gates(rubric, nomination, &trace.gates, lang);
    let mut walk = Walk { lang, nomination, trace: &mut trace };
    let (groups, criteria) = (walk.groups(&rubric.root, 1), walk.criteria(&rubric.root));
    let (zh, en) = words::total_of(rubric.total_of);
    Some(Breakdown {
        rubric: &rubric.title,
        href: format!("rubrics/{}.html", rubric.id),
        source: &rubric.source,
        total: points(&trace.total, &rubric.points, lang),
        max: rubric.points.to_string(),
        note: if lang == Lang::Zh { zh } else { en }.to_owned(),
        rounding: format::rounding(rubric.rounding, lang),
        steps: steps(trace.total_steps, lang),
        groups,
        criteria,
        gates,
    })
}

/// What every step of a walk over the rubric needs. Words are taken out of the trace, not copied.
struct Walk<'w, 't> {
    lang: Lang,
    nomination: &'w Nomination,
    trace: &'t mut Trace,
}

impl<'w> Walk<'w, '_> {
    fn groups(&mut self, parent: &'w Group, level: u8) -> Vec<GroupView<'w>> {
        let groups = parent.items.iter().filter_map(|item| if let Item::Group(g) = item { Some(g) } else { None });
        groups.map(|g| self.group(g, level)).collect()
    }

    fn group(&mut self, group: &'w Group, level: u8) -> GroupView<'w> {
        let trace = self.trace.groups.iter_mut().find(|t| t.id == group.id);
        let points = trace.as_ref().and_then(|t| scored(&t.outcome, &group.points, self.lang));
        let steps = trace.map(|t| steps(mem::take(&mut t.steps), self.lang)).unwrap_or_default();
        GroupView {
            id: group.id.as_str(),
            title: &group.title,
            level,
            max: group.points.to_string(),
            extra: group.extra,
            points,
            steps,
            groups: self.groups(group, level + 1),
            criteria: self.criteria(group),
        }
    }

    fn criteria(&mut self, parent: &'w Group) -> Vec<CriterionView<'w>> {
        let criteria = parent.items.iter().filter_map(|i| if let Item::Criterion(c) = i { Some(c) } else { None });
        criteria.filter_map(|c| self.criterion(c)).collect()
    }

    fn criterion(&mut self, criterion: &'w Criterion) -> Option<CriterionView<'w>> {
        let trace: &mut CriterionTrace = self.trace.criteria.iter_mut().find(|t| t.id == criterion.id)?;
        let facts: Option<&'w CriterionFacts> = self.nomination.facts.criterion(&criterion.id);
        let input =
            |i: TraceInput| InputView { name: i.name, title: i.title.only(self.lang), value: i.value.only(self.lang) };
        let inputs: Vec<_> = mem::take(&mut trace.inputs).into_iter().map(input).collect();
        let mut steps = steps(mem::take(&mut trace.steps), self.lang);
        // Points that a reviewer gave are the fact and the result; once is enough.
        if let ([input], [step]) = (inputs.as_slice(), steps.as_slice())
            && *step == format!("{} {}", input.title, input.value)
        {
            steps.clear();
        }
        Some(CriterionView {
            id: criterion.id.as_str(),
            title: &criterion.title,
            max: criterion.points.to_string(),
            points: scored(&trace.outcome, &criterion.points, self.lang),
            clause: &criterion.clause,
            inputs,
            source: facts.and_then(|f| f.source.as_deref()),
            as_of: facts.and_then(|f| f.as_of).map(|d| format::date(d, self.lang)),
            evidence: facts.map(|f| f.evidence.iter().map(|e| &**e).collect()).unwrap_or_default(),
            steps,
        })
    }
}

/// For fields that are left out of the view while they say nothing.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field over by reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

fn scored(outcome: &Outcome, max: &Number, lang: Lang) -> Option<PointsView> {
    match outcome {
        Outcome::Scored(p) => Some(points(p, max, lang)),
        Outcome::Excluded => None,
    }
}

fn points(points: &Points, max: &Number, lang: Lang) -> PointsView {
    let exact = format::exact(&points.exact);
    let published = format::published(&points.published);
    let rounded = !format::is_same(&points.exact, &points.published);
    let before = rounded.then(|| format::spelled(&points.exact, lang));
    // A pure penalty has no maximum above zero; its bar stays empty.
    let bar = if max.value().is_negative() { 0 } else { chart::bar(&points.exact, max.value()) };
    PointsView { published, exact, before, bar }
}

fn steps(steps: Vec<TraceStep>, lang: Lang) -> Vec<String> {
    let words = |step: TraceStep| match (step.op, &step.value) {
        ("exact", Some(value)) => unrounded(value, lang),
        _ => step.formula.only(lang),
    };
    steps.into_iter().map(words).collect()
}

/// Why the exact total is not the sum that stands above it.
fn unrounded(total: &Exact, lang: Lang) -> String {
    let total = format::spelled(total, lang);
    let text = text!(
        "各项都不先修约，相加得 {total}。公布的总分由上面公布的各项相加，所以与它略有不同",
        "Added up without rounding any item it would be {total}. The published total adds up the published items above, and so differs a little"
    );
    text.only(lang)
}

fn gates<'w>(rubric: &'w Rubric, nomination: &'w Nomination, traces: &[GateTrace], lang: Lang) -> Vec<GateView<'w>> {
    let view = |gate: &'w Gate| {
        let trace = traces.iter().find(|t| t.id == gate.id);
        let closed = trace.is_some_and(|t| t.closed);
        let open = text!("未发生", "did not happen").get(lang).to_owned();
        GateView {
            id: gate.id.as_str(),
            title: &gate.title,
            clause: &gate.clause,
            effect: effect(&gate.effect, lang),
            closed,
            found: trace.filter(|t| t.closed).map_or(open, |t| t.effect.get(lang).to_owned()),
            source: nomination.facts.gate(&gate.id).and_then(|f| f.source.as_deref()),
        }
    };
    rubric.gates.iter().map(view).collect()
}

/// What a gate does.
pub(super) fn effect(effect: &GateEffect, lang: Lang) -> String {
    let text = match effect {
        GateEffect::Disqualify => text!("取消评选资格", "disqualifies"),
        GateEffect::Zero => text!("不得分", "no points"),
        GateEffect::CapAt(points) => text!("最高得{points}分", "at most {points} points"),
    };
    text.get(lang).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_say_whether_publishing_changed_them() {
        let max = Number::parse("15").expect("literal");
        let of = |n, d, published: &str| Points {
            exact: Exact::ratio(n, d).expect("not zero"),
            published: published.parse().expect("decimal"),
        };
        let before = |n, d, published| points(&of(n, d, published), &max, Lang::Zh).before;
        assert_eq!(before(19, 2, "9.50"), None);
        assert_eq!(before(26997, 2000, "13.50").as_deref(), Some("13.4985"));
        assert_eq!(before(5400, 437, "12.36").as_deref(), Some("≈ 12.356979（5400/437）"));
    }
}
