//! One criterion: its facts on a desk, its rule, its cap, and what a missing fact means.

use super::fault::{FaultKind, ScoreFault};
use super::notes::Notes;
use super::{Context, rules, say};
use crate::lang::{Text, text};
use crate::model::{Compare, Criterion, CriterionFacts, FactRow, FactValue, Facts, Missing, NominationId, Rubric};
use crate::number::{Exact, Number};
use crate::source::Spanned;

/// What is scored, beside which record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting<'a> {
    pub(super) rubric: &'a Rubric,
    pub(super) context: &'a Context,
    pub(super) nomination: &'a NominationId,
    pub(super) facts: &'a Facts,
}

/// What a rule comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Worked {
    /// Exact points.
    Points(Exact),
    /// The criterion does not count.
    Excluded,
}

/// What became of a criterion, before rounding.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) worked: Worked,
    /// A fact is missing that makes the nomination ineligible.
    pub(super) ineligible: bool,
    pub(super) notes: Notes,
}

/// The place where a rule works: the facts of one criterion, and a recorder beside them.
pub(super) struct Desk<'a> {
    pub(super) setting: Setting<'a>,
    pub(super) criterion: &'a Criterion,
    facts: &'a CriterionFacts,
    pub(super) notes: Notes,
}

/// Scores one criterion.
pub(super) fn work(setting: Setting<'_>, criterion: &Criterion, record: bool) -> Result<Finding, ScoreFault> {
    let Some(facts) = given(setting.facts, criterion) else { return missing(criterion, Notes::new(record)) };
    let mut desk = Desk::new(setting, criterion, facts, record);
    let worked = match rules::work(&mut desk)? {
        Worked::Points(points) => Worked::Points(capped(&mut desk, points)),
        Worked::Excluded => Worked::Excluded,
    };
    Ok(Finding { worked, ineligible: false, notes: desk.notes })
}

/// The facts of a criterion; `None` when the record has no entry for it or an empty one.
pub(super) fn given<'a>(facts: &'a Facts, criterion: &Criterion) -> Option<&'a CriterionFacts> {
    facts.criterion(&criterion.id).filter(|facts| !facts.values.is_empty())
}

/// N5: what it means that nothing was recorded.
fn missing(criterion: &Criterion, mut notes: Notes) -> Result<Finding, ScoreFault> {
    let zero = || Worked::Points(Exact::ZERO);
    let (worked, ineligible) = match criterion.missing {
        Missing::Error => {
            let title = &criterion.title;
            let message = text!("「{title}」没有填报数据", "no facts are given for “{title}”");
            let kind = FaultKind::MissingFacts;
            return Err(ScoreFault { criterion: Some(criterion.id.clone()), kind, message });
        }
        Missing::Zero => {
            notes.step("missing", &Exact::ZERO, || text!("未填报数据，得 0 分", "no facts given, 0 points"));
            (zero(), false)
        }
        Missing::Exclude => {
            notes.remark("missing", || {
                text!("未填报数据，按缺项处理，不计入满分", "no facts given, the item is left out of the full score")
            });
            (Worked::Excluded, false)
        }
        Missing::Ineligible => {
            notes.step("missing", &Exact::ZERO, || {
                text!("未填报数据，得 0 分，不参加排名", "no facts given, 0 points, not ranked")
            });
            (zero(), true)
        }
    };
    Ok(Finding { worked, ineligible, notes })
}

/// No rule gives more than the criterion's points.
fn capped(desk: &mut Desk<'_>, points: Exact) -> Exact {
    let cap = desk.criterion.points.value();
    if points <= *cap {
        return points;
    }
    desk.notes.step("cap", cap, || {
        let (got, cap) = (say::plain(&points), say::plain(cap));
        text!("{got} 超过本项满分，按 {cap} 分计", "{got} is above the item's maximum, {cap} points count")
    });
    cap.clone()
}

impl<'a> Desk<'a> {
    pub(super) const fn new(
        setting: Setting<'a>,
        criterion: &'a Criterion,
        facts: &'a CriterionFacts,
        record: bool,
    ) -> Self {
        Self { setting, criterion, facts, notes: Notes::new(record) }
    }

