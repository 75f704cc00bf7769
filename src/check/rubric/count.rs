//! 按数量计分: points per unit.

use super::checklist::fact_name;
use crate::check::fields::Fields;
use crate::check::read::{Read, words};
use crate::diag::Diagnostics;
use crate::load::Node;
use crate::model::Name;
use crate::model::rule::{Count, CountItem, Partial};
use crate::number::Number;

words! {
    Partial { "floor" => Floor, "ceil" => Ceil, "exact" => Exact }
}

/// Reads a count; with one thing to count its keys stand directly in the rule, and the fact is `count`.
pub(super) fn count(f: &mut Fields<'_, '_>) -> Option<Count> {
    if f.node("items").is_some() {
        return f.some("items").map(|items| Count { items });
    }
    item(f, Some(Name::from("count"))).map(|one| Count { items: vec![one] })
}

impl Read for CountItem {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let id = fact_name(&mut f);
        let item = item(&mut f, id);
        f.finish();
        item
    }
}

fn item(f: &mut Fields<'_, '_>, id: Option<Name>) -> Option<CountItem> {
    let (title, unit, each) = (f.line("title"), f.find("unit"), f.need("each"));
    let per = f.find("per").unwrap_or_else(Number::one);
    let count = f.find("count").unwrap_or(Partial::Floor);
    let decimals = f.find("decimals").unwrap_or(false);
    let max = f.find("max");
    Some(CountItem { id: id?, title: title?, unit, each: each?, per, count, decimals, max })
}
