//! 线性插值: straight lines between anchors, constant outside them.

use crate::lang::{Text, text};
use crate::model::rule::Interpolate;
use crate::number::{Exact, Number};
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::{FaultKind, ScoreFault};
use crate::score::measure::{self, Reading};
use crate::score::{say, words};

pub(super) fn work(rule: &Interpolate, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    measure::graded(&rule.measure, desk, |desk, reading| interpolate(&rule.anchors, desk, reading))
}

fn interpolate(anchors: &[(Number, Number)], desk: &mut Desk<'_>, reading: &Reading) -> Result<Exact, ScoreFault> {
    let broken = || text!("插值点没有依次递增", "the anchors do not increase");
    if !anchors.windows(2).all(|two| matches!(two, [(one, _), (next, _)] if one.value() < next.value())) {
        return Err(desk.fault(FaultKind::BrokenRule, broken()));
    }
    let x = &reading.value;
    let above = anchors.iter().position(|(at, _)| x <= at.value());
    let outside = match above {
        Some(0) => anchors.first(),
        None => anchors.last(),
        Some(_) => None,
    };
    if let Some((at, points)) = outside {
        desk.notes.step("interpolate", points.value(), || {
            let (seen, sign) = (say::beside(x, at.value(), reading.percent).text, side(x, at));
            text!("{seen} {sign} {at}，得 {points} 分", "{seen} {sign} {at}: {points} points")
        });
        return Ok(points.value().clone());
    }
    let pair = above.and_then(|i| anchors.get(i.checked_sub(1)?).zip(anchors.get(i)));
    let line = pair.and_then(|(from, to)| between(from, to, x).map(|points| (from, to, points)));
    let Some((from, to, points)) = line else {
        return Err(desk.fault(FaultKind::BrokenRule, broken()));
    };
    desk.notes.step("interpolate", &points, || formula(from, to, reading, &points));
    Ok(points)
}

/// y₀ + (x − x₀) ÷ (x₁ − x₀) × (y₁ − y₀)
fn between(from: &(Number, Number), to: &(Number, Number), x: &Exact) -> Option<Exact> {
    let (x0, y0, x1, y1) = (from.0.value(), from.1.value(), to.0.value(), to.1.value());
    let part = x.minus(x0).checked_div(&x1.minus(x0))?;
    Some(y0.plus(&part.times(&y1.minus(y0))))
}

fn formula(from: &(Number, Number), to: &(Number, Number), reading: &Reading, points: &Exact) -> Text {
    let ((x0, y0), (x1, y1)) = (from, to);
    let (x, y) = (say::either(&reading.value, reading.percent), say::number(points));
    let (sign, x, y) = (say::sign(x.whole && y.whole), x.text, y.text);
    say::both(format!("{y0} + ({x} − {x0}) ÷ ({x1} − {x0}) × ({y1} − {y0}) {sign} {y}"))
}

fn side(x: &Exact, at: &Number) -> &'static str {
    match x.cmp(at.value()) {
        std::cmp::Ordering::Less => "<",
        std::cmp::Ordering::Equal => "=",
        std::cmp::Ordering::Greater => ">",
    }
}

pub(super) fn words(rule: &Interpolate) -> Vec<Text> {
    let mut lines = words::measure(&rule.measure);
    lines.extend(rule.anchors.iter().map(|(at, points)| text!("{at} 对应 {points} 分", "{points} points at {at}")));
    lines.push(text!(
        "两点之间按直线插值，两端以外取端点分值",
        "straight lines between the points, constant outside them"
    ));
    lines
}
