//! 分段赋分: a ladder over a measure.

use crate::lang::Text;
use crate::model::Criterion;
use crate::model::rule::Bands;
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::ScoreFault;
use crate::score::{ladder, measure, words};

pub(super) fn work(rule: &Bands, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    measure::graded(&rule.measure, desk, |desk, reading| Ok(ladder::climb(desk, &rule.steps, reading)))
}

pub(super) fn words(rule: &Bands, criterion: &Criterion) -> Vec<Text> {
    let mut lines = words::measure(&rule.measure);
    lines.extend(words::ladder(&rule.steps, &rule.measure, criterion));
    lines
}
