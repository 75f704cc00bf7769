//! Judges that are dropped by their total must have judged the same criteria: otherwise their totals
//! cannot be compared (spec/scoring.md, N66).

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::rule::{DropOn, Rule};
use crate::model::{Criterion, CriterionFacts, CriterionId, FactRow};

/// Compares the panels of the criteria that drop judges by their total.
pub(super) fn even(criteria: &[&Criterion], facts: &[(CriterionId, CriterionFacts)], faults: &mut Diagnostics) {
    let of = |id: &CriterionId| criteria.iter().find(|c| c.id == *id);
    let by_total = |id: &CriterionId| of(id).filter(|c| drops_by_total(c));
    let judged = |id: &CriterionId| of(id).filter(|c| matches!(c.rule, Rule::Judges(_)));
    gaps(&facts.iter().filter_map(|(id, facts)| Some((judged(id)?, facts))).collect::<Vec<_>>(), faults);
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

/// Warns of judges who are named for one criterion and neither give points nor are recused in another:
/// an empty cell of a table would change a mean, and nobody would see it.
fn gaps(panels: &[(&&Criterion, &CriterionFacts)], faults: &mut Diagnostics) {
    let Some((full, model)) = panels.iter().max_by_key(|(_, facts)| named(facts).len()) else { return };
    let all = named(model);
    for (criterion, facts) in panels {
        let missing: Vec<&str> = all.difference(&named(facts)).copied().collect();
        if missing.is_empty() || drops_by_total(criterion) {
            continue;
        }
        let (who, title, other) = (missing.join("、"), &criterion.title, &full.title);
        let message = text!(
            "「{title}」没有评委 {who} 的分数，「{other}」有",
            "{title} has no points of {who}, who judges {other}"
        );
        faults.push(
            Diagnostic::warning(Code::UnevenPanel, facts.span, message)
                .related(model.span, text!("另一项在这里", "the other one is here"))
                .hint(text!("补上分数；回避的写 回避", "add the points, or 回避 for who is recused")),
        );
    }
}

/// Whether differences are errors anyway.
fn drops_by_total(criterion: &Criterion) -> bool {
    matches!(&criterion.rule, Rule::Judges(judges) if judges.drop_on == DropOn::Total)
}

/// The judges that are named, recused or not.
fn named(facts: &CriterionFacts) -> BTreeSet<&str> {
    let rows = facts.get("scores").and_then(|s| s.value.as_rows()).unwrap_or_default();
    rows.iter().filter_map(|row| row.get("judge")?.value.as_word()).collect()
}

/// The judges that gave points.
fn present(facts: &CriterionFacts) -> BTreeSet<&str> {
    let recused = |row: &&FactRow| row.get("recused").and_then(|r| r.value.as_flag()) != Some(true);
    let rows = facts.get("scores").and_then(|s| s.value.as_rows()).unwrap_or_default();
    rows.iter().filter(recused).filter_map(|row| row.get("judge")?.value.as_word()).collect()
}
