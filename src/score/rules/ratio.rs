//! 按比例得分: points × ratio, or a ladder whose steps may be full or proportional.

use crate::lang::{Text, text};
use crate::model::Criterion;
use crate::model::rule::Ratio;
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::ScoreFault;
use crate::score::{ladder, measure, words};

pub(super) fn work(rule: &Ratio, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    measure::graded(&rule.measure, desk, |desk, reading| {
        Ok(if rule.steps.is_empty() {
            ladder::proportional(desk, reading)
        } else {
            ladder::climb(desk, &rule.steps, reading)
        })
    })
}

pub(super) fn words(rule: &Ratio, criterion: &Criterion) -> Vec<Text> {
    let mut lines = words::measure(&rule.measure);
    if rule.steps.is_empty() {
        let (points, Text { zh, en }) = (&criterion.points, words::name(&rule.measure));
        lines.push(text!("得分 = {zh} × {points}", "points = {en} × {points}"));
    } else {
        lines.extend(words::ladder(&rule.steps, &rule.measure, criterion));
    }
    lines
}
