//! Items put together in a group: sums, weights, and making up for what is left out (N81 to N84).

use super::{Node, Walk};
use crate::lang::text;
use crate::model::{Combine, Group, Item};
use crate::number::{Exact, Number};
use crate::score::fault::{FaultKind, ScoreFault};
use crate::score::notes::Notes;
use crate::score::say;

impl Walk<'_> {
    /// Items put together, capped, and made up for what is left out where that is settled here.
    pub(super) fn combined(
        &mut self,
        group: &Group,
        points: &Number,
        settles: bool,
        notes: &mut Notes,
    ) -> Result<Option<Node>, ScoreFault> {
        let weighted = group.combine == Combine::Weighted;
        let (mut parts, mut left_out) = (Vec::with_capacity(group.items.len()), false);
        for item in &group.items {
            let (weight, node) = match item {
                Item::Criterion(criterion) => (criterion.weight.as_ref(), self.criterion(criterion)?),
                Item::Group(inner) if inner.extra => {
                    let node = self.group(inner, false)?;
                    self.extra.extend(node);
                    continue;
                }
                Item::Group(inner) => (inner.weight.as_ref(), self.group(inner, weighted)?),
            };
            match node {
                Some(node) => parts.push((weight, node)),
                None => left_out = true,
            }
        }
        if parts.is_empty() && left_out {
            return Ok(None);
        }
        let mut node = if weighted {
            match self.weigh(group, &parts, left_out, notes)? {
                Some(node) => Node { available: points.value().clone(), ..node },
                None => return Ok(None),
            }
        } else {
            self.add(&parts, left_out, notes)
        };
        self.cap(&mut node, group.cap.as_ref(), notes);
        if settles && node.lacking {
            return Ok(self.rescale(&node, points, notes));
        }
        Ok(Some(node))
    }

    fn add(&self, parts: &[(Option<&Number>, Node)], left_out: bool, notes: &mut Notes) -> Node {
        let all = || parts.iter().map(|(_, node)| node);
        let node = Node {
            exact: Exact::sum(all().map(|n| &n.exact)),
            printed: Exact::sum(all().map(|n| &n.printed)),
            available: Exact::sum(all().map(|n| &n.available)),
            lacking: left_out || all().any(|n| n.lacking),
        };
        if parts.len() == 1 {
            return node;
        }
        notes.step("sum", self.told(&node), || {
            let terms = say::sum(all().map(|n| self.told(n)));
            let result = say::number(self.told(&node));
            let sign = say::sign(terms.whole && result.whole);
            say::both(format!("{} {sign} {}", terms.text, result.text))
        });
        node
    }

    /// weight × item, over the weights that are left. `None` when they add up to nothing. The
    /// caller says what could have been reached.
    fn weigh(
        &self,
        group: &Group,
        parts: &[(Option<&Number>, Node)],
        left_out: bool,
        notes: &mut Notes,
    ) -> Result<Option<Node>, ScoreFault> {
        let (mut exact, mut printed, mut weights) = (Exact::ZERO, Exact::ZERO, Exact::ZERO);
        for (weight, node) in parts {
            let Some(weight) = weight.map(Number::value) else {
                let title = &group.title;
                let message = text!("「{title}」中有一项没有权重", "an item of “{title}” has no weight");
                return Err(ScoreFault::of_sheet(FaultKind::BrokenRule, message));
            };
            exact = exact.plus(&weight.times(&node.exact));
            printed = printed.plus(&weight.times(&node.printed));
            weights = weights.plus(weight);
        }
        if left_out {
            let shares = exact.checked_div(&weights).zip(printed.checked_div(&weights));
            let Some(shares) = shares else { return Ok(None) };
            (exact, printed) = shares;
        }
        let node = Node { exact, printed, available: Exact::ZERO, lacking: false };
        notes.step("weighted", self.told(&node), || {
            let terms: Vec<String> =
                parts.iter().map(|(w, n)| format!("{} × {}", say::weight(*w), say::plain(self.told(n)))).collect();
            let (terms, result) = (terms.join(" + "), say::number(self.told(&node)).equals());
            let share = say::percent(&weights).text;
            if left_out {
                say::both(format!("({terms}) ÷ {share} {result}"))
            } else {
                say::both(format!("{terms} {result}"))
            }
        });
        Ok(Some(node))
    }

    /// What is left out is made up for: got × points ÷ available. `None` when nothing was available.
    fn rescale(&self, node: &Node, points: &Number, notes: &mut Notes) -> Option<Node> {
        let factor = points.value().checked_div(&node.available)?;
        let rescaled = Node {
            exact: node.exact.times(&factor),
            printed: node.printed.times(&factor),
            available: points.value().clone(),
            lacking: false,
        };
        notes.step("rescale", self.told(&rescaled), || {
            let (got, available) = (say::plain(self.told(node)), say::plain(&node.available));
            let result = say::number(self.told(&rescaled)).equals();
            text!(
                "缺项折算：{got} ÷ {available} × {points} {result}",
                "rescaled for what is left out: {got} ÷ {available} × {points} {result}"
            )
        });
        Some(rescaled)
    }
}
