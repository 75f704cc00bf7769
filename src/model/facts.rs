//! Facts of a nomination: what was counted, by whom, until when.

use jiff::civil::Date;

use super::rubric::Name;
use super::{CriterionId, GateId};
use crate::number::Number;
use crate::source::{Span, Spanned};

/// All facts of a nomination, in the order of its rubric.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// By criterion. A criterion without an entry has no facts.
    pub criteria: Vec<(CriterionId, CriterionFacts)>,
    /// Gate facts.
    pub gates: Vec<(GateId, GateFact)>,
}

/// The facts of one criterion.
#[derive(Clone, Debug)]
pub struct CriterionFacts {
    /// By name; which names a rule knows stands in `spec/scoring.md`.
    pub values: Vec<(Name, Spanned<FactValue>)>,
    /// 数据来源: who says so. `None` only in examples.
    pub source: Option<Name>,
    /// 统计截止时间
    pub as_of: Option<Date>,
    /// Ids of the evidence (佐证材料编号).
    pub evidence: Vec<Name>,
    /// Where they are written.
    pub span: Span,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// A number.
    Number(Number),
    /// Yes or no.
    Flag(bool),
    /// A word (level, judge id, reason).
    Word(Name),
    /// Several words (the evidence ids of a claim).
    Words(Vec<Name>),
    /// Rows: batches, judges, claims, members.
    Rows(Vec<FactRow>),
}

/// One row of a list of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// By name.
    pub values: Vec<(Name, Spanned<FactValue>)>,
    /// Where it is written.
    pub span: Span,
}

/// The fact of a gate.
#[derive(Clone, Debug)]
pub struct GateFact {
    /// Whether it happened.
    pub value: bool,
    /// Who says so.
    pub source: Option<Name>,
    /// Where it is written.
    pub span: Span,
}

fn find<'a>(values: &'a [(Name, Spanned<FactValue>)], name: &str) -> Option<&'a Spanned<FactValue>> {
    values.iter().find(|(n, _)| &**n == name).map(|(_, v)| v)
}

impl Facts {
    /// The facts of a criterion, if any were given.
    #[must_use]
    pub fn criterion(&self, id: &CriterionId) -> Option<&CriterionFacts> {
        self.criteria.iter().find(|(c, _)| c == id).map(|(_, f)| f)
    }

    /// The fact of a gate, if it was given.
    #[must_use]
    pub fn gate(&self, id: &GateId) -> Option<&GateFact> {
        self.gates.iter().find(|(g, _)| g == id).map(|(_, f)| f)
    }
}

impl CriterionFacts {
    /// The fact of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Spanned<FactValue>> {
        find(&self.values, name)
    }
}

impl FactRow {
    /// The fact of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Spanned<FactValue>> {
        find(&self.values, name)
    }
}

impl FactValue {
    /// The number, if it is one.
    #[must_use]
    pub const fn as_number(&self) -> Option<&Number> {
        if let Self::Number(n) = self { Some(n) } else { None }
    }

    /// The flag, if it is one.
    #[must_use]
    pub const fn as_flag(&self) -> Option<bool> {
        if let Self::Flag(b) = self { Some(*b) } else { None }
    }

    /// The word, if it is one.
    #[must_use]
    pub fn as_word(&self) -> Option<&str> {
        if let Self::Word(w) = self { Some(w) } else { None }
    }

    /// The words, if they are.
    #[must_use]
    pub fn as_words(&self) -> Option<&[Name]> {
        if let Self::Words(words) = self { Some(words) } else { None }
    }

    /// The rows, if they are.
    #[must_use]
    pub fn as_rows(&self) -> Option<&[FactRow]> {
        if let Self::Rows(rows) = self { Some(rows) } else { None }
    }
}
