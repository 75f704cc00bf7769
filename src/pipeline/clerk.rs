//! Small jobs beside the site: a list of names in order, a period counted.

use std::path::Path;
use std::sync::Arc;

use super::{Failure, Report};
use crate::calendar::Calendar;
use crate::check;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::load;
use crate::order::{By, Strokes};
use crate::source::Sources;

/// The built-in tables and what a site adds to them.
#[derive(Debug)]
pub struct Tables {
    /// Faults of data/calendar.yaml and data/strokes.yaml.
    pub report: Report,
    /// Working days.
    pub calendar: Calendar,
    /// The order of characters.
    pub strokes: Strokes,
}

/// The tables of a site, or the built-in ones where there is no site.
///
/// # Errors
/// When a file cannot be read. Faults in the files are in the report.
pub fn tables(root: Option<&Path>) -> Result<Tables, Failure> {
    let (raw, mut faults) = root.map_or_else(|| Ok(Default::default()), load::load_tables)?;
    let (days, characters) = check::tables(&raw, &mut faults);
    let report = Report { sources: raw.sources, faults };
    Ok(Tables { report, calendar: Calendar::with(&days), strokes: Strokes::with(&characters) })
}

/// A list of names, and what is wrong with its order.
#[derive(Debug)]
pub struct Roll {
    /// Everything that is wrong.
    pub report: Report,
    /// How many names.
    pub count: usize,
    /// In how many lists, each under its heading.
    pub lists: usize,
    /// The text with the names of each list in order.
    pub sorted: String,
    /// What else is to be said of it once it is sorted.
    remark: Option<Diagnostic>,
}

/// Checks lists of names: one a line, several in a row, or a table with a head; under headings.
#[must_use]
pub fn roll(path: &str, bytes: &[u8], by: By, strokes: &Strokes) -> Roll {
    let (mut sources, mut faults) = (Sources::default(), Diagnostics::new());
    let file = load::load_names(path, bytes, &mut sources, &mut faults);
    let text = Arc::clone(&sources.file(file).text);
    let names = check::roll(&text, file, by, strokes, &mut faults);
    let (sorted, remark) = check::arranged(&text, &names, by, strokes);
    let lists = names.chunk_by(|a, b| a.group == b.group).count();
    Roll { sorted, remark, lists, count: names.len(), report: Report { sources, faults } }
}

impl Roll {
    /// What is worth saying of the list once it is sorted.
    #[must_use]
    pub fn warnings(&self) -> Report {
        let mut faults = Diagnostics::new();
        let all = self.report.faults.clone().sorted().into_iter();
        all.filter(|fault| fault.severity == Severity::Warning).for_each(|fault| faults.push(fault));
        faults.push_some(self.remark.clone());
        Report { sources: self.report.sources.clone(), faults }
    }
}
