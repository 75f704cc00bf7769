//! 分段赋分, 按比例得分, 线性插值.

use super::measure::{self, Graded, Reading};
use super::{Planned, capped};
use crate::export::workbook::formula::{Grid, Out, Term, literal};
use crate::export::workbook::plan::Plan;
use crate::model::rule::{Bound, Interpolate, Measure, Step, StepAward};
use crate::model::{Compare, Criterion};
use crate::number::{Exact, Rounding};

/// Places to which a computed value is cleared before it meets a bound.
const CLEAR: u8 = 12;

pub(super) fn climb<'a>(
    plan: &mut Plan<'a>,
    criterion: &'a Criterion,
    (measure, steps): (&'a Measure, &'a [Step]),
    compare: Compare,
) -> Planned {
    let graded = measure::columns(plan, criterion, measure);
    let points = criterion.points.value();
    let mut out = capped(Out::constant(&Exact::ZERO), criterion, None);
    for step in steps.iter().rev() {
        let award = match &step.award {
            StepAward::Full => Out::constant(points),
            StepAward::Points(number) => capped(Out::constant(number.value()), criterion, None),
            StepAward::Proportional => share(&graded, criterion),
        };
        out = match &step.bound {
            Some(bound) => Out::either(condition(bound, &graded, compare), award, out),
            None => award,
        };
    }
    let out = graded.or_zero(out, criterion);
    Planned { out, doubtful: doubtful(plan, criterion, measure, steps, compare), blank: graded.blank }
}

pub(super) fn proportional<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, measure: &'a Measure) -> Planned {
    let graded = measure::columns(plan, criterion, measure);
    let out = graded.or_zero(share(&graded, criterion), criterion);
    Planned { out, blank: graded.blank, doubtful: Vec::new() }
}

/// points × share: multiplied before it is divided, so that whole numbers stay whole.
fn share(graded: &Graded, criterion: &Criterion) -> Out {
    let points = criterion.points.value();
    let term = match &graded.counts {
        Some((above, below)) => Term::of(format!("{}*{above}/{below}", Term::constant(points).factor())),
        None => graded.share.times(points),
    };
    let reach = if graded.ratio { Some(points) } else { None };
    capped(Out::Points(term), criterion, reach)
}

/// When a bound holds.
fn condition(bound: &Bound, graded: &Graded, compare: Compare) -> String {
    let sign = match bound {
        Bound::AtLeast(_) => ">=",
        Bound::Above(_) => ">",
        Bound::AtMost(_) => "<=",
        Bound::Below(_) => "<",
    };
    let limit = bound.number().value();
    let Compare::Published(rounding) = compare else { return exactly(limit, sign, graded) };
    let hundred = Exact::int(100);
    let percent = graded.ratio || bound.number().is_percent();
    let (value, limit) = match (&graded.counts, percent) {
        (Some((above, below)), true) => (Term::of(format!("100*{above}/{below}")), limit.times(&hundred)),
        (Some((above, below)), false) => (Term::of(format!("{above}/{below}")), limit.clone()),
        (None, true) => (graded.value.times(&hundred), limit.times(&hundred)),
        (None, false) => (graded.value.clone(), limit.clone()),
    };
    let grid = Grid::new(rounding, &hundred.max(limit.clone()));
    format!("{}{sign}{}", grid.round(&value), literal(&limit))
}

fn exactly(limit: &Exact, sign: &str, graded: &Graded) -> String {
    if let Some((above, below)) = &graded.counts {
        let (p, q) = limit.parts();
        let times = |cell: &str, factor: &str| if factor == "1" { cell.to_owned() } else { format!("{cell}*{factor}") };
        return format!("{}{sign}{}", times(above, &q), times(below, &p));
    }
    format!("{}{sign}{}", graded.value.clear(CLEAR).text(), literal(limit))
}

/// Entries whose value lies so close beside a bound that a spreadsheet cannot tell them apart.
fn doubtful<'a>(
    plan: &Plan<'a>,
    criterion: &'a Criterion,
    measure: &Measure,
    steps: &[Step],
    compare: Compare,
) -> Vec<usize> {
    let near = |value: &Exact| {
        steps.iter().filter_map(|step| step.bound.as_ref()).any(|bound| {
            let limit = bound.number().value();
            match compare {
                Compare::Exact => is_near(&value.minus(limit)),
                Compare::Published(rounding) => near_the_grid(value, rounding),
            }
        })
    };
    let entries = plan.entries.iter().enumerate();
    let near = |entry| matches!(measure::read(measure, criterion, entry), Reading::Value(v) if near(&v));
    entries.filter(|(_, entry)| near(entry)).map(|(at, _)| at).collect()
}

fn is_near(distance: &Exact) -> bool {
    let eps = Exact::ratio(1, 100_000_000_000).unwrap_or(Exact::ZERO);
    !distance.is_zero() && *distance < eps && distance.plus(&eps) > Exact::ZERO
}

/// Whether a value, as a percentage or as it is, lies just beside a boundary of the rounding.
fn near_the_grid(value: &Exact, rounding: Rounding) -> bool {
    let scale = Exact::int(10_i64.pow(u32::from(rounding.places)) * 2);
    [Exact::ONE, Exact::int(100)].iter().any(|by| {
        let units = value.times(by).times(&scale);
        let beside = units.minus(&units.plus(&Exact::ratio(1, 2).unwrap_or(Exact::ZERO)).floor());
        let eps = Exact::ratio(1, 1_000_000).unwrap_or(Exact::ZERO);
        !beside.is_zero() && beside < eps && beside.plus(&eps) > Exact::ZERO
    })
}

pub(super) fn interpolate<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion, rule: &'a Interpolate) -> Planned {
    let graded = measure::columns(plan, criterion, &rule.measure);
    let value = graded.value.text();
    let (Some(first), Some(last)) = (rule.anchors.first(), rule.anchors.last()) else {
        let out = Out::constant(&Exact::ZERO);
        return Planned { out, blank: graded.blank, doubtful: Vec::new() };
    };
    // A broken line has no jumps: on which piece a value beside an anchor is put makes no difference.
    let mut out = capped(Out::constant(last.1.value()), criterion, None);
    for pair in rule.anchors.windows(2).rev() {
        let [from, to] = pair else { continue };
        let line =
            capped(Out::Points(between(from, to, &graded.value)), criterion, Some(from.1.value().max(to.1.value())));
        out = Out::either(format!("{value}<={}", literal(to.0.value())), line, out);
    }
    let lowest = capped(Out::constant(first.1.value()), criterion, None);
    let out = Out::either(format!("{value}<={}", literal(first.0.value())), lowest, out);
    Planned { out: graded.or_zero(out, criterion), blank: graded.blank, doubtful: Vec::new() }
}

type Anchor = (crate::number::Number, crate::number::Number);

/// y₀ + (x − x₀) × (y₁ − y₀) ÷ (x₁ − x₀)
fn between(from: &Anchor, to: &Anchor, value: &Term) -> Term {
    let (x0, y0) = (from.0.value(), from.1.value());
    let (rise, run) = (to.1.value().minus(y0), to.0.value().minus(x0));
    if rise.is_zero() {
        return Term::constant(y0);
    }
    let part =
        if x0.is_zero() { value.factor() } else { format!("({}-{})", value.text(), Term::constant(x0).factor()) };
    let (rise, run) = (Term::constant(&rise).factor(), Term::constant(&run).factor());
    let line = format!("{part}*{rise}/{run}");
    Term::of(if y0.is_zero() { line } else { format!("{}+{line}", literal(y0)) })
}
