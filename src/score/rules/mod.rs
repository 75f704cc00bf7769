//! One rule kind a file: its points, and its words for the rubric's page.

mod bands;
mod bonus;
mod checklist;
mod choice;
mod count;
mod deduct;
mod interpolate;
mod judges;
mod points;
mod ratio;
mod relative;
mod top;

use super::criterion::{Desk, Worked};
use super::fault::ScoreFault;
use super::words::Titles;
use crate::lang::Text;
use crate::model::Criterion;
use crate::model::rule::Rule;

/// The points that the rule on the desk gives for the facts on it, before the criterion's cap.
pub(super) fn work(desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    let criterion = desk.criterion;
    match &criterion.rule {
        Rule::Points(rule) => points::work(rule, desk),
        Rule::Checklist(rule) => checklist::work(rule, desk),
        Rule::Choice(rule) => choice::work(rule, desk),
        Rule::Bands(rule) => bands::work(rule, desk),
        Rule::Ratio(rule) => ratio::work(rule, desk),
        Rule::Count(rule) => count::work(rule, desk),
        Rule::Deduct(rule) => deduct::work(rule, desk),
        Rule::Bonus(rule) => bonus::work(rule, desk),
        Rule::Judges(rule) => judges::work(rule, desk),
        Rule::Interpolate(rule) => interpolate::work(rule, desk),
        Rule::Relative(rule) => relative::work(rule, desk),
        Rule::Top(rule) => top::work(rule, desk),
    }
}

/// The rule of a criterion in words, one sentence a line.
pub(super) fn words(criterion: &Criterion, titles: Titles<'_>) -> Vec<Text> {
    match &criterion.rule {
        Rule::Points(rule) => points::words(rule),
        Rule::Checklist(rule) => checklist::words(rule),
        Rule::Choice(rule) => choice::words(rule),
        Rule::Bands(rule) => bands::words(rule, criterion),
        Rule::Ratio(rule) => ratio::words(rule, criterion),
        Rule::Count(rule) => count::words(rule, criterion),
        Rule::Deduct(rule) => deduct::words(rule),
        Rule::Bonus(rule) => bonus::words(rule, criterion, titles),
        Rule::Judges(rule) => judges::words(rule),
        Rule::Interpolate(rule) => interpolate::words(rule),
        Rule::Relative(rule) => relative::words(rule, criterion),
        Rule::Top(rule) => top::words(rule),
    }
}
