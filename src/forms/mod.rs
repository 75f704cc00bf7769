//! Paper forms (审批表、推荐表) filled in from the records, for the seal and the file. They show what
//! no page may show, so they are written below private/ and nowhere else.
//!
//! 1. [`sheets`] fills the form of each nomination, cell by cell, and checks it by the form's own
//!    filling rules (无 where there is nothing, one of the words offered, months without a gap);
//! 2. what comes out are views for the template `form.html`; pipeline/ has them rendered and written.

mod check;
mod fill;
mod plain;
mod resume;
#[cfg(test)]
mod tests;
mod view;

use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::model::{Contest, Form, Nomination, NominationId};
use crate::private::{Private, Record};

pub use view::{SheetView, Sheets};

/// A nomination with everything that may go on its form.
#[derive(Clone, Copy)]
struct Case<'a> {
    contest: &'a Contest,
    form: &'a Form,
    nomination: &'a Nomination,
    /// What the office keeps of it, if private/ has it.
    record: Option<&'a Record>,
}

/// Fills in the forms of the nominations that `wanted` names, or of all that have a form where it
/// names none. Every empty or wrong cell is a fault, at the record that should say it.
#[must_use]
pub fn sheets<'a>(
    contest: &'a Contest,
    private: &'a Private,
    wanted: &[NominationId],
    demo: bool,
    faults: &mut Diagnostics,
) -> Sheets<'a> {
    let mut sheets = Sheets::default();
    let is_wanted = |n: &&Arc<Nomination>| wanted.is_empty() || wanted.contains(&n.id);
    for nomination in contest.nominations.iter().filter(is_wanted) {
        let forms = contest.forms.iter().filter(|f| f.tracks.contains(&nomination.track));
        for form in forms {
            let record = private.of(&contest.id, &nomination.id);
            // Without a word about whom it wants, only what can be whole is printed; the rest is counted.
            if wanted.is_empty() && record.is_none() {
                sheets.without_record += 1;
                continue;
            }
            let case = Case { contest, form, nomination, record };
            check::record(case, faults);
            sheets.filled.push(view::sheet(case, demo, faults));
        }
    }
    sheets
}
