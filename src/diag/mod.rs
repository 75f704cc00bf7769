//! What is wrong with the user's files, as values: collected, sorted, rendered once.
//!
//! A [`Diagnostic`] cannot be made without a [`Code`] and a place. Both languages are written side
//! by side where the fault is found ([`Text`]); a renderer picks one. This room prints nothing and
//! opens no file.

mod code;
mod manual;
mod render;

use crate::lang::Text;
use crate::source::{FileId, Span};

pub use code::Code;
pub use manual::manual;
pub use render::{Format, render};

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is built while one stands.
    Error,
    /// The site is built; a person should look.
    Warning,
}

/// One fault in the user's files, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which fault: the key of its manual entry.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text,
    /// Where it is.
    pub span: Span,
    /// Words under the caret.
    pub label: Option<Text>,
    /// Other places that belong to it (the first use of a duplicate id).
    pub related: Vec<(Span, Text)>,
    /// What was expected there.
    pub expected: Option<Text>,
    /// The clause of the plan or the standard that asks for it, in its own words.
    pub clause: Option<String>,
    /// How to mend it.
    pub hint: Option<Text>,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(code: Code, span: Span, message: Text) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message,
            span,
            label: None,
            related: Vec::new(),
            expected: None,
            clause: None,
            hint: None,
        }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: Code, span: Span, message: Text) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// Words under the caret.
    #[must_use]
    pub fn label(mut self, label: Text) -> Self {
        self.label = Some(label);
        self
    }

    /// Another place that belongs to it.
    #[must_use]
    pub fn related(mut self, span: Span, text: Text) -> Self {
        self.related.push((span, text));
        self
    }

    /// What was expected there.
    #[must_use]
    pub fn expected(mut self, expected: Text) -> Self {
        self.expected = Some(expected);
        self
    }

    /// The clause that asks for it.
    #[must_use]
    pub fn clause(mut self, clause: impl Into<String>) -> Self {
        self.clause = Some(clause.into());
        self
    }

    /// How to mend it.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// All faults of one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    of_table: bool,
}

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { list: Vec::new(), of_table: false }
    }

    /// None yet, of a row of a CSV: some cures for YAML are none there, and what spreadsheets rewrite is read.
    #[must_use]
    pub const fn for_table() -> Self {
        Self { list: Vec::new(), of_table: true }
    }

    /// Whether they are of a row of a CSV.
    #[must_use]
    pub const fn of_table(&self) -> bool {
        self.of_table
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds one, if there is one.
    pub fn push_some(&mut self, diagnostic: Option<Diagnostic>) {
        self.list.extend(diagnostic);
    }

    /// Adds all of another run.
    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Adds those of another run that no earlier one explains.
    pub fn extend_unless(&mut self, other: Self, explains: impl Fn(&Diagnostic, &Diagnostic) -> bool) {
        let new: Vec<_> = other.list.into_iter().filter(|d| !self.list.iter().any(|seen| explains(d, seen))).collect();
        self.list.extend(new);
    }

    /// Gives words to the carets that have none.
    pub fn label(&mut self, mut words: impl FnMut(Span) -> Option<Text>) {
        for diagnostic in self.list.iter_mut().filter(|d| d.label.is_none()) {
            diagnostic.label = words(diagnostic.span);
        }
    }

    /// Changes all words: what was found to be private is covered wherever a message quotes it.
    pub fn reword(&mut self, change: impl Fn(&Text) -> Text) {
        for diagnostic in &mut self.list {
            diagnostic.message = change(&diagnostic.message);
            diagnostic.related.iter_mut().for_each(|(_, words)| *words = change(words));
            for words in [&mut diagnostic.label, &mut diagnostic.expected, &mut diagnostic.hint].into_iter().flatten() {
                *words = change(words);
            }
        }
    }

    /// Whether anything stands in the way of building.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// How many errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.list.iter().filter(|d| d.severity == Severity::Error).count()
    }

    /// How many warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.list.len() - self.errors()
    }

    /// In reading order: file, place, code; repeated ones once.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
        self.list.dedup();
        self.list
    }

    /// Whether a file has any fault, so that later stages need not repeat what follows from it.
    #[must_use]
    pub fn touches(&self, file: FileId) -> bool {
        self.list.iter().any(|d| d.span.file == file)
    }
}
