//! One JSON object a line. The shape is a promise (`docs/messages.md`): keys are added, never changed.

use serde_json::{Value, json};

use super::places::Places;
use crate::diag::{Diagnostic, Severity};
use crate::lang::Text;
use crate::source::Span;

/// Writes one diagnostic without a line end.
pub(super) fn write(diagnostic: &Diagnostic, places: &mut Places<'_>, out: &mut String) {
    let place = place(diagnostic.span, places);
    let related: Vec<_> = diagnostic
        .related
        .iter()
        .map(|(span, words)| json!({"message": both(words), "place": self::place(*span, places)}))
        .collect();
    let object = json!({
        "code": diagnostic.code.as_str(),
        "severity": match diagnostic.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "title": both(&diagnostic.code.title()),
        "message": both(&diagnostic.message),
        "place": place,
        "label": diagnostic.label.as_ref().map(both),
        "related": related,
        "expected": diagnostic.expected.as_ref().map(both),
        "clause": diagnostic.clause,
        "help": diagnostic.hint.as_ref().map(both),
    });
    out.push_str(&object.to_string());
}

fn both(words: &Text) -> Value {
    json!({"zh": words.zh, "en": words.en})
}

/// Lines and columns count from 1, columns in characters; bytes count from 0, the end is not included.
fn place(span: Span, places: &mut Places<'_>) -> Value {
    let (start, end) = (places.start(span), places.end(span));
    json!({
        "file": places.path(span),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "byte": span.start,
        "end_byte": span.end,
        "source": places.line(span).text,
    })
}
