//! Between the pages and the sink: every byte of the site is searched on its way out.

use std::sync::{Mutex, PoisonError};

use super::{Computed, Report};
use crate::output::{OutputError, Pieces, Sink, SitePath};
use crate::privacy::{self, Finding};

/// A sink that searches what it takes and hands it on.
pub(super) struct Guard<'a> {
    computed: &'a Computed,
    sink: &'a dyn Sink,
    found: Mutex<Vec<(String, Finding)>>,
}

impl<'a> Guard<'a> {
    /// Stands before a sink.
    pub(super) fn new(computed: &'a Computed, sink: &'a dyn Sink) -> Self {
        Self { computed, sink, found: Mutex::default() }
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
    fn search(&self, path: &SitePath, piece: &[u8], start: usize) {
        let scanner = &self.computed.scanner;
        // Pages are made from texts that were searched; what else there is was searched by nobody.
        let made = [".html", ".json", ".csv", ".xml", "search.js"].iter().any(|end| path.as_str().ends_with(end));
        let mut findings = if made { scanner.computed(piece) } else { scanner.file(piece).0 };
        for finding in &mut findings {
            finding.part = finding.part.start + start..finding.part.end + start;
        }
        self.keep(path, findings);
    }

    fn keep(&self, path: &SitePath, findings: Vec<Finding>) {
        if !findings.is_empty() {
            let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
            found.extend(findings.into_iter().map(|finding| (path.to_string(), finding)));
        }
    }
}

impl Sink for Guard<'_> {
    fn begin<'s>(&'s self, path: &SitePath, by: &str) -> Result<Box<dyn Pieces + 's>, OutputError> {
        self.keep(path, self.computed.scanner.typed(path.as_str().as_bytes()));
        Ok(Box::new(Searched { guard: self, path: path.clone(), file: self.sink.begin(path, by)?, bytes: 0 }))
    }
}

/// A file that is searched piece by piece: no record is cut in two, so no value is.
struct Searched<'s> {
    guard: &'s Guard<'s>,
    path: SitePath,
    file: Box<dyn Pieces + 's>,
    /// How many bytes have passed.
    bytes: usize,
}

impl Pieces for Searched<'_> {
    fn put(&mut self, piece: &[u8]) -> Result<(), OutputError> {
        self.guard.search(&self.path, piece, self.bytes);
        self.bytes += piece.len();
        self.file.put(piece)
    }

    fn end(self: Box<Self>) -> Result<(), OutputError> {
        self.file.end()
    }
}
