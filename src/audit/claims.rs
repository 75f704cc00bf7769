//! A person's bonus for an award of another contest: the person is one of those who won it.

use std::sync::Arc;

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::rule::{BonusWorth, Rule};
use crate::model::{Contest, Criterion, FactRow, Nomination, Rubric, Site, TrackKind};

/// Every claim of every individual in the site.
pub fn claims(site: &Site) -> Diagnostics {
    let mut faults = Diagnostics::new();
    for contest in &site.contests {
        for criterion in contest.rubrics.iter().flat_map(Rubric::criteria) {
            let Rule::Bonus(bonus) = &criterion.rule else { continue };
            for item in &bonus.items {
                let BonusWorth::AwardIn { contest: home, .. } = &item.worth else { continue };
                let Some(home) = site.contests.iter().find(|c| c.id == *home) else { continue };
                audit(contest, home, criterion, &item.id, &mut faults);
            }
        }
    }
    faults
}

fn audit(contest: &Contest, home: &Contest, criterion: &Criterion, item: &str, faults: &mut Diagnostics) {
    let individual =
        |n: &&Arc<Nomination>| contest.track(n.track.as_str()).is_some_and(|t| t.kind == TrackKind::Individual);
    for nomination in contest.nominations.iter().filter(individual) {
        let rows = nomination.facts.criterion(&criterion.id).and_then(|f| f.get("claims")?.value.as_rows());
        for row in rows.unwrap_or_default().iter().filter(|row| word(row, "item") == Some(item)) {
            let Some(won) = word(row, "nomination").and_then(|id| home.nomination(id)) else { continue };
            if !is_one_of(nomination, won) {
                faults.push(stranger(contest, nomination, home, won, criterion, row));
            }
        }
    }
}

fn word<'r>(row: &'r FactRow, name: &str) -> Option<&'r str> {
    row.get(name)?.value.as_word()
}

/// Whether a person won it alone, or as one of its contributors.
fn is_one_of(person: &Nomination, won: &Nomination) -> bool {
    let name = &person.name.value;
    won.name.value == *name || won.contributors.iter().any(|c| c.name == *name)
}

fn stranger(
    contest: &Contest,
    nomination: &Nomination,
    home: &Contest,
    won: &Nomination,
    criterion: &Criterion,
    row: &FactRow,
) -> Diagnostic {
    let (Text { zh, en }, title) = (say::who(contest, &nomination.id), &won.name.value);
    let (id, short) = (&won.id, &home.short_title);
    let people: Vec<&str> = won.contributors.iter().map(|c| c.name.as_str()).collect();
    let (people, people_en) = (people.join("、"), people.join(", "));
    let message = text!(
        "{zh}凭「{title}」（{short} {id}）加分，但不是它的完成人",
        "{en} claims points for {title} ({id} of {short}) without being one of its contributors"
    );
    Diagnostic::error(Code::ClaimOfAnother, row.span, message)
        .clause(&criterion.clause)
        .related(won.name.span, text!("完成人：{people}", "contributors: {people_en}"))
        .hint(text!("删掉这一项，或者改正 nomination", "delete this claim, or mend its `nomination`"))
}
