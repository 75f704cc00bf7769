//! The names of a rule's facts are distinct, and none of those that stand beside every fact.

use std::collections::BTreeMap;

use super::spot::{Spot, at};
use crate::diag::{Code, Diagnostics};
use crate::lang::text;
use crate::model::rule::{Rule, TallyItem};

/// What stands beside the facts of every criterion.
const RESERVED: &[&str] = &["source", "as_of", "as-of", "evidence"];

/// Checks the names of a rule.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    let mut seen = BTreeMap::<&str, String>::new();
    for (route, name) in names(&spot.criterion.rule) {
        if RESERVED.contains(&name) {
            let message = text!("「{name}」不能作小项的标识", "`{name}` cannot be the id of an item");
            let hint = text!(
                "source、as_of、evidence 写在每项事实的旁边，换一个名字",
                "source, as_of and evidence stand beside every fact: choose another name"
            );
            faults.push(spot.error(Code::ReservedName, &route, message).hint(hint));
        }
        if let Some(first) = seen.get(name) {
            let message = text!("「{name}」用了两次", "`{name}` is used twice");
            let fault = spot.error(Code::DuplicateId, &route, message);
            faults.push(fault.related(at(spot.node, first), text!("第一次在这里", "first used here")));
        } else {
            seen.insert(name, route);
        }
    }
}

/// Every name with its route.
fn names(rule: &Rule) -> Vec<(String, &str)> {
    match rule {
        Rule::Checklist(rule) => {
            let mut names = Vec::new();
            for (n, item) in rule.items.iter().enumerate() {
                // Where an item has several conditions, its facts have their names, not the item's.
                if item.all_of.is_empty() {
                    names.push((listed(n), &*item.id));
                }
                names.extend(item.all_of.iter().map(|(name, _)| (format!("rule/items/{n}/all_of/{name}"), &**name)));
            }
            names
        }
        Rule::Count(rule) => tallied(&rule.items),
        Rule::Deduct(rule) => tallied(&rule.items),
        Rule::Bonus(rule) => rule.items.iter().enumerate().map(|(n, i)| (listed(n), &*i.id)).collect(),
        Rule::Choice(rule) => {
            rule.levels.iter().enumerate().map(|(n, level)| (format!("rule/levels/{n}/id"), &*level.id)).collect()
        }
        _ => Vec::new(),
    }
}

fn listed(n: usize) -> String {
    format!("rule/items/{n}/id")
}

fn tallied(items: &[TallyItem]) -> Vec<(String, &str)> {
    let all = items.iter().enumerate().flat_map(|(n, item)| item.facts().into_iter().map(move |name| (n, name)));
    all.map(|(n, name)| (listed(n), &**name)).collect()
}
