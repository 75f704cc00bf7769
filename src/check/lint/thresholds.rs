//! Thresholds and anchors lie within what the measure can be: 90 instead of 90% is never reached.

use super::amounts::item_route;
use super::spot::{Spot, at, shown};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::rule::{Bound, Measure, Over, Rule, Step, TallyItem, Target};
use crate::number::{Exact, Number};

/// Lowest and highest value of a measure, where there are such.
pub(super) fn domain(measure: &Measure) -> (Option<Exact>, Option<Exact>) {
    match measure {
        Measure::Ratio { over: Over::Allow, .. } => (Some(Exact::ZERO), None),
        Measure::Ratio { .. } => (Some(Exact::ZERO), Some(Exact::ONE)),
        Measure::Value { min, max, .. } => {
            let value = |n: &Option<Number>| n.as_ref().map(|n| n.value().clone());
            (value(min), value(max))
        }
    }
}

/// Checks the bounds of a ladder, the anchors of an interpolation, and the targets of ratios.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    let (measure, numbers) = match &spot.criterion.rule {
        Rule::Bands(rule) => (&rule.measure, bounds(&rule.steps)),
        Rule::Ratio(rule) => (&rule.measure, bounds(&rule.steps)),
        Rule::Interpolate(rule) => {
            let anchors = rule.anchors.iter().enumerate().map(|(n, (at, _))| (format!("rule/anchors/{n}/at"), at));
            (&rule.measure, anchors.collect())
        }
        Rule::Count(rule) => return targets(&rule.items, spot, faults),
        Rule::Deduct(rule) => return targets(&rule.items, spot, faults),
        _ => return,
    };
    let (domain, ratio) = (domain(measure), measure.is_share());
    for (route, number) in numbers {
        if written_otherwise(number, measure) {
            // `percent` reports it; 90 is not even meant to be beyond 100%.
            continue;
        }
        let fault = outside(number, &domain, ratio, spot, &route);
        faults.push_some(if ratio && looks_bare(number) { fault.map(|f| f.hint(per_head(number))) } else { fault });
    }
}

/// Whether a number looks like a percentage without its sign.
fn looks_bare(number: &Number) -> bool {
    !number.is_percent() && *number.value() <= Exact::int(100)
}

/// 40 is 40%, or hours for each head: only the plan can tell.
fn per_head(number: &Number) -> Text {
    text!(
        "比例漏了百分号的，写 {number}%；人均一类的商可以大于 1，在 measure 里写 over: allow，这里不加百分号",
        "of a share the percent sign was forgotten: {number}%; where the quotient may be above 1 (so much for each head), write over: allow in the measure, and no percent sign here"
    )
}

fn written_otherwise(number: &Number, measure: &Measure) -> bool {
    let Measure::Value { min, max, .. } = measure else { return false };
    min.iter().chain(max).any(|end| !end.is_written_like(number))
}

/// Of items that are ratios: the target, and the step, which is hardly meant to be 1, the whole, instead of 1%.
/// A target of 100 would be ten thousand percent, and nobody would ever reach it.
fn targets(items: &[TallyItem], spot: &Spot<'_>, faults: &mut Diagnostics) {
    for (n, item) in items.iter().enumerate().filter(|(_, item)| item.counts.is_some()) {
        let route = item_route(spot, n);
        if let Some(target) = &item.target {
            let (number, place) = (target.number(), format!("{route}/{}", key(target)));
            let highest = if item.may_exceed() && number.is_percent() { None } else { Some(Exact::ONE) };
            let fault = outside(number, &(Some(Exact::ZERO), highest), true, spot, &place);
            faults.push_some(if looks_bare(number) {
                fault.map(|f| {
                    f.hint(text!("是不是漏了百分号：{number}%？", "was the percent sign forgotten: {number}%?"))
                })
            } else {
                fault
            });
        }
        let per = &item.per;
        if *per.value() >= Exact::ONE && !per.is_percent() {
            let message = text!(
                "per 是 {per}，没有百分号；这里数的是比率",
                "per is {per}, without a percent sign; what is counted here is a ratio"
            );
            let hint = text!(
                "每一个百分点写 per: 1%，按整个比率计写 per: 100%",
                "for every percentage point write per: 1%, for the whole per: 100%"
            );
            faults.push(spot.error(Code::ThresholdDomain, &format!("{route}/per"), message).hint(hint));
        }
    }
}

/// The key of a target.
pub(super) const fn key(target: &Target) -> &'static str {
    match target {
        Target::Under(_) => "under",
        Target::Over(_) => "over",
    }
}

/// The bounds of steps with their routes.
pub(super) fn bounds(steps: &[Step]) -> Vec<(String, &Number)> {
    let mut found = Vec::new();
    for (n, step) in steps.iter().enumerate() {
        match &step.bound {
            Some(Bound::AtLeast(number)) => found.push((format!("rule/steps/{n}/at_least"), number)),
            Some(Bound::Above(number)) => found.push((format!("rule/steps/{n}/above"), number)),
            Some(Bound::AtMost(number)) => found.push((format!("rule/steps/{n}/at_most"), number)),
            Some(Bound::Below(number)) => found.push((format!("rule/steps/{n}/below"), number)),
            None => {}
        }
    }
    found
}

fn outside(
    number: &Number,
    (min, max): &(Option<Exact>, Option<Exact>),
    ratio: bool,
    spot: &Spot<'_>,
    route: &str,
) -> Option<Diagnostic> {
    let below = min.as_ref().is_some_and(|min| number.value() < min);
    let above = max.as_ref().is_some_and(|max| number.value() > max);
    if !below && !above {
        return None;
    }
    let side = |end: &Option<Exact>| match end {
        Some(end) if ratio => format!("{}%", shown(&end.times(&Exact::int(100)))),
        Some(end) => shown(end),
        None => "…".to_owned(),
    };
    let (low, high) = (side(min), side(max));
    let message =
        text!("{number} 超出取值范围：只能是 {low} 至 {high}", "{number} is outside the measure's {low} to {high}");
    let fault = Diagnostic::error(Code::ThresholdDomain, at(spot.node, route), message);
    Some(fault.clause(spot.criterion.clause.clone()))
}
