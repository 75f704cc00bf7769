//! Between the pages and the sink: every byte of the site is searched on its way out.

mod hash;
mod workbook;

use std::sync::{Mutex, PoisonError};

use super::{Computed, Report};
use crate::media;
use crate::output::{OutputError, Pieces, Sink, SitePath};
use crate::privacy::{self, Finding, Unreadable};
use crate::render::Theme;

/// Searches what goes out, and keeps what it finds.
pub(super) struct Search<'a> {
    computed: &'a Computed,
    found: Mutex<Vec<Leak>>,
    /// Files of the theme that nobody can search, and their hashes.
    unread: Mutex<Vec<(String, Unreadable, String)>>,
}

/// Something in a file that must not go out.
struct Leak {
    path: String,
    /// The line, in a file of an earlier release: it lies on the disk.
    line: Option<usize>,
    finding: Finding,
}

/// Who made a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Maker {
    /// This program, from texts that were searched.
    Program,
    /// The same, in a release that was published before. So many lines stand before this piece.
    Release(usize),
    /// The theme: nobody has searched it.
    Theme,
    /// The prose: pictures and attachments.
    Prose,
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
        Self { computed, found: Mutex::default(), unread: Mutex::default() }
    }

    /// What was found, as faults beside those of the check; `None` if it was nothing.
    pub(super) fn verdict(self, report: &Report) -> Option<Report> {
        let mut found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        // Threads race; the message must not. A value is reported at its first file.
        found.sort_by(|a, b| (&a.path, a.finding.part.start).cmp(&(&b.path, b.finding.part.start)));
        let mut seen = Vec::new();
        // Every file of a release has to be taken out, so every one is named.
        found.retain(|Leak { path, line, finding }| {
            let key = (line.map(|_| path.clone()), finding.value.clone());
            let new = !seen.contains(&key);
            seen.push(key);
            new
        });
        let mut unread = self.unread.into_inner().unwrap_or_else(PoisonError::into_inner);
        unread.sort();
        if found.is_empty() && unread.is_empty() {
            return None;
        }
        let mut report = Report { sources: report.sources.clone(), faults: report.faults.clone() };
        let leaks = found.iter().map(|Leak { path, line, finding }| match line {
            Some(line) => privacy::released(finding, (path, *line), &report.sources),
            None => privacy::leaked(finding, path, &report.sources),
        });
        let closed = unread.iter().map(|(path, why, hash)| privacy::closed(*why, path, hash, &report.sources));
        let faults: Vec<_> = leaks.chain(closed).collect();
        faults.into_iter().for_each(|fault| report.faults.push(fault));
        Some(report)
    }

    /// Searches the templates and words of the site's own theme as what they are: typed by somebody.
    pub(super) fn theme(&self, theme: &Theme) {
        for (path, bytes) in theme.typed() {
            self.keep(path, self.computed.scanner.typed(bytes), |_| None);
        }
    }

    /// Searches a piece of a file that begins at byte `start`.
    pub(super) fn piece(&self, path: &SitePath, (piece, start): (&[u8], usize), maker: Maker) {
        let scanner = &self.computed.scanner;
        let mut findings = match Way::of(path.as_str(), maker) {
            Way::Made => scanner.computed(piece),
            Way::Fractions => scanner.computed(&joined(piece)),
            Way::Packed => Vec::new(),
            Way::Workbook => workbook::findings(scanner, piece).unwrap_or_else(|| scanner.file(piece).0),
            Way::Foreign => {
                let (findings, unread) = scanner.file(piece);
                if let Some(why) = unread.filter(|_| maker == Maker::Theme) {
                    self.closed(path, piece, why);
                }
                findings
            }
        };
        let made = matches!(maker, Maker::Program | Maker::Release(_));
        findings.retain(|finding| !made || !hash::holds(piece, &finding.part));
        for finding in &mut findings {
            finding.part = finding.part.start + start..finding.part.end + start;
        }
        self.keep(path.as_str(), findings, |finding| match maker {
            Maker::Release(before) => {
                Some(before + 1 + lines(piece.get(..finding.part.start - start).unwrap_or(piece)))
            }
            _ => None,
        });
    }

    /// Searches a path.
    pub(super) fn path(&self, path: &SitePath) {
        self.keep(path.as_str(), self.computed.scanner.typed(path.as_str().as_bytes()), |_| None);
    }

    /// Keeps in mind a file of the theme that cannot be read. Pictures are seen on every page, and fonts
    /// hold nothing but letters.
    fn closed(&self, path: &SitePath, bytes: &[u8], why: Unreadable) {
        if why == Unreadable::Pixels || privacy::is_font(bytes) {
            return;
        }
        let (below, hash) = (path.as_str().strip_prefix("a/").unwrap_or(path.as_str()), media::hash(bytes));
        let source = format!("themes/{}/static/{below}", self.computed.site.theme);
        if !self.computed.policy.was_looked_at(&source, &hash) {
            self.unread.lock().unwrap_or_else(PoisonError::into_inner).push((source, why, hash));
        }
    }

    fn keep(&self, path: &str, findings: Vec<Finding>, line: impl Fn(&Finding) -> Option<usize>) {
        if findings.is_empty() {
            return;
        }
        let scanner = &self.computed.scanner;
        let sure = findings.into_iter().filter(|f| !f.kind.is_doubtful() && !scanner.is_of_thing(f));
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.extend(sure.map(|finding| Leak { path: path.to_owned(), line: line(&finding), finding }));
    }
}