    /// The criterion's maximum.
    pub(super) fn points(&self) -> &'a Exact {
        self.criterion.points.value()
    }

    /// What thresholds compare.
    pub(super) const fn compare(&self) -> Compare {
        self.setting.rubric.compare
    }

    /// A fault of this criterion.
    pub(super) fn fault(&self, kind: FaultKind, message: Text) -> ScoreFault {
        ScoreFault { criterion: Some(self.criterion.id.clone()), kind, message }
    }

    /// Whether a fact is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.facts.get(name).is_some()
    }

    /// A number among the facts; `title` says what it is.
    pub(super) fn number(&mut self, name: &str, title: &str) -> Result<&'a Number, ScoreFault> {
        let fact = self.need(self.facts.get(name), name)?;
        let number = self.as_number(fact, name)?;
        self.notes.input(name, || (say::both(title), say::both(number.to_string())));
        Ok(number)
    }

    /// A yes or no among the facts.
    pub(super) fn flag(&mut self, name: &str, title: &str) -> Result<bool, ScoreFault> {
        let fact = self.need(self.facts.get(name), name)?;
        let flag = fact.as_flag().ok_or_else(|| self.wrong_type(name))?;
        self.notes.input(name, || (say::both(title), yes_or_no(flag)));
        Ok(flag)
    }

    /// A word among the facts. The caller records it, because only the rule knows its title.
    pub(super) fn word(&self, name: &str) -> Result<&'a str, ScoreFault> {
        let fact = self.need(self.facts.get(name), name)?;
        fact.as_word().ok_or_else(|| self.wrong_type(name))
    }

    /// A list among the facts.
    pub(super) fn rows(&self, name: &str) -> Result<&'a [FactRow], ScoreFault> {
        let fact = self.need(self.facts.get(name), name)?;
        fact.as_rows().ok_or_else(|| self.wrong_type(name))
    }

    /// A number in a row; `None` when the row does not have it.
    pub(super) fn row_number(&self, row: &'a FactRow, name: &str) -> Result<Option<&'a Number>, ScoreFault> {
        row.get(name).map(|fact| self.as_number(&fact.value, name)).transpose()
    }

    /// A yes or no in a row; `None` when the row does not have it.
    pub(super) fn row_flag(&self, row: &'a FactRow, name: &str) -> Result<Option<bool>, ScoreFault> {
        row.get(name).map(|fact| fact.value.as_flag().ok_or_else(|| self.wrong_type(name))).transpose()
    }

    /// A word in a row; `None` when the row does not have it.
    pub(super) fn row_word(&self, row: &'a FactRow, name: &str) -> Result<Option<&'a str>, ScoreFault> {
        row.get(name).map(|fact| fact.value.as_word().ok_or_else(|| self.wrong_type(name))).transpose()
    }

    /// A fact that must be there.
    pub(super) fn need_in_row<T>(&self, fact: Option<T>, name: &str) -> Result<T, ScoreFault> {
        fact.ok_or_else(|| self.lacking(name))
    }

    fn need(&self, fact: Option<&'a Spanned<FactValue>>, name: &str) -> Result<&'a FactValue, ScoreFault> {
        fact.map(|fact| &fact.value).ok_or_else(|| self.lacking(name))
    }

    fn as_number(&self, fact: &'a FactValue, name: &str) -> Result<&'a Number, ScoreFault> {
        fact.as_number().ok_or_else(|| self.wrong_type(name))
    }

    fn lacking(&self, name: &str) -> ScoreFault {
        self.fault(FaultKind::MissingFact, text!("缺少数据 `{name}`", "the fact `{name}` is missing"))
    }

    fn wrong_type(&self, name: &str) -> ScoreFault {
        self.fault(FaultKind::WrongType, text!("数据 `{name}` 的类型不对", "the fact `{name}` has the wrong type"))
    }
}

/// 是 or 否.
pub(super) fn yes_or_no(flag: bool) -> Text {
    if flag { text!("是", "yes") } else { text!("否", "no") }
}
