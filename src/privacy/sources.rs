//! Searches what people typed, file by file on all cores.

use rayon::prelude::*;

use super::{Finding, Policy, Scanner, credit, fault, masked};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::source::{FileId, SourceFile, Sources, Span};

/// What a file holds that it should not.
struct Found {
    file: FileId,
    faults: Vec<Diagnostic>,
    covers: Vec<Span>,
    /// The name to show, where the file's own holds a value.
    name: Option<String>,
}

/// Searches all files that may be published, says what was found, and covers it in the sources, so
/// that no message shows it.
pub fn sources(scanner: &Scanner, sources: &mut Sources, faults: &mut Diagnostics) {
    let files: Vec<_> = sources.all().filter(|(_, file)| is_public(&file.path)).collect();
    let found: Vec<Found> = files.par_iter().map(|(id, file)| search(scanner, *id, file)).collect();
    let (mut covers, mut names) = (Vec::new(), Vec::new());
    for one in found {
        one.faults.into_iter().for_each(|fault| faults.push(fault));
        covers.extend(one.covers);
        names.extend(one.name.map(|name| (one.file, name)));
    }
    if covers.is_empty() && names.is_empty() {
        return;
    }
    names.iter().for_each(|(file, name)| sources.rename(*file, name));
    sources.cover(&covers);
    faults.reword(|words| cover(scanner, words));
}

/// Veiled files hold nothing, and exceptions name what may be public.
fn is_public(path: &str) -> bool {
    !path.starts_with("private/") && path != "data/privacy.yaml"
}

fn search(scanner: &Scanner, file: FileId, source: &SourceFile) -> Found {
    let mut found = Found { file, faults: Vec::new(), covers: Vec::new(), name: None };
    let findings = scanner.typed(source.path.as_bytes());
    found.name = (!findings.is_empty()).then(|| clean(scanner, &source.path));
    for finding in findings {
        found.faults.push(fault::named(&finding, file));
    }
    for finding in scanner.typed(source.text.as_bytes()) {
        let span = found.span(&finding);
        found.faults.push(fault::typed(&finding, span));
        found.covers.push(span);
    }
    credit::wrong(source.text.as_bytes(), |part, right| {
        let span = found.at(part);
        found.faults.push(wrong_code(span, right));
    });
    found
}

impl Found {
    fn span(&self, finding: &Finding) -> Span {
        self.at(finding.part.clone())
    }

    fn at(&self, part: std::ops::Range<usize>) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { file: self.file, start: offset(part.start), end: offset(part.end) }
    }
}

fn wrong_code(span: Span, right: char) -> Diagnostic {
    let message = text!("统一社会信用代码的校验位不符", "the last sign of the 统一社会信用代码 is wrong");
    Diagnostic::warning(Code::CreditCode, span, message)
        .expected(text!("前十七位无误时，最后一位是 {right}", "{right} at the end, if the signs before it are right"))
        .hint(text!("对照登记证书逐位核对", "compare it with the certificate, sign by sign"))
}

/// A message without the values that are found in it.
#[must_use]
pub fn cover(scanner: &Scanner, words: &Text) -> Text {
    Text { zh: clean(scanner, &words.zh), en: clean(scanner, &words.en) }
}

fn clean(scanner: &Scanner, text: &str) -> String {
    let mut out = text.to_owned();
    for finding in scanner.typed(text.as_bytes()).into_iter().rev() {
        if let Some(shown) = out.get(finding.part.clone()).map(masked) {
            out.replace_range(finding.part, &shown);
        }
    }
    out
}

/// Warns of exceptions that nothing needs.
pub fn unused(scanner: &Scanner, policy: &Policy, faults: &mut Diagnostics) {
    for exception in policy.allow.iter().filter(|e| !scanner.was_met(&e.value.value)) {
        let message = text!("没有一处用到这个例外", "nothing needs this exception");
        let hint = text!("删去这一条；例外越少，漏网的越少", "delete it: the fewer exceptions, the fewer leaks");
        faults.push(Diagnostic::warning(Code::UnusedException, exception.value.span, message).hint(hint));
    }
}