/// How a file is searched.
enum Way {
    /// It was made from texts that were searched.
    Made,
    /// The same, with exact fractions in two cells.
    Fractions,
    /// A workbook of a release: made from such texts too, and packed.
    Workbook,
    /// It was searched by nobody.
    Foreign,
    /// It holds what stands beside it, file by file; that was compared when it was read.
    Packed,
}

impl Way {
    fn of(path: &str, maker: Maker) -> Self {
        let ends = |ends: &[&str]| ends.iter().any(|end| path.ends_with(end));
        if path.starts_with("evidence/") {
            return if ends(&["/derivation.csv", "/scores.csv", "/results.csv"]) {
                Self::Fractions
            } else if ends(&[".xlsx"]) {
                Self::Workbook
            } else if ends(&[".zip"]) {
                Self::Packed
            } else {
                Self::Made
            };
        }
        if maker == Maker::Program && ends(&[".html", ".json", ".csv", ".xml", "search.js"]) {
            Self::Made
        } else {
            Self::Foreign
        }
    }
}

/// The same bytes with a stroke between two cells of digits: a numerator of eleven digits is no phone.
fn joined(piece: &[u8]) -> Vec<u8> {
    let digit = |at: Option<usize>| at.and_then(|at| piece.get(at)).is_some_and(u8::is_ascii_digit);
    let parts = |at: usize| piece[at] == b',' && digit(at.checked_sub(1)) && digit(at.checked_add(1));
    (0..piece.len()).map(|at| if parts(at) { b'/' } else { piece[at] }).collect()
}

/// How many lines end in a text.
fn lines(text: &[u8]) -> usize {
    text.split(|byte| *byte == b'\n').count() - 1
}

impl Sink for Guard<'_> {
    fn begin<'s>(&'s self, path: &SitePath, by: &str) -> Result<Box<dyn Pieces + 's>, OutputError> {
        self.search.path(path);
        let maker = match by {
            "theme" => Maker::Theme,
            "releases" => Maker::Release(0),
            by if by.starts_with("content/") => Maker::Prose,
            _ => Maker::Program,
        };
        let (path, file) = (path.clone(), self.sink.begin(path, by)?);
        Ok(Box::new(Searched { search: self.search, path, maker, file, bytes: 0 }))
    }
}

/// A file that is searched piece by piece: no record is cut in two, so no value is.
struct Searched<'s> {
    search: &'s Search<'s>,
    path: SitePath,
    maker: Maker,
    file: Box<dyn Pieces + 's>,
    /// How many bytes have passed.
    bytes: usize,
}

impl Pieces for Searched<'_> {
    fn put(&mut self, piece: &[u8]) -> Result<(), OutputError> {
        self.search.piece(&self.path, (piece, self.bytes), self.maker);
        if let Maker::Release(before) = &mut self.maker {
            *before += lines(piece);
        }
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
