//! 口径说明: how ambiguous clauses were read.

use serde::Serialize;

use super::head::Head;
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World};
use crate::lang::text;

/// How ambiguous clauses were read.
#[derive(Debug, Serialize)]
pub(super) struct ChoicesView<'w> {
    title: String,
    choices: Vec<ChoiceView<'w>>,
}

#[derive(Debug, Serialize)]
struct ChoiceView<'w> {
    clause: &'w str,
    question: &'w str,
    answer: &'w str,
}

pub(super) fn view<'w>(world: &'w World<'_>, key: &PageKey, contest: &'w ContestWorld<'_>) -> (Head, Body<'w>) {
    let title = text!("口径说明", "How clauses were read").get(world.lang).to_owned();
    let description = format!("{}：{title}", contest.contest.title);
    let choices = contest.contest.choices.iter();
    let choices = choices.map(|c| ChoiceView { clause: &c.clause, question: &c.question, answer: &c.answer }).collect();
    (Head::new(world, key, "choices", &title, description), Body::Choices(ChoicesView { title, choices }))
}
