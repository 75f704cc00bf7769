//! Between the pages and the sink: every byte of the site is searched on its way out.

use std::sync::{Mutex, PoisonError};

use super::{Computed, Report};
use crate::output::{OutputError, Pieces, Sink, SitePath};
use crate::privacy::{self, Finding};

/// Searches what goes out, and keeps what it finds.
pub(super) struct Search<'a> {
    computed: &'a Computed,
    found: Mutex<Vec<(String, Finding)>>,
}

/// A sink that searches what it takes and hands it on.
pub(super) struct Guard<'a> {
    search: &'a Search<'a>,
    sink: &'a dyn Sink,
}

impl<'a> Guard<'a> {
    /// Stands before a sink.
    pub(super) const fn new(search: &'a Search<'a>, sink: &'a dyn Sink) -> Self {
        Self { search, sink }
    }
}

impl<'a> Search<'a> {
    /// Knows what must not go out.
    pub(super) fn new(computed: &'a Computed) -> Self {
        Self { computed, found: Mutex::default() }
    }

    /// What was found, as faults beside those of the check; `None` if it was nothing.
    pub(super) fn verdict(self, report: &Report) -> Option<Report> {
        let mut found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        // Threads race; the message must not. A value is reported at its first file.
        found.sort_by(|a, b| (&a.0, a.1.part.start).cmp(&(&b.0, b.1.part.start)));
        let mut seen = Vec::new();
        found.retain(|(_, finding)| {
            let new = !seen.contains(&finding.value);
            seen.push(finding.value.clone());
            new
        });
        let faults = found.iter().map(|(path, finding)| privacy::leaked(finding, path, &report.sources));
        let mut report =
            (!found.is_empty()).then(|| Report { sources: report.sources.clone(), faults: report.faults.clone() })?;
        faults.for_each(|fault| report.faults.push(fault));
        Some(report)
    }

    /// Searches a piece of a file that begins at byte `start`.
    pub(super) fn piece(&self, path: &SitePath, piece: &[u8], start: usize) {
        let scanner = &self.computed.scanner;
        let mut findings = match Way::of(path.as_str()) {
            Way::Made => scanner.computed(piece),
            Way::Fractions => scanner.computed(&joined(piece)),
            Way::Foreign => scanner.file(piece).0,
            Way::Packed => Vec::new(),
        };
        for finding in &mut findings {
            finding.part = finding.part.start + start..finding.part.end + start;
        }
        self.keep(path, findings);
    }

    /// Searches a path.
    pub(super) fn path(&self, path: &SitePath) {
        self.keep(path, self.computed.scanner.typed(path.as_str().as_bytes()));
    }

    fn keep(&self, path: &SitePath, findings: Vec<Finding>) {
        if !findings.is_empty() {
            let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
            found.extend(findings.into_iter().map(|finding| (path.to_string(), finding)));
        }
    }
}

/// How a file is searched.
enum Way {
    /// It was made from texts that were searched.
    Made,
    /// The same, with exact fractions in two cells.
    Fractions,
    /// It was searched by nobody.
    Foreign,
    /// It holds what stands beside it, file by file; that was compared when it was read.
    Packed,
}

impl Way {
    fn of(path: &str) -> Self {
        let ends = |ends: &[&str]| ends.iter().any(|end| path.ends_with(end));
        if path.starts_with("evidence/") {
            return if ends(&["/derivation.csv", "/scores.csv", "/results.csv"]) {
                Self::Fractions
            } else if ends(&[".xlsx"]) {
                Self::Foreign
            } else if ends(&[".zip"]) {
                Self::Packed
            } else {
                Self::Made
            };
        }
        if ends(&[".html", ".json", ".csv", ".xml", "search.js"]) { Self::Made } else { Self::Foreign }
    }
}

/// The same bytes with a stroke between two cells of digits: a numerator of eleven digits is no phone.
fn joined(piece: &[u8]) -> Vec<u8> {
    let digit = |at: Option<usize>| at.and_then(|at| piece.get(at)).is_some_and(u8::is_ascii_digit);
    let parts = |at: usize| piece[at] == b',' && digit(at.checked_sub(1)) && digit(at.checked_add(1));
    (0..piece.len()).map(|at| if parts(at) { b'/' } else { piece[at] }).collect()
}

impl Sink for Guard<'_> {
    fn begin<'s>(&'s self, path: &SitePath, by: &str) -> Result<Box<dyn Pieces + 's>, OutputError> {
        self.search.path(path);
        Ok(Box::new(Searched { search: self.search, path: path.clone(), file: self.sink.begin(path, by)?, bytes: 0 }))
    }
}

/// A file that is searched piece by piece: no record is cut in two, so no value is.
struct Searched<'s> {
    search: &'s Search<'s>,
    path: SitePath,
    file: Box<dyn Pieces + 's>,
    /// How many bytes have passed.
    bytes: usize,
}

impl Pieces for Searched<'_> {
    fn put(&mut self, piece: &[u8]) -> Result<(), OutputError> {
        self.search.piece(&self.path, piece, self.bytes);
        self.bytes += piece.len();
        self.file.put(piece)
    }

    fn end(self: Box<Self>) -> Result<(), OutputError> {
        self.file.end()
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn only_cells_of_digits_are_joined() {
        assert_eq!(joined("a,12,34,\"x,5\",6.0,7,甲,8".as_bytes()), "a,12/34,\"x,5\",6.0/7,甲,8".as_bytes());
    }
}
