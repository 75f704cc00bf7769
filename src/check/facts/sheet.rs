//! A whole record: facts by criterion, in the order of the rubric.

use std::collections::BTreeMap;

use super::{For, Strictness, criterion, panel, sample};
use crate::check::fields::Fields;
use crate::check::index::{Index, SheetIds};
use crate::check::intern::Pool;
use crate::check::nearest::nearest;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Criterion, CriterionFacts, CriterionId, Gate, Missing, Rubric};
use crate::source::{Span, Spanned};

/// A rubric, ready for looking up criteria.
pub(in crate::check) struct Sheet<'r> {
    rubric: &'r Rubric,
    criteria: Vec<&'r Criterion>,
    by_id: BTreeMap<&'r str, usize>,
    pub(super) gates: &'r [Gate],
    pub(super) ids: Option<&'r SheetIds>,
    elsewhere: Option<&'r BTreeMap<String, Index>>,
}

impl<'r> Sheet<'r> {
    /// `ids` are those that are written down, readable or not.
    pub(in crate::check) fn of(
        rubric: &'r Rubric,
        ids: Option<&'r SheetIds>,
        elsewhere: Option<&'r BTreeMap<String, Index>>,
    ) -> Self {
        let criteria = rubric.criteria();
        let by_id = criteria.iter().enumerate().map(|(at, c)| (c.id.as_str(), at)).collect();
        Self { rubric, criteria, by_id, gates: &rubric.gates, ids, elsewhere }
    }
}

/// Reads the facts of a record or of a whole-sheet example, in the order of the rubric.
pub(in crate::check) fn sheet(
    node: &Node,
    sheet: &Sheet<'_>,
    strictness: Strictness,
    pool: &mut Pool,
    faults: &mut Diagnostics,
) -> Vec<(CriterionId, CriterionFacts)> {
    let Some(f) = Fields::open(node, faults) else { return Vec::new() };
    let mut read: Vec<_> = sheet.criteria.iter().map(|_| None).collect();
    let mut answered = vec![false; sheet.criteria.len()];
    let mut unknown = Vec::new();
    for entry in f.entries() {
        let id: &str = &entry.key.value;
        if let Some(&at) = sheet.by_id.get(id) {
            let of = For {
                criterion: sheet.criteria[at],
                rounding: Some(sheet.rubric.rounding),
                strictness,
                elsewhere: sheet.elsewhere,
            };
            answered[at] = true;
            read[at] = criterion(&entry.value, of, pool, f.faults).map(|facts| (of.criterion.id.clone(), facts));
        } else if sheet.ids.is_none_or(|ids| !ids.criteria.has(id)) {
            unknown.push(&entry.key);
        }
    }
    let open: Vec<_> = sheet.criteria.iter().zip(answered).filter(|(_, done)| !done).map(|(c, _)| *c).collect();
    sheet.complete(&open, &unknown, f.head, f.faults);
    let read = read.into_iter().flatten().collect::<Vec<_>>();
    panel::even(&sheet.criteria, &read, f.faults);
    read
}

impl Sheet<'_> {
    /// Reports what is unknown, and what is unanswered unless an unknown id was meant for it.
    fn complete(&self, open: &[&Criterion], unknown: &[&Spanned<Box<str>>], head: Span, faults: &mut Diagnostics) {
        let mut meant = Vec::new();
        for key in unknown {
            meant.extend(nearest(&key.value, open.iter().map(|c| c.id.as_str())));
            if let Some(ids) = self.ids {
                ids.criteria.unknown_reference(&key.value, key.span, faults);
            }
        }
        for criterion in open.iter().filter(|c| c.missing == Missing::Error && !meant.contains(&c.id.as_str())) {
            faults.push(unanswered(criterion, head));
        }
    }
}

/// The facts of a criterion that has none, and must have.
pub(super) fn unanswered(criterion: &Criterion, place: Span) -> Diagnostic {
    let (sample, title, points) = (sample::of(criterion), &criterion.title, &criterion.points);
    let message = text!("缺少「{title}」（{points} 分）的事实", "the facts of {title} ({points} points) are missing");
    Diagnostic::error(Code::MissingFacts, place, message)
        .expected(text!("facts 下写，如 {sample}", "under facts, such as {sample}"))
        .clause(criterion.clause.clone())
        .hint(text!(
            "确实没有数据的，细则要在这一项写明 missing: zero、exclude 或 ineligible",
            "where there are really none, the rubric must say missing: zero, exclude or ineligible"
        ))
}
