//! Paper forms: checked, filled in, rendered, and written below private/forms/, never into the site.

use std::path::PathBuf;

use super::{Failure, Progress, check};
use crate::config::{Config, Job};
use crate::diag::Diagnostics;
use crate::forms;
use crate::fs;
use crate::model::NominationId;
use crate::render::Theme;

use super::Report;

/// Whose forms are wanted.
#[derive(Clone, Debug, Default)]
pub struct FormsWanted {
    /// The contest; every contest that has forms where it is not said.
    pub contest: Option<String>,
    /// Nominations; all that private/ has a record of where none is said.
    pub nominations: Vec<NominationId>,
}

/// Forms that were written.
#[derive(Debug)]
pub struct Printed {
    /// Warnings that a person should look at.
    pub report: Report,
    /// How many forms.
    pub forms: usize,
    /// How many nominations have a form and no record in private/.
    pub without_record: usize,
    /// Names that were asked for and are no contest, no nomination, or have no form.
    pub unknown: Vec<String>,
    /// Where they are.
    pub folder: PathBuf,
}

/// Fills in and writes the forms; nothing is written while a cell is empty or wrong.
///
/// # Errors
/// When the records or the forms have faults, the theme is wrong, or the disk fails.
pub fn forms(job: &Job, wanted: &FormsWanted, progress: &dyn Progress) -> Result<Printed, Failure> {
    let (mut report, computed) = check(job, progress)?;
    let Some(computed) = computed else { return Err(Failure::Faults(report)) };
    let (mut faults, mut filled, mut without_record) = (Diagnostics::new(), Vec::new(), 0);
    let site = &computed.site;
    let is_wanted = |id: &str| wanted.contest.as_deref().is_none_or(|c| c == id);
    for contest in site.contests.iter().filter(|c| is_wanted(c.id.as_str())) {
        let sheets = forms::sheets(contest, &computed.private, &wanted.nominations, site.demo, &mut faults);
        without_record += sheets.without_record;
        filled.extend(sheets.filled.into_iter().map(|sheet| (contest.id.as_str(), sheet)));
    }
    let unknown = unknown(wanted, &computed.site);
    // What a check warns of is no news to whoever prints a form.
    report.faults = faults;
    if report.faults.has_errors() {
        return Err(Failure::Faults(report));
    }
    let theme = Theme::load(&Config::resolve(job, site))?;
    let rendered = filled.iter().map(|(contest, sheet)| Ok((*contest, &sheet.file, theme.sheet("form.html", sheet)?)));
    let rendered = rendered.collect::<Result<Vec<_>, Failure>>()?;
    let folder = job.root.join("private/forms");
    for (contest, file, bytes) in &rendered {
        let place = folder.join(contest);
        fs::create_folders(&place)?;
        let path = place.join(file);
        fs::remove(&path)?;
        fs::create(&path, bytes)?;
    }
    Ok(Printed { report, forms: rendered.len(), without_record, unknown, folder })
}

/// What was asked for and is not there.
fn unknown(wanted: &FormsWanted, site: &crate::model::Site) -> Vec<String> {
    let contest = wanted.contest.iter().filter(|id| !site.contests.iter().any(|c| c.id.as_str() == id.as_str()));
    let has_form = |id: &&NominationId| {
        let in_contest = |c: &&crate::model::Contest| wanted.contest.as_deref().is_none_or(|w| w == c.id.as_str());
        site.contests.iter().filter(in_contest).any(|c| {
            let track = c.nomination(id.as_str()).map(|n| &n.track);
            c.forms.iter().any(|f| track.is_some_and(|t| f.tracks.contains(t)))
        })
    };
    let nominations = wanted.nominations.iter().filter(|id| !has_form(id)).map(ToString::to_string);
    contest.cloned().chain(nominations).collect()
}
