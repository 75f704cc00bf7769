//! Items of 按数量计分 and 扣分: so many points for so much.

use super::checklist::fact_name;
use super::places::TALLY;
use crate::check::fields::Fields;
use crate::check::read::{Read, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::Name;
use crate::model::rule::{Counts, Partial, TallyItem, Target};
use crate::number::Number;

words! {
    Partial { "floor" => Floor, "ceil" => Ceil, "exact" => Exact }
}

impl Read for TallyItem {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = TALLY.open(node, faults)?;
        let id = fact_name(&mut f);
        let item = item(&mut f, id);
        TALLY.finish(f);
        item
    }
}

/// Reads the keys of an item.
pub(super) fn item(f: &mut Fields<'_, '_>, id: Option<Name>) -> Option<TallyItem> {
    let (title, unit) = (f.line("title"), f.find("unit"));
    // One of the two titles alone lacks the other.
    let ratio = f.has("done") || f.has("total");
    let titles = ratio.then(|| (f.line("done"), f.line("total")));
    let each = f.points("each");
    let per = f.find("per").unwrap_or_else(Number::one);
    let count = f.find("count").unwrap_or(Partial::Floor);
    let decimals = f.find("decimals").unwrap_or(false);
    let (max, target) = (f.find_points("max"), target(f));
    let id = id?;
    let counts = match titles {
        Some((done, total)) => Some(Counts::new(&id, done?, total?)),
        None => None,
    };
    Some(TallyItem { id, title: title?, counts, unit, each: each?, per, count, decimals, max, target })
}

fn target(f: &mut Fields<'_, '_>) -> Option<Target> {
    let (under, over) = (f.find("under").map(Target::Under), f.find("over").map(Target::Over));
    if under.is_some() && over.is_some() {
        let message = text!("under 与 over 只能写一个", "under and over exclude each other");
        let hint = text!(
            "数低于目标的部分写 under，数高于目标的部分写 over；两头都算就写成两项",
            "under for what falls short, over for what exceeds; for both, write two items"
        );
        let fault = Diagnostic::error(Code::WrongType, f.at("over"), message).hint(hint);
        f.faults.push(fault);
    }
    under.or(over)
}
