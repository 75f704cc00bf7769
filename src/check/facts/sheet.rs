//! A whole record: facts by criterion, in the order of the rubric.

use std::collections::BTreeMap;

use super::{For, Strictness, criterion, gates};
use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::index::SheetIds;
use crate::check::intern::Pool;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Criterion, Facts, Gate, Missing, Rubric};
use crate::source::Span;

/// A rubric, ready for looking up criteria.
pub(in crate::check) struct Sheet<'r> {
    rubric: &'r Rubric,
    criteria: Vec<&'r Criterion>,
    by_id: BTreeMap<&'r str, usize>,
    pub(super) gates: &'r [Gate],
    pub(super) ids: Option<&'r SheetIds>,
}

impl<'r> Sheet<'r> {
    /// `ids` are those that are written down, readable or not.
    pub(in crate::check) fn of(rubric: &'r Rubric, ids: Option<&'r SheetIds>) -> Self {
        let criteria = rubric.criteria();
        let by_id = criteria.iter().enumerate().map(|(at, c)| (c.id.as_str(), at)).collect();
        Self { rubric, criteria, by_id, gates: &rubric.gates, ids }
    }

    /// Reports a gate that the rubric does not have.
    pub(super) fn unknown_gate(&self, id: &str, span: Span, faults: &mut Diagnostics) {
        let none = Ids::of(text!("一票否决项", "gate"), std::iter::empty::<&str>(), span);
        self.ids.map_or(&none, |ids| &ids.gates).unknown_reference(id, span, faults);
    }
}

/// What a record or an example gives.
#[derive(Clone, Copy)]
pub(in crate::check) struct Given<'n> {
    pub(in crate::check) facts: Option<&'n Node>,
    pub(in crate::check) gates: Option<&'n Node>,
    /// Where the record begins.
    pub(in crate::check) head: Span,
    pub(in crate::check) strictness: Strictness,
}

/// Reads the facts and gates of a record or a whole-sheet example.
pub(in crate::check) fn sheet(
    given: Given<'_>,
    sheet: &Sheet<'_>,
    pool: &mut Pool,
    faults: &mut Diagnostics,
) -> Option<Facts> {
    let gates = gates::read(given, sheet, pool, faults);
    let strictness = given.strictness;
    let f = Fields::open(given.facts?, faults)?;
    let mut read: Vec<_> = sheet.criteria.iter().map(|_| None).collect();
    let mut named = vec![false; sheet.criteria.len()];
    for entry in f.entries() {
        let id: &str = &entry.key.value;
        if let Some(&at) = sheet.by_id.get(id) {
            let of = For { criterion: sheet.criteria[at], rounding: Some(sheet.rubric.rounding), strictness };
            named[at] = true;
            read[at] = criterion(&entry.value, of, pool, f.faults).map(|facts| (of.criterion.id.clone(), facts));
        } else if let Some(ids) = sheet.ids.filter(|ids| !ids.criteria.has(id)) {
            ids.criteria.unknown_reference(id, entry.key.span, f.faults);
        }
    }
    for (criterion, _) in sheet.criteria.iter().zip(named).filter(|(_, named)| !named) {
        if criterion.missing == Missing::Error {
            f.faults.push(unanswered(criterion, f.head));
        }
    }
    Some(Facts { criteria: read.into_iter().flatten().collect(), gates })
}

fn unanswered(criterion: &Criterion, head: Span) -> Diagnostic {
    let (id, title, points) = (&criterion.id, &criterion.title, &criterion.points);
    let message = text!("缺少「{title}」（{points} 分）的事实", "the facts of {title} ({points} points) are missing");
    Diagnostic::error(Code::MissingFacts, head, message)
        .expected(text!("facts 下写 {id}: {{…}}", "under facts: {id}: {{…}}"))
        .clause(criterion.clause.clone())
        .hint(text!(
            "确实没有数据的，细则要在这一项写明 missing: zero、exclude 或 ineligible",
            "where there are really none, the rubric must say missing: zero, exclude or ineligible"
        ))
}
