//! Groups and total as columns and formulas: sums, weights, caps, what is left out, bonus groups, gates
//! (spec/scoring.md, section 6).
//!
//! The same columns stand on two sheets where both are needed: the scores as they are published, and,
//! in the same cells, the exact ones.

use super::formula::{Grid, Out, ROW, Term, cell, letters, literal, quoted};
use super::kinds::may_be_left_out;
use crate::model::{Combine, Gate, GateEffect, Group, GroupId, Item, Rubric};
use crate::number::Exact;

/// What a column of the score sheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// A criterion, by position.
    Criterion(usize),
    /// A group, by position among the groups (parents first).
    Group(usize),
    /// What could be got in a group (or in the whole, for `None`), without what is left out.
    Available(Option<usize>),
    Total,
}

/// A column of the score sheet.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) shows: Shows,
    pub(super) title: &'a str,
    /// The outermost group that it belongs to.
    pub(super) section: &'a str,
    pub(super) points: Option<&'a Exact>,
    /// Its formula over its neighbours; none for criteria, which have theirs from the facts.
    pub(super) out: Option<Out>,
}

/// The columns of a rubric.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    pub(super) nodes: Vec<Node<'a>>,
}

/// What a parent knows of an item.
struct Part {
    at: usize,
    weight: Option<Exact>,
    /// Its points, of which the weight is a part.
    points: Exact,
    /// Whether it may be left out altogether.
    may_vanish: bool,
    /// Cells that hold no number where something is left out that has not been made up for.
    lacks: Vec<usize>,
    available: Available,
}

/// What could be got: a number, and what depends on cells.
#[derive(Clone)]
struct Available {
    sure: Exact,
    perhaps: Vec<String>,
}

struct Walk<'a, 't> {
    rubric: &'a Rubric,
    grid: &'t Grid,
    /// The column of the first node.
    base: usize,
    /// Gate → the cell that states it.
    gates: &'t dyn Fn(&Gate) -> String,
    yes: &'t str,
    /// Whether the sheet holds published numbers.
    published: bool,
    nodes: Vec<Node<'a>>,
    criteria: usize,
    groups: usize,
    extras: Vec<usize>,
}

/// How the columns of a sheet are made.
pub(super) struct Setting<'t> {
    pub(super) grid: &'t Grid,
    /// The column of the first node.
    pub(super) base: usize,
    pub(super) gates: &'t dyn Fn(&Gate) -> String,
    pub(super) yes: &'t str,
    pub(super) published: bool,
}

pub(super) fn tree<'a>(rubric: &'a Rubric, total: &'a str, setting: &Setting<'_>) -> Tree<'a> {
    let Setting { grid, base, gates, yes, published } = *setting;
    let (nodes, extras) = (Vec::new(), Vec::new());
    let mut walk = Walk { rubric, grid, base, gates, yes, published, nodes, criteria: 0, groups: 0, extras };
    let root = walk.items(&rubric.root, "");
    let parts: Vec<Part> = root;
    let out = walk.root(&parts, total);
    walk.nodes.push(Node {
        shows: Shows::Total,
        title: total,
        section: total,
        points: Some(rubric.points.value()),
        out: Some(out),
    });
    Tree { nodes: walk.nodes }
}

