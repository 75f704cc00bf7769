//! A ladder runs in one direction, each step wider than the one before, and ends in an open step:
//! every value has exactly one answer.

use super::spot::Spot;
use super::thresholds::domain;
use crate::diag::{Code, Diagnostics};
use crate::lang::{Text, text};
use crate::model::rule::{Bound, Measure, Rule, Step, StepAward};
use crate::number::{Exact, Number};

/// Checks the ladder of `bands` or `ratio`.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    let (measure, steps) = match &spot.criterion.rule {
        Rule::Bands(rule) => (&rule.measure, &rule.steps),
        Rule::Ratio(rule) => (&rule.measure, &rule.steps),
        _ => return,
    };
    let before = faults.errors();
    order(spot, steps, faults);
    if faults.errors() == before {
        gap(spot, measure, steps, faults);
        falling(spot, steps, faults);
    }
}

/// Which way a bound opens, its number, and whether the number itself belongs to it.
fn parts(bound: &Bound) -> (bool, &Number, bool) {
    match bound {
        Bound::AtLeast(n) => (true, n, true),
        Bound::Above(n) => (true, n, false),
        Bound::AtMost(n) => (false, n, true),
        Bound::Below(n) => (false, n, false),
    }
}

fn order(spot: &Spot<'_>, steps: &[Step], faults: &mut Diagnostics) {
    let mut before: Option<&Bound> = None;
    for (n, step) in steps.iter().enumerate() {
        let Some(bound) = &step.bound else {
            if n + 1 < steps.len() {
                let message = text!(
                    "不写界限的一档只能放在最后：它后面的档次永远用不上",
                    "the open step must be the last: those after it are never used"
                );
                faults.push(spot.error(Code::LadderOrder, &format!("rule/steps/{n}"), message));
            }
            continue;
        };
        if let Some(fault) = before.and_then(|before| follows(before, bound)) {
            let hint = text!(
                "比较从上往下进行：at_least、above 从高到低写，at_most、below 从低到高写",
                "steps are tried from the top: at_least and above from high to low, at_most and below from low to high"
            );
            faults.push(spot.error(Code::LadderOrder, &format!("rule/steps/{n}"), fault).hint(hint));
        }
        before = Some(bound);
    }
}

/// What is wrong with a bound after another; nothing where it is wider.
fn follows(before: &Bound, bound: &Bound) -> Option<Text> {
    let ((down, last, with_last), (also_down, here, with_here)) = (parts(before), parts(bound));
    if down != also_down {
        return Some(text!(
            "同一个分段里方向不一：前一档看下限，这一档看上限",
            "the ladder turns around: lower bounds before, an upper bound here"
        ));
    }
    let wider = if down { here.value() < last.value() } else { here.value() > last.value() };
    let edge = here.value() == last.value() && !with_last && with_here;
    (!wider && !edge).then(|| {
        text!(
            "这一档（{here}）永远用不上：前一档（{last}）已经包括它",
            "this step ({here}) is never used: the one before ({last}) covers it"
        )
    })
}

fn gap(spot: &Spot<'_>, measure: &Measure, steps: &[Step], faults: &mut Diagnostics) {
    let Some(Step { bound: Some(last), .. }) = steps.last() else { return };
    let (down, number, with) = parts(last);
    let (min, max) = domain(measure);
    let end = if down { min } else { max };
    let covered = end.is_some_and(|end| {
        let reaches = if down { number.value() < &end } else { number.value() > &end };
        reaches || (with && *number.value() == end)
    });
    if covered {
        return;
    }
    let open = match (down, with) {
        (true, true) => text!("低于 {number} 的", "below {number}"),
        (true, false) => text!("不超过 {number} 的", "of {number} or less"),
        (false, true) => text!("高于 {number} 的", "above {number}"),
        (false, false) => text!("{number} 及以上的", "of {number} or more"),
    };
    let Text { zh, en } = open;
    let message = text!("{zh}没有规定得多少分", "it is not said what a value {en} gives");
    let hint = text!("最后加一档不写界限的，如 {{award: 0}}", "end with an open step, such as {{award: 0}}");
    faults.push(spot.error(Code::LadderGap, &format!("rule/steps/{}", steps.len() - 1), message).hint(hint));
}

/// A better value that earns less is seldom meant. Where every step gives more than the one before,
/// less is better (差错率 above 5% 0, above 2% 5, else 10), and nothing was swapped.
fn falling(spot: &Spot<'_>, steps: &[Step], faults: &mut Diagnostics) {
    let worth = |step: &Step| match &step.award {
        StepAward::Full => Some(spot.full().clone()),
        StepAward::Points(points) => Some(points.value().clone()),
        StepAward::Proportional => None,
    };
    let awards: Option<Vec<Exact>> = steps.iter().map(worth).collect();
    if awards.is_some_and(|awards| awards.is_sorted()) {
        return;
    }
    for (n, pair) in steps.windows(2).enumerate() {
        let (first, second): (Option<Exact>, Option<Exact>) = (worth(&pair[0]), worth(&pair[1]));
        if first.zip(second).is_some_and(|(first, second)| second > first) {
            let message = text!("排在后面的档次反而得分更高", "a later step gives more than the one before");
            let hint = text!("核对是否把两档的得分写反了", "see whether two awards were swapped");
            faults.push(spot.warning(Code::LadderOrder, &format!("rule/steps/{}/award", n + 1), message).hint(hint));
        }
    }
}
