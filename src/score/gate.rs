//! Gates (一票否决): recorded facts that override a score. The score below stays visible.

use super::{GateTrace, say};
use crate::lang::{Text, text};
use crate::model::{Facts, Gate, GateEffect, GateId, GroupId, Rubric};
use crate::number::Exact;

/// Whether the fact of a gate is true. A gate that a record does not state is open; `check/` sees
/// to it that records state all of them.
pub(super) fn closed(gate: &Gate, facts: &Facts) -> bool {
    facts.gate(&gate.id).is_some_and(|fact| fact.value)
}

/// The first gate, in the order of the rubric, that takes the nomination out.
pub(super) fn disqualified<'a>(rubric: &'a Rubric, facts: &Facts) -> Option<&'a GateId> {
    let out = |gate: &&Gate| gate.effect == GateEffect::Disqualify && closed(gate, facts);
    rubric.gates.iter().find(out).map(|gate| &gate.id)
}

/// The closed gates that change the points of a group, or of the total for `None`.
pub(super) fn acting<'a>(
    rubric: &'a Rubric,
    facts: &'a Facts,
    group: Option<&'a GroupId>,
) -> impl Iterator<Item = &'a Gate> {
    let acts = move |gate: &&Gate| gate.group.as_ref() == group && gate.effect != GateEffect::Disqualify;
    rubric.gates.iter().filter(acts).filter(|gate| closed(gate, facts))
}

/// What a closed gate makes of points.
pub(super) fn after(gate: &Gate, points: &Exact) -> Exact {
    match &gate.effect {
        GateEffect::Disqualify => points.clone(),
        GateEffect::Zero => Exact::ZERO,
        GateEffect::CapAt(most) => points.min(most.value()).clone(),
    }
}

/// What every gate found.
pub(super) fn traces(rubric: &Rubric, facts: &Facts) -> Vec<GateTrace> {
    let trace = |gate: &Gate| {
        let closed = closed(gate, facts);
        let effect =
            if closed { effect(gate) } else { text!("未发生，不影响得分", "did not happen, no effect") };
        GateTrace { id: gate.id.clone(), closed, effect }
    };
    rubric.gates.iter().map(trace).collect()
}

fn effect(gate: &Gate) -> Text {
    let whole = gate.group.is_none();
    match &gate.effect {
        GateEffect::Disqualify => {
            text!("取消评选资格：得分照常公布，不参加排名和评奖", "out of the ranking; the score is still shown")
        }
        GateEffect::Zero if whole => text!("总分计 0 分", "the total is 0"),
        GateEffect::Zero => text!("所属部分计 0 分", "its group gets 0 points"),
        GateEffect::CapAt(most) if whole => text!("总分最高 {most} 分", "the total is at most {most}"),
        GateEffect::CapAt(most) => text!("所属部分最高 {most} 分", "its group gets at most {most} points"),
    }
}

/// The step that a closed gate adds to a trace.
pub(super) fn step_words(gate: &Gate, points: &Exact) -> Text {
    let (title, points, effect) = (&gate.title, say::plain(points), effect(gate));
    let (zh, en) = (effect.zh, effect.en);
    text!("一票否决「{title}」，{zh}：{points} 分", "gate “{title}”, {en}: {points} points")
}
