//! The linter: what can be proven of a rubric before anything is scored. One rule, one file.

use std::collections::BTreeMap;

use crate::diag::Diagnostics;
use crate::load::Node;
use crate::model::{Contest, Rubric};

/// Lints one rubric; `whole` says whether all of it could be read.
pub(super) fn rubric(_rubric: &Rubric, _node: &Node, _whole: bool, _faults: &mut Diagnostics) {}

/// Contests whose bonus points lean on each other's awards in a circle.
pub(super) fn award_cycles(_read: &BTreeMap<String, Contest>, _faults: &mut Diagnostics) {}
