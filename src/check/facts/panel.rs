//! Judges that are dropped by their total must have judged the same criteria: otherwise their totals
//! cannot be compared (spec/scoring.md, N66).

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::rule::{DropOn, Rule};
use crate::model::{Criterion, CriterionFacts, CriterionId, FactRow};

/// Compares the panels of the criteria that drop judges by their total.
pub(super) fn even(criteria: &[&Criterion], facts: &[(CriterionId, CriterionFacts)], faults: &mut Diagnostics) {
    let by_total = |id: &CriterionId| {
        criteria
            .iter()
            .find(|c| c.id == *id)
            .filter(|c| matches!(&c.rule, Rule::Judges(j) if j.drop_on == DropOn::Total))
    };
    let mut panels = facts.iter().filter_map(|(id, facts)| Some((by_total(id)?, facts)));
    let Some((first, model)) = panels.next() else { return };
    for (criterion, facts) in panels {
        let (here, there) = (present(facts), present(model));
        if here == there {
            continue;
        }
        let who = here.symmetric_difference(&there).copied().collect::<Vec<_>>().join("、");
        let (title, other) = (&criterion.title, &first.title);
        let message = text!(
            "「{title}」与「{other}」的评委不一致：{who}",
            "the judges of {title} and {other} are not the same: {who}"
        );
        let fault = Diagnostic::error(Code::UnevenPanel, facts.span, message);
        faults.push(
            fault
                .related(model.span, text!("另一项在这里", "the other one is here"))
                .clause(criterion.clause.clone())
                .hint(text!(
                    "按总分去掉最高、最低（drop_on: total）时，每项都要由同样的评委打分；回避的各项都回避",
                    "with drop_on: total every criterion has the same judges; who is recused is recused from all"
                )),
        );
    }
}

/// The judges that gave points.
fn present(facts: &CriterionFacts) -> BTreeSet<&str> {
    let recused = |row: &&FactRow| row.get("recused").and_then(|r| r.value.as_flag()) != Some(true);
    let rows = facts.get("scores").and_then(|s| s.value.as_rows()).unwrap_or_default();
    rows.iter().filter(recused).filter_map(|row| row.get("judge")?.value.as_word()).collect()
}
