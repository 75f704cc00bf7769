//! 直接赋分: the reviewers' points, within the range and on its grid.

use crate::lang::{Text, text};
use crate::model::rule::Points;
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::ScoreFault;
use crate::score::{range, words};

pub(super) fn work(rule: &Points, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    let given = desk.number("points", "评审赋分")?;
    let points = range::allowed(desk, &rule.range, given)?;
    desk.notes.step("given", &points, || text!("评审赋分 {given}", "{given} points given by the reviewers"));
    Ok(Worked::Points(points))
}

pub(super) fn words(rule: &Points) -> Vec<Text> {
    let Text { zh, en } = words::range(&rule.range);
    vec![text!("由评审{zh}赋分", "points given by the reviewers, {en}")]
}
