//! GitHub's workflow commands: `::error file=…,line=…,col=…,title=…::message`.

use std::fmt::Write as _;

use super::places::Places;
use crate::diag::{Diagnostic, Severity};
use crate::lang::{Lang, Text, text};

/// Writes one diagnostic without a line end.
pub(super) fn write(diagnostic: &Diagnostic, places: &mut Places<'_>, lang: Lang, out: &mut String) {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let (start, end) = (places.start(diagnostic.span), places.end(diagnostic.span));
    let file = property(places.path(diagnostic.span));
    let (line, column, end_line) = (start.line, start.column, end.line);
    let title = property(&format!("{} {}", diagnostic.code.as_str(), diagnostic.code.title().get(lang)));
    let body = data(&body(diagnostic, lang));
    // Writing to a String cannot fail.
    let _ = write!(out, "::{level} file={file},line={line},col={column},endLine={end_line},title={title}::{body}");
}

/// Message, expectation, clause and cure, a line each.
fn body(diagnostic: &Diagnostic, lang: Lang) -> String {
    let mut lines = vec![diagnostic.message.get(lang).to_owned()];
    let mut add = |name: Text, words: Option<&str>| {
        lines.extend(words.map(|w| format!("{}: {w}", name.get(lang))));
    };
    add(text!("应为", "expected"), diagnostic.expected.as_ref().map(|t| t.get(lang)));
    add(text!("条款", "clause"), diagnostic.clause.as_deref());
    add(text!("办法", "help"), diagnostic.hint.as_ref().map(|t| t.get(lang)));
    lines.join("\n")
}

/// Escapes a message: what it holds cannot end the command or begin another.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property, which also ends at a comma or colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
