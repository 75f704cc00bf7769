//! Panels of judges, nomination beside nomination: names that differ by a capital or a blank, and a judge
//! who is missing where all others of the panel are there.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Contest, CriterionFacts, Nomination, Track};

/// Looks at the panels of every track.
pub(super) fn audit(contest: &Contest, faults: &mut Diagnostics) {
    for track in &contest.tracks {
        of_track(contest, track, faults);
    }
}

fn of_track(contest: &Contest, track: &Track, faults: &mut Diagnostics) {
    let nominations = || contest.nominations_in(&track.id);
    let panels: Vec<(&Nomination, BTreeSet<&str>)> = nominations()
        .map(|nomination| (nomination, panel(nomination)))
        .filter(|(_, panel)| !panel.is_empty())
        .collect();
    let mut first: BTreeMap<String, (&str, &Nomination)> = BTreeMap::new();
    for (nomination, panel) in &panels {
        for name in panel {
            let (known, before) = *first.entry(folded(name)).or_insert((name, nomination));
            if known != *name {
                let message = text!(
                    "评委「{name}」与「{known}」只差大小写或空格",
                    "judges `{name}` and `{known}` differ by a capital or a blank only"
                );
                let fault = Diagnostic::warning(Code::UnevenPanel, nomination.span, message);
                faults.push(
                    fault
                        .related(before.span, text!("另一个在这里", "the other one is here"))
                        .hint(text!("同一位评委，各处写法一致", "write the same judge in the same way everywhere")),
                );
            }
        }
    }
    // Panels are few, nominations many.
    let kinds: BTreeMap<&BTreeSet<&str>, &Nomination> = panels.iter().rev().map(|(who, panel)| (panel, *who)).collect();
    for (nomination, panel) in &panels {
        let whole = kinds
            .iter()
            .find(|(other, _)| panel.len() + 2 >= other.len() && panel.is_subset(other) && panel != **other);
        let Some((all, other)) = whole else { continue };
        let who = all.difference(panel).copied().collect::<Vec<_>>().join("、");
        let (id, beside) = (&nomination.id, &other.id);
        let message =
            text!("{id} 没有评委 {who} 的分数，{beside} 有", "{id} has no points of {who}, who judges {beside}");
        faults.push(
            Diagnostic::warning(Code::UnevenPanel, nomination.span, message)
                .related(other.span, text!("另一份在这里", "the other one is here"))
                .hint(text!("补上分数；回避的写 回避", "add the points, or 回避 for who is recused")),
        );
    }
}

/// Every judge that a nomination names, recused or not.
fn panel(nomination: &Nomination) -> BTreeSet<&str> {
    nomination.facts.criteria.iter().flat_map(|(_, facts)| judges(facts)).collect()
}

fn judges(facts: &CriterionFacts) -> impl Iterator<Item = &str> {
    let rows = facts.get("scores").and_then(|scores| scores.value.as_rows()).unwrap_or_default();
    rows.iter().filter_map(|row| row.get("judge")?.value.as_word())
}

fn folded(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}
