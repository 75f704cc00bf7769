//! The recorder of a trace. The same code scores and explains; when only the score is wanted the
//! recorder is off, and no word of any formula is ever put together.

use super::{TraceInput, TraceStep};
use crate::lang::Text;
use crate::number::Exact;

/// What was used and what was done, if anybody wants to know.
#[derive(Debug, Default)]
pub(super) struct Notes {
    on: bool,
    pub(super) inputs: Vec<TraceInput>,
    pub(super) steps: Vec<TraceStep>,
}

impl Notes {
    /// A recorder that writes, or one that does nothing.
    pub(super) const fn new(on: bool) -> Self {
        Self { on, inputs: Vec::new(), steps: Vec::new() }
    }

    /// Records a fact that is used. `words` gives what it is and its value.
    pub(super) fn input(&mut self, name: &str, words: impl FnOnce() -> (Text, Text)) {
        if self.on {
            let (title, value) = words();
            self.inputs.push(TraceInput { name: name.to_owned(), title, value });
        }
    }

    /// Records a step and the value after it.
    pub(super) fn step(&mut self, op: &'static str, value: &Exact, formula: impl FnOnce() -> Text) {
        if self.on {
            self.steps.push(TraceStep { op, formula: formula(), value: Some(value.clone()) });
        }
    }

    /// Records a step that leads to no value (excluded, ineligible).
    pub(super) fn remark(&mut self, op: &'static str, formula: impl FnOnce() -> Text) {
        if self.on {
            self.steps.push(TraceStep { op, formula: formula(), value: None });
        }
    }
}
