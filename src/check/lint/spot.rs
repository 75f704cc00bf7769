//! A criterion beside its tree. Rules speak in routes (`rule/steps/2/at_least`), only this file in places.

use crate::check::fields::place;
use crate::diag::{Code, Diagnostic};
use crate::lang::Text;
use crate::load::{Node, NodeKind};
use crate::model::Criterion;
use crate::number::{Exact, Mode, Rounding};
use crate::source::Span;

/// What a lint of a criterion looks at.
#[derive(Clone, Copy)]
pub(super) struct Spot<'r> {
    pub(super) criterion: &'r Criterion,
    pub(super) node: &'r Node,
    /// How its points are published.
    pub(super) rounding: Rounding,
}

impl Spot<'_> {
    /// The criterion's maximum.
    pub(super) fn full(&self) -> &Exact {
        self.criterion.points.value()
    }

    /// An error at a route, with the criterion's clause.
    pub(super) fn error(&self, code: Code, route: &str, message: Text) -> Diagnostic {
        Diagnostic::error(code, at(self.node, route), message).clause(self.criterion.clause.clone())
    }

    /// A warning at a route, with the criterion's clause.
    pub(super) fn warning(&self, code: Code, route: &str, message: Text) -> Diagnostic {
        Diagnostic::warning(code, at(self.node, route), message).clause(self.criterion.clause.clone())
    }
}

/// The place at the end of a route, or of the part of it that is written down.
pub(super) fn at(node: &Node, route: &str) -> Span {
    let mut here = node;
    for step in route.split('/').filter(|s| !s.is_empty()) {
        let next = match &here.kind {
            NodeKind::List(members) => step.parse::<usize>().ok().and_then(|n| members.get(n)),
            _ => here.get(step),
        };
        match next {
            Some(next) => here = next,
            None => break,
        }
    }
    place(here)
}

/// A number in words: as a decimal where it is one, else as a fraction.
pub(super) fn shown(value: &Exact) -> String {
    let places = (0..=Rounding::MAX_PLACES).find(|p| Rounding { places: *p, mode: Mode::HalfUp }.is_exact(value));
    let decimal = places.and_then(|places| Rounding { places, mode: Mode::HalfUp }.publish(value));
    decimal.map_or_else(|| value.to_string(), |d| d.to_string())
}
