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
        let mut parts = Vec::with_capacity(group.items.len());
        for item in &group.items {
            parts.push(match item {
                Item::Criterion(inner) => {
                    Part { weight: inner.weight.as_ref(), points: &inner.points, node: self.criterion(inner)? }
                }
                Item::Group(inner) if inner.extra => {
                    let node = self.group(inner, false)?;
                    self.extra.extend(node);
                    continue;
                }
                Item::Group(inner) => {
                    Part { weight: inner.weight.as_ref(), points: &inner.points, node: self.group(inner, weighted)? }
                }
            });
        }
        if !parts.is_empty() && parts.iter().all(|part| part.node.is_none()) {
            return Ok(None);
        }
        let mut node = if weighted {
            match self.weigh(group, &parts, notes)? {
                Some(node) => Node { available: points.value().clone(), ..node },
                None => return Ok(None),
            }
        } else {
            self.add(&parts, notes)
        };
        self.cap(&mut node, group.cap.as_ref(), notes);
        if settles && node.lacking {
            return Ok(self.rescale(&node, points, notes));
        }
        Ok(Some(node))
    }

    fn add(&self, parts: &[Part<'_>], notes: &mut Notes) -> Node {
        let all = || parts.iter().filter_map(|part| part.node.as_ref());
        let node = Node {
            exact: Exact::sum(all().map(|n| &n.exact)),
            printed: Exact::sum(all().map(|n| &n.printed)),
            available: Exact::sum(all().map(|n| &n.available)),
            lacking: all().count() < parts.len() || all().any(|n| n.lacking),
        };
        if all().count() == 1 {
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

    /// weight × item, over the share of the items that are left. `None` when that is nothing. The
    /// caller says what could have been reached.
    fn weigh(&self, group: &Group, parts: &[Part<'_>], notes: &mut Notes) -> Result<Option<Node>, ScoreFault> {
        let (mut exact, mut printed, mut here) = (Exact::ZERO, Exact::ZERO, Vec::with_capacity(parts.len()));
        for part in parts {
            let Some(node) = &part.node else { continue };
            let Some(weight) = part.weight else {
                let title = &group.title;
                let message = text!("「{title}」中有一项没有权重", "an item of “{title}” has no weight");
                return Err(ScoreFault::of_sheet(FaultKind::BrokenRule, message));
            };
            exact = exact.plus(&weight.value().times(&node.exact));
            printed = printed.plus(&weight.value().times(&node.printed));
            here.push((weight, node));
        }
        let left_out = here.len() < parts.len();
        let share = if left_out { share(parts) } else { Some(Exact::ONE) };
        let over = |share: Exact| Some((exact.checked_div(&share)?, printed.checked_div(&share)?, share));
        let Some((exact, printed, share)) = share.and_then(over) else { return Ok(None) };
        let node = Node { exact, printed, available: Exact::ZERO, lacking: false };
        notes.step("weighted", self.told(&node), || {
            let terms: Vec<String> = here.iter().map(|(w, n)| format!("{w} × {}", say::plain(self.told(n)))).collect();
            let (terms, result, share) = (terms.join(" + "), say::number(self.told(&node)), say::percent(&share));
            if left_out {
                let sign = say::sign(share.whole && result.whole);
                say::both(format!("({terms}) ÷ {} {sign} {}", share.text, result.text))
            } else {
                say::both(format!("{terms} {}", result.equals()))
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

/// An item of a group: what it weighs, what it is worth, and what it came to, unless it is left out.
struct Part<'r> {
    weight: Option<&'r Number>,
    points: &'r Number,
    node: Option<Node>,
}

/// Which share of a weighing group the items are that are not left out: weight × points, of all.
fn share(parts: &[Part<'_>]) -> Option<Exact> {
    let worth = |part: &Part<'_>| part.weight.map_or(Exact::ZERO, |weight| weight.value().times(part.points.value()));
    let all: Vec<Exact> = parts.iter().map(worth).collect();
    let here: Vec<Exact> = parts.iter().filter(|part| part.node.is_some()).map(worth).collect();
    Exact::sum(&here).checked_div(&Exact::sum(&all))
}
