//! 存证与核验: what was published of a contest, release by release (spec/evidence.md).
//!
//! A release is told once ([`ReleaseView`]), and stands on the page of all releases, on its own page, and
//! beside the corrections. [`amended`] says on other pages what a release changed of them.

mod amended;
mod change;
mod how;
mod list;
mod one;
mod release;
mod seal;
#[cfg(test)]
mod tests;
mod words;

pub(super) use amended::{AmendedView, Amends, ListAmendedView, amended, amended_list};
pub(crate) use change::{change_line, change_place, impact_line};
pub(super) use how::{HowView, view as how};
pub(super) use list::{EvidenceView, view};
pub(super) use one::{OneView, view as one};
pub(super) use release::{ReleaseView, changing};
pub(super) use seal::{RewordedView, SealView, reworded, seal};
pub(crate) use words::event;
