//! 按数量计分: points per unit.

use super::tally;
use crate::check::fields::Fields;
use crate::model::Name;
use crate::model::rule::Count;

/// Reads a count; with one thing to count its keys stand directly in the rule, and the fact is `count`.
pub(super) fn count(f: &mut Fields<'_, '_>) -> Option<Count> {
    if f.node("items").is_some() {
        return f.some("items").map(|items| Count { items });
    }
    tally::item(f, Some(Name::from("count"))).map(|one| Count { items: vec![one] })
}