impl<'a> Walk<'a, '_> {
    fn push(&mut self, node: Node<'a>) -> usize {
        self.nodes.push(node);
        self.base + self.nodes.len() - 1
    }

    /// The items of a group; bonus groups are kept apart.
    fn items(&mut self, group: &'a Group, section: &'a str) -> Vec<Part> {
        let mut parts = Vec::new();
        for item in &group.items {
            match item {
                Item::Criterion(criterion) => {
                    let points = criterion.points.value();
                    let shows = Shows::Criterion(self.criteria);
                    self.criteria += 1;
                    let section = if section.is_empty() { criterion.title.as_str() } else { section };
                    let node = Node { shows, title: &criterion.title, section, points: Some(points), out: None };
                    let at = self.push(node);
                    let weight = criterion.weight.as_ref().map(|w| w.value().clone());
                    parts.push(Part::leaf(at, weight, may_be_left_out(criterion), points));
                }
                Item::Group(inner) => {
                    let section = if section.is_empty() { inner.title.as_str() } else { section };
                    let settles = group.combine == Combine::Weighted && !inner.extra;
                    let part = self.group(inner, section, settles);
                    if inner.extra { self.extras.push(part.at) } else { parts.push(part) }
                }
            }
        }
        parts
    }

    fn group(&mut self, group: &'a Group, section: &'a str, settles: bool) -> Part {
        let number = self.groups;
        self.groups += 1;
        let parts = self.items(group, section);
        let (out, lacks, available) = self.combined(group, &parts, (settles, Some(number)), section);
        let may_vanish = vanishes(group, &parts) || (settles && !lacks.is_empty() && available.sure.is_zero());
        let out = if may_vanish { Self::unless_vanished(group, &parts, out) } else { out };
        let out = self.gated(out, Some(&group.id));
        let points = Some(group.points.value()).filter(|p| !p.is_zero());
        let at = self.push(Node { shows: Shows::Group(number), title: &group.title, section, points, out: Some(out) });
        let weight = group.weight.as_ref().map(|w| w.value().clone());
        if settles || group.combine == Combine::Weighted {
            // What could be got in a weighing group is its points, at most its cap (N84).
            let points = group.points.value();
            let reach = group.cap.as_ref().map_or(points, |cap| points.min(cap.value()));
            Part { weight, points: group.points.value().clone(), ..Part::leaf(at, None, may_vanish, reach) }
        } else {
            Part { at, weight, points: group.points.value().clone(), may_vanish, lacks, available }
        }
    }

    /// Items put together and capped; made up for what is left out where that is settled here.
    fn combined(
        &mut self,
        group: &'a Group,
        parts: &[Part],
        (settles, number): (bool, Option<usize>),
        section: &'a str,
    ) -> (Out, Vec<usize>, Available) {
        let cap = group.cap.as_ref().map(|cap| cap.value().clone());
        if group.combine == Combine::Weighted {
            let sum = Self::weighed(parts);
            let sum = sum.map(&|term| cap.as_ref().map_or(term.clone(), |cap| term.at_most(cap, None)));
            return (sum, Vec::new(), Available::of(group.points.value()));
        }
        let cells: Vec<usize> = parts.iter().map(|p| p.at).collect();
        let sum = self.sum(&cells);
        let sum = cap.as_ref().map_or_else(|| sum.clone(), |cap| sum.at_most(cap, Some(self.grid)));
        let lacks: Vec<usize> = parts.iter().flat_map(|p| p.lacks.iter().copied()).collect();
        let mut available = Available::sum(parts);
        if let Some(cap) = cap {
            available = available.at_most(&cap);
        }
        if !settles || lacks.is_empty() {
            return (Out::Points(sum), lacks, available);
        }
        let out = self.rescaled(&sum, group, (&lacks, &available), (number, section));
        (out, lacks, available)
    }

    /// Got ÷ available × points, where something is left out.
    fn rescaled(
        &mut self,
        sum: &Term,
        group: &'a Group,
        (lacks, available): (&[usize], &Available),
        (number, section): (Option<usize>, &'a str),
    ) -> Out {
        let shown = Out::Points(Term::of(available.text()));
        let node =
            Node { shows: Shows::Available(number), title: &group.title, section, points: None, out: Some(shown) };
        let at = cell(self.push(node));
        let points = Term::constant(if number.is_none() { self.rubric.points.value() } else { group.points.value() });
        let rescaled = Term::of(format!("{}*{}/{at}", sum.factor(), points.factor()));
        let lacking = format!("COUNT({})<{}", list(lacks), lacks.len());
        let rescaled = match number {
            Some(_) if available.sure.is_zero() => Out::either(format!("{at}=0"), Out::Excluded, Out::Points(rescaled)),
            _ => Out::Points(rescaled),
        };
        Out::either(lacking, rescaled, Out::Points(sum.clone()))
    }

    /// Σ weight × item, over the weights that are left.
    fn weighed(parts: &[Part]) -> Out {
        if parts.is_empty() {
            return Out::constant(&Exact::ZERO);
        }
        let weight = |part: &Part| part.weight.clone().unwrap_or(Exact::ZERO);
        let may_vanish = parts.iter().any(|p| p.may_vanish);
        let term = |p: &Part| {
            let name = cell(p.at);
            let points = if p.may_vanish { Term::call(format!("N({name})")) } else { Term::typed(name) };
            points.times(&weight(p)).text().to_owned()
        };
        let sum = parts.iter().map(term).collect::<Vec<_>>().join("+");
        if !may_vanish {
            return Out::Points(Term::of(sum));
        }
        // Where nothing is left out, this divides by 1.
        let (left, whole) = left(parts);
        let times = if whole == Exact::ONE { String::new() } else { format!("*{}", literal(&whole)) };
        Out::Points(Term::of(format!("({sum}){times}/({left})")))
    }

    fn sum(&self, cells: &[usize]) -> Term {
        let term = match cells {
            [] => return Term::constant(&Exact::ZERO),
            [one] if self.published => Term::typed(cell(*one)),
            [one] => Term::call(cell(*one)),
            _ => Term::call(format!("SUM({})", list(cells))),
        };
        if self.published { term.of_published() } else { term }
    }

    /// Left out where all items are.
    fn unless_vanished(group: &Group, parts: &[Part], out: Out) -> Out {
        let cells: Vec<usize> = parts.iter().map(|p| p.at).collect();
        let gone = if group.combine == Combine::Weighted
            && parts.iter().any(|p| !p.may_vanish || p.weight.as_ref().is_some_and(Exact::is_zero))
        {
            format!("ROUND({},10)=0", left(parts).0)
        } else {
            format!("COUNT({})=0", list(&cells))
        };
        if cells.is_empty() { out } else { Out::either(gone, Out::Excluded, out) }
    }

    /// Gates that act on a group, or on the total for `None`.
    fn gated(&self, out: Out, group: Option<&GroupId>) -> Out {
        let acting =
            self.rubric.gates.iter().filter(|g| g.group.as_ref() == group && g.effect != GateEffect::Disqualify);
        acting.fold(out, |out, gate| {
            let closed = format!("{}={}", (self.gates)(gate), quoted(self.yes));
            out.map(&|term| match &gate.effect {
                GateEffect::Zero => Term::call(format!("IF({closed},0,{})", term.text())),
                GateEffect::CapAt(most) => {
                    Term::call(format!("MIN(IF({closed},{},1E+99),{})", literal(most.value()), term.text()))
                }
                GateEffect::Disqualify => term,
            })
        })
    }

    fn root(&mut self, parts: &[Part], total: &'a str) -> Out {
        let root = &self.rubric.root;
        let (out, ..) = self.combined(root, parts, (true, None), total);
        let extras = std::mem::take(&mut self.extras);
        let cells: Vec<usize> = parts.iter().map(|p| p.at).chain(extras.iter().copied()).collect();
        let plain = root.combine == Combine::Sum && matches!(out, Out::Points(_));
        let out = if extras.is_empty() {
            out
        } else if plain {
            Out::Points(self.sum(&cells))
        } else {
            let more = format!("SUM({})", list(&extras));
            out.map(&|term| Term::of(format!("{}+{more}", term.text())))
        };
        let (cap, floor) = (self.rubric.cap.as_ref(), self.rubric.floor.as_ref());
        let out = out.map(&|mut term| {
            if let Some(cap) = cap {
                term = term.at_most(cap.value(), Some(self.grid));
            }
            floor.map_or(term.clone(), |floor| term.at_least(floor.value(), Some(self.grid)))
        });
        self.gated(out, None)
    }
}

/// Whether all items of a group may be left out at once.
fn vanishes(group: &Group, parts: &[Part]) -> bool {
    let stays =
        |p: &Part| !p.may_vanish && (group.combine == Combine::Sum || p.weight.as_ref().is_some_and(|w| !w.is_zero()));
    !parts.is_empty() && parts.iter().any(|p| p.may_vanish) && !parts.iter().any(stays)
}

/// What the items weigh that are left, and what all weigh together: their weights, or weight × points where
/// the points differ.
fn left(parts: &[Part]) -> (String, Exact) {
    let alike = parts.windows(2).all(|two| matches!(two, [a, b] if a.points == b.points));
    let worth = |p: &Part| {
        let weight = p.weight.clone().unwrap_or(Exact::ZERO);
        if alike { weight } else { weight.times(&p.points) }
    };
    let one = |p: &Part| {
        let worth = literal(&worth(p));
        if p.may_vanish { format!("{worth}*ISNUMBER({})", cell(p.at)) } else { worth }
    };
    let whole = Exact::sum(parts.iter().map(worth).collect::<Vec<_>>().iter());
    (parts.iter().map(one).collect::<Vec<_>>().join("+"), whole)
}

/// `F6:H6,K6`: neighbours together.
fn list(cells: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for at in cells {
        match runs.last_mut() {
            Some((_, to)) if *to + 1 == *at => *to = *at,
            _ => runs.push((*at, *at)),
        }
    }
    let run = |(from, to): &(usize, usize)| {
        if from == to { cell(*from) } else { format!("{}{ROW}:{}{ROW}", letters(*from), letters(*to)) }
    };
    runs.iter().map(run).collect::<Vec<_>>().join(",")
}

impl Part {
    /// An item with points of its own.
    fn leaf(at: usize, weight: Option<Exact>, may_vanish: bool, points: &Exact) -> Self {
        let available = if may_vanish {
            Available { sure: Exact::ZERO, perhaps: vec![format!("IF(ISNUMBER({}),{},0)", cell(at), literal(points))] }
        } else {
            Available::of(points)
        };
        let points = points.clone();
        Self { at, weight, points, may_vanish, lacks: if may_vanish { vec![at] } else { Vec::new() }, available }
    }
}

impl Available {
    fn of(points: &Exact) -> Self {
        Self { sure: points.clone(), perhaps: Vec::new() }
    }

    fn sum(parts: &[Part]) -> Self {
        let sure = Exact::sum(parts.iter().map(|p| &p.available.sure));
        Self { sure, perhaps: parts.iter().flat_map(|p| p.available.perhaps.clone()).collect() }
    }

    fn at_most(self, cap: &Exact) -> Self {
        if self.perhaps.is_empty() {
            return Self::of((&self.sure).min(cap));
        }
        let text = format!("MIN({},{})", literal(cap), self.text());
        // How much of it is sure cannot be taken apart from the rest any more.
        Self { sure: Exact::ZERO, perhaps: vec![text] }
    }

    fn text(&self) -> String {
        let sure = (!self.sure.is_zero() || self.perhaps.is_empty()).then(|| literal(&self.sure));
        self.perhaps.iter().cloned().chain(sure).collect::<Vec<_>>().join("+")
    }
}
